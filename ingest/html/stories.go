package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/openhearsay/hearsay/pattern"
)

// A mark is where a page shows the time of something.
type mark struct {
	node  *html.Node
	time  string // as the markup declares it, "" where it does not
	clock string // as it is printed
}

// hasClock reports whether a time is one of day.
func (m *mark) hasClock() bool { return stamp(m.time) != "" || anyClock.MatchString(m.clock) }

var anyClock = pattern.New(clockWords)

// marks are the times of a page, in order, those apart from its article left out. Those
// that stand at the head of a paragraph count on live pages only.
func marks(doc *html.Node, page []paragraph, live bool) []mark {
	var out []mark
	held := map[*html.Node]bool{} // elements with a marked time
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || len(out) >= 4*maxEntries {
			continue
		}
		m := mark{node: n}
		switch {
		case n.DataAtom == atom.Time:
			m.time, m.clock = clean(attribute(n, "datetime")), clean(flat(n, 60))
		case strings.EqualFold(attribute(n, "itemprop"), "datePublished"):
			m.time, m.clock = clean(attribute(n, "content")), clean(flat(n, 60))
		default:
			continue
		}
		if m.time == "" {
			m.time = m.clock
		}
		if m.time == "" || outside(n) || n.Parent != nil && held[n.Parent] && n.DataAtom != atom.Time {
			continue
		}
		out = append(out, m)
		for at, k := n, 0; at != nil && k < 4; at, k = at.Parent, k+1 {
			held[at] = true
		}
	}
	for i := range page {
		p := &page[i]
		if p.block == nil || held[p.block] || len(out) >= 4*maxEntries {
			continue
		}
		if clock := clockOf(p.text, live); clock != "" && !outside(p.block) {
			out = append(out, mark{node: p.block, clock: clock, time: clock})
		}
	}
	return out
}

// clockOf is the time that a paragraph is, or that a paragraph of a live page begins
// with; "" for none.
func clockOf(s string, live bool) string {
	switch {
	case len(s) <= 80 && (clockLine.MatchString(s) || datedLine.MatchString(s)):
		return s
	case dateline.MatchString(s[:min(len(s), 120)]):
		return dateline.FindStringSubmatch(s[:min(len(s), 120)])[1]
	case live:
		if at := leadClock.FindStringIndex(s); at != nil {
			return clean(s[:at[1]-1])
		}
	}
	return ""
}

// holder counts, for an element, those of its children that hold times.
type holder struct {
	node     *html.Node
	children []*html.Node
	marks    map[*html.Node][]*mark
}

// holders are the elements whose children hold times, those with the most first.
func holders(all []mark) []*holder {
	by := map[*html.Node]*holder{}
	var out []*holder
	for i := range all {
		m := &all[i]
		for c, k := m.node, 0; c != nil && c.Parent != nil && k < 12 && c.DataAtom != atom.Body; c, k = c.Parent, k+1 {
			h := by[c.Parent]
			if h == nil {
				h = &holder{node: c.Parent, marks: map[*html.Node][]*mark{}}
				by[c.Parent] = h
				out = append(out, h)
			}
			if h.marks[c] == nil {
				h.children = append(h.children, c)
			}
			h.marks[c] = append(h.marks[c], m)
		}
	}
	out = slices.DeleteFunc(out, func(h *holder) bool { return len(h.children) < 2 })
	slices.SortStableFunc(out, func(a, b *holder) int { return len(b.children) - len(a.children) })
	return out[:min(len(out), maxTried)]
}

// repeated finds the stories of a page by what repeats in it: elements of one kind under
// each other, or runs of paragraphs, each with its own time. nil for none.
func repeated(doc *html.Node, page, lead []paragraph, own *declared) []story {
	live := own.live || liveTitle.MatchString(own.title) || liveTitle.MatchString(own.headline) || slices.ContainsFunc(own.heads, liveTitle.MatchString)
	var best []story
	most := 0
	for _, h := range holders(marks(doc, page, live)) {
		here := live
		for at := range up(h.node, nil) {
			here = here || at.DataAtom != atom.Body && at.DataAtom != atom.Html && liveClass.MatchString(class(at)+" "+attribute(at, "id"))
		}
		for _, l := range [][]story{h.boxes(page), h.runs(page)} {
			n := 0
			for i := range l {
				n += l[i].words(page)
			}
			if !(here && liveBlog(l, page, own)) && !digest(l, page, lead, own) {
				continue
			}
			if n > most {
				best, most = l, n
			}
			break
		}
	}
	for i := range best {
		s := &best[i]
		if s.mark != nil {
			s.Time, s.Clock = s.mark.time, s.mark.clock
		}
		s.URL = permalink(s.first)
	}
	return best
}

// boxes are the stories that have an element each.
func (h *holder) boxes(page []paragraph) []story {
	tags := map[atom.Atom]int{}
	for _, c := range h.children {
		tags[c.DataAtom]++
	}
	tag := h.children[0].DataAtom
	for _, c := range h.children {
		if tags[c.DataAtom] > tags[tag] {
			tag = c.DataAtom
		}
	}
	if tags[tag] < 2 || tag == atom.Time || tag == atom.Br || tag == 0 {
		return nil
	}
	kinds := map[string]bool{}
	for _, c := range h.children {
		if c.DataAtom == tag {
			kinds[class(c)] = true
		}
	}
	at := map[*html.Node]int{}
	var out []story
	for c := range h.node.ChildNodes() {
		if c.DataAtom != tag || len(out) >= maxEntries || h.marks[c] == nil && (!kinds[class(c)] || class(c) == "") {
			continue
		}
		if len(h.marks[c]) > 4 {
			return nil // what holds many times is no one story
		}
		s := story{node: c, first: c}
		if l := h.marks[c]; l != nil {
			s.mark = l[0]
		}
		at[c] = len(out)
		out = append(out, s)
	}
	for i := range page {
		if c := childOf(page[i].block, h.node); c != nil {
			if k, ok := at[c]; ok {
				out[k].paras = append(out[k].paras, i)
			}
		}
	}
	return slices.DeleteFunc(out, func(s story) bool { return s.words(page) < 3 })
}

// runs are the stories that follow each other in one element: each begins with its
// time, or with the heading above its time. Where most of them have a time of day, a
// day alone begins none.
func (h *holder) runs(page []paragraph) []story {
	clocks := 0
	for _, c := range h.children {
		if h.marks[c][0].hasClock() {
			clocks++
		}
	}
	if 2*clocks > len(h.children) {
		for _, c := range h.children {
			if !h.marks[c][0].hasClock() {
				delete(h.marks, c)
			}
		}
	}
	type piece struct {
		child *html.Node
		para  int
	}
	var all []piece
	for i := range page {
		if page[i].block == h.node {
			all = append(all, piece{nil, i})
		} else if c := childOf(page[i].block, h.node); c != nil {
			all = append(all, piece{c, i})
		}
	}
	if len(all) == 0 {
		return nil
	}
	var out []story
	heading := func(i int) bool { return i >= 0 && i < len(all) && headed(page[all[i].para].block, h.node) }
	var done *html.Node
	above := 0 // of the first times: whether a heading stands above them
	for i, p := range all {
		if p.child == nil || h.marks[p.child] == nil || p.child == done {
			continue
		}
		if heading(i-1) && !heading(i) && !heading(i+1) {
			above++
		} else {
			above--
		}
		done = p.child
	}
	done = nil
	for i, p := range all {
		if p.child != nil && h.marks[p.child] != nil && p.child != done && len(out) < maxEntries {
			done = p.child
			s := story{first: p.child, mark: h.marks[p.child][0]}
			if above > 0 && heading(i-1) {
				if n := len(out); n > 0 {
					last := &out[n-1]
					last.paras = last.paras[:len(last.paras)-1]
				}
				s.first = all[i-1].child
				s.paras = append(s.paras, all[i-1].para)
			}
			out = append(out, s)
		}
		if n := len(out); n > 0 {
			out[n-1].paras = append(out[n-1].paras, p.para)
		}
	}
	return out
}

// childOf is the child of box in which n stands, nil where it does not.
func childOf(n, box *html.Node) *html.Node {
	for at := range up(n, nil) {
		if at.Parent == box {
			return at
		}
	}
	return nil
}

// words counts the words of a story that are no links and no boxes of others.
func (s *story) words(page []paragraph) int {
	n := 0
	for _, k := range s.paras {
		if p := &page[k]; !p.linked && !boxed(p.block, s.node) && !clockLine.MatchString(p.text) {
			n += wordsOf(p.text)
		}
	}
	return n
}
