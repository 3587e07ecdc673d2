package polarity

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/language/english"
)

// top is the token of the span on which the others depend: the first predicate whose
// head stands outside the span.
func (r *reader) top() int {
	best := r.first
	found := false
	for k := r.first; k < r.end; k++ {
		if h := r.a.Heads[k]; h >= r.first && h < r.end {
			continue
		}
		switch r.a.Relations[k] {
		case "punct", "mark", "case", "cc", "det", "aux", "aux:pass", "discourse", "cop":
			continue
		}
		if r.predicate(k) {
			return k
		}
		if !found {
			best, found = k, true
		}
	}
	return best
}

// predicate reports whether token k has a subject, or is a verb that stands for a clause.
func (r *reader) predicate(k int) bool {
	return r.child(k, "nsubj") >= 0 || r.child(k, "csubj") >= 0 || r.child(k, "cop") >= 0 || strings.HasPrefix(r.a.Tags[k], "VB")
}

// abreast are token t and the predicates that are said in one breath with it, in the
// order of the text.
func (r *reader) abreast(t int) []int {
	all := []int{t}
	for k := r.first; k < r.end; k++ {
		h := r.a.Heads[k]
		if h == k || !slices.Contains(all, h) {
			continue
		}
		switch r.a.Relations[k] {
		case "conj", "parataxis":
			if r.predicate(k) || strings.HasPrefix(r.a.Tags[k], "JJ") {
				all = append(all, k)
			}
		case "advcl":
			switch r.word(r.child(k, "mark")) {
			case "while", "although", "though", "because", "since", "as", "so":
				all = append(all, k)
			}
		}
	}
	slices.Sort(all)
	return all
}

// matter is the token that what is said below token t is about: "fell" of "there is
// no evidence that it fell", and t itself of "it fell".
func (r *reader) matter(t int) int {
	for range deepest {
		next := r.step(t)
		if next < 0 {
			return t
		}
		t = next
	}
	return t
}

// step goes from token t to the clause below it that tells what t is only said of,
// -1 for none.
func (r *reader) step(t int) int {
	for k := r.from; k < r.limit; k++ {
		if r.head(k) != t || k == t || r.side == inside && (k < r.first || k >= r.end) {
			continue
		}
		relation := r.relation(k)
		switch relation {
		case "ccomp", "xcomp", "csubj", "acl", "acl:relcl", "advcl":
			if relation == "advcl" && !r.complement(t, k) || relation == "acl:relcl" && r.word(r.child(k, "mark")) != "that" {
				continue
			}
			row := r.row(t, k, relation)
			if row == nil && relation == "ccomp" && (english.Reporting(r.stem(t)) != english.None) && k > t {
				return k
			}
			if row != nil && row.traits&matters != 0 {
				return k
			}
		case "conj":
			if r.word(t) == "anything" && r.word(r.child(k, "cc")) == "but" {
				return k
			}
		case "nsubj", "nsubj:pass", "obj", "obl", "nmod":
			row := r.row(t, k, relation)
			if row != nil && row.traits&contents != 0 && row.traits&against != 0 && relation[0] == 'n' && relation != "nmod" && !r.told(k) {
				return k // "the report is false"
			}
			if row != nil && row.traits&nominal != 0 && (relation == "obj" || relation == "nmod" || relation == "obl" && r.word(t) == "far") && r.word(r.child(k, "case")) != "by" {
				return k
			}
			if relation == "obl" || relation == "nmod" {
				continue
			}
			if r.told(k) {
				return k
			}
		}
	}
	return -1
}

// told reports whether noun k has a clause of its own, which is the matter.
func (r *reader) told(k int) bool {
	row := r.row(k, k, "acl")
	return row != nil && row.traits&matters != 0 && r.step(k) >= 0
}

// saying is the token of the cue that says that something is said: the last word of
// reporting in it, else its top.
func (r *reader) saying() int {
	for k := r.end - 1; k >= r.first; k-- {
		if english.Reporting(r.stem(k)) != english.None && (strings.HasPrefix(r.a.Tags[k], "VB") || strings.HasPrefix(r.a.Tags[k], "NN")) {
			return k
		}
	}
	return r.top()
}
