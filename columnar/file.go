package columnar

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// ErrTruncated is of a file without the end that makes it one: it was cut off, or is being
// written still.
var ErrTruncated = errors.New("the Parquet file has no footer: it is cut off or was not written to its end; make it anew")

// open reads the footer, not the rows.
func open(r io.ReaderAt, size int64) (f *parquet.File, err error) {
	defer caught(&err)
	var end [8]byte
	if size < int64(len(end)+Head) {
		return nil, ErrTruncated
	}
	if _, err := r.ReadAt(end[:], size-int64(len(end))); err != nil && err != io.EOF {
		return nil, err
	}
	if string(end[4:]) == "PARE" {
		return nil, errors.New("the Parquet file is encrypted: write it without encryption")
	}
	if string(end[4:]) != magic {
		return nil, ErrTruncated
	}
	if footer := int64(binary.LittleEndian.Uint32(end[:4])); footer > size-int64(len(end)+Head) {
		return nil, fmt.Errorf("the footer claims %d bytes, more than the file has: it is damaged", footer)
	} else {
		b := make([]byte, footer)
		if _, err := r.ReadAt(b, size-int64(len(end))-footer); err != nil && err != io.EOF {
			return nil, err
		}
		if _, err := fits(b); err != nil {
			return nil, fmt.Errorf("the footer is damaged: %w", err)
		}
	}
	f, err = parquet.OpenFile(r, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, fmt.Errorf("the footer is damaged: %w", err)
	}
	return f, nil
}

// leaf is the column of a name, at the top of the schema; nil where there is none. One that
// holds lists or groups is an error.
func leaf(f *parquet.File, name string) (*parquet.LeafColumn, error) {
	if f.Root().Column(name) == nil {
		return nil, nil
	}
	c, ok := f.Schema().Lookup(name)
	if !ok || c.MaxRepetitionLevel > 0 {
		return nil, &Fault{Column: name, Err: errors.New("holds lists or groups, not one value a row")}
	}
	return &c, nil
}

// columnsOf lists the columns of a file for a message.
func columnsOf(f *parquet.File) string {
	var all []string
	for i, c := range f.Root().Columns() {
		if i == 20 {
			all = append(all, "…")
			break
		}
		all = append(all, fmt.Sprintf("%q", c.Name()))
	}
	return strings.Join(all, ", ")
}

// A cursor goes through a column of a row group value by value.
type cursor struct {
	values parquet.ColumnChunkValueReader
	buffer [64]parquet.Value
	at, n  int
	ended  error
}

func newCursor(chunk parquet.ColumnChunk) (c *cursor, err error) {
	defer caught(&err)
	return &cursor{values: parquet.NewColumnChunkValueReader(chunk)}, nil
}

// next is the next value, valid until the next call. It ends with an error: a row group
// tells how many values there are.
func (c *cursor) next() (v parquet.Value, err error) {
	for c.at == c.n {
		if c.ended != nil {
			return v, c.ended
		}
		if err := c.fill(); err != nil {
			return v, err
		}
	}
	c.at++
	return c.buffer[c.at-1], nil
}

func (c *cursor) fill() (err error) {
	defer caught(&err)
	n, err := c.values.ReadValues(c.buffer[:])
	c.at, c.n = 0, n
	if err == io.EOF {
		c.ended, err = errors.New("has fewer values than its row group has rows"), nil
	} else if err != nil {
		c.ended = err
		err = nil
	} else if n == 0 {
		c.ended = io.ErrNoProgress
	}
	return err
}

func (c *cursor) close() {
	var err error
	defer caught(&err)
	c.values.Close()
}

// A Note is what a file says of itself beside its rows.
type Note struct {
	Rows     int64
	Ours     bool              // hearsay wrote it
	Metadata map[string]string // what Writer.Note has set
}

// Look reads the footer of a file.
func Look(r io.ReaderAt, size int64) (Note, error) {
	f, err := open(r, size)
	if err != nil {
		return Note{}, err
	}
	n := Note{f.NumRows(), strings.HasPrefix(f.Metadata().CreatedBy, "hearsay "), map[string]string{}}
	for _, m := range f.Metadata().KeyValueMetadata {
		n.Metadata[m.Key] = m.Value
	}
	return n, nil
}
