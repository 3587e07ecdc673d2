package html

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/openhearsay/hearsay/pattern"
)

// sureLength is the length in bytes from which a paragraph that stands anywhere in
// the found text is that of the article; a shorter one must stand beside another.
const sureLength = 25

// Limits of settled, for pages that are made to cost time.
const (
	maxCompared = 1 << 30 // bytes of found text times paragraphs
	maxLoose    = 300     // found parts that are no paragraph of the page
)

// settled gives the article that was found in a page its own paragraphs back: each
// once, by itself, and in the order of the page. The extractor repeats text
// around line breaks and glues that of short pages; it moves what is embedded; and
// it leaves out paragraphs that are a link as a whole. The result is nil where the
// page does not account for what was found.
func settled(page []paragraph, found string) []paragraph {
	parts := strings.Split(found, "\n\n")
	all := squeeze(found)
	if len(all)*len(page) > maxCompared {
		return nil
	}
	loose := make(map[string]bool, len(parts)) // parts that are no paragraph of the page
	for i, p := range parts {
		parts[i] = squeeze(p)
		loose[parts[i]] = true
	}
	times := map[string]int{}
	total := 0
	for _, p := range parts {
		times[p]++
		total += len(p)
	}
	in := make([]bool, len(page))
	held := map[string]int{} // short paragraphs of the page that were found
	for i, p := range page {
		switch {
		case len(p.squeezed) >= sureLength:
			in[i] = loose[p.squeezed] || strings.Contains(all, p.squeezed)
		case loose[p.squeezed]:
			held[p.squeezed]++
		}
	}
	// Of more short ones alike than were found ("News"), those in the article count.
	long := slices.Clone(in)
	for i, p := range page {
		if n := held[p.squeezed]; n > 0 {
			in[i] = n <= times[p.squeezed] || near(long, i)
		}
	}
	for i, p := range page {
		if in[i] {
			delete(loose, p.squeezed)
		}
	}
	if !pieces(page, in, parts, loose) {
		return nil
	}
	short(page, in, parts, all)
	addLinked(page, in)
	posts(page, in)
	others(page, in)
	tail(page, in)
	whole(page, in, len(all))
	// A paragraph that the page holds more often than was found, hidden or for
	// another screen, counts as often as it was found.
	seen := map[string]int{}
	var out []paragraph
	for i, p := range page {
		if !in[i] || len(p.squeezed) >= 20 && seen[p.squeezed] >= max(times[p.squeezed], 1) {
			continue
		}
		seen[p.squeezed]++
		out = append(out, p)
	}
	if unexplained(out, loose) > max(total/8, min(total/2, 200)) {
		return nil
	}
	return out
}

// near reports whether one of the four paragraphs around i is in.
func near(in []bool, i int) bool {
	for k := max(0, i-2); k <= min(i+2, len(in)-1); k++ {
		if in[k] {
			return true
		}
	}
	return false
}

// whole takes out paragraphs that hold a third of the article or more, all of it in
// other paragraphs too: a copy for machines.
func whole(page []paragraph, in []bool, length int) {
	for i, p := range page {
		if !in[i] || 3*len(p.squeezed) < length {
			continue
		}
		rest := len(p.squeezed)
		for k, q := range page {
			if k != i && in[k] && len(q.squeezed) >= sureLength && len(q.squeezed) < len(p.squeezed) && strings.Contains(p.squeezed, q.squeezed) {
				rest -= len(q.squeezed)
			}
		}
		in[i] = 5*rest > len(p.squeezed)
	}
}

// pieces takes in the paragraphs that a loose part is made of, or is a part of; false
// where there are too many to look.
func pieces(page []paragraph, in []bool, parts []string, loose map[string]bool) bool {
	if len(loose) == 0 {
		return true
	}
	if len(loose) > maxLoose {
		return false
	}
	var b strings.Builder
	at := make([]int, len(page)+1)
	for i, p := range page {
		b.WriteString(p.squeezed)
		at[i+1] = b.Len()
	}
	joined := b.String()
	for _, p := range parts {
		if !loose[p] {
			continue
		}
		k := strings.Index(joined, p)
		if k < 0 || p == "" {
			continue
		}
		delete(loose, p)
		first := sort.Search(len(page), func(i int) bool { return at[i+1] > k })
		for i := first; i < len(page) && at[i] < k+len(p); i++ {
			if over := min(at[i+1], k+len(p)) - max(at[i], k); 5*over >= 3*(at[i+1]-at[i]) {
				in[i] = true
			}
		}
	}
	return true
}

// short takes in short paragraphs that the extractor glued to a neighbour.
func short(page []paragraph, in []bool, parts []string, all string) {
	for i, p := range page {
		if in[i] || len(p.squeezed) >= sureLength {
			continue
		}
		if i+1 < len(page) && in[i+1] && strings.Contains(all, p.squeezed+page[i+1].squeezed) ||
			i > 0 && in[i-1] && strings.Contains(all, page[i-1].squeezed+p.squeezed) {
			in[i] = glued(parts, p.squeezed)
		}
	}
}

// glued reports whether a part holds s and more.
func glued(parts []string, s string) bool {
	for _, p := range parts {
		if len(p) > len(s) && strings.Contains(p, s) {
			return true
		}
	}
	return false
}

// unexplained is how many bytes of the loose parts are no paragraph of out.
func unexplained(out []paragraph, loose map[string]bool) int {
	n := 0
	for p := range loose {
		rest := len(p)
		for _, q := range out {
			if len(q.squeezed) >= 10 && strings.Contains(p, q.squeezed) {
				rest -= len(q.squeezed)
			}
		}
		n += max(rest, 0)
	}
	return n
}

// A place is where a paragraph stands: paragraphs of one article share it.
type place struct {
	tag   atom.Atom
	class string
	under *html.Node
}

func placeOf(p *paragraph) (place, bool) {
	if p.block == nil || p.block.DataAtom != atom.P || p.block.Parent == nil {
		return place{}, false
	}
	box := p.block.Parent
	if box.DataAtom == atom.Div && box.Parent != nil {
		return place{box.DataAtom, class(box), box.Parent}, true
	}
	return place{box.DataAtom, class(box), box}, true
}

// addLinked takes in the paragraphs that are links as a whole and stand among those
// of the article, as it does: a list of other stories has no sentences.
func addLinked(page []paragraph, in []bool) {
	first, last := -1, -1
	beside := map[place]int{}
	for i := range page {
		if !in[i] {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		if at, ok := placeOf(&page[i]); ok {
			beside[at]++
		}
	}
	for i := first + 1; i < last; i++ {
		if p := &page[i]; !in[i] && p.linked && wordsOf(p.text) >= 8 && sentence(p.text) {
			if at, ok := placeOf(p); ok && beside[at] >= 2 {
				in[i] = true
			}
		}
	}
}

// postClass are the classes of posts of other sites that a page embeds.
var postClass = pattern.New(`(?i)(?:^| )(?:twitter-tweet|twitter-video|instagram-media|fb-post|bluesky-embed|tiktok-embed|mastodon-embed|reddit-card|threads-post)`)

// posts takes in the posts of other sites that stand between paragraphs of the article:
// they are what it shows for what it tells.
func posts(page []paragraph, in []bool) {
	first, last := slices.Index(in, true), len(in)-1
	for last > first && !in[last] {
		last--
	}
	for i := max(first, 0); i < last; i++ {
		if box := quoteOf(page[i].block); !in[i] && box != nil && postClass.MatchString(class(box)) && !apart(box) {
			in[i] = true
		}
	}
}

// others takes out lists of other stories: two links or more under each other that
// are no sentences.
func others(page []paragraph, in []bool) {
	for i := 0; i < len(page); {
		k := i
		for k < len(page) && page[k].linked && page[k].block != nil && page[k].block.DataAtom == atom.Li && long(page[k].text) && !sentence(page[k].text) {
			k++
		}
		if k-i >= 2 {
			for ; i < k; i++ {
				in[i] = false
			}
		}
		i = max(k, i+1)
	}
}

// long reports whether s may be a headline by its length: four words, or fourteen
// letters where the writing does not part words.
func long(s string) bool {
	n := wordsOf(s)
	return n >= 4 || utf8.RuneCountInString(s) >= 14*max(n, 1)
}

// sentence reports whether s ends as a sentence does.
func sentence(s string) bool {
	return strings.HasSuffix(strings.TrimRight(s, "\"'”’»)"), ".") || strings.HasSuffix(s, "”")
}
