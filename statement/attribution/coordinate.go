package attribution

import (
	"github.com/openhearsay/hearsay/language/english"
)

// coordinated takes out of a content the second verb of who speaks: in "claimed
// that the pier was old and suggested it might fall" the pier does not suggest. The
// second verb must be one of telling, in the form of the cue's, with no subject of
// its own; what follows it is a statement of the same source. So is the refusal of
// an answer: "says that the pier is old but would not elaborate".
func (p *page) coordinated(found []finding) []finding {
	n := len(found)
	for i := 0; i < n; i++ {
		f := &found[i]
		if f.source == noSource || f.cue == noSource || f.verbatim {
			continue
		}
		k := len(f.contents) - 1
		c := f.contents[k]
		head := p.headToken(f.cue)
		if c.first <= f.cue.last || p.sentence[c.last] != p.sentence[f.cue.last] || f.source.first > f.cue.first || p.kind[head]&isVerb == 0 {
			continue
		}
		if p.tag[head] != tagVBD && p.tag[head] != tagVBZ && p.tag[head] != tagVBP {
			continue
		}
		and, cue := p.second(c, head)
		if and < 0 {
			continue
		}
		before, after := p.words(stretch{c.first, and - 1}), p.words(stretch{cue.last + 1, c.last})
		if after.first > after.last { // but would not elaborate
			after = stretch{cue.last, cue.last}
			cue.last--
		}
		if before.first > before.last || cue.last < cue.first {
			continue
		}
		f.contents[k] = before
		found = append(found, finding{relation{cue, f.source, []stretch{after}}, -1, f.p, false})
	}
	return found
}

// second is the "and" or "but" in content c and the cue after it that has the same
// subject as the cue's head: a verb of telling, or the refusal of an answer. and is
// -1 where there is none.
func (p *page) second(c stretch, head int) (and int, cue stretch) {
	for t := c.first + 1; t < c.last; t++ {
		if p.lower[t] != wordAnd && p.lower[t] != wordBut || p.quote[t] >= 0 {
			continue
		}
		if s, ok := p.silence(t+1, c.last); ok {
			return t, s
		}
		v := t + 1
		for v < c.last && p.tagName(v) == "RB" {
			v++
		}
		if p.kind[v]&isReport == 0 || p.quote[v] >= 0 || p.tag[v] != p.tag[head] && !p.past(v, c.last, head) {
			continue
		}
		switch english.ReportingClass(p.class[v]) {
		case english.Say, english.Tell, english.Write, english.Ask, english.Refuse, english.Judge:
		default:
			continue
		}
		// Where a verb of the content that tells too has the same form, the second may
		// be its fellow.
		for s := c.first; s < t; s++ {
			if p.tag[s] == p.tag[head] && p.kind[s]&isReport != 0 && p.quote[s] < 0 {
				return -1, noSource
			}
		}
		return t, stretch{v, v}
	}
	return -1, noSource
}

// silence is the words from token t on that refuse an answer: "would not say".
func (p *page) silence(t, last int) (stretch, bool) {
	v := t + 1
	switch w := p.lower[t]; {
	case giving[w]:
		if p.lower[v] == wordNo && v < last {
			return stretch{t, v}, true
		}
		return noSource, false
	case !auxiliaries[w] || v > last || p.kind[v]&isNegation == 0:
		return noSource, false
	}
	for v++; v < last && p.tagName(v) == "RB"; v++ {
	}
	return stretch{t, v}, v <= last && unsaying[p.stem[v]] && p.quote[v] < 0
}

// past reports whether token v, which the tagger takes for a participle, may be the
// past of a verb as the cue's head is: what was told follows.
func (p *page) past(v, last, head int) bool {
	if p.tag[head] != tagVBD || p.tag[v] != tagVBN || v >= last {
		return false
	}
	t := v + 1
	if p.lower[t] == comma && t < last {
		t++
	}
	return p.kind[t]&isOpen != 0 || p.lower[t] == wordThat || p.tag[t] == tagPRP
}

var (
	wordAnd, wordBut, wordNo = hash("and"), hash("but"), hash("no")

	auxiliaries = hashes("did", "does", "do", "would", "could", "will", "has", "have", "had", "wo")
	giving      = hashes("gave", "gives", "provided", "provides", "offered", "offers", "had")
	// unsaying are verbs whose negation is the refusal of an answer.
	unsaying = stems(`comment elaborate respond reply answer say specify disclose identify explain name reveal discuss confirm`)
)
