package eval

import (
	"testing"

	"github.com/openhearsay/hearsay"
)

func TestPlace(t *testing.T) {
	text := "The mayor said the pier was closed. “It is,” Ana Roe said the engineer had warned, “not safe.” The pier was closed."
	g := &Gold{Statements: []GoldStatement{
		{Document: "d", Content: "It is ... not safe", Source: "Ana Roe", Cue: "said", CueNth: 2, Speaker: "Ana Roe", Kind: "assertion", Via: []string{"The Bay Post"}},
		{Document: "d", Content: "the pier was closed", Source: "The mayor", Cue: "said", Speaker: "the mayor", Kind: "assertion"},
		{Document: "d", Content: "closed", Speaker: "nobody", Kind: "opinion"},
		{Document: "d", Content: "the bridge", Speaker: "the mayor"},
		{Document: "e", Content: "The pier", Speaker: "the mayor"},
	}}
	d := &hearsay.Document{ID: "d", Text: text}
	all := g.Place(d)
	if len(all) != 3 {
		t.Fatalf("%d statements placed, want 3: one is not in the text, one in another document", len(all))
	}
	for i, want := range []struct {
		contents []string
		cue      int
		within   int
		speaker  string
	}{
		{[]string{"the pier was closed"}, 10, -1, "the mayor"},
		{[]string{"closed"}, -1, 0, "nobody"},
		{[]string{"It is", "not safe"}, 57, -1, "Ana Roe"},
	} {
		s := all[i]
		if len(s.Contents) != len(want.contents) || s.Within != want.within || s.Speaker != want.speaker {
			t.Errorf("statement %d: %+v, want %+v", i, s.Statement, want)
			continue
		}
		for k, c := range s.Contents {
			if c.In(text) != want.contents[k] {
				t.Errorf("statement %d: content %q, want %q", i, c.In(text), want.contents[k])
			}
		}
		if at := -1; s.Cue != nil {
			if at = s.Cue.Start; at != want.cue {
				t.Errorf("statement %d: cue at byte %d, want %d", i, at, want.cue)
			}
		} else if at != want.cue {
			t.Errorf("statement %d: no cue, want one at byte %d", i, want.cue)
		}
	}
	found := []hearsay.Statement{
		{Contents: []hearsay.Span{{Start: 11, End: 34}}},                   // one word too many
		{Contents: []hearsay.Span{{Start: 15, End: 34}}},                   // the same, to the letter
		{Contents: []hearsay.Span{{Start: len(text) - 4, End: len(text)}}}, // nothing
	}
	pairs := Pairs(text, found, all)
	if len(pairs) != 1 || pairs[0] != [2]int{1, 0} {
		t.Errorf("pairs %v, want the second found with the first placed", pairs)
	}
}
