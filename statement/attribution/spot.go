package attribution

import (
	"github.com/openhearsay/hearsay/language/english"
)

// A spot is a word by which something may be said that no outermost statement
// takes for its cue: "ordered" in "he said the mayor ordered her to leave".
type spot struct {
	at      int     // the word
	cue     stretch // with its auxiliaries
	source  stretch // noSource where none is named
	other   stretch // the source where the models do not look, behind "by" or after a participle; noSource for none
	region  line    // what a content may take: a piece of the content around it, or its sentence
	part    line    // of the region, what lies in the word's sentence
	holder  int     // finding in whose content it stands, -1 for none
	passive bool
	options []option
}

// An option is what a spot may introduce.
type option struct {
	content stretch
	way     way
	rel     uint32 // relation of the phrase to the word, or the word that opens it
	edge    edge
}

// A way says where an option's start comes from, an edge where its end.
type (
	way  uint8
	edge uint8
)

const (
	byTree       way = iota // a phrase that hangs on the word
	byWord                  // behind "that", "to", "of" …
	byNext                  // the next word on
	byQuote                 // words in quotation marks
	byFrame                 // the clause in which the word is put: "the pier, he said, fell"
	bySubject               // the subject of a passive verb, alone
	byWhole                 // that subject and all that follows: "the pier is thought to be safe"
	byAntecedent            // what a relative clause hangs on: "the crack that he cited"
	byField                 // what the fields of outermost statements found
)

const (
	edgeTree  edge = iota // where the phrase ends
	edgeWord              // where all that hangs on the word ends
	edgePart              // where the sentence ends
	edgeComma             // before its first comma
	edgeLast              // before its last comma
	edgeAnd               // before a second verb
	edgeQuote             // where the quotation ends
	edgeFar               // where the region ends, some sentences on
)

const mostOptions = 28

// skippedKids are relations of words that are no content of their head.
var skippedKids = map[uint32]bool{relPunct: true, relCc: true, relCase: true, relMark: true, relAux: true, relAuxPass: true,
	hash("det"): true, relCop: true, relConj: true, hash("compound"): true, hash("compound:prt"): true, hash("fixed"): true, hash("flat"): true,
	hash("amod"): true, hash("nummod"): true, relPossessor: true, relAdvmod: true, hash("expl"): true}

// openers are the words behind or with which a content may begin.
var openers = hashes("that", "to", "whether", "if", "about", "of", "for", "on", "as", "over", "how", "why", "what", "against", "from", "with", ":")

// after are the openers that are no part of what they open.
var after = hashes(":", "of", "on", "about", "over", "for", "as", "against", "from", "with")

// spots are the words by which something may be said beside what found has, in
// the order of the text.
func (p *page) spots(found []finding) []spot {
	holder := make([]int32, p.n) // index of the finding whose content holds the token, and 1; 0 for none
	busy := make([]bool, p.n)
	regions := map[int]line{}
	mark := func(s stretch) {
		for t := s.first; t <= s.last; t++ {
			busy[t] = true
		}
	}
	for i := range found {
		f := &found[i]
		mark(f.cue)
		if f.source != noSource {
			mark(f.source)
		}
		for _, c := range f.contents {
			for t := c.first; t <= c.last; t++ {
				holder[t] = int32(i) + 1
			}
			regions[c.first] = line{c.first, c.last + 1}
		}
	}
	var out []spot
	var region line
	for t := 0; t < p.n; t++ {
		if r, ok := regions[t]; ok {
			region = r
		}
		if busy[t] || !p.spotted(t) {
			continue
		}
		sent := p.a.Sentences[p.sentence[t]]
		s := spot{at: t, holder: int(holder[t]) - 1, source: noSource}
		s.region = line{sent.First, sent.End}
		if s.holder >= 0 {
			s.region = region
		}
		s.part = line{max(sent.First, s.region.first), min(sent.End, s.region.end)}
		p.frame(&s)
		p.propose(&s)
		if len(s.options) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// spotted reports whether token t may say that something is said: a word of the
// list of reporting words, or one that takes a clause.
func (p *page) spotted(t int) bool {
	switch k := p.kind[t]; {
	case k&isReport != 0:
		return p.tag[t] != tagNNP && p.tag[t] != tagNNPS || k&isVerb != 0
	case k&(isVerb|isNoun) == 0 && p.tag[t] != tagJJ:
		return false
	}
	verb := p.kind[t]&isVerb != 0
	for _, c := range few(p.children(t)) {
		if int(c) < t && !verb {
			continue
		}
		switch p.rel[c] {
		case relSubject, relPassive, relObject: // "the tip came from a guard"
			if verb && tidings[p.stem[c]] {
				return true
			}
		case relCcomp:
			return true
		case relXcomp:
			if !verb || p.tag[c] == tagVB {
				return true
			}
		case relAcl:
			if !verb && p.tag[c] == tagVB {
				return true
			}
		}
	}
	return false
}

// frame finds the cue and the source of a spot.
func (p *page) frame(s *spot) {
	t := s.at
	s.cue, s.other = stretch{t, t}, noSource
	if p.kind[t]&isVerb == 0 && p.tag[t] != tagJJ {
		p.nounFrame(s)
		return
	}
	agent, subject, patient, origin := -1, -1, -1, -1
	for _, k := range few(p.children(t)) {
		c := int(k)
		switch p.rel[c] {
		case relAux, relAuxPass, relCop:
			if c < t && t-c < 5 {
				s.cue.first = min(s.cue.first, c)
			}
			s.passive = s.passive || p.rel[c] == relAuxPass
		case relAdvmod:
			if c < t && p.kind[c]&isNegation != 0 && t-c < 4 {
				s.cue.first = min(s.cue.first, c)
			}
		case relSubject:
			subject = c
		case relPassive:
			patient = c
			s.passive = true
		case relAgent:
			if c > t {
				s.other = p.clippedTo(p.afterCase(c), p.sentenceOf(t))
			}
		case relObl, relNmod:
			switch {
			case c > t && p.cased(c) == wordBy:
				agent = c
			case c > t && p.cased(c) == wordFrom:
				origin = c
			}
		}
	}
	if !s.passive && p.tag[t] == tagVBN && s.cue.first == t && subject < 0 {
		s.passive = true // "reports described by two guards"
	}
	if k := s.cue.first - 1; k >= s.part.first && p.tag[k] == tagRB && p.rel[k] == relAdvmod && int(p.head[k]) == t {
		s.cue.first = k // "repeatedly accused"
	}
	switch {
	case hearing[p.stem[t]]: // "he heard from two guards that the gate was open"
		if origin >= 0 {
			s.source = p.afterCase(origin)
		}
	case s.passive && agent >= 0:
		s.source = p.afterCase(agent)
	case patient >= 0 && minded[p.stem[t]]: // "the mayor was convinced that the gate was open"
		s.source = p.phrase(patient)
	case s.passive && p.class[t] != uint32(english.Tell):
	case subject >= 0:
		s.source = p.phrase(subject)
	case !s.passive:
		if s.source = p.controller(s); s.source == noSource {
			s.other = p.preposed(t)
		}
	}
	if s.source != noSource {
		s.source = p.clippedTo(s.source, p.sentenceOf(s.at))
		if s.source != noSource && s.source.overlaps(s.cue) {
			s.source = noSource
		}
	}
}

// sentenceOf is the sentence of token t. Who says a thing may stand outside of the
// content that holds it: "asked the mayor {to promise repairs}".
func (p *page) sentenceOf(t int) line {
	s := p.a.Sentences[p.sentence[t]]
	return line{s.First, s.End}
}

// clippedTo is s without what lies outside of l, noSource where nothing is left.
func (p *page) clippedTo(s stretch, l line) stretch {
	s = stretch{max(s.first, l.first), min(s.last, l.end-1)}
	if s.first > s.last {
		return noSource
	}
	if s = p.words(s); s.first > s.last {
		return noSource
	}
	return s
}

// nounFrame finds whose word a noun, an adverb or a preposition names.
func (p *page) nounFrame(s *spot) {
	t := s.at
	if h := int(p.head[t]); h > t && p.rel[t] == relCase { // "according to two guards"
		s.cue.last = t
		if t+1 < s.part.end && p.tag[t+1] == tagTO {
			s.cue.last = t + 1
		}
		if x := p.phrase(h); x.last > s.cue.last {
			s.source = p.clippedTo(stretch{s.cue.last + 1, x.last}, s.part)
		}
		return
	}
	for _, k := range few(p.children(t)) {
		c := int(k)
		switch {
		case p.rel[c] == relSubject && c < t && p.tag[t] == tagJJ: // "the mayor is confident that the gate holds"
			s.source = p.clippedTo(p.phrase(c), p.sentenceOf(t))
			return
		case p.rel[c] == relPossessor && c < t:
			x := p.phrase(c)
			for x.last > x.first && p.tag[x.last] == tagPOS {
				x.last--
			}
			s.source = p.clippedTo(x, s.part)
			return
		case c > t && c < t+8 && (p.rel[c] == relNmod || p.rel[c] == relObl) && (p.cased(c) == wordBy || p.cased(c) == wordFrom):
			s.source = p.clippedTo(p.afterCase(c), s.part)
			return
		}
	}
	if p.class[t] == uint32(english.Intend) && t+1 < s.part.end && p.tag[t+1] == tagTO && t > s.part.first && p.kind[t-1]&isNoun != 0 {
		s.source = p.clippedTo(stretch{int(p.left[t]), t - 1}, s.part) // a verb read as a noun: "the council plans to"
		return
	}
	if h := int(p.head[t]); h >= 0 && h < t && p.rel[t] == relObject && p.kind[h]&isVerb != 0 && lending[p.stem[h]] { // "made the claim that"
		for _, c := range few(p.children(h)) {
			if p.rel[c] == relSubject {
				s.source = p.clippedTo(p.phrase(int(c)), s.part)
			}
		}
	}
}

// cased is the preposition of the phrase with head c, 0 for none.
func (p *page) cased(c int) uint32 {
	for _, k := range few(p.children(c)) {
		if p.rel[k] == relCase && int(k) < c {
			return p.lower[k]
		}
	}
	return 0
}

// afterCase is the phrase with head c without its preposition.
func (p *page) afterCase(c int) stretch {
	s := p.phrase(c)
	for _, k := range few(p.children(c)) {
		if p.rel[k] == relCase && int(k) < c {
			s.first = int(k) + 1
		}
	}
	return s
}

// phrase is what hangs on token c.
func (p *page) phrase(c int) stretch { return stretch{int(p.left[c]), int(p.right[c])} }
