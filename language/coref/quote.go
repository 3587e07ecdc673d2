package coref

import (
	"strings"

	"github.com/openhearsay/hearsay/language"
)

// Quotations numbers the quotations of a text: for each token the index of the
// one it stands in, -1 for none. A quotation over several paragraphs, each
// opened anew and only the last closed, is one; a mark that is never closed
// ends with its paragraph.
func Quotations(a *language.Analysis) []int {
	out := make([]int, len(a.Tokens))
	for i := range out {
		out[i] = -1
	}
	n := 0
	paragraph, start := -1, -1
	single := false // the open mark is a single one
	for si, s := range a.Sentences {
		if s.Paragraph != paragraph {
			start, single, paragraph = -1, false, s.Paragraph
		}
		for i := s.First; i < s.End && i < len(out); i++ {
			w := a.Word(i)
			opens, closes := w == "“" || w == "``" || w == "«" || w == "„", w == "”" || w == "''" || w == "»"
			switch {
			case w == "\"":
				opens, closes = start < 0, start >= 0 && !single
			case w == "‘" && start < 0:
				opens = true
			case w == "’" && single:
				closes = true
			}
			if single && closes && w != "’" {
				single = false // a double mark ends it as well
			}
			switch {
			case closes && start >= 0:
				start, single = -1, false
				n++
				continue
			case opens && start < 0:
				start, single = i, w == "‘"
				continue
			}
			if start >= 0 {
				out[i] = n
			}
		}
		if si+1 == len(a.Sentences) || a.Sentences[si+1].Paragraph != paragraph {
			if start >= 0 && !reopened(a, si+1) {
				// never closed: it ends here
				start = -1
				n++
			}
		}
	}
	return out
}

// reopened reports whether sentence si begins with an opening mark.
func reopened(a *language.Analysis, si int) bool {
	if si >= len(a.Sentences) {
		return false
	}
	first := a.Sentences[si].First
	return first < len(a.Tokens) && strings.Contains("“``\"«", a.Word(first))
}
