package proposition

import (
	"math"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// Classes of a pair of places.
const (
	Neither = iota
	Same
	Opposite
)

var pairClasses = []string{"neither", "same", "opposite"}

// describe gives the features of two places, of which the first is put in marked. In the other
// order they are the same.
func (f *Field) describe(marked *beside, p *pair, x *pairValues) {
	*x = pairValues{}
	i, j, l := p.i, p.j, p.Likeness
	a, b := &f.Places[i], &f.Places[j]
	x[pairCosine] = l.Cosine
	x[pairCosineSquare] = l.Cosine * l.Cosine
	x[pairLighterShare] = l.Less
	x[pairLogShared] = math.Log1p(l.Shared)
	var framed, ab, ba Likeness // a place that is a whole sentence is its frame
	if framed = l; a.Own != a.Framed || b.Own != b.Framed {
		framed = marked.alike(a.Framed, inFramed, b.Framed)
	}
	if ab = l; b.Own != b.Framed {
		ab = marked.alike(a.Own, inOwn, b.Framed)
	}
	if ba = l; a.Own != a.Framed {
		ba = marked.alike(a.Framed, inFramed, b.Own)
	}
	x[pairFramesCosine] = framed.Cosine
	x[pairInFrame] = max(ab.Less, ba.Less)
	x[pairInBefore] = max(within(marked.shared(inOwn, b.Before.Stems), a.Own), within(marked.shared(inBefore, b.Own.Stems), b.Own))
	x[pairRank] = 1 / float64(p.rank)
	x[pairRelativeCosine] = p.relative
	x[pairSharedPassage] = f.shared(i, j)
	x[pairCentral] = math.Min(f.central[i], f.central[j])
	x[pairCentralProduct] = f.central[i] * f.central[j]
	x[pairCentralCosine] = f.central[i] * f.central[j] * l.Cosine
	if n := min(a.Own.named, b.Own.named); n > 0 {
		names := marked.shared(inNames, b.Own.Names)
		x[pairNamesShared] = names / n
		x.flag(pairNoName, names == 0)
	}
	if len(a.Own.Numbers) > 0 && len(b.Own.Numbers) > 0 {
		n := len(term.Common(a.Own.Numbers, b.Own.Numbers))
		x.flag(pairNumberShared, n > 0)
		x.flag(pairNumbersDiffer, n == 0)
	} else {
		x.flag(pairNumberInOne, len(a.Own.Numbers)+len(b.Own.Numbers) > 0)
	}
	if n := min(len(a.Own.pairs), len(b.Own.pairs)); n > 0 {
		x[pairPairsShared] = float64(common(a.Own.pairs, b.Own.pairs)) / float64(n)
	}
	x[pairShorter] = math.Log(float64(max(1, min(len(a.Own.Stems), len(b.Own.Stems)))))
	x[pairLonger] = math.Log(float64(max(1, len(a.Own.Stems), len(b.Own.Stems))))
	// stance
	contrary := (a.Stance == hearsay.Denies) != (b.Stance == hearsay.Denies)
	x.flag(pairOneDenies, contrary)
	if contrary {
		x[pairOneDeniesCosine] = l.Cosine
		x[pairOneDeniesFrames] = framed.Cosine
		x[pairOneDeniesCentral] = f.central[i] * f.central[j]
	}
	x.flag(pairOneNegates, a.Own.Negated != b.Own.Negated)
	if a.Own.Negated != b.Own.Negated {
		x[pairOneNegatesCosine] = l.Cosine
	}
	x.flag(pairBothDeny, a.Stance == hearsay.Denies && b.Stance == hearsay.Denies)
	da, db := a.Denial, b.Denial
	x[pairDenialOne] = math.Abs(da - db)
	x[pairDenialCentral] = math.Abs(da-db) * f.central[i] * f.central[j]
	x[pairDenialCosine] = math.Abs(da-db) * l.Cosine
	x[pairDenialBoth] = math.Min(da, db)
	x.flag(pairOneHedges, (a.Stance == hearsay.Hedges) != (b.Stance == hearsay.Hedges))
	x.flag(pairOneAsks, a.Stance == hearsay.Questions || b.Stance == hearsay.Questions)
	x.flag(pairOneRefers, a.Framed.Refers && da > 0 || b.Framed.Refers && db > 0)
	f.answers(x, i, j)
	// where and by whom
	x.flag(pairSameDocument, a.Document == b.Document)
	if a.Side != "" && a.Side == b.Side {
		x[pairSameSpeaker] = 1
		x[pairSameSpeakerCosine] = l.Cosine
	}
	x.flag(pairNarratorAndSpeaker, (a.Statement < 0) != (b.Statement < 0))
	x.flag(pairTwoNarrators, a.Statement < 0 && b.Statement < 0)
	x.flag(pairHeadline, a.Headline || b.Headline)
	x.flag(pairOneUtterance, f.Group(a.Statement) > 0 && f.Group(a.Statement) == f.Group(b.Statement))
}

// answers describes what ties a denial to what it may answer, where one of two
// places denies more than the other.
func (f *Field) answers(x *pairValues, i, j int) {
	a, b := &f.Places[i], &f.Places[j]
	if a.Denial == b.Denial {
		return
	}
	if a.Denial > b.Denial {
		a, b, i, j = b, a, j, i
	}
	if a.Document == b.Document {
		d := b.Order - a.Order
		x.flag(pairJustBehind, d >= 0 && d <= 2)
		x.flag(pairSoonBehind, d > 2 && d <= 6)
		x.flag(pairJustBefore, d < 0 && d >= -2)
	}
	x.flag(pairNamesDenier, f.surname[j] >= 0 && term.Holds(a.Own.Names, f.surname[j]))
	x.flag(pairNamesSpeaker, f.surname[i] >= 0 && term.Holds(b.Framed.Names, f.surname[i]))
	x.flag(pairDenialRefers, b.Framed.Refers)
	x.flag(pairOfNarrator, a.Statement < 0)
	x.flag(pairOfHeadline, a.Headline)
	x.flag(pairByFraming, b.Statement >= 0 && f.In.Statements[b.Statement].Framed.Polarity == hearsay.Not)
	if a.Statement >= 0 {
		s := &f.In.Statements[a.Statement]
		x.kind(pairOfKind, s.Kind)
		x.flag(pairOfNested, s.Within >= 0)
	}
	if b.Statement >= 0 {
		x.kind(pairDenialKind, f.In.Statements[b.Statement].Kind)
	}
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
