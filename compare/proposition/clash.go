package proposition

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/learn"
)

// leastDenial is by how much the one of two opposed places denies more than the other.
const leastDenial = 0.2

// leastLink is the probability from which two places count as saying the same.
const leastLink = 0.05

// copied is how much of two places is one passage when they are one sentence.
const copied = 0.6

// utterance is how likely two renderings of one utterance say the same.
const utterance = 0.9

// A near is a place beside another, and how likely the two say the same or the contrary.
type near struct {
	place int32
	pair  int32 // index in the odds of the table
}

// An odds is how likely the two places of a pair say the same, and the contrary.
type odds struct{ same, opposite float64 }

// A scored pair is one with what a model of pairs says of it.
type scored struct {
	i, j           int // i < j
	same, opposite float64
}

// A table holds what the pairs of a case say by themselves, so that each can be
// seen among the others: a denial is of what the whole case talks about, and what
// says the same as a claim is denied by the same words.
type table struct {
	f    *Field
	deny []float64 // of each place, how much it denies
	near [][]near  // by place, in the order of the other one: what is asked for of its pairs
	odds []odds

	said     []float64 // of each place: the sum of how likely others say the same
	headline []float64 // how likely a headline says the same
	denying  []float64 // the sum of how likely it says that others are not so
	denied   []float64 // the sum of how likely others say that it is not so
	surest   []float64 // the largest of those in which it denies
	worst    []float64 // the largest of those in which it is denied

	saidRank, denyingRank, deniedRank []float64
}

// table makes a table of what a model says of pairs. Of those that hardly say the same,
// and of which neither denies what the other says, nothing but their sum is kept: of a
// large case they are nearly all.
func (f *Field) table(pairs iter.Seq[scored]) *table {
	n := len(f.Places)
	t := &table{f: f, deny: make([]float64, n), near: make([][]near, n), said: make([]float64, n), headline: make([]float64, n), denying: make([]float64, n), denied: make([]float64, n),
		surest: make([]float64, n), worst: make([]float64, n)}
	for i := range f.Places {
		t.deny[i] = f.Places[i].Denial
	}
	for p := range pairs {
		a, b := &f.Places[p.i], &f.Places[p.j]
		same, opposite := p.same, p.opposite
		if g := f.Group(a.Statement); g > 0 && g == f.Group(b.Statement) {
			same, opposite = max(same, utterance), 0
		}
		if same >= leastLink || a.Denial-b.Denial >= leastDenial || b.Denial-a.Denial >= leastDenial {
			t.near[p.i] = append(t.near[p.i], near{int32(p.j), int32(len(t.odds))})
			t.near[p.j] = append(t.near[p.j], near{int32(p.i), int32(len(t.odds))})
			t.odds = append(t.odds, odds{same, opposite})
		}
		t.said[p.i], t.said[p.j] = t.said[p.i]+same, t.said[p.j]+same
		if a.Headline {
			t.headline[p.j] = max(t.headline[p.j], same)
		}
		if b.Headline {
			t.headline[p.i] = max(t.headline[p.i], same)
		}
	}
	for i := range t.near {
		slices.SortFunc(t.near[i], func(a, b near) int { return cmp.Compare(a.place, b.place) })
		for _, x := range t.near[i] {
			if f.Places[i].Denial-f.Places[x.place].Denial >= leastDenial {
				opposite := t.odds[x.pair].opposite
				t.denying[i] += opposite
				t.denied[x.place] += opposite
				t.surest[i] = max(t.surest[i], opposite)
				t.worst[x.place] = max(t.worst[x.place], opposite)
			}
		}
	}
	t.saidRank, t.denyingRank, t.deniedRank = ranks(t.said), ranks(t.denying), ranks(t.denied)
	return t
}

// same are the pairs of which the one may say what the other says.
func (t *table) same() (all []Verdict) {
	n := 0
	for i := range t.odds {
		if t.odds[i].same >= leastLink {
			n++
		}
	}
	all = make([]Verdict, 0, n)
	for i, l := range t.near {
		for _, x := range l {
			if same := t.odds[x.pair].same; i < int(x.place) && same >= leastLink {
				all = append(all, Verdict{A: i, B: int(x.place), P: same})
			}
		}
	}
	return all
}

// clashes are the pairs of which the one may say that the other is not so. One
// speaker, one utterance, the same words, and a place without a word of matter are
// never opposed.
func (t *table) clashes() (all []Verdict) {
	denial := More{Kind: hearsay.DenialConflict}
	for d, l := range t.near {
		b := &t.f.Places[d]
		for _, x := range l {
			a := &t.f.Places[x.place]
			if b.Denial-a.Denial < leastDenial || t.odds[x.pair].opposite == 0 || len(a.Own.Stems) == 0 || len(b.Own.Stems) == 0 || t.f.oneSide(a, b) || t.f.shared(d, int(x.place)) > copied || a.Own.alike(b.Own) {
				continue
			}
			all = append(all, Verdict{A: int(x.place), B: d, More: &denial})
		}
	}
	return all
}

// oneSide reports whether two places are laid at the door of one side: the same
// speaker, or two without a name who are called the same.
func (f *Field) oneSide(a, b *Place) bool {
	return a.Side != "" && a.Side == b.Side || f.called[a.Speaker] != "" && f.called[a.Speaker] == f.called[b.Speaker]
}

// between is what is known of two places.
func (t *table) between(i, j int) odds {
	l := t.near[i]
	from, to := 0, len(l) // a search by hand: it is asked for millions of pairs
	for from < to {
		if k := int(uint(from+to) / 2); l[k].place < int32(j) {
			from = k + 1
		} else {
			to = k
		}
	}
	if from < len(l) && l[from].place == int32(j) {
		return t.odds[l[from].pair]
	}
	return odds{}
}

// claimSum is how much what says the same as the claim is denied by the denial, on
// the mean; denialSum how much what says the same as the denial denies the claim.
func (t *table) claimSum(claim, denial int) float64 {
	sum := 0.0
	for _, x := range t.near[claim] {
		if same := t.odds[x.pair].same; same > leastLink && t.deny[denial]-t.deny[x.place] >= leastDenial {
			sum += same * t.between(denial, int(x.place)).opposite
		}
	}
	return sum / max(1e-9, t.said[claim])
}

func (t *table) denialSum(claim, denial int) float64 {
	sum := 0.0
	for _, x := range t.near[denial] {
		if same := t.odds[x.pair].same; same > leastLink && t.deny[x.place]-t.deny[claim] >= leastDenial {
			sum += same * t.between(claim, int(x.place)).opposite
		}
	}
	return sum
}

// logit is the log of the odds of p.
func logit(p float64) float64 {
	p = min(max(p, 1e-5), 0.999)
	return math.Log(p / (1 - p))
}

// clashFeatures describe a claim and what may deny it among all pairs of the case.
func (t *table) clashFeatures(claim, denial int) []learn.Feature {
	f := t.f
	a, b := &f.Places[claim], &f.Places[denial]
	x := make([]learn.Feature, 0, 32)
	put := func(name string, v float64) {
		if v != 0 {
			x = append(x, learn.Feature{Name: name, Value: v})
		}
	}
	flag := func(name string, is bool) {
		if is {
			put(name, 1)
		}
	}
	p := t.between(denial, claim)
	put("opposed", logit(p.opposite))
	put("opposed: what says the same as the claim", logit(t.claimSum(claim, denial)))
	put("opposed: what says the same as the denial", logit(t.denialSum(claim, denial)))
	put("share of the denial's surest", p.opposite/max(1e-9, t.surest[denial]))
	put("share of the claim's surest", p.opposite/max(1e-9, t.worst[claim]))
	put("same", p.same)
	put("claim: said", math.Log1p(t.said[claim]))
	put("claim: said, rank", t.saidRank[claim])
	put("denial: said", math.Log1p(t.said[denial]))
	put("denial: said, rank", t.saidRank[denial])
	put("claim: denied", math.Log1p(t.denied[claim]))
	put("claim: denied, rank", t.deniedRank[claim])
	put("denial: denying", math.Log1p(t.denying[denial]))
	put("denial: denying, rank", t.denyingRank[denial])
	put("denying × denied", t.denyingRank[denial]*t.deniedRank[claim])
	put("opposed × said", p.opposite*t.saidRank[claim])
	put("opposed × denied", p.opposite*t.deniedRank[claim])
	put("claim: headline", t.headline[claim])
	put("denial: headline", t.headline[denial])
	put("claim: central", f.central[claim])
	put("denial: central", f.central[denial])
	put("claim: how far down", math.Log1p(float64(a.Order)))
	put("denial: how far down", math.Log1p(float64(b.Order)))
	put("claim: denies", a.Denial)
	put("denial: denies", b.Denial)
	flag("claim: a headline", a.Headline)
	flag("claim: the narrator's", a.Statement < 0)
	flag("denial: the narrator's", b.Statement < 0)
	flag("denial: called so", b.Statement >= 0 && f.In.Statements[b.Statement].Kind == hearsay.Denial)
	put("claim: length", math.Log1p(float64(a.Own.Count)))
	put("denial: length", math.Log1p(float64(b.Own.Count)))
	return x
}
