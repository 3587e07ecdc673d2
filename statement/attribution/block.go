package attribution

import (
	"github.com/openhearsay/hearsay/language/coref"
	"github.com/openhearsay/hearsay/language/english"
)

// blockConfidence is what a block of words without quotation marks is given that
// the line before announces: that it is quoted is told by the colon alone.
const blockConfidence = 0.6

// blocks adds what a page sets apart instead of putting it in quotation marks: "The
// port sent a statement to the Mail:" and the paragraph that follows, or each of
// the points of a list.
func (p *page) blocks(found []finding) []finding {
	var extra []finding
	var told []bool // tokens of contents
	for i := 0; i+1 < len(p.lines); i++ {
		if l := p.lines[i]; p.lower[l.end-1] != colon {
			continue
		}
		if told == nil {
			told = make([]bool, p.n)
			for _, f := range found {
				claim(told, relation{noSource, noSource, f.contents})
			}
		}
		r, ok := p.announces(p.lines[i], told)
		if !ok {
			continue
		}
		for k := i + 1; k < len(p.lines); k++ {
			s, point := p.block(p.lines[k])
			if s.first > s.last || k > i+1 && !point {
				break
			}
			extra = append(extra, finding{relation{r.cue, r.source, []stretch{s}}, -1, blockConfidence, true})
			if !point {
				break
			}
		}
	}
	if len(extra) == 0 {
		return found
	}
	return p.instead(found, extra)
}

// announces reads a line that ends with a colon and tells of somebody's words: the
// main verb of its last sentence is the cue, its subject or agent the source. told
// are the tokens of contents: what they tell of is no announcement, and a verb that
// has its content before the colon announces no other.
func (p *page) announces(l line, told []bool) (relation, bool) {
	last := l.end - 1
	if p.lower[last] != colon || last-l.first < 2 || p.quote[last] >= 0 {
		return relation{}, false
	}
	sent := p.a.Sentences[p.sentence[last]]
	root, tells := -1, false
	for t := max(sent.First, l.first); t < last; t++ {
		if p.head[t] < 0 && p.kind[t]&isVerb != 0 && root < 0 {
			root = t
		}
		if p.quote[t] < 0 && !told[t] {
			tells = tells || carried[p.stem[t]]
		}
	}
	if root < 0 {
		return relation{}, false
	}
	switch english.ReportingClass(p.class[root]) {
	case english.Say, english.Tell, english.Write, english.Think:
		tells = tells || !told[last-1]
	}
	if !tells {
		return relation{}, false
	}
	for _, c := range p.children(root) {
		s := stretch{int(p.left[c]), int(p.right[c])}
		switch p.relName(int(c)) {
		case "nsubj":
		case "obl", "obl:agent":
			if p.lower[s.first] != wordBy {
				continue
			}
			s.first++
		default:
			continue
		}
		s = p.words(s)
		if s.first > s.last || s.first < l.first || s.last >= last || s.first <= root && root <= s.last || !p.person(s) {
			continue
		}
		return relation{cue: stretch{root, root}, source: s}, true
	}
	return relation{}, false
}

// person reports whether s names somebody or something with a voice: a name, a
// pronoun for people, a word for people or for a paper.
func (p *page) person(s stretch) bool {
	if s.first == s.last && p.tag[s.first] == tagPRP {
		return p.lower[s.first] != wordIt
	}
	for t := s.first; t <= s.last; t++ {
		if p.tag[t] == tagNNP || p.tag[t] == tagNNPS {
			return true
		}
	}
	h := p.headToken(s)
	return coref.Persons(p.a.Lower(h)) || carried[p.stem[h]]
}

// block is the words of a line that is a paragraph of prose, and whether it is a
// point of a list. It is empty where the line is a heading, has marks of its own or
// is too short.
func (p *page) block(l line) (s stretch, point bool) {
	const shortest = 8
	none := stretch{0, -1}
	if p.lower[l.first] == dashMark || p.a.Word(l.first) == "•" || p.a.Word(l.first) == "*" {
		point = true
	}
	if p.kind[l.first]&isOpen != 0 {
		return none, false
	}
	switch p.a.Word(l.end - 1) {
	case ".", "!", "?", "...", "…":
	default:
		if p.kind[l.end-1]&isClose == 0 {
			return none, false
		}
	}
	if s = p.words(stretch{l.first, l.end - 1}); s.last-s.first+1 < shortest {
		return none, false
	}
	return s, point
}

func (p *page) relName(t int) string {
	if t < 0 || t >= len(p.a.Relations) {
		return ""
	}
	return p.a.Relations[t]
}

// carried are nouns for words that can be set apart.
var carried = stems(`statement letter email e-mail message memo note post tweet readout excerpt point response transcript passage report`)
