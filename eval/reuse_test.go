package eval

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/reuse"
)

func TestScoreReuse(t *testing.T) {
	side := func(id string, start, end int) hearsay.Side {
		return hearsay.Side{Document: id, Span: hearsay.Span{Start: start, End: end}}
	}
	gold := []ReuseCase{
		{A: side("a", 0, 100), B: side("b", 200, 300), Edits: NoEdits, Direct: true},
		{A: side("d", 0, 100), B: side("c", 0, 100), Edits: LightEdits, Direct: true},
		{A: side("a", 0, 100), B: side("c", 0, 100), Edits: LightEdits},
	}
	found := []hearsay.Passage{
		{A: side("a", 0, 50), B: side("b", 200, 250), From: hearsay.FromA},    // half of the first
		{A: side("a", 60, 100), B: side("b", 260, 300), From: hearsay.FromB},  // a further piece
		{A: side("a", 0, 100), B: side("c", 0, 100), From: hearsay.FromA},     // known, not direct
		{A: side("x", 0, 40), B: side("y", 0, 40), From: hearsay.FromUnknown}, // not known
	}
	got := ScoreReuse(gold, found)
	want := ReuseScore{
		Precision: Counts{380, 460},
		Recall:    map[Edits]Counts{NoEdits: {180, 200}, LightEdits: {0, 200}},
		Copies:    2, Found: 1, Pieces: 2, Named: 1, NamedRight: 1, Predictions: 4,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if g := got.Granularity(); g != 2 {
		t.Errorf("granularity %v, want 2", g)
	}
}

// TestReuseBench holds the finder to its targets on a benchmark of our own.
func TestReuseBench(t *testing.T) {
	dir, ok := corpus.Shared()
	if !ok {
		t.Skip("the shared corpora are not here")
	}
	articles, err := corpus.Articles(filepath.Join(dir, "data", "polnear", "train.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	var texts []reuse.Text
	for _, a := range articles {
		texts = append(texts, reuse.Text{ID: a.ID, Text: a.Text})
	}
	b := MakeReuseBench(texts, 1, 400)
	if d := cmp.Diff(b, MakeReuseBench(texts, 1, 400)); d != "" {
		t.Fatalf("the same seed makes another benchmark:\n%s", d)
	}
	text := map[string]string{}
	for _, x := range b.Texts {
		text[x.ID] = x.Text
	}
	for _, c := range b.Cases {
		x, y := c.A.Span.In(text[c.A.Document]), c.B.Span.In(text[c.B.Document])
		if x == "" || y == "" || c.Edits == NoEdits && c.Direct && x != y {
			t.Fatalf("case %+v holds\n%q\n%q", c, x, y)
		}
	}
	found, err := reuse.Find(context.Background(), b.Texts, reuse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := ScoreReuse(b.Cases, found)
	t.Logf("%d copies, plagdet %.4f, precision %.4f, granularity %.3f", s.Copies, s.Plagdet(), s.Precision.Ratio(), s.Granularity())
	least := map[Edits]float64{NoEdits: 0.995, QuoteEdits: 0.97, LightEdits: 0.98, ModerateEdits: 0.94, HeavyEdits: 0.70}
	for e, want := range least {
		if got := s.Recall[e].Ratio(); got < want {
			t.Errorf("recall of %s copies is %.3f, under %.3f", e, got, want)
		}
	}
	if s.Copies < 100 || s.Plagdet() < 0.95 || s.Precision.Ratio() < 0.975 || s.Granularity() > 1.03 {
		t.Errorf("%d copies, plagdet %.4f, precision %.4f, granularity %.3f", s.Copies, s.Plagdet(), s.Precision.Ratio(), s.Granularity())
	}
	if named := over(s.Named, s.Found); named < 0.4 || over(s.NamedRight, s.Named) < 0.95 {
		t.Errorf("%d directions named for %d copies found, %d right", s.Named, s.Found, s.NamedRight)
	}
}
