package main

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/store"
)

// searchCommand searches the texts of a case.
type searchCommand struct {
	Words []string `arg:"" help:"Words that a document must hold, all of them."`
	caseFlag
	formatFlag
	Limit int `short:"n" default:"20" help:"At most so many documents (${default})."`
}

// Help shows how the command is used.
func (searchCommand) Help() string {
	return `Examples:
  hearsay search ferry captain       documents with both words, best first
  hearsay search "no comment"        the two words side by side
  hearsay search 'Bo "Chip" Olsen'   a name with quotation marks in it
  hearsay search "harbo*"            all words that begin so

Case and accents make no difference; words are taken as they are ("sail" does
not find "sailed"). No character has to be escaped. Exit code 1: nothing found.`
}

// A hit is a document as --format json prints it.
type hit struct {
	entry
	Spans    []span   `json:"spans"` // where the words stand, in code points of the text
	Snippets []string `json:"snippets"`
}

type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Run prints what is found.
func (c *searchCommand) Run(p *program) error {
	q := store.ParseQuery(c.Words...)
	if len(q) == 0 {
		return usageError{errors.New("search: there is no word to search for in " + strings.Join(c.Words, " "))}
	}
	if c.Limit < 1 {
		return usageError{fmt.Errorf("search: --limit is %d: it must be 1 or more", c.Limit)}
	}
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	hits, total, damage := s.Search(p.ctx, q, c.Limit)
	if damage != nil && !errors.Is(damage, store.ErrDamaged) {
		return damage
	}
	if c.json() {
		out := struct {
			Total     int   `json:"total"`
			Documents []hit `json:"documents"`
		}{total, []hit{}}
		for _, h := range hits {
			f := hit{newEntry(h.Entry), []span{}, []string{}}
			points := hearsay.NewCodePoints(h.Text)
			for _, x := range h.Spans {
				x = points.Span(x)
				f.Spans = append(f.Spans, span{x.Start, x.End})
			}
			for _, sn := range snippets(h.Text, h.Spans) {
				f.Snippets = append(f.Snippets, sn.render(h.Text, func(s string) string { return s }))
			}
			out.Documents = append(out.Documents, f)
		}
		if err := writeLine(p.stdout, out); err != nil {
			return err
		}
	} else if err := c.print(p, hits, total); err != nil {
		return err
	}
	if total == 0 {
		if !c.json() {
			p.say("nothing found in %s", c.Case)
		}
		return errFailed
	}
	return damage
}

func (c *searchCommand) print(p *program, hits []store.Hit, total int) error {
	var b strings.Builder
	for i, h := range hits {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(paint(p.stdout, bold, foreign.Line(h.ID)))
		for _, x := range []string{date(h.Published), h.Outlet, h.Title} {
			if x = foreign.Line(x); x != "" {
				b.WriteString("  " + x)
			}
		}
		b.WriteByte('\n')
		mark := func(s string) string { return paint(p.stdout, yellow, s) }
		for _, sn := range snippets(h.Text, h.Spans) {
			b.WriteString("  " + sn.render(h.Text, mark) + "\n")
		}
		if len(h.Spans) == 0 {
			b.WriteString("  (in the title)\n")
		}
	}
	if total > len(hits) {
		fmt.Fprintf(&b, "\n%d of %s: --limit %d shows all\n", len(hits), number(total, "document"), total)
	}
	_, err := fmt.Fprint(p.stdout, b.String())
	return err
}

// A snippet is a stretch of a text around places that were found.
type snippet struct {
	hearsay.Span
	marked []hearsay.Span
}

const (
	snippetAround = 70 // bytes before and after a place
	snippetMost   = 3  // of one document
	snippetPlaces = 5  // marked in one snippet
)

// snippets are the first stretches of text that hold the places.
func snippets(text string, places []hearsay.Span) []snippet {
	var all []snippet
	for _, x := range places {
		around := hearsay.Span{Start: before(text, x.Start), End: after(text, x.End)}
		if n := len(all); n > 0 && around.Start <= all[n-1].End {
			if len(all[n-1].marked) == snippetPlaces {
				continue
			}
			all[n-1].End = around.End
			all[n-1].marked = append(all[n-1].marked, x)
			continue
		}
		if len(all) == snippetMost {
			break
		}
		all = append(all, snippet{around, []hearsay.Span{x}})
	}
	return all
}

// before is where a snippet starts for a place at byte at: on a border of words.
func before(text string, at int) int {
	low := max(0, at-snippetAround)
	for low > 0 && low < at && !utf8.RuneStart(text[low]) {
		low++
	}
	if low == 0 {
		return 0
	}
	_, size := utf8.DecodeLastRuneInString(text[:low])
	low -= size
	if i := strings.IndexFunc(text[low:at], unicode.IsSpace); i >= 0 {
		_, space := utf8.DecodeRuneInString(text[low+i:])
		return low + i + space
	}
	return low + size
}

// after is where it ends.
func after(text string, at int) int {
	high := min(len(text), at+snippetAround)
	for high < len(text) && high > at && !utf8.RuneStart(text[high]) {
		high--
	}
	if high == len(text) {
		return high
	}
	_, size := utf8.DecodeRuneInString(text[high:])
	if i := strings.LastIndexFunc(text[at:high+size], unicode.IsSpace); i >= 0 {
		return at + i
	}
	return high
}

// render is the snippet on one line, with dots where the text goes on.
func (s snippet) render(text string, mark func(string) string) string {
	var b strings.Builder
	at := s.Start
	for _, m := range s.marked {
		b.WriteString(foreign.Text(text[at:m.Start]))
		b.WriteString(mark(foreign.Text(text[m.Start:m.End])))
		at = m.End
	}
	b.WriteString(foreign.Text(text[at:s.End]))
	line := strings.Join(strings.Fields(b.String()), " ")
	if s.Start > 0 {
		line = "… " + line
	}
	if s.End < len(text) {
		line += " …"
	}
	return line
}
