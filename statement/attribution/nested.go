package attribution

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/language/polarity"
	"github.com/openhearsay/hearsay/learn"
)

// A nester finds what is said inside what is said, and what the outermost
// statements leave: by two log-linear models, of whether a word tells of something
// said (tells), and of what it introduces (takes). Either is the sum of what
// annotated articles teach, which mark outermost statements only, and of what cases
// teach, in which every statement is marked. The zero nester finds nothing.
type nester struct {
	tells, takes sum
	wide         bool // outermost statements too
	bag          bag
}

// A sum is models whose scores are added up.
type sum []learn.Scorer

func (m sum) score(b bag) float64 {
	var s [1]float32
	for _, x := range m {
		x.Add(s[:], b)
	}
	return float64(s[0])
}

const nestedMagic = "hearsay nested 1\n"

// openNested reads a model that TrainSpots or TrainNested made.
func openNested(data []byte) (tells, takes *learn.Table, err error) {
	if len(data) < len(nestedMagic) || string(data[:len(nestedMagic)]) != nestedMagic {
		return nil, nil, errors.New("attribution: not a model of nested statements of this version")
	}
	rest := data[len(nestedMagic):]
	for _, t := range []**learn.Table{&tells, &takes} {
		if *t, rest, err = learn.OpenTable(rest); err != nil {
			return nil, nil, fmt.Errorf("attribution: nested: %w", err)
		}
		if n := (*t).Outputs(); n != 1 {
			return nil, nil, fmt.Errorf("attribution: nested: a table with %d outputs where one is needed", n)
		}
	}
	return tells, takes, nil
}

// Nested returns an extractor that finds nested statements too: spots is what
// TrainSpots made, nested what TrainNested made on top of it. Where nested is
// empty, it finds outermost statements only.
func (x *Extractor) Nested(spots, nested []byte) (*Extractor, error) {
	n := &Extractor{models: x.models}
	n.nester = nester{}
	if len(nested) > 0 {
		for _, data := range [][]byte{spots, nested} {
			tells, takes, err := openNested(data)
			if err != nil {
				return nil, err
			}
			n.nester.tells, n.nester.takes = append(n.nester.tells, tells), append(n.nester.takes, takes)
		}
	}
	n.open()
	return n, nil
}

// Wide returns an extractor that finds of the outermost statements too what a
// careful reader of a case lists and the annotators of PolNeAR did not mark, as
// talk, offers and plans, and where their contents end. What it finds beyond x is
// for the reading of documents; x is what compares with PolNeAR.
func (x *Extractor) Wide() *Extractor {
	n := &Extractor{models: x.models}
	n.nester.wide = true
	n.open()
	return n
}

// Probabilities from which a word is taken to tell of something said, chosen on
// cases left out.
const (
	innerFloor = 0.36 // inside another one's content
	outerFloor = 0.48 // outside of all
	redrawn    = 0.7  // another content for an outermost one
	alike      = 0.8  // which must not share more with the one that was found
)

// chance is the probability that spot s tells of something said.
func (x *nester) chance(p *page, s *spot, held *finding) float64 {
	x.bag = x.bag[:0]
	p.tells(&x.bag, s, held)
	return 1 / (1 + math.Exp(-x.tells.score(x.bag)))
}

// best is what spot s introduces: the option that most likely shares half of its
// words or more with the true one, and how likely it does.
func (x *nester) best(p *page, s *spot) (o *option, sure float64) {
	chance := make([]float64, len(s.options))
	high := math.Inf(-1)
	for i := range s.options {
		x.bag = x.bag[:0]
		p.takes(&x.bag, s, &s.options[i])
		chance[i] = x.takes.score(x.bag)
		high = max(high, chance[i])
	}
	total := 0.0
	for i := range chance {
		chance[i] = math.Exp(chance[i] - high)
		total += chance[i]
	}
	most := -1.0
	for i := range s.options {
		good, shared := 0.0, 0.0
		for j := range s.options {
			v := share(s.options[i].content, s.options[j].content)
			shared += chance[j] / total * v
			if v >= 0.5 {
				good += chance[j] / total
			}
		}
		if shared+good > most {
			o, most, sure = &s.options[i], shared+good, good
		}
	}
	return o, sure
}

// share is how much two stretches have in common, of what they have together.
func share(a, b stretch) float64 {
	both := min(a.last, b.last) - max(a.first, b.first) + 1
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(a.last-a.first+b.last-b.first+2-both)
}

// beside appends to what found has the statements that stand in its contents or
// were left out, and says of each in whose content it stands.
func (x *nester) beside(p *page, found []finding) []finding {
	if x.tells == nil {
		return found
	}
	if x.wide {
		x.border(p, found)
	}
	outermost := len(found)
	spots := p.spots(found)
	for i := range spots {
		s := &spots[i]
		var held *finding
		floor := outerFloor
		switch {
		case s.holder >= 0:
			held, floor = &found[s.holder], innerFloor
		case !x.wide:
			continue
		}
		chance := x.chance(p, s, held)
		if chance < floor {
			continue
		}
		o, sure := x.best(p, s)
		const least = 0.8 // of floor, for word and content together
		if chance*sure < least*floor || p.unsaid(s) {
			continue
		}
		if next := s.cue.last + 1; o.content.first == next+1 && after[p.lower[next]] && p.kind[next]&isWord != 0 {
			s.cue.last = next // "called for"
		}
		f := finding{relation: relation{s.cue, s.source, []stretch{o.content}}, within: s.holder, p: chance * sure}
		if s.source == noSource && s.other != noSource && !s.other.overlaps(o.content) {
			f.source = s.other
		}
		if s.source != noSource && s.source.overlaps(o.content) && o.way != byWhole {
			f.source = noSource
		}
		found = append(found, f)
	}
	p.hold(found, outermost)
	if x.wide {
		p.sourced(found[:outermost])
		p.unsourced(found)
	}
	return outward(found)
}

// unsaid reports whether the text says that it was not said, or only if: "never
// said that the gate was safe", "if he says that". What somebody will not say is a
// refusal, and a statement all the same: "has not said whether it is safe".
func (p *page) unsaid(s *spot) bool {
	if h := p.head[s.at]; refused[p.stem[s.at]] {
		return h >= 0 && p.class[h] == uint32(english.Refuse) // told already: "declined to comment"
	}
	if p.kind[s.at]&isVerb == 0 {
		return false
	}
	switch english.ReportingClass(p.class[s.at]) {
	case english.Say, english.Tell, english.Write:
	default:
		return false
	}
	for _, k := range few(p.children(s.at)) {
		if p.rel[k] == relMark && ifWords[p.lower[k]] {
			return true
		}
	}
	r := polarity.Saying(p.a, p.a.Span(s.cue.first, s.cue.last+1))
	if r.Polarity == polarity.Not {
		next := s.cue.last + 1
		return next >= s.part.end || p.tag[next] != tagWP && p.tag[next] != tagWRB && !ifWords[p.lower[next]]
	}
	return r.Polarity == polarity.Unsaid
}

// border gives the outermost findings other contents where these are likelier by
// redrawn: the fields look at a word and its neighbours, and break off at a comma.
func (x *nester) border(p *page, found []finding) {
	for i := range found {
		s, ok := p.again(&found[i])
		if !ok || len(s.options) < 2 {
			continue
		}
		o, sure := x.best(p, &s)
		if sure >= redrawn && share(o.content, found[i].contents[0]) < alike && !p.touches(found, i, o.content) {
			found[i].contents[0] = o.content
		}
	}
}

// touches reports whether content c of finding i would meet another one.
func (p *page) touches(found []finding, i int, c stretch) bool {
	for j := max(0, i-3); j < min(len(found), i+4); j++ {
		if j == i {
			continue
		}
		if found[j].cue.overlaps(c) || found[j].source != noSource && found[j].source.overlaps(c) {
			return true
		}
		for _, x := range found[j].contents {
			if x.overlaps(c) {
				return true
			}
		}
	}
	return false
}

// hold says of each finding which one's content holds it: the shortest piece
// that holds its cue and its content. Where nothing was added after the first
// outermost findings, nothing changes.
func (p *page) hold(found []finding, outermost int) {
	if len(found) == outermost {
		return
	}
	type piece struct {
		stretch
		of int
	}
	var pieces []piece
	for i := range found {
		for _, c := range found[i].contents {
			pieces = append(pieces, piece{c, i})
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int {
		return cmp.Or(cmp.Compare(b.last-b.first, a.last-a.first), cmp.Compare(a.first, b.first))
	})
	over := make([]int32, p.n) // the shortest piece so far at each token, and 1
	up := make([]int32, len(pieces))
	for k, c := range pieces {
		cue := found[c.of].cue
		if cue == noSource {
			cue = found[c.of].contents[0]
		}
		at := over[cue.first]
		for at > 0 && (pieces[at-1].of == c.of || !pieces[at-1].holds(c.stretch)) {
			at = up[at-1]
		}
		if at > 0 && (found[c.of].within < 0 || c.of >= outermost) {
			found[c.of].within = pieces[at-1].of
		}
		up[k] = over[c.first]
		for t := c.first; t <= c.last; t++ {
			over[t] = int32(k) + 1
		}
	}
}

// outward puts findings that hold others before those that they hold, else in
// their order. Two that hold each other, as contents in several pieces may, are
// parted.
func outward(found []finding) []finding {
	depth := make([]int, len(found))
	for i := range found {
		for k := found[i].within; k >= 0; k = found[k].within {
			if depth[i]++; depth[i] > len(found) {
				found[i].within, depth[i] = -1, 0
				break
			}
		}
	}
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(depth[a], depth[b]) })
	place := make([]int, len(found))
	for to, from := range order {
		place[from] = to
	}
	out := make([]finding, len(found))
	for to, from := range order {
		out[to] = found[from]
		if w := out[to].within; w >= 0 {
			out[to].within = place[w]
		}
	}
	return out
}
