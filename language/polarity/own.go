package polarity

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// A sign is a row of the words that stand beside a predicate.
type sign struct {
	name  string
	words string
	does  effect
}

// signs are the words that, beside a verb, a noun or an adjective, say how it is put.
var signs = []sign{
	{"negation", "not n't n’t never nor neither nowhere cannot", turn},
	{"hardly", "hardly scarcely", turn},
	{"falsely", "falsely wrongly incorrectly mistakenly erroneously wrongfully inaccurately", turn},
	{"perhaps", `perhaps maybe possibly probably likely presumably apparently seemingly supposedly allegedly reportedly ostensibly purportedly conceivably
potentially arguably`, perhaps},
}

// modals are the auxiliary verbs that say how a clause is put.
var modals = []sign{
	{"may", "may might could", perhaps},
	{"should", "should must ought shall", wish},
}

// marks are the conjunctions that do.
var marks = []sign{
	{"if", "if unless provided lest supposing", perhaps},
	{"whether", "whether", perhaps},
	{"without", "without instead rather except", turn},
	{"as if", "as_if as_though", perhaps},
}

// nobodies are the pronouns that negate the clause they stand in, and no the
// determiners.
const (
	nobodies = "nobody none nothing neither"
	noes     = "no neither"
)

// followers are the words that, after a negation, leave the clause as it is: "not
// only", "no doubt", "nothing but".
const followers = "only just merely simply until solely"

// circumstances are nouns that, with "no", negate their clause: "at no time".
const circumstances = "time means way circumstances account point case event sense wise"

// among reports whether w is one of the words of list.
func among(list, w string) bool {
	if w == "" {
		return false
	}
	space := func(i int) bool { return i < 0 || i >= len(list) || list[i] <= ' ' }
	for from := 0; ; {
		i := strings.Index(list[from:], w)
		if i < 0 {
			return false
		}
		from += i + 1
		if space(from-2) && space(from-1+len(w)) {
			return !strings.ContainsAny(w, " \n\t")
		}
	}
}

func find(table []sign, w string) *sign {
	for i := range table {
		if among(table[i].words, w) {
			return &table[i]
		}
	}
	return nil
}

// own is the state of token t by the words of its own clause, s the state that it
// has from above. below is the token on the way to the clause that is asked
// about, whose words are not counted twice; top says that nothing is above t.
func (r *reader) own(t, below int, top bool, s state) state {
	var verdict verdict
	have, clause := false, -1
	if below >= 0 && among(nobodies, r.word(t)) && r.counts(t) && !r.exempt(t) {
		verdict.turned(r.a.Span(t, t+1))
	}
	for k := r.from; k < r.limit; k++ {
		if r.a.Heads[k] != t {
			continue
		}
		w, relation := r.word(k), r.relation(k)
		if relation == "advcl" && clause < 0 {
			clause = r.condition(k)
		}
		have = have || relation == "aux" && w == "have"
		if k == below || !r.counts(k) {
			continue
		}
		switch relation {
		case "advmod", "cc", "cc:preconj", "discourse", "dep":
			if w == "longer" && r.word(k-1) == "no" {
				verdict.turned(r.a.Span(k-1, k+1))
				continue
			}
			if g := find(signs, w); g != nil && !(g.does == turn && r.exempt(k)) && !(relation == "cc" && w != "nor" && w != "neither") && !(w == "nor" && k > t) {
				verdict.add(g, r.a.Span(k, k+1))
				verdict.hollow = verdict.hollow || g.name == "falsely"
			}
		case "det":
			if among(noes, w) && !r.exempt(k) {
				verdict.turned(r.a.Span(k, k+1))
			}
		case "amod":
			if row := r.row(k, t, ""); row != nil && row.traits&against != 0 && row.plain == turn && claimed(r, t) {
				verdict.turned(r.a.Span(k, k+1))
				verdict.hollow = true
			}
		case "aux":
			if g := find(modals, w); g != nil {
				verdict.add(g, r.a.Span(k, k+1))
				verdict.past = verdict.past || w == "could"
			}
		case "mark", "case":
			if g := find(marks, w); g != nil && !(g.does == turn && (w == "rather" || w == "instead") && r.word(k+1) != "than" && r.word(k+1) != "of") {
				if g.name == "if" && s.mood == Asked || g.name == "whether" && s.mood != So || r.word(k-1) == "even" || r.word(k-1) == "as" && w == "if" {
					continue
				}
				verdict.add(g, r.a.Span(k, k+1))
			}
		case "nsubj", "nsubj:pass", "obj", "iobj", "obl":
			if at := r.nobody(k, relation); at >= 0 {
				verdict.turned(r.a.Span(at, at+1))
			}
		}
	}
	if verdict.modal != nil && verdict.modal.does == wish && have { // must have come, should have come
		if verdict.modal.words[:4] == "shou" && r.word(r.child(t, "aux")) == "must" {
			verdict.mood = Perhaps
		} else {
			verdict.negated = !verdict.negated
		}
	}
	if verdict.past && verdict.negated && verdict.mood == Perhaps { // "could not see"
		verdict.mood = So
	}
	main := top || s.mood == So && !s.negated
	switch {
	case verdict.mood != So:
	case main && r.asked(t, top) >= 0:
		at := r.asked(t, top)
		verdict.mood, verdict.rule, verdict.at = Asked, "question", r.a.Span(at, at+1)
	case main && r.imperative(t):
		verdict.mood, verdict.rule, verdict.at = Wished, "imperative", cover(verdict.at, r.a.Span(t, t+1))
	case clause >= 0 && r.counts(clause) && r.counts(t):
		verdict.mood, verdict.rule, verdict.at = Perhaps, "condition", r.a.Span(clause, clause+1)
	}
	return verdict.on(s)
}

// A verdict is what the words of a clause say of it.
type verdict struct {
	mood    Polarity
	negated bool
	hollow  bool
	past    bool // by "could"
	modal   *sign
	rule    string
	at      hearsay.Span
}

func (v *verdict) add(g *sign, at hearsay.Span) {
	switch g.does {
	case turn:
		v.turned(at)
		v.rule = g.name
		return
	case perhaps:
		v.mood = max(v.mood, Perhaps)
	case wish:
		v.mood, v.modal = Wished, g
	}
	v.rule, v.at = g.name, cover(v.at, at)
}

func (v *verdict) turned(at hearsay.Span) {
	v.negated, v.at = !v.negated, cover(v.at, at)
	if v.mood == So {
		v.rule = "negation"
	}
}

func cover(a, b hearsay.Span) hearsay.Span {
	if a.Empty() {
		return b
	}
	return hearsay.Cover([]hearsay.Span{a, b})
}

// on is state s with what a verdict adds.
func (v *verdict) on(s state) state {
	if v.rule == "" && v.mood == So && !v.negated {
		return s
	}
	out := s
	if v.negated {
		out.hollow, out.against = v.hollow, s.negated && s.against
	}
	out.negated = s.negated != v.negated
	if s.mood == So {
		out.mood = v.mood
	}
	if s.mood == So || v.mood == So {
		out.rule, out.at = v.rule, cover(s.at, v.at)
		if s.negated && v.negated {
			out.rule = "double negation"
		} else if s.mood != So {
			out.rule = s.rule
		}
	}
	return out
}

// claimed reports whether noun t is one for what is said, with what it says.
func claimed(r *reader, t int) bool {
	row := r.row(t, t, "acl")
	return row != nil && row.traits&contents != 0
}

// exempt reports whether the negation at token k turns nothing round.
func (r *reader) exempt(k int) bool {
	next := r.word(k + 1)
	if r.word(k) == "no" && (next == "longer" || next == "more") && r.a.Tags[min(k+1, r.limit-1)] == "RB" {
		return false
	}
	switch next {
	case "more", "less", "fewer", "later", "sooner":
		return r.word(k+2) == "than"
	case "least":
		return true
	case "even", "because", "entirely", "exactly", "necessarily":
		return false
	case "to":
		return r.word(k+2) == "mention"
	case "doubt", "question", "wonder", "surprise", "secret":
		return r.word(k) == "no" && r.a.Heads[k] != k+1
	case "matter":
		return r.word(k) == "no"
	case "but", "short":
		return r.word(k) == "nothing"
	}
	return among(followers, next)
}

// nobody is the token that makes the subject or object at token k a nobody, -1 where
// it is somebody.
func (r *reader) nobody(k int, relation string) int {
	w := r.word(k)
	if relation == "obl" && !among(circumstances, w) {
		return -1
	}
	if among(nobodies, w) && !r.exempt(k) {
		return k
	}
	for i := max(r.from, k-6); i < k; i++ {
		if r.a.Heads[i] != k {
			continue
		}
		switch x := r.word(i); {
		case r.relation(i) == "det" && among(noes, x) && !r.exempt(i),
			(x == "neither" || x == "not" || x == "hardly") && (r.relation(i) == "advmod" || r.relation(i) == "cc:preconj" || r.relation(i) == "cc") && !r.exempt(i):
			if r.counts(i) {
				return i
			}
		}
	}
	return -1
}

// condition is the conjunction by which the clause of token k sets a condition, -1
// where it sets none.
func (r *reader) condition(k int) int {
	m := r.child(k, "mark")
	switch r.word(m) {
	case "if", "unless", "provided":
		if r.word(m-1) != "even" && r.word(m-1) != "as" {
			return m
		}
	}
	return -1
}

// asked is the question mark in which the clause of token t ends, -1 for none.
func (r *reader) asked(t int, top bool) int {
	switch r.relation(t) {
	case "root", "ccomp", "parataxis", "conj", "":
	default:
		if !top {
			return -1
		}
	}
	k := r.mark(t)
	if k >= r.limit || !strings.HasPrefix(r.a.Word(k), "?") || r.side == outside || r.side == inside && k >= r.end+2 {
		return -1
	}
	return k
}

// mark is the first token from t on that ends a sentence or a quotation, limit for none.
func (r *reader) mark(t int) int {
	if r.marked.from <= t && t < r.marked.end {
		return r.marked.end
	}
	k := max(t, r.from)
	for ; k < r.limit; k++ {
		if w := r.a.Word(k); w == "." || w == "!" || w == "”" || strings.HasPrefix(w, "?") {
			break
		}
	}
	r.marked.from, r.marked.end = t, k
	return k
}

// imperative reports whether token t is a verb that bids somebody do what it says.
func (r *reader) imperative(t int) bool {
	if r.a.Tags[t] != "VB" || !r.counts(t) || r.child(t, "nsubj") >= 0 || r.child(t, "mark") >= 0 {
		return false
	}
	switch r.relation(t) {
	case "root", "ccomp", "parataxis":
	default:
		return false
	}
	aux := r.word(r.child(t, "aux"))
	return aux == "" || aux == "do"
}
