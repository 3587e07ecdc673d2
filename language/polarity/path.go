package polarity

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/english"
)

// deepest bounds a path, so that no tree makes the reading slow.
const deepest = 24

// A state is how a clause is put, on the way down to it.
type state struct {
	mood    Polarity // So, Perhaps, Asked, Wished or Unsaid
	negated bool
	against bool // negated because it is rejected or called false
	hollow  bool // it is said, and falsely: "falsely claimed", "the false claim"
	rule    string
	at      hearsay.Span
}

func (s state) reading() Reading {
	r := Reading{Polarity: s.mood, Negated: s.negated, Rule: s.rule, At: s.at}
	if s.mood == So && s.negated {
		r.Polarity = Not
	}
	return r
}

// read is how token t is put.
func (r *reader) read(t int) Reading {
	path := []int{t}
	for len(path) < deepest {
		h := r.head(path[len(path)-1])
		if h < r.from || h >= r.limit || r.side == inside && (h < r.first || h >= r.end) || slices.Contains(path, h) {
			break
		}
		if r.act && (!verbal(r.relation(path[len(path)-1])) || strings.HasPrefix(r.a.Tags[t], "NN")) {
			break
		}
		path = append(path, h)
	}
	var s state
	if k := path[len(path)-1]; r.side == inside && r.a.Relations[k] == "obj" && r.a.Heads[k] >= r.from && r.a.Heads[k] < r.limit {
		if row := r.called(r.a.Heads[k], k); row != nil { // "the story baseless", of "called the story baseless"
			s = s.under(row.plain, row, r.a.Span(k, r.end))
		}
	}
	for k := len(path) - 1; k >= 0; k-- {
		i, below := path[k], -1
		if k > 0 {
			below = path[k-1]
		}
		if k+1 < len(path) {
			s = r.down(path[k+1], i, s)
		}
		s = r.own(i, below, k == len(path)-1, s)
	}
	return s.reading()
}

// verbal reports whether a relation makes a verb part of another one's meaning.
func verbal(relation string) bool {
	switch relation {
	case "ccomp", "xcomp", "conj", "advcl":
		return true
	}
	return false
}

// down is the state of token c, which depends on token g of state s.
func (r *reader) down(g, c int, s state) state {
	relation := r.relation(c)
	switch relation {
	case "conj":
		return r.joined(g, c, s)
	case "parataxis", "discourse", "list", "vocative", "dislocated":
		return state{}
	case "advcl":
		if !r.complement(g, c) {
			return state{}
		}
		relation = "xcomp"
	case "acl:relcl", "acl":
		if m := r.word(r.child(c, "mark")); relation == "acl:relcl" && m != "that" || r.child(c, "nsubj") >= 0 && m == "" && r.row(g, c, relation) == nil {
			return state{}
		}
	}
	if !r.counts(g) {
		return s
	}
	row := r.row(g, c, relation)
	if relation == "obj" && row == nil {
		row = r.called(g, c)
	}
	if row == nil {
		row = r.plain(g, relation)
	}
	e := row.plain
	switch {
	case s.negated && row.traits&speech != 0 && (s.hollow || row.traits&contents != 0 && s.against && strings.HasPrefix(r.a.Tags[g], "NN")):
		e = turn // a false claim
	case s.negated:
		e = row.negated
	case s.mood != So && row.traits&speech != 0 && e == keep:
		e = unsay
	}
	return s.under(e, row, r.a.Span(g, g+1))
}

// under is the state of a clause below a word of state s.
func (s state) under(e effect, row *rule, at hearsay.Span) state {
	out := state{mood: s.mood, rule: s.rule, at: s.at}
	mood := So
	switch e {
	case turn:
		out.negated, out.against = true, row.traits&against != 0
	case doubt:
		out.negated, mood = true, Perhaps
	case perhaps:
		mood = Perhaps
	case wish:
		mood = Wished
	case shun:
		mood, out.negated = Wished, true
	case ask:
		mood = Asked
	case unsay:
		mood, out.mood = Unsaid, So
	case fact:
		if s.mood == So && !s.negated {
			return state{}
		}
		return state{rule: row.name, at: at}
	}
	if out.mood == So {
		out.mood = mood
	}
	if e != keep || s.negated {
		out.rule, out.at = row.name, at
		if !s.at.Empty() {
			out.at = hearsay.Cover([]hearsay.Span{s.at, at})
		}
		if row.name == "" {
			out.rule = s.rule
		} else if s.negated && e == row.negated && row != &other {
			out.rule = "not " + row.name
		}
	}
	return out
}

// joined is the state of token c, which is joined to token g by "and", "or", "but".
func (r *reader) joined(g, c int, s state) state {
	cc := r.word(r.child(c, "cc"))
	if r.word(g) == "anything" && cc == "but" {
		s.negated, s.rule, s.at = !s.negated, "anything but", r.a.Span(g, g+1)
		return s
	}
	if cc == "nor" || cc == "or" || cc == "and" && (strings.HasPrefix(r.a.Tags[c], "JJ") || r.a.Tags[c] == "VB") && r.child(c, "nsubj") < 0 {
		return s
	}
	if s.negated && r.child(c, "nsubj") < 0 && cc != "but" && strings.HasPrefix(r.a.Tags[c], "NN") {
		return s
	}
	return state{mood: s.mood, rule: "", at: hearsay.Span{}}
}

// complement reports whether the adverbial clause of c belongs to the meaning of g:
// "stopped short of saying", "kept him from leaving".
func (r *reader) complement(g, c int) bool {
	switch r.word(g) {
	case "short", "far":
		return true
	}
	m := r.word(r.child(c, "mark"))
	row := r.row(g, c, "advcl")
	return row != nil && (m == "from" || m == "of" || m == "to" && row.traits&infinite != 0 || m == "that" || m == "whether" || m == "if" && row.plain == ask)
}

// row is the rule of token g for what depends on it by relation, nil for none.
func (r *reader) row(g, c int, relation string) *rule {
	low, tag := r.word(g), r.a.Tags[g]
	for _, e := range byStem[r.stem(g)] {
		row := &rules[e.rule]
		if row.tags != "" && !hasTag(row.tags, tag) {
			continue
		}
		if e.particle != "" && r.word(g+1) != e.particle && r.word(g+2) != e.particle {
			continue
		}
		if row.traits&infinite != 0 && !r.infinitive(c) || row.traits&finite != 0 && r.word(r.child(c, "mark")) == "to" {
			continue
		}
		if row.traits&passive != 0 && r.child(g, "aux:pass") < 0 && r.child(g, "cop") < 0 {
			continue
		}
		switch relation {
		case "obj", "obl", "nmod", "iobj":
			if row.traits&(nominal|contents|infinite) == 0 {
				continue
			}
			if low == "far" && !measure(r, c) {
				continue
			}
		case "nsubj", "nsubj:pass":
			if row.traits&contents == 0 || strings.HasPrefix(tag, "V") && relation == "nsubj" {
				continue
			}
		case "amod", "det", "compound", "nmod:poss", "case", "advmod", "cop", "aux":
			continue
		}
		if low == "wrong" && relation == "xcomp" {
			continue
		}
		return row
	}
	return nil
}

// measure reports whether "far from" c is no distance: "far from safe", "far from a
// success".
func measure(r *reader, c int) bool {
	if t := r.a.Tags[c]; !strings.HasPrefix(t, "NN") {
		return true
	}
	w := r.word(r.child(c, "det"))
	return w == "a" || w == "an"
}

func hasTag(tags, tag string) bool {
	for t := range strings.SplitSeq(tags, ",") {
		if strings.HasPrefix(tag, t) {
			return true
		}
	}
	return false
}

// plain is the rule of a word without a row.
func (r *reader) plain(g int, relation string) *rule {
	switch relation {
	case "ccomp":
		switch english.Reporting(r.stem(g)) {
		case english.None, english.Learn, english.Judge:
			return &loose
		case english.Think:
			return &thinking
		}
		return &saying
	case "xcomp", "acl", "obj", "obl", "nmod", "csubj", "nsubj", "nsubj:pass", "iobj", "amod", "appos", "ccomp:pmod", "fixed":
		if english.Reporting(r.stem(g)) == english.Say && relation != "nsubj" {
			return &saying
		}
		return &other
	}
	return &loose
}

// infinitive reports whether token c is an infinitive or an -ing form.
func (r *reader) infinitive(c int) bool {
	if r.a.Tags[c] == "VBG" && r.child(c, "nsubj") < 0 {
		return true
	}
	if strings.HasSuffix(r.word(c), "ing") && r.word(r.child(c, "case")) == "from" {
		return true // landing
	}
	return r.word(r.child(c, "mark")) == "to" || r.word(r.child(c, "mark")) == "from" || r.a.Tags[c] == "VB" && r.child(c, "nsubj") < 0
}

// called is the rule of what c is called by verb g: "called the report nonsense".
func (r *reader) called(g, c int) *rule {
	for k := c + 1; k < r.limit; k++ {
		if r.a.Heads[k] != g || !r.counts(k) || !among("xcomp obj obl advmod ccomp", r.a.Relations[k]) {
			continue
		}
		if row := r.row(k, c, ""); row != nil && row.plain == turn && row.traits&against != 0 {
			return row
		}
	}
	return nil
}

// head is the token on which token k depends, -1 for none. A clause that hangs on the
// object of a verb of telling is that verb's: "urged the council to close", "told the
// council that it had closed". A quotation mark is nobody's head.
func (r *reader) head(k int) int {
	h := r.a.Heads[k]
	if h < r.from || h >= r.limit || !wordlike(r.a.Word(h)) {
		return -1
	}
	if r.hangs(k) {
		return r.a.Heads[h]
	}
	return h
}

// hangs reports whether the clause of token k hangs on the object of the verb that it
// belongs to.
func (r *reader) hangs(k int) bool {
	h := r.a.Heads[k]
	if relation := r.a.Relations[k]; relation != "acl" && relation != "acl:relcl" || h < r.from || h >= r.limit || r.a.Relations[h] != "obj" && r.a.Relations[h] != "iobj" {
		return false
	}
	g := r.a.Heads[h]
	if g < r.from || g >= r.limit || byStem[r.stem(h)] != nil {
		return false
	}
	switch r.word(r.child(k, "mark")) {
	case "to":
		row := r.row(g, k, "xcomp")
		return row != nil && row.traits&infinite != 0 && english.Reporting(r.stem(g)) != english.None
	case "that":
		return english.Reporting(r.stem(g)) == english.Tell
	}
	return false
}

// relation is the relation of token i to its head, "" for none.
func (r *reader) relation(i int) string {
	if r.hangs(i) {
		if r.word(r.child(i, "mark")) == "to" {
			return "xcomp"
		}
		return "ccomp"
	}
	return r.a.Relations[i]
}

// child is the first token that depends on token i by relation, or by a kind of it;
// -1 for none.
func (r *reader) child(i int, relation string) int {
	if i < 0 {
		return -1
	}
	for k := r.from; k < r.limit; k++ {
		if r.a.Heads[k] == i && (r.a.Relations[k] == relation || strings.HasPrefix(r.a.Relations[k], relation) && relation == "nsubj") {
			return k
		}
	}
	return -1
}

// word is token i in lower case, "" outside the sentence.
func (r *reader) word(i int) string {
	if i < r.from || i >= r.limit {
		return ""
	}
	return r.a.Lower(i)
}

// stem is the stem of token i, "" outside the sentence.
func (r *reader) stem(i int) string {
	if i < r.from || i >= r.limit {
		return ""
	}
	return r.a.Stem(i)
}
