package proposition

import (
	"math"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/learn"
)

// Classes of a pair of places.
const (
	Neither = iota
	Same
	Opposite
)

var pairClasses = []string{"neither", "same", "opposite"}

// A neighbour is a place beside another, with their likeness.
type neighbour struct {
	place int
	likeness
	rank int // among the neighbours of the other, from 1
}

// pairFeatures describe two places, in either order alike. rank is the better of
// the ranks that each has among the other's neighbours.
func (f *Field) pairFeatures(i, j int, l likeness, rank int) []learn.Feature {
	a, b := &f.Places[i], &f.Places[j]
	x := make([]learn.Feature, 0, 40)
	put := func(name string, v float64) {
		if v != 0 {
			x = append(x, learn.Feature{Name: name, Value: v})
		}
	}
	flag := func(name string, b bool) {
		if b {
			x = append(x, learn.Feature{Name: name, Value: 1})
		}
	}
	put("cosine", l.cosine)
	put("cosine²", l.cosine*l.cosine)
	put("share of the lighter", l.less)
	put("log shared", math.Log1p(l.shared))
	framed := f.alike(&a.framed, &b.framed)
	put("frames: cosine", framed.cosine)
	cross := max(f.alike(&a.own, &b.framed).less, f.alike(&b.own, &a.framed).less)
	put("words in the other's frame", cross)
	before := max(f.share(a.own.stems, b.before.stems), f.share(b.own.stems, a.before.stems))
	put("words in the sentence before", before)
	put("rank", 1/float64(rank))
	put("central", math.Min(f.central[i], f.central[j]))
	put("central product", f.central[i]*f.central[j])
	put("central × cosine", f.central[i]*f.central[j]*l.cosine)
	names, _ := f.weights.Shared(a.own.names, b.own.names)
	if n := min(f.weights.Sum(a.own.names), f.weights.Sum(b.own.names)); n > 0 {
		put("names shared", names/n)
		flag("no name shared", names == 0)
	}
	if len(a.own.numbers) > 0 && len(b.own.numbers) > 0 {
		n := len(term.Common(a.own.numbers, b.own.numbers))
		flag("number shared", n > 0)
		flag("numbers differ", n == 0)
	} else {
		flag("number in one", len(a.own.numbers)+len(b.own.numbers) > 0)
	}
	if n := min(len(a.own.pairs), len(b.own.pairs)); n > 0 {
		put("pairs shared", float64(len(term.Common(a.own.pairs, b.own.pairs)))/float64(n))
	}
	put("shorter", math.Log(float64(max(1, min(len(a.own.stems), len(b.own.stems))))))
	put("longer", math.Log(float64(max(1, len(a.own.stems), len(b.own.stems)))))
	// stance
	contrary := (a.Stance == hearsay.Denies) != (b.Stance == hearsay.Denies)
	flag("one denies", contrary)
	if contrary {
		put("one denies × cosine", l.cosine)
		put("one denies × frames", framed.cosine)
		put("one denies × central", f.central[i]*f.central[j])
	}
	flag("both deny", a.Stance == hearsay.Denies && b.Stance == hearsay.Denies)
	da, db := denial(f.In, a), denial(f.In, b)
	put("denial: one", math.Abs(da-db))
	put("denial: one × central", math.Abs(da-db)*f.central[i]*f.central[j])
	put("denial: one × cosine", math.Abs(da-db)*l.cosine)
	put("denial: both", math.Min(da, db))
	flag("one hedges", (a.Stance == hearsay.Hedges) != (b.Stance == hearsay.Hedges))
	flag("one asks", a.Stance == hearsay.Questions || b.Stance == hearsay.Questions)
	flag("one points at a report", a.framed.refers && da > 0 || b.framed.refers && db > 0)
	// where and by whom
	flag("same document", a.Document == b.Document)
	flag("same speaker", a.Side != "" && a.Side == b.Side)
	if a.Side != "" && a.Side == b.Side {
		put("same speaker × cosine", l.cosine)
	}
	flag("narrator and speaker", (a.Statement < 0) != (b.Statement < 0))
	flag("two narrators", a.Statement < 0 && b.Statement < 0)
	flag("headline", a.Headline || b.Headline)
	if g := f.groups[a.Statement]; a.Statement >= 0 && b.Statement >= 0 {
		flag("one utterance", g > 0 && g == f.groups[b.Statement])
	}
	return x
}

// denial is how much a place denies, 0 to 1.
func denial(in *Input, p *Place) float64 {
	v := 0.0
	if p.Statement >= 0 && in.Statements[p.Statement].Kind == hearsay.Denial {
		v += 0.5
	}
	if p.own.negated || p.own.false_ || p.own.denied {
		v += 0.3
	}
	if p.framed.denied || p.framed.false_ {
		v += 0.2
	}
	return v
}
