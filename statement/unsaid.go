package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/language/polarity"
)

// unsaid reports whether a text says of a statement only that it was not made, or
// might, should or will be: "never said that the pier was safe", "nobody said so",
// "if he says so". Then nobody asserts its content. Who speaks of his own saying
// means what he says ("I am not saying it was"), and what somebody would not say
// is an answer refused ("would not say whether it was safe").
func (p *sheet) unsaid(s *hearsay.Statement) bool {
	if s.Cue == nil || len(p.a.Tags) != len(p.a.Tokens) || s.Source != nil && p.firstPerson(*s.Source) {
		return false
	}
	if !p.asserting(*s.Cue) || !p.clausal(s.Contents[0]) {
		return false
	}
	switch r := polarity.Saying(p.a, *s.Cue, s.Contents...); r.Rule {
	case "perhaps", "said to be": // "reportedly said": somebody has it that he did
		return false
	default:
		return r.Polarity != polarity.So
	}
}

// withheld reports whether a statement is that somebody would not say something: "would
// not say whether the pier was safe", "did not say who paid".
func (p *sheet) withheld(s *hearsay.Statement) bool {
	return s.Cue != nil && len(p.a.Tags) == len(p.a.Tokens) && p.asserting(*s.Cue) && p.questioning(s.Contents[0]) &&
		polarity.Saying(p.a, *s.Cue, s.Contents...).Polarity == polarity.Not
}

// questioning reports whether a content is an indirect question.
func (p *sheet) questioning(content hearsay.Span) bool {
	first, _ := p.tokens(content)
	return strings.HasPrefix(p.a.Tags[first], "W") || p.lower(first) == "whether" || p.lower(first) == "if"
}

// asserting reports whether the last word of reporting in a cue is one of plain
// assertion: "said", "claim", but not "confirm", of which it matters that it is not done.
func (p *sheet) asserting(cue hearsay.Span) bool {
	first, end := p.tokens(cue)
	for k := end - 1; k >= first; k-- {
		stem, tag := p.a.Stem(k), p.a.Tags[k]
		switch english.Reporting(stem) {
		case english.None:
			continue
		case english.Say, english.Tell, english.Write:
			return strings.HasPrefix(tag, "VB") && polarity.Class(stem, tag) == "" || strings.HasPrefix(tag, "NN") && polarity.Class(stem, tag) == "idea"
		case english.Noun:
			return polarity.Class(stem, tag) == "idea"
		}
		return false
	}
	return false
}

// clausal reports whether a content is a clause of its own or stands in quotation
// marks, and is no question.
func (p *sheet) clausal(content hearsay.Span) bool {
	first, end := p.tokens(content)
	for first < end && !wordy(p.a.Word(first)) {
		first++
	}
	if first == end {
		return false
	}
	if p.questioning(content) || p.a.Tags[first] == "TO" {
		return false
	}
	if p.quotes[first] >= 0 {
		return true
	}
	for k := first; k < end; k++ {
		if t := p.a.Tags[k]; t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" {
			return true
		}
	}
	return false
}
