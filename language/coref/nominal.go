package coref

import (
	"slices"
	"strings"
)

// joinNominals joins definite descriptions to what was described or titled so
// before: "the mayor" after "Mayor Anne Hale", "the officials" after "two
// officials".
func (r *resolver) joinNominals() {
	byHead := map[string][]int{} // mentions so described, in order
	same := map[string]int{}     // the last thing of a wording
	for i := range r.m {
		m := &r.m[i]
		switch m.Kind {
		case Name:
			r.noteRoles(byHead, i)
			if m.Class == Organization {
				for k := m.NameFirst; k < m.NameEnd; k++ {
					if w := r.lower(k); orgHeads[w] {
						byHead[w] = append(byHead[w], i)
					}
				}
			}
		case Nominal:
			head := singular(r.lower(m.Head))
			if r.tag(m.First) == "PRP$" {
				// waits until the pronoun is known: joinPossessed
			} else if m.Definite && r.root(i) == i || r.root(i) == i && r.state[i].size == 1 && (r.capitalRole(m) || r.bareSources(m)) {
				if j, sure := r.antecedent(byHead[head], i, head); j >= 0 {
					r.join(j, i, sure)
				}
			}
			byHead[head] = append(byHead[head], i)
			r.noteRoles(byHead, i)
			r.sameWording(same, i)
		}
	}
}

// sameWording joins things, never people, that are called the same: "school …
// school". What "a" introduces is new.
func (r *resolver) sameWording(same map[string]int, i int) {
	m := &r.m[i]
	if m.Class == Person || m.End-m.First > 6 {
		return
	}
	first := m.First
	switch r.lower(first) {
	case "a", "an", "some", "any", "no", "another", "every", "each", "his", "her", "their", "its", "my", "our", "your", "one":
		return
	case "the", "this", "that", "these", "those":
		first++
	}
	if first >= m.End {
		return
	}
	key := strings.ToLower(r.a.Span(first, m.End).In(r.a.Text))
	if j, ok := same[key]; ok && i-j < nominalReach && r.root(i) == i && r.state[i].size == 1 && r.m[j].First+r.m[j].End != m.First+m.End {
		r.join(j, i, 0.6)
	}
	same[key] = i
}

// capitalRole reports whether a description stands without article but in
// capitals: "President", said of one.
func (r *resolver) capitalRole(m *Mention) bool {
	return m.Class == Person && m.Head > r.a.Sentences[m.Sentence].First && capital(r.word(m.Head)) && m.First == m.Head
}

// bareSources reports whether people without article or other words head a source:
// "officials said", after "two senior officials", are those.
func (r *resolver) bareSources(m *Mention) bool {
	return m.Source && m.Class == Person && m.Number == Plural && m.First == m.Head
}

// noteRoles files mention i under the heads of what its chain is called.
func (r *resolver) noteRoles(byHead map[string][]int, i int) {
	s := &r.state[r.root(i)]
	for k, role := range s.roles {
		if k > 12 {
			break
		}
		if head := roleHead(role); head != "" && !(len(byHead[head]) > 0 && byHead[head][len(byHead[head])-1] == i) {
			byHead[head] = append(byHead[head], i)
		}
	}
}

// roleHead is the noun that a role turns on: "envoy" of "norwegian envoy
// to madrid".
func roleHead(role string) string {
	if k := strings.Index(role, " of "); k > 0 {
		role = role[:k]
	}
	if k := strings.Index(role, " to "); k > 0 {
		role = role[:k]
	}
	if k := strings.Index(role, " for "); k > 0 {
		role = role[:k]
	}
	return singular(strings.TrimSuffix(role[strings.LastIndexAny(role, " -")+1:], "."))
}

const (
	nominalReach = 250 // mentions that a description looks back over
	nominalTries = 24  // candidates that it weighs
	rivalReach   = 2   // sentences by which a second candidate may be farther and still compete
)

// antecedent is the last of candidates that mention i may take up.
func (r *resolver) antecedent(candidates []int, i int, head string) (int, float64) {
	m := &r.m[i]
	best, sure := -1, 0.0
	rival := false // another chain fits as well
	level := false // and was mentioned as lately
	seen := 0
	for k := len(candidates) - 1; k >= 0 && seen < nominalTries; k-- {
		j := candidates[k]
		if i-j > nominalReach {
			break
		}
		seen++
		x := &r.m[j]
		if x.First <= m.First && x.End >= m.End || m.First <= x.First && m.End >= x.End {
			continue // one inside the other
		}
		s := &r.state[r.root(j)]
		if s.number != NoNumber && m.Number != NoNumber && s.number != m.Number || s.gender != NoGender && m.Gender != NoGender && s.gender != m.Gender && !(s.class == Organization && m.Gender == Neuter) {
			continue
		}
		if (m.Class == Person) != (s.class == Person) && s.class != NoClass && m.Class != NoClass {
			continue
		}
		if !m.Definite && m.Number == Plural && !(x.Source && x.Kind == Nominal) {
			continue // only those who have spoken speak on
		}
		fit := r.fit(m, j, head)
		if x.Quote >= 0 && x.Quote != m.Quote {
			fit -= 0.2 // what somebody quoted calls it
		}
		if fit >= 0.5 && best >= 0 && r.root(j) != r.root(best) && fit >= sure && m.Sentence-x.Sentence <= m.Sentence-r.m[best].Sentence+rivalReach {
			rival = true
			level = level || r.m[best].Sentence == x.Sentence
		}
		if fit > sure {
			best, sure = j, fit
		}
	}
	switch {
	case level:
		sure = min(sure, 0.4)
	case rival:
		sure = min(sure, 0.55)
	}
	return best, sure
}

// fit says how well the words before a description's head go with a chain's: 0
// where they contradict each other.
func (r *resolver) fit(m *Mention, j int, head string) float64 {
	known := map[string]bool{}
	s := &r.state[r.root(j)]
	for k, role := range s.roles {
		if k > 12 {
			break
		}
		for _, w := range strings.FieldsFunc(role, func(c rune) bool { return c == ' ' || c == '-' }) {
			known[norm(w)] = true
		}
	}
	x := &r.m[j]
	for k := x.First; k < x.End && k < x.First+16; k++ {
		known[norm(r.lower(k))] = true
	}
	missing, places := 0, 0
	for k, w := range m.mods {
		if capital(r.word(m.Head-len(m.mods)+k)) && !known[norm(w)] && demonyms[w] == "" {
			places = 1 // "the Marlow Republican" tells where from, which need not be known
			continue
		}
		if w == "same" || w == "aforementioned" {
			continue
		}
		if !known[norm(w)] {
			if demonyms[w] != "" && stateOffices[head] {
				return 0 // "the Norwegian president" is not the other president of the text
			}
			missing++
		}
	}
	missing += places
	if other := slices.Contains(m.mods, "other") || slices.Contains(m.mods, "another"); other {
		return 0
	}
	if r.possessed(m.First, m.Head) && missing == 0 && !r.possessed(x.First, x.Head) && x.Kind == Nominal {
		missing++ // "his brother" takes up no "brother"
	}
	switch {
	case missing == 0:
		return 0.85
	case missing == 1 && x.Kind == Name && m.Class == Person:
		return 0.6
	}
	return 0
}

// stateOffices are the offices of which each country has one.
var stateOffices = set("president premier minister chancellor king queen government parliament army ministry embassy")

// norm makes one word of a country and its adjective.
func norm(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	if d, ok := demonyms[w]; ok {
		return d
	}
	return singular(w)
}
