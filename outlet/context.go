package outlet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// before are words after which an outlet stands; after, words that follow one.
var (
	before = words(`told tell tells telling via per according_to reported_by report_by report_from story_by story_in
		report_in article_in article_by published_by published_in interview_with interview_to statement_to
		first_reported_by h/t hat_tip comment_to spoke_to speaking_to talked_to talking_to emailed_to reporting_by reporting_from
		editor_of correspondent_for reporter_for reporter_at columnist_for source: courtesy_of obtained_by appeared_on`)
	after = words(`reported reports notes predicts wrote writes tweeted noted magazine newspaper newsroom's newsroom reporter correspondent
		editorial columnist anchor poll story report article interview first has_reported had_reported later_reported also_reported`)
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[strings.ReplaceAll(w, "_", " ")] = true
	}
	return m
}

// context reports whether the words around text[start:end] speak of an outlet:
// a verb of reporting, a credit in brackets, or "'s" and a person's name.
func (f *finder) context(start, end int) bool {
	return f.bracketed(start, end) || f.cuedBefore(start) || f.cuedAfter(end)
}

func (f *finder) cuedBefore(start int) bool {
	s := strings.TrimRight(f.text[max(0, start-40):start], " \u00a0\n\"'“‘([")
	s = strings.ToLower(s)
	w := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("\"“”()[]", r) })
	for n := 1; n <= 3 && n <= len(w); n++ {
		if before[strings.Join(w[len(w)-n:], " ")] {
			return true
		}
	}
	return false
}

func (f *finder) cuedAfter(end int) bool {
	s := f.text[end:min(len(f.text), end+60)]
	for _, p := range []string{"'s ", "’s ", "' ", "’ "} {
		if rest, ok := strings.CutPrefix(s, p); ok {
			w := strings.Fields(rest)
			if len(w) >= 2 && capital(w[0]) && capital(w[1]) {
				return true
			}
			s = " " + rest
			break
		}
	}
	if !strings.HasPrefix(s, " ") {
		return false
	}
	w := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",.;:\"“”", r) })
	return len(w) >= 1 && after[w[0]] || len(w) >= 2 && after[w[0]+" "+w[1]]
}

// bracketed reports whether the span is all that a pair of brackets holds, but
// for a hat tip or a "via" before it.
func (f *finder) bracketed(start, end int) bool {
	open := strings.LastIndexAny(f.text[max(0, start-24):start], "[(")
	if open < 0 || end >= len(f.text) || f.text[end] != ']' && f.text[end] != ')' {
		return false
	}
	lead := strings.ToLower(strings.Trim(f.text[max(0, start-24)+open+1:start], " :"))
	return lead == "" || lead == "h/t" || lead == "via" || lead == "hat tip" || lead == "source"
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// nextIsName reports whether a capitalised word follows end directly.
func (f *finder) nextIsName(end int) bool {
	return end+1 < len(f.text) && f.text[end] == ' ' && capital(f.text[end+1:])
}

// prevWord is the word that ends directly before start with one space between,
// and where it starts; "" where there is none.
func (f *finder) prevWord(start int) (string, int) {
	if start < 2 || f.text[start-1] != ' ' {
		return "", start
	}
	return f.wordTo(start - 1)
}

// wordTo is the word that ends at end, and where it starts.
func (f *finder) wordTo(end int) (string, int) {
	start := end + 1
	i := end
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(f.text[:i])
		if !wordRune(r) && r != '-' && r != '\'' && r != '’' && r != '.' {
			break
		}
		i -= n
	}
	w := f.text[i : start-1]
	if strings.HasSuffix(w, ".") && !abbreviation(w) {
		return "", start
	}
	return w, i
}

// abbreviation tells "St." and "N.Y." from the end of a sentence.
func abbreviation(w string) bool {
	return w == "St." || w == "Ft." || w == "Mt." || strings.Count(w, ".") > 1
}

// partOfName reports whether a capitalised word stands directly before or after
// the span and makes it part of a longer name ("White People", "Vice President").
// A possessive after the span does not.
func (f *finder) partOfName(start, end int) bool {
	if f.nextIsName(end) {
		return true
	}
	start, article := f.article(start)
	if article {
		return false
	}
	w, _ := f.prevWord(start)
	return w != "" && capital(w) && !leads[w] && !before[strings.ToLower(w)]
}

// person reports whether the text holds the name after a first name or a title.
func (f *finder) person(name string) bool {
	for at := 0; ; {
		k := strings.Index(f.text[at:], name)
		if k < 0 {
			return false
		}
		i := at + k
		at = i + len(name)
		if w, _ := f.prevWord(i); w != "" && capital(w) && !leads[w] && f.startsWord(i) {
			return true
		}
	}
}
