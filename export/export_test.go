package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"

	"github.com/openhearsay/hearsay/report/reporttest"
)

// TestText: what is text is UTF-8, and holds nothing that steers a terminal.
func TestText(t *testing.T) {
	for name, c := range cases() {
		for _, f := range Formats() {
			out := [][]byte{written(t, f.Name, c)}
			if f.Name == "parquet" {
				continue
			}
			for i, table := range f.Tables() {
				if i == 0 {
					out = nil
				}
				out = append(out, tableOfCase(t, f.Name, table, c))
			}
			for _, b := range out {
				if !utf8.Valid(b) {
					t.Errorf("%s, %s: not UTF-8", name, f.Name)
				}
				if i := bytes.IndexFunc(b, func(r rune) bool {
					return r < ' ' && r != '\n' && r != '\t' && r != '\r' || 0x7f <= r && r < 0xa0 || r == 0x202e || r == 0x2028
				}); i >= 0 {
					t.Errorf("%s, %s: %q steers a terminal", name, f.Name, b[i:min(i+20, len(b))])
				}
			}
		}
	}
}

type noRoom struct{}

func (noRoom) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteErrors(t *testing.T) {
	for _, f := range Formats() {
		if _, err := f.Write(noRoom{}, reporttest.Case()); err == nil || !strings.Contains(err.Error(), f.Name+": ") {
			t.Errorf("%s: got %v", f.Name, err)
		}
		for _, table := range f.Tables() {
			if err := f.WriteTable(noRoom{}, reporttest.Case(), table); err == nil {
				t.Errorf("%s %s: no error", f.Name, table)
			}
		}
		if err := f.WriteTable(io.Discard, reporttest.Case(), "plots"); err == nil {
			t.Errorf("%s: wrote a table that it does not have", f.Name)
		}
	}
}

// TestCSV reads the tables back and finds no cell that a spreadsheet would run.
func TestCSV(t *testing.T) {
	for name, c := range cases() {
		rows := map[string]int{"statements": len(c.Statements), "documents": len(c.Documents), "conflicts": 2 * len(c.Conflicts)}
		for i := range c.Propositions {
			rows["propositions"] += len(c.Propositions[i].Places)
		}
		for i := range c.QuoteGroups {
			rows["quotations"] += len(c.QuoteGroups[i].Renderings)
		}
		f, _ := Named("csv")
		for _, table := range f.Tables() {
			b := tableOfCase(t, "csv", table, c)
			text, ok := strings.CutPrefix(string(b), "\ufeff")
			if !ok {
				t.Errorf("%s: no byte order mark", table)
			}
			if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
				t.Errorf("%s: lines do not end with CRLF", table)
			}
			all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			if err != nil {
				t.Fatalf("%s, %s: %v", name, table, err)
			}
			if len(all) != rows[table]+1 {
				t.Errorf("%s, %s: %d rows, want %d", name, table, len(all)-1, rows[table])
			}
			for _, line := range all {
				for _, cell := range line {
					first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, `" `))
					if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
						t.Errorf("%s, %s: the cell %q is a formula", name, table, cell)
					}
				}
			}
		}
	}
}

func TestHarmless(t *testing.T) {
	for in, want := range map[string]string{
		"":            "",
		"plain":       "plain",
		"=1+1":        "'=1+1",
		" =1":         "'=1",
		"\t@x":        "'@x",
		"-5 percent":  "'-5 percent",
		"“-5”":        "“-5”",
		`"=1"`:        `'"=1"`,
		"＋1":          "'＋1",
		"a\r\nb\x00c": "a b␀c",
	} {
		if got := harmless(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// TestParquet reads the tables back: the rows that CSV has, nulls for what is not known.
func TestParquet(t *testing.T) {
	c := reporttest.Case()
	b := tableOfCase(t, "parquet", "statements", c)
	got, err := parquet.Read[statementRow](bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if want := slices.Collect(newView(c).statementRows()); !slices.Equal(got, want) {
		t.Errorf("got %d rows\n%+v\nwant %d\n%+v", len(got), got[:1], len(want), want[:1])
	}
	f, err := parquet.OpenFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	said, _ := f.Schema().Lookup("said")
	chunk := f.RowGroups()[0].ColumnChunks()[said.ColumnIndex].(*parquet.FileColumnChunk)
	known := 0
	for _, s := range c.Statements {
		if s.Said.Known() {
			known++
		}
	}
	if !said.Node.Optional() || f.Metadata().RowGroups[0].Columns[said.ColumnIndex].MetaData.Codec.String() != "ZSTD" || chunk.NullCount() != int64(len(got)-known) {
		t.Errorf("said: optional %v, %s, %d nulls, want %d", said.Node.Optional(), f.Metadata().RowGroups[0].Columns[said.ColumnIndex].MetaData.Codec, chunk.NullCount(), len(got)-known)
	}
	h := hostile()
	b = tableOfCase(t, "parquet", "documents", h)
	docs, err := parquet.Read[documentRow](bytes.NewReader(b), int64(len(b)))
	if err != nil || len(docs) != len(h.Documents) {
		t.Fatal(len(docs), err)
	}
	for i, d := range docs {
		if d.Text != h.Documents[i].Text || !utf8.ValidString(d.File) {
			t.Errorf("document %d: %q", i, d.File)
		}
	}
}

// TestArchive: a ZIP holds the tables as they are by themselves.
func TestArchive(t *testing.T) {
	c := reporttest.Case()
	for _, name := range []string{"csv", "parquet"} {
		b := written(t, name, c)
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		f, _ := Named(name)
		for i, table := range f.Tables() {
			if z.File[i].Name != table+f.Extension {
				t.Errorf("%s: file %s", name, z.File[i].Name)
			}
			r, err := z.File[i].Open()
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(r)
			if err != nil || !bytes.Equal(got, tableOfCase(t, name, table, c)) {
				t.Errorf("%s %s: other bytes in the archive (%v)", name, table, err)
			}
		}
	}
}

// TestLines: each line is a row, and the rows are those of the JSON of a case.
func TestLines(t *testing.T) {
	c := reporttest.Case()
	n := 0
	lists := map[string]int{}
	for line := range bytes.Lines(written(t, "jsonl", c)) {
		var x struct {
			List string
			Row  map[string]any
		}
		if err := json.Unmarshal(line, &x); err != nil || x.List == "" || x.Row == nil {
			t.Fatalf("line %d: %v", n+1, err)
		}
		lists[x.List]++
		n++
	}
	if lists["hearsay"] != 1 || lists["statements"] != len(c.Statements) || lists["documents"] != len(c.Documents) || lists["timeline"] != len(c.Timeline) {
		t.Errorf("got %v", lists)
	}
}

// TestDocumented: doc/exports.md names every format, table and column.
func TestDocumented(t *testing.T) {
	b, err := os.ReadFile("../doc/exports.md")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, f := range Formats() {
		names[f.Name] = true
		for _, table := range f.Tables() {
			names[table] = true
		}
	}
	for _, row := range []any{statementRow{}, propositionRow{}, conflictRow{}, quotationRow{}, documentRow{}} {
		for _, f := range reflect.VisibleFields(reflect.TypeOf(row)) {
			if name, _, _ := strings.Cut(f.Tag.Get("parquet"), ","); !f.Anonymous {
				names[name] = true
			}
		}
	}
	for _, e := range newView(reporttest.Case()).graph().edges {
		names[e.kind] = true
	}
	for name := range names {
		if !bytes.Contains(b, []byte("`"+name+"`")) {
			t.Errorf("doc/exports.md does not name `%s`", name)
		}
	}
}
