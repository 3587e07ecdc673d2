package quote

import (
	"github.com/openhearsay/hearsay/compare/term"
	"math"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/learn"
	"github.com/openhearsay/hearsay/reuse/align"
)

// maxAlign bounds the words of one side of an alignment, so that a statement of
// any length costs a bounded time.
const maxAlign = 160

// A measure is what two units have in common, and what tells them apart.
type measure struct {
	candidate
	relation relation
	fit      align.Fit
	short    int     // words of the shorter one
	long     int     // words of the longer one
	shared   float64 // weight of the content words in common
	words    int     // how many those are
	least    float64 // weight of the one that has less
	joint    float64 // weight of both
	left     int     // content words of the one of fewer that the other has not
	inOrder  float64 // weight of the content words that are aligned
	marked   int     // words in marks of the one, in a row, that stand so in the other
	missing  int     // words in marks of the one, in a row, that do not, where the other is all in marks
	turned   bool    // the one has a "not" more, among the words that are aligned
	renamed  bool    // each has a name that is not aligned
	rarest   float64 // weight of the rarest word in common, 1 for one that no other unit has
}

// measure compares the units of a candidate, whose speakers stand to each other so.
func (f *Field) measure(t *align.Table, c candidate, r relation) measure {
	a, b := &f.all[c.i], &f.all[c.j]
	x, y := a.folds[:min(len(a.folds), maxAlign)], b.folds[:min(len(b.folds), maxAlign)]
	m := measure{candidate: c, relation: r, short: min(len(x), len(y)), long: max(len(x), len(y))}
	pairs := align.Pairs(t, x, y)
	m.fit = align.Measure(pairs)
	for k, j := range pairs {
		if j >= 0 && a.words[k].stem >= 0 {
			m.inOrder += f.weights.Of[a.words[k].stem]
		}
	}
	back := make([]int, len(y))
	for k := range back {
		back[k] = -1
	}
	for k, j := range pairs {
		if j >= 0 {
			back[j] = k
		}
	}
	nots, names := f.lonely(a.words[:len(x)], pairs)
	otherNots, otherNames := f.lonely(b.words[:len(y)], back)
	m.turned, m.renamed = nots != otherNots, names && otherNames
	for _, p := range [][2]*unit{{a, b}, {b, a}} {
		for _, q := range p[0].marks {
			if n := stands(q, p[1].folds); n > 0 {
				m.marked = max(m.marked, n)
			} else if p[1].direct {
				m.missing = max(m.missing, len(q))
			}
		}
	}
	term.Meet(a.stems, b.stems, func(s int32) {
		w := f.weights.Of[s]
		m.shared += w
		m.words++
		m.rarest = max(m.rarest, w)
	})
	m.rarest /= math.Log(1 + float64(max(f.weights.N, 2)))
	m.left = min(len(a.stems), len(b.stems)) - m.words
	m.least = min(a.weight, b.weight)
	m.joint = a.weight + b.weight - m.shared
	return m
}

// lonely says of the words without a partner whether there is one that negates,
// between words that have one, and whether there is a name.
func (v *vocabulary) lonely(words []word, pairs []int) (not, name bool) {
	waiting, open := false, false
	for i := range words {
		if pairs[i] >= 0 {
			not, open = not || waiting, true
			continue
		}
		waiting = waiting || open && v.negates[words[i].fold]
		name = name || words[i].name
	}
	return not, name
}

// stands is how many words a run has, if they stand in a row in words; else 0.
func stands(run, words []int32) int {
	for i := 0; i+len(run) <= len(words); i++ {
		if slices.Equal(run, words[i:i+len(run)]) {
			return len(run)
		}
	}
	return 0
}

func share(a, b float64) float64 {
	if b <= 0 {
		return 0
	}
	return min(1, a/b)
}

// features is what the model judges a pair by. All values lie between 0 and 1.
func (f *Field) features(m *measure) []learn.Feature {
	a, b := &f.all[m.i], &f.all[m.j]
	var all []learn.Feature
	put := func(name string, value float64) {
		if value != 0 {
			all = append(all, learn.Feature{Name: name, Value: value})
		}
	}
	flag := func(name string, is bool) {
		if is {
			put(name, 1)
		}
	}
	aligned := share(float64(m.fit.Words), float64(m.short))
	contained := share(m.shared, m.least)
	jaccard := share(m.shared, m.joint)
	put("aligned share of the shorter", aligned)
	put("aligned share of the longer", share(float64(m.fit.Words), float64(m.long)))
	put("longest run", share(float64(m.fit.Run), 10))
	put("content shared of the shorter", contained)
	put("content shared of both", jaccard)
	put("likeness", m.likeness)
	put("rarest word shared", m.rarest)
	put("content words shared", share(float64(m.words), 6))
	put("content left out of the shorter", share(float64(m.left), 6))
	put("content aligned of the shorter", share(m.inOrder, m.least))
	put("words in marks shared", share(float64(m.marked), 4))
	put("words in marks missing", share(float64(m.missing), 4))
	put("short", 1/float64(max(1, m.short)))
	put("lengths differ", 1-share(float64(m.short), float64(m.long)))
	flag("all content of the shorter", m.shared > 0.999*m.least)
	flag("first choice of each other", m.best)
	put("rank", share(float64(m.rank), 4))

	flag(string(m.relation), true)
	if m.relation == oneSpeaker || m.relation == oneSide || m.relation == oneCarrier {
		put("near", 1)
		put("one side, content shared of the shorter", contained)
		put("one side, content shared of both", jaccard)
	} else if m.relation == twoPersons || m.relation == twoSpeakers {
		put("two named, content shared of both", jaccard)
		put("two named, aligned", aligned)
	}

	numbers, otherNumbers := clash(a.figures, b.figures, b.folds)
	flag("number shared", numbers)
	flag("numbers differ", otherNumbers)
	names, otherNames := clash(a.names, b.names, b.folds)
	flag("name shared", names)
	flag("names differ", otherNames)
	flag("negation differs", a.negative != b.negative)
	flag("memory differs", a.unsure != b.unsure)

	flag("both direct", a.direct && b.direct)
	flag("one direct", a.direct != b.direct)
	if a.direct && b.direct {
		put("both direct, not aligned", 1-aligned)
	}
	flag("outside statements", a.statement == loose || b.statement == loose)
	flag("one document", a.document == b.document)
	if a.document == b.document {
		flag("one document, both direct", a.direct && b.direct)
		put("one document, content shared of both", jaccard)
	}
	flag("one passage", f.shared.hold(a, b))
	put("neighbours alike", f.around(m.i, m.j))
	if x, y := f.statement(a), f.statement(b); x != nil && y != nil {
		flag("kinds differ", x.Kind != y.Kind)
		flag("denial and none", (x.Kind == hearsay.Denial) != (y.Kind == hearsay.Denial))
		if x.Said.Known() && y.Said.Known() {
			flag("said at one time", x.Said == y.Said)
			flag("said at different times", x.Said.To != "" && x.Said.To < y.Said.From || y.Said.To != "" && y.Said.To < x.Said.From)
		}
		flag("nested and not", (x.Within < 0) != (y.Within < 0))
	}
	return all
}

func (f *Field) statement(u *unit) *hearsay.Statement {
	if u.statement == loose {
		return nil
	}
	return &f.in.Statements[u.statement]
}

// clash says of words of a kind that a unit has whether they stand among the words of
// another, and whether each has some and none does.
func clash(own, others, words []int32) (shared, differ bool) {
	shared = slices.ContainsFunc(own, func(w int32) bool { return slices.Contains(words, w) })
	return shared, len(own) > 0 && len(others) > 0 && !shared
}

// around is how much of the content of their neighbours two units share: the
// sentences before them, or behind them, whichever are more alike.
func (f *Field) around(i, j int) float64 {
	most := 0.0
	for _, l := range [][]int{f.before, f.next} {
		x, y := l[i], l[j]
		if x < 0 || y < 0 || x == j || y == i || x == y {
			continue
		}
		a, b := &f.all[x], &f.all[y]
		weight, n := 0.0, 0
		term.Meet(a.stems, b.stems, func(s int32) { weight, n = weight+f.weights.Of[s], n+1 })
		if n >= leastContent {
			most = max(most, share(weight, a.weight+b.weight-weight))
		}
	}
	return most
}
