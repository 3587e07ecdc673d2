package statement

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/statement/speaker"
)

// ownThoughts are verbs by which speakers weigh their own words: "I think", "we
// expect" inside what somebody says is no statement of its own.
var ownThoughts = english.Stems(`think know believe expect hope feel guess suppose want wish mean doubt understand imagine see remember recall
	realize consider suspect fear worry convince agree`)

// dealings are verbs of which a content tells as what happened: "that he
// discussed the plan with her" tells of a talk, not of what was said in it.
var dealings = map[string]bool{"discuss": true, "discussed": true, "discusses": true, "discussing": true, "talk": true, "talked": true, "speak": true, "spoke": true,
	"spoken": true, "meet": true, "met": true, "seek": true, "sought": true, "seeking": true}

// prune drops what the extractor takes for statements and what are none for a
// reader: speakers' own "I think" inside their words, talks that a content tells
// of, and the words that tell why a source has no name.
func (p *page) prune() {
	drop := make([]bool, len(p.statements))
	for i := range p.statements {
		drop[i] = p.idle(i)
	}
	p.drop(drop)
}

// repeats drops the thoughts that a speaker's words tell of that same speaker:
// "she said she believed that …" is one statement, not two.
func (p *page) repeats() {
	drop := make([]bool, len(p.statements))
	for i := range p.statements {
		s := &p.statements[i]
		w := s.Within
		if w < 0 || s.Cue == nil || s.Source == nil || p.who[i].Who < 0 || p.who[i].Who != p.who[w].Who {
			continue
		}
		first, end := p.tokens(*s.Cue)
		for k := first; k < end; k++ {
			l := english.Stem(strings.ToLower(p.a.Word(k)))
			drop[i] = drop[i] || ownThoughts[l] && l != "recall" && l != "remember" // which is a way out, and not only a thought
		}
	}
	p.drop(drop)
}

// drop takes the marked statements out, and what they hold to what holds them.
func (p *page) drop(drop []bool) {
	if !slices.Contains(drop, true) {
		return
	}
	index := make([]int, len(p.statements))
	var kept []hearsay.Statement
	var extents []hearsay.Span
	var who []speaker.Answer
	for i := range p.statements {
		index[i] = -1
		if !drop[i] {
			index[i] = len(kept)
			kept = append(kept, p.statements[i])
			extents = append(extents, p.extents[i])
			if p.who != nil {
				who = append(who, p.who[i])
			}
		}
	}
	for i := range kept {
		w := kept[i].Within
		for n := 0; w >= 0 && drop[w] && n < maxDepth; n++ {
			w = p.statements[w].Within
		}
		if w >= 0 && !drop[w] {
			kept[i].Within = index[w]
		} else {
			kept[i].Within = -1
		}
	}
	p.statements, p.extents, p.who = kept, extents, who
}

// idle reports whether statement i is to be dropped.
func (p *page) idle(i int) bool {
	s := &p.statements[i]
	if s.Cue == nil {
		return false
	}
	cue := strings.ToLower(s.Cue.In(p.a.Text))
	if strings.Contains(cue, "anonymity") {
		return true
	}
	if s.Within < 0 {
		return false
	}
	first, end := p.tokens(*s.Cue)
	for k := first; k < end; k++ {
		w := strings.ToLower(p.a.Word(k))
		if dealings[w] && strings.HasPrefix(p.a.Tags[k], "VB") {
			return true
		}
		if s.Source != nil && p.firstPerson(*s.Source) && ownThoughts[english.Stem(w)] {
			return true
		}
	}
	return false
}
