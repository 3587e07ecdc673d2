// Package columnar reads and writes rows as Apache Parquet files, the form in which
// archives keep them and which DuckDB, Spark and ClickHouse read directly.
//
// A Writer writes rows of any struct in row groups that are bounded in rows and in bytes.
// Documents reads documents by the names of their columns, whoever wrote the file; Rows
// reads rows of a struct that the file has to match. Both hold a page of each column in
// memory, never a row group, and pass over what is broken with a Fault that names it.
package columnar

import (
	"bytes"
	"fmt"
)

// magic begins and ends a Parquet file.
const magic = "PAR1"

// Head is how many bytes of a file Is has to see.
const Head = len(magic)

// Is reports whether a file that begins with head is Parquet.
func Is(head []byte) bool { return bytes.HasPrefix(head, []byte(magic)) }

// A Fault is what cannot be read of a file; what lies around it can. Groups and rows count
// from 1 and are 0 where the fault is of no single one.
type Fault struct {
	Group, Groups int    // the row group, and how many the file has
	Row           int64  // of the file
	Lost          int64  // how many rows are left out, from Row on
	Column        string // "" for all columns
	Err           error
}

// Error names the place as a person would look for it.
func (f *Fault) Error() string {
	var b bytes.Buffer
	if f.Group > 0 {
		fmt.Fprintf(&b, "row group %d of %d, ", f.Group, f.Groups)
	}
	if f.Row > 0 {
		fmt.Fprintf(&b, "row %d, ", f.Row)
	}
	if f.Column != "" {
		fmt.Fprintf(&b, "column %q, ", f.Column)
	}
	if b.Len() > 0 {
		b.Truncate(b.Len() - len(", "))
		b.WriteString(": ")
	}
	b.WriteString(f.Err.Error())
	switch {
	case f.Lost > 1:
		fmt.Fprintf(&b, " (this row and the %d after it in its row group are left out)", f.Lost-1)
	case f.Lost == 1:
		b.WriteString(" (the row is left out)")
	}
	return b.String()
}

// Unwrap is the error itself.
func (f *Fault) Unwrap() error { return f.Err }
