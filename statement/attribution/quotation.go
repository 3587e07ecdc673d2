package attribution

import "strings"

// A quotation is a stretch of tokens in quotation marks, the marks included: first
// to last. Newspapers leave the closing mark off where the next paragraph goes
// on with the same quotation; each paragraph is then a quotation of its own, and
// open tells that its end is missing.
type quotation struct {
	first, last int
	open        bool
}

// A mark says what a quotation mark may do.
type mark uint8

const (
	noMark  mark = iota
	opening      // “ ‘ « „ ``
	ending       // ” »
	either       // " ''
)

// What words are next to is told by what a mark does, not by how it is written.
var openMark, closeMark = hash("``"), hash("''")

// findQuotations pairs the quotation marks of each paragraph. Straight marks open
// or close by the white space around them and by what is open already; a single
// mark opens only before a word and closes only where one is open.
func (p *page) findQuotations() {
	for i := range p.quote {
		p.quote[i] = -1
	}
	for _, l := range p.lines {
		p.pair(l.first, l.end)
	}
	for _, q := range p.quotes {
		p.lower[q.first] = openMark
		if !q.open {
			p.lower[q.last] = closeMark
		}
	}
}

func (p *page) pair(first, end int) {
	start, single := -1, -1
	closeAt := func(from, to int, open bool) {
		id := int32(len(p.quotes))
		p.quotes = append(p.quotes, quotation{from, to, open})
		for j := from; j <= to; j++ {
			p.quote[j] = id
		}
		p.kind[from] |= isOpen
		if !open {
			p.kind[to] |= isClose
		}
	}
	for i := first; i < end; i++ {
		w := p.a.Word(i)
		before := i == first || p.a.Tokens[i-1].End < p.a.Tokens[i].Start
		after := i+1 >= end || p.a.Tokens[i].End < p.a.Tokens[i+1].Start
		if i > first && strings.ContainsAny(p.a.Word(i-1), "([-–—") {
			before = true
		}
		m := markOf(w)
		switch {
		case m == opening && start >= 0 && p.a.Word(start) == "„":
			m = ending // the German way
		case m == ending && start < 0 && before && !after:
			m = opening // the Swedish way, or a slip
		}
		switch m {
		case noMark:
			if w != "'" && w != "‘" && w != "’" && w != "`" || start >= 0 {
				continue
			}
			switch {
			case single < 0 && before && !after && w != "’":
				single = i
			case single >= 0 && !before && i > single+1:
				closeAt(single, i, false)
				single = -1
			}
			continue
		case opening, either:
			if start >= 0 && (m == either && (!before || after) || m == either && i-start > 1 && !before) {
				closeAt(start, i, false)
				start, single = -1, -1
				continue
			}
			if m == either && start < 0 && after && !before {
				continue // a closing mark that nothing opened
			}
			if start < 0 {
				start = i
			}
		case ending:
			if start >= 0 {
				closeAt(start, i, false)
				start, single = -1, -1
			}
		}
	}
	if start >= 0 && end-start > 1 {
		closeAt(start, end-1, true)
	}
}

func markOf(w string) mark {
	switch w {
	case "“", "«", "„", "``", "‟":
		return opening
	case "”", "»":
		return ending
	case "\"", "''", "＂":
		return either
	}
	return noMark
}
