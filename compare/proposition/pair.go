package proposition

import (
	"math"
	"slices"

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

// A neighbour is a place beside another, with their Likeness.
type neighbour struct {
	place int
	Likeness
	rank int // among the neighbours of the other, from 1
}

// pairFeatures describe two places, in either order alike.
func (f *Field) pairFeatures(p *pair) []learn.Feature {
	i, j, l := p.i, p.j, p.Likeness
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
	put("cosine", l.Cosine)
	put("cosine²", l.Cosine*l.Cosine)
	put("share of the lighter", l.Less)
	put("log shared", math.Log1p(l.Shared))
	framed := f.Alike(&a.Framed, &b.Framed)
	put("frames: cosine", framed.Cosine)
	cross := max(f.Alike(&a.Own, &b.Framed).Less, f.Alike(&b.Own, &a.Framed).Less)
	put("words in the other's frame", cross)
	before := max(f.share(a.Own.Stems, b.Before.Stems), f.share(b.Own.Stems, a.Before.Stems))
	put("words in the sentence before", before)
	put("rank", 1/float64(p.rank))
	put("relative cosine", p.relative)
	put("shared passage", f.shared(i, j))
	put("central", math.Min(f.central[i], f.central[j]))
	put("central product", f.central[i]*f.central[j])
	put("central × cosine", f.central[i]*f.central[j]*l.Cosine)
	names, _ := f.weights.Shared(a.Own.Names, b.Own.Names)
	if n := min(f.weights.Sum(a.Own.Names), f.weights.Sum(b.Own.Names)); n > 0 {
		put("names shared", names/n)
		flag("no name shared", names == 0)
	}
	if len(a.Own.Numbers) > 0 && len(b.Own.Numbers) > 0 {
		n := len(term.Common(a.Own.Numbers, b.Own.Numbers))
		flag("number shared", n > 0)
		flag("numbers differ", n == 0)
	} else {
		flag("number in one", len(a.Own.Numbers)+len(b.Own.Numbers) > 0)
	}
	if n := min(len(a.Own.Pairs), len(b.Own.Pairs)); n > 0 {
		put("pairs shared", float64(len(term.Common(a.Own.Pairs, b.Own.Pairs)))/float64(n))
	}
	put("shorter", math.Log(float64(max(1, min(len(a.Own.Stems), len(b.Own.Stems))))))
	put("longer", math.Log(float64(max(1, len(a.Own.Stems), len(b.Own.Stems)))))
	// stance
	contrary := (a.Stance == hearsay.Denies) != (b.Stance == hearsay.Denies)
	flag("one denies", contrary)
	if contrary {
		put("one denies × cosine", l.Cosine)
		put("one denies × frames", framed.Cosine)
		put("one denies × central", f.central[i]*f.central[j])
	}
	flag("one negates", a.Own.Negated != b.Own.Negated)
	if a.Own.Negated != b.Own.Negated {
		put("one negates × cosine", l.Cosine)
	}
	flag("both deny", a.Stance == hearsay.Denies && b.Stance == hearsay.Denies)
	da, db := a.Denial, b.Denial
	put("denial: one", math.Abs(da-db))
	put("denial: one × central", math.Abs(da-db)*f.central[i]*f.central[j])
	put("denial: one × cosine", math.Abs(da-db)*l.Cosine)
	put("denial: both", math.Min(da, db))
	flag("one hedges", (a.Stance == hearsay.Hedges) != (b.Stance == hearsay.Hedges))
	flag("one asks", a.Stance == hearsay.Questions || b.Stance == hearsay.Questions)
	flag("one points at a report", a.Framed.Refers && da > 0 || b.Framed.Refers && db > 0)
	f.answers(&x, a, b)
	// where and by whom
	flag("same document", a.Document == b.Document)
	flag("same speaker", a.Side != "" && a.Side == b.Side)
	if a.Side != "" && a.Side == b.Side {
		put("same speaker × cosine", l.Cosine)
	}
	flag("narrator and speaker", (a.Statement < 0) != (b.Statement < 0))
	flag("two narrators", a.Statement < 0 && b.Statement < 0)
	flag("headline", a.Headline || b.Headline)
	flag("one utterance", f.Group(a.Statement) > 0 && f.Group(a.Statement) == f.Group(b.Statement))
	return x
}

// answers describes what ties a denial to what it may answer, where one of two
// places denies more than the other.
func (f *Field) answers(x *[]learn.Feature, a, b *Place) {
	if a.Denial == b.Denial {
		return
	}
	if a.Denial > b.Denial {
		a, b = b, a
	}
	flag := func(name string, is bool) {
		if is {
			*x = append(*x, learn.Feature{Name: name, Value: 1})
		}
	}
	if a.Document == b.Document {
		d := b.Order - a.Order
		flag("denial: just behind", d >= 0 && d <= 2)
		flag("denial: soon behind", d > 2 && d <= 6)
		flag("denial: just before", d < 0 && d >= -2)
	}
	flag("denial: of one that names the denier", f.names[b.Side] != "" && has(a.Own.Names, f.names[b.Side]))
	flag("denial: names who said it", f.names[a.Side] != "" && has(b.Framed.Names, f.names[a.Side]))
	flag("denial: points at a report", b.Framed.Refers)
	flag("denial: of the narrator's", a.Statement < 0)
	flag("denial: of a headline", a.Headline)
	flag("denial: by the framing", b.Statement >= 0 && f.In.Statements[b.Statement].Framed.Polarity == hearsay.Not)
	if a.Statement >= 0 {
		s := &f.In.Statements[a.Statement]
		flag("denial: of kind "+string(s.Kind), true)
		flag("denial: of one nested", s.Within >= 0)
	}
	if b.Statement >= 0 {
		flag("denial: kind "+string(f.In.Statements[b.Statement].Kind), true)
	}
}

func has(sorted []string, s string) bool {
	_, ok := slices.BinarySearch(sorted, s)
	return ok
}

// denial is how much a statement denies, 0 to 1.
func denial(s *hearsay.Statement) float64 {
	v := 0.0
	if s.Kind == hearsay.Denial {
		v += 0.5
	}
	if s.Framed.Polarity == hearsay.Not {
		v += 0.3
	}
	if s.Own.Polarity == hearsay.Not {
		v += 0.2
	}
	return v
}
