package reuse

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// shuffled are n texts that are made of the same sentences, each in an order of its own.
func shuffled(n, sentences int) []Text {
	r := rand.New(rand.NewPCG(7, 11))
	var all []string
	for i := range sentences {
		all = append(all, prose(uint64(i), 12)+".")
	}
	texts := make([]Text, n)
	for i := range texts {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		texts[i] = Text{ID: fmt.Sprintf("t%04d", i), Text: strings.Join(all, " ")}
	}
	return texts
}

// TestBound: the rows of texts made of the same sentences grow with the texts, not with
// their pairs, and a story that many print whole keeps a row for each pair.
func TestBound(t *testing.T) {
	o := Options{Case: true, Candidates: true}
	rows := func(n int) int { return len(find(t, shuffled(n, 40), o)) }
	few, many := rows(60), rows(240)
	t.Logf("60 texts: %d rows, 240 texts: %d rows", few, many)
	if pairs := 240 * 239 / 2; many > 12*few || many < 239 || many > leastRows+rowsPerText*240+pairs {
		t.Errorf("60 texts have %d rows, 240 texts %d", few, many)
	}
	whole := make([]Text, 60)
	for i := range whole {
		whole[i] = Text{ID: fmt.Sprintf("t%04d", i), Text: prose(3, 300)}
	}
	if got, want := len(find(t, whole, o)), 60*59/2; got != want {
		t.Errorf("one story in 60 texts: %d rows, want %d", got, want)
	}
}

// TestBoundHolders: holders fall only where there would be too many rows.
func TestBoundHolders(t *testing.T) {
	b := newBound()
	if got := b.holders(10); got != Holders {
		t.Errorf("of nothing: %d holders", got)
	}
	for range 1000 { // a thousand sentences that 400 texts hold, each beginning a run in each text
		for range 400 {
			b.climb(1, 400)
		}
	}
	if got := b.holders(400); got >= 400 || got < fewestHolders {
		t.Errorf("of 400 texts made of the same thousand sentences: %d holders have a row a pair", got)
	}
}
