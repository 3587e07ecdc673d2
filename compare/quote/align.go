package quote

import (
	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// maxAlign bounds the words of one side of an alignment, so that a statement of
// any length costs a bounded time.
const maxAlign = 160

// common is the length of the longest common subsequence of folded words
// (Hirschberg 1977 for the two-row form), over the first maxAlign words of each.
func common(a, b []term.Word) int {
	a, b = a[:min(len(a), maxAlign)], b[:min(len(b), maxAlign)]
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			up := row[j+1]
			if a[i].Fold == b[j].Fold {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = up
		}
	}
	return row[len(b)]
}

// cutFrom reports whether the words of a are those of b with some left out.
func cutFrom(a, b []term.Word) bool {
	j := 0
	for i := range a {
		for j < len(b) && b[j].Fold != a[i].Fold {
			j++
		}
		if j == len(b) {
			return false
		}
		j++
	}
	return true
}

// Class says what became of the words of the fullest rendering in another one:
// Verbatim where only case, punctuation and the spelling of numbers differ,
// Trimmed where words were only cut off or out, else Altered.
func Class(rendering, fullest []term.Word) hearsay.Change {
	switch {
	case term.Key(rendering) == term.Key(fullest):
		return hearsay.Verbatim
	case cutFrom(rendering, fullest):
		return hearsay.Trimmed
	}
	return hearsay.Altered
}
