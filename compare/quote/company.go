package quote

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// A relation is how the speakers of two units stand to each other.
type relation string

// The relations of speakers.
const (
	oneSpeaker  relation = "one speaker"
	oneSide     relation = "one side"        // the one speaks for the other
	oneCarrier  relation = "one carrier"     // who says the one carries the other, or one carries both
	noSpeaker   relation = "speaker unknown" // of one of the units, or of both
	alike       relation = "described alike" // one has no name, and its description shares a word with the other
	unnamed     relation = "described"       // one has no name
	twoPersons  relation = "two persons"
	twoSpeakers relation = "two speakers" // both named, not both persons
)

// A company is the speakers of a case as they are compared.
type company struct {
	by    map[string]*hearsay.Speaker
	words map[string][]string // of each speaker's wordings, the stems
	side  map[string]string
}

func newCompany(in *Input) *company {
	c := &company{map[string]*hearsay.Speaker{}, map[string][]string{}, in.Sides}
	for i := range in.Speakers {
		s := &in.Speakers[i]
		c.by[s.ID] = s
		all := strings.Join(append([]string{s.Name}, s.Aliases...), " ; ")
		c.words[s.ID] = term.Stems(in.Aliases.Words(all, hearsay.Span{End: len(all)}))
	}
	return c
}

// between is the relation of the speakers of two units.
func (c *company) between(a, b *unit) relation {
	x, y := a.who, b.who
	switch {
	case x == nil || y == nil:
		return noSpeaker
	case x == y:
		return oneSpeaker
	case a.side == b.side:
		return oneSide
	case slices.ContainsFunc(a.sides, func(id string) bool { return slices.Contains(b.sides, id) }):
		return oneCarrier
	case !x.Named || !y.Named:
		if len(term.Common(c.words[x.ID], c.words[y.ID])) > 0 {
			return alike
		}
		return unnamed
	case x.Kind == hearsay.Person && y.Kind == hearsay.Person:
		return twoPersons
	}
	return twoSpeakers
}
