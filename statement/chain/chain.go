// Package chain says who carried a statement's words from its speaker to the
// reader: the outlet of the document, the outlet it credits, the person or paper
// that told of it. The first hop is nearest to the reader.
//
// A chain is put together from the outside: the document's own outlet, the outlet
// that an item is credited to, the carriers whose scope holds for the statement,
// then the speakers of the statements around it, each with its own chain, then who
// spoke on the speaker's behalf. Which words open the scope of a carrier, package
// credit reads; whether it holds for a statement, a trained model says (Model).
package chain

import (
	"cmp"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/credit"
)

// An Input is one document as far as it is understood. All slices over
// statements have the same length.
type Input struct {
	Document   *hearsay.Document
	Analysis   *language.Analysis
	Outlets    []outlet.Match      // in order
	Statements []hearsay.Statement // with Item, Source, Cue, Contents and Within
	Speakers   []*hearsay.Speaker  // who each statement's speaker is, nil for unknown
	Agents     []*hearsay.Span     // who spoke on the speaker's behalf, nil for none
	AgentNames []string
}

// Build is the chain of each statement. A nil model is an empty one.
func (m *Model) Build(in *Input) [][]hearsay.Hop {
	b := newBuilder(in)
	b.model = m
	b.hold()
	for i := range in.Statements {
		b.build(i, 0)
	}
	b.caveats()
	return b.via
}

type builder struct {
	*Input
	model *Model
	via   [][]hearsay.Hop
	done  []bool
	alike map[[2]string]bool // answers of same

	// of each statement: the sentence of its frame, -1 for none, and its first and last one
	at, first, last []int
	holds           map[int][]example // by statement

	mentions   []mention // in order of place
	carrying   []carrier
	ranks      int // how many carriers carry
	main       int // the carrier with the most mentions, the first of them; -1 for none
	inSentence map[int][]int
	home       map[*hearsay.Speaker]bool // who spoke to the document's own outlet
	persons    []*hearsay.Speaker        // answer of people
}

func newBuilder(in *Input) *builder {
	n := len(in.Statements)
	b := &builder{Input: in, via: make([][]hearsay.Hop, n), done: make([]bool, n), alike: map[[2]string]bool{}, main: -1,
		at: make([]int, n), first: make([]int, n), last: make([]int, n)}
	for i := range in.Statements {
		s := &in.Statements[i]
		b.at[i] = b.sentenceAt(anchor(s))
		x := s.Extent()
		b.first[i], b.last[i] = min(b.sentenceAt(x.Start), b.at[i]), max(b.sentenceAt(x.End-1), b.at[i])
	}
	b.carriers()
	for k := range b.carrying {
		if c := &b.carrying[k]; c.count > 0 && (b.main < 0 || c.count > b.carrying[b.main].count) {
			b.main = k
		}
	}
	return b
}

// maxDepth is how many statements may lie inside one another.
const maxDepth = 8

func (b *builder) build(i, depth int) []hearsay.Hop {
	if b.done[i] || depth > maxDepth {
		return b.via[i]
	}
	b.done[i] = true
	s := &b.Statements[i]
	var hops []hearsay.Hop
	if w := s.Within; w >= 0 && w < len(b.Statements) && w != i {
		hops = slices.Clone(b.build(w, depth+1))
		if who := b.Speakers[w]; who != nil && who != b.Speakers[i] && !b.contrary(i, w) {
			hops = b.push(hops, hearsay.Hop{Name: who.Name, At: b.Statements[w].Source}, i)
		}
	} else {
		hops = b.outer(i)
		for _, h := range b.holding(i) {
			hops = b.push(hops, h, i)
		}
	}
	if at := b.Agents[i]; at != nil {
		hops = b.push(hops, hearsay.Hop{Name: b.AgentNames[i], At: at}, i)
	}
	b.via[i] = hops
	return hops
}

// hold decides for which statements the scope of which carriers holds.
func (b *builder) hold() {
	all := b.examples()
	b.model.judge(b, all)
	b.holds = map[int][]example{}
	for _, x := range all {
		if x.p > 0.5 || b.refusedTo(x.statement, x.carrier) {
			b.holds[x.statement] = append(b.holds[x.statement], x)
		}
	}
}

// refusedTo reports whether the words around carrier k say that it asked for statement
// i, a refusal: "declined to comment to the Gazette". The cases have too few to learn
// what cannot be otherwise.
func (b *builder) refusedTo(i, k int) bool {
	return b.Statements[i].Kind == hearsay.NoComment && b.here(i, k).role == credit.Refused
}

// holding are the carriers whose scope holds for statement i: the likeliest two,
// in order of the places that speak for them.
func (b *builder) holding(i int) []hearsay.Hop {
	all := b.holds[i]
	slices.SortStableFunc(all, func(x, y example) int { return cmp.Compare(y.p, x.p) })
	var hops []hearsay.Hop
	for _, x := range all[:min(2, len(all))] {
		hops = append(hops, b.hop(i, x.carrier))
	}
	slices.SortStableFunc(hops, func(x, y hearsay.Hop) int { return cmp.Compare(x.At.Start, y.At.Start) })
	return hops
}

// hop is carrier k as one of statement i, with the mention that speaks most for it.
func (b *builder) hop(i, k int) hearsay.Hop {
	c := &b.carrying[k]
	n := c.mentions[0]
	if x := b.here(i, k); x.role != 0 {
		n = x.mention
	} else if prev, next, _ := b.around(i, k); prev >= 0 {
		n = prev
	} else if next >= 0 {
		n = next
	}
	at := b.mentions[n].At
	return hearsay.Hop{Name: c.name, At: &at}
}

// setAgainst reports whether the narrator holds statement i against what the text
// tells ("contrary to statements by Hale"): it came with none of the rest.
func (b *builder) setAgainst(i int) bool {
	s := &b.Statements[i]
	if s.Cue == nil {
		return false
	}
	text := b.Analysis.Text
	before := strings.Fields(strings.ToLower(text[max(0, s.Cue.Start-40):s.Cue.Start]))
	for k := len(before) - 1; k >= 0 && k >= len(before)-4; k-- {
		if before[k] == "contrary" || before[k] == "despite" {
			return true
		}
	}
	return strings.HasPrefix(strings.ToLower(s.Cue.In(text)), "contrary")
}

// contrary reports whether the narrator names statement i as what the statement
// around it, w, is set against ("denied reports that", "disputed her claim"): then
// it did not come through the speaker of w. In a quotation it is the speaker's own
// word.
func (b *builder) contrary(i, w int) bool {
	s, o := &b.Statements[i], &b.Statements[w]
	if b.setAgainst(i) {
		return true
	}
	if s.Cue == nil {
		return false
	}
	text := b.Analysis.Text
	if o.Kind != hearsay.Denial || o.Quoted == hearsay.Direct || o.Cue == nil || !rejects(o.Cue.In(text)) {
		return false
	}
	from := o.Contents[0].Start // the frame of s must be the head of what is denied
	frame := s.Cue.Start
	if s.Source != nil {
		frame = min(frame, s.Source.Start)
	}
	return frame >= from && frame-from <= rejected && !strings.HasPrefix(strings.ToLower(text[from:]), "that ")
}

// rejected is how many bytes into what is denied the words for another's claim stand.
const rejected = 24

// rejects reports whether a cue is a verb that takes somebody's claim as its object.
func rejects(cue string) bool {
	for _, w := range strings.Fields(strings.ToLower(cue)) {
		for _, stem := range [...]string{"den", "reject", "disput", "dismiss", "refut", "rebut", "challeng", "contest", "brush"} {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

// outer is the document's own outlet and, on a page of several stories, the one
// that the story is credited to.
func (b *builder) outer(i int) []hearsay.Hop {
	var hops []hearsay.Hop
	d := b.Document
	if d.Outlet != "" {
		hops = b.push(hops, hearsay.Hop{Name: d.Outlet, At: d.OutletAt}, i)
	}
	if k := b.Statements[i].Item; k >= 0 && k < len(d.Items) {
		if it := &d.Items[k]; it.Credit != "" && !it.Comment && !outlet.Pictures(it.Credit) {
			hops = b.push(hops, hearsay.Hop{Name: it.Credit, At: it.CreditAt}, i)
		}
	}
	return hops
}

// push appends a hop unless the chain has it, or it is the speaker itself.
func (b *builder) push(hops []hearsay.Hop, h hearsay.Hop, i int) []hearsay.Hop {
	if h.Name == "" || b.Speakers[i] != nil && b.same(b.Speakers[i].Name, h.Name) {
		return hops
	}
	for _, x := range hops {
		if b.same(x.Name, h.Name) {
			return hops
		}
	}
	return append(hops, h)
}
