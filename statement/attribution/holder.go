package attribution

// minded are verbs whose participle says what somebody thinks who did not choose
// to: "she was convinced that the gate was open".
var minded = stems(`convince concern worry persuade satisfy determine`)

// vowing are verbs that keep the word with their subject, though they name who
// hears it: "promised the drivers to open the gate".
var vowing = stems(`promise vow pledge swear threaten`)

// quoting are verbs whose object is who speaks: "quoted the guard as saying".
var quoting = stems(`quote cite describe record hear show portray depict`)

// controller is the subject that a verb without one takes from the words above it:
// of a participle, an infinitive or a second verb. It climbs the tree by one named
// step after another, at most deepest of them.
func (p *page) controller(s *spot) stretch {
	const deepest = 6
	t := s.at
	for range deepest {
		h := int(p.head[t])
		if h < 0 || p.sentence[h] != p.sentence[s.at] {
			return noSource
		}
		switch p.rel[t] {
		case relAcl, relRelative:
			if h >= s.at {
				return noSource
			}
			if t != s.at || !p.adjunct(s.at, h) {
				return p.upTo(h, s.at)
			}
		case relConj:
			if t == s.at && p.tag[t] == tagVBG && p.tag[h] != tagVBG && p.kind[h]&isVerb != 0 {
				if v := p.fellow(t, h); v >= 0 {
					t = v // "asking him to pay and suggesting …": beside asking
					continue
				}
			}
		case relXcomp:
			if x, ok := p.object(h, t); ok && p.controls(h, t) {
				return x
			}
		case relAdvcl:
			if x, ok := p.object(h, t); ok && quoting[p.stem[h]] {
				return x
			}
		case relCcomp, relParataxis:
		case relAdvmod, relObl, relNmod: // "goes as far as claiming", "a way of saying"
			if p.tag[s.at] != tagVBG {
				return noSource
			}
		default:
			if p.kind[h]&(isVerb|isNoun) == 0 || p.tag[s.at] != tagVBG || p.rel[t] != relObject {
				return noSource
			}
		}
		if x := p.subjectOf(h, s.at); x != noSource {
			return x
		}
		t = h
	}
	return noSource
}

// unsourced takes away the sources that are only spoken of.
func (p *page) unsourced(found []finding) {
	for i := range found {
		if f := &found[i]; f.source != noSource && f.cue != noSource && (p.thoughtOf(f) || p.stirs(f)) {
			f.source = noSource
		}
	}
}

// sourced gives the findings without a source whose cue is a verb the one that the
// tree knows. What it takes must stand free of the contents and of its own cue.
func (p *page) sourced(found []finding) {
	for i := range found {
		f := &found[i]
		if f.source != noSource || f.cue == noSource || f.verbatim {
			continue
		}
		at := p.headToken(f.cue)
		if p.kind[at]&isVerb == 0 && p.tag[at] != tagJJ {
			continue
		}
		s := spot{at: at, part: p.sentenceOf(at)}
		p.frame(&s)
		if s.source == noSource {
			s.source = s.other
		}
		if s.source == noSource || s.source.overlaps(f.cue) {
			continue
		}
		free := true
		for _, c := range f.contents {
			free = free && !c.overlaps(s.source)
		}
		if free {
			f.source = s.source
		}
	}
}

// preposed is the subject that follows the participle at token t: "Calling it a gift,
// Hale thanked the crew".
func (p *page) preposed(t int) stretch {
	h := int(p.head[t])
	if p.tag[t] != tagVBG || p.rel[t] != relAdvcl || h < t {
		return noSource
	}
	if x := p.subjectOf(h, h); x != noSource && x.first > t {
		return x
	}
	return noSource
}

// subjectOf is the subject of the word at token h, where it stands before token
// limit; noSource where there is none.
func (p *page) subjectOf(h, limit int) stretch {
	for _, k := range few(p.children(h)) {
		if c := int(k); c < limit && (p.rel[c] == relSubject || p.rel[c] == relPassive) {
			return p.upTo(c, limit)
		}
	}
	return noSource
}

// object is the object of the verb at token h that stands before token t; ok is
// false where there is none.
func (p *page) object(h, t int) (s stretch, ok bool) {
	for _, k := range few(p.children(h)) {
		if c := int(k); c > h && c < t && (p.rel[c] == relObject || p.rel[c] == relIobj) {
			s, ok = p.upTo(c, t), true
		}
	}
	return s, ok && s != noSource
}

// controls reports whether the object of the verb at token h is who does what the
// verb at token t says: of "told the mayor to promise repairs", not of "promised
// the mayor to say", nor of "made a request, asking …".
func (p *page) controls(h, t int) bool {
	if vowing[p.stem[h]] {
		return false
	}
	return p.tag[t] != tagVBG || quoting[p.stem[h]]
}

// adjunct reports whether the participle at token t hangs on the clause, though the
// parser hung it on the noun at token h that is not such as speaks: "left the
// market thinking that it was late", "came to the pier, saying".
func (p *page) adjunct(t, h int) bool {
	if p.tag[t] != tagVBG || p.kind[h]&isNoun == 0 {
		return false
	}
	v := int(p.head[h])
	if v < 0 || v > h || p.kind[v]&isVerb == 0 || p.rel[h] == relSubject || p.rel[h] == relPassive {
		return false
	}
	if t > 0 && p.lower[t-1] == comma {
		return true
	}
	switch p.sortOf(stretch{h, h}) {
	case otherSort:
		return !tidings[p.stem[h]] && p.kind[h]&isReport == 0
	}
	return false
}

// fellow is the participle before token t to which it belongs as a second one: it
// stands above verb h in another form; -1 for none.
func (p *page) fellow(t, h int) int {
	for range 4 {
		h = int(p.head[h])
		if h < 0 || h >= t || p.sentence[h] != p.sentence[t] {
			return -1
		}
		if p.tag[h] == tagVBG {
			return h
		}
	}
	return -1
}

// upTo is the noun phrase with head h as far as token limit.
func (p *page) upTo(h, limit int) stretch {
	s := p.phrase(h)
	if s.last >= limit {
		s.last = limit - 1
	}
	if s = p.words(s); s.first > s.last {
		return noSource
	}
	return s
}

// thoughtOf reports whether the source of f is only whom something is thought of:
// "Hale, once thought to be ill", "a man believed to have fled".
func (p *page) thoughtOf(f *finding) bool {
	v := p.headToken(f.cue)
	if f.source.first > v || !believed[p.stem[v]] || p.tag[v] != tagVBN && p.tag[v] != tagVBD || v+2 >= p.n || p.lower[v+1] != wordTo {
		return false
	}
	if w := p.lower[v+2]; w != wordBe && w != wordHave {
		return false
	}
	return f.cue.last < f.cue.first+2 && p.kind[f.cue.first]&isVerb == 0 || f.cue.first == v
}

// stirs reports whether the source of f is a thing that only makes people think:
// "the crash has raised suspicions".
func (p *page) stirs(f *finding) bool {
	if f.source.first > f.cue.first || p.sortOf(f.source) != otherSort {
		return false
	}
	for t := f.cue.first; t <= f.cue.last; t++ {
		if p.kind[t]&isVerb != 0 && stirring[p.stem[t]] {
			return true
		}
	}
	return false
}

var (
	// believed are verbs whose participle before "to be" says what people think.
	believed = stems(`think believe say know consider understand allege report rumor estimate suspect feel`)

	// stirring are verbs by which a thing makes people say or think something.
	stirring = stems(`spark raise fuel prompt trigger stoke cause generate renew feed provoke draw`)

	wordBe, wordHave = hash("be"), hash("have")
)
