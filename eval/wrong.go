package eval

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/corpus"
)

// A Wrong is an attribution that does not cover the same words as the annotated
// one in every role, one that is missed, or one that nobody annotated.
type Wrong struct {
	Article int           // index of its article
	Found   *corpus.Quote // nil for one that is missed
	Gold    *corpus.Quote // nil for one that nobody annotated
	Causes  []string      // what the spans tell, in the order of Causes
}

// The causes that spans can tell. Whether an annotator was right they cannot.
const (
	Missed        = "missed"
	Extra         = "extra"
	SourceWrong   = "source wrong"
	SourceBorder  = "source border"
	CueDiffers    = "cue differs"
	ContentLate   = "content begins late"
	ContentEarly  = "content begins early"
	ContentShort  = "content ends early"
	ContentLong   = "content ends late"
	ContentInside = "content has a gap"
)

// Causes are all causes in the order in which they are told.
var Causes = []string{Missed, Extra, SourceWrong, SourceBorder, CueDiffers, ContentLate, ContentEarly, ContentShort, ContentLong, ContentInside}

// WrongOf compares the attributions found in article i with the annotated ones
// and returns the wrong ones, in the order of the text. Each of one side is paired
// with at most one of the other, those first that fit best; a pair shares words of
// its contents, or of its cues.
func WrongOf(i int, gold corpus.Article, found []corpus.Quote) []Wrong {
	words := wordSpans(gold.Text)
	f, g := readAttributions(words, found), readAttributions(words, gold.Quotes)
	partner := partners(f, g)
	taken := make([]bool, len(g))
	var all []Wrong
	for x := range f {
		y := partner[x]
		if y < 0 {
			all = append(all, Wrong{i, &found[x], nil, []string{Extra}})
			continue
		}
		taken[y] = true
		if causes := causesOf(f[x], g[y]); len(causes) > 0 {
			all = append(all, Wrong{i, &found[x], &gold.Quotes[y], causes})
		}
	}
	for y := range g {
		if !taken[y] {
			all = append(all, Wrong{i, nil, &gold.Quotes[y], []string{Missed}})
		}
	}
	slices.SortStableFunc(all, func(a, b Wrong) int { return a.start() - b.start() })
	return all
}

// Extent is the span from the first to the last thing that either side marks.
func (w Wrong) Extent() corpus.Span {
	e := corpus.Span{Start: -1}
	for _, q := range []*corpus.Quote{w.Found, w.Gold} {
		if q == nil {
			continue
		}
		spans := slices.Concat(q.Sources, q.Contents)
		if q.Cue != nil {
			spans = append(spans, *q.Cue)
		}
		for _, s := range spans {
			if e.Start < 0 || s.Start < e.Start {
				e.Start = s.Start
			}
			e.End = max(e.End, s.End)
		}
	}
	e.Start = max(e.Start, 0)
	return e
}

func (w Wrong) start() int { return w.Extent().Start }

// partners is for each attribution found the index of its partner, -1 for none.
func partners(found, gold []attribution) []int {
	type pair struct{ fit, f, g int }
	var pairs []pair
	for x := range found {
		for y := range gold {
			if common(wordsOf(found[x][1]), wordsOf(gold[y][1])) == 0 && common(wordsOf(found[x][2]), wordsOf(gold[y][2])) == 0 {
				continue
			}
			fit := 0
			for role, weight := range [3]int{1, 3, 2} {
				a, b := wordsOf(found[x][role]), wordsOf(gold[y][role])
				fit += 1000 * weight * common(a, b) / max(1, len(a), len(b))
			}
			pairs = append(pairs, pair{fit, x, y})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return b.fit - a.fit })
	out := slices.Repeat([]int{-1}, len(found))
	taken := make([]bool, len(gold))
	for _, p := range pairs {
		if out[p.f] < 0 && !taken[p.g] {
			out[p.f], taken[p.g] = p.g, true
		}
	}
	return out
}

// causesOf says in what found differs from gold; nothing where every role covers
// the same words.
func causesOf(found, gold attribution) []string {
	var all []string
	say := func(cause string, is bool) {
		if is {
			all = append(all, cause)
		}
	}
	same := func(role int) bool {
		a, b := wordsOf(found[role]), wordsOf(gold[role])
		return len(a) == len(b) && common(a, b) == len(a)
	}
	if !same(0) {
		shared := common(wordsOf(found[0]), wordsOf(gold[0]))
		say(SourceWrong, shared == 0)
		say(SourceBorder, shared > 0)
	}
	say(CueDiffers, !same(1))
	if !same(2) {
		a, b := cover(found[2]), cover(gold[2])
		say(ContentLate, a.first > b.first)
		say(ContentEarly, a.first < b.first)
		say(ContentShort, a.end < b.end)
		say(ContentLong, a.end > b.end)
		say(ContentInside, a == b)
	}
	return all
}

func cover(spans []wordRange) wordRange {
	if len(spans) == 0 {
		return wordRange{}
	}
	c := spans[0]
	for _, s := range spans[1:] {
		c.first, c.end = min(c.first, s.first), max(c.end, s.end)
	}
	return c
}

// MarkedQuote is the text of span in an article with [source], <cue> and {content}
// marked, in one line. Marks stand innermost first where they meet.
func MarkedQuote(text string, span corpus.Span, q *corpus.Quote) string {
	runes := []rune(text)
	open, shut := map[int]string{}, map[int]string{}
	mark := func(s corpus.Span, o, c string) {
		open[s.Start] += o
		shut[s.End] = c + shut[s.End]
	}
	for _, s := range q.Contents {
		mark(s, "{", "}")
	}
	for _, s := range q.Sources {
		mark(s, "[", "]")
	}
	if q.Cue != nil {
		mark(*q.Cue, "<", ">")
	}
	var b strings.Builder
	for i := max(span.Start, 0); i <= min(span.End, len(runes)); i++ {
		b.WriteString(shut[i])
		if i < min(span.End, len(runes)) {
			b.WriteString(open[i])
			if r := runes[i]; r == '\n' || r == '\r' || r == '\t' {
				b.WriteByte(' ')
			} else {
				b.WriteRune(r)
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
