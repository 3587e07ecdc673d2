package export

import (
	"encoding/csv"
	"io"
	"iter"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/foreign"
)

// writeCSV writes rows as RFC 4180 has it: a header, commas, CRLF. It is UTF-8 with a byte
// order mark, without which Excel reads another encoding. Each cell is one line of what a
// person would read (foreign.Line); the words to the letter are in the other formats.
func writeCSV[T any](w io.Writer, rows iter.Seq[T]) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	columns := columnsOf(reflect.TypeFor[T]())
	line := make([]string, len(columns))
	for i, c := range columns {
		line[i], _, _ = strings.Cut(c.Tag.Get("parquet"), ",")
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for row := range rows {
		x := reflect.ValueOf(row)
		for i, c := range columns {
			line[i] = cell(x.FieldByIndex(c.Index), c)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// columnsOf are the fields of a row that CSV has, those of what it embeds in their place.
func columnsOf(t reflect.Type) (all []reflect.StructField) {
	for _, f := range reflect.VisibleFields(t) {
		if !f.Anonymous && f.Tag.Get("csv") != "-" {
			all = append(all, f)
		}
	}
	return all
}

func cell(x reflect.Value, c reflect.StructField) string {
	switch x.Kind() {
	case reflect.Bool:
		return strconv.FormatBool(x.Bool())
	case reflect.Int64:
		if x.Int() == 0 && strings.HasSuffix(c.Tag.Get("parquet"), ",optional") {
			return ""
		}
		return strconv.FormatInt(x.Int(), 10)
	case reflect.Float64:
		return strconv.FormatFloat(x.Float(), 'f', -1, 64)
	}
	return harmless(x.String())
}

// harmless is a cell of text that no spreadsheet takes for a formula: OWASP's "CSV
// Injection" names the signs at the beginning, also in their full width, and what to put
// before them, which spreadsheets do not show. Tab and line ends are gone (foreign.Line).
func harmless(s string) string {
	s = foreign.Line(s)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"' `))
	if strings.ContainsRune("=+-@＝＋－＠", first) && first != 0 {
		return "'" + s
	}
	return s
}
