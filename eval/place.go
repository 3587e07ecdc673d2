package eval

import (
	"cmp"
	"slices"

	"github.com/openhearsay/hearsay"
)

// A Placed is a statement of a gold as it stands in the text of a document. Its
// Speaker is the gold's own name for the speaker, its Via holds names only, and
// its Confidence is 1.
type Placed struct {
	hearsay.Statement
	Gold *GoldStatement
}

// Place finds the gold's statements in a document as hearsay reads it, in the order
// of the text. Anchors are looked up by words, as ScoreCase does; a statement
// whose content is not in the text is left out. Within is the smallest other
// statement whose content holds the whole of the content.
func (g *Gold) Place(d *hearsay.Document) []Placed {
	t := newCaseText(d.Text)
	var all []Placed
	for i := range g.Statements {
		x := &g.Statements[i]
		if x.Document != d.ID {
			continue
		}
		if p := t.place(x); p != nil {
			p.Item = d.Item(p.Contents[0].Start)
			all = append(all, Placed{*p, x})
		}
	}
	slices.SortStableFunc(all, func(a, b Placed) int {
		x, y := hearsay.Cover(a.Contents), hearsay.Cover(b.Contents)
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	for i := range all {
		own := hearsay.Cover(all[i].Contents)
		for j := range all {
			if j == i {
				continue
			}
			for _, c := range all[j].Contents {
				w := all[i].Within
				if c.Contains(own) && c != own && (w < 0 || c.Len() < hearsay.Cover(all[w].Contents).Len()) {
					all[i].Within = j
				}
			}
		}
	}
	return all
}

// place is a statement of a gold where it stands in the text, of no item and
// within no other; nil where its content is not there.
func (t *caseText) place(x *GoldStatement) *hearsay.Statement {
	p := hearsay.Statement{Document: x.Document, Item: -1, Within: -1, Speaker: x.Speaker,
		Kind: hearsay.Kind(x.Kind), Quoted: hearsay.Quoted(x.Quoted), Confidence: 1}
	if p.Contents = t.runs(t.find(x.Content, x.Nth)); len(p.Contents) == 0 {
		return nil
	}
	p.Source, p.Cue = t.one(x.Source, x.SourceNth), t.one(x.Cue, x.CueNth)
	for _, name := range x.Via {
		p.Via = append(p.Via, hearsay.Hop{Name: name})
	}
	return &p
}

// runs are the spans of neighbouring words of a set, in order.
func (t *caseText) runs(w wordSet) (spans []hearsay.Span) {
	for k, i := range w {
		if k > 0 && w[k-1] == i-1 {
			spans[len(spans)-1].End = t.spans[i].End
		} else {
			spans = append(spans, t.spans[i])
		}
	}
	return spans
}

// one is where an anchor stands, nil for nowhere.
func (t *caseText) one(anchor string, nth int) *hearsay.Span {
	spans := t.runs(t.find(anchor, nth))
	if len(spans) == 0 {
		return nil
	}
	s := hearsay.Cover(spans)
	return &s
}

// Pairs pairs statements found in text with placed ones, by falling overlap of
// the words of their contents, at least a half of the joint words, each with at
// most one: indexes in found and in placed. Of equal overlaps those with a common
// source, or with none, come first.
func Pairs(text string, found []hearsay.Statement, placed []Placed) (pairs [][2]int) {
	t := newCaseText(text)
	ours, theirs := make([]wordSet, len(found)), make([]wordSet, len(placed))
	for i := range found {
		ours[i] = t.spansOf(found[i].Contents...)
	}
	for j := range placed {
		theirs[j] = t.spansOf(placed[j].Contents...)
	}
	for _, p := range pairWords(ours, theirs, func(i, j int) int {
		a, b := found[i].Source, placed[j].Source
		return count(a == nil && b == nil || a != nil && b != nil && a.Overlaps(*b))
	}) {
		pairs = append(pairs, [2]int{p.found, p.gold})
	}
	return pairs
}

// SameName reports whether two names are close enough to mean one speaker or
// outlet, as ScoreCase judges it.
func SameName(a, b string) bool { return sameName(a, b) }
