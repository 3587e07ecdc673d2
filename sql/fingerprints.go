package sql

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/zeebo/xxh3"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/columnar"
	"github.com/openhearsay/hearsay/reuse"
)

// A Fingerprint is a row of a file of fingerprints. What is said of the document is the
// same in all of its rows, which stand together and are compressed to next to nothing.
type Fingerprint struct {
	Hash     int64  `parquet:"hash,plain,uncompressed"` // the bits of reuse.Fingerprint.Hash
	Gram     int32  `parquet:"gram,dict"`               // words of the gram
	Word     int32  `parquet:"word,delta"`              // the word of the document that it starts at, from 0
	Nth      int32  `parquet:"nth,dict"`                // how many of this hash the document has up to here
	Document int64  `parquet:"document,dict"`           // Number of the id
	ID       string `parquet:"id,dict"`                 // as JSON, as it is in the input: "a7" with its marks, or 7
	Series   string `parquet:"series,dict"`             // "" where unknown
	Words    int32  `parquet:"words,dict"`              // of the whole document
	Day      *int32 `parquet:"day,optional,dict"`       // of the first day of its date, from 1 January 1970; null where unknown
	From     string `parquet:"date_from,dict"`          // "" where unknown
	To       string `parquet:"date_to,dict"`
	Version  int32  `parquet:"version,dict"` // reuse.FingerprintVersion
}

// Number is what a document is called in pairs: a hash of its id as JSON.
func Number(id string) int64 { return int64(xxh3.HashString(id)) }

// Made says what a file of fingerprints was made with and of.
type Made struct {
	Version   int    `json:"version"` // reuse.FingerprintVersion
	Gram      int    `json:"gram"`    // words of a fingerprint
	Short     int    `json:"short"`   // words of a short seed
	Documents int    `json:"documents"`
	Rows      int64  `json:"rows"`
	Source    string `json:"source,omitempty"` // SHA-256 of the one file that it is made of all of, lower-case hexadecimal
}

// The keys of the metadata of a file of fingerprints.
const (
	madeKey  = "hearsay.fingerprints" // Made, as JSON
	usageKey = "hearsay.words"        // reuse.Usage: packUsage
)

// groupRows is how many rows a row group has at most: some four hundred news articles.
const groupRows = 1 << 18

// A Writer writes a file of fingerprints: the same documents in the same order give the
// same bytes.
type Writer struct {
	out    *parquet.GenericWriter[Fingerprint]
	prints *reuse.Fingerprinter
	made   Made
	seen   map[int64]seenDocument
	rows   []Fingerprint
}

type seenDocument struct {
	id   string
	text uint64 // its hash
}

// NewWriter writes to w; Close ends the file.
func NewWriter(w io.Writer) *Writer {
	options := []parquet.WriterOption{
		parquet.Compression(&parquet.Zstd), parquet.DataPageVersion(1), parquet.MaxRowsPerRowGroup(groupRows),
		parquet.CreatedBy("hearsay", hearsay.Version, ""),
	}
	for _, path := range parquet.SchemaOf(new(Fingerprint)).Columns() {
		// The least and the greatest value of each page stand in the index; to find them for
		// the head of the page once more would take a tenth of the time. Without those of the
		// index DuckDB 2.0.1 takes all values for null.
		options = append(options, parquet.SkipPageStatistics(path...))
	}
	return &Writer{
		out:    parquet.NewGenericWriter[Fingerprint](w, options...),
		prints: reuse.NewFingerprinter(),
		made:   Made{Version: reuse.FingerprintVersion, Gram: reuse.GramWords, Short: reuse.ShortWords},
		seen:   map[int64]seenDocument{},
	}
}

// ErrDocument is of a document that Add refuses; others can be added.
var ErrDocument = errors.New("document")

// Add writes the fingerprints of a text. The same text under the same id again is passed
// over; another one under an id that came before in this file is refused.
func (w *Writer) Add(t reuse.Text) error {
	n, digest := Number(t.ID), xxh3.HashString(t.Text)
	if before, ok := w.seen[n]; ok {
		switch {
		case before.id != t.ID:
			return fmt.Errorf("%w %s: its id has the same hash as %s: give one of the two another id", ErrDocument, t.ID, before.id)
		case before.text != digest:
			return fmt.Errorf("%w %s: two different texts with this id", ErrDocument, t.ID)
		}
		return nil
	}
	w.seen[n] = seenDocument{t.ID, digest}
	prints, words := w.prints.Fingerprints(t.Text)
	row := Fingerprint{
		Document: n, ID: t.ID, Series: t.Series, Words: int32(words), From: t.Date.From, To: t.Date.To, Version: reuse.FingerprintVersion,
	}
	if d := reuse.Day(t.Date); d != reuse.NoDay {
		day := int32(d)
		row.Day = &day
	}
	w.rows = w.rows[:0]
	for _, p := range prints {
		row.Hash, row.Gram, row.Word, row.Nth = int64(p.Hash), int32(p.Gram), int32(p.Word), int32(p.Nth)
		w.rows = append(w.rows, row)
	}
	w.made.Documents++
	w.made.Rows += int64(len(w.rows))
	_, err := w.out.Write(w.rows)
	return err
}

// Made says what is written up to here.
func (w *Writer) Made() Made { return w.made }

// Close ends the file. source is the sum of the file that it is made of; "" where it is of
// several, or not of all of it.
func (w *Writer) Close(source string) error {
	w.made.Source = source
	b, err := json.Marshal(w.made)
	if err != nil {
		return err
	}
	w.out.SetKeyValueMetadata(madeKey, string(b))
	w.out.SetKeyValueMetadata(usageKey, packUsage(w.prints.Usage()))
	return w.out.Close()
}

// ReadMade reads what a file of fingerprints was made with and of, and how rare its words
// are. An error names the file where it is none, or is of another version.
func ReadMade(path string) (Made, reuse.Usage, error) {
	var m Made
	var u reuse.Usage
	f, err := os.Open(path)
	if err != nil {
		return m, u, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return m, u, err
	}
	note, err := columnar.Look(f, info.Size())
	if err != nil {
		return m, u, fmt.Errorf("%s: %w", path, err)
	}
	made, ok := note.Metadata[madeKey]
	if !ok {
		return m, u, fmt.Errorf("%s: no file of fingerprints: make one with \"hearsay passages fingerprint\"", path)
	}
	if err := json.Unmarshal([]byte(made), &m); err != nil {
		return m, u, fmt.Errorf("%s: %s: %w", path, madeKey, err)
	}
	if m.Version != reuse.FingerprintVersion || m.Gram != reuse.GramWords || m.Short != reuse.ShortWords {
		return m, u, fmt.Errorf("%s: fingerprints of version %d, of %d and %d words; this program has version %d, of %d and %d: make them again",
			path, m.Version, m.Gram, m.Short, reuse.FingerprintVersion, reuse.GramWords, reuse.ShortWords)
	}
	if u, err = unpackUsage(note.Metadata[usageKey]); err != nil {
		return m, u, fmt.Errorf("%s: %s: %w", path, usageKey, err)
	}
	return m, u, nil
}

// packUsage writes a usage as the number of texts and, for each cell, how far it is from
// the one before and its texts; as variable-length integers, deflated, in base 64.
func packUsage(u reuse.Usage) string {
	var plain []byte
	plain = binary.AppendUvarint(plain, uint64(u.Texts))
	next := uint32(0)
	for _, c := range u.Cells {
		plain = binary.AppendUvarint(plain, uint64(c.Cell-next))
		plain = binary.AppendUvarint(plain, uint64(c.Texts))
		next = c.Cell + 1
	}
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestSpeed) // whose level is one, and whose output takes everything
	w.Write(plain)
	w.Close()
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

func unpackUsage(s string) (reuse.Usage, error) {
	var u reuse.Usage
	const most = 16 * reuse.UsageCells
	b, err := io.ReadAll(io.LimitReader(flate.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(s))), most))
	if err != nil {
		return u, err
	}
	read := func() uint64 {
		x, n := binary.Uvarint(b)
		if n <= 0 {
			b, err = nil, io.ErrUnexpectedEOF
			return 0
		}
		b = b[n:]
		return x
	}
	u.Texts = int(min(read(), 1<<40))
	for next := uint64(0); len(b) > 0; next++ {
		next += read()
		texts := read()
		if err != nil || next >= reuse.UsageCells || texts > uint64(u.Texts) {
			return reuse.Usage{}, errors.New("broken")
		}
		u.Cells = append(u.Cells, reuse.CellCount{Cell: uint32(next), Texts: uint32(texts)})
	}
	return u, err
}
