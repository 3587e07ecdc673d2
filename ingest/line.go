package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what a line of a page is.
type kind int

const (
	blank  kind = iota
	prose       // sentences of the article
	short       // a headline, a subheading, an entry of a menu
	tip         // furniture that stays, marked: it credits somebody ("[h/t Harbour Gazette]")
	credit      // a credit line that ends a story ("[Harbour Gazette]"): stays, marked
	mark        // furniture that stays, marked, because it may be the article's own
	chrome      // furniture that goes: a menu, a caption, a call to read more
	teaser      // chrome that belongs to the headline above it ("Read more")
)

// A line is a line of the source without the white space around it.
type line struct {
	text   string
	kind   kind
	words  int
	capped float64 // share of the longer words that are capitalised
	closed bool    // ends as a sentence does
	gap    bool    // a blank line stands before it
}

// longLine is the length in bytes from which a line can only be prose: what is
// furniture is shorter.
const longLine = 1500

// lines cuts text into lines and tells prose from furniture, each line by
// itself; what depends on the lines around it is decided by settle.
func lines(text string) []line {
	var out []line
	gap := false
	for len(text) > 0 {
		s, rest, _ := strings.Cut(text, "\n")
		text = rest
		s = strings.TrimSpace(s)
		if s == "" {
			gap = true
			continue
		}
		l := measure(s)
		l.gap = gap
		gap = false
		out = append(out, l)
	}
	return out
}

func measure(s string) line {
	s = uncalled(uncredited(s))
	l := line{text: s, closed: closed(s)}
	if len(s) > longLine {
		l.kind, l.words = prose, longLine/8
		return l
	}
	long, capitals := 0, 0
	for _, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "\"'“‘(["))
		if !wordy(r) {
			continue
		}
		l.words++
		if utf8.RuneCountInString(w) > 3 {
			long++
			if unicode.IsUpper(r) || unicode.IsDigit(r) {
				capitals++
			}
		}
	}
	if long > 0 {
		l.capped = float64(capitals) / float64(long)
	}
	l.kind = furniture(l)
	if l.kind != blank {
		return l
	}
	l.kind = short
	if l.words >= 25 || l.closed && l.words >= 5 && !(l.capped > 0.8 && l.words < 20 && !strings.ContainsAny(s, "\"“”")) {
		l.kind = prose
	}
	return l
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// closed reports whether s ends as a sentence does, quotation marks and brackets aside.
func closed(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)] \u00a0\ufeff\u200b")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".?!…:;,—-", r) && s != ""
}

// headline reports whether l may be the headline of a story.
func (l line) headline() bool {
	return l.kind == short && l.words >= 4 && len(l.text) <= 250
}

// unwrap joins the lines of paragraphs that were broken at a fixed width, as
// mail and press releases are; other text stays as it is.
func unwrap(text string) string {
	if len(text) > 4<<20 {
		return text
	}
	wrapped, open, n := 0, 0, 0
	all := strings.Split(text, "\n")
	for i, s := range all {
		s = strings.TrimSpace(s)
		k := utf8.RuneCountInString(s)
		if k > 100 {
			return text
		}
		if k == 0 {
			continue
		}
		n++
		if i+1 < len(all) && strings.TrimSpace(all[i+1]) != "" {
			wrapped++ // a line that another one follows directly
			if k >= 45 && !closed(s) {
				open++
			}
		}
	}
	if n < 8 || 2*wrapped < n || 10*open < 6*wrapped {
		return text
	}
	var b strings.Builder
	for i, s := range all {
		t := strings.TrimSpace(s)
		b.WriteString(t)
		switch {
		case i+1 == len(all):
		case t != "" && strings.TrimSpace(all[i+1]) != "" && utf8.RuneCountInString(t) >= 45:
			b.WriteByte(' ')
		default:
			b.WriteByte('\n')
		}
	}
	return b.String()
}
