package coref

import "strings"

// The words that tell that somebody is dead: verbs whose subject is, participles
// of verbs whose subject in the passive is, nouns behind "Hale's".
var (
	dying   = set("died dies perished drowned")
	killing = set("killed murdered slain executed assassinated buried cremated stabbed lynched beheaded")
	deaths  = set("death murder killing funeral burial autopsy corpse remains killer murderer assassination slaying estate widow")
)

// maxDead is how many mentions of the dead are kept, so that the time stays linear.
const maxDead = 64

// findDead notes the people of whom the text says that they are dead: they are
// nobody who "said" something after it.
func (r *resolver) findDead() {
	for i := range r.m {
		m := &r.m[i]
		if len(r.dead) == maxDead {
			return
		}
		if m.Kind == Pronoun || r.state[r.root(i)].number == Plural || m.Quote >= 0 {
			continue
		}
		first := m.First
		if m.Kind == Name {
			first = m.TitleFirst
		}
		if r.lower(first-1) == "late" && r.lower(first-2) == "the" || r.dies(i) {
			r.dead = append(r.dead, i)
		}
	}
}

// dies reports whether the clause of mention i, or what it owns, tells that it is dead.
func (r *resolver) dies(i int) bool {
	m := &r.m[i]
	if r.children != nil && strings.HasPrefix(r.relation(r.governor(m.Head)), "nsubj") {
		if h := r.a.Heads[r.governor(m.Head)]; h >= 0 {
			w := r.lower(h)
			return dying[w] || killing[w] && r.passive(h) && !r.negated(h)
		}
	}
	end := m.End
	if m.Kind == Name {
		end = m.NameEnd
	}
	if r.tag(end-1) == "POS" {
		end--
	}
	return r.tag(end) == "POS" && deaths[r.lower(end+1)]
}

// passive reports whether a form of "be" helps the verb at token h.
func (r *resolver) passive(h int) bool {
	for _, c := range r.children[h] {
		switch r.lower(int(c)) {
		case "was", "were", "been", "is", "are", "being":
			return true
		}
	}
	return false
}

// isDead reports whether the text says that mention j's person is dead.
func (r *resolver) isDead(j int) bool {
	for _, d := range r.dead {
		if r.root(d) == r.root(j) {
			return true
		}
	}
	return false
}
