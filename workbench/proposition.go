package workbench

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report"
	"github.com/openhearsay/hearsay/review"
)

// A place is where a document takes a stance on a proposition or a claim.
type place struct {
	Document *report.Document
	Stance   string
	Words    string
	Who      string
	Href     string
	Sure     int

	Kind     review.Kind
	Label    string // "q3.2", "claim1.2"
	Key      string
	Accepted bool
	Decided  bool // a person decided about it
}

// A placeTable is places in a table, with boxes to tick or without.
type placeTable struct {
	Places []*place
	Tick   bool
}

// mostPlaces is how many places of a claim or proposition stand on its page.
const mostPlaces = 100

// places are places of the case as a page shows them, and how many are left out. Their
// labels begin with that of what they are of.
func (s *snapshot) places(l []hearsay.Place, of string, kind review.Kind) (out []*place, more int) {
	for i := range l {
		p := &l[i]
		d := s.byID[p.Document]
		if d == nil {
			continue
		}
		if len(out) == mostPlaces {
			more++
			continue
		}
		text := d.Finding().Text
		y := &place{Document: d, Stance: string(p.Stance), Words: short(p.Span.In(text), 300), Who: d.Name + ", in its own words", Sure: int(p.Confidence * 100)}
		y.Kind, y.Label, y.Accepted, y.Decided = kind, of+"."+itoa(cmp.Or(p.N, i+1)), p.Review.Stands(), p.Review != nil
		y.Key = s.keyOf[y.Label]
		y.Href = s.spot(d, hearsay.NewCodePoints(text).Span(p.Span))
		if x := s.said[p.Statement]; x != nil && p.Statement != "" {
			y.Who, y.Words = "Speaker unknown", short(x.Plain(), 300)
			if x.Speaker != nil {
				y.Who = x.Speaker.Name
			}
			y.Href = "/statement/" + s.keys[x]
		}
		out = append(out, y)
	}
	return out, more
}

// A proposition is what is said, whoever says it, as a list shows it.
type proposition struct {
	Label, Text, Reviewed string
	Key                   string
	Documents             int
	Tally                 string

	p *hearsay.Proposition
}

func (s *snapshot) proposition(p *hearsay.Proposition) *proposition {
	x := &proposition{Label: p.ID, Text: p.Text, Key: s.keyOf[p.ID], p: p, Reviewed: report.Reviewed(p.Review)}
	docs, n := map[string]bool{}, map[hearsay.Stance]int{}
	for i := range p.Places {
		docs[p.Places[i].Document] = true
		n[p.Places[i].Stance]++
	}
	x.Documents = len(docs)
	var parts []string
	for _, st := range []struct {
		stance hearsay.Stance
		word   string
	}{{hearsay.Asserts, "asserted"}, {hearsay.Denies, "denied"}, {hearsay.Hedges, "hedged"}, {hearsay.Questions, "questioned"}} {
		if n[st.stance] > 0 {
			parts = append(parts, st.word+" in "+itoa(n[st.stance]))
		}
	}
	if x.Tally = strings.Join(parts, ", "); x.Tally != "" {
		x.Tally += " places"
	}
	return x
}

// propositionsLike are the propositions of the case that hold all words of a search, those
// in most documents first.
func (s *snapshot) propositionsLike(words string) (out []*proposition) {
	want := strings.Fields(fold(words))
	for i := range s.c.Propositions {
		p := &s.c.Propositions[i]
		text := fold(p.Text)
		if !slices.ContainsFunc(want, func(w string) bool { return !strings.Contains(text, w) }) {
			out = append(out, s.proposition(p))
		}
	}
	slices.SortStableFunc(out, func(a, b *proposition) int { return cmp.Compare(b.Documents, a.Documents) })
	return out
}

func (w *Workbench) propositions(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	words := bound(r.URL.Query().Get("words"), mostSearched)
	rows, st := part(r, s.propositionsLike(words), perDocuments, "propositions")
	w.show(rw, r, s, "propositions-page", page{Head: "Propositions", Here: "claims", Steps: st, Data: candidates{Words: words, Propositions: rows}})
}

// A propositionPage is a proposition with its places.
type propositionPage struct {
	Proposition *proposition
	Places      []*place
	More        int
	Claims      []*report.Claim
	Conflicts   []*report.Conflict
}

// asked is the proposition that an address names, nil where there is none.
func (s *snapshot) askedProposition(r *http.Request) *hearsay.Proposition {
	label := s.keyed[review.Proposition][r.PathValue("key")]
	for i := range s.c.Propositions {
		if label != "" && s.c.Propositions[i].ID == label {
			return &s.c.Propositions[i]
		}
	}
	return nil
}

func (w *Workbench) proposition(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	p := s.askedProposition(r)
	if p == nil {
		w.missing(rw, r)
		return
	}
	data := propositionPage{Proposition: s.proposition(p)}
	data.Places, data.More = s.places(p.Places, p.ID, review.Placed)
	for i, c := range s.view.Claims {
		if s.c.Claims[i].Proposition == p.ID {
			data.Claims = append(data.Claims, c)
		}
	}
	data.Conflicts = s.conflictsAbout(p.ID)
	w.show(rw, r, s, "proposition-page", page{Head: short(p.Text, 80), Here: "claims", Data: data})
}

// conflictsAbout are conflicts about a proposition, as many as a page shows.
func (s *snapshot) conflictsAbout(id string) (out []*report.Conflict) {
	for _, y := range s.view.Conflicts {
		if y.About != "" && y.About == id && len(out) < perPage {
			out = append(out, y)
		}
	}
	return out
}

// candidates are what something can be put together with.
type candidates struct {
	Words        string // that they are looked for by
	Of           any    // what they are for, nil for nothing
	Key          string
	Propositions []*proposition
	People       []*report.Speaker
	Statements   []*report.Statement
	Left         int
}

// mostCandidates is how many of them a page shows.
const mostCandidates = 30

// joining is the page on which propositions are made one.
func (w *Workbench) joining(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	p := s.askedProposition(r)
	if p == nil {
		w.missing(rw, r)
		return
	}
	data := candidates{Words: bound(r.URL.Query().Get("words"), mostSearched), Of: s.proposition(p), Key: s.keyOf[p.ID]}
	all := slices.DeleteFunc(s.propositionsLike(data.Words), func(x *proposition) bool { return x.Label == p.ID })
	own := wordsOf(p.Text)
	share := map[*proposition]float64{}
	for _, x := range all {
		share[x] = alike(own, wordsOf(x.Text))
	}
	slices.SortStableFunc(all, func(a, b *proposition) int { return cmp.Compare(share[b], share[a]) })
	data.Left = max(len(all)-mostCandidates, 0)
	data.Propositions = all[:min(len(all), mostCandidates)]
	w.show(rw, r, s, "joining-page", page{Head: "Join propositions", Here: "claims", Data: data})
}

// wordsOf are the words of a text that tell it from others: those of four letters and more.
func wordsOf(text string) map[string]bool {
	out := map[string]bool{}
	for _, f := range strings.Fields(fold(text)) {
		if f = strings.Trim(f, `.,;:!?"'()“”‘’`); len(f) > 3 {
			out[f] = true
		}
	}
	return out
}

// alike is the share of words of either that both have.
func alike(a, b map[string]bool) float64 {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return float64(n) / float64(max(len(a)+len(b)-n, 1))
}

// merging is the page on which speakers are made one.
func (w *Workbench) merging(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	x := s.people[r.PathValue("key")]
	if x == nil || x.Unknown {
		w.missing(rw, r)
		return
	}
	data := candidates{Words: bound(r.URL.Query().Get("words"), mostSearched), Of: x, Key: r.PathValue("key")}
	own := nameWords(x)
	share := map[*report.Speaker]float64{}
	var all []*report.Speaker
	for _, p := range s.view.Speakers {
		if p == x || p.Unknown || data.Words != "" && !strings.Contains(fold(p.Name+" "+strings.Join(p.Aliases, " ")), fold(data.Words)) {
			continue
		}
		share[p] = alike(own, nameWords(p))
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(a, b *report.Speaker) int { return cmp.Compare(share[b], share[a]) })
	data.Left = max(len(all)-mostCandidates, 0)
	data.People = all[:min(len(all), mostCandidates)]
	w.show(rw, r, s, "merging-page", page{Head: "Merge speakers", Here: "people", Data: data})
}

// nameWords are the words of the names of a speaker.
func nameWords(p *report.Speaker) map[string]bool {
	out := map[string]bool{}
	for _, n := range append([]string{p.Name}, p.Aliases...) {
		for _, f := range strings.Fields(fold(n)) {
			out[strings.Trim(f, ".,")] = true
		}
	}
	return out
}

// splitting is the page on which statements of a speaker are given to another one.
func (w *Workbench) splitting(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	x := s.people[r.PathValue("key")]
	if x == nil || x.Unknown {
		w.missing(rw, r)
		return
	}
	rows, st := part(r, x.All(), 2*perDocuments, "statements")
	w.show(rw, r, s, "splitting-page", page{Head: "Split a speaker", Here: "people", Steps: st, Data: candidates{Of: x, Key: r.PathValue("key"), Statements: rows}})
}
