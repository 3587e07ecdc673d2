// Package origin finds whose reporting a document repeats.
//
// A document rests on an outlet where it credits that outlet for what it tells,
// or where it shares a long passage that was copied from that outlet's text.
package origin

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/credit"
)

// leastCopied is how many bytes a document must share with another one, copied
// from it, before it rests on it without a credit: about forty words.
const leastCopied = 240

// How often about a document rests on an outlet that it credits so, on cases that careful
// readers had marked; `hearsay eval --only "cases: confidence"` counts it. Copies without
// a credit were too few to count there: what was copied from the earlier of two texts may
// come from a third.
const (
	sureOnce   = 0.88
	sureOften  = 0.95
	sureLine   = 0.89
	sureCopied = 0.6
	sureCircle = 0.5 // of two that each name the other
)

// RestsOn lists the outlets whose reporting each document, or item of one,
// repeats, in order of document, item and first evidence. found holds each
// document's credits, parallel to docs.
func RestsOn(docs []hearsay.Document, found [][]credit.Found, passages []hearsay.Passage) []hearsay.RestsOn {
	var out []hearsay.RestsOn
	index := map[string]int{}
	for i := range docs {
		index[docs[i].ID] = i
	}
	for i := range docs {
		out = append(out, credited(&docs[i], found[i])...)
	}
	type edge struct {
		to, from int
	}
	copied := map[edge][]hearsay.Passage{}
	for _, p := range passages {
		a, okA := index[p.A.Document]
		b, okB := index[p.B.Document]
		if !okA || !okB || p.Boilerplate {
			continue
		}
		switch p.From {
		case hearsay.FromA:
			copied[edge{b, a}] = append(copied[edge{b, a}], p)
		case hearsay.FromB:
			copied[edge{a, b}] = append(copied[edge{a, b}], p)
		}
	}
	edges := slices.SortedFunc(maps.Keys(copied), func(a, b edge) int { return cmp.Or(cmp.Compare(a.to, b.to), cmp.Compare(a.from, b.from)) })
	for _, e := range edges {
		l := copied[e]
		from, to := &docs[e.from], &docs[e.to]
		if from.Outlet == "" || outlet.Same(from.Outlet, to.Outlet) || rests(out, to.ID, from.Outlet) {
			continue
		}
		n := 0
		r := hearsay.RestsOn{Document: to.ID, Item: -1, Origin: credit.Name(from.Outlet), Confidence: sureCopied}
		for _, p := range l {
			mine, theirs := p.A, p.B
			if mine.Document != to.ID {
				mine, theirs = theirs, mine
			}
			n += mine.Span.Len()
			r.Evidence = append(r.Evidence, mine, theirs)
		}
		if n < leastCopied {
			continue
		}
		r.Why = fmt.Sprintf("shares %d characters with %s, which had them first (%s)", n, from.ID, l[0].Why)
		if l[0].Why == "" {
			r.Why = fmt.Sprintf("shares %d characters with %s, which had them first", n, from.ID)
		}
		out = append(out, r)
	}
	circular(docs, index, out)
	sort.SliceStable(out, func(a, b int) bool {
		x, y := &out[a], &out[b]
		if x.Document != y.Document {
			return x.Document < y.Document
		}
		if x.Item != y.Item {
			return x.Item < y.Item
		}
		if s, t := x.Evidence[0].Span.Start, y.Evidence[0].Span.Start; s != t {
			return s < t
		}
		return x.Origin < y.Origin
	})
	return out
}

// circular says of documents that rest on an outlet whose own ones rest on theirs that
// this shows no origin.
func circular(docs []hearsay.Document, index map[string]int, all []hearsay.RestsOn) {
	var links []Link
	for _, r := range all {
		links = append(links, Link{docs[index[r.Document]].Outlet, r.Origin})
	}
	for _, circle := range Circles(links) {
		in := func(name string) bool {
			return slices.ContainsFunc(circle, func(c string) bool { return outlet.Same(c, name) })
		}
		for i := range all {
			if r := &all[i]; in(docs[index[r.Document]].Outlet) && in(r.Origin) {
				r.Why += "; they name each other (" + strings.Join(circle, ", ") + "), so that no origin is shown"
				r.Confidence = min(r.Confidence, sureCircle)
			}
		}
	}
}

// credited is what a document's credits say that it rests on.
func credited(d *hearsay.Document, found []credit.Found) []hearsay.RestsOn {
	type key struct {
		item   int
		origin string
	}
	var order []key
	by := map[key][]credit.Found{}
	for _, c := range found {
		if !c.Carries || c.Quoted {
			continue
		}
		k := key{c.Item, c.Outlet}
		if by[k] == nil {
			order = append(order, k)
		}
		by[k] = append(by[k], c)
	}
	var out []hearsay.RestsOn
	for _, k := range order {
		l := by[k]
		r := hearsay.RestsOn{Document: d.ID, Item: k.item, Origin: k.origin, Confidence: sureOnce}
		for _, c := range l {
			r.Evidence = append(r.Evidence, hearsay.Side{Document: d.ID, Span: c.Span})
		}
		best := l[0]
		for _, c := range l {
			if c.Line {
				best = c
				break
			}
		}
		what := "credits it in the text"
		if best.Line {
			what, r.Confidence = "carries its credit", sureLine
		}
		r.Why = fmt.Sprintf("%s: “%s”", what, clip(best.Span.In(d.Text)))
		if n := len(l) - 1; n > 0 {
			r.Why += fmt.Sprintf(" and %d more", n)
			r.Confidence = sureOften
		}
		out = append(out, r)
	}
	return out
}

func rests(l []hearsay.RestsOn, document, origin string) bool {
	for i := range l {
		if l[i].Document == document && outlet.Same(l[i].Origin, origin) {
			return true
		}
	}
	return false
}

// clip is s on one line and of at most 80 bytes.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= 80 {
		return s
	}
	n := 77
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
