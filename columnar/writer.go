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
	lists   [][]int
	one     []T
	size    int // bytes of the rows of the row group
	rows    int64
}

// NewWriter makes a Writer to w; Close it in the end.
func NewWriter[T any](w io.Writer) *Writer[T] {
	options := []parquet.WriterOption{
		parquet.Compression(&parquet.Zstd), parquet.DataPageVersion(1),
		parquet.CreatedBy("hearsay", hearsay.Version, ""),
	}
	schema := parquet.SchemaOf(new(T))
	for _, path := range schema.Columns() {
		// The head of a page would hold its least and greatest string whole, not compressed:
		// two texts of every few. Those that readers skip pages by stand cut in the index.
		if c, _ := schema.Lookup(path...); c.Node.Type().Kind() == parquet.ByteArray {
			options = append(options, parquet.SkipPageStatistics(path...))
		}
	}
	x := &Writer[T]{one: make([]T, 1), out: parquet.NewGenericWriter[T](w, options...)}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[T]()) {
		switch f.Type.Kind() {
		case reflect.String:
			x.strings = append(x.strings, f.Index)
		case reflect.Slice:
			x.lists = append(x.lists, f.Index)
		}
	}
	return x
}

// Write appends a row.
func (x *Writer[T]) Write(row T) (err error) {
	defer caught(&err)
	x.one[0] = row
	fields := reflect.ValueOf(&x.one[0]).Elem()
	size := int(fields.Type().Size())
	for _, i := range x.strings {
		if f := fields.FieldByIndex(i); f.Len() > 0 {
			size += f.Len()
			f.SetString(strings.ToValidUTF8(f.String(), "\ufffd"))
		}
	}
	for _, i := range x.lists {
		f := fields.FieldByIndex(i)
		size += f.Len() * int(f.Type().Elem().Size())
	}
	if _, err := x.out.Write(x.one); err != nil {
		return err
	}
	x.rows++
	if x.size += size; x.size >= GroupBytes || x.rows%GroupRows == 0 {
		x.size = 0
		return x.out.Flush()
	}
	return nil
}

// Note keeps a word about the file beside its rows, for Look.
func (x *Writer[T]) Note(key, value string) { x.out.SetKeyValueMetadata(key, value) }

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
