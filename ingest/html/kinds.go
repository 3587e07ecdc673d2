package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// liveBlog reports whether stories are the entries of a live page: three or more, two
// where the page declares itself one, most of them with text of their own, in the order
// of time.
func liveBlog(l []story, page []paragraph, own *declared) bool {
	least := 3
	if own.live {
		least = 2
	}
	if len(l) < least {
		return false
	}
	var sizes []int
	timed := 0
	for i := range l {
		sizes = append(sizes, l[i].words(page))
		if l[i].mark != nil {
			timed++
		}
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2] >= 8 && sizes[len(sizes)/5] >= 4 && 5*timed >= 4*len(l) && ordered(l)
}

// ordered reports whether the times of stories that declare them fully go one way, but
// for one in five.
func ordered(l []story) bool {
	rises, falls := 0, 0
	last := ""
	for i := range l {
		if l[i].mark == nil {
			continue
		}
		t := stamp(l[i].mark.time)
		if t == "" || len(t) < 19 {
			continue
		}
		if last != "" {
			switch {
			case t[:19] > last[:19]:
				rises++
			case t[:19] < last[:19]:
				falls++
			}
		}
		last = t
	}
	return 4*min(rises, falls) <= rises+falls || rises+falls <= 4 && min(rises, falls) <= 1
}

// digest reports whether stories are those of a page of several: each with a heading, a
// time and a text of its own, which together are most of what the page shows, and none
// of which the page is about as a whole.
func digest(l []story, page, lead []paragraph, own *declared) bool {
	if len(l) < 2 {
		return false
	}
	all := map[string]bool{}
	long, headings, timed, sum, articles := 0, 0, 0, 0, 0
	for i := range l {
		s := &l[i]
		if s.node != nil && (s.node.DataAtom == atom.Article || strings.Contains(attribute(s.node, "itemtype"), "Posting") || strings.Contains(attribute(s.node, "itemtype"), "Article")) {
			articles++
		}
		n := s.words(page)
		sum += n
		if n >= 30 {
			long++
		}
		if s.mark != nil {
			timed++
		}
		for _, k := range s.paras {
			all[page[k].squeezed] = true
		}
		for _, k := range s.paras[:min(len(s.paras), 4)] {
			if p := &page[k]; headed(p.block, s.node) && wordsOf(p.text) >= 2 && !clockLine.MatchString(p.text) {
				headings++
				if own.isAbout(p.text) {
					return false
				}
				break
			}
		}
	}
	if articles < len(l) && len(l) < 3 || 5*long < 4*len(l) || headings < len(l) || 5*timed < 4*len(l) {
		return false
	}
	out := 0
	for i := range lead {
		if !all[lead[i].squeezed] {
			out += wordsOf(lead[i].text)
		}
	}
	if own.headline != "" || own.kind == "article" {
		return 10*out <= sum // the page declares to be one article: it must be little else
	}
	return 4*out <= sum
}

// isAbout reports whether s is the headline that the page gives itself as a whole.
func (s *declared) isAbout(heading string) bool {
	h := level(heading)
	return h != "" && (h == level(s.headline) || strings.HasPrefix(level(s.title), h))
}
