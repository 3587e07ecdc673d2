package attribution

// carry gives a quotation that goes on in the next paragraph to the statement
// that began it. Newspapers leave out the closing mark before such a break and
// open the next paragraph with a mark again; that paragraph is then one more
// content, unless a cue of its own claims words of it.
func (p *page) carry(found []finding) {
	var taken []bool
	for i := range found {
		f := &found[i]
		for {
			s, ok := p.goesOn(f.contents[len(f.contents)-1])
			if !ok {
				break
			}
			if taken == nil {
				taken = p.claimed(found)
			}
			if !claim(taken, relation{s, noSource, nil}) {
				break
			}
			f.contents = append(f.contents, s)
		}
	}
}

// claimed marks the tokens of the cues, sources and contents of found.
func (p *page) claimed(found []finding) []bool {
	taken := make([]bool, p.n)
	for _, f := range found {
		claim(taken, relation{f.cue, noSource, f.contents})
		if f.source != noSource {
			claim(taken, relation{f.source, noSource, nil})
		}
	}
	return taken
}

// goesOn is the words of the quotation that opens the next paragraph, where
// content s ends in a quotation that is left open at the end of its own.
func (p *page) goesOn(s stretch) (stretch, bool) {
	at := p.quote[s.last]
	if at < 0 || !p.quotes[at].Open {
		return s, false
	}
	line := p.paragraph[s.last]
	if end := p.lines[line].end; p.quotes[at].Last != end-1 || end-1-s.last > 2 || int(line)+1 >= len(p.lines) {
		return s, false
	}
	first := p.lines[line+1].first
	if p.quote[first] < 0 || p.kind[first]&isOpen == 0 {
		return s, false
	}
	q := p.quotes[p.quote[first]]
	next := p.words(stretch{q.First, q.Last})
	return next, next.first <= next.last
}
