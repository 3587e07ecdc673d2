package attribution

import (
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/language/quotation"
)

// A tail is what lays the quotation before it at somebody's door: "…?" Olden asked.
// The words stand between the closing mark and the end of their sentence, or the
// next opening mark.
type tail struct{ source, cue stretch }

// tailOf is the tail of quotation q. ok is false where none follows.
func (p *page) tailOf(q quotation.Quotation) (tail, bool) {
	const longest = 14 // words of a source
	const rest = 12    // words after the cue
	l := p.lineOf(q.First)
	first := q.Last + 1
	for first < l.end && p.kind[first]&isWord == 0 && p.kind[first]&isOpen == 0 && p.lower[first] != colon {
		first++
	}
	if q.Open || first >= l.end {
		return tail{}, false
	}
	sent := p.a.Sentences[p.sentence[first]]
	end := first
	for end < sent.End && p.kind[end]&isOpen == 0 {
		end++
	}
	verb := -1
	for t := first; t < end && t <= first+longest; t++ {
		if p.kind[t]&isVerb != 0 && (p.tag[t] == tagVBD || p.tag[t] == tagVBZ) && p.kind[t]&isReport != 0 {
			verb = t
			break
		}
		if p.kind[t]&isVerb != 0 && p.tag[t] != tagVBN && p.tag[t] != tagVBG {
			return tail{}, false
		}
	}
	if verb < 0 {
		return tail{}, false
	}
	class := english.ReportingClass(p.class[verb])
	switch class {
	case english.Say, english.Tell, english.Ask, english.Write, english.Noun: // a verb whose stem is a noun too: answered
	default:
		return tail{}, false
	}
	source := p.words(stretch{first, verb - 1})
	after := verb + 1
	if source.first > source.last { // said Brandt, the mayor
		if !(verb == first && p.tag[verb] == tagVBD) {
			return tail{}, false
		}
		stop := after
		for stop < end && p.kind[stop]&isWord != 0 && p.kind[stop]&isVerb == 0 {
			stop++
		}
		source = p.words(stretch{after, stop - 1})
		after = stop
		if source.first > source.last {
			return tail{}, false
		}
	} else if class != english.Tell && class != english.Ask && after < end && p.opensClause(after) {
		return tail{}, false
	}
	if !p.names(source) || end-after > rest {
		return tail{}, false
	}
	for t := after; t < end; t++ {
		switch p.tag[t] {
		case tagVBD, tagVBZ, tagVBP, tagMD:
			return tail{}, false
		}
		if p.lower[t] == colon || p.lower[t] == wordThat {
			return tail{}, false
		}
	}
	return tail{source, stretch{verb, verb}}, true
}

// opensClause reports whether token t, right after a verb of saying, begins what
// was said: "said the bridge …".
func (p *page) opensClause(t int) bool {
	switch p.tag[t] {
	case tagDT, tagPRP, tagNNP, tagNNPS, tagNN, tagNNS, tagCD:
		return true
	}
	return p.lower[t] == wordThat || p.lower[t] == colon
}

// names reports whether s may be a source: a pronoun for people, or a phrase with
// a noun or name, that does not begin as an adverbial.
func (p *page) names(s stretch) bool {
	if s.first == s.last && p.tag[s.first] == tagPRP {
		return p.lower[s.first] != wordIt && !objects[p.lower[s.first]]
	}
	if p.tag[s.first] == tagIN || p.tag[s.first] == tagTO {
		return false
	}
	for t := s.first; t <= s.last; t++ {
		if p.kind[t]&isNoun != 0 {
			return true
		}
	}
	return false
}

// tails are the tails of the quotations, by quotation; their cues are noSource
// where there is none.
func (p *page) tails() []tail {
	out := make([]tail, len(p.quotes))
	for i, q := range p.quotes {
		t, ok := p.tailOf(q)
		if !ok {
			t = tail{noSource, noSource}
		}
		out[i] = t
	}
	return out
}

// yield takes from each candidate the quotations after its cue that have a tail of
// their own: in "…?" Olden asked. "…!" Brandt said. the second is not Olden's.
func (p *page) yield(ks []cluster, tails []tail) {
	for k := range ks {
		kept := ks[k].all[:0]
		for _, c := range ks[k].all {
			n := 0
			for _, s := range c.contents {
				if !p.foreign(s, c.relation.cue, tails) {
					n++
				}
			}
			switch {
			case n == 0:
				continue
			case n < len(c.contents):
				own := make([]stretch, 0, n)
				for _, s := range c.contents {
					if !p.foreign(s, c.relation.cue, tails) {
						own = append(own, s)
					}
				}
				c.contents = own
			}
			kept = append(kept, c)
		}
		ks[k].all = kept
	}
}

// foreign reports whether content s is a quotation that stands apart from cue c,
// in a later sentence, and has a tail with another cue.
func (p *page) foreign(s, c stretch, tails []tail) bool {
	at := p.quote[s.first]
	if at < 0 || at != p.quote[s.last] || tails[at].cue == noSource || tails[at].cue.overlaps(c) {
		return false
	}
	q := p.quotes[at]
	return c.last < q.First && p.sentence[q.First] != p.sentence[c.last]
}
