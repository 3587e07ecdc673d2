package statement

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/coref"
)

// citing are the words after which stands on whose word a statement is made.
var citing = map[string]bool{"citing": true, "quoting": true}

// cited turns round what the extractor reads in "citing two guards, the Mail said
// that …": the Mail says nothing about the guards, but the guards say what the
// Mail says.
func (p *page) cited() {
	drop, changed := make([]bool, len(p.statements)), false
	for i := range p.statements {
		s := &p.statements[i]
		if s.Cue == nil || !citing[strings.ToLower(s.Cue.In(p.a.Text))] || len(s.Contents) != 1 || !p.someone(s.Contents[0]) {
			continue
		}
		told := p.beside(i)
		if told < 0 {
			continue
		}
		source := p.wholePhrase(s.Contents[0])
		same := slices.ContainsFunc(p.statements, func(o hearsay.Statement) bool {
			return o.Source != nil && o.Source.Overlaps(source) && o.Contents[0].Overlaps(p.statements[told].Contents[0])
		})
		changed = true
		if same {
			drop[i] = true
			continue
		}
		s.Source, s.Contents = &source, slices.Clone(p.statements[told].Contents)
		s.Within = p.statements[told].Within
	}
	if changed {
		p.drop(drop)
		p.order()
	}
}

// someone reports whether a span is a phrase for people or an outlet.
func (p *sheet) someone(s hearsay.Span) bool {
	first, end := p.tokens(s)
	head := -1
	for k := first; k < end; k++ {
		switch t := p.a.Tags[k]; {
		case strings.HasPrefix(t, "NN"):
			head = k
			continue
		case head >= 0 && (t == "IN" || t == "," || t == "WP" || strings.HasPrefix(t, "VB")):
			k = end
		}
	}
	return head >= 0 && (strings.HasPrefix(p.a.Tags[head], "NNP") || coref.Persons(p.lower(head)))
}

// wholePhrase is s with the name after an "and" that the extractor has cut off:
// "sources at Ostwick and Marlow".
func (p *sheet) wholePhrase(s hearsay.Span) hearsay.Span {
	_, end := p.tokens(s)
	k := end
	if k+1 < len(p.a.Tokens) && strings.EqualFold(p.a.Word(k), "and") && strings.HasPrefix(p.a.Tags[k+1], "NNP") {
		for k++; k < len(p.a.Tokens) && strings.HasPrefix(p.a.Tags[k], "NNP"); k++ {
		}
		s.End = int(p.a.Tokens[k-1].End)
	}
	return s
}

// beside is the outermost statement of the sentence in which statement i stands
// whose source is the same or near by, -1 for none.
func (p *page) beside(i int) int {
	here := p.sentenceAt(p.statements[i].Cue.Start)
	best := -1
	for j := max(0, i-reach); j < min(len(p.statements), i+reach); j++ {
		o := &p.statements[j]
		if j == i || o.Cue == nil || o.Within >= 0 || o.Source == nil || citing[strings.ToLower(o.Cue.In(p.a.Text))] || p.sentenceAt(o.Cue.Start) != here {
			continue
		}
		if o.Contents[0].Overlaps(p.statements[i].Contents[0]) || o.Contents[0].Contains(*p.statements[i].Cue) {
			continue
		}
		if best < 0 || p.statements[i].Source != nil && o.Source.Overlaps(*p.statements[i].Source) {
			best = j
		}
	}
	return best
}
