package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// saidNouns are nouns for what somebody has said, against which a text may set
// something else: "contrary to public statements by Hale".
var saidNouns = map[string]bool{"assertion": true, "assertions": true, "statement": true, "statements": true, "denial": true, "denials": true,
	"claim": true, "claims": true, "comment": true, "comments": true, "remarks": true, "testimony": true, "insistence": true, "declarations": true,
	"assurances": true, "assurance": true, "account": true, "accounts": true, "version": true, "promises": true}

const contraryConfidence = 0.7

// contraries adds the denials that a text names by setting what it reports
// against them: in "Hale met him, contrary to her public statements" Hale has
// denied that she met him.
func (p *page) contraries() {
	a := p.a
	if len(a.Tags) != len(a.Tokens) {
		return
	}
	for _, s := range a.Sentences {
		for i := s.First + 3; i+3 < s.End; i++ {
			if !strings.EqualFold(a.Word(i), "contrary") || !strings.EqualFold(a.Word(i+1), "to") || a.Word(i-1) != "," {
				continue
			}
			noun := -1
			for k := i + 2; k < s.End && k < i+12; k++ {
				if saidNouns[a.Lower(k)] {
					noun = k
					break
				}
				if t := a.Tags[k]; t == "," || t == "." || strings.HasPrefix(t, "VB") && t != "VBN" {
					break
				}
			}
			if noun < 0 || p.cued(noun) {
				continue
			}
			source, ok := p.whose(noun, i+1)
			if !ok {
				source, ok = p.byWhom(noun+1, s.End)
			}
			content := p.before(i-1, s.First)
			if !ok || content.Empty() || p.inFurniture(content) {
				continue
			}
			first := noun
			for first > i+2 && strings.HasPrefix(a.Tags[first-1], "JJ") {
				first--
			}
			cue := a.Span(first, noun+1)
			p.statements = append(p.statements, hearsay.Statement{Source: &source, Cue: &cue, Contents: []hearsay.Span{content}, Within: -1, Kind: hearsay.Denial, Confidence: contraryConfidence})
		}
	}
}

// cued reports whether token i lies in the cue of a statement.
func (p *page) cued(i int) bool {
	span := p.a.Span(i, i+1)
	for k := range p.statements {
		if c := p.statements[k].Cue; c != nil && c.Overlaps(span) {
			return true
		}
	}
	return false
}

// byWhom is the noun phrase after "by" or "from" at token k.
func (p *sheet) byWhom(k, limit int) (hearsay.Span, bool) {
	a := p.a
	if k >= limit || !strings.EqualFold(a.Word(k), "by") && !strings.EqualFold(a.Word(k), "from") {
		return hearsay.Span{}, false
	}
	end := k + 1
	for end < limit {
		t := a.Tags[end]
		if strings.HasPrefix(t, "NN") || strings.HasPrefix(t, "JJ") || t == "DT" || t == "POS" || t == "PRP$" || t == "VBN" && strings.HasPrefix(a.Tags[min(end+1, limit-1)], "NN") {
			end++
			continue
		}
		break
	}
	if end == k+1 {
		return hearsay.Span{}, false
	}
	return a.Span(k+1, end), true
}

// before is what a text sets against the statements named after the comma at
// token comma: the content that ends there, the smallest of several, else the
// clause from the start of the sentence, what it is laid to left out.
func (p *page) before(comma, from int) hearsay.Span {
	a := p.a
	lead := a.Span(from, comma)
	best := hearsay.Span{}
	for i := range p.statements {
		c := p.statements[i].Contents[len(p.statements[i].Contents)-1]
		if c.Start < lead.Start || c.Start >= lead.End {
			continue
		}
		if c.End > lead.End { // a content that goes on over the comma
			c.End = lead.End
		}
		if lead.End-c.End > 1 {
			continue
		}
		if best.Empty() || c.Len() < best.Len() {
			best = c
		}
	}
	if !best.Empty() {
		first, _ := p.tokens(best)
		if strings.EqualFold(a.Word(first), "that") && first+1 < comma {
			best.Start = int(a.Tokens[first+1].Start)
		}
		return best
	}
	end := comma
	for k := comma - 1; k > from+3; k-- {
		if strings.EqualFold(a.Word(k), "according") && a.Word(k-1) == "," {
			end = k - 1
		}
	}
	return a.Span(from, end)
}
