package export

import (
	"archive/zip"
	"io"
	"iter"
)

// A table is one file of a format that has several.
type table struct {
	name  string
	write func(io.Writer, *view) error
}

// A kind of table writes rows; csvOf and parquetOf are the two.
type tableKind int

const (
	csvOf tableKind = iota
	parquetOf
)

func tables(k tableKind) []table {
	return []table{
		{"statements", tableOf(k, (*view).statementRows)},
		{"propositions", tableOf(k, (*view).propositionRows)},
		{"conflicts", tableOf(k, (*view).conflictRows)},
		{"quotations", tableOf(k, (*view).quotationRows)},
		{"documents", tableOf(k, (*view).documentRows)},
	}
}

func tableOf[T any](k tableKind, rows func(*view) iter.Seq[T]) func(io.Writer, *view) error {
	return func(w io.Writer, v *view) error {
		if k == parquetOf {
			return writeParquet(w, rows(v))
		}
		return writeCSV(w, rows(v))
	}
}

// archive writes all tables as a ZIP archive, whose times are none, so that the same case
// gives the same bytes.
func (f Format) archive(w io.Writer, v *view) error {
	z := zip.NewWriter(w)
	for _, t := range f.tables {
		method := zip.Deflate
		if f.Name == "parquet" {
			method = zip.Store // compressed already
		}
		file, err := z.CreateHeader(&zip.FileHeader{Name: t.name + f.Extension, Method: method})
		if err != nil {
			return err
		}
		if err := t.write(file, v); err != nil {
			return err
		}
	}
	return z.Close()
}
