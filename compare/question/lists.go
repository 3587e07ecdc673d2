package question

import (
	"cmp"
	"container/heap"
	"slices"

	"github.com/openhearsay/hearsay/compare/proposition"
)

// Limits bound a list; zero means the default.
type Limits struct {
	Places int // default 150, the controls among them
	Words  int // of the places, default 6000
}

func (l Limits) filled() Limits {
	l.Places, l.Words = cmp.Or(l.Places, 150), cmp.Or(l.Words, 6000)
	return l
}

// A tie is two places that a judge should see beside each other.
type tie struct {
	a, b   int
	weight float64 // how likely the one has to do with the other
	doubt  float64 // how unsure hearsay is of it, times how central it is
}

// leastTie is the probability of a pair from which a judge should see it.
const leastTie = 0.1

// ties are the pairs of a case of which hearsay's own model thinks that they may
// say the same or the contrary; without a model those that share most of their
// words; in order.
func ties(f *proposition.Field, own proposition.Opinion) []tie {
	at := map[[2]int]*tie{}
	add := func(v proposition.Verdict, doubted bool) {
		if v.P < leastTie {
			return
		}
		key := [2]int{min(v.A, v.B), max(v.A, v.B)}
		t := at[key]
		if t == nil {
			t = &tie{a: key[0], b: key[1]}
			at[key] = t
		}
		t.weight = max(t.weight, v.P)
		if doubted {
			t.doubt += min(v.P, 1-v.P) * max(f.Central(v.A), f.Central(v.B))
		}
	}
	for _, v := range own.Same {
		add(v, true)
	}
	for _, v := range own.Opposed {
		add(v, true)
	}
	if len(at) == 0 {
		for _, v := range f.Candidates() {
			add(v, false)
		}
	}
	all := make([]tie, 0, len(at))
	for _, t := range at {
		all = append(all, *t)
	}
	slices.SortFunc(all, func(x, y tie) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	held := make([]int, len(f.Places))
	return slices.DeleteFunc(all, func(t tie) bool {
		if held[t.a] >= mostTies && held[t.b] >= mostTies {
			return true
		}
		held[t.a]++
		held[t.b]++
		return false
	})
}

// mostTies is how many of its strongest ties each place keeps: those of a large case
// are many, and what one place has to do with another is seldom told by the tenth.
const mostTies = 4

// lists are the neighbourhoods of a case: all its places where they fit into one
// list, else lists that overlap so that each tie has both of its places in one of
// them. A pair of places that the judge has seen beside each other, as seen says,
// needs no list.
func (m *maker) lists(all []tie, l Limits, seen func(i, j int) bool) []Question {
	room := l.Places - len(controls)
	shown := make([]Place, len(m.f.Places))
	words, sum := make([]int, len(shown)), 0
	for i := range shown {
		shown[i] = m.place(i)
		words[i] = (&Question{Places: shown[i : i+1]}).Words()
		sum += words[i]
	}
	if len(shown) < 2 {
		return nil
	}
	if len(shown) <= room && sum <= l.Words {
		if slices.ContainsFunc(all, func(t tie) bool { return !seen(t.a, t.b) }) {
			return []Question{list(shown, m.f.All(), all)}
		}
		return nil
	}
	near := make([][]int, len(shown)) // ties of a place, by index
	for k, t := range all {
		near[t.a], near[t.b] = append(near[t.a], k), append(near[t.b], k)
	}
	done := make([]bool, len(all))
	for k, t := range all {
		done[k] = seen(t.a, t.b)
	}
	var out []Question
	for k := range all {
		if done[k] {
			continue
		}
		g := &growth{ties: all, near: near, done: done, words: words, places: room, left: l.Words, in: map[int]bool{}, pull: map[int]float64{}}
		g.from(k)
		// A list that its neighbourhood does not fill has room for the next ones.
		for next := k + 1; next < len(all) && len(g.in) < room/2; next++ {
			if t := all[next]; !done[next] && !g.in[t.a] && !g.in[t.b] && t.weight >= leastTie {
				g.from(next)
			}
		}
		members := make([]int, 0, len(g.in))
		for i := range g.in {
			members = append(members, i)
		}
		slices.Sort(members)
		out = append(out, list(shown, members, all))
	}
	return out
}

// list asks about some places, in their order.
func list(shown []Place, members []int, all []tie) Question {
	q := Question{Kind: List}
	in := map[int]bool{}
	var places []Place
	for _, i := range members {
		in[i] = true
		places = append(places, shown[i])
	}
	for _, t := range all {
		if in[t.a] && in[t.b] {
			q.Worth += t.doubt
		}
	}
	q.Places = withControls(places)
	q.identify()
	return q
}

// A growth is a list that takes in one place after the other: the one that has most
// to do with those that are in it.
type growth struct {
	ties   []tie
	near   [][]int
	done   []bool // ties that need no list any more
	words  []int
	places int // at most
	left   int // words
	in     map[int]bool
	pull   map[int]float64 // of the places beside those that are in
	queue  pullQueue
}

// from takes in both places of a tie and then what they pull in, by ties that no
// list has yet.
func (g *growth) from(k int) {
	t := g.ties[k]
	if len(g.in) > 0 && (len(g.in)+2 > g.places || g.words[t.a]+g.words[t.b] > g.left) {
		return
	}
	clear(g.pull)
	g.queue = g.queue[:0]
	g.take(t.a)
	g.take(t.b)
	for len(g.in) < g.places && len(g.queue) > 0 {
		x := heap.Pop(&g.queue).(pulled)
		if g.in[x.place] || x.pull != g.pull[x.place] || g.words[x.place] > g.left {
			continue // it is in by now, or pulled in more, or there is no room for it
		}
		g.take(x.place)
	}
}

// pulled is a place beside a list.
type pulled struct {
	place int
	pull  float64
}

// pullQueue is those that are pulled most first.
type pullQueue []pulled

func (q pullQueue) Len() int { return len(q) }
func (q pullQueue) Less(i, j int) bool {
	return q[i].pull > q[j].pull || q[i].pull == q[j].pull && q[i].place < q[j].place
}
func (q pullQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *pullQueue) Push(x any)   { *q = append(*q, x.(pulled)) }
func (q *pullQueue) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}

func (g *growth) take(i int) {
	if g.in[i] {
		return
	}
	g.in[i] = true
	g.left -= g.words[i]
	delete(g.pull, i)
	for _, k := range g.near[i] {
		t := g.ties[k]
		other := t.a + t.b - i
		switch {
		case g.in[other]:
			g.done[k] = true
		case !g.done[k]:
			g.pull[other] += t.weight
			heap.Push(&g.queue, pulled{other, g.pull[other]})
		}
	}
}
