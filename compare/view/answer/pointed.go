package answer

import (
	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/term"
)

// A reader knows where the places of each document stand, and who is called what.
type reader struct {
	f        *proposition.Field
	by       [][]int           // places of each document, in the order of the text
	of       map[string][]int  // statements of each speaker
	surname  map[string]string // of named speakers: the class of the last word of matter
	surnames map[string]bool   // all of them
	paper    map[string]bool   // speakers that are outlets or documents
	taken    []bool            // places that take something back
	denied   []float64         // of each place: how likely another denies it, at most
	opposed  []map[int]float64 // of each place that may deny: the places, and how likely it denies them
}

func newReader(f *proposition.Field, o proposition.Opinion) *reader {
	r := &reader{f: f, by: make([][]int, len(f.In.Documents)), of: map[string][]int{}, surname: map[string]string{}, surnames: map[string]bool{}, paper: map[string]bool{}, taken: make([]bool, len(f.Places)), denied: make([]float64, len(f.Places)), opposed: make([]map[int]float64, len(f.Places))}
	for _, v := range o.Opposed {
		if r.opposed[v.B] == nil {
			r.opposed[v.B] = map[int]float64{}
		}
		r.opposed[v.B][v.A] = v.P
		r.denied[v.A] = max(r.denied[v.A], v.P)
	}
	for i := range f.Places {
		r.by[f.Places[i].Document] = append(r.by[f.Places[i].Document], i)
		if f.Places[i].Statement >= 0 {
			r.of[f.Places[i].Speaker] = append(r.of[f.Places[i].Speaker], i)
		}
	}
	for i := range f.In.Speakers {
		s := &f.In.Speakers[i]
		r.paper[s.ID] = s.Kind == hearsay.OutletSpeaker || s.Kind == hearsay.Paper
		if !s.Named {
			continue
		}
		words := f.In.Aliases.Words(s.Name, hearsay.Span{End: len(s.Name)})
		for k := len(words) - 1; k >= 0; k-- {
			if words[k].Stem != "" {
				r.surname[s.ID] = term.Class(words[k].Stem)
				r.surnames[term.Class(words[k].Stem)] = true
				break
			}
		}
	}
	return r
}

// pointed is the place that answer i points at, and how the text points there; -1
// where it does not, or not clearly.
func (r *reader) pointed(i int, kind hearsay.AnswerKind) (int, string) {
	p := &r.f.Places[i]
	switch {
	case kind == hearsay.Retracted:
		return r.earlier(i)
	case kind != hearsay.Denied:
		return -1, ""
	case p.Own.Refers:
		ref := r.reference(p)
		if ref.owner != "" {
			return r.surest(i, func(q *proposition.Place) bool { return q.Statement >= 0 && r.surname[q.Speaker] == ref.owner }), "it names who said it"
		}
		if ref.new || r.personal(p) {
			return -1, ""
		}
		return r.surest(i, func(q *proposition.Place) bool {
			return q.Spans[0].Start < p.Spans[0].Start && (ref.definite || r.f.Alike(p.Own, q.Own).N >= fewShared)
		}), "it speaks of what was said before"
	case matter(p) == 0:
		return r.surest(i, func(q *proposition.Place) bool { return q.Order <= p.Order && p.Order-q.Order <= 1 }), "it answers what stands before it"
	}
	return -1, ""
}

// matter is how many words of matter a place has.
func matter(p *proposition.Place) (n int) {
	for _, w := range p.Own.Words() {
		if w.Stem != "" {
			n++
		}
	}
	return n
}

// fewShared is how many words an answer shares at least with what it points at, where
// it tells itself what was claimed: "claims that the ferry leaked".
const fewShared = 2

// personal reports whether a place says only what its speaker did not do: "he was not
// backing down on the claims".
func (r *reader) personal(p *proposition.Place) bool {
	if r.f.In.Statements[p.Statement].Own.Rule != "negation" || p.Own.Count == 0 {
		return false
	}
	return speaking[p.Own.Words()[0].Fold]
}

// A pointer is how a place speaks of a report or claim.
type pointer struct {
	owner    string // the class of the name of whose it is: "the Courier's report", "the claims made by Renner"; "" for none
	definite bool   // "the report", "these claims"
	new      bool   // one not yet spoken of, another one, or a part: "a report", "similar claims"
}

// reference is how the first report or claim of a place is spoken of.
func (r *reader) reference(p *proposition.Place) (x pointer) {
	words := p.Own.Words()
	name := func(k int) string {
		if k < 0 || k >= len(words) || words[k].Stem == "" {
			return ""
		}
		c := term.Class(words[k].Stem)
		if !words[k].Name && !(k == 0 && r.surnames[c]) || c == r.surname[p.Speaker] {
			return ""
		}
		return c
	}
	for k := range words {
		if !proposition.Reference(words[k].Fold) {
			continue
		}
		for n := k - 1; n >= max(0, k-3) && !x.definite && !x.new; n-- {
			x.definite, x.new = definite[words[n].Fold], others[words[n].Fold]
		}
		for n := k - 1; n >= max(0, k-4); n-- {
			x.new = x.new || partly[words[n].Fold]
		}
		if x.owner = name(k - 1); x.owner == "" && k > 1 && words[k-1].Span.Start == words[k-2].Span.End+1 && domains[words[k-1].Fold] {
			x.owner = name(k - 2) // "a Courier.com report"
		}
		for n := k + 1; n < min(k+6, len(words)) && x.owner == ""; n++ {
			switch words[n].Fold {
			case "by", "from", "in":
				for last := min(n+5, len(words)) - 1; last > n && x.owner == ""; last-- {
					x.owner = name(last)
				}
			}
		}
		return x
	}
	return x
}

var (
	definite = set(`the this that these those his her its their your such`)
	others   = set(`a an any similar other another some earlier previous`)
	partly   = set(`aspect aspects part parts portion element elements`) // "one part of the story": which one is not said
	domains  = set(`com org net co`)
)

// leastPointed is how likely an answer denies what it points at at least.
const leastPointed = 0.1

// surest is the place of answer i's document among those that fits allows which it
// denies most likely.
func (r *reader) surest(i int, fits func(*proposition.Place) bool) int {
	p := &r.f.Places[i]
	best, score := -1, leastPointed
	for _, k := range r.by[p.Document] {
		q := &r.f.Places[k]
		if v := r.opposed[i][k]; v > score && r.item(p) == r.item(q) && r.answers(p, q) && fits(q) {
			best, score = k, v
		}
	}
	return best
}

// maxEarlier is how many statements of one speaker a retraction may take back: it
// keeps the time linear.
const maxEarlier = 400

// item is the story of its page that a place stands in, -1 for none.
func (r *reader) item(p *proposition.Place) int {
	return r.f.In.Documents[p.Document].Item(p.Spans[0].Start)
}

// earlier is what retraction i takes back: of what the speaker said, that which others
// deny and which is most like the retraction; a report of his words in one sentence
// with it is no other place.
func (r *reader) earlier(i int) (int, string) {
	p := &r.f.Places[i]
	best, score := -1, leastPointed
	if p.Speaker == "" {
		return best, ""
	}
	stems := r.f.Unnamed(i)
	for _, k := range r.of[p.Speaker][:min(len(r.of[p.Speaker]), maxEarlier)] {
		q := &r.f.Places[k]
		if q.Denial > 0 || q.Stance == hearsay.Questions || r.taken[k] || matter(q) < 3 ||
			q.Document == p.Document && q.Order == p.Order {
			continue
		}
		if v := r.denied[k] + r.f.Within(stems, q.Own.Stems); v > score {
			best, score = k, v
		}
	}
	return best, "the speaker takes back what he said"
}

// answers reports whether p may answer q: what another side asserts, in words of its
// own, apart from it.
func (r *reader) answers(p, q *proposition.Place) bool {
	return q.Stance == hearsay.Asserts && q.Denial == 0 && (q.Side == "" || q.Side != p.Side) && proposition.Apart(p, q) && matter(q) >= 3
}
