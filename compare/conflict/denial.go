package conflict

import (
	"fmt"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// markDenied marks the senses of one document that stand inside the content of a
// statement that denies: they are what is denied, not an answer to it. The senses
// are in order of their statements, which are in order of place.
func markDenied(own []*sense, statements []hearsay.Statement) {
	end := -1
	by := -1 // statement that denies and reaches to end
	for _, x := range own {
		if x.index != by && x.start < end && x.extent.End <= end {
			x.denied = true
			continue
		}
		if !x.explicit {
			continue
		}
		if c := hearsay.Cover(statements[x.index].Contents); c.End > end {
			end, by = c.End, x.index
		}
	}
}

// A hit is a statement that a denial may answer.
type hit struct {
	y      *sense
	score  float64 // of the smaller matter
	weight float64 // shared
	shared []string
}

// denials sets each denial against what it denies: in its own document first, in
// others only where no rendering of it has an answer in its own.
func (f *finder) denials() {
	answered := map[int]bool{} // quote groups
	var open []*sense
	for _, x := range f.all {
		if !x.negative {
			continue
		}
		if x.refers {
			if y, why := f.antecedent(x); y != nil {
				f.target(x, y)
				f.add(x, y, hearsay.DenialConflict, why, 0.5)
			}
			continue
		}
		hits := f.answers(x, true)
		if len(hits) == 0 {
			open = append(open, x)
			continue
		}
		if g, ok := f.utterance[f.Statements[x.index].ID]; ok {
			answered[g] = true
		}
		f.target(x, hits[0].y)
		f.denial(x, hits[0])
		if len(hits) > 1 && (hits[1].weight >= nearly*hits[0].weight || f.repeated(hits[1].y) && hits[1].weight >= repeatedly*hits[0].weight) {
			f.denial(x, hits[1])
		}
	}
	for _, x := range open {
		if g, ok := f.utterance[f.Statements[x.index].ID]; ok {
			if answered[g] {
				continue
			}
			answered[g] = true
		}
		if !x.explicit {
			continue
		}
		if hits := f.answers(x, false); len(hits) > 0 {
			if y := f.first(hits[0].y); y.document != x.document {
				hits[0].y = y
			}
			f.denial(x, hits[0])
		}
	}
}

// size is how many renderings the case has of a statement.
func (f *finder) size(x *sense) int {
	g, ok := f.utterance[f.Statements[x.index].ID]
	if !ok {
		return 1
	}
	return len(f.Groups[g].Renderings)
}

// repeated reports whether the case has three renderings or more of a statement.
func (f *finder) repeated(x *sense) bool {
	return f.size(x) >= 3
}

func (f *finder) denial(x *sense, h hit) {
	confidence := min(0.9, 0.4+h.score/2)
	if h.y.document != x.document {
		confidence -= 0.2 // two texts may speak of two things
	}
	f.add(x, h.y, hearsay.DenialConflict, fmt.Sprintf("%s says it is not so, %s says it is: both speak of %s",
		f.who(x), f.who(h.y), f.list(x, h.shared)), confidence)
}

// answers is the statements that x may deny, one of each other side and document,
// those that share most first; own asks for those of its own document.
func (f *finder) answers(x *sense, own bool) []hit {
	best := map[string]hit{}
	var keys []string
	for _, y := range f.near(x) {
		if (y.document == x.document) != own || y.negative || y.unsure || y.denied || y.side == x.side && x.side != "" || !apart(x, y) {
			continue
		}
		if x.side == "" && y.side == "" && own {
			continue
		}
		if y.negated && !x.rejects { // both say that something is not so: of the same thing, for all we know
			continue
		}
		switch f.Statements[y.index].Kind {
		case hearsay.Demand, hearsay.Promise, hearsay.Denial, hearsay.Opinion:
			continue
		}
		score, shared := f.matter(x, y)
		switch {
		case own && score >= denialMatter && (x.explicit || score >= surelyDenied) && (len(shared) >= leastAnswer || len(x.own) <= leastAnswer):
		case !own && score >= surelyDenied && (len(shared) >= leastAbroad || score >= wholly && len(shared) >= leastAnswer) && f.told(x, shared) >= leastShared:
		case own && x.explicit && score >= answerMatter && len(shared) >= leastAnswer:
		default:
			continue
		}
		if len(y.own) < 3 || f.told(x, shared) == 0 {
			continue
		}
		h := hit{y, score, f.weights.Sum(shared), shared}
		if y.headline {
			h.weight *= ofHeadline
		}
		if own && y.item != x.item {
			h.weight *= otherItem
		}
		if y.hedged || y.open {
			h.weight *= ofHedge
		}
		h.weight *= 1 + ofRendering*float64(min(f.size(y), 6)-1)
		k := y.document + "\x00" + y.side
		if b, ok := best[k]; !ok || h.weight > b.weight {
			if !ok {
				keys = append(keys, k)
			}
			best[k] = h
		}
	}
	out := make([]hit, 0, len(keys))
	for _, k := range keys {
		out = append(out, best[k])
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].weight > out[b].weight })
	// Of a statement and one inside it that shares nearly as much, the inner one
	// is what is denied: the outer one says who told it.
	for i := 1; i < len(out) && i < 4; i++ {
		outer, inner := out[0].y, out[i].y
		if out[i].weight >= nearly*out[0].weight && inner.document == outer.document && outer.extent.Contains(inner.extent) && inner.index != outer.index {
			out[0], out[i] = out[i], out[0]
		}
	}
	if len(out) > 1 && out[1].y.document == out[0].y.document && out[1].y.extent.Overlaps(out[0].y.extent) {
		out = append(out[:1], out[2:]...)
	}
	return out
}

// told is how many of the shared words are neither names nor numbers.
func (f *finder) told(x *sense, shared []string) int {
	seen := map[string]bool{}
	for i := range x.words {
		w := &x.words[i]
		if c := term.Class(w.Stem); w.Stem != "" && !w.Name && !w.Number && has(shared, c) {
			seen[c] = true
		}
	}
	return len(seen)
}

func has(sorted []string, s string) bool {
	i := sort.SearchStrings(sorted, s)
	return i < len(sorted) && sorted[i] == s
}

// target remembers what a side denied in a document, for what it says next without
// telling it again.
func (f *finder) target(x, y *sense) {
	if f.targets == nil {
		f.targets = map[string]*sense{}
	}
	if x.side != "" {
		f.targets[x.document+"\x00"+x.side] = y
	}
}

// antecedent is the statement that a denial without matter of its own answers: by
// the speaker it names ("Hale's claim"), else the nearest one before it whose
// words are not a denial.
func (f *finder) antecedent(x *sense) (*sense, string) {
	var best *sense
	rank := 0
	for _, y := range f.byDocument[x.document] {
		if y.index >= x.index || y.extent.End > x.start || x.start-y.start > reach {
			continue
		}
		if y.negative || y.unsure || y.denied || len(y.own) < 3 || y.side == x.side || !apart(x, y) {
			continue
		}
		switch f.Statements[y.index].Kind {
		case hearsay.Assertion, hearsay.Admission, hearsay.Hedge, "":
		default:
			continue
		}
		if y.item != x.item {
			continue
		}
		r := 1
		switch {
		case f.names(x, y):
			r = 3
		case x.report && f.Outlets[y.speaker]:
			r = 2
		}
		if r == 1 && x.start-y.extent.End > beside {
			continue
		}
		r *= 2
		if _, n := f.weights.Shared(x.own, y.own); n > 0 {
			r++ // "no such offer", after an offer
		}
		if r > rank || r == rank && f.size(y) >= f.size(best) {
			best, rank = y, r
		}
	}
	rank /= 2
	if rank < 3 && x.side != "" { // it has denied something here before
		if y := f.targets[x.document+"\x00"+x.side]; y != nil && y.index < x.index && y.item == x.item && x.start-y.start < reach {
			return y, fmt.Sprintf("%s rejects it once more without telling it; before, it was what %s said", f.who(x), f.who(y))
		}
	}
	switch {
	case best == nil:
		return nil, ""
	case rank == 3:
		return best, fmt.Sprintf("%s rejects what %s said", f.who(x), f.who(best))
	case rank == 2:
		return best, fmt.Sprintf("%s rejects a report without telling it; the nearest one before it is that of %s", f.who(x), f.who(best))
	}
	return best, fmt.Sprintf("%s rejects a claim without telling it; the nearest one before it is that of %s", f.who(x), f.who(best))
}

// names reports whether x's words hold the name of y's speaker.
func (f *finder) names(x, y *sense) bool {
	if y.speakerN == "" || !f.Named[y.speaker] {
		return false
	}
	n := strings.Fields(y.speakerN)
	last := term.Fold(n[len(n)-1])
	for i := range x.words {
		if x.words[i].Fold == last {
			return true
		}
	}
	return false
}
