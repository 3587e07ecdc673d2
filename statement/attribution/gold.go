package attribution

import (
	"sort"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/language"
)

// A relation is an attribution over tokens: the words of its cue, its source
// (noSource for none) and its contents in order.
type relation struct {
	cue      stretch
	source   stretch
	contents []stretch
}

// An example is a page with the attributions that an annotator marked.
type example struct {
	p    *page
	gold []relation
}

// stretchOf is the tokens that s, in bytes, touches, without the punctuation at
// its edges; where there is nothing but punctuation, all of it. ok is false
// where it touches none.
func (p *page) stretchOf(s hearsay.Span) (stretch, bool) {
	tokens := p.a.Tokens
	first := sort.Search(p.n, func(i int) bool { return int(tokens[i].End) > s.Start })
	last := sort.Search(p.n, func(i int) bool { return int(tokens[i].Start) >= s.End }) - 1
	if first > last {
		return stretch{}, false
	}
	if s := p.words(stretch{first, last}); s.first <= s.last {
		return s, true
	}
	return stretch{first, last}, true
}

// newExample reads the attributions of an article. Those without a cue are
// passed over.
func newExample(article *corpus.Article, a *language.Analysis, uses parts) *example {
	e := &example{p: newPage(a, uses)}
	points := hearsay.NewCodePoints(a.Text)
	read := func(s corpus.Span) (stretch, bool) {
		return e.p.stretchOf(hearsay.Span{Start: points.Byte(s.Start), End: points.Byte(s.End)})
	}
	for _, q := range article.Quotes {
		if q.Cue == nil {
			continue
		}
		c, ok := read(*q.Cue)
		if !ok {
			continue
		}
		r := relation{cue: c, source: noSource}
		if len(q.Sources) > 0 {
			if s, ok := read(q.Sources[0]); ok {
				r.source = s
			}
		}
		for _, x := range q.Contents {
			if s, ok := read(x); ok {
				r.contents = append(r.contents, s)
			}
		}
		sort.Slice(r.contents, func(i, j int) bool { return r.contents[i].first < r.contents[j].first })
		e.gold = append(e.gold, r)
	}
	sort.SliceStable(e.gold, func(i, j int) bool { return e.gold[i].cue.first < e.gold[j].cue.first })
	return e
}
