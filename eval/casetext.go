package eval

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
)

// A caseText is a document as the scorer sees it: words by their number.
type caseText struct {
	spans []hearsay.Span
	words []string
	first map[string][]int
}

// newCaseText cuts text at everything but letters, digits and underscores.
func newCaseText(text string) *caseText {
	t := &caseText{first: map[string][]int{}}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !scoreRune(r) {
			i += size
			continue
		}
		j := i
		for j < len(text) {
			r, size := utf8.DecodeRuneInString(text[j:])
			if !scoreRune(r) {
				break
			}
			j += size
		}
		w := strings.ToLower(text[i:j])
		t.first[w] = append(t.first[w], len(t.words))
		t.words = append(t.words, w)
		t.spans = append(t.spans, hearsay.Span{Start: i, End: j})
		i = j
	}
	return t
}

func scoreRune(r rune) bool {
	return r == '_' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r))
}

// A wordSet is words of one document by their numbers, rising.
type wordSet []int

// spansOf is the words that spans touch.
func (t *caseText) spansOf(spans ...hearsay.Span) wordSet {
	var out wordSet
	for _, s := range spans {
		from := sort.Search(len(t.spans), func(i int) bool { return t.spans[i].End > s.Start })
		for i := from; i < len(t.spans) && t.spans[i].Start < s.End; i++ {
			out = append(out, i)
		}
	}
	return out.ordered()
}

func (a wordSet) ordered() wordSet {
	slices.Sort(a)
	return slices.Compact(a)
}

var scorePieces = regexp.MustCompile(`[\s\p{Z}]\.\.\.[\s\p{Z}]`)

// find is the words of an anchor, its pieces joined by " ... " and in order;
// empty where one is absent. nth counts places of the first piece from 1, the
// last place standing for any beyond it.
func (t *caseText) find(anchor string, nth int) wordSet {
	var out wordSet
	after := 0
	for k, piece := range scorePieces.Split(anchor, -1) {
		p := newCaseText(piece).words
		if len(p) == 0 {
			continue
		}
		var hits []int
		for _, i := range t.first[p[0]] {
			if i+len(p) <= len(t.words) && slices.Equal(t.words[i:i+len(p)], p) {
				hits = append(hits, i)
			}
		}
		if len(hits) == 0 {
			return nil
		}
		at := hits[0]
		if k == 0 {
			at = hits[min(max(nth, 1), len(hits))-1]
		} else {
			for _, h := range hits {
				if h >= after {
					at = h
					break
				}
			}
		}
		for i := at; i < at+len(p); i++ {
			out = append(out, i)
		}
		after = at + len(p)
	}
	return out.ordered()
}

// shared is how many words a and b have in common.
func (a wordSet) shared(b wordSet) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

func (a wordSet) equal(b wordSet) bool { return slices.Equal(a, b) }

// iou is the shared words over the joint ones, 0 where either is empty.
func iou(a, b wordSet) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	n := a.shared(b)
	return float64(n) / float64(len(a)+len(b)-n)
}

var (
	scoreTitles = setOf(strings.Fields(`mr mrs ms dr sen senator rep representative gen general president secretary ambassador attorney minister
		prime foreign director chairman sir gov governor congressman congresswoman judge former spokesman spokeswoman spokesperson news daily`))
	scorePronouns = setOf(strings.Fields(`he she they it i we you who him her them his their its`))
	scoreSigns    = regexp.MustCompile(`[^a-z0-9 ]+`)
	scoreBlanks   = regexp.MustCompile(`\s+`)
)

// foldName is a name or claim in small letters, without signs and possessives.
func foldName(s string) string {
	s = strings.NewReplacer("’", "'").Replace(strings.ToLower(s))
	s = strings.ReplaceAll(strings.ReplaceAll(s, "'s ", " "), ".", "")
	return strings.TrimSpace(scoreSigns.ReplaceAllString(scoreBlanks.ReplaceAllString(s, " "), " "))
}

func nameWords(s string) []string {
	return slices.DeleteFunc(strings.Fields(foldName(s)), func(w string) bool { return w == "the" || w == "a" || w == "an" || w == "s" })
}

// sameName reports whether two names mean one bearer: equal words, however they
// are parted ("Re/code", "Recode"), or one is the other with two more at most,
// titles aside; else more than half of the joint words.
func sameName(x, y string) bool {
	wordsX, wordsY := nameWords(x), nameWords(y)
	if len(wordsX) == 0 || len(wordsY) == 0 {
		return len(wordsX) == len(wordsY)
	}
	if strings.Join(wordsX, "") == strings.Join(wordsY, "") {
		return true
	}
	a, b := setOf(wordsX), setOf(wordsY)
	n, extra := 0, 0
	for w := range a {
		if b[w] {
			n++
		} else if !scoreTitles[w] {
			extra++
		}
	}
	for w := range b {
		if !a[w] && !scoreTitles[w] {
			extra++
		}
	}
	if n == len(a) || n == len(b) {
		return extra <= 2
	}
	return float64(n)/float64(len(a)+len(b)-n) > 0.5
}

func setOf(words []string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[w] = true
	}
	return m
}
