package attribution

import (
	"math"
	"math/rand/v2"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/language/quotation"
	"github.com/openhearsay/hearsay/learn"
)

// What stands in quotation marks and is laid at nobody's door by a cue is speech
// all the same, or a title, a word held at arm's length, a nickname. A log-linear
// model tells which by the look of the quotation and of what it stands in. It
// learnt from the quotations of PolNeAR that are a content as a whole, against
// those of which no word is part of a statement.

// speechBits is the size of its table: some hundred features are in use.
const speechBits = 12

// A word before a quotation that makes it a part of its sentence, and so on: the
// values of a feature are numbers, each feature has its own.
const (
	speechAlways = 4000 + iota
	speechWords
	speechCapital
	speechEnd
	speechFinite
	speechPerson
	speechPlace
	speechBefore
	speechAfter
	speechTitle
	speechShape
	speechSingle
	speechComma
)

// speech adds what speaks for and against quotation q being what somebody said.
func (p *page) speech(b *bag, q quotation.Quotation) {
	in := p.words(stretch{q.First, q.Last})
	if in.first > in.last {
		return
	}
	words, capitals, finite, persons := 0, 0, 0, 0
	for t := in.first; t <= in.last; t++ {
		if p.kind[t]&isWord == 0 {
			continue
		}
		words++
		if p.upper(t) {
			capitals++
		}
		switch p.tag[t] {
		case tagVBD, tagVBZ, tagVBP, tagMD:
			finite++
		}
		if spoken[p.lower[t]] {
			persons++
		}
	}
	sent := p.a.Sentences[p.sentence[in.first]]
	l := p.lineOf(q.First)
	end := speechEndOf(p, q, in)
	starts := p.opensSentence(q.First, sent.First)
	ends := p.closesSentence(q)
	size := bucket(words)
	b.one(speechAlways, 0)
	b.one(speechWords, size)
	b.two(speechCapital, flag(p.upper(in.first)), clip(words, 3))
	b.two(speechEnd, end, flag(words > 3))
	b.two(speechFinite, clip(finite, 3), flag(words > 5))
	b.one(speechPerson, clip(persons, 2))
	b.two(speechPlace, flag(starts)|flag(ends)<<1|flag(q.First == l.first)<<2|flag(q.Last >= l.end-1)<<3, flag(words > 3))
	b.two(speechTitle, clip(10*capitals/words/2, 5), clip(words, 4))
	b.three(speechShape, flag(finite > 0), flag(starts), end)
	b.one(speechSingle, flag(p.lower[q.First] != openMark))
	if starts {
		return
	}
	b.one(speechBefore, at(p.tag, q.First-1, l))
	b.two(speechComma, at(p.lower, q.First-1, l), flag(words > 3))
	b.one(speechAfter, at(p.tag, q.Last+1, l))
}

// speechEndOf is the mark before the closing one: 1 for a full stop, 2 for a
// question or exclamation mark, 3 for a comma, 0 for none.
func speechEndOf(p *page, q quotation.Quotation, in stretch) uint32 {
	for t := in.last + 1; t <= q.Last && t < in.last+4; t++ {
		switch p.a.Word(t) {
		case ".", "...", "…":
			return 1
		case "?", "!":
			return 2
		case ",":
			return 3
		}
	}
	return 0
}

// opensSentence reports whether only marks stand between the start of a sentence
// and token t.
func (p *page) opensSentence(t, first int) bool {
	for i := first; i < t; i++ {
		if p.kind[i]&isWord != 0 {
			return false
		}
	}
	return true
}

// closesSentence reports whether quotation q ends with a sentence or its line.
func (p *page) closesSentence(q quotation.Quotation) bool {
	l := p.lineOf(q.Last)
	for t := q.Last + 1; t < l.end; t++ {
		if p.sentence[t] != p.sentence[q.Last] {
			return true
		}
		if p.kind[t]&isWord != 0 {
			return false
		}
	}
	return true
}

// upper reports whether token t begins with a capital.
func (p *page) upper(t int) bool {
	r, _ := utf8.DecodeRuneInString(p.a.Word(t))
	return unicode.IsUpper(r)
}

// spoken are words that people say of themselves and to each other.
var spoken = hashes("i", "me", "my", "we", "us", "our", "you", "your", "i'm", "we're", "don't", "yes", "no", "well")

// speaks is the probability that quotation q is what somebody said.
func (w *worker) speaks(p *page, q quotation.Quotation) float64 {
	var b bag
	p.speech(&b, q)
	var x [1]float32
	w.speech.Add(x[:], b)
	return logistic(float64(x[0]))
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// A spokenExample is a quotation with whether it was said.
type spokenExample struct {
	features bag
	said     bool
}

// spokenExamples are the quotations of an annotated page that are a content as a
// whole, and those that have nothing to do with any statement.
func (e *example) spokenExamples() []spokenExample {
	part := make([]uint8, e.p.n) // 1 in a content, 2 in a cue or source
	begins, ends := map[int]bool{}, map[int]bool{}
	for _, r := range e.gold {
		for _, c := range r.contents {
			begins[c.first], ends[c.last] = true, true
			for t := c.first; t <= c.last; t++ {
				part[t] |= 1
			}
		}
		for _, s := range []stretch{r.cue, r.source} {
			for t := s.first; t <= s.last; t++ {
				part[t] |= 2
			}
		}
	}
	var out []spokenExample
	for _, q := range e.p.quotes {
		in := e.p.words(stretch{q.First, q.Last})
		if in.first > in.last {
			continue
		}
		all, any := true, false
		for t := in.first; t <= in.last; t++ {
			all = all && (part[t] == 1 || e.p.kind[t]&isWord == 0)
			any = any || part[t] != 0
		}
		said := all && begins[in.first] && ends[in.last]
		if !said && any {
			continue
		}
		x := spokenExample{said: said}
		e.p.speech(&x.features, q)
		out = append(out, x)
	}
	return out
}

// trainSpeech learns to tell what was said from what is only written in marks.
func trainSpeech(all []spokenExample) *learn.Trainer {
	const epochs = 12
	m := learn.NewTrainer(speechBits, 1)
	m.Rate, m.L1, m.L2 = 0.05, 0.5, 2
	order := rand.New(rand.NewPCG(5, 7))
	for epoch := range epochs {
		for _, i := range order.Perm(len(all)) {
			var x, g [1]float32
			m.Add(x[:], all[i].features)
			g[0] = float32(logistic(float64(x[0])))
			if all[i].said {
				g[0]--
			}
			m.Update(all[i].features, g[:])
		}
		if 2*epoch >= epochs {
			m.Keep()
		}
	}
	m.Finish(1)
	return m
}
