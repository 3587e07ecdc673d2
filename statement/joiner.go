package statement

import (
	"slices"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A joiner joins the findings of the pieces of a document.
type joiner struct {
	statements []hearsay.Statement
	sentences  []hearsay.Span
	clauses    []hearsay.Clause
	dates      []hearsay.DateMention
	speakers   []*pieceSpeaker
	who        []int                  // by statement: index in speakers, -1 for unknown
	at         map[hearsay.Span][]int // speakers by where they are mentioned, in the last piece
	named      map[string]int         // speakers by kind and full name
}

// A pieceSpeaker is a speaker as one piece has it, and who it is the same as.
type pieceSpeaker struct {
	hearsay.Speaker
	same int // index of an earlier one, or its own
}

// add adds what was found in the text from byte lead on, of which the piece itself
// begins at byte start: what stands before has been found already.
func (j *joiner) add(f hearsay.Findings, start, lead int) {
	if j.named == nil {
		j.named = map[string]int{}
	}
	index := map[string]int{}
	at := map[hearsay.Span][]int{}
	for _, s := range f.Speakers {
		n := len(j.speakers)
		index[s.ID] = n
		s.Mentions = slices.Clone(s.Mentions)
		for i := range s.Mentions {
			s.Mentions[i].Span = *shifted(&s.Mentions[i].Span, lead)
		}
		j.speakers = append(j.speakers, &pieceSpeaker{s, n})
		for _, m := range s.Mentions {
			for _, k := range j.at[m.Span] {
				j.join(k, n)
			}
			at[m.Span] = append(at[m.Span], n)
		}
		if key, ok := fullName(&s); ok {
			if k, ok := j.named[key]; ok {
				j.join(k, n)
			} else {
				j.named[key] = n
			}
		}
	}
	j.at = at
	place := make([]int, len(f.Statements))
	for i := range f.Statements {
		s := f.Statements[i]
		place[i] = -1
		if lead+s.Extent().Start < start {
			continue
		}
		shift(&s, lead)
		place[i] = len(j.statements)
		who, ok := index[s.Speaker]
		if !ok {
			who = -1
		}
		j.statements, j.who = append(j.statements, s), append(j.who, who)
	}
	for i, to := range place {
		if to < 0 {
			continue
		}
		if w := f.Statements[i].Within; w >= 0 {
			j.statements[to].Within = place[w]
		}
	}
	for _, x := range f.Sentences {
		if x = *shifted(&x, lead); x.Start >= start {
			j.sentences = append(j.sentences, x)
		}
	}
	for _, c := range f.Clauses {
		if c.Span = *shifted(&c.Span, lead); c.Span.Start >= start {
			c.Put.At = shifted(c.Put.At, lead)
			j.clauses = append(j.clauses, c)
		}
	}
	for _, d := range f.Dates {
		if d.Span = *shifted(&d.Span, lead); d.Span.Start >= start {
			j.dates = append(j.dates, d)
		}
	}
}

// fullName is by what a speaker is known in every piece: a person by a name of two
// words or more, anything else by its name. Descriptions are not known elsewhere.
func fullName(s *hearsay.Speaker) (string, bool) {
	if !s.Named || s.Kind == hearsay.UnknownSpeaker || s.Kind == hearsay.Person && !strings.Contains(s.Name, " ") {
		return "", false
	}
	return string(s.Kind) + " " + strings.ToLower(s.Name), true
}

// root is the first speaker that speaker i is the same as.
func (j *joiner) root(i int) int {
	for j.speakers[i].same != i {
		i = j.speakers[i].same
	}
	return i
}

// join makes two speakers one, unless their names are two names: the fuller name
// of each side must hold all words of the other.
func (j *joiner) join(a, b int) {
	a, b = j.root(a), j.root(b)
	if a == b {
		return
	}
	if a > b {
		a, b = b, a
	}
	x, y := j.speakers[a], j.speakers[b]
	if x.Named != y.Named || x.Kind != y.Kind || !holds(x.Name, y.Name) && !holds(y.Name, x.Name) {
		return
	}
	y.same = a
	if len(y.Name) > len(x.Name) {
		x.Name, y.Name = y.Name, x.Name
	}
	for _, w := range append([]string{y.Name}, y.Aliases...) {
		if w != x.Name && !slices.Contains(x.Aliases, w) {
			x.Aliases = append(slices.Clip(x.Aliases), w)
		}
	}
	x.Count = max(x.Count, y.Count)
	x.Mentions = append(x.Mentions, y.Mentions...)
}

// holds reports whether all words of short are words of long.
func holds(long, short string) bool {
	words := strings.Fields(strings.ToLower(long))
	for _, w := range strings.Fields(strings.ToLower(short)) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

// findings numbers the speakers of statements in the order in which the pieces
// have them, as one reading of the whole would.
func (j *joiner) findings() hearsay.Findings {
	f := hearsay.Findings{Statements: j.statements, Sentences: j.sentences, Clauses: j.clauses, Dates: j.dates}
	speaks := make([]bool, len(j.speakers))
	for _, w := range j.who {
		if w >= 0 {
			speaks[j.root(w)] = true
		}
	}
	id := make([]string, len(j.speakers))
	for i, s := range j.speakers {
		if !speaks[i] {
			continue
		}
		s.ID = strconv.Itoa(len(f.Speakers) + 1)
		id[i] = s.ID
		s.Mentions = ordered(s.Mentions)
		f.Speakers = append(f.Speakers, s.Speaker)
	}
	for i, w := range j.who {
		f.Statements[i].Speaker = ""
		if w >= 0 {
			f.Statements[i].Speaker = id[j.root(w)]
		}
	}
	return f
}

// ordered is mentions in the order of the text, without those that overlap one
// before, as those that two pieces have.
func ordered(all []hearsay.Mention) []hearsay.Mention {
	slices.SortStableFunc(all, func(a, b hearsay.Mention) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return b.Span.End - a.Span.End
	})
	out := all[:0]
	for _, m := range all {
		if n := len(out); n == 0 || !out[n-1].Span.Overlaps(m.Span) {
			out = append(out, m)
		}
	}
	return out
}
