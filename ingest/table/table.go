// Package table reads tables whose rows are documents: CSV (RFC 4180), TSV and JSON
// Lines, arrays of JSON objects, and the input form of passim.
package table

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"

	utf16 "golang.org/x/text/encoding/unicode"

	"github.com/openhearsay/hearsay/ingest/source"
)

// Columns are the names of the columns that hold what is to be known of a document. An
// empty one is found by the names that are usual for it.
type Columns struct {
	Text, ID, Outlet, Date, Title, Byline, URL string
}

// Parts makes a source.PartReader of tables with these columns: each row with a text in
// order, "t.csv/7" (row 7 below the header), named by its id where there is one. A row
// that cannot be read fails with its line, and the next one follows. A table may be
// compressed with gzip, and UTF-16 where it begins with a byte-order mark. It holds one
// row in memory.
func Parts(c Columns) source.PartReader {
	return func(ctx context.Context, p string, f source.File, size int64, l source.Limits) iter.Seq2[source.Source, error] {
		return func(yield func(source.Source, error) bool) {
			open := func() io.Reader { return io.NewSectionReader(f, 0, size) }
			t := &table{columns: c, path: p, limits: l, ctx: ctx, yield: yield, open: open}
			err := source.Guard(func() error {
				return t.read(open())
			})
			if e := ctx.Err(); e != nil && !t.stopped {
				err = e
			}
			if err != nil && err != errStopped {
				yield(source.Source{Path: p}, err)
			}
		}
	}
}

// errStopped is the error of a reading that the caller ended.
var errStopped = errors.New("stopped")

// A table is one that is read.
type table struct {
	columns Columns
	path    string
	limits  source.Limits
	ctx     context.Context
	yield   func(source.Source, error) bool
	stopped bool
	open    func() io.Reader // the table from its beginning
	order   order
	dates   func(string) // takes the dates of the rows, and nothing is handed on

	seen   []string // the columns of the last object, and what was chosen of them
	chosen Columns

	documents, failed int
	empty             []int // rows without a text, the first ones
	empties           int
}

// A cell gives the value of a column in a row by the field of Columns, in small
// letters; "" where there is none.
type cell func(field string) string

// read reads a table in any of its forms.
func (t *table) read(f io.Reader) error {
	b := bufio.NewReaderSize(source.Reader(t.ctx, f), 64<<10)
	if head, _ := b.Peek(2); string(head) == "\x1f\x8b" {
		z, err := gzip.NewReader(b)
		if err != nil {
			return fmt.Errorf("the gzip file cannot be unpacked (%w): get an unbroken copy", err)
		}
		b = bufio.NewReaderSize(z, 64<<10)
	}
	switch head, _ := b.Peek(4); {
	case bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")):
		b = bufio.NewReaderSize(transform.NewReader(b, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewDecoder()), 64<<10)
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		b = bufio.NewReaderSize(transform.NewReader(b, utf16.UTF16(utf16.LittleEndian, utf16.UseBOM).NewDecoder()), 64<<10)
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		b.Discard(3)
	}
	first, err := firstByte(b)
	if err != nil {
		if err == io.EOF {
			return errors.New("the table is empty: nothing to read")
		}
		return err
	}
	name := strings.TrimSuffix(strings.ToLower(t.path), ".gz")
	switch {
	case first == '[' && path.Ext(name) != ".csv" && path.Ext(name) != ".tsv":
		err = t.stream(b, true)
	case first == '{' && path.Ext(name) != ".csv" && path.Ext(name) != ".tsv":
		err = t.lines(b)
	default:
		err = t.csv(b, path.Ext(name) == ".tsv" || path.Ext(name) == ".tab")
	}
	if err != nil {
		return err
	}
	return t.end()
}

// firstByte is the first byte that is no space; the spaces before it are gone.
func firstByte(b *bufio.Reader) (byte, error) {
	for {
		c, err := b.ReadByte()
		if err != nil {
			return 0, err
		}
		if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			return c, b.UnreadByte()
		}
	}
}

// fail tells that row n, which begins at a line, cannot be read.
func (t *table) fail(n, line int, err error) error {
	if t.dates != nil {
		return t.ctx.Err()
	}
	if t.failed++; t.documents+t.failed > t.limits.Parts {
		return t.tooMany()
	}
	where := ""
	if line > 0 {
		where = fmt.Sprintf("line %d: ", line)
	}
	return t.give(source.Source{Path: fmt.Sprintf("%s/%d", t.path, n)}, fmt.Errorf("%s%w", where, err))
}

// give hands on a part.
func (t *table) give(s source.Source, err error) error {
	if e := t.ctx.Err(); e != nil {
		return e
	}
	if !t.yield(s, err) {
		t.stopped = true
		return errStopped
	}
	return nil
}

// row makes a document of row n.
func (t *table) row(n, line int, text string, get cell) error {
	if t.dates != nil {
		t.dates(get("date"))
		return t.ctx.Err()
	}
	if strings.TrimSpace(text) == "" {
		if t.empties++; len(t.empty) < 10 {
			t.empty = append(t.empty, n)
		}
		return nil
	}
	if int64(len(text)) > t.limits.Bytes {
		return t.fail(n, line, tooLong(t.limits))
	}
	if t.documents++; t.documents+t.failed > t.limits.Parts {
		return t.tooMany()
	}
	if t.order == unread && ambiguous(get("date")) {
		t.order = t.dayOrMonth()
		if err := t.ctx.Err(); err != nil {
			return err
		}
	}
	return t.give(document(fmt.Sprintf("%s/%d", t.path, n), source.Part(t.path, n), text, t.order, get), nil)
}

func (t *table) tooMany() error {
	return fmt.Errorf("the table holds more than %d documents: the others are not read; split it", t.limits.Parts)
}

func tooLong(l source.Limits) error {
	return fmt.Errorf("the row is larger than %d MB: raise the limit with --max-document", l.Bytes>>20)
}

// end tells which rows had no text.
func (t *table) end() error {
	if t.dates != nil {
		return nil
	}
	if t.empties == 0 {
		if t.documents == 0 && t.failed == 0 {
			return errors.New("the table has a header and no rows: nothing to read")
		}
		return nil
	}
	rows := strings.Trim(strings.ReplaceAll(fmt.Sprint(t.empty), " ", ", "), "[]")
	if t.empties > len(t.empty) {
		rows += ", …"
	}
	said := fmt.Sprintf("%d rows without a text are left out (%s)", t.empties, rows)
	if t.documents == 0 && t.failed == 0 {
		return errors.New(said + ": no row has a text")
	}
	return t.give(source.Source{Path: t.path}, source.Warning(said))
}

// usual are the names of columns, the likelier first, in small letters and digits.
var usual = struct{ text, id, outlet, date, title, byline, url []string }{
	text:   strings.Fields("text body content article fulltext articletext articlebody maintext bodytext contenttext contenthtml bodyhtml texthtml html story plaintext cleantext rawtext document"),
	id:     strings.Fields("id docid guid documentid articleid uid uuid key identifier"),
	outlet: strings.Fields("outlet publisher publication newspaper outletname publishername sitename sourcename source series site media medium"),
	date:   strings.Fields("date published publishedat datepublished publisheddate publicationdate pubdate publishdate publishedon datetime created createdat day timestamp time"),
	title:  strings.Fields("title headline heading articletitle"),
	byline: strings.Fields("byline bylines author authors creator writer by"),
	url:    strings.Fields("url link uri href permalink canonicalurl weburl pageurl articleurl sourceurl"),
}

// find is the one of the columns that has the name that a person gave, else one of the
// usual names; "" for none.
func find(columns []string, given string, names []string) string {
	if given != "" {
		for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
			for _, c := range columns {
				if same(c, given) {
					return c
				}
			}
		}
		return ""
	}
	for _, n := range names {
		for _, c := range columns {
			if plain(c) == n {
				return c
			}
		}
	}
	return ""
}

// plain is a name in small letters and digits.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// choose fills in the names of the columns that are there. The error lists them.
func (c Columns) choose(columns []string) (Columns, error) {
	var out Columns
	for _, k := range []struct {
		to     *string
		given  string
		names  []string
		option string
	}{
		{&out.Text, c.Text, usual.text, "--text-column"},
		{&out.ID, c.ID, usual.id, "--id-column"},
		{&out.Outlet, c.Outlet, usual.outlet, "--outlet-column"},
		{&out.Date, c.Date, usual.date, "--date-column"},
		{&out.Title, c.Title, usual.title, "--title-column"},
		{&out.Byline, c.Byline, usual.byline, "--byline-column"},
		{&out.URL, c.URL, usual.url, "--url-column"},
	} {
		*k.to = find(columns, k.given, k.names)
		switch {
		case *k.to == "" && k.given != "":
			return out, fmt.Errorf("there is no column %q (%s); the columns are %s", k.given, k.option, list(columns))
		case *k.to == "" && k.option == "--text-column":
			return out, fmt.Errorf("no column seems to hold the text; name it with --text-column; the columns are %s", list(columns))
		}
	}
	return out, nil
}

// byField is the names of the columns by the fields, in small letters.
func (c Columns) byField() map[string]string {
	return map[string]string{"text": c.Text, "id": c.ID, "outlet": c.Outlet, "date": c.Date, "title": c.Title, "byline": c.Byline, "url": c.URL}
}

// list is the names of columns for a person.
func list(columns []string) string {
	var out []string
	for i, c := range columns {
		if i == 40 {
			out = append(out, "…")
			break
		}
		if r := []rune(source.Line(c)); len(r) > 40 {
			out = append(out, fmt.Sprintf("%q", string(r[:40])+"…"))
		} else {
			out = append(out, fmt.Sprintf("%q", string(r)))
		}
	}
	return strings.Join(out, ", ")
}
