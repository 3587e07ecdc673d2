package html

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An Entry is one story of a page that carries several: an update of a live blog, or
// one of a digest.
type Entry struct {
	First, End int      // its paragraphs in the text, counted from 0, End exclusive
	Heading    string   // "" for none
	Time       string   // as the markup declares it, or as it is printed; "" for none
	Clock      string   // as it is printed, "" where only the markup has it
	Bylines    []string // as the page writes them
	URL        string   // its own address on the page, "" for none
}

// Bounds of the search for entries.
const (
	maxEntries = 2000
	maxDepth   = 64 // elements between an entry's text and what holds all entries
	maxTried   = 6  // elements that are tried as the one that holds them
)

// A story is an entry while it is looked for.
type story struct {
	node  *html.Node // the element that holds it, nil where it has none of its own
	first *html.Node // where its own address is looked for
	paras []int      // paragraphs of the page
	mark  *mark
	Entry
}

// several finds the entries of a page and gives its text anew, in which each entry has
// its own paragraphs: lead is what was found of the page as if it were one article, of
// which what stands before the first entry stays. nil where the page is one article.
func several(doc *html.Node, page []paragraph, lead []paragraph, own *declared) (text string, entries []Entry) {
	found := repeated(doc, page, lead, own)
	if found == nil {
		found = told(page, own.updates)
	}
	if found == nil {
		return fromData(page, lead, own.updates)
	}
	own.enrich(page, found)
	inside := map[int]bool{}
	for i := range found {
		for _, k := range found[i].paras {
			inside[k] = true
		}
	}
	at := map[string]int{}
	for k := len(page) - 1; k >= 0; k-- {
		at[page[k].squeezed] = k
	}
	var before []paragraph
	heads := map[string]bool{}
	for i := range found {
		for _, k := range found[i].paras[:min(len(found[i].paras), 4)] {
			heads[page[k].squeezed] = true
		}
	}
	for i := range lead {
		p := &lead[i]
		if k, ok := at[p.squeezed]; ok && !inside[k] && k < found[0].paras[0] && !(page[k].linked && heads[p.squeezed]) {
			before = append(before, *p)
		}
	}
	var parts []string
	n := 0
	add := func(l []paragraph) {
		if t := render(l); t != "" {
			parts = append(parts, t)
			n += strings.Count(t, "\n\n") + 1
		}
	}
	add(before)
	for i := range found {
		s := &found[i]
		s.First = n
		add(s.kept(page))
		if s.End = n; s.First < s.End {
			entries = append(entries, s.Entry)
		}
	}
	if len(entries) < 2 {
		return "", nil
	}
	return strings.Join(parts, "\n\n"), entries
}

// kept is the paragraphs of a story without its time, its author's line and boxes that
// are about other stories. It notes heading and authors.
func (s *story) kept(page []paragraph) []paragraph {
	var out []paragraph
	for _, k := range s.paras {
		p := &page[k]
		switch {
		case boxed(p.block, s.node), p.linked && !sentence(p.text) && !headed(p.block, s.node) && wordsOf(p.text) < 30, shareLine(p.text):
			continue
		case !headed(p.block, s.node) && (clockLine.MatchString(p.text) || len(p.text) < 120 && datedLine.MatchString(p.text)):
			if m := datedBy.FindString(p.text); m != "" && len(s.Bylines) == 0 {
				s.Bylines = []string{m}
			}
			continue
		case len(p.text) < 300 && notice.MatchString(p.text) && wordsOf(p.text) < 30:
			continue
		case authored(p.block, s.node) && wordsOf(p.text) <= 12:
			if len(s.Bylines) == 0 {
				s.Bylines = []string{p.text}
			}
			continue
		}
		if s.Heading == "" && len(out) == 0 && headed(p.block, s.node) {
			s.Heading = p.text
		}
		if len(out) > 0 && out[len(out)-1].squeezed == p.squeezed {
			continue
		}
		out = append(out, *p)
	}
	if len(out) == 1 && out[0].text == s.Heading && s.mark == nil {
		return nil
	}
	return out
}

// up yields n and the elements around it, up to box, which is left out.
func up(n, box *html.Node) func(func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for k := 0; n != nil && n != box && k < maxDepth; n, k = n.Parent, k+1 {
			if !yield(n) {
				return
			}
		}
	}
}

// headed reports whether a node of a story is in one of its headings.
func headed(n, box *html.Node) bool {
	for at := range up(n, box) {
		switch at.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return true
		}
		if strings.EqualFold(attribute(at, "itemprop"), "headline") {
			return true
		}
	}
	return false
}

// boxed reports whether a node of a story stands in a box that is about something else:
// a caption, links to other stories.
func boxed(n, box *html.Node) bool {
	for at := range up(n, box) {
		switch at.DataAtom {
		case atom.Aside, atom.Nav, atom.Figcaption, atom.Form:
			return true
		}
		if aside.MatchString(class(at)) && !liveClass.MatchString(class(at)) {
			return true
		}
	}
	return false
}

// authored reports whether a node of a story is the line of its author.
func authored(n, box *html.Node) bool {
	for at := range up(n, box) {
		if authorClass.MatchString(class(at)) || strings.EqualFold(attribute(at, "itemprop"), "author") || strings.EqualFold(attribute(at, "rel"), "author") {
			return true
		}
	}
	return false
}

// enrich gives entries what the data for machines says of them.
func (d *declared) enrich(page []paragraph, found []story) {
	if len(d.updates) == 0 {
		return
	}
	byID, byHead := map[string]*update{}, map[string]*update{}
	for i := range d.updates {
		u := &d.updates[i]
		if k := ownMark(u.url); k != "" && byID[k] == nil {
			byID[k] = u
		}
		if k := level(u.headline); k != "" && byHead[k] == nil {
			byHead[k] = u
		}
	}
	used := map[*update]bool{}
	for i := range found {
		s := &found[i]
		u := byID[cmp.Or(ownMark(s.URL), "\x00")]
		if u == nil && s.node != nil {
			u = byID[cmp.Or(attribute(s.node, "id"), "\x00")]
		}
		for _, k := range s.paras[:min(len(s.paras), 4)] {
			if u == nil {
				u = byHead[level(page[k].text)]
			}
		}
		if u == nil || used[u] {
			continue
		}
		used[u] = true
		if u.time != "" {
			s.Time = u.time
		}
		if len(u.authors) > 0 {
			s.Bylines = u.authors
		}
		s.URL = cmp.Or(u.url, s.URL)
	}
}

// ownMark is what an address has of its own for an entry: what stands behind the # or
// in the last of its parameters.
func ownMark(address string) string {
	if i := strings.LastIndexAny(address, "#="); i >= 0 {
		return address[i+1:]
	}
	return ""
}

// told finds the entries that the data for machines lists in the paragraphs of a page
// that shows no blocks: each begins with its headline, or with its first words. nil
// where fewer than half of them are there.
func told(page []paragraph, updates []update) []story {
	if len(updates) < 2 {
		return nil
	}
	type begin struct {
		para int
		u    *update
	}
	heads, bodies := map[string]int{}, map[string]int{}
	for k := len(page) - 1; k >= 0; k-- {
		if p := &page[k]; p.block == nil || !outside(p.block) {
			heads[level(p.text)] = k + 1
			bodies[p.squeezed[:min(len(p.squeezed), 40)]] = k + 1
		}
	}
	var begins []begin
	for i := range updates {
		u := &updates[i]
		k := heads[cmp.Or(level(u.headline), "\x00")]
		if k == 0 && len(u.body) > 0 {
			s := squeeze(u.body[0])
			k = bodies[s[:min(len(s), 40)]]
		}
		if k > 0 {
			begins = append(begins, begin{k - 1, u})
		}
	}
	slices.SortStableFunc(begins, func(a, b begin) int { return a.para - b.para })
	begins = slices.CompactFunc(begins, func(a, b begin) bool { return a.para == b.para })
	if len(begins) < 2 || 2*len(begins) < len(updates) {
		return nil
	}
	var out []story
	for i, b := range begins {
		end := b.para
		if i+1 < len(begins) {
			end = begins[i+1].para
		} else {
			for box := page[b.para].block; end < len(page) && end < b.para+40 && page[end].block != nil && !outside(page[end].block) && beside(page[end].block, box); end++ {
			}
		}
		s := story{Entry: Entry{Heading: b.u.headline, Time: b.u.time, Bylines: b.u.authors, URL: b.u.url}}
		for k := b.para; k < max(end, b.para+1); k++ {
			s.paras = append(s.paras, k)
		}
		out = append(out, s)
	}
	return out
}

// beside reports whether two paragraphs stand in one element, at most two steps up.
func beside(a, b *html.Node) bool {
	for range 2 {
		if a == nil || b == nil {
			return false
		}
		if a.Parent == b.Parent {
			return true
		}
		a, b = a.Parent, b.Parent
	}
	return a != nil && a == b
}

// fromData is the text of a live page whose entries only the data for machines holds,
// since a script shows them.
func fromData(page, lead []paragraph, updates []update) (string, []Entry) {
	var parts []string
	var entries []Entry
	for i := range lead {
		parts = append(parts, lead[i].text)
	}
	words := 0
	for i := range updates {
		u := &updates[i]
		if len(u.body) == 0 {
			continue
		}
		e := Entry{First: len(parts), Heading: u.headline, Time: u.time, Bylines: u.authors, URL: u.url}
		if u.headline != "" && u.headline != u.body[0] {
			parts = append(parts, u.headline)
		}
		parts = append(parts, u.body...)
		e.End = len(parts)
		for _, b := range u.body {
			words += wordsOf(b)
		}
		entries = append(entries, e)
	}
	if len(entries) < 2 || words < 20 {
		return "", nil
	}
	return strings.Join(parts, "\n\n"), entries
}
