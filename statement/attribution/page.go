package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/english"
	"github.com/openhearsay/hearsay/language/quotation"
)

// A page is an Analysis as the features see it: every word, tag and relation a
// number, and what is asked of each token many times worked out once.
type page struct {
	a    *language.Analysis
	uses parts
	n    int
	kind []tokenKind

	lower, stem, shape, tag, rel, class []uint32

	head        []int32
	left, right []int32 // first and last token of the subtree
	starts      []int32 // highest token whose subtree starts here, -1 for none
	ends        []int32 // highest token whose subtree ends here, -1 for none
	sentence    []int32
	reports     []int32  // reporting verbs before the token in its sentence
	paragraph   []int32  // index in lines
	group       []uint32 // class of the word by its neighbours in much text
	kids        []uint32 // a number for the set of relations of the children
	quote       []int32  // index of the quotation that holds the token, marks included, -1 for none
	quotes      []quotation.Quotation
	lines       []line
	kidsAt      []int32 // children of token i: kidsOf[kidsAt[i]:kidsAt[i+1]]
	kidsOf      []int32
}

// parts are what an analysis may hold or leave empty. A model reads of it what it
// was trained with and nothing else.
type parts uint8

const (
	useClasses parts = 1 << iota
)

// partsOf is what the analyses hold.
func partsOf(all []*language.Analysis) parts {
	var p parts
	for _, a := range all {
		for _, c := range a.Classes {
			if c != 0 {
				p |= useClasses
				break
			}
		}
	}
	return p
}

// A line is a paragraph, and a quotation of its own that its colon announces:
// tokens first to end. No content of a cue crosses its border.
type line struct{ first, end int }

type tokenKind uint8

const (
	isWord     tokenKind = 1 << iota
	isVerb               // by tag
	isNoun               // by tag
	isNegation           // not, n't, never
	isOpen               // opening quotation mark
	isClose              // closing quotation mark
	isReport             // a word of the list of reporting words
	isMark               // punctuation that is not a quotation mark
)

// newPage reads an analysis, with the parts of it that uses names.
func newPage(a *language.Analysis, uses parts) *page {
	n := len(a.Tokens)
	p := &page{a: a, n: n, uses: uses}
	p.kind = make([]tokenKind, n)
	nums := make([]uint32, 9*n)
	cut := func() []uint32 {
		s := nums[:n:n]
		nums = nums[n:]
		return s
	}
	p.lower, p.stem, p.shape, p.tag, p.rel, p.class, p.kids, p.group = cut(), cut(), cut(), cut(), cut(), cut(), cut(), cut()
	ints := make([]int32, 8*n)
	slot := func() []int32 {
		s := ints[:n:n]
		ints = ints[n:]
		return s
	}
	p.head, p.left, p.right, p.starts, p.ends, p.sentence, p.paragraph, p.reports = slot(), slot(), slot(), slot(), slot(), slot(), slot(), slot()
	for i := range n {
		p.token(i)
	}
	for s, sent := range a.Sentences {
		reports := int32(0)
		for i := sent.First; i < sent.End; i++ {
			p.sentence[i], p.paragraph[i] = int32(s), int32(sent.Paragraph)
			p.reports[i] = reports
			if p.kind[i]&isReport != 0 && p.kind[i]&isVerb != 0 {
				reports++
			}
		}
	}
	p.tree()
	p.findQuotations()
	p.findLines()
	return p
}

// findLines divides the page into lines. Before, paragraph is the number of each
// token's paragraph in the text; after, that of its line.
func (p *page) findLines() {
	for i := 0; i < p.n; {
		j := i
		for j < p.n && p.paragraph[j] == p.paragraph[i] {
			j++
		}
		if last := len(p.lines) - 1; last >= 0 && p.announced(p.lines[last], i) {
			p.lines[last].end = j
		} else {
			p.lines = append(p.lines, line{i, j})
		}
		i = j
	}
	for x, l := range p.lines {
		for i := l.first; i < l.end; i++ {
			p.paragraph[i] = int32(x)
		}
	}
}

// announced reports whether line l ends with a colon and the quotation at token
// next is what it announces.
func (p *page) announced(l line, next int) bool {
	return p.lower[l.end-1] == colon && l.end-l.first > 1 && p.kind[next]&isOpen != 0 && p.a.Word(next) != "'" && p.a.Word(next) != "‘"
}

func (p *page) token(i int) {
	a := p.a
	w := a.Word(i)
	low := strings.ToLower(plain(w))
	p.lower[i] = hash(low)
	p.shape[i] = shape(w)
	tag := ""
	if i < len(a.Tags) {
		tag = a.Tags[i]
	}
	p.tag[i] = hash(tag)
	if i < len(a.Relations) {
		p.rel[i] = hash(a.Relations[i])
	}
	p.head[i] = -1
	if i < len(a.Heads) && a.Heads[i] >= 0 && a.Heads[i] < p.n && a.Heads[i] != i {
		p.head[i] = int32(a.Heads[i])
	}
	stem := english.Stem(low)
	p.stem[i] = hash(stem)
	p.class[i] = uint32(english.Reporting(stem))
	if p.uses&useClasses != 0 && i < len(a.Classes) {
		p.group[i] = uint32(a.Classes[i])
	}
	var k tokenKind
	if r, _ := utf8.DecodeRuneInString(w); unicode.IsLetter(r) || unicode.IsNumber(r) || len(w) > 1 && strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		k |= isWord
	} else {
		k |= isMark
	}
	if len(tag) > 1 && tag[0] == 'V' && tag[1] == 'B' {
		k |= isVerb
	}
	if len(tag) > 1 && tag[0] == 'N' && tag[1] == 'N' {
		k |= isNoun
	}
	switch low {
	case "not", "n't", "never", "no":
		k |= isNegation
	}
	if p.class[i] != 0 {
		k |= isReport
	}
	p.kind[i] = k
}

// plain is w with typewriter quotation marks and dashes.
func plain(w string) string {
	switch w {
	case "“", "”", "''", "``", "„", "«", "»":
		return "\""
	case "‘", "’":
		return "'"
	case "–", "—", "―", "--":
		return "-"
	case "…":
		return "..."
	}
	if strings.Contains(w, "’") {
		return strings.ReplaceAll(w, "’", "'")
	}
	return w
}

// tree works out the extent of each subtree. Heads that form a circle, which no
// parser should give, cut it short.
func (p *page) tree() {
	const deepest = 60
	for i := range p.n {
		p.left[i], p.right[i] = int32(i), int32(i)
		p.starts[i], p.ends[i] = -1, -1
	}
	for i := range p.n {
		if h := p.head[i]; h >= 0 {
			p.kids[h] += mix(7, p.rel[i]) | 1
		}
		up := p.head[i]
		for d := 0; up >= 0 && d < deepest; d++ {
			if p.left[up] > int32(i) {
				p.left[up] = int32(i)
			}
			if p.right[up] < int32(i) {
				p.right[up] = int32(i)
			}
			up = p.head[up]
		}
	}
	p.kidsAt = make([]int32, p.n+2)
	p.kidsOf = make([]int32, p.n)
	for _, h := range p.head {
		if h >= 0 {
			p.kidsAt[h+2]++
		}
	}
	for i := 2; i < len(p.kidsAt); i++ {
		p.kidsAt[i] += p.kidsAt[i-1]
	}
	for i, h := range p.head {
		if h >= 0 {
			p.kidsOf[p.kidsAt[h+1]] = int32(i)
			p.kidsAt[h+1]++
		}
	}
	// The highest subtree that starts (ends) at a token is the widest one.
	for i := range p.n {
		l, r := p.left[i], p.right[i]
		if s := p.starts[l]; s < 0 || p.right[s] < r {
			p.starts[l] = int32(i)
		}
		if e := p.ends[r]; e < 0 || p.left[e] > l {
			p.ends[r] = int32(i)
		}
	}
}

// children are the tokens whose head is t, in order.
func (p *page) children(t int) []int32 { return p.kidsOf[p.kidsAt[t]:p.kidsAt[t+1]] }

// lineOf is the paragraph that holds token t.
func (p *page) lineOf(t int) line { return p.lines[p.paragraph[t]] }

// hash is the 32-bit FNV-1a hash of s with its bits stirred.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return stir(h)
}

func stir(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// mix joins two numbers to one.
func mix(a, b uint32) uint32 {
	h := (a ^ b*0x9e3779b1) * 0x85ebca6b
	return h ^ h>>15
}

// shape is a number for how a word is written: capitals, small letters, digits
// and signs, runs shortened.
func shape(w string) uint32 {
	h := uint32(17)
	var last uint32
	run := 0
	for _, r := range w {
		var c uint32
		switch {
		case unicode.IsUpper(r):
			c = 1
		case unicode.IsLower(r):
			c = 2
		case unicode.IsDigit(r):
			c = 3
		case unicode.IsLetter(r):
			c = 4
		default:
			c = uint32(r)
		}
		if c == last {
			run++
			if run > 1 {
				continue
			}
		} else {
			run = 0
		}
		last = c
		h = mix(h, c)
	}
	return h
}

// tagName is the tag of token t, "" where there is none.
func (p *page) tagName(t int) string {
	if t < 0 || t >= len(p.a.Tags) {
		return ""
	}
	return p.a.Tags[t]
}
