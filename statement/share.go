package statement

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/coref"
	"github.com/openhearsay/hearsay/statement/speaker"
)

// share adds the book of who may speak, and a statement for each of several who do,
// and says of each its document, its item and how much of it is quoted. It needs the
// spans and which statement holds which.
func (p *page) share() {
	p.book = speaker.NewBook(p.a, coref.Resolve(p.a, p.sources()...), p.outlets, p.d.Outlet)
	p.split()
	for i := range p.statements {
		s := &p.statements[i]
		s.Document, s.Item = p.d.ID, p.d.Item(s.Contents[0].Start)
		if s.Quoted != hearsay.Direct { // the lines of a transcript have no marks
			s.Quoted = p.quoted(s)
		}
	}
}

// split makes a statement of each of several sources that are named one by one:
// "Hale and Brook said", "the port and two of its pilots said" is what the one said
// and what the other said. Words for many people at once ("officials and experts")
// stay one source, and so do people and theirs ("Hale and his friends").
func (p *page) split() {
	for i, n := 0, len(p.statements); i < n; i++ {
		s := p.statements[i]
		if s.Source == nil {
			continue
		}
		all := p.book.Conjuncts(*s.Source)
		if all == nil {
			all = p.conjuncts(*s.Source)
		}
		for k, source := range all {
			if k == 0 {
				p.statements[i].Source = &source
				continue
			}
			also := s
			also.Source, also.Contents = &source, slices.Clone(s.Contents)
			p.statements = append(p.statements, also)
			p.extents = append(p.extents, p.extents[i])
		}
	}
	if len(p.extents) == len(p.statements) {
		p.order()
	}
}

// conjuncts are the two noun phrases that "and" joins in a source, each with an
// article, a quantity or a name of its own; nil where there is no such pair.
func (p *sheet) conjuncts(source hearsay.Span) []hearsay.Span {
	a := p.a
	first, end := p.tokens(source)
	and := -1
	for k := first + 1; k+1 < end; k++ {
		if strings.EqualFold(a.Word(k), "and") && a.Tags[k] == "CC" {
			and = k
			break
		}
		switch t := a.Tags[k]; {
		case t == "IN" || t == "TO" || t == "," || t == ":" || t == "WP" || t == "WDT" || strings.HasPrefix(t, "VB"):
			return nil // what is joined may hang on it: "members of the council and the board"
		}
	}
	if and < 0 || !p.party(first, and) {
		return nil
	}
	stop := and + 1 // the end of the second phrase, without what hangs on it
	for stop < end && a.Tags[stop] != "," && a.Tags[stop] != "IN" && a.Tags[stop] != "WP" && a.Tags[stop] != "CC" {
		stop++
	}
	if stop < end && a.Tags[stop] == "CC" || !p.party(and+1, stop) || !p.apart(and+1, stop) {
		return nil
	}
	return []hearsay.Span{a.Span(first, and), a.Span(and+1, end)}
}

// party reports whether tokens first to end are a phrase for somebody who may speak.
func (p *sheet) party(first, end int) bool {
	if end <= first {
		return false
	}
	head := end - 1
	switch t := p.a.Tags[head]; {
	case t == "CD":
		return p.lower(end) == "of" // "two of the guards"
	case strings.HasPrefix(t, "NNP"):
		return true
	case strings.HasPrefix(t, "NN"):
		return coref.Persons(p.lower(head)) || p.apart(first, end)
	}
	return false
}

// apart reports whether tokens first to end have an article, a quantity or a name
// of their own, and are not somebody's: "two pilots", "the port's lawyer".
func (p *sheet) apart(first, end int) bool {
	switch t := p.a.Tags[first]; {
	case t == "DT" || t == "PDT" || t == "CD":
		return true
	case strings.HasPrefix(t, "NNP"):
		// A name, or what belongs to one: "Hale's lawyer".
		if strings.HasPrefix(p.a.Tags[end-1], "NNP") {
			return end-first > 1 || p.a.Tags[first] == "NNP"
		}
		return slices.Contains(p.a.Tags[first:end], "POS")
	case t == "JJ":
		return quantities[p.lower(first)]
	}
	return false
}

var quantities = map[string]bool{"several": true, "many": true, "few": true, "other": true, "various": true, "numerous": true}

// sources are the source phrases of the statements, in order.
func (p *page) sources() []coref.Source {
	var all []coref.Source
	for i := range p.statements {
		if s := p.statements[i].Source; s != nil {
			source := coref.Source{Span: *s, Nested: p.statements[i].Within >= 0}
			if !source.Nested && p.statements[i].Quoted != hearsay.Indirect {
				source.Words = p.statements[i].Contents
			}
			all = append(all, source)
		}
	}
	slices.SortStableFunc(all, func(a, b coref.Source) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return all
}
