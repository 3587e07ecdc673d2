package conflict

import (
	"cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/compare/view/answer"
	"github.com/openhearsay/hearsay/compare/view/position"
)

// How much of the lighter one's words, the speaker's name apart, two statements share
// that are of one matter, and how many words at least.
const (
	oneMatter = 0.6
	fewShared = 2
)

// How often about a reversal is right on cases left out, of very few: by a retraction,
// and by what a speaker says of one matter at two times.
const (
	byRetraction = 0.6
	byTurn       = 0.6
)

// reversals adds what speakers no longer say: what they take back, and a denial that
// has become "I do not recall" or an admission.
func (g *gatherer) reversals(answers []answer.Finding) {
	for _, x := range answers {
		if x.Kind == hearsay.Retracted && x.To >= 0 {
			g.add(x.To, x.Place, hearsay.Reversal, byRetraction, g.name(x.Place)+" takes back what he said")
		}
	}
	by := map[string][]int{} // statements of a side that turn away from a denial
	f := g.f
	for i := range f.Places {
		if p := &f.Places[i]; p.Statement >= 0 && p.Side != "" && turns(&f.In.Statements[p.Statement], p) {
			by[p.Side] = append(by[p.Side], i)
		}
	}
	for i := range f.Places {
		p := &f.Places[i]
		if p.Statement < 0 || p.Stance != hearsay.Denies || f.In.Statements[p.Statement].Kind != hearsay.Denial {
			continue
		}
		best, score := -1, oneMatter
		for _, k := range by[p.Side][:min(len(by[p.Side]), maxPostings)] {
			if v := g.oneMatter(i, k); v > score && g.later(i, k) {
				best, score = k, v
			}
		}
		if best >= 0 {
			how := "no longer rules it out"
			if f.In.Statements[f.Places[best].Statement].Kind == hearsay.Admission {
				how = "admits it"
			}
			g.add(i, best, hearsay.Reversal, byTurn, g.name(i)+" first denies it and then "+how)
		}
	}
}

// turns reports whether a statement is what a denial may become: an admission, or
// that one does not recall.
func turns(s *hearsay.Statement, p *proposition.Place) bool {
	return s.Kind == hearsay.Admission && p.Stance == hearsay.Asserts || s.Kind == hearsay.Hedge && p.Stance != hearsay.Asserts
}

// oneMatter is how much of the lighter one's words two places of one side share, 0
// for two that render one utterance or share too few.
func (g *gatherer) oneMatter(i, k int) float64 {
	f := g.f
	p, q := &f.Places[i], &f.Places[k]
	if n := f.Group(p.Statement); n > 0 && n == f.Group(q.Statement) || !proposition.Apart(p, q) {
		return 0
	}
	a, b := f.Unnamed(i), f.Unnamed(k)
	if len(term.Shared(a, b)) < min(fewShared, len(a), len(b)) {
		return 0
	}
	return max(f.Within(a, b), f.Within(b, a))
}

// later reports whether place k was said after place i: on a later day, or further on
// in one text that tells of two occasions. Two sentences side by side are one.
func (g *gatherer) later(i, k int) bool {
	p, q := &g.f.Places[i], &g.f.Places[k]
	a, b := g.said(p), g.said(q)
	if a != "" && b != "" && a != b {
		return position.Before(a, b)
	}
	return p.Document == q.Document && q.Order > p.Order && a == b
}

func (g *gatherer) said(p *proposition.Place) string {
	s := &g.f.In.Statements[p.Statement]
	return cmp.Or(s.Said.From, s.Said.To, g.f.In.Documents[p.Document].PublishedAt(hearsay.Cover(p.Spans).Start).From)
}
