package columnar

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
)

// MostText is how many bytes the text of a document may have; longer ones are left out.
const MostText = 64 << 20

// A Document is a row of a file of documents: its columns id and text, which are needed, and
// those of series, outlet, date, title, url and language that are there. "" stands for null.
type Document struct {
	ID       string
	Number   bool // the id is an integer in the file
	Text     string
	Series   string // what boilerplate is common to: a newsletter, a press office
	Outlet   string
	Date     string // ISO 8601: as it stands in a column of strings, else a day or a time in UTC
	Title    string
	URL      string
	Language string // ISO 639-1
}

// field is where the value of a column goes.
func (d *Document) field(name string) *string {
	switch name {
	case "id":
		return &d.ID
	case "text":
		return &d.Text
	case "series":
		return &d.Series
	case "outlet":
		return &d.Outlet
	case "date":
		return &d.Date
	case "title":
		return &d.Title
	case "url":
		return &d.URL
	}
	return &d.Language
}

// documentColumns are the columns that are read, by their names; id and text are needed.
var documentColumns = []string{"id", "text", "series", "outlet", "date", "title", "url", "language"}

// Documents opens a file of documents. The error names what its schema lacks. All yields the
// rows in the order of the file, or, with a *Fault, what cannot be read: a row that breaks a
// rule (no id, a text that is not UTF-8 or too long) costs that row, a damaged page the rest
// of its row group, and the rows go on after it.
func Documents(r io.ReaderAt, size int64) (all iter.Seq2[Document, error], rows int64, err error) {
	f, err := open(r, size)
	if err != nil {
		return nil, 0, err
	}
	defer caught(&err)
	var columns []documentColumn
	for _, name := range documentColumns {
		c, err := leaf(f, name)
		if err != nil {
			return nil, 0, err
		}
		if c == nil {
			if name == "id" || name == "text" {
				return nil, 0, fmt.Errorf("no column %q among %s: give the columns the names id and text, as by duckdb -c \"copy (select … as id, … as text from 'OLD.parquet') to 'NEW.parquet'\"", name, columnsOf(f))
			}
			continue
		}
		text, err := textOf(name, c.Node)
		if err != nil {
			return nil, 0, &Fault{Column: name, Err: err}
		}
		columns = append(columns, documentColumn{name, *c, name == "id" && c.Node.Type().Kind() != parquet.ByteArray, text})
	}
	return func(yield func(Document, error) bool) {
		d := documentReader{columns: columns, file: f, groups: f.RowGroups(), check: pageChecker{file: r, size: size}}
		defer d.check.close()
		for i := range d.groups {
			if !d.group(i, yield) {
				return
			}
		}
	}, f.NumRows(), nil
}

type documentColumn struct {
	name   string
	leaf   parquet.LeafColumn
	number bool
	text   func(parquet.Value) (string, error)
}

type documentReader struct {
	columns []documentColumn
	file    *parquet.File
	groups  []parquet.RowGroup
	check   pageChecker
	row     int64 // rows of the groups before
}

// group yields the documents of a row group.
func (d *documentReader) group(g int, yield func(Document, error) bool) bool {
	total := max(0, d.groups[g].NumRows())
	first := d.row
	d.row += total
	lost := func(row int64, column string, err error) bool {
		return yield(Document{}, &Fault{g + 1, len(d.groups), first + row + 1, total - row, column, err})
	}
	cursors := make([]*cursor, 0, len(d.columns))
	defer func() {
		for _, c := range cursors {
			c.close()
		}
	}()
	chunks := d.groups[g].ColumnChunks()
	for _, c := range d.columns {
		err := d.check.column(&d.file.Metadata().RowGroups[g].Columns[c.leaf.ColumnIndex], c.leaf, total)
		if err != nil {
			return lost(0, c.name, err)
		}
		x, err := newCursor(chunks[c.leaf.ColumnIndex])
		if err != nil {
			return lost(0, c.name, err)
		}
		cursors = append(cursors, x)
	}
	for row := range total {
		var doc Document
		var bad *Fault
		for i, c := range d.columns {
			v, err := cursors[i].next()
			if err != nil {
				return lost(row, c.name, err)
			}
			text := ""
			if !v.IsNull() {
				text, err = c.text(v)
			} else if c.name == "id" || c.name == "text" {
				err = errors.New("null: every document needs one")
			}
			if err != nil && bad == nil {
				bad = &Fault{g + 1, len(d.groups), first + row + 1, 1, c.name, err}
			}
			*doc.field(c.name) = text
			doc.Number = doc.Number || c.number
		}
		if bad != nil {
			if !yield(Document{}, bad) {
				return false
			}
		} else if !yield(doc, nil) {
			return false
		}
	}
	return true
}

// textOf is how the values of a column are read as text.
func textOf(name string, n parquet.Node) (func(parquet.Value) (string, error), error) {
	kind := n.Type().Kind()
	switch {
	case kind == parquet.ByteArray:
		return plainText, nil
	case name == "id" && kind == parquet.Int32 && n.Type().LogicalType() == nil, name == "id" && kind == parquet.Int64 && n.Type().LogicalType() == nil,
		name == "id" && isInteger(n):
		return integerOf(n), nil
	case name == "date":
		if read := dayOf(n); read != nil {
			return read, nil
		}
		return nil, fmt.Errorf("is of type %s: a date, a timestamp or a string is read", n.Type())
	}
	if name == "id" {
		return nil, fmt.Errorf("is of type %s: a string or an integer is read", n.Type())
	}
	return nil, fmt.Errorf("is of type %s: a string is read", n.Type())
}

func plainText(v parquet.Value) (string, error) {
	b := v.ByteArray()
	if len(b) > MostText {
		return "", fmt.Errorf("%d bytes, over %d MB: divide the text", len(b), MostText>>20)
	}
	if !utf8.Valid(b) {
		return "", errors.New("not valid UTF-8")
	}
	return string(b), nil
}

func isInteger(n parquet.Node) bool {
	l := n.Type().LogicalType()
	return l != nil && strings.HasPrefix(l.String(), "INT(")
}

func integerOf(n parquet.Node) func(parquet.Value) (string, error) {
	signed := true
	if l := n.Type().LogicalType(); l != nil {
		signed = strings.HasSuffix(l.String(), "true)")
	}
	return func(v parquet.Value) (string, error) {
		switch {
		case v.Kind() == parquet.Int32 && signed:
			return strconv.FormatInt(int64(v.Int32()), 10), nil
		case v.Kind() == parquet.Int32:
			return strconv.FormatUint(uint64(uint32(v.Int32())), 10), nil
		case signed:
			return strconv.FormatInt(v.Int64(), 10), nil
		}
		return strconv.FormatUint(uint64(v.Int64()), 10), nil
	}
}
