package export

import (
	"io"
	"iter"
	"reflect"
	"strings"

	"github.com/parquet-go/parquet-go"

	"github.com/openhearsay/hearsay"
)

// The bounds of a row group, so that a reader of one column holds little: rows, and bytes
// of the rows before they are compressed (documents carry their texts).
const (
	groupRows  = 50_000
	groupBytes = 64 << 20
)

// writeParquet writes rows in Apache Parquet's format, version 1 pages, compressed by Zstandard.
func writeParquet[T any](w io.Writer, rows iter.Seq[T]) error {
	out := parquet.NewGenericWriter[T](w,
		parquet.Compression(&parquet.Zstd), parquet.DataPageVersion(1), parquet.MaxRowsPerRowGroup(groupRows),
		parquet.CreatedBy("hearsay", hearsay.Version, ""))
	columns := reflect.VisibleFields(reflect.TypeFor[T]())
	one, before := make([]T, 1), int64(0) // size when the last row group ended
	for row := range rows {
		one[0] = row
		for x, i := reflect.ValueOf(&one[0]).Elem(), 0; i < len(columns); i++ {
			if f := x.FieldByIndex(columns[i].Index); f.Kind() == reflect.String {
				f.SetString(strings.ToValidUTF8(f.String(), "\ufffd")) // names of files are bytes
			}
		}
		if _, err := out.Write(one); err != nil {
			return err
		}
		if out.Size()-before > groupBytes {
			if err := out.Flush(); err != nil {
				return err
			}
			before = out.Size()
		}
	}
	return out.Close()
}
