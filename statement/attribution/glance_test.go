package attribution

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/learn"
	"github.com/openhearsay/hearsay/model"
)

// TestGlanceSums: the sums that are kept for groups of features are those of the
// features one by one.
func TestGlanceSums(t *testing.T) {
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	p := newPage(z.Analyze("Mayor Alma Brandt said on Tuesday that the bridge, which two engineers (who asked not to be named) had called "+
		"“a danger, and a disgrace”, would close; the Ostwick Courier, according to her, “was wrong.” It had written that nobody knew. "+
		"“We looked,” said one of them: “There is not a crack in it, and I told the mayor so.”\n\nShe denied that. "+
		"“He never told me,” Brandt said, adding that she would resign."), 0)
	learner := learn.NewTrainer(12, roleOutputs)
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		g := make([]float32, roleOutputs)
		for i := range g {
			g[i] = float32(random.NormFloat64())
		}
		learner.Update([]uint32{random.Uint32()}, g)
	}
	table := learner.Table()
	r := newRelater(table)
	var cues []cue
	for i := range p.n {
		if p.kind[i]&isReport != 0 {
			cues = append(cues, cue{stretch{i, i}, 0.9})
		}
	}
	if len(cues) < 5 {
		t.Fatalf("%d cues are too few", len(cues))
	}
	r.open(p, cues)
	tokens := 0
	for _, c := range cues {
		w := p.window(c.stretch)
		f := r.begin(c.stretch, w)
		r.score(f, w)
		for i := w.first; i < w.end; i++ {
			if i >= c.first && i <= c.last {
				continue
			}
			side := p.side(i, c.stretch)
			var still, all bag
			p.still(&still, i, f.l, side)
			f.features(&all, i, side)
			want, got := make([]float32, roleOutputs), r.local[(i-w.first)*roleOutputs:][:roleOutputs]
			table.Add(want, still)
			table.Add(want, all)
			r.bar(want, i)
			if !slices.Equal(got, want) {
				t.Fatalf("token %d of cue %d: %v, not %v", i, c.first, got, want)
			}
			tokens++
		}
	}
	if tokens < 200 {
		t.Errorf("only %d tokens", tokens)
	}
}
