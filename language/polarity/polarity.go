// Package polarity tells whether a clause is said to be so: so, not so, perhaps,
// asked, wished, or only not said.
//
// A tree gives the path from a clause up to the top of its sentence. The way down
// that path decides: each word on it has a row in a table of rules that says what
// becomes of the clause below it, as in "denied that", "no evidence that", "never
// said that", and each clause has its own negation, modal verb and conjunction.
// Saurí and Pustejovsky ("FactBank", 2009) describe the method, for English news
// in particular; the rows are ours.
package polarity

import (
	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
)

// A Polarity is how a clause is put.
type Polarity uint8

// The polarities. The zero value is that of a plain clause.
const (
	So      Polarity = iota // said to be so
	Not                     // said not to be so
	Perhaps                 // said to be possible, doubtful or under a condition
	Asked                   // asked
	Wished                  // wanted, demanded or recommended
	Unsaid                  // would be somebody's words, if they had been said: "never said that"
)

func (p Polarity) String() string {
	return [...]string{"so", "not", "perhaps", "asked", "wished", "unsaid"}[p]
}

// A Reading is how a clause is put, and by what.
type Reading struct {
	Polarity Polarity
	Negated  bool         // the clause is turned round, whatever else: "may not come", "asked him not to"
	Rule     string       // name of the rule that decides, "" where nothing speaks against a plain So
	At       hearsay.Span // the words that decide, empty where Rule is
}

// Of is how the first clause of span is put by the words inside it: "there is no
// evidence that it fell" is Not, of the fall.
func Of(a *language.Analysis, span hearsay.Span) Reading {
	r := reader{a: a, span: span, side: inside}
	if !r.open() {
		return Reading{}
	}
	return r.read(r.matter(r.top()))
}

// Clauses are how the clauses of span are put that stand side by side in its first
// sentence, by the words inside it, in the order of the text: "she came but did not
// stay" is So and Not.
func Clauses(a *language.Analysis, span hearsay.Span) []Reading {
	r := reader{a: a, span: span, side: inside}
	if !r.open() {
		return nil
	}
	var out []Reading
	for _, t := range r.abreast(r.top()) {
		out = append(out, r.read(r.matter(t)))
	}
	return out
}

// Frame is how the content at span is put by the words outside it: in "denied that
// it fell", "it fell" is framed as Not.
func Frame(a *language.Analysis, span hearsay.Span) Reading {
	r := reader{a: a, span: span, side: outside}
	if !r.open() {
		return Reading{}
	}
	return r.read(r.top())
}

// Around is how the clause at span is put by all words of its sentence: Of and
// Frame together.
func Around(a *language.Analysis, span hearsay.Span) Reading {
	r := reader{a: a, span: span, side: anywhere}
	if !r.open() {
		return Reading{}
	}
	return r.read(r.matter(r.top()))
}

// Saying is how the act of saying is put that the cue names: Not for "never said" and
// "nobody said", Perhaps for "if he says". Words of what is said, at contents, decide
// nothing. That a report or a claim is denied leaves the saying as it is.
func Saying(a *language.Analysis, cue hearsay.Span, contents ...hearsay.Span) Reading {
	r := reader{a: a, span: cue, side: anywhere, act: true, silent: contents}
	if !r.open() {
		return Reading{}
	}
	return r.read(r.saying())
}

// A side is which words may decide, seen from the span.
type side uint8

const (
	anywhere side = iota
	inside
	outside
)

// A reader reads one span.
type reader struct {
	a           *language.Analysis
	span        hearsay.Span
	side        side
	act         bool                    // an act is asked about: the path ends at the noun on which it hangs
	silent      []hearsay.Span          // words that decide nothing
	first, end  int                     // tokens of the span, within one sentence
	from, limit int                     // of the sentence, as far as it is read
	marked      struct{ from, end int } // the last answer of mark holds for these tokens
}

// around is how many tokens before and after a span may decide how it is put: more
// than an ordinary sentence has, and few enough to read each word of an endless one.
const around = 60

// open finds the tokens of the span, cut at the end of the first sentence in which
// it has a word, and how much of that sentence is read. It reports false where there is none or no tree.
func (r *reader) open() bool {
	a := r.a
	if len(a.Heads) != len(a.Tokens) || len(a.Tags) != len(a.Tokens) || len(a.Relations) != len(a.Tokens) {
		return false
	}
	r.first, r.end = a.Within(r.span)
	for r.first < r.end && !wordlike(a.Word(r.first)) {
		r.first++
	}
	if r.first >= r.end {
		return false
	}
	s, ok := a.SentenceOf(r.first)
	if !ok {
		return false
	}
	r.end = min(r.end, s.End)
	r.from, r.limit = max(s.First, r.first-around), min(s.End, r.end+around)
	return true
}

func wordlike(w string) bool {
	for _, c := range w {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c > 0xbf && c != '“' && c != '”' && c != '‘' && c != '’' && c != '–' && c != '—' && c != '…' {
			return true
		}
	}
	return false
}

// counts reports whether token i may decide.
func (r *reader) counts(i int) bool {
	for _, s := range r.silent {
		if s.Overlaps(r.a.Span(i, i+1)) {
			return false
		}
	}
	switch r.side {
	case inside:
		return i >= r.first && i < r.end
	case outside:
		return i < r.first || i >= r.end
	}
	return true
}
