package statement

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
)

// Sizes in bytes. A text of more than wholeSize is read in pieces of at most
// pieceSize, so that no text needs more memory than one piece. The last leadSize
// bytes before a piece are read along with it, for whom its names and pronouns mean.
const (
	wholeSize = 256 << 10
	pieceSize = 192 << 10
	leadSize  = 32 << 10
)

// ReadLong is Read for a document of any length: a long one is read in pieces,
// which analyze analyses one by one, in time linear in its length.
//
// A piece ends between two paragraphs where it can, and not before one that goes
// on with a quotation. What that costs: a short name or a pronoun is not joined
// with a name that stands more than leadSize bytes before its piece, and a text is
// taken for a transcript piece by piece.
func (r *Reader) ReadLong(d *hearsay.Document, analyze func(text string) *language.Analysis) hearsay.Findings {
	if len(d.Text) <= wholeSize {
		return r.Read(d, analyze(d.Text))
	}
	var j joiner
	for start := 0; start < len(d.Text); {
		end := border(d.Text, start, pieceSize)
		lead := 0
		if start > leadSize {
			lead = border(d.Text, start-leadSize, leadSize/2)
		}
		text := d.Text[lead:end]
		j.add(r.Read(pieceOf(d, text, lead), analyze(text)), start, lead)
		start = end
	}
	return j.findings()
}

// Spans yields the statements that x finds in a text of any length, in the order
// in which it finds them; Within is the index of one that was yielded before. A
// long text is read in pieces, as by ReadLong; as x looks at one paragraph at a
// time, that costs nothing but the form of a transcript that is too short to be
// told in its piece.
func Spans(text string, analyze func(text string) *language.Analysis, x Extractor) iter.Seq[hearsay.Statement] {
	return func(yield func(hearsay.Statement) bool) {
		size, base := pieceSize, 0
		if len(text) <= wholeSize {
			size = wholeSize
		}
		for start := 0; start < len(text); {
			end := border(text, start, size)
			found := x.Extract(analyze(text[start:end]))
			for i := range found {
				shift(&found[i], start)
				if found[i].Within >= 0 {
					found[i].Within += base
				}
				if !yield(found[i]) {
					return
				}
			}
			base += len(found)
			start = end
		}
	}
}

// border is where a piece of text from start on ends: at most size bytes later,
// and where there is more text in its second half, at the last place of these
// that stands there: before a paragraph that opens with no quotation mark, before
// any paragraph, before a line, before a word, before a code point.
func border(text string, start, size int) int {
	if len(text)-start <= size {
		return len(text)
	}
	end := start + size
	for !utf8.RuneStart(text[end]) && end > start+1 {
		end--
	}
	low := start + size/2
	place, rank := end, 0
	breaks, returns := 0, 0 // line breaks from at on, up to the next word
	next := end             // the next word
	for at := end - 1; at >= low && rank < 4; at-- {
		switch c := text[at]; {
		case c == '\n':
			breaks++
		case c == '\r':
			returns++
		case c == ' ' || c == '\t':
		default:
			if found := rankOf(text, next, breaks, returns, at+1 < next); found > rank {
				place, rank = next, found
			}
			next, breaks, returns = at, 0, 0
		}
	}
	return place
}

// rankOf says how good a border is before byte next, behind so many line feeds and
// carriage returns, or just a space: 0 where it is none.
func rankOf(text string, next, breaks, returns int, space bool) int {
	if breaks == 0 {
		breaks = returns
	}
	switch {
	case breaks > 1 && !opensQuotation(text[next:]):
		return 4
	case breaks > 1:
		return 3
	case breaks == 1:
		return 2
	case space:
		return 1
	}
	return 0
}

func opensQuotation(text string) bool {
	for _, mark := range [...]string{"“", "\"", "‘", "'", "«", "„", "»", "``", "‹", "‚"} {
		if strings.HasPrefix(text, mark) {
			return true
		}
	}
	return false
}

// pieceOf is the document of which text, from byte at on, is all there is. Spans
// of d that lie elsewhere keep their distance, which puts them outside of text.
func pieceOf(d *hearsay.Document, text string, at int) *hearsay.Document {
	p := *d
	p.Text = text
	p.OutletAt = shifted(d.OutletAt, -at)
	p.Items, p.Furniture = nil, nil
	for _, it := range d.Items {
		it.Span, it.CreditAt = *shifted(&it.Span, -at), shifted(it.CreditAt, -at)
		p.Items = append(p.Items, it)
	}
	for _, f := range d.Furniture {
		if f = *shifted(&f, -at); f.Start < len(text) && f.End > 0 {
			p.Furniture = append(p.Furniture, f)
		}
	}
	return &p
}

// shifted is a copy of s, by bytes further on; nil for nil.
func shifted(s *hearsay.Span, by int) *hearsay.Span {
	if s == nil {
		return nil
	}
	return &hearsay.Span{Start: s.Start + by, End: s.End + by}
}

// shift moves all spans of s by bytes further on. It changes no span in place:
// statements may share them.
func shift(s *hearsay.Statement, by int) {
	s.Source, s.Cue = shifted(s.Source, by), shifted(s.Cue, by)
	s.SaidAt, s.Unnamed = shifted(s.SaidAt, by), shifted(s.Unnamed, by)
	s.Own.At, s.Framed.At = shifted(s.Own.At, by), shifted(s.Framed.At, by)
	contents := make([]hearsay.Span, len(s.Contents))
	for i := range contents {
		contents[i] = *shifted(&s.Contents[i], by)
	}
	s.Contents = contents
	if len(s.Via) == 0 {
		return
	}
	via := make([]hearsay.Hop, len(s.Via))
	for i, h := range s.Via {
		via[i] = hearsay.Hop{Name: h.Name, At: shifted(h.At, by), Caveat: shifted(h.Caveat, by)}
	}
	s.Via = via
}
