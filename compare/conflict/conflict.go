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
