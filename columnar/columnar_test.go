package columnar

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
)

// written is a file of rows as another program may write it.
func written[T any](t testing.TB, rows []T, options ...parquet.WriterOption) []byte {
	t.Helper()
	var b bytes.Buffer
	w := parquet.NewGenericWriter[T](&b, options...)
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read is the documents of a file and what was said of it.
func read(b []byte) (docs []Document, said []string) {
	all, _, err := Documents(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, []string{err.Error()}
	}
	for d, err := range all {
		if err != nil {
			said = append(said, err.Error())
		} else {
			docs = append(docs, d)
		}
	}
	return docs, said
}

type plainRow struct {
	ID   string `parquet:"id"`
	Text string `parquet:"text"`
}

func TestDocumentsOfOtherPrograms(t *testing.T) {
	long := strings.Repeat("Ida Brandt said it. ", 3000)
	want := []Document{{ID: "7", Number: true, Text: "One ‘two’", Series: "s", Date: "2031-04-03"}, {ID: "8", Number: true, Text: long, Date: "2031-04-04"}}
	at := time.Date(2031, 4, 3, 0, 0, 0, 0, time.UTC)
	type odd struct {
		More   []int64 `parquet:"more,list"`
		Date   int32   `parquet:"date,date"`
		Text   *string `parquet:"text,optional,dict"`
		Series string  `parquet:"series,optional"`
		ID     int64   `parquet:"id,delta"`
	}
	one, two := want[0].Text, want[1].Text
	rows := []odd{{nil, int32(at.Unix() / 86400), &one, "s", 7}, {[]int64{1, 2}, int32(at.Unix()/86400) + 1, &two, "", 8}}
	for _, codec := range []compress.Codec{&parquet.Uncompressed, &parquet.Snappy, &parquet.Gzip, &parquet.Brotli, &parquet.Zstd} {
		for _, version := range []int{1, 2} {
			docs, said := read(written(t, rows, parquet.Compression(codec), parquet.DataPageVersion(version), parquet.PageBufferSize(100)))
			if !slices.Equal(docs, want) || said != nil {
				t.Errorf("%v, pages of version %d: %d documents, %q", codec, version, len(docs), said)
			}
		}
	}
}

func TestDates(t *testing.T) {
	type stamps struct {
		plainRow
		Date time.Time `parquet:"date,timestamp(microsecond)"`
	}
	type texts struct {
		plainRow
		Date string `parquet:"date"`
	}
	before := time.Date(1969, 12, 31, 23, 59, 58, 999_000_000, time.UTC)
	for _, c := range []struct {
		file []byte
		want string
	}{
		{written(t, []stamps{{plainRow{"a", ""}, before}}), "1969-12-31T23:59:58Z"},
		{written(t, []texts{{plainRow{"a", ""}, "2031-04"}}), "2031-04"},
	} {
		docs, said := read(c.file)
		if len(docs) != 1 || docs[0].Date != c.want {
			t.Errorf("%v %q, want the date %s", docs, said, c.want)
		}
	}
}

func TestBadDocuments(t *testing.T) {
	type nulls struct {
		ID   *string `parquet:"id,optional"`
		Text *string `parquet:"text,optional"`
	}
	a, odd := "a", "caf\xe9"
	for _, c := range []struct {
		name string
		file []byte
		docs int
		said string // the first complaint holds it
	}{
		{"other columns", written(t, []struct {
			Body string `parquet:"body"`
		}{{"x"}}), 0, `no column "id" among "body"`},
		{"wrong type", written(t, []struct {
			ID   string  `parquet:"id"`
			Text float64 `parquet:"text"`
		}{{"x", 1}}), 0, `column "text": is of type DOUBLE: a string is read`},
		{"id of a fraction", written(t, []struct {
			ID   float64 `parquet:"id"`
			Text string  `parquet:"text"`
		}{{1, "x"}}), 0, `column "id": is of type DOUBLE`},
		{"a list", written(t, []struct {
			ID   string   `parquet:"id"`
			Text []string `parquet:"text,list"`
		}{{"x", nil}}), 0, `column "text": holds lists or groups`},
		{"nulls", written(t, []nulls{{&a, &a}, {nil, &a}, {&a, nil}, {&a, &a}}), 2, `row group 1 of 1, row 2, column "id": null`},
		{"not UTF-8", written(t, []plainRow{{"a", odd}, {"b", "good"}}), 1, `row group 1 of 1, row 1, column "text": not valid UTF-8 (the row is left out)`},
		{"too long", written(t, []plainRow{{"a", strings.Repeat("x", MostText+1)}, {"b", "good"}}), 1, `column "text": 67108865 bytes, over 64 MB`},
		{"nothing", nil, 0, ErrTruncated.Error()},
		{"no rows", written[plainRow](t, nil), 0, ""},
		{"encrypted", []byte("PARE....................PARE"), 0, "encrypted"},
	} {
		docs, said := read(c.file)
		first := ""
		if len(said) > 0 {
			first = said[0]
		}
		if len(docs) != c.docs || !strings.Contains(first, c.said) || c.said == "" && first != "" {
			t.Errorf("%s: %d documents, said %q, want %d and %q", c.name, len(docs), said, c.docs, c.said)
		}
	}
}

// many is rows in several row groups.
func many(n int) (rows []plainRow) {
	for i := range n {
		rows = append(rows, plainRow{fmt.Sprint("d", i), strings.Repeat(fmt.Sprint("words ", i*i), 40)})
	}
	return rows
}

func TestBrokenPage(t *testing.T) {
	rows := many(3000)
	whole := written(t, rows, parquet.MaxRowsPerRowGroup(1000), parquet.Compression(&parquet.Zstd), parquet.PageBufferSize(4000))
	f, err := open(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	chunk := f.Metadata().RowGroups[1].Columns[1].MetaData
	for i := range int64(200) {
		whole[chunk.DataPageOffset+chunk.TotalCompressedSize/2+i] ^= 0x5a
	}
	docs, said := read(whole)
	if len(said) != 1 || !strings.Contains(said[0], `row group 2 of 3, row 1`) || !strings.Contains(said[0], `column "text"`) {
		t.Errorf("said %q", said)
	}
	if len(docs) < 2000 || len(docs) >= 3000 || docs[len(docs)-1].ID != "d2999" {
		t.Errorf("%d documents", len(docs))
	}
	for _, d := range docs {
		var n int
		fmt.Sscanf(d.ID, "d%d", &n)
		if d.Text != rows[n].Text {
			t.Fatalf("%s has another text", d.ID)
		}
	}
}

// TestTruncated: no file that ends early is taken for one that is whole.
func TestTruncated(t *testing.T) {
	whole := written(t, many(50))
	for n := range whole {
		docs, said := read(whole[:n:n])
		if docs != nil || len(said) != 1 {
			t.Fatalf("%d of %d bytes: %d documents, %q", n, len(whole), len(docs), said)
		}
	}
}

type listRow struct {
	Name   string  `parquet:"name"`
	Hashes []int64 `parquet:"hashes,list"`
	Hops   []struct {
		Name  string `parquet:"name"`
		Start *int64 `parquet:"start,optional"`
	} `parquet:"hops,list"`
	Outlet string `parquet:"outlet,optional"`
}

func TestWriter(t *testing.T) {
	make := func() []byte {
		var b bytes.Buffer
		w := NewWriter[listRow](&b)
		for i := range GroupRows + 1000 {
			r := listRow{Name: fmt.Sprint("n\xff", i%97), Hashes: []int64{int64(i), -int64(i)}[:i%2*2]}
			if err := w.Write(r); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	file := make()
	if !bytes.Equal(file, make()) {
		t.Error("the same rows give other bytes")
	}
	all, rows, err := Rows[listRow](bytes.NewReader(file), int64(len(file)))
	if err != nil || rows != GroupRows+1000 {
		t.Fatal(rows, err)
	}
	n := 0
	for r, err := range all {
		if err != nil || r.Name != fmt.Sprint("n\ufffd", n%97) || len(r.Hashes) != n%2*2 {
			t.Fatalf("row %d: %v %v", n, r, err)
		}
		n++
	}
	if n != GroupRows+1000 {
		t.Errorf("%d rows", n)
	}
	f, err := parquet.OpenFile(bytes.NewReader(file), int64(len(file)))
	if err != nil || len(f.RowGroups()) != 2 {
		t.Errorf("%d row groups, want 2: %v", len(f.RowGroups()), err)
	}
}

// TestGroupBytes: long texts end a row group before its rows do.
func TestGroupBytes(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter[plainRow](&b)
	text := strings.Repeat("the harbour ", 1<<19)
	for i := range 20 {
		if err := w.Write(plainRow{fmt.Sprint(i), text}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := open(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil || len(f.RowGroups()) != 2 {
		t.Errorf("%d row groups: %v", len(f.RowGroups()), err)
	}
	if b.Len() > len(text)*5 { // compressed, but for the bounds of the two row groups
		t.Errorf("%d bytes", b.Len())
	}
}

func TestRowsOfAnotherFile(t *testing.T) {
	for _, c := range []struct {
		file []byte
		want string
	}{
		{written(t, many(3)), `no column "name" among "id", "text"`},
		{written(t, []struct {
			Name   int64   `parquet:"name"`
			Hashes []int64 `parquet:"hashes,list"`
		}{{}}), `column "name": is of type INT(64,true), not STRING`},
		{written(t, []struct {
			Name   string `parquet:"name"`
			Hashes int64  `parquet:"hashes"`
		}{{}}), `column "hashes": is not made as hearsay makes it`},
		{[]byte("PAR1 and nothing more"), ErrTruncated.Error()},
	} {
		_, _, err := Rows[listRow](bytes.NewReader(c.file), int64(len(c.file)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

func TestRowsBrokenPage(t *testing.T) {
	whole := written(t, many(3000), parquet.MaxRowsPerRowGroup(1000), parquet.Compression(&parquet.Zstd))
	f, _ := open(bytes.NewReader(whole), int64(len(whole)))
	chunk := f.Metadata().RowGroups[0].Columns[0].MetaData
	for i := range int64(100) {
		whole[chunk.DataPageOffset+100+i] ^= 0x5a
	}
	all, _, err := Rows[plainRow](bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	good, faults := 0, 0
	for _, err := range all {
		var fault *Fault
		if err == nil {
			good++
		} else if faults++; !errors.As(err, &fault) || fault.Group != 1 {
			t.Error(err)
		}
	}
	if good != 2000 || faults != 1 {
		t.Errorf("%d rows, %d faults", good, faults)
	}
}

// TestIntegers: what Rows says of a file of integers, Integers says too.
func TestIntegers(t *testing.T) {
	type row struct {
		Name  string `parquet:"name"`
		Small int32  `parquet:"small"`
		Large int64  `parquet:"large,optional"`
	}
	var want []row
	for i := range 3000 {
		want = append(want, row{"x", int32(-i), int64(i+1) << 40})
	}
	whole := written(t, want, parquet.MaxRowsPerRowGroup(1000))
	all, err := Integers(bytes.NewReader(whole), int64(len(whole)), "large", "small")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for v, err := range all {
		if err != nil || v[0] != want[n].Large || v[1] != int64(want[n].Small) {
			t.Fatalf("row %d: %d, %v", n, v, err)
		}
		n++
	}
	if n != len(want) {
		t.Errorf("%d rows", n)
	}
	for _, c := range []struct{ column, want string }{{"none", `no column "none"`}, {"name", `column "name": is of type`}} {
		if _, err := Integers(bytes.NewReader(whole), int64(len(whole)), c.column); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.column, err)
		}
	}
	null := written(t, []row{{"x", 1, 1}, {"x", 1, 0}})
	all, err = Integers(bytes.NewReader(null), int64(len(null)), "large")
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, err := range all {
		if err != nil {
			said += err.Error()
		}
	}
	if !strings.Contains(said, `row 2, column "large": null`) {
		t.Errorf("said %q", said)
	}
}

// FuzzDocuments: whatever the bytes are, there is an answer.
func FuzzDocuments(f *testing.F) {
	f.Add(written(f, many(4)))
	f.Add(written(f, many(4), parquet.Compression(&parquet.Zstd), parquet.DataPageVersion(2)))
	f.Fuzz(func(t *testing.T, b []byte) {
		n := 0
		if all, _, err := Documents(bytes.NewReader(b), int64(len(b))); err == nil {
			for range all {
				if n++; n > 10_000 {
					break
				}
			}
		}
		if all, err := Integers(bytes.NewReader(b), int64(len(b)), "id"); err == nil {
			for range all {
				if n++; n > 10_000 {
					break
				}
			}
		}
		if all, _, err := Rows[plainRow](bytes.NewReader(b), int64(len(b))); err == nil {
			for range all {
				if n++; n > 20_000 {
					break
				}
			}
		}
	})
}
