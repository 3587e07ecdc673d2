package json

import (
	"bytes"
	stdjson "encoding/json"
	"io"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report/reporttest"
)

// Cutting the texts by the offsets that leave must give the words that the case
// means, for every span of every statement of the invented case.
func TestStory(t *testing.T) {
	c := reporttest.Case()
	var b bytes.Buffer
	if err := Write(&b, c); err != nil {
		t.Fatal(err)
	}
	type cutAt struct{ Start, End int }
	var got struct {
		Documents []struct {
			ID, Text string
		}
		Statements []struct {
			Document    string
			Source, Cue *cutAt
			Contents    []cutAt
			Hops        []struct{ At *cutAt }
		}
	}
	if err := stdjson.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	runes, texts := map[string][]rune{}, map[string]string{}
	for _, d := range got.Documents {
		runes[d.ID], texts[d.ID] = []rune(d.Text), d.Text
	}
	if len(got.Statements) != len(c.Statements) {
		t.Fatalf("%d statements, want %d", len(got.Statements), len(c.Statements))
	}
	for i, s := range got.Statements {
		var cuts []*cutAt
		var spans []*hearsay.Span
		pair := func(a *cutAt, b *hearsay.Span) { cuts, spans = append(cuts, a), append(spans, b) }
		want := c.Statements[i]
		pair(s.Source, want.Source)
		pair(s.Cue, want.Cue)
		for k := range s.Contents {
			pair(&s.Contents[k], &want.Contents[k])
		}
		for k := range s.Hops {
			pair(s.Hops[k].At, want.Via[k].At)
		}
		for k := range cuts {
			if (cuts[k] == nil) != (spans[k] == nil) {
				t.Errorf("%s: span %d is missing on one side", want.ID, k)
			} else if cuts[k] != nil {
				if a, b := string(runes[s.Document][cuts[k].Start:cuts[k].End]), spans[k].In(texts[s.Document]); a != b {
					t.Errorf("%s: %q, want %q", want.ID, a, b)
				}
			}
		}
	}
	for i, d := range got.Documents {
		if d.ID != c.Documents[i].ID || d.Text != c.Documents[i].Text {
			t.Errorf("document %d is %s, want %s with its text", i, d.ID, c.Documents[i].ID)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	c := reporttest.Big(1000)
	for b.Loop() {
		if err := Write(io.Discard, c); err != nil {
			b.Fatal(err)
		}
	}
}
