// Package speaker says who the sources of a document's statements are: names
// with their titles and short forms, descriptions, outlets, pronouns, and
// sources that a sentence leaves out.
//
// A name never takes another person's statement silently: a link that is less
// sure than Floor is left unknown.
package speaker

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/coref"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/outlet"
)

// Floor is the confidence below which a speaker stays unknown.
const Floor = 0.5

// A Book is who is named in one document, and who its statements' speakers are.
type Book struct {
	a       *language.Analysis
	refs    *coref.Result
	outlets []outlet.Match
	own     string // the document's own outlet
	bare    []bool // of each chain, whether it is pronouns only
	trees   bool
	who     []person
	byChain map[int]int    // coreference chain → index in who
	byName  map[string]int // outlet, or wording of a description → index in who
}

// person is a speaker while the book is written.
type person struct {
	hearsay.Speaker
	chain int // -1 for none
}

// An Answer is who a statement's speaker is: an index for Book.Speaker, -1 for
// unknown, with how sure that is, 0 to 1, and by which evidence.
type Answer struct {
	Who   int
	Sure  float64
	Agent *hearsay.Span // who spoke on the speaker's behalf, nil for none
}

var nobody = Answer{Who: -1}

// NewBook prepares the names of one document, whose own outlet is own ("" for
// unknown). The other arguments are about its text.
func NewBook(a *language.Analysis, refs *coref.Result, outlets []outlet.Match, own string) *Book {
	b := &Book{a: a, refs: refs, outlets: outlets, own: own, byChain: map[int]int{}, byName: map[string]int{}, bare: make([]bool, len(refs.Chains))}
	for c := range refs.Chains {
		b.bare[c] = true
		for _, i := range refs.Chains[c].Mentions {
			if refs.Mentions[i].Kind != coref.Pronoun {
				b.bare[c] = false
				break
			}
		}
	}
	for _, h := range a.Heads {
		if h >= 0 && len(a.Heads) == len(a.Tokens) {
			b.trees = true
			break
		}
	}
	return b
}

// Speaker is the speaker with an index that an Answer gave.
func (b *Book) Speaker(who int) *hearsay.Speaker { return &b.who[who].Speaker }

// Speakers are the speakers that are kept, in order; keep says which, by index.
// Their ids are "1", "2", … in that order, and id gives them by index.
func (b *Book) Speakers(document string, keep map[int]bool) (all []hearsay.Speaker, id map[int]string) {
	id = map[int]string{}
	for i := range b.who {
		if !keep[i] {
			continue
		}
		s := b.who[i].Speaker
		s.ID = strconv.Itoa(len(all) + 1)
		id[i] = s.ID
		b.mentions(&s, b.who[i].chain, document)
		all = append(all, s)
	}
	return all, id
}

// mentions fills in where a speaker is named, and its other wordings.
func (b *Book) mentions(s *hearsay.Speaker, chain int, document string) {
	spans := slices.Clone(s.Mentions)
	s.Mentions = nil
	if chain >= 0 {
		for _, i := range b.refs.Chains[chain].Mentions {
			m := &b.refs.Mentions[i]
			first, end := m.First, m.End
			if m.Kind == coref.Name {
				first, end = m.NameFirst, m.NameEnd
			}
			if b.refs.Sure[i] < Floor {
				continue
			}
			span := b.a.Span(first, end)
			spans = append(spans, hearsay.Mention{Document: document, Span: span})
			if m.Kind != coref.Pronoun {
				s.Aliases = append(s.Aliases, b.wording(m))
			}
		}
	}
	slices.SortFunc(spans, func(x, y hearsay.Mention) int {
		if x.Span.Start != y.Span.Start {
			return x.Span.Start - y.Span.Start
		}
		return y.Span.End - x.Span.End
	})
	for _, m := range spans {
		m.Document = document
		if n := len(s.Mentions); n > 0 && s.Mentions[n-1].Span.Overlaps(m.Span) {
			continue
		}
		s.Mentions = append(s.Mentions, m)
	}
	var aliases []string
	for _, w := range s.Aliases {
		if w != "" && w != s.Name && !slices.Contains(aliases, w) && len(aliases) < 40 {
			aliases = append(aliases, w)
		}
	}
	s.Aliases = aliases
}

// Find resolves a source phrase to who it means.
func (b *Book) Find(source hearsay.Span) Answer {
	first, end := b.tokens(source)
	if first >= end {
		return nobody
	}
	return b.phrase(first, end)
}

// tokens are the tokens that lie in a span.
func (b *Book) tokens(s hearsay.Span) (first, end int) {
	t := b.a.Tokens
	first, _ = slices.BinarySearchFunc(t, s.Start, func(x tokenOf, at int) int { return int(x.End) - 1 - at })
	for end = first; end < len(t) && int(t[end].Start) < s.End; end++ {
	}
	return first, end
}

func (b *Book) phrase(first, end int) Answer {
	for first < end && edge(b.a.Word(first)) {
		first++
	}
	for end > first && (edge(b.a.Word(end-1)) && !b.closes(first, end-1) || b.tag(end-1) == "POS") {
		end--
	}
	if first >= end {
		return nobody
	}
	if b.dateline(first, end) {
		return nobody
	}
	if x, ok := b.onBehalf(first, end); ok {
		return x
	}
	if x, ok := b.outletIn(first, end); ok {
		return x
	}
	if x, ok := b.relative(first, end); ok {
		return x
	}
	head := b.head(first, end)
	if x, ok := b.together(first, end); ok {
		return x
	}
	if b.lower(first) == "one" && first < head && b.inName(head) && !b.inName(first) { // "one young Marlower"
		return b.described(first, end, head)
	}
	if x, ok := b.named(first, end, head); ok {
		return x
	}
	if x, ok := b.issuer(first, end, head); ok {
		return x
	}
	if x, ok := b.all(first, end); ok {
		return x
	}
	if x, ok := b.some(first, end); ok {
		return x
	}
	if x, ok := b.press(first, end, head); ok {
		return x
	}
	if i := b.refs.At(head); i >= 0 {
		m := &b.refs.Mentions[i]
		if m.Kind == coref.Pronoun {
			return b.pronoun(i)
		}
		c := &b.refs.Chains[b.refs.Of[i]]
		if x, ok := b.issuerOf(i); ok {
			return x
		}
		if c.Named || len(c.Mentions) > 1 {
			if b.refs.Sure[i] >= Floor && !b.onlyPronouns(b.refs.Of[i]) {
				return Answer{Who: b.ofChain(b.refs.Of[i]), Sure: b.refs.Sure[i]}
			}
		}
	}
	return b.described(first, end, head)
}

// onlyPronouns reports whether nobody is named or described in a chain.
func (b *Book) onlyPronouns(chain int) bool { return b.bare[chain] }

// closes reports whether token k closes a mark or bracket that opens in the phrase
// from token first on.
func (b *Book) closes(first, k int) bool {
	opening, ok := map[string]string{"”": "“", ")": "(", "]": "["}[b.a.Word(k)]
	for i := first; ok && i < k; i++ {
		if b.a.Word(i) == opening {
			return true
		}
	}
	return false
}

func edge(w string) bool {
	switch strings.ToLower(w) {
	case ",", ".", ";", ":", "“", "”", "\"", "‘", "’", "'", "(", ")", "[", "]", "-", "—", "–", "--", "by", "from", "'s", "’s", "as", "to", "of", "and", "but", "``", "''", "*", "•":
		return true
	}
	return false
}

// dateline reports whether a phrase is where and by whom a report was filed,
// "MARLOW (Agency)": nobody speaks there.
func (b *Book) dateline(first, end int) bool {
	seen := false
	for i := first; i < end; i++ {
		w := b.a.Word(i)
		if w == "(" {
			return seen
		}
		if w != strings.ToUpper(w) || len(w) < 3 && w != "," {
			return false
		}
		seen = true
	}
	return false
}

func (b *Book) tag(i int) string {
	if i < 0 || i >= len(b.a.Tags) {
		return ""
	}
	return b.a.Tags[i]
}

func (b *Book) lower(i int) string {
	if i < 0 || i >= len(b.a.Tokens) {
		return ""
	}
	return b.a.Lower(i)
}

// head is the token on which the phrase turns: the last noun before a
// preposition, a clause or a comma. It is read from the tags, as the phrase is
// short and its tree is often broken by the quotation around it.
func (b *Book) head(first, end int) int {
	last := -1
	for i := first; i < end; i++ {
		t, w := b.tag(i), b.lower(i)
		switch {
		case w == "close" && i > first && b.lower(i+1) == "to" && last >= 0:
			return last
		case last >= 0 && occasions[w] && b.tag(i-1) != "JJ" && i == end-1 && strings.HasSuffix(w, "day"):
			return last // "the story today"
		case strings.HasPrefix(t, "NN") || strings.HasPrefix(t, "PRP") && t != "PRP$":
			last = i
			continue
		case w == "of" && last >= 0 && b.inName(i):
			continue
		case last == i-1 && last >= 0 && t == "VBG" && !strings.HasPrefix(b.tag(i+1), "NN"):
			return last // "officials pushing the plan"
		case i > first && (t == "IN" || t == "TO" || t == "WP" || t == "WDT" || t == "WP$" || w == "," || t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" || w == "(" || w == "—" || w == "–" || w == "--" || w == ":"):
			if last < 0 && (w == "of" || w == "among" || w == "in") {
				return i - 1 // "all of those", "some in the party"
			}
			if last < 0 && w == "," { // "current, and former, officials"
				continue
			}
			if last < 0 {
				return first
			}
			return last
		}
	}
	if last < 0 {
		return max(end-1, first)
	}
	return last
}

// inName reports whether token i lies inside a name.
func (b *Book) inName(i int) bool {
	for k := b.firstMention(i); k < len(b.refs.Mentions) && b.refs.Mentions[k].First <= i; k++ {
		if m := &b.refs.Mentions[k]; m.Kind == coref.Name && m.TitleFirst <= i && i < m.NameEnd {
			return true
		}
	}
	return false
}

func (b *Book) hasTrees() bool { return b.trees }

// named is the person or body whose name the phrase holds as its head or beside
// it: "spokeswoman Jane Roe", "the spokeswoman, Jane Roe".
func (b *Book) named(first, end, head int) (Answer, bool) {
	for i := b.firstMention(first); i < len(b.refs.Mentions) && b.refs.Mentions[i].First < end; i++ {
		m := &b.refs.Mentions[i]
		if m.Kind != coref.Name || m.NameFirst < first || m.NameEnd > end {
			continue
		}
		isHead := m.NameFirst <= head && head < m.NameEnd
		leads := m.Class == coref.Person && m.First <= first+1 && m.NameFirst <= first+6 && (b.a.Word(min(m.NameEnd, len(b.a.Tokens)-1)) == "," || b.lower(m.NameEnd) == "(") && m.NameEnd <= end
		if leads {
			return Answer{Who: b.ofChain(b.refs.Of[i]), Sure: b.refs.Sure[i]}, b.refs.Sure[i] >= Floor
		}
		beside := m.NameFirst > head && (b.beside(head, m.NameFirst) || m.NameEnd == end && b.worksFor(i)) && m.Class != coref.Place
		if !isHead && !beside {
			continue
		}
		if isHead && b.tag(m.NameEnd) == "POS" && m.NameEnd < end-1 {
			continue // "Hale's spokesman" is not Hale
		}
		return Answer{Who: b.ofChain(b.refs.Of[i]), Sure: b.refs.Sure[i]}, b.refs.Sure[i] >= Floor
	}
	return nobody, false
}

// worksFor reports whether the person's name that mention i is follows the name of a
// body without a comma: "director at the Harbor Foundation Jane Roe".
func (b *Book) worksFor(i int) bool {
	m := &b.refs.Mentions[i]
	for k := max(0, i-4); k < min(len(b.refs.Mentions), i+5); k++ {
		if x := &b.refs.Mentions[k]; x.Kind == coref.Name && x.Class == coref.Organization && x.NameEnd == m.NameFirst {
			return true
		}
	}
	return false
}

// firstMention is the index of the first mention that may start at or after
// token first; a mention's titles may start before it.
func (b *Book) firstMention(first int) int {
	i, _ := slices.BinarySearchFunc(b.refs.Mentions, first-30, func(m coref.Mention, f int) int { return m.First - f })
	return i
}

// beside reports whether a name at token k is an apposition to the head before
// it: only a comma, or nothing but the words of its title, lies between.
func (b *Book) beside(head, k int) bool {
	commas := 0
	for i := head + 1; i < k; i++ {
		switch t := b.tag(i); {
		case b.a.Word(i) == ",":
			commas++
		case strings.HasPrefix(t, "NN") || strings.HasPrefix(t, "JJ") || t == "DT" && commas == 1:
		case commas == 0 && (t == "IN" || t == "DT" || t == "POS" || t == "PRP$" || t == "CC"): // "a spokesman for the bureau, Jane Roe"
		default:
			return false
		}
	}
	for k > head && strings.HasPrefix(b.tag(k-1), "NNP") { // "Sen. Jane Roe"
		k--
	}
	return commas == 1 && b.a.Word(k-1) == ","
}

// sentence is the index of the sentence of token k.
func (b *Book) sentence(k int) int {
	i, _ := slices.BinarySearchFunc(b.a.Sentences, k, func(s sentence.Sentence, at int) int { return s.End - 1 - at })
	return i
}

// beforeDate is where the words end that stand before an expression of time that
// ends at token at: "engineers" of "engineers in June 2016".
func (b *Book) beforeDate(at int) int {
	k := at
	for k > 0 && (b.tag(k-1) == "CD" || coref.Calendar(b.lower(k-1)) || b.a.Word(k-1) == ",") {
		k--
	}
	if k == at || k == 0 {
		return at
	}
	if w := b.lower(k - 1); w == "in" || w == "on" || w == "of" {
		return k - 1
	}
	return at
}

func (b *Book) pronoun(i int) Answer {
	c := b.refs.Of[i]
	if b.refs.Sure[i] < Floor || b.onlyPronouns(c) {
		return nobody
	}
	return Answer{Who: b.ofChain(c), Sure: b.refs.Sure[i]}
}

// lowerFirst is s with its first letter small, unless the word is a name or an acronym.
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(next) || next == '.' {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
