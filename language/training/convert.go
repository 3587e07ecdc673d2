package training

import (
	"github.com/openhearsay/hearsay/language/parse"
)

// Convert turns the tree of a silver sentence from version 1 of Universal
// Dependencies, as CoreNLP has it, to version 2 as the English treebanks have
// it. What has no sure counterpart becomes unknown: the parser learns that from
// the trees that people made.
func Convert(s *Sentence) (heads []int, rels []string) {
	n := len(s.Words)
	heads, rels = make([]int, n), make([]string, n)
	copy(heads, s.Heads)
	for i := range heads {
		rels[i] = relation(s, i)
	}
	coordinators(s, heads)
	persons(s, heads, rels)
	for i := range heads {
		switch {
		case s.Rels[i] == "punct" || s.Rels[i] == "dep" || s.Tags[i] == "LS":
			heads[i], rels[i] = parse.Unknown, ""
		case heads[i] >= 0 && s.Rels[i] == "cc" && heads[i] < i:
			heads[i], rels[i] = parse.Unknown, "" // no conjunct was found
		}
	}
	return heads, rels
}

// relation is the relation of word i in version 2, "" where it is not sure.
func relation(s *Sentence, i int) string {
	h := s.Heads[i]
	predicate := h >= 0 && (s.Tags[h][0] == 'V' || s.Tags[h][0] == 'J' || s.Tags[h] == "RB")
	switch r := s.Rels[i]; r {
	case "dobj":
		return "obj"
	case "nsubjpass":
		return "nsubj:pass"
	case "csubjpass":
		return "csubj:pass"
	case "auxpass":
		return "aux:pass"
	case "mwe":
		return "fixed"
	case "neg":
		if s.Tags[i] == "DT" {
			return "det"
		}
		return "advmod"
	case "nmod":
		if !predicate {
			return "nmod"
		}
		passive, by := false, false
		for j := range s.Heads {
			passive = passive || s.Heads[j] == h && s.Rels[j] == "auxpass"
			by = by || s.Heads[j] == i && s.Rels[j] == "case" && s.Words[j] == "by"
		}
		if passive && by {
			return "obl:agent"
		}
		return "obl"
	case "nmod:tmod", "nmod:npmod":
		if predicate {
			return "obl:unmarked"
		}
		return "nmod:unmarked"
	case "dep", "parataxis", "discourse", "advcl", "cc:preconj", "csubj":
		if r == "dep" || r == "discourse" {
			return ""
		}
		return r
	case "compound":
		if s.Tags[i] == "NNP" && h >= 0 && s.Names[h] == "PERSON" && s.Names[i] != "PERSON" {
			return "nmod:desc" // a title
		}
		return r
	default:
		return r
	}
}

// coordinators hangs each coordinator on the conjunct after it, where version 1
// has it on the first conjunct.
func coordinators(s *Sentence, heads []int) {
	for i, r := range s.Rels {
		if r != "cc" {
			continue
		}
		for j := i + 1; j < len(heads); j++ {
			if s.Rels[j] == "conj" && s.Heads[j] == s.Heads[i] {
				heads[i] = j
				break
			}
		}
	}
}

// persons makes the first word of a person's name its head, the others flat
// under it, where version 1 has them as compounds of the last.
func persons(s *Sentence, heads []int, rels []string) {
	for i := 0; i < len(heads); {
		j := i + 1
		for j < len(heads) && s.Names[i] == "PERSON" && s.Names[j] == "PERSON" {
			j++
		}
		last := j - 1
		whole := s.Names[i] == "PERSON" && last > i
		for k := i; k < last && whole; k++ {
			whole = s.Heads[k] == last && s.Rels[k] == "compound"
		}
		if whole {
			heads[i], rels[i] = heads[last], rels[last]
			for k := range heads {
				if heads[k] == last {
					heads[k] = i
				}
			}
			for k := i + 1; k < j; k++ {
				heads[k], rels[k] = i, "flat"
			}
		}
		i = j
	}
}
