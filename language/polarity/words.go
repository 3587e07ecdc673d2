package polarity

import (
	"strings"

	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/english"
)

// Signs are what the words of a clause tell of how it is put, where there is no tree:
// a text as another stage hands it on. They know nothing of scope but what stands
// beside a word.
type Signs struct {
	Negated   bool // holds a negation that turns something round, not "not only"
	Early     bool // and one among the first eight words, where the main clause is
	False     bool // calls something false
	Denied    bool // holds a word of denying or rejecting
	Perhaps   bool // may, might, apparently
	Condition bool // begins with "if" or "whether"
}

// early is how many words of a clause hold its own verb, as a rule.
const early = 8

// Read is the signs of words, in lower case and in order, a clitic with its verb or
// apart ("don't", "n't").
func Read(words []string) Signs {
	var s Signs
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		switch {
		case Negation(w) && !spared(w, next):
			s.Negated = true
			s.Early = s.Early || i < early
		case falsehoods[w] || w == "lie" && i > 0 && among("a another outright big total complete", words[i-1]):
			s.False = true
		case Denial(w):
			s.Denied = true
		case perhapses[w]:
			s.Perhaps = true
		case (w == "if" || w == "whether") && i < 2:
			s.Condition = true
		}
	}
	return s
}

// Negation reports whether a word in lower case negates: "not", "nobody", "don't".
func Negation(w string) bool {
	return negations[w] || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t")
}

// Falsehood reports whether a word in lower case says, where it is said of something,
// that it is not so: "false", "baseless".
func Falsehood(w string) bool { return falsehoods[w] }

// Denial reports whether a word in lower case denies or rejects: "denied", "rejection".
func Denial(w string) bool { return DenialStem(english.Stem(w)) }

// DenialStem is Denial of a word by its stem.
func DenialStem(stem string) bool { return denials[stem] }

// spared reports whether a negation before the word next leaves all as it is.
func spared(w, next string) bool {
	return among(followers, next) || next == "longer" && w != "no" || w == "not" && (next == "to" || next == "least") || w == "no" && among("doubt question wonder surprise", next)
}

var (
	negations  = set(signs[0].words, signs[1].words, nobodies, noes, "without")
	perhapses  = set(signs[3].words, modals[0].words)
	denials    = stems("denied", "rejected")
	falsehoods = func() map[string]bool {
		m := set(rows("called false"))
		for _, w := range strings.Fields("lie mistaken impossible unthinkable inconceivable invention") {
			delete(m, w) // said of much else
		}
		return m
	}()
)

func set(lists ...string) map[string]bool {
	m := map[string]bool{}
	for _, l := range lists {
		for w := range strings.FieldsSeq(l) {
			m[w] = true
		}
	}
	return m
}

// rows is the words of the rule called name.
func rows(name string) string {
	for i := range rules {
		if rules[i].name == name {
			return rules[i].words
		}
	}
	return ""
}

// stems are the stems of the words of rules that are single words.
func stems(names ...string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		for w := range strings.FieldsSeq(rows(n)) {
			if !strings.Contains(w, "_") {
				m[english.Stem(w)] = true
			}
		}
	}
	return m
}

// Denies is the rule of denying or rejecting that the verb at token i falls under,
// "denied" or "rejected", and the token behind the verb and its particle; "" where it
// falls under neither: "shot down" is rejected, "shot" is not.
func Denies(a *language.Analysis, i int) (rule string, end int) {
	if i >= len(a.Tags) || !strings.HasPrefix(a.Tags[i], "VB") {
		return "", i
	}
	for _, e := range byStem[a.Stem(i)] {
		name := rules[e.rule].name
		if name != "denied" && name != "rejected" {
			continue
		}
		end = i + 1
		if e.particle != "" {
			if end >= len(a.Tokens) || !strings.EqualFold(a.Word(end), e.particle) {
				continue
			}
			end++
			if end < len(a.Tokens) && e.particle == "back" && among("on against at", a.Lower(end)) {
				end++
			}
		}
		return name, end
	}
	return "", i
}
