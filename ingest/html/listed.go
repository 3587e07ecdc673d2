package html

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

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
