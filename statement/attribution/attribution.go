// Package attribution finds who says what in a text: the cue that introduces a
// statement ("said", "according to"), its source and its contents.
//
// Five steps:
//
//   - Cues are marked by a conditional random field over the tokens of a sentence,
//     which offers alternatives with their probabilities (cue.go).
//   - Each alternative gets a field of its own over its paragraph, whose features
//     look at the text from that cue (way in the tree, quotation marks, other cues
//     between), so that source and contents are decided together, as in semantic
//     role labelling. Its lattice allows one source and one or two contents, and
//     gives the best few readings (relate.go, frame.go).
//   - A log-linear model over whole relations judges the readings of one place
//     together with there being no statement (cluster.go, rank.go).
//   - Of each place the reading is taken that agrees best with all others by their
//     probabilities; the surest places come first, and none goes against what was
//     taken (choose.go). Quotations over paragraphs, signed quotations, transcripts,
//     headlines, posts, datelines, words set apart, second verbs and sentences that
//     say nobody answered have rules of their own (carry.go, signed.go,
//     transcript.go, headline.go, dateline.go, block.go, coordinate.go, silence.go).
//   - Quotations that no cue claims go to the words that follow or introduce them, to
//     the statement they go on with, or to nobody that is named (tail.go, loose.go),
//     where a small model takes them for speech and not for titles (speech.go).
//   - Words inside the contents found, and such as were left outside of them, are
//     judged one by one: does this one tell of something said, and of what? Two
//     log-linear models answer, over phrases that the tree and the words propose
//     (spot.go, option.go, nested.go).
//
// The division into cue, then spans, follows Pareti, O'Keefe, Konstas, Curran and
// Koprinska 2013; to rescore whole spans after a model of tokens follows Scheible,
// Klinger and Padó 2016. The lattice and the judging of whole relations are our own.
package attribution

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/learn"
)

// models are what an Extractor has learnt.
type models struct {
	cues, relations, ranks *learn.Table
	trust                  *learn.Isotonic
	uses                   parts
	speech                 *learn.Logistic // nil for none
	nester                 nester          // of nested statements; zero for none
}

// An Extractor finds statements. It is safe for concurrent use.
type Extractor struct {
	models
	workers sync.Pool
}

const modelMagic = "hearsay attribution 5\n"

// New opens a model that Train made, for outermost statements only. It keeps data,
// which must not be changed.
func New(data []byte) (*Extractor, error) {
	if len(data) < len(modelMagic) || string(data[:len(modelMagic)]) != modelMagic {
		return nil, errors.New("attribution: not a model of this version")
	}
	rest := data[len(modelMagic):]
	if len(rest) == 0 {
		return nil, errors.New("attribution: the model ends too early")
	}
	x := &Extractor{models: models{uses: parts(rest[0])}}
	rest = rest[1:]
	for _, part := range []struct {
		table   **learn.Table
		outputs int
	}{{&x.cues, cueOutputs}, {&x.relations, roleOutputs}, {&x.ranks, 1}} {
		var err error
		if *part.table, rest, err = learn.OpenTable(rest); err != nil {
			return nil, fmt.Errorf("attribution: %w", err)
		}
		if n := (*part.table).Outputs(); n != part.outputs {
			return nil, fmt.Errorf("attribution: a table with %d outputs where %d are needed", n, part.outputs)
		}
	}
	var err error
	if x.trust, _, err = learn.OpenIsotonic(rest); err != nil {
		return nil, fmt.Errorf("attribution: %w", err)
	}
	x.open()
	return x, nil
}

// open makes the pool of workers.
func (x *Extractor) open() {
	x.workers.New = func() any {
		return &worker{newFinder(x.cues), newRelater(x.relations), newRanker(x.ranks), x.trust, x.speech, x.nester}
	}
}

// Speech makes x find quotations without a cue, with a model that TrainSpeech
// made; of an empty file it is x without that. It must be called before Extract.
func (x *Extractor) Speech(data []byte) (*Extractor, error) {
	x.speech = nil
	if len(data) == 0 {
		return x, nil
	}
	m, err := learn.OpenLogistic(data)
	if err != nil {
		return nil, fmt.Errorf("attribution: speech: %w", err)
	}
	if !slices.Equal(m.Classes(), speechClasses) {
		return nil, fmt.Errorf("attribution: speech: a model of %q", m.Classes())
	}
	x.speech = m
	return x, nil
}

// A worker is what one goroutine works with.
type worker struct {
	finder  *finder
	relater *relater
	ranker  *ranker
	trust   *learn.Isotonic
	speech  *learn.Logistic // nil for none
	nester  nester
}

// Thresholds of probability. One more statement raises F1 where it is right more
// often than half of the F1 that is reached (Lipton, Elkan and Naryanaswamy 2014),
// which is near 0.7.
const (
	offered    = 0.05 // a cue is an alternative
	likely     = 0.30 // a cue is seen by the features of others
	accepted   = 0.36 // a cue makes a statement
	unanswered = 0.12 // the same, where it says that someone gave no answer
)

// Extract returns the statements of a text: first the outermost, in the order of
// their cues, then those inside another one's content (Within is its index) and
// what else was found.
// Speaker, Kind, Via and all else that interprets a statement is left empty.
// The time is linear in the length of the text but for paragraphs, of which a cue
// sees some hundred words. The same analysis gives the same statements.
func (x *Extractor) Extract(a *language.Analysis) []hearsay.Statement {
	if len(a.Tokens) == 0 {
		return nil
	}
	w := x.workers.Get().(*worker)
	defer x.workers.Put(w)
	p := newPage(a, x.uses)
	found := w.read(p)
	out := make([]hearsay.Statement, 0, len(found))
	for _, f := range found {
		out = append(out, p.statement(f))
	}
	return out
}

// A finding is a relation with the place of the one that holds it.
type finding struct {
	relation
	within   int
	p        float64
	verbatim bool // the content is the speaker's words without quotation marks
}

// read finds the relations of a page, nested ones last.
func (w *worker) read(p *page) []finding { return w.nester.beside(p, w.outermost(p)) }

// outermost finds the relations that stand in no other one's content.
func (w *worker) outermost(p *page) []finding {
	all := w.finder.find(p, offered)
	w.relater.open(p, sure(all, likely))
	ks := w.relater.clusters(all)
	w.judge(p, ks)
	tails := p.tails()
	p.yield(ks, tails)
	out := p.signed(p.choose(ks, accepted, w.trust))
	out = p.blocks(p.transcribed(p.posted(p.headlines(p.unspoken(out)))))
	p.halves(out)
	p.carry(out)
	p.datelines(out)
	out = p.coordinated(out)
	return w.loose(p, w.titles(p, out), tails)
}

// judge scores the readings of each cluster as whole relations; without a
// ranker they keep what the two fields say.
func (w *worker) judge(p *page, ks []cluster) {
	if w.ranker != nil {
		w.ranker.open(p, ks)
	}
	for k := range ks {
		if w.ranker != nil {
			w.ranker.judge(&ks[k])
			continue
		}
		for i := range ks[k].all {
			ks[k].all[i].score = ks[k].base(i)
		}
	}
}

// firstPerson reports whether s is nothing but pronouns of the first person.
func (p *page) firstPerson(s stretch) bool {
	for t := s.first; t <= s.last; t++ {
		if p.kind[t]&isWord != 0 && !firstPersons[p.lower[t]] {
			return false
		}
	}
	return s != noSource
}

var firstPersons = hashes("i", "we", "my", "our", "me", "us")

// statement turns tokens into bytes.
func (p *page) statement(f finding) hearsay.Statement {
	s := hearsay.Statement{Item: -1, Within: f.within, Confidence: f.p}
	if f.cue != noSource {
		c := p.a.Span(f.cue.first, f.cue.last+1)
		s.Cue = &c
	}
	if f.source != noSource {
		x := p.a.Span(f.source.first, f.source.last+1)
		if c := s.Cue; f.source == f.cue && c.Len() > 1 { // "Q.", one token: the letter is the source and the stop the cue
			c.Start, x.End = c.End-1, x.End-1
		}
		s.Source = &x
	}
	inside, words := 0, 0
	for _, c := range f.contents {
		for t := c.first; t <= c.last; t++ {
			if p.kind[t]&isWord != 0 {
				words++
				if p.quote[t] >= 0 {
					inside++
				}
			}
		}
		c = p.dressed(c)
		s.Contents = append(s.Contents, p.a.Span(c.first, c.last+1))
	}
	switch {
	case inside == words || f.verbatim:
		s.Quoted = hearsay.Direct
	case inside == 0:
		s.Quoted = hearsay.Indirect
	default:
		s.Quoted = hearsay.Mixed
	}
	return s
}

// dressed is s with the quotation marks that belong to it, and the punctuation
// before a closing one.
func (p *page) dressed(s stretch) stretch {
	l := p.lineOf(s.first)
	d := s
	if t := s.first - 1; t >= l.first && p.kind[t]&isOpen != 0 {
		d.first = t
	}
	for t := s.last + 1; t < l.end && t <= s.last+2; t++ {
		if p.kind[t]&isClose != 0 {
			if q := p.quote[t]; p.quotes[q].First >= d.first {
				d.last = t
			}
			break
		}
		if p.kind[t]&isWord != 0 || p.quote[t] < 0 {
			break
		}
	}
	if d.first < s.first {
		// The mark is taken only where its quotation ends within.
		if q := p.quotes[p.quote[d.first]]; q.Last > d.last && !q.Open {
			d.first = s.first
		}
	}
	return d
}

// marshalModel is the form that New reads.
func marshalModel(uses parts, trust *learn.Isotonic, tables ...*learn.Table) []byte {
	out := append([]byte(modelMagic), byte(uses))
	for _, t := range tables {
		out = append(out, t.Marshal()...)
	}
	return append(out, trust.Marshal()...)
}
