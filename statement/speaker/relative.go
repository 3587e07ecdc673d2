package speaker

import (
	"strings"

	"github.com/openhearsay/hearsay/language/coref"
)

// relative resolves "who" and "which" to the noun before them.
func (b *Book) relative(first, end int) (Answer, bool) {
	if end-first > 2 {
		return nobody, false
	}
	switch b.lower(end - 1) {
	case "whoever", "whatever", "anyone", "anybody":
		return nobody, true
	case "who", "which", "that", "whom":
	default:
		return nobody, false
	}
	if coref.Acronym(b.a.Word(end - 1)) {
		return nobody, false // the WHO
	}
	if b.lower(end-1) == "that" && b.tag(end-1) == "IN" {
		return nobody, false
	}
	// The nearest mention that ends right before, punctuation apart.
	at := first
	for at > 0 && edge(b.a.Word(at-1)) && at > first-3 {
		at--
		if b.a.Word(at) == ")" { // "Hale (Tarn), who"
			for k := at - 1; k > 0 && k > at-8; k-- {
				if b.a.Word(k) == "(" {
					at = k
					break
				}
			}
		}
	}
	if w := b.lower(end - 1); w == "who" || w == "whom" {
		at = b.beforeDate(at)
	}
	best := -1
	for i := b.firstMention(at - 30); i < len(b.refs.Mentions) && b.refs.Mentions[i].First < at; i++ {
		m := &b.refs.Mentions[i]
		if b.lower(end-1) != "which" && b.lower(end-1) != "that" && (m.Class == coref.Organization || m.Class == coref.Place || m.Class == coref.Paper || m.Class == coref.Thing) {
			continue // "who" is a person
		}
		if b.lower(end-1) == "which" && (m.Class == coref.Person && !(m.Kind == coref.Nominal && m.Number == coref.Plural) || m.Kind == coref.Pronoun) {
			continue // "which" is none
		}
		if m.Kind != coref.Pronoun && (m.Head == at-1 || m.Kind == coref.Name && m.NameEnd == at || m.End == at && best < 0) {
			best = i
		}
		if b.hasTrees() && m.Head < first && b.governs(m.Head, first) {
			best = i
		}
	}
	if best < 0 && b.lower(end-1) == "which" {
		best = b.thingBefore(at)
	}
	if best < 0 {
		return nobody, false
	}
	m := &b.refs.Mentions[best]
	if c := b.refs.Of[best]; b.refs.Chains[c].Named || len(b.refs.Chains[c].Mentions) > 1 {
		return Answer{Who: b.ofChain(c), Sure: min(0.8, b.refs.Sure[best])}, true
	}
	x := b.described(m.First, min(m.End, at), m.Head)
	return x, x.Who >= 0
}

// thingBefore is the last mention of a thing before token at, in its sentence and no
// more than reach tokens away; -1 for none.
func (b *Book) thingBefore(at int) int {
	const reach = 12
	best := -1
	for i := b.firstMention(at); i < len(b.refs.Mentions) && b.refs.Mentions[i].First < at; i++ {
		m := &b.refs.Mentions[i]
		if m.Kind == coref.Nominal && m.Class != coref.Person && m.End <= at && m.Head > at-reach && m.Sentence == b.sentence(at) {
			best = i
		}
	}
	return best
}

// governs reports whether the clause of the relative pronoun at token k hangs on head.
func (b *Book) governs(head, k int) bool {
	for n := 0; n < 3; n++ {
		k = b.a.Heads[k]
		if k < 0 {
			return false
		}
		if r := b.a.Relations[k]; strings.HasPrefix(r, "acl") && b.a.Heads[k] == head {
			return true
		}
	}
	return false
}
