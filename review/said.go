package review

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
)

// Said applies what persons decided about statements and speakers, when those of the
// case are known. In a finished case it takes out what stands on a rejected statement.
func (r *Reviewer) Said(c *hearsay.Case) {
	r.rejected = nil
	s := &saying{
		Reviewer: r, c: c, x: newIndex(newList(c), r.docs), statements: marks[int]{},
		moved: map[int]string{}, carried: map[ref]string{}, into: map[string]string{}, made: map[string]*made{},
	}
	for i := range r.standing {
		d := &r.standing[i]
		switch about(d) {
		case Statement:
			s.statement(d)
		case Speaker:
			s.speaker(d)
		}
	}
	if len(s.statements) == 0 && len(s.moved) == 0 && len(s.told) == 0 {
		return
	}
	s.write()
}

// A saying is statements and speakers while decisions are applied to them. Speakers
// are known by their ids; one that a person named and that the case does not have, by
// newly and its name.
type saying struct {
	*Reviewer
	c          *hearsay.Case
	x          *index
	statements marks[int]        // by index
	moved      map[int]string    // by index of a statement: who speaks, as a person says
	carried    map[ref]string    // by mention: whose it is now
	into       map[string]string // of merged speakers: with whom
	made       map[string]*made
	told       []told
	refused    map[string]bool // speakers that a person rejected, by id
}

// newly begins the key of a speaker that the case does not have; no id begins so.
const newly = "\x00"

// made is a speaker that a person named.
type made struct {
	name  string
	first int // index of the first statement that it has
	like  string
}

// told is a decision about a speaker.
type told struct {
	speaker string
	d       *Decision
}

// now is the speaker with whom id is one.
func (s *saying) now(id string) string { return last(s.into, id) }

// last is what k has become: the end of the way that into leads from it.
func last[K comparable](into map[K]K, k K) K {
	for {
		next, ok := into[k]
		if !ok {
			return k
		}
		k = next
	}
}

func (s *saying) statement(d *Decision) {
	f, why := s.x.locate(&d.Anchors[0], s.passed)
	if !s.place(d, why) {
		return
	}
	s.statements.take(f.at, d)
	if field := d.field(); field.Field == "speaker" {
		var other *Anchor
		if len(d.Anchors) > 1 {
			other = &d.Anchors[1]
		}
		s.move(f.at, s.target(field.Value, other, f.at))
	}
}

// target is who is meant by a name, or an anchor where there is one and it is found.
func (s *saying) target(name string, other *Anchor, statement int) string {
	if name == "" {
		return ""
	}
	if other != nil {
		if id, why := s.find(other); why == "" {
			return id
		}
	}
	if f, why := s.x.named(&Anchor{Kind: Speaker, Name: name}); why == "" {
		return s.now(f.Label)
	}
	key := newly + name
	m := s.made[key]
	if m == nil {
		m = &made{name: name, first: statement, like: s.c.Statements[statement].Speaker}
		s.made[key] = m
	}
	if statement < m.first {
		m.first, m.like = statement, s.c.Statements[statement].Speaker
	}
	return s.now(key)
}

// move makes id the speaker of a statement, and its source a mention of him.
func (s *saying) move(statement int, id string) {
	s.moved[statement] = id
	x := &s.c.Statements[statement]
	if x.Source == nil {
		return
	}
	b := s.x.kind(Speaker)
	for i := range b.findings {
		if b.findings[i].Label != x.Speaker {
			continue
		}
		for k, p := range b.findings[i].Places {
			if p.Document == x.Document && p.Span.Overlaps(*x.Source) {
				s.carried[ref{i, k}] = id
			}
		}
	}
}

// find is the speaker that an anchor is about.
func (s *saying) find(a *Anchor) (id, why string) {
	if len(a.Quotes) == 0 {
		if key := newly + a.Name; s.made[key] != nil {
			return s.now(key), ""
		}
		f, why := s.x.named(a)
		return s.now(f.Label), why
	}
	b := s.x.kind(Speaker)
	id, why = grouped(s.x, a, s.passed, func(r ref) (string, bool) {
		if to, ok := s.carried[r]; ok {
			return s.now(to), to != ""
		}
		return s.now(b.findings[r.finding].Label), true
	})
	if why == "" && !s.called(id, a.Name) {
		why = "who is meant by its words is no longer called so"
	}
	return id, why
}

// called reports whether a speaker, or one who is one with him, has a name.
func (s *saying) called(id, name string) bool {
	return s.given[name] || slices.ContainsFunc(s.c.Speakers, func(x hearsay.Speaker) bool {
		return s.now(x.ID) == id && (x.Name == name || slices.Contains(x.Aliases, name))
	})
}

func (s *saying) speaker(d *Decision) {
	var ids []string
	for i := range d.Anchors {
		if d.Anchors[i].Kind != Speaker {
			continue
		}
		id, why := s.find(&d.Anchors[i])
		if !s.place(d, why) {
			return
		}
		ids = append(ids, id)
	}
	switch d.Action {
	case Merge:
		for _, id := range ids[1:] {
			if s.now(id) != s.now(ids[0]) {
				s.into[s.now(id)] = s.now(ids[0])
			}
		}
	case Split:
		found := false
		missing := ""
		for i := range d.Anchors[1:] {
			f, why := s.x.locate(&d.Anchors[1+i], s.passed)
			if why != "" {
				missing = why
				continue
			}
			found = true
			s.move(f.at, s.target(d.value(), nil, f.at))
			s.statements.take(f.at, d)
		}
		if !found && !s.place(d, cmp.Or(missing, noWords)) {
			return
		}
		return // the speaker himself stays as he is
	}
	s.told = append(s.told, told{ids[0], d})
}

// write puts what was decided into the case.
func (s *saying) write() {
	c := s.c
	ids := map[string]string{} // of made speakers
	s.number(ids)
	final := func(id string) string {
		if id = s.now(id); strings.HasPrefix(id, newly) {
			return ids[id]
		}
		return id
	}
	speakers := marks[string]{}
	for _, t := range s.told {
		speakers.take(final(t.speaker), t.d)
	}
	lost := map[string]bool{} // speakers that mentions or statements were taken from
	changed := map[string]bool{}
	for i := range c.Statements {
		x := &c.Statements[i]
		if to, ok := s.moved[i]; ok {
			lost[final(x.Speaker)] = true
			if x.Speaker = ""; to != "" {
				x.Speaker = final(to)
			}
			changed[x.ID] = true
		} else if x.Speaker != "" {
			x.Speaker = final(x.Speaker)
		}
		if m := s.statements[i]; m != nil {
			x.Review = m.out()
			if kind, ok := m.fields["kind"]; ok {
				changed[x.ID] = changed[x.ID] || x.Kind != hearsay.Kind(kind)
				x.Kind = hearsay.Kind(kind)
			}
		}
	}
	s.people(ids, final, speakers, lost)
	gone := map[string]bool{}
	for i, m := range s.statements {
		if m.rejected {
			gone[c.Statements[i].ID] = true
			if d := s.x.text(c.Statements[i].Document); d != nil {
				s.rejected = append(s.rejected, quote(d, s.x.said(&c.Statements[i])))
			}
		}
	}
	respeak(c, final)
	unspeak(c, s.refused)
	without(c, gone, changed)
}

// number gives the speakers that persons named their ids, after those of the case.
func (s *saying) number(ids map[string]string) {
	n := 0
	for i := range s.c.Speakers {
		if _, k, _ := parse(s.c.Speakers[i].ID); k > n {
			n = k
		}
	}
	keys := slices.SortedFunc(maps.Keys(s.made), func(a, b string) int {
		return cmp.Or(cmp.Compare(s.made[a].first, s.made[b].first), strings.Compare(a, b))
	})
	for _, key := range keys {
		n++
		ids[key] = "p" + strconv.Itoa(n)
	}
}
