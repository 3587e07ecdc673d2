package review

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
)

// AnchorOf is the anchor of a finding of a case.
func AnchorOf(c *hearsay.Case, f Finding) Anchor { return newIndex(newList(c), nil).anchor(f) }

// most is how many places the anchor of a finding of many keeps.
const most = 8

// anchor is the anchor of a finding.
func (x *index) anchor(f Finding) Anchor {
	a := Anchor{Kind: f.Kind, Name: f.Name}
	places := f.Places
	if f.Kind == Speaker {
		places = spread(places, 3)
	}
	for _, p := range places[:min(len(places), most)] {
		if d := x.text(p.Document); d != nil {
			q := quote(d, p)
			q.Once = q.Exact != "" && x.once(d, q.Exact)
			q.cut()
			a.Quotes = append(a.Quotes, q)
		}
	}
	return a
}

// spread are n of places, of different documents as far as there are.
func spread(places []Place, n int) []Place {
	var out, more []Place
	seen := map[string]bool{}
	for _, p := range places {
		if len(out) == n {
			break
		}
		if seen[p.Document] {
			more = append(more, p)
			continue
		}
		seen[p.Document] = true
		out = append(out, p)
	}
	return append(out, more[:min(len(more), n-len(out))]...)
}

// An index finds the findings of a case by their words.
type index struct {
	*list
	texts map[string]*hearsay.Document   // by id: documents with their whole texts, where the case has others
	sums  map[string][]*hearsay.Document // by SHA-256: the document, then later versions of it
	made  map[Kind]*byWords
	flat  map[string]string // by id: the text with its white space as one space
}

// byWords are the findings of one kind by document and words.
type byWords struct {
	findings []Finding
	at       map[[2]string][]ref
}

// A ref is a place of a finding.
type ref struct{ finding, place int }

// newIndex makes an index; docs, where there are any, are the documents of the case
// with their whole texts.
func newIndex(l *list, docs []hearsay.Document) *index {
	x := &index{list: l, texts: map[string]*hearsay.Document{}, sums: map[string][]*hearsay.Document{}, made: map[Kind]*byWords{}, flat: map[string]string{}}
	for i := range docs {
		x.texts[docs[i].ID] = &docs[i]
	}
	versions := map[string][]*hearsay.Document{} // by the id of the latest
	for i := range l.c.Documents {
		d := &l.c.Documents[i]
		if of := latest(d); d.Version > 0 {
			versions[of] = append(versions[of], d)
		}
	}
	for i := range l.c.Documents {
		d := &l.c.Documents[i]
		x.sums[d.SHA256] = []*hearsay.Document{d}
		if d.VersionOf == "" {
			continue
		}
		later := slices.DeleteFunc(slices.Clone(versions[d.VersionOf]), func(v *hearsay.Document) bool { return v.Version <= d.Version })
		slices.SortFunc(later, func(a, b *hearsay.Document) int { return a.Version - b.Version })
		x.sums[d.SHA256] = append(x.sums[d.SHA256], later...)
	}
	return x
}

// latest is the id of the latest version of the document that d is one of.
func latest(d *hearsay.Document) string {
	if d.VersionOf != "" {
		return d.VersionOf
	}
	return d.ID
}

// text is a document with its whole text, nil where there is none.
func (x *index) text(id string) *hearsay.Document {
	if d := x.texts[id]; d != nil {
		return d
	}
	return x.documents[id]
}

func (x *index) kind(kind Kind) *byWords {
	b := x.made[kind]
	if b == nil {
		b = &byWords{findings: x.of(kind), at: map[[2]string][]ref{}}
		for i := range b.findings {
			for k, p := range b.findings[i].Places {
				if d := x.text(p.Document); d != nil {
					key := [2]string{d.ID, compared(p.Span.In(d.Text))}
					b.at[key] = append(b.at[key], ref{i, k})
				}
			}
		}
		x.made[kind] = b
	}
	return b
}

// A hit is a place of a finding that a quote is.
type hit struct {
	ref
	score int
}

// hits are the places of findings of a kind that a quote is, in the document itself,
// else in a later version of it; gone reports that the case has no such document.
func (x *index) hits(kind Kind, q *Quote) (all []hit, gone bool) {
	docs := x.sums[q.Document]
	for _, d := range docs {
		d = x.text(d.ID)
		b := x.kind(kind)
		for _, r := range b.at[[2]string{d.ID, q.words()}] {
			p := b.findings[r.finding].Places[r.place]
			if p.Source != q.Source && bare(p.Source) != bare(q.Source) {
				continue
			}
			score, ok := 0, true
			if q.Exact != "" {
				score, ok = q.near(d.Text, p.Span)
			}
			if !ok && !(q.Once && x.once(d, p.Span.In(d.Text))) {
				continue
			}
			score *= 4
			if bare(p.Cue) == bare(q.Cue) {
				score += 2
			}
			if utf8.RuneCountInString(d.Text[:p.Span.Start]) == q.Start {
				score++
			}
			all = append(all, hit{r, score})
		}
		if len(all) > 0 {
			return all, false
		}
	}
	return nil, len(docs) == 0
}

// once reports whether words stand once in a document.
func (x *index) once(d *hearsay.Document, words string) bool {
	text, ok := x.flat[d.ID]
	if !ok {
		text = spaced(d.Text)
		x.flat[d.ID] = text
	}
	return strings.Count(text, bare(words)) == 1
}

// Why a decision is unplaced.
const (
	noDocument = "the document is not in the case"
	noWords    = "its words are not found as such a finding"
	severalOf  = "its words are found in several places"
	asunder    = "its words are found in different findings"

	notUnderstood = "this version of hearsay does not understand it"
)

// locate is the finding that an anchor is about. Where there is none, why says so.
// passed reports of a quote that it need not be found: a person rejected what it is of.
func (x *index) locate(a *Anchor, passed func(*Quote) bool) (f Finding, why string) {
	if len(a.Quotes) == 0 {
		return x.named(a)
	}
	b := x.kind(a.Kind)
	n, why := grouped(x, a, passed, func(r ref) (int, bool) {
		f := &b.findings[r.finding]
		return r.finding, a.Name == f.Name && (several(a.Kind) || len(a.Quotes) == len(f.Places))
	})
	if why != "" {
		return f, why
	}
	return b.findings[n], ""
}

// grouped is the group of places that all quotes of an anchor are in. group gives that
// of a place, false where it is none that the anchor can be about. Of several the one
// is chosen whose context is most as it was; where they are equal, none.
func grouped[K comparable](x *index, a *Anchor, passed func(*Quote) bool, group func(ref) (K, bool)) (found K, why string) {
	sum := map[K]int{}
	var among map[K]bool
	missing := noWords
	for i := range a.Quotes {
		hits, gone := x.hits(a.Kind, &a.Quotes[i])
		best := map[K]int{}
		for _, h := range hits {
			if k, ok := group(h.ref); ok {
				best[k] = max(best[k], h.score+1)
			}
		}
		if len(best) == 0 {
			missing = noWords
			if gone {
				missing = noDocument
			}
			if several(a.Kind) && (gone || passed(&a.Quotes[i])) {
				continue
			}
			return found, missing
		}
		here := map[K]bool{}
		for k, score := range best {
			sum[k] += score
			if among == nil || among[k] {
				here[k] = true
			}
		}
		among = here
	}
	if among == nil {
		return found, missing
	}
	if len(among) == 0 {
		return found, asunder
	}
	top, equal := 0, false
	for k := range among {
		switch {
		case sum[k] > top:
			found, top, equal = k, sum[k], false
		case sum[k] == top:
			equal = true
		}
	}
	if equal {
		var none K
		return none, severalOf
	}
	return found, ""
}

// several reports whether findings of a kind stand on many places, of which some may go
// with their documents.
func several(k Kind) bool {
	return k == Speaker || k == Proposition || k == QuoteGroup || k == Position
}

// named is the finding that an anchor without words names.
func (x *index) named(a *Anchor) (f Finding, why string) {
	found := -1
	all := x.kind(a.Kind).findings
	for i := range all {
		if all[i].Name != a.Name || a.Name == "" {
			continue
		}
		if found >= 0 {
			return f, "several are called so"
		}
		found = i
	}
	if found < 0 {
		return f, "none is called so"
	}
	return all[found], ""
}
