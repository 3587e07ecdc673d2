package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/coref"
	"github.com/openhearsay/hearsay/language/english"
)

// sift takes out what the extractor takes for statements and what are none for a
// reader: who is cited for one, the words that tell why a source has no name, and what
// the text says was not said. It needs the spans and which statement holds which; what
// remains keeps both.
func (p *page) sift() {
	p.cited()
	drop := make([]bool, len(p.statements))
	for i := range p.statements {
		drop[i] = p.idle(i)
	}
	p.drop(drop)
}

// idle reports whether statement i is to be dropped.
func (p *page) idle(i int) bool {
	s := &p.statements[i]
	return s.Cue != nil && (p.unsaid(s) || p.removal(*s.Cue) || strings.Contains(strings.ToLower(s.Cue.In(p.a.Text)), "anonymity"))
}

// removal reports whether a cue says that somebody lost his post: "dismissed" with a
// person as the one dismissed, not with a claim. Then nobody says anything.
func (p *sheet) removal(cue hearsay.Span) bool {
	if len(p.a.Tags) != len(p.a.Tokens) {
		return false
	}
	first, end := p.tokens(cue)
	for k := first; k < end; k++ {
		if p.a.Stem(k) != english.Stem("dismiss") || !strings.HasPrefix(p.a.Tags[k], "VB") {
			continue
		}
		si := p.sentenceAt(int(p.a.Tokens[k].Start))
		if si < 0 {
			continue
		}
		for n := p.a.Sentences[si].First; n < p.a.Sentences[si].End; n++ {
			switch relation := p.a.Relations[n]; {
			case p.a.Heads[n] == k && (relation == "obj" || relation == "nsubj:pass") && p.human(n):
				return true
			case p.a.Heads[k] == n && (p.a.Relations[k] == "acl" && p.a.Tags[k] == "VBN") && p.human(n):
				return true
			}
		}
	}
	return false
}

// human reports whether token k is a noun for a person, or a name behind one's first
// name or title.
func (p *sheet) human(k int) bool {
	if strings.HasPrefix(p.a.Tags[k], "NNP") {
		return k > 0 && strings.HasPrefix(p.a.Tags[k-1], "NNP") || k+1 < len(p.a.Tags) && strings.HasPrefix(p.a.Tags[k+1], "NNP")
	}
	return strings.HasPrefix(p.a.Tags[k], "NN") && coref.Persons(p.lower(k))
}
