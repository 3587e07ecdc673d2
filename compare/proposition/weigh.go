package proposition

import (
	"cmp"
	"math"
	"slices"

	"github.com/openhearsay/hearsay/learn"
)

// A Weights says how the votes of another judge move the log odds of a pair that
// it saw: Own × the log odds of hearsay's own model + Base, + Yes for a judge that
// names the pair, + Group where it set the two groups of the pair against each
// other, - No for one that does not. A judge that saw a pair several times and
// differed counts by the share of its lists, and by the root of their number.
type Weights struct{ Own, Base, Yes, Group, No float64 }

// The weights are fitted on the cases with a gold, with answers taken from the
// golds of which a fifth is wrong: `hearsay eval --only "judge: weights"` prints
// them.
var (
	SameWeights    = Weights{Own: 0.46, Base: 0.24, Yes: 3.29, No: 1.31}
	OpposedWeights = Weights{Own: 0.82, Base: 0.06, Yes: 7.38, Group: -1.74, No: 0.21}
)

// How sure a person's word is.
const (
	personYes = 0.98
	personNo  = 0.001
)

// Odds is the log odds of a pair of which is said what t says.
func (w Weights) Odds(t Tally) float64 {
	x := t.Yes*w.Yes - (1-t.Yes)*w.No
	if t.Group {
		x += t.Yes * w.Group
	}
	return w.Own*logit(t.P) + w.Base + t.votes()*x
}

// A Tally is what hearsay's own model and one other judge say of a pair.
type Tally struct {
	A, B  int
	P     float64 // of the own model
	Lists int     // of the judge that hold both places
	Yes   float64 // the share of the judge's lists with both places that name the pair
	Group bool    // only as one of two groups
}

// votes is how many answers of other judges those of one to several lists are worth:
// it errs in the same way in all of them.
func (t Tally) votes() float64 { return math.Sqrt(float64(t.Lists)) }

// Features are what Weights are fitted to.
func (t Tally) Features() []learn.Feature {
	x := []learn.Feature{{Name: "own", Value: logit(t.P)}, {Name: "yes", Value: t.votes() * t.Yes}}
	if t.Group {
		x = append(x, learn.Feature{Name: "group", Value: t.votes() * t.Yes})
	}
	return append(x, learn.Feature{Name: "no", Value: t.votes() * (1 - t.Yes)})
}

// A matter is one of the two things that judges speak of.
type matter struct {
	of      func(*Opinion) []Verdict
	silent  func(*Opinion) bool // says nothing of it
	weights Weights
	unnamed float64 // what the own model is taken to say of a pair that it does not name
	least   float64 // pairs that are less likely are left out
}

var (
	onSame = matter{func(o *Opinion) []Verdict { return o.Same }, func(o *Opinion) bool { return o.NoSame },
		SameWeights, 0.01, leastLink}
	onOpposed = matter{func(o *Opinion) []Verdict { return o.Opposed }, func(o *Opinion) bool { return o.NoOpposed },
		OpposedWeights, 0.002, 0}
)

// Tallies are what hearsay's own model and one other judge say of each pair that one
// of them names: which say the same, and which oppose each other; in order.
func Tallies(own Opinion, judge ...Opinion) (same, opposed []Tally) {
	all := func(m matter) (out []Tally) {
		b := newBench(m, judge)
		for _, s := range b.pairs(m.of(&own)) {
			if n := len(b.seen(0, s.A, s.B)); n > 0 {
				out = append(out, b.tally(s, 0, n))
			}
		}
		slices.SortFunc(out, func(x, y Tally) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
		return out
	}
	return all(onSame), all(onOpposed)
}

// tally is what one judge says of a pair that it saw in so many lists.
func (b *bench) tally(s *said, judge, lists int) Tally {
	t := Tally{A: s.A, B: s.B, P: s.P, Lists: lists, Group: len(s.yes[judge]) > 0}
	for _, v := range s.yes[judge] {
		t.Yes += 1 / float64(lists)
		t.Group = t.Group && v.more().Group
	}
	t.Yes = min(1, t.Yes)
	return t
}

// Weigh makes one opinion of hearsay's own and those of other judges, each of the
// places that it saw. Pairs that a judge saw in one list and did not name count
// against. What a person says stands, whatever others say. The result depends on
// the set of opinions, not on their order.
func Weigh(own Opinion, others ...Opinion) Opinion {
	if len(others) == 0 {
		return own
	}
	return Opinion{
		Judge:   own.Judge,
		Same:    newBench(onSame, others).weigh(own.Same),
		Opposed: newBench(onOpposed, others).weigh(own.Opposed),
	}
}

// A bench is the other judges who speak of a matter, in the order of their names.
type bench struct {
	matter
	names    []string
	opinions [][]*Opinion    // by judge
	lists    []map[int][]int // by judge and place: the opinions that saw it, in order
}

func newBench(m matter, opinions []Opinion) *bench {
	b := &bench{matter: m}
	var others []*Opinion
	for i := range opinions {
		if o := &opinions[i]; !m.silent(o) {
			others, b.names = append(others, o), append(b.names, o.Judge)
		}
	}
	slices.Sort(b.names)
	b.names = slices.Compact(b.names)
	b.opinions, b.lists = make([][]*Opinion, len(b.names)), make([]map[int][]int, len(b.names))
	for i := range others {
		k, _ := slices.BinarySearch(b.names, others[i].Judge)
		b.opinions[k] = append(b.opinions[k], others[i])
	}
	for k, l := range b.opinions {
		b.lists[k] = map[int][]int{}
		for n, o := range l {
			for _, p := range o.Seen {
				b.lists[k][p] = append(b.lists[k][p], n)
			}
		}
	}
	return b
}

// seen are the opinions of a judge that saw two places beside each other.
func (b *bench) seen(judge, i, j int) (all []int) {
	y := b.lists[judge][j]
	for _, n := range b.lists[judge][i] {
		if _, ok := slices.BinarySearch(y, n); ok {
			all = append(all, n)
		}
	}
	return all
}

// A said is what all judges say of one pair.
type said struct {
	Verdict
	named bool         // by the own model
	yes   [][]*Verdict // by judge: at most one of each opinion
}

// weigh joins the own verdicts and those of the bench.
func (b *bench) weigh(own []Verdict) []Verdict {
	var out []Verdict
	for _, s := range b.pairs(own) {
		b.decide(s, b.weights)
		if s.P >= b.least {
			if m := s.More; m.Kind == "" && !m.Group && m.By == nil {
				s.More = nil
			}
			out = append(out, s.Verdict)
		}
	}
	slices.SortFunc(out, func(x, y Verdict) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return out
}

// pairs are all pairs that somebody names, by their places.
func (b *bench) pairs(own []Verdict) map[[2]int]*said {
	pairs := map[[2]int]*said{}
	at := func(v *Verdict) *said {
		key := [2]int{min(v.A, v.B), max(v.A, v.B)}
		s := pairs[key]
		if s == nil {
			s = &said{Verdict: Verdict{A: v.A, B: v.B, P: b.unnamed, More: &More{Kind: v.more().Kind}}, yes: make([][]*Verdict, len(b.names))}
			pairs[key] = s
		}
		return s
	}
	for i := range own {
		s := at(&own[i])
		s.P, s.named = own[i].P, true
	}
	for k, l := range b.opinions {
		for _, o := range l {
			verdicts := b.of(o)
			counted := map[[2]int]*Verdict{}
			for i := range verdicts {
				v := &verdicts[i]
				key := [2]int{min(v.A, v.B), max(v.A, v.B)}
				if before := counted[key]; before != nil {
					before.More.Group = before.More.Group && v.more().Group
					continue
				}
				c, more := *v, *v.more()
				c.More = &more
				counted[key] = &c
				s := at(v)
				s.yes[k] = append(s.yes[k], &c)
			}
		}
	}
	return pairs
}

// decide weighs what is said of one pair.
func (b *bench) decide(s *said, w Weights) {
	odds := logit(s.P)
	for k, name := range b.names {
		lists := b.seen(k, s.A, s.B)
		if len(lists) == 0 || IsPerson(name) {
			continue
		}
		t := b.tally(s, k, len(lists))
		trust := b.trust(k, lists)
		odds += trust * (w.Odds(t) - logit(s.P))
		b.name(s, k, t.Yes >= 0.5 && trust > 0)
	}
	s.P = 1 / (1 + math.Exp(-odds))
	for k, name := range b.names {
		lists := b.seen(k, s.A, s.B)
		if len(lists) == 0 || !IsPerson(name) {
			continue
		}
		if 2*len(s.yes[k]) >= len(lists) {
			s.P = personYes
			b.name(s, k, true)
		} else {
			s.P, s.More = personNo, &More{Kind: s.More.Kind, Group: s.More.Group}
		}
	}
}

// trust is how much a judge counts, on the mean of some of its opinions.
func (b *bench) trust(judge int, opinions []int) float64 {
	sum := 0.0
	for _, n := range opinions {
		sum += b.opinions[judge][n].Trust
	}
	return min(max(sum/float64(len(opinions)), 0), 1)
}

// name writes down that a judge is for a pair, and how it has the pair: which of
// the two denies, and how they clash.
func (b *bench) name(s *said, judge int, yes bool) {
	if !yes || len(s.yes[judge]) == 0 {
		return
	}
	by := s.More.By
	if by == nil && s.named {
		by = []string{OwnJudge}
	}
	v := s.yes[judge][0]
	s.A, s.B = v.A, v.B
	s.More = &More{Kind: cmp.Or(v.More.Kind, s.More.Kind), Group: v.More.Group, By: append(by, b.names[judge])}
}
