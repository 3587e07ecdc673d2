package columnar

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/parquet-go/parquet-go"

	"github.com/openhearsay/hearsay"
)

// The bounds of a row group, so that a reader of one column holds little: rows, and bytes
// of the rows before they are compressed.
const (
	GroupRows  = 50_000
	GroupBytes = 64 << 20
)

// A Writer writes rows as a Parquet file: pages of version 1, compressed by Zstandard. It
// holds one row group in memory. The same rows give the same bytes.
//
// Fields of T are columns as parquet-go names them (`parquet:"name,optional"`); list columns
// need its "list", so that other programs see a LIST. Strings that are not UTF-8, such as
// names of files, have U+FFFD for their odd bytes.
type Writer[T any] struct {
	out     *parquet.GenericWriter[T]
	strings [][]int // indexes of the fields that are strings
	one     []T
	before  int64 // size when the last row group ended
	rows    int64
}

// NewWriter makes a Writer to w; Close it in the end.
func NewWriter[T any](w io.Writer) *Writer[T] {
	x := &Writer[T]{one: make([]T, 1), out: parquet.NewGenericWriter[T](w,
		parquet.Compression(&parquet.Zstd), parquet.DataPageVersion(1), parquet.MaxRowsPerRowGroup(GroupRows),
		parquet.CreatedBy("hearsay", hearsay.Version, ""))}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[T]()) {
		if f.Type.Kind() == reflect.String {
			x.strings = append(x.strings, f.Index)
		}
	}
	return x
}

// Write appends a row.
func (x *Writer[T]) Write(row T) (err error) {
	defer caught(&err)
	x.one[0] = row
	fields := reflect.ValueOf(&x.one[0]).Elem()
	for _, i := range x.strings {
		if f := fields.FieldByIndex(i); f.Len() > 0 {
			f.SetString(strings.ToValidUTF8(f.String(), "\ufffd"))
		}
	}
	if _, err := x.out.Write(x.one); err != nil {
		return err
	}
	x.rows++
	if x.out.Size()-x.before > GroupBytes {
		if err := x.out.Flush(); err != nil {
			return err
		}
		x.before = x.out.Size()
	}
	return nil
}

// Rows is how many rows were written.
func (x *Writer[T]) Rows() int64 { return x.rows }

// Close writes what is left and the footer. It does not close the underlying writer.
func (x *Writer[T]) Close() (err error) {
	defer caught(&err)
	return x.out.Close()
}

// caught makes an error of a panic of the library, which hostile files can bring about.
func caught(err *error) {
	if r := recover(); r != nil {
		*err = errors.Join(*err, fmt.Errorf("damaged: %v", r))
	}
}
