package coref

import "strings"

// joinPossessed joins descriptions that say whose they are by a pronoun, "his
// spokesman", to the one so described before who belongs to the same one: known
// only when the pronoun is.
func (r *resolver) joinPossessed() {
	byHead := map[string][]int{}
	for i := range r.m {
		m := &r.m[i]
		if m.Kind == Pronoun {
			continue
		}
		r.noteRoles(byHead, i)
		if m.Kind != Nominal {
			continue
		}
		head := singular(r.lower(m.Head))
		if owner := r.owner(i); r.tag(m.First) == "PRP$" && owner >= 0 && r.root(i) == i && r.state[i].size == 1 {
			for k, n := len(byHead[head])-1, 0; k >= 0 && n < nominalTries && i-byHead[head][k] < nominalReach; k, n = k-1, n+1 {
				j := byHead[head][k]
				if r.state[r.root(j)].number == Plural != (m.Number == Plural) || r.m[j].First <= m.First && r.m[j].End >= m.End {
					continue
				}
				if theirs := r.ownerOfChain(j); theirs >= 0 && r.root(theirs) == r.root(owner) && len(m.mods) == 0 {
					r.join(j, i, min(0.8, r.sure[owner]))
					break
				}
			}
		}
		byHead[head] = append(byHead[head], i)
	}
}

// owner is the mention that tells whose mention i is: "his" of "his spokesman",
// "Hale's" of "Hale's spokesman Jane Roe"; -1 for none.
func (r *resolver) owner(i int) int {
	m := &r.m[i]
	end := m.Head
	if m.Kind == Name {
		end = m.NameFirst
		for k := max(0, i-4); k < len(r.m) && k < i+5; k++ {
			if x := &r.m[k]; x.Kind != Nominal && (x.End == m.TitleFirst && (x.Possessive || r.tag(x.End-1) == "POS") || x.End+1 == m.TitleFirst && r.tag(x.End) == "POS") {
				return k
			}
		}
	}
	for k := i + 1; k < len(r.m) && r.m[k].First < end; k++ {
		if x := &r.m[k]; x.First >= m.First && x.End <= end && (x.Possessive || r.tag(x.End-1) == "POS" || r.tag(x.End) == "POS") {
			return k
		}
	}
	return -1
}

// ownerOfChain is the owner of mention j, or of the description that stands beside
// it in its sentence.
func (r *resolver) ownerOfChain(j int) int {
	if o := r.owner(j); o >= 0 {
		return o
	}
	for k := max(0, j-4); k < len(r.m) && k < j+5; k++ {
		if k != j && r.m[k].Sentence == r.m[j].Sentence && r.m[k].Kind == Nominal && r.root(k) == r.root(j) {
			if o := r.owner(k); o >= 0 {
				return o
			}
		}
	}
	return -1
}

const (
	forwardReach     = 120 // mentions that a description looks ahead over
	forwardSentences = 12  // sentences that it looks ahead over
)

// joinForward joins a description of one person who speaks and who was not named
// before to the name that the text gives only then, as reports do that open with
// "the interior minister said": the first one after it that bears the same office,
// or who stands bare at the head of the next sentence.
func (r *resolver) joinForward() {
	for i := range r.m {
		m := &r.m[i]
		if m.Kind != Nominal || m.Class != Person || m.Number != Singular || !m.Source || m.Quote >= 0 || r.state[r.root(i)].named {
			continue
		}
		if j, sure := r.namedLater(i); j >= 0 {
			r.join(i, j, sure)
			r.sure[i] = min(r.sure[i], sure)
			r.sure[j] = 1
		}
	}
}

func (r *resolver) namedLater(i int) (int, float64) {
	m := &r.m[i]
	head := singular(r.lower(m.Head))
	found := -1
	for j := i + 1; j < len(r.m) && j < i+forwardReach && r.m[j].Sentence-m.Sentence <= forwardSentences; j++ {
		x := &r.m[j]
		s := &r.state[r.root(j)]
		if x.Kind != Name || x.Sentence == m.Sentence || x.NameEnd-x.NameFirst < 2 || r.root(j) != j || s.class != Person && s.class != NoClass {
			continue // its first mention, whole
		}
		if !compatible(&r.state[r.root(i)], s) {
			continue
		}
		same := false
		for _, role := range s.roles {
			same = same || roleHead(role) == head
		}
		switch {
		case same && m.Definite && r.fit(m, j, head) >= 0.5 && r.sameOwner(i, j):
			if found >= 0 {
				return -1, 0 // two bear it
			}
			found = j
		case x.Sentence-m.Sentence == 1 && x.Source && x.Quote < 0 && found < 0 && r.introduced(i, j):
			return j, 0.6
		}
	}
	return found, 0.7
}

// sameOwner reports whether descriptions of i and j do not belong to two people.
func (r *resolver) sameOwner(i, j int) bool {
	a, b := r.owner(i), r.ownerOfChain(j)
	if a < 0 {
		return true
	}
	return b >= 0 && r.root(a) == r.root(b)
}

// generic are nouns for people that say less than the office that a text names
// with somebody's name: "an official" is named as a spokesman or a director.
var generic = set(`official spokesman spokeswoman spokesperson representative executive officer`)

// introduced reports whether name j, of the next sentence, is that of description
// i: it stands there without a word for who that is, so that the text must have
// said so before; or both belong to the same body.
func (r *resolver) introduced(i, j int) bool {
	m, x := &r.m[i], &r.m[j]
	s := &r.state[j]
	if len(s.roles) == 0 && m.Definite && x.NameFirst == r.a.Sentences[x.Sentence].First {
		return r.word(x.NameEnd) != "," && r.word(x.NameEnd) != "("
	}
	if !generic[singular(r.lower(m.Head))] || len(s.roles) == 0 {
		return false
	}
	for k := m.First; k < m.End; k++ {
		if w := r.word(k); !capital(w) || k == r.a.Sentences[m.Sentence].First {
			continue
		}
		for n := max(x.NameFirst-8, r.a.Sentences[x.Sentence].First); n < min(x.NameEnd+8, r.a.Sentences[x.Sentence].End); n++ {
			if capital(r.word(n)) && (n < x.NameFirst || n >= x.NameEnd) && norm(r.lower(n)) == norm(strings.ToLower(r.word(k))) {
				return true
			}
		}
	}
	return false
}
