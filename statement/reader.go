// Package statement turns a document into findings: who said what, on whose
// word. The sub-packages hold the stages: attribution finds the spans, speaker
// says who the sources are, kind what the statements do, chain who carried them.
package statement

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/coref"
	"github.com/openhearsay/hearsay/language/date"
	"github.com/openhearsay/hearsay/language/quotation"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/chain"
	"github.com/openhearsay/hearsay/statement/kind"
	"github.com/openhearsay/hearsay/statement/speaker"
)

// An Extractor finds the statements of a text: their Source, Cue, Contents,
// Within and Confidence. attribution.Extractor is one.
type Extractor interface {
	Extract(a *language.Analysis) []hearsay.Statement
}

// A Reader reads documents. It is safe for concurrent use where its Extractor is.
type Reader struct {
	spans  Extractor
	models Models
}

// Models are the trained stages of reading that come after the spans. A stage that is
// left out is one that has learnt nothing.
type Models struct {
	Kind  *kind.Model
	Chain *chain.Model
}

// NewReader makes a Reader that finds statements with x.
func NewReader(x Extractor, m Models) *Reader {
	if m.Kind == nil {
		m.Kind = &kind.Model{}
	}
	return &Reader{x, m}
}

// Read finds the statements of a document, its speakers and its dates. a is the
// analysis of d.Text. Statements in the document's furniture are left out. The
// speakers' ids are local to the document; statements have no id yet. The time
// is linear in the length of an ordinary text; the result depends on the
// document and the extractor's answer alone.
func (r *Reader) Read(d *hearsay.Document, a *language.Analysis) hearsay.Findings {
	dates := a.Dates
	if dates == nil {
		dates = Dates(d, a)
	}
	p := &page{d: d, a: a, kinds: r.models.Kind, dates: dates, outlets: outlets(d), quotes: quotation.Utterances(a)}
	p.statements = r.kept(d, r.spans.Extract(a))
	p.sourced()
	p.refusals()
	p.contraries()
	p.order()
	for i := range p.statements {
		s := &p.statements[i]
		s.Document, s.Item = d.ID, d.Item(s.Contents[0].Start)
		if s.Quoted != hearsay.Direct { // the lines of a transcript have no marks
			s.Quoted = p.quoted(s)
		}
	}
	p.nest()
	p.cited()
	p.prune()
	p.book = speaker.NewBook(a, coref.Resolve(a, p.sources()...), p.outlets, d.Outlet)
	p.split()
	p.speakers()
	for i := range p.statements {
		s := &p.statements[i]
		s.Kind = p.kind(s)
		p.behindNegation(s)
		s.Said, s.SaidAt = p.said(i)
	}
	p.unnamed()
	p.chains(r.models.Chain)
	return p.findings()
}

// Dates are the expressions of time in a document, each resolved against the
// date of the item it stands in, or of the document.
func Dates(d *hearsay.Document, a *language.Analysis) []hearsay.DateMention {
	all := date.Find(a.Text, a.Tokens, a.Tags, d.Published)
	for i := range d.Items {
		it := &d.Items[i]
		if !it.Published.Known() || it.Published == d.Published {
			continue
		}
		own := date.Find(a.Text, a.Tokens, a.Tags, it.Published)
		for k := range all {
			if it.Span.Contains(all[k].Span) && k < len(own) {
				all[k] = own[k]
			}
		}
	}
	return all
}

// Chains is what package chain needs to know of a document that was read, to learn
// from it.
func Chains(d *hearsay.Document, a *language.Analysis, f *hearsay.Findings) *chain.Input {
	n := len(f.Statements)
	in := &chain.Input{Document: d, Analysis: a, Outlets: outlets(d), Statements: f.Statements,
		Speakers: make([]*hearsay.Speaker, n), Agents: make([]*hearsay.Span, n), AgentNames: make([]string, n)}
	by := map[string]*hearsay.Speaker{}
	for i := range f.Speakers {
		by[f.Speakers[i].ID] = &f.Speakers[i]
	}
	for i := range f.Statements {
		in.Speakers[i] = by[f.Statements[i].Speaker]
	}
	return in
}

// kept are the statements outside the furniture, in the order of the text, with
// Within renumbered. One whose spans do not lie in the text is dropped.
func (r *Reader) kept(d *hearsay.Document, all []hearsay.Statement) []hearsay.Statement {
	index := make([]int, len(all))
	var out []hearsay.Statement
	for i := range all {
		s := &all[i]
		index[i] = -1
		if len(s.Contents) == 0 || !sound(s, len(d.Text)) || furniture(d, s) {
			continue
		}
		index[i] = len(out)
		out = append(out, *s)
		if at := s.Source; at != nil {
			source := closed(d.Text, *undated(d.Text, *at))
			out[len(out)-1].Source = &source
		}
	}
	for i := range out {
		if w := out[i].Within; w >= 0 && w < len(index) {
			out[i].Within = index[w]
		} else {
			out[i].Within = -1
		}
	}
	return out
}

// undated is a source without the dateline of a report in front of it: "A guard" of
// "MARLOW (Agency) - A guard".
func undated(text string, s hearsay.Span) *hearsay.Span {
	words := s.In(text)
	end := strings.Index(words, ") ")
	open := strings.Index(words, " (")
	if open <= 0 || end < open || words[:open] != strings.ToUpper(words[:open]) {
		return &s
	}
	rest := strings.TrimLeft(words[end+1:], " \t-–—")
	if rest == words[end+2:] || rest == "" {
		return &s // no dash: "IAEA (the agency) inspectors"
	}
	s.Start = s.End - len(rest)
	return &s
}

func sound(s *hearsay.Statement, n int) bool {
	spans := s.Contents
	if s.Source != nil {
		spans = append(slices.Clip(spans), *s.Source)
	}
	if s.Cue != nil {
		spans = append(slices.Clip(spans), *s.Cue)
	}
	for _, x := range spans {
		if x.Start < 0 || x.End > n || x.Empty() {
			return false
		}
	}
	return true
}

func furniture(d *hearsay.Document, s *hearsay.Statement) bool {
	for _, f := range d.Furniture {
		if f.Overlaps(s.Contents[0]) {
			return true
		}
	}
	return false
}

// outlets are the outlets that a document names, without those of its furniture
// and of the credits of its pictures ("A. Roe/Agency").
func outlets(d *hearsay.Document) []outlet.Match {
	return slices.DeleteFunc(outlet.Find(d.Text), func(m outlet.Match) bool {
		for _, f := range d.Furniture {
			if f.Overlaps(m.Span) {
				return true
			}
		}
		before := strings.TrimRight(d.Text[max(0, m.Start-3):m.Start], " ")
		return strings.HasSuffix(before, "/") || strings.HasPrefix(d.Text[m.End:], "/")
	})
}
