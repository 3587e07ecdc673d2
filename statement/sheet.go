package statement

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/date"
	"github.com/openhearsay/hearsay/language/quotation"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
	"github.com/openhearsay/hearsay/outlet"
)

// A sheet is a document before its statements are read: its text and what is known of
// it. Nothing changes it.
type sheet struct {
	d       *hearsay.Document
	a       *language.Analysis
	dates   []hearsay.DateMention
	outlets []outlet.Match
	quotes  []int // by token, see quotation.Utterances
}

func newSheet(d *hearsay.Document, a *language.Analysis) *sheet {
	dates := a.Dates
	if dates == nil {
		dates = Dates(d, a)
	}
	return &sheet{d, a, dates, outlets(d), quotation.Utterances(a)}
}

// tokens are the tokens that lie in a span.
func (p *sheet) tokens(s hearsay.Span) (first, end int) {
	t := p.a.Tokens
	first, _ = slices.BinarySearchFunc(t, s.Start, func(x token.Token, at int) int { return int(x.End) - 1 - at })
	for end = first; end < len(t) && int(t[end].Start) < s.End; end++ {
	}
	return first, end
}

// sentenceAt is the index of the sentence that holds byte at, -1 for none.
func (p *sheet) sentenceAt(at int) int {
	i, _ := slices.BinarySearchFunc(p.a.Sentences, at, func(s sentence.Sentence, at int) int {
		return int(p.a.Tokens[s.End-1].End) - 1 - at
	})
	if i >= len(p.a.Sentences) {
		return -1
	}
	return i
}

// quoted says how much of a statement's contents stands in quotation marks.
func (p *sheet) quoted(s *hearsay.Statement) hearsay.Quoted {
	in, out := 0, 0
	for _, c := range s.Contents {
		first, end := p.tokens(c)
		for i := first; i < end; i++ {
			w := p.a.Word(i)
			if !wordy(w) {
				continue
			}
			if p.quotes[i] >= 0 {
				in++
			} else {
				out++
			}
		}
	}
	switch {
	case in == 0:
		return hearsay.Indirect
	case out == 0:
		return hearsay.Direct
	}
	return hearsay.Mixed
}

func wordy(w string) bool {
	c := w[0]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80 && !strings.ContainsAny(w, "“”‘’«»…–—")
}

// tag is the tag of token k, "" where there is none.
func (p *sheet) tag(k int) string {
	if k < len(p.a.Tags) {
		return p.a.Tags[k]
	}
	return ""
}

func (p *sheet) firstPerson(s hearsay.Span) bool {
	switch strings.ToLower(strings.TrimSpace(s.In(p.a.Text))) {
	case "i", "we", "my", "our", "me", "us", "myself", "ourselves":
		return true
	}
	return false
}

func (p *sheet) word(i int) string {
	if i < 0 || i >= len(p.a.Tokens) {
		return ""
	}
	return p.a.Word(i)
}

func (p *sheet) inFurniture(s hearsay.Span) bool {
	for _, f := range p.d.Furniture {
		if f.Overlaps(s) {
			return true
		}
	}
	return false
}

func (p *sheet) lower(k int) string {
	if k < 0 || k >= len(p.a.Tokens) {
		return ""
	}
	return p.a.Lower(k)
}

// outlets are the outlets that a document names, without those of its furniture
// and of the credits of its pictures ("A. Roe/Agency").
func outlets(d *hearsay.Document) []outlet.Match {
	return slices.DeleteFunc(outlet.Find(d.Text), func(m outlet.Match) bool {
		for _, f := range d.Furniture {
			if f.Overlaps(m.Span) {
				return true
			}
		}
		before := strings.TrimRight(d.Text[max(0, m.Start-3):m.Start], " ")
		return strings.HasSuffix(before, "/") || strings.HasPrefix(d.Text[m.End:], "/")
	})
}

// Dates are the expressions of time in a document, each resolved against the
// date of the item it stands in, or of the document.
func Dates(d *hearsay.Document, a *language.Analysis) []hearsay.DateMention {
	all := date.Find(a.Text, a.Tokens, a.Tags, d.Published)
	p := sheet{d: d, a: a}
	for i := range d.Items {
		it := &d.Items[i]
		if !it.Published.Known() || it.Published == d.Published {
			continue
		}
		first, end := p.tokens(it.Span)
		tags := a.Tags
		if len(tags) == len(a.Tokens) {
			tags = tags[first:end]
		}
		own := date.Find(a.Text, a.Tokens[first:end], tags, it.Published)
		from, _ := slices.BinarySearchFunc(all, it.Span.Start, func(m hearsay.DateMention, at int) int { return m.Span.Start - at })
		to, _ := slices.BinarySearchFunc(all, it.Span.End, func(m hearsay.DateMention, at int) int { return m.Span.Start - at })
		all = slices.Replace(all, from, to, own...)
	}
	return all
}
