// Package conflict finds statements that cannot both stand: denials, reversals
// of one speaker, and accounts that differ in a number or a date.
//
// It is made for precision. Two statements conflict only where they share the
// weight of their matter, and one says that it is not so, or the same speaker no
// longer says it, or the same thing is counted or dated in two ways. Where a
// denial does not tell what it denies ("the report is false"), the statement
// that it answers is looked for before it, and the confidence is lower.
package conflict

import (
	"fmt"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// An Input is what Find compares.
type Input struct {
	Texts      map[string]string // by document
	Dates      map[string]string // publication dates by document, ISO 8601, for the order of what one speaker said
	Statements []hearsay.Statement
	Names      map[string]string // of speakers, by id
	Sides      map[string]string // who speaks for whom, by id
	Named      map[string]bool   // speakers known by name
	Outlets    map[string]bool   // speakers that are outlets
	Followers  map[string]int    // how many documents rest on the outlet of a document
	Groups     []hearsay.QuoteGroup
	Aliases    *term.Aliases
}

// Thresholds, of the weight of the side with less matter.
const (
	denialMatter      = 0.50
	answerMatter      = 0.34 // in one document, where the denial is explicit
	leastAnswer       = 3    // words shared then
	surelyDenied      = 0.60 // of another document's statement
	leastAbroad       = 4    // words shared then, unless they are all that one side says
	wholly            = 0.95
	nearly            = 0.8  // of the best answer's weight: a second one
	ofHeadline        = 0.7  // what a headline's weight counts beside the text below it
	ofHedge           = 0.7  // what one that is hedged or conditional counts
	ofRendering       = 0.15 // what each further rendering adds: what is disputed is repeated
	repeatedly        = 0.5  // of the best answer's weight: a second one that the case repeats
	otherItem         = 0.7  // what a statement in another story of the page counts
	reversalMatter    = 0.50
	discrepancyMatter = 0.50
	dayMatter         = 0.40 // where two days of one month stand against each other
	dayBeside         = 0.25 // and that in one document
	leastShared       = 2
	maxPostings       = 64   // of one word, in one document and over the case
	reach             = 4000 // bytes back to what a denial answers by name
	beside            = 400  // and to what it answers without one
)

// Find returns the conflicts, in order of the statements. The time is near-linear
// in the number of statements: pairs are looked up by their rarer words.
func Find(in Input) []hearsay.Conflict {
	f := newFinder(in)
	f.index()
	f.denials()
	f.reversals()
	f.discrepancies()
	sort.SliceStable(f.out, func(a, b int) bool {
		x, y := f.out[a], f.out[b]
		if x.a != y.a {
			return x.a < y.a
		}
		if x.b != y.b {
			return x.b < y.b
		}
		return x.Kind < y.Kind
	})
	out := make([]hearsay.Conflict, len(f.out))
	for i := range f.out {
		out[i] = f.out[i].Conflict
	}
	return out
}

// newFinder reads the senses of all statements that say something.
func newFinder(in Input) *finder {
	f := &finder{Input: in, byDocument: map[string][]*sense{}, seen: map[[2]int]bool{}, weights: term.NewWeights()}
	for i := range in.Statements {
		s := &in.Statements[i]
		text, ok := in.Texts[s.Document]
		if !ok || len(s.Contents) == 0 || s.Kind == hearsay.Question || s.Kind == hearsay.NoComment {
			continue
		}
		side := s.Speaker
		if p, ok := in.Sides[s.Speaker]; ok {
			side = p
		}
		for _, x := range read(text, i, s, in.Names[s.Speaker], in.Aliases) {
			x.side = side
			x.printed = in.Dates[s.Document]
			f.all = append(f.all, x)
			f.byDocument[s.Document] = append(f.byDocument[s.Document], x)
			f.weights.Add(x.stems)
		}
	}
	for _, x := range f.all {
		x.weight = f.weights.Sum(x.stems)
	}
	f.utterance = map[string]int{}
	for g := range in.Groups {
		for _, r := range in.Groups[g].Renderings {
			if _, ok := f.utterance[r.Statement]; !ok && r.Statement != "" {
				f.utterance[r.Statement] = g
			}
		}
	}
	f.renderings = map[int][]*sense{}
	for _, x := range f.all {
		if g, ok := f.utterance[in.Statements[x.index].ID]; ok {
			f.renderings[g] = append(f.renderings[g], x)
		}
	}
	// One utterance has one time: the first that a rendering of it tells. Else a
	// statement was said when it was printed, as far as anybody knows.
	for g := range in.Groups {
		first := ""
		for _, x := range f.renderings[g] {
			if x.said != "" && (first == "" || x.said < first) {
				first = x.said
			}
		}
		for _, x := range f.renderings[g] {
			if x.said == "" {
				x.said = first
			}
		}
	}
	for _, x := range f.all {
		if x.said == "" {
			x.said = x.printed
		}
	}
	for _, own := range f.byDocument {
		markDenied(own, in.Statements)
	}
	return f
}

type finder struct {
	Input
	all        []*sense
	byDocument map[string][]*sense
	weights    *term.Weights
	utterance  map[string]int      // quote group of a statement
	renderings map[int][]*sense    // of a quote group
	postings   map[string][]*sense // by stem
	out        []found
	seen       map[[2]int]bool
	targets    map[string]*sense // by document and side
}

type found struct {
	hearsay.Conflict
	a, b int
}

// index lists the senses that tell something by the classes of their words; a
// word in more statements than maxPostings finds only the first ones.
func (f *finder) index() {
	f.postings = map[string][]*sense{}
	for _, x := range f.all {
		for _, s := range x.stems {
			if l := f.postings[s]; len(l) < maxPostings {
				f.postings[s] = append(l, x)
			}
		}
	}
}

// near is the senses that share at least leastShared words with x, those of its
// own document always among them, in order.
func (f *finder) near(x *sense) []*sense {
	count := map[*sense]int{}
	var order []*sense
	rare := append([]string(nil), x.stems...)
	sort.SliceStable(rare, func(a, b int) bool { return f.weights.Texts(rare[a]) < f.weights.Texts(rare[b]) })
	for n, s := range rare {
		if n >= 10 {
			break
		}
		for _, y := range f.postings[s] {
			if y == x {
				continue
			}
			if count[y] == 0 {
				order = append(order, y)
			}
			count[y]++
		}
	}
	own := f.byDocument[x.document]
	if len(own) <= 400 {
		for _, y := range own {
			if y != x && count[y] == 0 {
				order = append(order, y)
			}
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return order[a].index < order[b].index })
	return order
}

// matter is how much of the smaller one's matter two senses share, 0 where it is
// less than leastShared words, and the words.
func (f *finder) matter(x, y *sense) (float64, []string) {
	weight, n := f.weights.Shared(x.stems, y.stems)
	if n < leastShared {
		return 0, nil
	}
	least := min(x.weight, y.weight)
	if least == 0 {
		return 0, nil
	}
	return weight / least, term.Common(x.stems, y.stems)
}

// apart reports whether two senses stand in different places: a statement and one
// inside it do not conflict.
func apart(x, y *sense) bool {
	return x.document != y.document || !x.extent.Overlaps(y.extent)
}

func (f *finder) add(x, y *sense, kind hearsay.ConflictKind, why string, confidence float64) {
	k := [2]int{min(x.index, y.index), max(x.index, y.index)}
	if f.seen[k] {
		return
	}
	f.seen[k] = true
	f.out = append(f.out, found{hearsay.Conflict{
		A: hearsay.ConflictSide{Statement: f.Statements[x.index].ID}, B: hearsay.ConflictSide{Statement: f.Statements[y.index].ID},
		Kind: kind, Why: why, Confidence: confidence,
	}, x.index, y.index})
}

// who is a speaker in a sentence.
func (f *finder) who(x *sense) string {
	if x.speakerN == "" {
		return "an unnamed source"
	}
	return x.speakerN
}

// list is up to four of the words that two senses share, in words a reader knows.
func (f *finder) list(x *sense, shared []string) string {
	in := map[string]bool{}
	for _, s := range shared {
		in[s] = true
	}
	var out []string
	for i := range x.words {
		c := term.Class(x.words[i].Stem)
		if x.words[i].Stem == "" || !in[c] {
			continue
		}
		delete(in, c)
		out = append(out, x.words[i].Span.In(f.Texts[x.document]))
		if len(out) == 4 {
			break
		}
	}
	return "“" + strings.Join(out, "”, “") + "”"
}

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
