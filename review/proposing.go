package review

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A proposing is propositions while decisions are applied to them. One is known by its
// index in the case, one that was parted from another by an index behind all of them.
type proposing struct {
	*Reviewer
	x       *index
	into    map[int]int // of joined propositions: with which
	carried map[ref]int // by place: the proposition that it was parted into
	parted  []string    // the texts of those, where persons gave them
	whole   marks[int]
	places  marks[ref]
	about   []decided
}

// decided is a decision about a proposition.
type decided struct {
	at int
	d  *Decision
}

func (p *proposing) now(i int) int { return last(p.into, i) }

// of is the proposition that a place is of, as far as decisions were read.
func (p *proposing) of(r ref) int {
	if to, ok := p.carried[r]; ok {
		return p.now(to)
	}
	return p.now(r.finding)
}

// read finds what decisions about propositions and their places are about.
func (p *proposing) read() {
	for i := range p.standing {
		d := &p.standing[i]
		switch about(d) {
		case Proposition:
			p.proposition(d)
		case Placed:
			if len(d.Anchors) < 2 {
				p.place(d, noWords)
				continue
			}
			if at, why := p.find(&d.Anchors[1]); p.place(d, why) {
				r, why := p.stands(&d.Anchors[0], at)
				if p.place(d, why) {
					p.places.take(r, d)
				}
			}
		}
	}
}

// find is the proposition that an anchor is about.
func (p *proposing) find(a *Anchor) (int, string) {
	return grouped(p.x, a, p.passed, func(r ref) (int, bool) { return p.of(r), true })
}

// stands is the place of a proposition that an anchor is about.
func (p *proposing) stands(a *Anchor, at int) (ref, string) {
	b := Anchor{Kind: Proposition, Quotes: a.Quotes}
	return grouped(p.x, &b, func(*Quote) bool { return false }, func(r ref) (ref, bool) { return r, p.of(r) == at })
}

func (p *proposing) proposition(d *Decision) {
	at, why := p.find(&d.Anchors[0])
	if !p.place(d, why) {
		return
	}
	switch d.Action {
	case Join:
		for i := range d.Anchors[1:] {
			other, why := p.find(&d.Anchors[1+i])
			if !p.place(d, why) {
				return
			}
			if other != p.now(at) {
				p.into[other] = p.now(at)
			}
		}
	case Part:
		n := len(p.x.c.Propositions) + len(p.parted)
		missing, found := noWords, false
		for i := range d.Anchors[1:] {
			r, why := p.stands(&d.Anchors[1+i], at)
			if why != "" {
				missing = why
				continue
			}
			p.carried[r], found = n, true
		}
		if !found {
			p.place(d, missing)
			return
		}
		p.parted = append(p.parted, d.value())
		p.about = append(p.about, decided{n, d})
	}
	p.about = append(p.about, decided{at, d})
}

// write puts what was decided into the case.
func (p *proposing) write(c *hearsay.Case) {
	if len(p.about)+len(p.places) == 0 {
		return
	}
	for _, x := range p.about {
		p.whole.take(p.now(x.at), x.d)
	}
	last := 0
	for i := range c.Propositions {
		if _, n, _ := parse(c.Propositions[i].ID); n > last {
			last = n
		}
	}
	n := len(c.Propositions)
	made := map[int]*hearsay.Proposition{}
	for i := range n + len(p.parted) {
		if p.now(i) != i {
			continue
		}
		x := hearsay.Proposition{}
		if i < n {
			x = c.Propositions[i]
			x.Places = nil
		} else {
			last++
			x.ID, x.Text = "q"+strconv.Itoa(last), p.parted[i-n]
		}
		made[i] = &x
	}
	id := map[string]string{} // of joined ones, the other's
	mixed := map[int]bool{}   // those that have places of others
	for i := range c.Propositions {
		x := &c.Propositions[i]
		to := made[p.now(i)]
		id[x.ID] = to.ID
		if p.now(i) != i {
			to.Origins = origins(to.Origins, x.Origins)
			to.Confidence = min(to.Confidence, x.Confidence)
		}
		for k, place := range x.Places {
			r := ref{i, k}
			to := made[p.of(r)]
			if p.of(r) != i {
				mixed[p.of(r)], place.N = true, 0
			}
			if m := p.places[r]; m != nil {
				place.Review = m.out()
				if place.Stance = hearsay.Stance(cmp.Or(m.fields["stance"], string(place.Stance))); m.rejected {
					continue
				}
			}
			if to.Confidence == 0 || p.of(r) >= n && place.Confidence < to.Confidence {
				to.Confidence = place.Confidence
			}
			to.Places = append(to.Places, place)
		}
	}
	gone := map[string]bool{}
	var out []hearsay.Proposition
	for _, i := range slices.Sorted(maps.Keys(made)) {
		x := made[i]
		if mixed[i] {
			sortedPlaces(x.Places)
			x.Places = slices.CompactFunc(x.Places, func(a, b hearsay.Place) bool {
				return a.Document == b.Document && a.Span == b.Span && a.Statement == b.Statement
			})
			numberPlaces(x.Places)
		}
		m := p.whole[i]
		if m != nil {
			x.Review = m.out()
			x.Text = cmp.Or(m.fields["text"], x.Text)
		}
		if m != nil && m.rejected || len(x.Places) == 0 {
			gone[x.ID] = true
			continue
		}
		if d := p.x.text(x.Places[0].Document); d != nil && x.Text == "" {
			x.Text = strings.Join(strings.Fields(x.Places[0].Span.In(d.Text)), " ")
		}
		out = append(out, *x)
	}
	c.Propositions = out
	for i := range c.Conflicts {
		c.Conflicts[i].Proposition = cmp.Or(id[c.Conflicts[i].Proposition], c.Conflicts[i].Proposition)
	}
	for i := range c.Claims {
		c.Claims[i].Proposition = cmp.Or(id[c.Claims[i].Proposition], c.Claims[i].Proposition)
	}
	for i := range c.Unattributed {
		c.Unattributed[i].Proposition = cmp.Or(id[c.Unattributed[i].Proposition], c.Unattributed[i].Proposition)
	}
	unproposed(c, gone)
}

// origins are those of two propositions that are one.
func origins(a, b []hearsay.Origin) []hearsay.Origin {
	out := slices.Clone(a)
	for _, o := range b {
		if !slices.ContainsFunc(out, func(x hearsay.Origin) bool { return x.Name == o.Name }) {
			out = append(out, o)
		}
	}
	return out
}
