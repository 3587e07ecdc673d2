package export

import (
	"io"
	"iter"

	"github.com/openhearsay/hearsay/columnar"
)

// writeParquet writes rows in Apache Parquet's format.
func writeParquet[T any](w io.Writer, rows iter.Seq[T]) error {
	out := columnar.NewWriter[T](w)
	for row := range rows {
		if err := out.Write(row); err != nil {
			return err
		}
	}
	return out.Close()
}
