package eval

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/reuse"
)

// Edits is how strongly a copy of a benchmark was edited.
type Edits string

// A copy is left as it is; 5, 15 or 30 % of its words are dropped, replaced or
// doubled by another, heavy ones with the sentences in another order too; or 12
// to 30 of its words are put between quotation marks in a new sentence.
const (
	NoEdits       Edits = "none"
	LightEdits    Edits = "light"
	ModerateEdits Edits = "moderate"
	HeavyEdits    Edits = "heavy"
	QuoteEdits    Edits = "quote"
)

// AllEdits is the strengths from none on.
var AllEdits = []Edits{NoEdits, LightEdits, ModerateEdits, HeavyEdits, QuoteEdits}

// A ReuseBench is documents with passages copied between them and what was
// copied.
type ReuseBench struct {
	Texts []reuse.Text
	Cases []ReuseCase
}

// MakeReuseBench makes a benchmark of up to n of texts: it keeps those of 150 to
// 900 words that share no six words in a row with another, puts them in an order
// of time, and copies passages of earlier ones, or copies of copies, into later
// ones. Half of the documents have a date. The same texts and seed give the same
// benchmark.
func MakeReuseBench(texts []reuse.Text, seed uint64, n int) ReuseBench {
	m := benchMaker{rng: rand.New(rand.NewPCG(seed, 11)), placed: map[int][]placed{}}
	m.choose(texts, n)
	for k := len(m.docs) / 5; k < len(m.docs); k++ {
		for range []int{0, 0, 1, 1, 1, 2, 3}[m.rng.IntN(7)] {
			m.copyInto(k)
		}
	}
	return m.bench()
}

// placed is a copied passage in a document and where else it stands.
type placed struct {
	start, end int
	edits      Edits
	sources    []origin // the nearest last
}

// An origin is a document and the stretch of it that was copied.
type origin struct{ doc, start, end int }

type benchMaker struct {
	rng    *rand.Rand
	docs   []string
	ids    []string
	words  []string // to replace others with
	placed map[int][]placed
}

var (
	plainWord   = regexp.MustCompile(`[\pL\pN_]+`)
	sentenceEnd = regexp.MustCompile(`[.!?]["”’)]*\s+`)
)

func (m *benchMaker) choose(texts []reuse.Text, n int) {
	pool := slices.Clone(texts)
	slices.SortFunc(pool, func(x, y reuse.Text) int { return strings.Compare(x.ID, y.ID) })
	m.rng.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	seen := map[string]bool{}
	for _, t := range pool {
		if len(m.docs) == n {
			break
		}
		if w := len(strings.Fields(t.Text)); w < 150 || w > 900 {
			continue
		}
		list := plainWord.FindAllString(strings.ToLower(t.Text), -1)
		var mine []string
		fresh := true
		for i := 0; i+6 <= len(list) && fresh; i++ {
			g := strings.Join(list[i:i+6], " ")
			fresh = !seen[g]
			mine = append(mine, g)
		}
		if !fresh {
			continue
		}
		for _, g := range mine {
			seen[g] = true
		}
		m.docs = append(m.docs, t.Text)
		m.ids = append(m.ids, t.ID)
		if len(m.docs) <= 300 {
			for _, w := range list {
				if len(w) > 2 {
					m.words = append(m.words, w)
				}
			}
		}
	}
}

// sentences is the spans of the sentences of a text, roughly.
func sentences(text string) []hearsay.Span {
	var all []hearsay.Span
	start := 0
	for _, at := range append(sentenceEnd.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		end := start + len(strings.TrimRight(text[start:at[1]], " \t\r\n"))
		if end > start {
			all = append(all, hearsay.Span{Start: start, End: end})
		}
		start = at[1]
	}
	return all
}

// pick chooses a passage of an earlier document.
func (m *benchMaker) pick(doc int) (origin, []origin, bool) {
	held := m.placed[doc]
	if len(held) > 0 && m.rng.IntN(2) == 0 { // a copy of a copy
		p := held[m.rng.IntN(len(held))]
		return origin{doc, p.start, p.end}, p.sources, p.end-p.start >= 80
	}
	free := slices.DeleteFunc(sentences(m.docs[doc]), func(s hearsay.Span) bool {
		return slices.ContainsFunc(held, func(p placed) bool { return s.Start < p.end && p.start < s.End })
	})
	if len(free) < 3 {
		return origin{}, nil, false
	}
	want, i := 20+m.rng.IntN(131), m.rng.IntN(len(free))
	j := i
	for j+1 < len(free) && free[j+1].Start-free[j].End < 3 && len(strings.Fields(m.docs[doc][free[i].Start:free[j].End])) < want {
		j++
	}
	return origin{doc, free[i].Start, free[j].End}, nil, true
}

// copyInto copies a passage of an earlier document into document k.
func (m *benchMaker) copyInto(k int) {
	doc := m.rng.IntN(k)
	for _, p := range m.placed[k] {
		if p.sources[len(p.sources)-1].doc == doc {
			return
		}
	}
	from, before, ok := m.pick(doc)
	passage := m.docs[doc][from.start:from.end]
	if !ok || len(strings.Fields(passage)) < 15 {
		return
	}
	edits := AllEdits[[]int{0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4}[m.rng.IntN(20)]]
	var lead, body, tail string
	if edits == QuoteEdits {
		at := m.quotation(passage)
		from.start, from.end = from.start+at.Start, from.start+at.End
		body = passage[at.Start:at.End]
		lead = []string{"“", "The clerk wrote: “", "In the words of the minutes, “"}[m.rng.IntN(3)]
		tail = "” " + []string{"was all that the office would say.", "a visitor recalled.", "it was put to them."}[m.rng.IntN(3)]
	} else if body = m.edit(passage, edits); len(strings.Fields(body)) < 10 {
		return
	}
	m.insert(k, lead, body, tail, placed{edits: edits, sources: append(slices.Clone(before), from)})
}

// quotation is 12 to 30 words of a passage, without marks at either end.
func (m *benchMaker) quotation(passage string) hearsay.Span {
	at := plainWord.FindAllStringIndex(passage, -1)
	n := min(len(at), 12+m.rng.IntN(19))
	i := m.rng.IntN(len(at) - n + 1)
	return hearsay.Span{Start: at[i][0], End: at[i+n-1][1]}
}

func (m *benchMaker) edit(passage string, edits Edits) string {
	rate := map[Edits]float64{LightEdits: 0.05, ModerateEdits: 0.15, HeavyEdits: 0.30}[edits]
	if rate == 0 {
		return passage
	}
	var list []string
	for _, s := range sentences(passage) {
		list = append(list, s.In(passage))
	}
	if edits == HeavyEdits {
		m.rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	var out []string
	for _, w := range strings.Fields(strings.Join(list, " ")) {
		other := m.words[m.rng.IntN(len(m.words))]
		switch r := m.rng.Float64(); {
		case r < rate*0.4: // dropped
		case r < rate*0.8:
			out = append(out, other)
		case r < rate:
			out = append(out, w, other)
		case m.rng.Float64() < rate/2:
			out = append(out, strings.TrimRight(w, ",;"))
		default:
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// insert puts a copy after a sentence of document k that no other copy holds.
func (m *benchMaker) insert(k int, lead, body, tail string, p placed) {
	text := m.docs[k]
	free := slices.DeleteFunc(sentences(text), func(s hearsay.Span) bool {
		return slices.ContainsFunc(m.placed[k], func(q placed) bool { return q.start < s.End && s.End < q.end })
	})
	at := len(text)
	if len(free) > 0 {
		at = free[m.rng.IntN(len(free))].End
	}
	space := []string{"\n\n", "\n", " "}[m.rng.IntN(3)]
	new := space + lead + body + tail + space
	for i := range m.placed[k] {
		if q := &m.placed[k][i]; q.start >= at {
			q.start += len(new)
			q.end += len(new)
		}
	}
	p.start = at + len(space) + len(lead)
	p.end = p.start + len(body)
	m.docs[k] = text[:at] + new + text[at:]
	m.placed[k] = append(m.placed[k], p)
}

// bench is the documents and every pair of places that hold the same.
func (m *benchMaker) bench() ReuseBench {
	var b ReuseBench
	side := func(o origin) hearsay.Side {
		return hearsay.Side{Document: m.ids[o.doc], Span: hearsay.Span{Start: o.start, End: o.end}}
	}
	type copied struct {
		at origin
		p  placed
	}
	var all []copied
	for k, text := range m.docs {
		t := reuse.Text{ID: m.ids[k], Text: text}
		if m.rng.IntN(2) == 0 {
			t.Date = hearsay.Day(fmt.Sprintf("%04d-%02d-%02d", 2021+k/336, 1+k/28%12, 1+k%28))
		}
		b.Texts = append(b.Texts, t)
		for _, p := range m.placed[k] {
			all = append(all, copied{origin{k, p.start, p.end}, p})
		}
	}
	known := map[[2]int]bool{}
	for _, c := range all {
		for i, o := range c.p.sources {
			direct := i == len(c.p.sources)-1
			b.Cases = append(b.Cases, ReuseCase{A: side(o), B: side(c.at), Edits: c.p.edits, Direct: direct})
			known[[2]int{o.doc, c.at.doc}] = true
		}
	}
	for i, c := range all { // two copies of one passage share it too
		for _, d := range all[:i] {
			same := slices.ContainsFunc(c.p.sources, func(x origin) bool {
				return slices.ContainsFunc(d.p.sources, func(y origin) bool { return x.doc == y.doc && x.start < y.end && y.start < x.end })
			})
			if same && c.at.doc != d.at.doc && !known[[2]int{d.at.doc, c.at.doc}] {
				b.Cases = append(b.Cases, ReuseCase{A: side(d.at), B: side(c.at), Edits: c.p.edits})
			}
		}
	}
	return b
}
