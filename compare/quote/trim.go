package quote

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// leastTold is the share of the content of a clause that the other renderings must
// have for it to be part of what they render.
const leastTold = 0.34

// trim cuts off the clauses at either end of a rendering of which no other one of
// its group tells anything: "that his fortune is small, but it is not clear what
// became of the ship" renders "my fortune is small" with its first clause only.
func (f *finder) trim(u *unit, told map[int32]int) {
	if len(u.spans) != 1 {
		return
	}
	text := f.texts[u.document]
	first, last := 0, len(u.words)
	for first < last {
		end := clauseEnd(text, u.words, first)
		if end >= last || f.tells(u.words[first:end], told) {
			break
		}
		first = end
	}
	for first < last {
		start := first
		for {
			end := clauseEnd(text, u.words, start)
			if end >= last {
				break
			}
			start = end
		}
		if start == first || f.tells(u.words[start:last], told) {
			break
		}
		last = start
	}
	if first == 0 && last == len(u.words) {
		return
	}
	u.words = u.words[first:last]
	u.spans = []hearsay.Span{{Start: int(u.words[0].start), End: int(u.words[len(u.words)-1].end)}}
}

// clauseEnd is the word behind the clause that begins at word i: where a sign stands
// that parts clauses.
func clauseEnd(text string, words []word, i int) int {
	for i++; i < len(words); i++ {
		gap := text[words[i-1].end:words[i].start]
		if strings.ContainsAny(gap, ",;:—–()") || strings.Contains(gap, "--") || strings.Contains(gap, " - ") {
			return i
		}
	}
	return len(words)
}

// tells reports whether enough of the content of words is told twice.
func (f *finder) tells(words []word, told map[int32]int) bool {
	all, twice := 0.0, 0.0
	for i := range words {
		s := words[i].stem
		if s < 0 {
			continue
		}
		w := f.weights.Weight(s)
		all += w
		if told[s] > 1 {
			twice += w
		}
	}
	return twice > 0 && twice >= leastTold*all
}
