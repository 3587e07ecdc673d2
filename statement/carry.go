package statement

import (
	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/statement/chain"
)

// carry adds who carried each statement. It needs all that the steps before it add.
func (p *page) carry(m *chain.Model) {
	in := &chain.Input{Document: p.d, Analysis: p.a, Outlets: p.outlets, Statements: p.statements,
		Speakers: make([]*hearsay.Speaker, len(p.statements)), Agents: make([]*hearsay.Span, len(p.statements)), AgentNames: make([]string, len(p.statements))}
	for i, x := range p.who {
		if x.Who >= 0 {
			in.Speakers[i] = p.book.Speaker(x.Who)
		}
		if x.Agent != nil {
			in.Agents[i] = x.Agent
			in.AgentNames[i] = p.book.Agent(*x.Agent, x.Who)
		}
	}
	for i, hops := range m.Build(in) {
		p.statements[i].Via = hops
	}
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
