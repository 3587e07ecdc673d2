package columnar

import (
	"bytes"
	"encoding/binary"
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// remade is a file whose first row group has another page in its first column, id, and
// whose footer is as change leaves it.
func remade(t *testing.T, codec compress.Codec, encoding format.Encoding, head format.PageHeader, page []byte) []byte {
	t.Helper()
	whole := written(t, many(4), parquet.Compression(codec))
	f, err := open(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	m := f.Metadata()
	end := len(whole) - 8 - int(binary.LittleEndian.Uint32(whole[len(whole)-8:]))
	head.CompressedPageSize = int32(len(page))
	h, err := thrift.Marshal(new(thrift.CompactProtocol), &head)
	if err != nil {
		t.Fatal(err)
	}
	b := append(append(append([]byte{}, whole[:end]...), h...), page...)
	c := &m.RowGroups[0].Columns[0].MetaData
	c.DataPageOffset, c.DictionaryPageOffset, c.TotalCompressedSize = int64(end), 0, int64(len(h)+len(page))
	c.Encoding = append(c.Encoding, encoding)
	return footed(t, b, m)
}

// footed ends a file with a footer.
func footed(t *testing.T, b []byte, m *format.FileMetaData) []byte {
	t.Helper()
	foot, err := thrift.Marshal(new(thrift.CompactProtocol), m)
	if err != nil {
		t.Fatal(err)
	}
	b = append(b, foot...)
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(foot))), magic...)
}

func packed(t *testing.T, codec compress.Codec, b []byte) []byte {
	t.Helper()
	out, err := codec.Encode(nil, b)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func dataPage(values int32, encoding format.Encoding, plain int) format.PageHeader {
	var h format.PageHeader
	h.Type, h.UncompressedPageSize = format.DataPage, int32(plain)
	h.DataPageHeader.Valid = true
	h.DataPageHeader.V.NumValues, h.DataPageHeader.V.Encoding = values, encoding
	h.DataPageHeader.V.DefinitionLevelEncoding, h.DataPageHeader.V.RepetitionLevelEncoding = format.RLE, format.RLE
	return h
}

// TestBombs: files of a few kilobytes, most of them, that would have gigabytes made of them.
func TestBombs(t *testing.T) {
	zeros := make([]byte, mostPage+1<<20)
	run := append([]byte{1}, binary.AppendUvarint(nil, 1<<31)...) // 2³⁰ times the first of a dictionary
	run = append(run, 0)
	deltas := binary.AppendUvarint([]byte{0x80, 1, 4}, 1<<31-1)
	prefixes := prefixBomb(1<<12, 1<<17)
	tests := []struct {
		name, want string
		file       []byte
	}{
		{"gzip", ErrTooLarge.Error(), remade(t, &parquet.Gzip, format.Plain, dataPage(4, format.Plain, 100), packed(t, &parquet.Gzip, zeros))},
		{"zstd", ErrTooLarge.Error(), remade(t, &parquet.Zstd, format.Plain, dataPage(4, format.Plain, 100), packed(t, &parquet.Zstd, zeros))},
		{"brotli", ErrTooLarge.Error(), remade(t, &parquet.Brotli, format.Plain, dataPage(4, format.Plain, 100), packed(t, &parquet.Brotli, zeros))},
		{"snappy", ErrTooLarge.Error(), remade(t, &parquet.Snappy, format.Plain, dataPage(4, format.Plain, 100), append(binary.AppendUvarint(nil, 1<<32-1), 0))},
		{"lz4", "its codec is LZ4_RAW", written(t, many(4), parquet.Compression(&parquet.Lz4Raw))},
		{"a page that says it is 2 GB", ErrTooLarge.Error(), remade(t, &parquet.Zstd, format.Plain, dataPage(4, format.Plain, 1<<31-1), packed(t, &parquet.Zstd, []byte("a")))},
		{"values", ErrTooLarge.Error(), remade(t, &parquet.Uncompressed, format.Plain, dataPage(1<<31-1, format.Plain, 4), []byte("abcd"))},
		{"a run", ErrTooLarge.Error(), remade(t, &parquet.Uncompressed, format.RLEDictionary, dataPage(4, format.RLEDictionary, len(run)), run)},
		{"deltas", ErrTooLarge.Error(), remade(t, &parquet.Uncompressed, format.DeltaLengthByteArray, dataPage(4, format.DeltaLengthByteArray, len(deltas)), deltas)},
		{"prefixes", ErrTooLarge.Error(), remade(t, &parquet.Uncompressed, format.DeltaByteArray, dataPage(4, format.DeltaByteArray, len(prefixes)), prefixes)},
		{"row groups", errThrift.Error(), footBomb(0x4c)}, // a list of structs, the fourth field
		{"keys", errThrift.Error(), footBomb(0x5c)},
		{"structs in structs", errThrift.Error(), nested(1 << 20)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			docs, said := read(test.file)
			rows, _, err := Rows[plainRow](bytes.NewReader(test.file), int64(len(test.file)))
			if err == nil {
				for _, err = range rows {
				}
			}
			runtime.ReadMemStats(&after)
			if len(docs) != 0 || len(said) != 1 || !strings.Contains(said[0], test.want) {
				t.Errorf("%d documents, said %.300q, want %q", len(docs), said, test.want)
			}
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("rows: %v, want %q", err, test.want)
			}
			if grown := after.TotalAlloc - before.TotalAlloc; grown > 6*mostPage {
				t.Errorf("%d MB for a file of %d bytes", grown>>20, len(test.file))
			}
		})
	}
}

// prefixBomb is values of which each has all of the one before: n times length bytes.
func prefixBomb(n, length int) []byte {
	same := func(x int64) []byte { // n times x: blocks of 128 whose deltas have no bits
		b := binary.AppendVarint(binary.AppendUvarint([]byte{0x80, 1, 1}, uint64(n)), x)
		for left := n - 1; left > 0; left -= 128 {
			b = append(b, 0, 0)
		}
		return b
	}
	b := append(same(int64(length)), same(0)...)
	return append(b, make([]byte, length)...)
}

// footBomb is a file whose footer begins a list of 2³¹ structs.
func footBomb(field byte) []byte {
	foot := append([]byte{0x15, 2, field&^0xf | 9, 0xfc}, binary.AppendUvarint(nil, 1<<31-1)...)
	b := append([]byte(magic), foot...)
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(foot))), magic...)
}

// nested is a file whose footer is structs within structs.
func nested(depth int) []byte {
	foot := bytes.Repeat([]byte{0x1c}, depth)
	b := append([]byte(magic), foot...)
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(foot))), magic...)
}

// TestOutOfFile: pages that are said to stand where the file is not.
func TestOutOfFile(t *testing.T) {
	whole := written(t, many(4))
	f, err := open(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	m := f.Metadata()
	m.RowGroups[0].Columns[1].MetaData.TotalCompressedSize = 1 << 40
	docs, said := read(footed(t, whole[:len(whole)-8], m))
	if docs != nil || len(said) != 1 || !strings.Contains(said[0], "of a file of") {
		t.Errorf("%d documents, %q", len(docs), said)
	}
}

// TestFaultIs: what is too large can be told from what is damaged.
func TestFaultIs(t *testing.T) {
	if err := error(&Fault{Err: ErrTooLarge}); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
}

// FuzzFits: what fits says of a struct holds for the decoder of parquet-go.
func FuzzFits(f *testing.F) {
	whole := written(f, many(4))
	f.Add(whole[len(whole)-8-int(binary.LittleEndian.Uint32(whole[len(whole)-8:])) : len(whole)-8])
	f.Fuzz(func(t *testing.T, b []byte) {
		n, err := fits(b)
		if err == nil {
			thrift.Unmarshal(new(thrift.CompactProtocol), b[:n], new(format.FileMetaData))
			thrift.Unmarshal(new(thrift.CompactProtocol), b[:n], new(format.PageHeader))
		}
	})
}

// FuzzValues: whatever a page holds, there is an answer.
func FuzzValues(f *testing.F) {
	f.Add(prefixBomb(200, 10), int32(format.DeltaByteArray))
	f.Add([]byte{1, 2, 3, 4}, int32(format.RLEDictionary))
	f.Fuzz(func(t *testing.T, b []byte, encoding int32) {
		var c pageChecker
		c.values(format.Encoding(encoding), b)
		levels(b, 3, format.Encoding(encoding))
	})
}
