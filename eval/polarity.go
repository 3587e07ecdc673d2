package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/polarity"
)

// A PolaritySentence is one sentence with a clause of which it is known how it is put.
type PolaritySentence struct {
	Form string // "negation", "condition" …
	Want string // a polarity.Polarity in words
	Text string
	Span hearsay.Span // the clause, or the cue of which the saying is asked
	Cue  bool
	At   hearsay.Span // the words that decide, empty where they are not marked
}

// ReadPolarity reads sentences, one a line: "form | polarity | sentence", with the
// clause in {braces} or the cue in <angles>, and the deciding words in [brackets].
// Empty lines and those that begin with # are left out.
func ReadPolarity(in io.Reader) ([]PolaritySentence, error) {
	var out []PolaritySentence
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.SplitN(line, " | ", 3)
		if len(parts) != 3 {
			return nil, fmt.Errorf("eval: polarity: line %d: not form | polarity | sentence", n)
		}
		s := PolaritySentence{Form: parts[0], Want: parts[1]}
		var b strings.Builder
		for _, r := range parts[2] {
			switch at := b.Len(); r {
			case '{', '<':
				s.Span.Start, s.Cue = at, r == '<'
			case '}', '>':
				s.Span.End = at
			case '[':
				if s.At.Empty() {
					s.At.Start = at
				}
			case ']':
				s.At.End = at
			default:
				b.WriteRune(r)
			}
		}
		s.Text = b.String()
		if s.Span.Empty() {
			return nil, fmt.Errorf("eval: polarity: line %d: no clause is marked", n)
		}
		out = append(out, s)
	}
	return out, lines.Err()
}

// Read is how polarity reads the sentence.
func (s *PolaritySentence) Read(analyze func(text string) *language.Analysis) polarity.Reading {
	a := analyze(s.Text)
	if s.Cue {
		return polarity.Saying(a, s.Span)
	}
	return polarity.Around(a, s.Span)
}

// Polarity writes a row for each form, in the order of the sentences, and their total;
// the last column counts the readings whose deciding words meet the marked ones.
func Polarity(w io.Writer, sentences []PolaritySentence, analyze func(text string) *language.Analysis) error {
	type row struct{ right, all, met, marked int }
	rows := map[string]*row{}
	var forms []string
	total := &row{}
	for i := range sentences {
		s := &sentences[i]
		if rows[s.Form] == nil {
			rows[s.Form] = &row{}
			forms = append(forms, s.Form)
		}
		got := s.Read(analyze)
		for _, r := range []*row{rows[s.Form], total} {
			r.all++
			r.right += count(got.Polarity.String() == s.Want)
			if !s.At.Empty() {
				r.marked++
				r.met += count(got.At.Overlaps(s.At))
			}
		}
	}
	rows["total"] = total
	for _, f := range append(forms, "total") {
		r := rows[f]
		if _, err := fmt.Fprintf(w, "%-20s %.3f  of %3d   deciding words met %d of %d\n", f, over(r.right, r.all), r.all, r.met, r.marked); err != nil {
			return err
		}
	}
	return nil
}
