package coref

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/name"
	"github.com/openhearsay/hearsay/language/token"
)

// A Chain is all mentions of one person or thing.
type Chain struct {
	Mentions []int // indices in Result.Mentions, in order
	Gender   Gender
	Number   Number
	Class    Class
	Roles    []string // what titles and appositions call it, lower case
	Named    bool
	Best     int // index of the mention with the fullest name, or the first description
}

// A Result is the mentions of one text and their chains.
type Result struct {
	Mentions []Mention
	Chains   []Chain
	Of       []int     // the chain of each mention
	Sure     []float64 // of each mention, how sure the link to its chain is, 0 to 1

	byHead map[int]int
}

// At is the mention whose head is token head, -1 for none.
func (r *Result) At(head int) int {
	if m, ok := r.byHead[head]; ok {
		return m
	}
	return -1
}

// Within is the outermost mention that lies inside tokens first to end, the
// first of several; -1 for none.
func (r *Result) Within(first, end int) int {
	i, _ := slices.BinarySearchFunc(r.Mentions, first, func(m Mention, f int) int { return m.First - f })
	for ; i < len(r.Mentions) && r.Mentions[i].First < end; i++ {
		if r.Mentions[i].End <= end {
			return i
		}
	}
	return -1
}

// A Source is the source phrase of a statement; Nested says that the statement
// lies inside another's content. Words are its words where they are quoted: inside
// of them the source is "I".
type Source struct {
	hearsay.Span
	Nested bool
	Words  []hearsay.Span
}

// resolver joins mentions to chains.
type resolver struct {
	*finder
	m      []Mention
	parent []int
	sure   []float64
	state  []traits // by root

	quoter   map[int]int // by quotation, the mention of whose words it is
	dead     []int       // mentions of people of whom the text says that they are dead
	distance []float64   // of each sentence from the start, see measure
}

// traits are what is known of a chain while it grows.
type traits struct {
	gender Gender
	number Number
	class  Class
	roles  []string
	named  bool
	size   int
	last   int // the last mention before the one that is being resolved
}

// Resolve finds the mentions of a text and joins those that refer to the same
// person or thing. sources are the source phrases of the text's statements, as
// far as they are known: who spoke last is who speaks on. The time is linear in the length of the text for texts of
// ordinary make-up and never more than a constant times mentions times names.
// The result depends on the arguments alone.
func Resolve(a *language.Analysis, sources ...Source) *Result {
	f := newFinder(a)
	r := &resolver{finder: f, m: f.find(), quoter: map[int]int{}}
	r.markSources(sources)
	n := len(r.m)
	r.parent, r.sure, r.state = make([]int, n), make([]float64, n), make([]traits, n)
	for i := range r.m {
		r.parent[i] = i
		r.sure[i] = 1
		m := &r.m[i]
		r.state[i] = traits{gender: m.Gender, number: m.Number, class: m.Class, roles: m.roles, named: m.Kind == Name, size: 1, last: i}
	}
	r.joinNames()
	r.joinAppositions()
	r.joinNominals()
	r.joinForward()
	r.joinPronouns()
	r.joinPossessed()
	return r.result()
}

// markSources notes which mentions head a source.
func (r *resolver) markSources(sources []Source) {
	for _, s := range sources {
		i, _ := slices.BinarySearchFunc(r.m, s.Start, func(m Mention, at int) int { return int(r.a.Tokens[m.First].Start) - at })
		for i > 0 && int(r.a.Tokens[r.m[i-1].End-1].End) > s.Start && r.m[i-1].Sentence == r.m[min(i, len(r.m)-1)].Sentence {
			i--
		}
		for ; i < len(r.m) && int(r.a.Tokens[r.m[i].First].Start) < s.End; i++ {
			m := &r.m[i]
			end := m.End
			if m.Kind == Name {
				end = m.NameEnd
			}
			if int(r.a.Tokens[m.Head].Start) >= s.Start && int(r.a.Tokens[end-1].End) <= s.End || int(r.a.Tokens[m.Head].Start) >= s.Start && int(r.a.Tokens[m.Head].End) <= s.End {
				m.Source, m.Nested = true, s.Nested && (m.Nested || !m.Source)
				m.Subject = true // of the cue, whatever the tree has made of it
				r.quotes(s, i)
				break
			}
		}
	}
}

// quotes notes the quotations in which mention i, the source, is heard.
func (r *resolver) quotes(s Source, i int) {
	for _, words := range s.Words {
		k, _ := slices.BinarySearchFunc(r.a.Tokens, words.Start, func(t token.Token, at int) int { return int(t.End) - 1 - at })
		for ; k < len(r.a.Tokens) && int(r.a.Tokens[k].Start) < words.End; k++ {
			if q := r.quote[k]; q >= 0 {
				r.quoter[q] = i
				break
			}
		}
	}
}

// quoted reports whether mention j is whose words pronoun i stands in: he would
// say "I" of himself.
func (r *resolver) quoted(i, j int) bool {
	if r.m[i].Quote < 0 {
		return false
	}
	q, ok := r.quoter[r.m[i].Quote]
	return ok && r.root(q) == r.root(j)
}

func (r *resolver) root(i int) int {
	for r.parent[i] != i {
		r.parent[i] = r.parent[r.parent[i]]
		i = r.parent[i]
	}
	return i
}

// join makes one chain of those of mentions a and b; sure is how sure that is.
func (r *resolver) join(a, b int, sure float64) {
	x, y := r.root(a), r.root(b)
	if x == y {
		return
	}
	if x > y {
		x, y = y, x
	}
	r.parent[y] = x
	s, t := &r.state[x], r.state[y]
	if s.gender == NoGender || s.gender == Neuter && t.class == Person {
		s.gender = t.gender
	}
	if s.class == NoClass || s.class == Thing && t.class != NoClass {
		s.class = t.class
	}
	if s.number == NoNumber {
		s.number = t.number
	}
	if len(s.roles)+len(t.roles) < 40 {
		s.roles = append(slices.Clip(s.roles), t.roles...)
	}
	s.named = s.named || t.named
	s.size += t.size
	r.sure[b] = min(r.sure[b], sure)
}

func (r *resolver) result() *Result {
	out := &Result{Mentions: r.m, Of: make([]int, len(r.m)), Sure: r.sure, byHead: make(map[int]int, len(r.m))}
	chain := map[int]int{}
	for i := range r.m {
		out.byHead[r.m[i].Head] = i
		x := r.root(i)
		c, ok := chain[x]
		if !ok {
			c = len(out.Chains)
			chain[x] = c
			s := &r.state[x]
			out.Chains = append(out.Chains, Chain{Gender: s.gender, Number: s.number, Class: s.class, Roles: s.roles, Named: s.named, Best: -1})
		}
		out.Of[i] = c
		out.Chains[c].Mentions = append(out.Chains[c].Mentions, i)
	}
	for c := range out.Chains {
		out.Chains[c].Best = r.best(out.Chains[c].Mentions)
	}
	return out
}

// best is the mention that names its chain best: the longest name of a person,
// the first full name of anything else, the first description.
func (r *resolver) best(mentions []int) int {
	best, score := mentions[0], -1
	for _, i := range mentions {
		m := &r.m[i]
		s := 0
		switch m.Kind {
		case Name:
			s = 100 + 10*min(m.NameEnd-m.NameFirst, 6)
			if acronym(r.word(m.NameFirst)) && m.NameEnd-m.NameFirst == 1 {
				s -= 5
			}
		case Nominal:
			s = 50
		}
		if s > score {
			best, score = i, s
		}
	}
	return best
}

// nameWords are the words of a name that tell one bearer from another: without
// "the", full stops and "Jr.".
func (r *resolver) nameWords(m *Mention) []string {
	var words []string
	for k := m.NameFirst; k < m.NameEnd; k++ {
		w := strings.ReplaceAll(strings.ReplaceAll(r.lower(k), ".", ""), "’", "'")
		switch w {
		case "the", "jr", "sr", "iii", "ii", "iv", ",", "'s", "":
			continue
		}
		if d, ok := demonyms[w]; ok && m.NameEnd-m.NameFirst == 1 {
			w = strings.ReplaceAll(d, ".", "")
		}
		words = append(words, w)
	}
	if len(words) == 2 && name.Particle(words[0]) {
		words = words[1:] // "De Roe" is short for "Bill de Roe"
	}
	return words
}
