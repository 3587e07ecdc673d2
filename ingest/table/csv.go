package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// maxColumns is how many columns a table may have.
const maxColumns = 4096

// csv reads a table with a header and a mark between its cells.
func (t *table) csv(b *bufio.Reader, tabs bool) error {
	r := &records{r: b, limit: int(min(t.limits.Bytes, 1<<40)) + 1<<20}
	columns, err := r.header(tabs)
	if err != nil {
		return fmt.Errorf("the header of the table cannot be read: its first line is to name the columns (%w)", err)
	}
	chosen, err := t.columns.choose(columns)
	if err != nil {
		return err
	}
	at := map[string]int{}
	for field, name := range chosen.byField() {
		if i := slices.Index(columns, name); i >= 0 && name != "" {
			at[field] = i
		}
	}
	for n := 1; ; n++ {
		line := r.line + 1
		data, err := r.next()
		if err == errBlank {
			n--
			continue
		}
		var row []string
		if err == nil {
			if row, err = cells(data, rune(r.comma), len(columns)); err != nil {
				r.retry()
			}
		} else if err != errLong { // the end of the file, or of what can be read of it
			if err == io.EOF {
				return nil
			}
			return err
		}
		switch {
		case err == errLong:
			err = t.fail(n, line, tooLong(t.limits))
		case err != nil:
			err = t.fail(n, line, err)
		default:
			err = t.row(n, line, row[at["text"]], func(field string) string {
				if i, ok := at[field]; ok {
					return row[i]
				}
				return ""
			})
		}
		if err != nil {
			return err
		}
	}
}

// header is the names of the columns, and sets the mark between cells.
func (r *records) header(tabs bool) ([]string, error) {
	head, err := r.first()
	if err != nil {
		return nil, err
	}
	if m := bytes.TrimSpace(head); len(m) == 5 && bytes.HasPrefix(m, []byte("sep=")) { // as Excel writes it
		r.pos += len(head)
		r.line++
		r.comma = m[4]
	} else {
		r.comma = comma(head, tabs)
	}
	if head, err = r.next(); err != nil {
		return nil, err
	}
	columns, err := cells(head, rune(r.comma), 0)
	if err != nil {
		return nil, err
	}
	if len(columns) > maxColumns {
		return nil, fmt.Errorf("%d columns", len(columns))
	}
	for i, c := range columns {
		if !utf8.ValidString(c) {
			c, _ = charmap.Windows1252.NewDecoder().String(c)
		}
		columns[i] = strings.TrimSpace(c)
	}
	return columns, nil
}

// comma is the mark between the cells of a header: the one that it holds most of.
func comma(head []byte, tabs bool) byte {
	if tabs {
		return '\t'
	}
	best, most := byte(','), 0
	for _, c := range []byte(",;\t|") {
		n, quoted := 0, false
		for _, b := range head {
			switch {
			case b == '"':
				quoted = !quoted
			case b == c && !quoted:
				n++
			}
		}
		if n > most {
			best, most = c, n
		}
	}
	return best
}

// cells are those of a record; want is how many, 0 for any number.
func cells(data []byte, comma rune, want int) ([]string, error) {
	read := func(lazy bool) ([]string, error) {
		r := csv.NewReader(bytes.NewReader(data))
		r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, lazy, -1
		row, err := r.Read()
		if err == nil {
			if _, more := r.Read(); more != io.EOF {
				err = errors.New("a quotation mark stands where none belongs")
			}
		}
		var parse *csv.ParseError
		if errors.As(err, &parse) {
			err = fmt.Errorf("a quotation mark stands where none belongs, or is missing: write marks inside a cell twice (%w)", parse.Err)
		}
		return row, err
	}
	row, err := read(false)
	if err != nil && !bytes.Contains(bytes.TrimRight(data, "\r\n"), []byte("\n")) && !lone(data, byte(comma)) {
		// Marks inside a cell that is not quoted, in one line: the number of cells shows
		// whether they mean nothing.
		if lazy, e := read(true); e == nil && want > 0 && len(lazy) == want {
			row, err = lazy, nil
		}
	}
	if err != nil {
		return nil, err
	}
	for want > 0 && len(row) > want && strings.TrimSpace(row[len(row)-1]) == "" {
		row = row[:len(row)-1]
	}
	if want > 0 && len(row) != want {
		return nil, fmt.Errorf("the row has %d cells, the header %d: a mark between cells is missing, or a cell that holds one is not in quotation marks", len(row), want)
	}
	return row, nil
}

// lone reports whether a cell of a line begins with a quotation mark that does not end
// with one: nobody can tell what belongs to it.
func lone(data []byte, comma byte) bool {
	s := splitter{comma: comma}
	for _, c := range bytes.TrimRight(data, "\r\n") {
		s.take(c)
		if s.torn {
			return true
		}
	}
	return s.state == inQuotes
}

// A splitter follows the quotation marks of a record.
type splitter struct {
	comma byte
	state int
	torn  bool // a quoted cell goes on behind its last mark
}

const (
	cellStart = iota
	inCell
	inQuotes
	afterQuote // a mark in a quoted cell: its end, or the first of two
)

func (s *splitter) take(c byte) {
	switch s.state {
	case cellStart, inCell:
		switch {
		case c == '"' && s.state == cellStart:
			s.state = inQuotes
		case c == s.comma || c == '\n':
			s.state = cellStart
		default:
			s.state = inCell
		}
	case inQuotes:
		if c == '"' {
			s.state = afterQuote
		}
	case afterQuote:
		switch c {
		case '"':
			s.state = inQuotes
		case s.comma, '\n':
			s.state = cellStart
		case '\r':
		default:
			s.state, s.torn = inCell, true
		}
	}
}
