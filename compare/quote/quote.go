// Package quote finds the renderings of one utterance over a case: where several
// texts, or several places of one, give the same words of the same speaker, in
// full, cut or changed.
package quote

import (
	"sort"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// Limits of the search: they keep the time near-linear where one speaker is
// quoted thousands of times. Renderings in the same words are joined before and
// do not count against them.
const (
	maxPostings = 48 // of one word of one speaker
	rareStems   = 8  // of a unit that are looked up
	gram        = 6  // words that renderings of different speakers must share in a row
)

// Thresholds of what counts as the same utterance; measured on the gold cases,
// see Groups.
const (
	sameWords    = 0.75 // of the shorter one's words, in order, for one speaker
	otherWords   = 0.90 // of the longer one's words, in order, where speakers differ
	sameMatter   = 0.60 // of the weight of the shorter one's content words
	jointMatter  = 0.34 // of the weight of both
	leastContent = 2    // shared content words
)

// Groups returns the groups of two renderings or more, in order of their first
// place. texts are the documents' texts by id; statements are those of the case.
// The result depends only on what the statements say and where they stand.
//
// Renderings by one speaker, or by who speaks for him (sides), are joined where
// the words agree in order or where the content words weigh enough; renderings of
// different speakers only where nearly all words agree (outlets name a spokesman
// or his ministry). Words in quotation marks that no statement holds count as
// renderings of an unknown speaker,
// and so do places outside all statements where the words of one stand again.
func Groups(texts map[string]string, statements []hearsay.Statement, sides map[string]string, aliases *term.Aliases) []hearsay.QuoteGroup {
	f := &finder{texts: texts, statements: statements, sides: sides, loose: map[string][]hearsay.Span{}}
	documents := make([]string, 0, len(texts))
	for d := range texts {
		documents = append(documents, d)
	}
	sort.Strings(documents)
	contents := map[string][]hearsay.Span{}
	by := map[string][]int{}
	for i := range statements {
		by[statements[i].Document] = append(by[statements[i].Document], i)
		contents[statements[i].Document] = append(contents[statements[i].Document], statements[i].Contents...)
	}
	for _, d := range documents {
		for _, i := range by[d] {
			f.all = append(f.all, units(texts[d], i, &statements[i], aliases)...)
		}
		l := looseUnits(texts[d], d, contents[d], aliases)
		for i := range l {
			f.loose[d] = append(f.loose[d], l[i].spans...)
		}
		f.all = append(f.all, l...)
	}
	for i := range f.all {
		f.all[i].side = f.all[i].speaker
		if of, ok := sides[f.all[i].speaker]; ok {
			f.all[i].side = of
		}
	}
	f.weights = term.NewWeights()
	seen := map[string]bool{}
	for i := range f.all {
		if !seen[f.all[i].key] {
			seen[f.all[i].key] = true
			f.weights.Add(f.all[i].stems)
		}
	}
	for i := range f.all {
		f.all[i].weight = f.weights.Sum(f.all[i].stems)
	}
	f.parent = make([]int, len(f.all))
	f.size = make([]int, len(f.all))
	for i := range f.parent {
		f.parent[i], f.size[i] = i, 1
	}
	f.duplicates()
	f.link()
	f.echoes(documents, contents)
	return f.groups()
}

type finder struct {
	texts      map[string]string
	statements []hearsay.Statement
	sides      map[string]string
	loose      map[string][]hearsay.Span // units outside statements, by document
	all        []unit
	weights    *term.Weights
	parent     []int
	size       []int
	reps       []int // the first unit of each set of units with the same words
	links      []link
}

type link struct {
	a, b  int // a < b
	score float64
}

func (f *finder) find(i int) int {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

func (f *finder) join(i, j int) {
	a, b := f.find(i), f.find(j)
	if a == b {
		return
	}
	a, b = min(a, b), max(a, b)
	f.parent[b] = a
	f.size[a] += f.size[b]
}

// overlapping reports whether two units of one document share text: an outer
// statement and one nested in it are not two renderings.
func (f *finder) overlapping(i, j int) bool {
	a, b := &f.all[i], &f.all[j]
	return a.statement == b.statement && a.statement != loose || a.document == b.document && a.spans[0].Overlaps(b.spans[0])
}

// duplicates joins units of one speaker in the same words; the first of each
// stands for all of them afterwards.
func (f *finder) duplicates() {
	first := map[string]int{}
	for i := range f.all {
		u := &f.all[i]
		if len(u.stems) < leastContent {
			continue
		}
		k := u.side + "\x00" + u.key
		j, ok := first[k]
		if !ok {
			first[k] = i
			f.reps = append(f.reps, i)
			continue
		}
		if !f.overlapping(i, j) {
			f.join(i, j)
		}
	}
}

// link finds candidate pairs through rare words of one speaker and long runs of
// words over all speakers, and keeps those that are renderings of one utterance.
func (f *finder) link() {
	type pair struct{ a, b int }
	seen := map[pair]bool{}
	try := func(i, j int) {
		p := pair{min(i, j), max(i, j)}
		if i == j || seen[p] {
			return
		}
		seen[p] = true
		if f.overlapping(i, j) {
			return
		}
		if score, ok := f.same(p.a, p.b); ok {
			f.links = append(f.links, link{p.a, p.b, score})
		}
	}
	postings := map[string][]int{}
	grams := map[uint64][]int{}
	for _, i := range f.reps {
		u := &f.all[i]
		if u.side != "" {
			rare := append([]string(nil), u.stems...)
			sort.SliceStable(rare, func(a, b int) bool { return f.weights.Texts(rare[a]) < f.weights.Texts(rare[b]) })
			for n, s := range rare {
				k := u.side + "\x00" + s
				if n < rareStems {
					for _, j := range postings[k] {
						try(i, j)
					}
				}
				if len(postings[k]) < maxPostings {
					postings[k] = append(postings[k], i)
				}
			}
		}
		for n := 0; n+gram <= len(u.words); n++ {
			h := hash(u.words[n : n+gram])
			for _, j := range grams[h] {
				try(i, j)
			}
			if l := grams[h]; len(l) < maxPostings && (len(l) == 0 || l[len(l)-1] != i) {
				grams[h] = append(l, i)
			}
		}
	}
	sort.Slice(f.links, func(x, y int) bool {
		p, q := f.links[x], f.links[y]
		if p.score != q.score {
			return p.score > q.score
		}
		if p.a != q.a {
			return p.a < q.a
		}
		return p.b < q.b
	})
	linked := map[pair]bool{}
	for _, l := range f.links {
		linked[pair{l.a, l.b}] = true
	}
	// Average linkage, strongest links first: two sets are joined only where a
	// third of the pairs between them are linked, so that no chain of small
	// likenesses joins two utterances.
	members := map[int][]int{}
	for _, i := range f.reps {
		members[i] = []int{i}
	}
	root := map[int]int{}
	for _, i := range f.reps {
		root[i] = i
	}
	for _, l := range f.links {
		a, b := root[l.a], root[l.b]
		if a == b {
			continue
		}
		if f.collide(members[a], members[b]) {
			continue
		}
		n, total := 0, 0
		for _, i := range members[a] {
			for _, j := range members[b] {
				total++
				if linked[pair{min(i, j), max(i, j)}] {
					n++
				}
			}
			if total > 4096 {
				break
			}
		}
		if n*3 < total {
			continue
		}
		for _, j := range members[b] {
			root[j] = a
		}
		members[a] = append(members[a], members[b]...)
		delete(members, b)
		f.join(a, b)
	}
}

// collide reports whether two sets hold units of one statement, or of one place
// in a text: those are not renderings of each other.
func (f *finder) collide(a, b []int) bool {
	if len(a)*len(b) > 4096 {
		return false
	}
	for _, i := range a {
		for _, j := range b {
			if f.overlapping(i, j) {
				return true
			}
		}
	}
	return false
}

// hash is FNV-1a over the folded words.
func hash(words []term.Word) uint64 {
	h := uint64(14695981039346656037)
	for i := range words {
		for k := 0; k < len(words[i].Fold); k++ {
			h = (h ^ uint64(words[i].Fold[k])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	return h
}

// same reports whether two units render one utterance, and how surely.
func (f *finder) same(i, j int) (score float64, ok bool) {
	a, b := &f.all[i], &f.all[j]
	lcs := float64(common(a.words, b.words))
	short, long := float64(min(len(a.words), len(b.words))), float64(max(len(a.words), len(b.words)))
	if a.side != b.side || a.side == "" {
		if lcs/long >= otherWords {
			return lcs / long, true
		}
		// A long run of the same words in quotation marks on both sides is no accident.
		if a.direct && b.direct && lcs >= 8 && lcs/short >= otherWords {
			return lcs / short * 0.9, true
		}
		return 0, false
	}
	weight, n := f.weights.Shared(a.stems, b.stems)
	if n < leastContent || (a.negative != b.negative || a.unsure != b.unsure) && lcs < short {
		return 0, false // "he met him" renders neither "he never met him" nor "he does not recall meeting him"
	}
	least := min(a.weight, b.weight)
	union := a.weight + b.weight - weight
	switch {
	case lcs/short >= sameWords && short >= 4:
		return lcs / short, true
	case weight/least >= sameMatter && weight/union >= jointMatter:
		return weight / least * 0.8, true
	}
	return 0, false
}

// groups turns the joined units into quote groups.
func (f *finder) groups() []hearsay.QuoteGroup {
	members := map[int][]int{}
	var roots []int
	for i := range f.all {
		if f.size[f.find(i)] < 2 {
			continue
		}
		r := f.find(i)
		if members[r] == nil {
			roots = append(roots, r)
		}
		members[r] = append(members[r], i)
	}
	f.sentences(members, roots)
	var out []hearsay.QuoteGroup
	for _, r := range roots {
		if len(members[r]) < 2 {
			continue
		}
		out = append(out, f.group(members[r]))
	}
	return out
}

// sentences joins the groups of neighbouring sentences where every statement
// that has the one has the other: they were carried together.
func (f *finder) sentences(members map[int][]int, roots []int) {
	at := map[[2]int]int{} // statement and place → group
	for _, r := range roots {
		for _, i := range members[r] {
			if f.all[i].statement != loose {
				at[[2]int{f.all[i].statement, f.all[i].place}] = r
			}
		}
	}
	for _, r := range roots {
		for len(members[r]) > 0 {
			next, all := -1, true
			for _, i := range members[r] {
				u := &f.all[i]
				g, ok := at[[2]int{u.statement, u.place + f.run(i)}]
				if !ok || next >= 0 && g != next || g == r {
					all = false
					break
				}
				next = g
			}
			if !all || next < 0 || len(members[next]) != len(members[r]) {
				break
			}
			follow := map[int]int{}
			for _, i := range members[next] {
				follow[f.all[i].statement] = i
			}
			if len(follow) != len(members[next]) {
				break
			}
			for _, i := range members[r] {
				j := follow[f.all[i].statement]
				u, v := &f.all[i], &f.all[j]
				u.spans = append(u.spans, v.spans...)
				u.words = append(u.words[:len(u.words):len(u.words)], v.words...)
			}
			members[next] = nil
		}
	}
}

// run is how many units have been joined into unit i already.
func (f *finder) run(i int) int { return len(f.all[i].spans) }

func (f *finder) group(members []int) hearsay.QuoteGroup {
	full := members[0]
	for _, i := range members[1:] {
		a, b := &f.all[i], &f.all[full]
		if a.direct != b.direct {
			if a.direct && len(a.words)*2 >= len(b.words) {
				full = i
			} else if b.direct && len(b.words)*2 < len(a.words) {
				full = i
			}
			continue
		}
		if len(a.words) > len(b.words) {
			full = i
		}
	}
	g := hearsay.QuoteGroup{Speaker: f.all[full].speaker}
	for _, i := range members { // one that no statement holds has no speaker
		if g.Speaker == "" {
			g.Speaker = f.all[i].speaker
		}
	}
	for _, i := range members {
		u := &f.all[i]
		g.Renderings = append(g.Renderings, hearsay.Rendering{
			Document: u.document, Spans: joinSpans(u.spans), Change: Class(u.words, f.all[full].words),
		})
		if u.statement != loose {
			g.Renderings[len(g.Renderings)-1].Statement = f.statements[u.statement].ID
		}
	}
	sort.SliceStable(g.Renderings, func(a, b int) bool {
		x, y := g.Renderings[a], g.Renderings[b]
		return x.Document < y.Document || x.Document == y.Document && x.Spans[0].Start < y.Spans[0].Start
	})
	return g
}

// joinSpans joins spans that nothing but a few signs part.
func joinSpans(spans []hearsay.Span) []hearsay.Span {
	out := spans[:1:1]
	for _, s := range spans[1:] {
		if last := &out[len(out)-1]; s.Start-last.End <= 4 && s.Start >= last.End {
			last.End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}
