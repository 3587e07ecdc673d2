package columnar

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// What a page may come to. A page of a few bytes can say that it has 2³¹ values, or unpack
// to a million times its bytes; parquet-go makes room for whatever it says.
const (
	mostPage   = 256 << 20 // bytes; four times MostText
	mostValues = 1 << 24
)

// ErrTooLarge is of a page that comes to more than a reader can be asked to hold.
var ErrTooLarge = fmt.Errorf("a page of more than %d MB or %d values, unpacked: it is damaged, or made to fill the memory; write the file with smaller pages", mostPage>>20, mostValues)

var errPage = errors.New("a page that cannot be: it is damaged")

// A pageChecker looks at the pages of a column before parquet-go reads them.
type pageChecker struct {
	file    io.ReaderAt
	size    int64
	packed  []byte
	plain   []byte
	zstd    *zstd.Decoder
	lengths []int64
}

func (c *pageChecker) close() {
	if c.zstd != nil {
		c.zstd.Close()
	}
}

// column goes through the pages of a column of a row group of so many rows. What lies behind
// the last row nobody reads.
func (c *pageChecker) column(chunk *format.ColumnChunk, leaf parquet.LeafColumn, rows int64) (err error) {
	defer caught(&err)
	m := &chunk.MetaData
	at := m.DataPageOffset
	if d := m.DictionaryPageOffset; d > 0 && d < at {
		at = d
	}
	end := at + m.TotalCompressedSize
	if at < 0 || m.TotalCompressedSize < 0 || end < at || end > c.size {
		return fmt.Errorf("its pages are said to stand at bytes %d to %d of a file of %d: it is damaged", at, end, c.size)
	}
	for values := int64(0); at < end && (values < rows || leaf.MaxRepetitionLevel > 0); {
		head, n, err := c.head(at, end)
		if err != nil {
			return err
		}
		packed, plain := int64(head.CompressedPageSize), int64(head.UncompressedPageSize)
		at += n
		if packed < 0 || plain < 0 || packed > end-at {
			return errPage
		}
		if plain > mostPage || packed > mostPage {
			return ErrTooLarge
		}
		if int64(cap(c.packed)) < packed {
			c.packed = make([]byte, packed)
		}
		c.packed = c.packed[:packed]
		if _, err := c.file.ReadAt(c.packed, at); err != nil && err != io.EOF {
			return err
		}
		at += packed
		n, err = c.page(head, m.Codec, leaf)
		if err != nil {
			return err
		}
		values += n
	}
	return nil
}

// all goes through the pages of some columns of a row group.
func (c *pageChecker) all(group *format.RowGroup, leaves []parquet.LeafColumn) *Fault {
	for _, leaf := range leaves {
		if err := c.column(&group.Columns[leaf.ColumnIndex], leaf, group.NumRows); err != nil {
			return &Fault{Column: leaf.Path[0], Err: err}
		}
	}
	return nil
}

// head reads the head of a page, and how many bytes it has.
func (c *pageChecker) head(at, end int64) (*format.PageHeader, int64, error) {
	// Of most pages it is short; of some it holds two values, whatever length these have.
	for size := int64(1 << 10); ; size *= 16 {
		b := make([]byte, min(size, end-at))
		if _, err := c.file.ReadAt(b, at); err != nil && err != io.EOF {
			return nil, 0, err
		}
		n, err := fits(b)
		if err != nil {
			if size < end-at && size < mostPage {
				continue
			}
			return nil, 0, err
		}
		head := new(format.PageHeader)
		if err := thrift.Unmarshal(new(thrift.CompactProtocol), b[:n], head); err != nil {
			return nil, 0, err
		}
		return head, int64(n), nil
	}
}

// page checks what a page unpacks to, and returns how many values it has.
func (c *pageChecker) page(head *format.PageHeader, codec format.CompressionCodec, leaf parquet.LeafColumn) (int64, error) {
	repetitions, definitions := width(leaf.MaxRepetitionLevel), width(leaf.MaxDefinitionLevel)
	switch head.Type {
	case format.DictionaryPage:
		if head.DictionaryPageHeader.V.NumValues > mostValues {
			return 0, ErrTooLarge
		}
		return 0, c.unpack(c.packed, codec, int(head.UncompressedPageSize))
	case format.DataPage:
		h := &head.DataPageHeader.V
		if h.NumValues > mostValues {
			return 0, ErrTooLarge
		}
		if err := c.unpack(c.packed, codec, int(head.UncompressedPageSize)); err != nil {
			return 0, err
		}
		rest := c.plain
		for _, level := range []struct {
			bits     uint
			encoding format.Encoding
		}{{repetitions, h.RepetitionLevelEncoding}, {definitions, h.DefinitionLevelEncoding}} {
			if level.bits == 0 {
				continue
			}
			var err error
			if rest, err = levels(rest, level.bits, level.encoding); err != nil {
				return 0, err
			}
		}
		return int64(h.NumValues), c.values(h.Encoding, rest)
	case format.DataPageV2:
		h := &head.DataPageHeaderV2.V
		if h.NumValues > mostValues {
			return 0, ErrTooLarge
		}
		r, d := int64(h.RepetitionLevelsByteLength), int64(h.DefinitionLevelsByteLength)
		if r < 0 || d < 0 || r+d > int64(len(c.packed)) {
			return 0, errPage
		}
		if err := errors.Join(runs(c.packed[:r], repetitions), runs(c.packed[r:r+d], definitions)); err != nil {
			return 0, err
		}
		if h.IsCompressed.Valid && !h.IsCompressed.V {
			codec = format.Uncompressed
		}
		if err := c.unpack(c.packed[r+d:], codec, int(head.UncompressedPageSize)); err != nil {
			return 0, err
		}
		return int64(h.NumValues), c.values(h.Encoding, c.plain)
	}
	return 0, errPage
}

// unpack sets plain to what a page holds, which may have so many bytes as it says.
func (c *pageChecker) unpack(packed []byte, codec format.CompressionCodec, size int) error {
	if cap(c.plain) < size {
		// Not all at once: what is said need not be so.
		c.plain = make([]byte, 0, min(size, max(64*len(packed), 1<<16)))
	}
	c.plain = c.plain[:0]
	switch codec {
	case format.Uncompressed:
		c.plain = append(c.plain, packed...)
		return nil
	case format.Snappy:
		n, err := snappy.DecodedLen(packed)
		if err == nil && n > size {
			return ErrTooLarge
		}
		if err == nil {
			c.plain, err = snappy.Decode(c.plain[:cap(c.plain)], packed)
		}
		return err
	case format.Gzip:
		r, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return err
		}
		return c.drain(r, size)
	case format.Brotli:
		return c.drain(brotli.NewReader(bytes.NewReader(packed)), size)
	case format.Zstd:
		if c.zstd == nil {
			d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(mostPage))
			if err != nil {
				return err
			}
			c.zstd = d
		}
		var err error
		c.plain, err = c.zstd.DecodeAll(packed, c.plain)
		if errors.Is(err, zstd.ErrDecoderSizeExceeded) {
			return ErrTooLarge
		}
		return err
	}
	// Of LZ4_RAW parquet-go 0.32.0 reads other bytes than the file has, unless they are much
	// alike: https://github.com/parquet-go/parquet-go/issues/608
	return fmt.Errorf("its codec is %s: Snappy, gzip, Brotli, Zstandard or none is read; write the file with one of them", codec)
}

func (c *pageChecker) drain(r io.Reader, size int) error {
	b := bytes.NewBuffer(c.plain)
	n, err := io.Copy(b, io.LimitReader(r, int64(size)+1))
	c.plain = b.Bytes()
	if err == nil && n > int64(size) {
		return ErrTooLarge
	}
	return err
}
