// Package office reads the text of word processor files: DOCX (ISO/IEC 29500), ODT
// (ISO/IEC 26300) and RTF (version 1.9.1 of its specification). Their text is a list of
// paragraphs; headings, items of lists and cells of tables are paragraphs, footnotes
// come at the end. Deletions that are tracked, comments, headers, footers and hidden
// text are left out, and insertions that are tracked are kept.
package office

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/openhearsay/hearsay/ingest/source"
)

const tracked = "the document has tracked changes: what they delete was left out, what they insert was kept"

// damaged is the error of a file that is not what its name says.
func damaged(what string, err error) error {
	return fmt.Errorf("the %s is damaged (%w): open it in a word processor and save it anew, or save its text as a .txt file", what, err)
}

func tooLarge(l source.Limits) error {
	return fmt.Errorf("the document unpacks to more than %d MB: split it, or raise the limit with --max-document", l.Bytes>>20)
}

var (
	errNested = errors.New("it is nested too deeply")
	errSecret = errors.New("the document is encrypted and asks for a password: open it, save it without the password and add that")
)

// A story is paragraphs in order, some of which stand inside others: text boxes.
type story struct {
	done  []string
	open  []*strings.Builder
	bytes int64
}

func (s *story) begin() { s.open = append(s.open, new(strings.Builder)) }

// end ends the innermost paragraph.
func (s *story) end() {
	n := len(s.open) - 1
	if n < 0 {
		return
	}
	if p := tidy(s.open[n].String()); p != "" {
		s.done = append(s.done, p)
	}
	s.open = s.open[:n]
}

// write adds to the innermost paragraph; outside of one there is no text.
func (s *story) write(text string) {
	if n := len(s.open) - 1; n >= 0 {
		s.open[n].WriteString(text)
		s.bytes += int64(len(text))
	}
}

// tidy takes spaces off the ends of lines, and what is no text.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00A0':
			return ' '
		case r == '\n', r == '\t':
			return r
		case unicode.IsControl(r), r == '\u00AD', r == '\uFEFF', r == '\u200B':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	lines := strings.Split(s, "\n")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

// text is what a reader hands on.
func text(s, notes []string, about source.About, changes bool) (source.Text, error) {
	t := source.Text{Body: strings.Join(append(s, notes...), "\n\n"), About: about}
	if t.Body == "" {
		return t, errors.New("the document holds no text: if it is of pictures, read their words with OCR and add the text")
	}
	if changes {
		t.Warnings = append(t.Warnings, tracked)
	}
	return t, nil
}
