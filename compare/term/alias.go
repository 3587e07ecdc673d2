package term

import (
	"regexp"
	"sort"
	"strings"
	"unicode"

	"github.com/openhearsay/hearsay"
)

// Aliases are the short and long names that the texts of a case give to one
// thing: "Harbor Workers Union (HWU)", "the HWU or HWF", "Pell, also known as PL".
// The zero value knows none.
type Aliases struct {
	phrases map[string][]phrase // by their first word
}

type phrase struct {
	words []string // folded
	stem  string   // what the whole is compared by
}

var (
	bracketed = regexp.MustCompile(`\(([A-Z]{2,6})(?: or ([A-Z]{2,6}))?\)`)
	known     = regexp.MustCompile(`,? (?:also |otherwise |better )?(?:is )?(?:also )?(?:known as|called|abbreviated as) (?:the )?([A-Z]{2,6})(?: or ([A-Z]{2,6}))?\b`)
)

// maxAliasText bounds how much of each text is searched for aliases, in bytes:
// texts explain their short names early.
const maxAliasText = 1 << 17

// FindAliases collects the aliases that texts explain. The result does not depend
// on the order of the texts.
func FindAliases(texts []string) *Aliases {
	parent := map[string]string{}
	var find func(s string) string
	find = func(s string) string {
		p, ok := parent[s]
		if !ok || p == s {
			parent[s] = s
			return s
		}
		r := find(p)
		parent[s] = r
		return r
	}
	join := func(a, b string) {
		if a == "" || b == "" {
			return
		}
		x, y := find(a), find(b)
		if y < x {
			x, y = y, x
		}
		parent[y] = x
	}
	for _, text := range texts {
		text = text[:min(len(text), maxAliasText)]
		for _, m := range bracketed.FindAllStringSubmatchIndex(text, -1) {
			short := text[m[2]:m[3]]
			long := longForm(text[max(0, m[0]-120):m[0]], short)
			if long == "" && m[4] < 0 {
				continue // "(R)" of a party, a place
			}
			if long != "" {
				join(strings.ToLower(short), long)
			}
			if m[4] >= 0 {
				join(strings.ToLower(short), strings.ToLower(text[m[4]:m[5]]))
			}
		}
		if !mayName(text) {
			continue
		}
		for _, m := range known.FindAllStringSubmatchIndex(text, -1) {
			short := strings.ToLower(text[m[2]:m[3]])
			if m[4] >= 0 {
				join(short, strings.ToLower(text[m[4]:m[5]]))
			}
			join(short, capitals(text[max(0, m[0]-120):m[0]]))
		}
	}
	members := make([]string, 0, len(parent))
	for s := range parent {
		members = append(members, s)
	}
	sort.Strings(members)
	a := &Aliases{phrases: map[string][]phrase{}}
	for _, s := range members {
		w := strings.Fields(s)
		a.phrases[w[0]] = append(a.phrases[w[0]], phrase{w, "@" + find(s)})
	}
	for _, l := range a.phrases {
		sort.SliceStable(l, func(i, j int) bool { return len(l[i].words) > len(l[j].words) })
	}
	return a
}

// mayName reports whether words stand in a text by which known begins to name a short form,
// two capitals behind them: to look for them takes a tenth of the time of known.
func mayName(text string) bool {
	for _, words := range [...]string{"known as ", "called ", "abbreviated as "} {
		for rest := text; ; {
			_, after, ok := strings.Cut(rest, words)
			if !ok {
				break
			}
			rest = after
			after = strings.TrimPrefix(after, "the ")
			if len(after) > 1 && after[0] >= 'A' && after[0] <= 'Z' && after[1] >= 'A' && after[1] <= 'Z' {
				return true
			}
		}
	}
	return false
}

// longForm is the capitalised words at the end of before whose first letters
// spell short, small words skipped; folded, "" where there are none.
func longForm(before, short string) string {
	f := strings.Fields(before)
	k := len(short) - 1
	i := len(f) - 1
	for ; i >= 0 && k >= 0; i-- {
		w := strings.Trim(f[i], "“”\"'’,")
		if w == "" {
			return ""
		}
		r := []rune(w)[0]
		switch {
		case unicode.IsUpper(r) && byte(r) == short[k]:
			k--
		case small[strings.ToLower(w)]:
		default:
			return ""
		}
	}
	if k >= 0 {
		return ""
	}
	return foldPhrase(f[i+1:])
}

var small = set(`of the in and for on to & al`)

// capitals is the run of capitalised words at the end of before, folded.
func capitals(before string) string {
	f := strings.Fields(before)
	i := len(f)
	for i > 0 {
		w := []rune(strings.Trim(f[i-1], "“”\"'’"))
		if len(w) == 0 || !unicode.IsUpper(w[0]) || strings.ContainsAny(f[i-1][:len(f[i-1])-1], ".;:!?") {
			break
		}
		i--
	}
	if i < len(f) && strings.EqualFold(f[i], "the") {
		i++
	}
	if len(f)-i > 6 {
		return ""
	}
	return foldPhrase(f[i:])
}

func foldPhrase(f []string) string {
	s := strings.Join(f, " ")
	var out []string
	for _, w := range Words(s, hearsay.Span{End: len(s)}) {
		out = append(out, w.Fold)
	}
	return strings.Join(out, " ")
}

// Words is Words of the package, with each alias compared by one stem.
func (a *Aliases) Words(text string, span hearsay.Span) []Word {
	words := Words(text, span)
	a.join(words)
	return words
}

// Append appends what Words returns to all.
func (a *Aliases) Append(all []Word, text string, span hearsay.Span) []Word {
	from := len(all)
	all = appendWords(all, text, span)
	a.join(all[from:])
	return all
}

// join gives each alias among words its one stem.
func (a *Aliases) join(words []Word) {
	if a == nil || len(a.phrases) == 0 {
		return
	}
	for i := 0; i < len(words); i++ {
		for _, p := range a.phrases[words[i].Fold] {
			if !words[i].Name && !words[i].Initial || !matches(words[i:], p.words) {
				continue
			}
			words[i].Stem = p.stem
			for k := 1; k < len(p.words); k++ {
				words[i+k].Stem = ""
			}
			i += len(p.words) - 1
			break
		}
	}
}

func matches(words []Word, fold []string) bool {
	if len(words) < len(fold) {
		return false
	}
	for i := range fold {
		if words[i].Fold != fold[i] {
			return false
		}
	}
	return true
}
