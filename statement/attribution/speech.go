package attribution

import (
	"fmt"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/language/quotation"
	"github.com/openhearsay/hearsay/learn"
)

// What stands in quotation marks and is laid at nobody's door by a cue is speech
// all the same, or a title, a word held at arm's length, a nickname. A log-linear
// model tells which by the look of the quotation and of what it stands in. It
// learnt from the quotations of PolNeAR that are a content as a whole, against
// those of which no word is part of a statement.

// speech is what speaks for and against quotation q being what somebody said.
func (p *page) speech(q quotation.Quotation) []learn.Feature {
	in := p.words(stretch{q.First, q.Last})
	if in.first > in.last {
		return nil
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
	end := p.endMark(q, in)
	starts, ends := p.opensSentence(q.First, sent.First), p.closesSentence(q)
	long := ""
	if words > 3 {
		long = " long"
	}
	features := []learn.Feature{
		{Name: "words " + strconv.Itoa(int(bucket(words))), Value: 1},
		{Name: "ends with " + end + long, Value: 1},
		{Name: "finite verbs " + strconv.Itoa(min(finite, 3)), Value: 1},
		{Name: "you and me " + strconv.Itoa(min(persons, 2)), Value: 1},
		{Name: "capitals, tenths " + strconv.Itoa(10*capitals/words) + long, Value: 1},
	}
	is := func(yes bool, name string) {
		if yes {
			features = append(features, learn.Feature{Name: name, Value: 1})
		}
	}
	is(p.upper(in.first), "capital first"+long)
	is(starts, "opens a sentence"+long)
	is(ends, "closes a sentence"+long)
	is(starts && ends, "a sentence of its own"+long)
	is(q.First == l.first, "opens a line"+long)
	is(q.Last >= l.end-1, "closes a line"+long)
	is(finite > 0 && starts, "finite verb, opens a sentence, ends with "+end)
	is(p.lower[q.First] != openMark, "single marks")
	if !starts && len(p.a.Tags) == p.n {
		is(true, "before: "+p.a.Tags[q.First-1])
		is(p.kind[q.First-1]&isMark != 0, "before: "+plain(p.a.Word(q.First-1))+long)
		is(p.kind[q.First-1]&isMark != 0 && q.First-2 >= l.first, "before the mark: "+p.tagName(q.First-2))
		is(q.Last+1 < l.end, "after: "+p.a.Tags[min(q.Last+1, p.n-1)])
	}
	return features
}

// endMark says what mark stands before the closing one of q, whose words are in.
func (p *page) endMark(q quotation.Quotation, in stretch) string {
	for t := in.last + 1; t <= q.Last && t < in.last+4; t++ {
		switch p.a.Word(t) {
		case ".", "...", "…":
			return "stop"
		case "?", "!":
			return "call"
		case ",":
			return "comma"
		}
	}
	return "none"
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
	return w.speech.Probabilities(p.speech(q), nil)[1]
}

// speechClasses are the answers of the model.
var speechClasses = []string{"written", "said"}

// TrainSpeech learns to tell what was said from what is only written in marks,
// from annotated articles and their analyses, which must have tags. Speech reads
// the file.
func TrainSpeech(articles []corpus.Article, analyses []*language.Analysis) ([]byte, error) {
	var all []learn.Example
	for i := range articles {
		all = append(all, newExample(&articles[i], analyses[i], 0).speech()...)
	}
	m, err := learn.TrainLogistic(speechClasses, all, learn.LogisticOptions{MinCount: 5})
	if err != nil {
		return nil, fmt.Errorf("attribution: speech: %w", err)
	}
	return m.Marshal(), nil
}

// speech is the quotations of an annotated page that are a content as a whole, and
// those that have nothing to do with any statement.
func (e *example) speech() []learn.Example {
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
	var out []learn.Example
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
		if said || !any {
			out = append(out, learn.Example{Features: e.p.speech(q), Class: int(flag(said))})
		}
	}
	return out
}

// written is the probability of speech below which what stands in marks is a title
// or a word.
const written = 0.5

// titles drops what was taken for a statement for the sake of words in marks that
// are the title of a work or a word held at arm's length, where the cue is no verb
// of telling: "his memoir, “Badly Lit,” sold well".
func (w *worker) titles(p *page, found []finding) []finding {
	if w.speech == nil {
		return found
	}
	out := found[:0]
	for _, f := range found {
		if !w.entitled(p, &f) {
			out = append(out, f)
		}
	}
	return out
}

// entitled reports whether f is in doubt, its quoted words are titles and its cue is
// no word of telling.
func (w *worker) entitled(p *page, f *finding) bool {
	if f.cue == noSource || f.verbatim || f.p > evens {
		return false
	}
	switch english.ReportingClass(p.class[p.headToken(f.cue)]) {
	case english.None, english.Noun:
	default:
		return false
	}
	quoted := false
	last := int32(-1)
	for _, c := range f.contents {
		for t := c.first; t <= c.last; t++ {
			q := p.quote[t]
			if q < 0 || q == last || p.kind[t]&isWord == 0 {
				continue
			}
			if last, quoted = q, true; w.speaks(p, p.quotes[q]) >= written {
				return false
			}
		}
	}
	return quoted
}
