package columnar

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// Rows opens a file of rows that a Writer of the same T, or an engine that keeps its types,
// wrote. The error names what its schema lacks; columns that T does not have are passed
// over. All yields the rows in the order of the file, or, with a *Fault, what cannot be
// read: a damaged page costs the rest of its row group, and the rows go on after it. A null
// is the zero value of its field. Strings do not share memory with the file.
func Rows[T any](r io.ReaderAt, size int64) (all iter.Seq2[T, error], rows int64, err error) {
	f, err := open(r, size)
	if err != nil {
		return nil, 0, err
	}
	defer caught(&err)
	want := parquet.SchemaOf(new(T))
	var leaves []parquet.LeafColumn
	for _, path := range want.Columns() {
		w, _ := want.Lookup(path...)
		if f.Root().Column(path[0]) == nil {
			return nil, 0, fmt.Errorf("no column %q among %s", path[0], columnsOf(f))
		}
		have, ok := f.Schema().Lookup(path...)
		if !ok || have.MaxRepetitionLevel != w.MaxRepetitionLevel {
			return nil, 0, &Fault{Column: path[0], Err: fmt.Errorf("is not made as hearsay makes it (%s)", strings.Join(path, "."))}
		}
		if a, b := have.Node.Type().Kind(), w.Node.Type().Kind(); a != b {
			return nil, 0, &Fault{Column: path[0], Err: fmt.Errorf("is of type %s, not %s", have.Node.Type(), w.Node.Type())}
		}
		leaves = append(leaves, have)
	}
	return func(yield func(T, error) bool) {
		first, groups := int64(0), f.RowGroups()
		check := pageChecker{file: r, size: size}
		defer check.close()
		for g := range groups {
			total := max(0, groups[g].NumRows())
			if err := check.all(&f.Metadata().RowGroups[g], leaves); err != nil {
				var zero T
				err.Group, err.Groups, err.Row, err.Lost = g+1, len(groups), first+1, total
				if !yield(zero, err) {
					return
				}
				first += total
				continue
			}
			if !rowsOf(groups[g], func(row int64, v T, err error) bool {
				if err != nil {
					return yield(v, &Fault{Group: g + 1, Groups: len(groups), Row: first + row + 1, Lost: total - row, Err: err})
				}
				return yield(v, nil)
			}) {
				return
			}
			first += total
		}
	}, f.NumRows(), nil
}

// rowsOf yields the rows of a group with their numbers from 0, and an error as the last.
func rowsOf[T any](group parquet.RowGroup, yield func(row int64, v T, err error) bool) bool {
	var zero T
	read := func() (r *parquet.GenericReader[T], err error) {
		defer caught(&err)
		return parquet.NewGenericRowGroupReader[T](group), nil
	}
	r, err := read()
	if err != nil {
		return yield(0, zero, err)
	}
	defer func() {
		var err error
		defer caught(&err)
		r.Close()
	}()
	some := make([]T, 64)
	fill := func() (n int, err error) {
		defer caught(&err)
		clear(some)
		return r.Read(some)
	}
	for row, total := int64(0), group.NumRows(); row < total; {
		n, err := fill()
		for _, v := range some[:n] {
			if !yield(row, v, nil) {
				return false
			}
			row++
		}
		if row < total && (err != nil || n == 0) {
			if err == nil || err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return yield(row, zero, err)
		}
	}
	return true
}
