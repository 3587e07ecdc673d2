package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/polarity"
	"github.com/openhearsay/hearsay/language/sentence"
)

// denials adds the denials that the extractor has not found, of which the words for
// what is denied leave no doubt: "Hale shot down the claim", "batting down reports
// that the pier fell, Hale said".
func (p *page) denials() {
	a := p.a
	if len(a.Tags) != len(a.Tokens) || len(a.Heads) != len(a.Tokens) || len(a.Relations) != len(a.Tokens) {
		return
	}
	for _, s := range a.Sentences {
		for i := s.First; i+1 < s.End; i++ {
			if p.quotes[i] >= 0 || p.cued(i) {
				continue
			}
			d := p.denial(i, s)
			if d == nil || p.firstPerson(d.source) || p.inFurniture(d.source) || p.inFurniture(d.content) {
				continue
			}
			p.statements = append(p.statements, hearsay.Statement{Source: &d.source, Cue: &d.cue, Contents: []hearsay.Span{d.content}, Within: -1, Kind: hearsay.Denial, Confidence: refusalConfidence})
		}
	}
}

// denial reads a denial at its verb, token i: with a particle behind it, what it is
// about, and a subject; nil for none.
func (p *sheet) denial(i int, s sentence.Sentence) *refusal {
	rule, after := polarity.Denies(p.a, i)
	if rule == "" || !p.asserted(i, s) {
		return nil
	}
	content, ok := p.deniedAt(after, s.End, rule == "denied")
	if !ok {
		return nil
	}
	_, end := p.tokens(content)
	source, ok := p.denier(i, end, s)
	if !ok {
		return nil
	}
	return &refusal{source, p.a.Span(i, after), content}
}

// asserted reports whether the verb at token i says that its subject does it or has
// done it: no infinitive, no participle of a passive, nothing that negates it.
func (p *sheet) asserted(i int, s sentence.Sentence) bool {
	switch p.a.Tags[i] {
	case "VBD", "VBZ", "VBP", "VBN":
		subject := p.dependent(i, "nsubj", s) // "Hale shot down" is VBN to the tagger now and then
		if p.dependent(i, "aux:pass", s) >= 0 || p.a.Tags[i] == "VBN" && p.dependent(i, "aux", s) < 0 && (subject < 0 || p.a.Relations[subject] != "nsubj") {
			return false
		}
	case "VBG":
	default:
		return false
	}
	for k := i - 1; k >= max(s.First, i-4) && wordy(p.a.Word(k)); k-- {
		if w := p.lower(k); polarity.Negation(w) || p.a.Tags[k] == "MD" || p.a.Tags[k] == "TO" {
			return false
		}
	}
	return true
}

// dependent is the first token near token i that depends on it by relation, -1 for none.
func (p *sheet) dependent(i int, relation string, s sentence.Sentence) int {
	for k := max(s.First, i-nearby); k < min(s.End, i+nearby); k++ {
		if p.a.Heads[k] == i && (p.a.Relations[k] == relation || relation == "nsubj" && strings.HasPrefix(p.a.Relations[k], relation)) {
			return k
		}
	}
	return -1
}

// nearby is how many tokens from a verb its subject and its auxiliaries stand.
const nearby = 30

// deniedAt is what the verb before token k is about: what a noun for words says
// ("the rumor that it fell" → "it fell"), the noun phrase where it says nothing
// ("the claim"), or, where pronoun allows it, a pronoun.
func (p *sheet) deniedAt(k, limit int, pronoun bool) (hearsay.Span, bool) {
	first := k
	for ; k < limit; k++ {
		t := p.a.Tags[k]
		if strings.HasPrefix(t, "NN") && polarity.Class(p.a.Stem(k), t) == "idea" {
			return p.saidBy(first, k, limit), true
		}
		switch {
		case strings.HasPrefix(t, "NN"), strings.HasPrefix(t, "JJ"), t == "DT", t == "PRP$", t == "POS", t == "CD", t == "HYPH", t == "VBN":
		case t == "IN" && k > first && p.lower(k) == "of" && (p.lower(k-1) == "any" || p.lower(k-1) == "all" || p.lower(k-1) == "most" || p.lower(k-1) == "some"):
		default:
			if w := p.lower(k); pronoun && k == first && (w == "it" || w == "them" || w == "that") && !wordyAt(p, k+1, limit) {
				return p.a.Span(k, k+1), true
			}
			return hearsay.Span{}, false
		}
	}
	return hearsay.Span{}, false
}

func wordyAt(p *sheet, k, limit int) bool { return k < limit && wordy(p.a.Word(k)) }

// saidBy is what the noun for words at token n says, in a clause behind it; else the
// noun phrase from token first on.
func (p *sheet) saidBy(first, n, limit int) hearsay.Span {
	from := n + 1
	switch w := p.lower(from); {
	case w == "that":
		from++
	case p.tag(from) == "VBG" && (w == "claiming" || w == "alleging" || w == "saying" || w == "suggesting" || w == "stating"):
		if from++; p.lower(from) == "that" {
			from++
		}
	default:
		return p.a.Span(first, n+1)
	}
	end := p.lastBelow(n, from, limit)
	if end <= from && p.a.Heads[n] >= 0 { // the tree hangs the clause on the verb
		end = p.lastBelow(p.a.Heads[n], from, limit)
	}
	for k := from; k+1 < end; k++ {
		if p.a.Word(k) == "," && p.a.Tags[k+1] == "VBG" {
			end = k
		}
	}
	if end <= from {
		return p.a.Span(first, n+1)
	}
	return p.a.Span(from, end)
}

// lastBelow is the end of the tokens from token from on that hang on token n.
func (p *sheet) lastBelow(n, from, limit int) int {
	k := from
	for k < limit && p.below(k, n) {
		k++
	}
	for k > from && !wordy(p.a.Word(k-1)) {
		k--
	}
	return k
}

// below reports whether token k hangs on token n, at any depth that trees have.
func (p *sheet) below(k, n int) bool {
	for range deepTree {
		if k < 0 || k >= len(p.a.Heads) || k == n {
			return k == n
		}
		k = p.a.Heads[k]
	}
	return false
}

// deepTree bounds a path up a tree.
const deepTree = 40

// denier is who denies at token i, with what is denied up to token end: the subject
// of the verb, or that of the verb on which its participle hangs.
func (p *sheet) denier(i, end int, s sentence.Sentence) (hearsay.Span, bool) {
	verb := i
	for range deepTree {
		if k := p.dependent(verb, "nsubj", s); k >= 0 {
			return p.subjectsOf(verb, k, s)
		}
		if r := p.a.Relations[verb]; r != "advcl" && r != "conj" && r != "xcomp" || p.a.Heads[verb] < s.First || p.a.Heads[verb] >= s.End {
			break
		}
		verb = p.a.Heads[verb]
	}
	if p.a.Tags[i] == "VBG" && i-s.First < 3 && p.word(end) == "," { // "Batting down the claim, Hale said"
		for k := end + 1; k < min(s.End, end+nearby); k++ {
			if strings.HasPrefix(p.a.Relations[k], "nsubj") && p.firstBelow(k, s) == end+1 {
				return p.subjectsOf(p.a.Heads[k], k, s)
			}
		}
	}
	return hearsay.Span{}, false
}

// subjectsOf is the subject k of a verb, with those that are joined to it.
func (p *sheet) subjectsOf(verb, k int, s sentence.Sentence) (hearsay.Span, bool) {
	if t := p.a.Tags[k]; t == "WDT" || t == "WP" || t == "EX" {
		return hearsay.Span{}, false
	}
	first, end := p.firstBelow(k, s), k+1
	for n := end; n < min(s.End, k+nearby) && n != verb; n++ {
		if p.below(n, k) || strings.HasPrefix(p.a.Relations[n], "nsubj") && p.a.Heads[n] == verb {
			end = n + 1
		} else if p.a.Tags[n] == "," || strings.HasPrefix(p.a.Tags[n], "VB") {
			break
		}
	}
	for end > first+1 && !wordy(p.a.Word(end-1)) {
		end--
	}
	return p.a.Span(first, end), true
}

// firstBelow is the first of the tokens before token k, one after the other, that hang on it.
func (p *sheet) firstBelow(k int, s sentence.Sentence) int {
	first := k
	for first > max(s.First, k-nearby) && p.below(first-1, k) {
		first--
	}
	return first
}
