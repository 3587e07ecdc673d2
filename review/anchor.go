package review

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
)

// An Anchor says which finding a decision is about, in what stays the same when the
// documents are read again: the kind of finding, and the words that it stands on.
type Anchor struct {
	Kind   Kind    `json:"kind"`
	Name   string  `json:"name,omitempty"` // of a speaker; the text of a claim; the kind of a conflict or an answer; the outlet of a credit
	Quotes []Quote `json:"quotes,omitempty"`
}

// A Quote is words of a document: a TextQuoteSelector of the W3C Web Annotation Data
// Model over its text, with what tells it from the same words elsewhere.
type Quote struct {
	Document string `json:"document"`         // SHA-256 of the original bytes
	Exact    string `json:"exact,omitempty"`  // of long words, the first 1,000 bytes or so
	SHA256   string `json:"sha256,omitempty"` // of long words: of all of them (see bare)
	Prefix   string `json:"prefix,omitempty"` // at most 32 code points, white space as one space
	Suffix   string `json:"suffix,omitempty"`
	Source   string `json:"source,omitempty"` // of a statement: the words that name who speaks
	Cue      string `json:"cue,omitempty"`    // of a statement; of a speaker what he says there. It only decides between equals
	Start    int    `json:"start"`            // where they stood, in code points: it only decides between equals
	Once     bool   `json:"once,omitempty"`   // they stood once in the text
}

// contextSize is how many code points of context a quote keeps on each side, enough how
// many of one side have to be as they were.
const (
	contextSize = 32
	enough      = 16
)

// longest is how many bytes of words a quote keeps; of longer ones their beginning and
// the SHA-256 of all.
const longest = 1000

// cut shortens a quote of long words.
func (q *Quote) cut() {
	words := bare(q.Exact)
	if len(words) <= longest {
		return
	}
	q.SHA256 = digest(words)
	n := longest
	for n > 0 && !utf8.RuneStart(q.Exact[n]) {
		n--
	}
	q.Exact = q.Exact[:n]
}

// words are what a quote is compared by: its bare words, or for long ones their digest.
func (q *Quote) words() string {
	if q.SHA256 != "" {
		return q.SHA256
	}
	return bare(q.Exact)
}

// compared is what the words of a place are compared by.
func compared(words string) string {
	if words = bare(words); len(words) > longest {
		return digest(words)
	}
	return words
}

func digest(words string) string {
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:])
}

// Key is a short name for what the anchor is about, the same for the same words in the
// same place. It is for looking up, not for placing.
func (a Anchor) Key() string {
	for i := range a.Quotes {
		if i == 0 {
			a.Quotes = append([]Quote(nil), a.Quotes...)
		}
		a.Quotes[i].Start, a.Quotes[i].Once = 0, false
	}
	b, _ := json.Marshal(a) // strings only
	sum := sha256.Sum256(b)
	return string(a.Kind) + ":" + hex.EncodeToString(sum[:10])
}

// quote is the quote of a place in a document; whether it stands there once is not told.
func quote(d *hearsay.Document, p Place) Quote {
	q := Quote{Document: d.SHA256, Exact: p.Span.In(d.Text), Source: p.Source, Cue: p.Cue}
	if q.Exact == "" {
		return q
	}
	q.Prefix, q.Suffix = context(d.Text, p.Span)
	q.Start = utf8.RuneCountInString(d.Text[:p.Span.Start])
	return q
}

// context is the words before and after a span.
func context(text string, s hearsay.Span) (prefix, suffix string) {
	const most = 4 * utf8.UTFMax * contextSize // bytes: white space may be long
	before := text[max(0, s.Start-most):s.Start]
	after := text[s.End:min(len(text), s.End+most)]
	p := []rune(spaced(before))
	n := []rune(spaced(after))
	return string(p[max(0, len(p)-contextSize):]), string(n[:min(len(n), contextSize)])
}

// spaced is a text with each run of white space as one space, which stands at its ends
// too, and without bytes that are no UTF-8.
func spaced(s string) string {
	var b strings.Builder
	space := false
	for _, r := range strings.ToValidUTF8(s, "") {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// bare is the words of s alone: white space as one space, and without the marks around
// them, where a new reading of a text most easily differs.
func bare(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	in := strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	if in == "" {
		return s
	}
	return in
}

// near is how many code points of the context of q are around a span, and whether that
// is enough of one side of it, or all of both.
func (q *Quote) near(text string, s hearsay.Span) (score int, ok bool) {
	prefix, suffix := context(text, s)
	before, after := shared(reversed(prefix), reversed(q.Prefix)), shared([]rune(suffix), []rune(q.Suffix))
	return before + after, before >= enough || after >= enough || prefix == q.Prefix && suffix == q.Suffix
}

func shared(a, b []rune) (n int) {
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func reversed(s string) []rune {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return r
}
