package question

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// What a place does with a claim, as options.
var stanceOptions = []string{string(hearsay.Asserts), string(hearsay.Denies), string(hearsay.Hedges), string(hearsay.Questions), unrelated}

// mostBearing is how many places a claim is shown with.
const mostBearing = 40

// claimWorth is what an answer about a place is worth where a person asks about a
// claim.
const claimWorth = 0.2

// claims asks what the places that share words with each claim do with it, the most
// alike first.
func (m *maker) claims(claims []string, l Limits) (out []Question) {
	for _, text := range claims {
		sought := m.f.Seek(m.f.Sense(text).Stems)
		type hit struct {
			place int
			share float64
		}
		var hits []hit
		for i := range m.f.Places {
			p := &m.f.Places[i]
			if s := 0.6*sought.In(p.Own.Stems) + 0.4*sought.In(p.Framed.Stems); s > 0.1 {
				hits = append(hits, hit{i, s})
			}
		}
		slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.share, a.share) })
		hits = hits[:min(len(hits), mostBearing, l.Places)]
		slices.SortFunc(hits, func(a, b hit) int { return cmp.Compare(a.place, b.place) })
		q := Question{Kind: Claim, Claim: line(text), Options: stanceOptions,
			Ask: "What does each place do with the claim? Give the numbers under each option; a place that does not bear on it is " + unrelated + "."}
		for _, h := range hits {
			q.Places = append(q.Places, m.place(h.place))
			q.Worth += claimWorth * h.share
		}
		if len(q.Places) > 0 {
			q.identify()
			out = append(out, q)
		}
	}
	return out
}

// None of the candidates, and nobody beside the outlet itself.
const (
	NoneOfThem = "none of them"
	NobodyElse = "nobody else"
)

// kindOptions are what a statement does.
var kindOptions = []string{string(hearsay.Assertion), string(hearsay.Denial), string(hearsay.Admission), string(hearsay.Hedge), string(hearsay.NoComment),
	string(hearsay.Question), string(hearsay.Demand), string(hearsay.Promise), string(hearsay.Opinion)}

// How much of what hangs on a statement is open, by the question.
const (
	unknownSpeaker = 0.5 // nobody is known to speak
	pronounSpeaker = 0.15
	kindDoubt      = 0.4
	carrierDoubt   = 0.1

	carried = 0.7 // how central a statement is whose carriers are asked for
)

// mostCandidates is how many persons a pronoun may mean.
const mostCandidates = 8

// statements asks about the statements of which something is open.
func (m *maker) statements() (out []Question) {
	carriers := m.carriers()
	for i := range m.f.Places {
		p := &m.f.Places[i]
		if p.Statement < 0 {
			continue
		}
		s := &m.f.In.Statements[p.Statement]
		hangs := m.f.Central(i)
		ask := func(kind Kind, worth float64, words string, options []string) {
			q := Question{Kind: kind, Ask: words, Before: m.before(i), Places: []Place{m.place(i)}, Options: options, Worth: worth * hangs}
			q.identify()
			out = append(out, q)
		}
		if worth := speakerDoubt(m.f.In.Documents[p.Document].Text, s); worth > 0 {
			if names := m.candidates(p.Document, s); len(names) > 0 {
				source := line(s.Source.In(m.f.In.Documents[p.Document].Text))
				ask(Speaker, worth, fmt.Sprintf("Who is “%s” here?", source), append(names, NoneOfThem))
			}
		}
		negated := s.Own.Polarity == hearsay.Not || s.Framed.Polarity == hearsay.Not
		if plain := s.Kind == hearsay.Assertion || s.Kind == hearsay.Denial; plain && negated != (s.Kind == hearsay.Denial) {
			ask(Does, kindDoubt, "What does this statement do?", kindOptions)
		}
		if names := carriers[p.Document]; len(names) > 1 && s.Within < 0 && hangs >= carried {
			ask(Carrier, carrierDoubt, "Through whom does the document have this statement?", append(slices.Clone(names), NobodyElse))
		}
	}
	return out
}

var pronouns = []string{"he", "she", "they"}

func speakerDoubt(text string, s *hearsay.Statement) float64 {
	switch {
	case s.Source == nil:
		return 0
	case s.Speaker == "":
		return unknownSpeaker
	case slices.Contains(pronouns, strings.ToLower(s.Source.In(text))):
		return pronounSpeaker
	}
	return 0
}

// candidates are the names of who is mentioned in a document up to the end of a
// statement, the nearest first.
func (m *maker) candidates(d int, s *hearsay.Statement) []string {
	if m.mentions == nil {
		m.mentions = m.named()
	}
	all := m.mentions[m.f.In.Documents[d].ID]
	k, _ := slices.BinarySearchFunc(all, s.Extent().End, func(x mention, at int) int { return cmp.Compare(x.at, at) })
	var names []string
	for _, x := range slices.Backward(all[:k]) {
		if len(names) == mostCandidates {
			break
		}
		if !slices.Contains(names, x.name) {
			names = append(names, x.name)
		}
	}
	return names
}

// A mention is where a document names somebody.
type mention struct {
	at   int // byte
	name string
}

// named are the mentions of those who have a name, by document, in order.
func (m *maker) named() map[string][]mention {
	by := map[string][]mention{}
	for i := range m.f.In.Speakers {
		x := &m.f.In.Speakers[i]
		for _, y := range x.Mentions {
			if x.Named {
				by[y.Document] = append(by[y.Document], mention{y.Span.Start, x.Name})
			}
		}
	}
	for _, l := range by {
		slices.SortFunc(l, func(a, b mention) int { return cmp.Or(cmp.Compare(a.at, b.at), strings.Compare(a.name, b.name)) })
	}
	return by
}

// carriers are for each document the carriers that its chains name beside its own
// outlet.
func (m *maker) carriers() [][]string {
	index := map[string]int{}
	for d := range m.f.In.Documents {
		index[m.f.In.Documents[d].ID] = d
	}
	out := make([][]string, len(m.f.In.Documents))
	for i := range m.f.In.Statements {
		s := &m.f.In.Statements[i]
		d := index[s.Document]
		for _, h := range s.Via {
			if h.At != nil && h.Name != "" && h.Name != m.f.In.Documents[d].Outlet && !slices.Contains(out[d], h.Name) {
				out[d] = append(out[d], h.Name)
			}
		}
	}
	for _, l := range out {
		slices.Sort(l)
	}
	return out
}

// sentencesBefore is how many sentences before a statement are shown.
const sentencesBefore = 3

func (m *maker) before(i int) string {
	p := &m.f.Places[i]
	all := m.f.In.Sentences[p.Document]
	first := p.Order - min(p.Order, sentencesBefore)
	if p.Order >= len(all) || first == p.Order {
		return ""
	}
	return line(hearsay.Span{Start: all[first].Start, End: all[p.Order-1].End}.In(m.f.In.Documents[p.Document].Text))
}
