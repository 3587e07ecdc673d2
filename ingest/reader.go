package ingest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/archive"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/ingest/table"
)

// Columns are the columns of tables whose rows are documents.
type Columns = table.Columns

// A Reader reads documents within limits. It is safe for concurrent use, once its
// fields are set.
type Reader struct {
	Limits  source.Limits
	Columns table.Columns // of tables whose rows are documents
	Stdin   io.Reader     // what the path "-" stands for; nil for none

	formats []*Format
	working chan struct{} // a place for each document that is being read, those given up too
}

// maxGivenUp is how many documents whose reader could not be stopped may go on in the
// background before others wait for them.
const maxGivenUp = 16

// grace is how long a reader may take to end after its time is up.
const grace = time.Second

// NewReader is a reader with the limits l; tables are read by columns.
func NewReader(l source.Limits, columns table.Columns) *Reader {
	return &Reader{Limits: l, Columns: columns, formats: formats(columns), working: make(chan struct{}, runtime.GOMAXPROCS(0)+maxGivenUp)}
}

// Formats is the table of what is recognised.
func (r *Reader) Formats() []*Format { return r.formats }

// Read makes a document of a source. Its ID is the source's Name, or else the name in
// its Path. The result depends on the source and Columns alone, but for a
// document that is too large or takes too long: it fails. The error names the
// document and says what to do about it; it is that of ctx where ctx ends first.
func (r *Reader) Read(ctx context.Context, s source.Source) (hearsay.Document, error) {
	fail := func(err error) (hearsay.Document, error) {
		if ctx.Err() != nil {
			return hearsay.Document{}, ctx.Err()
		}
		return hearsay.Document{}, fmt.Errorf("ingest: %s: %w", s.Path, err)
	}
	limit := time.NewTimer(r.Limits.Time + grace)
	defer limit.Stop()
	tooLong := fmt.Errorf("reading it takes longer than %v: save its text as a .txt file and add that, or allow more with --max-time", r.Limits.Time)
	select {
	case r.working <- struct{}{}:
	case <-ctx.Done():
		return fail(ctx.Err())
	case <-limit.C:
		return fail(errors.New("too many documents before it are still being read after their time was up: add it again by itself"))
	}
	type result struct {
		d   hearsay.Document
		err error
	}
	done := make(chan result, 1)
	go func() {
		defer func() { <-r.working }()
		within, cancel := context.WithTimeout(ctx, r.Limits.Time)
		defer cancel()
		var res result
		if err := source.Guard(func() error {
			res.d, res.err = r.read(within, s)
			return nil
		}); err != nil {
			res = result{err: err}
		}
		if res.err != nil && within.Err() != nil {
			res.err = tooLong
		}
		done <- res
	}()
	select {
	case res := <-done:
		if res.err != nil {
			return fail(res.err)
		}
		return res.d, nil
	case <-ctx.Done():
		return fail(ctx.Err())
	case <-limit.C:
		return fail(tooLong)
	}
}

// Read makes a document of the bytes of a file with the limits that hold where no
// others are named (see Reader.Read). The path gives its name, and a hint of its
// format where the bytes leave it open; nothing is opened.
func Read(path string, data []byte) (hearsay.Document, error) {
	return NewReader(source.Default(), table.Columns{}).Read(context.Background(), source.Source{Path: path, Data: data})
}

func (r *Reader) read(ctx context.Context, s source.Source) (hearsay.Document, error) {
	sum := sha256.Sum256(s.Data)
	d := hearsay.Document{ID: s.Name, Path: s.Path, SHA256: hex.EncodeToString(sum[:]), Warnings: slices.Clone(s.Warnings)}
	if d.ID == "" {
		d.ID = Stem(s.Path)
	}
	t, err := r.text(ctx, s)
	if err != nil {
		return d, err
	}
	d.Warnings = append(d.Warnings, t.Warnings...)
	if t.HTML {
		fromHTML(&d, t.Body)
	} else {
		fromText(&d, t.Body)
	}
	if strings.TrimSpace(d.Text) == "" {
		if t.HTML {
			return d, errors.New("no article text was found in the page: open it in a browser and save its text as a .txt file")
		}
		return d, ErrEmpty
	}
	tell(&d, t.About)
	tell(&d, s.About)
	d.Language = Language(d.Text)
	if !d.English() {
		d.Warnings = append(d.Warnings, fmt.Sprintf("the text is not in English (%s): kept and compared for shared passages, not read for statements", languageName(d.Language)))
	}
	return d, nil
}

// text is the text of a source, by the reader of its format.
func (r *Reader) text(ctx context.Context, s source.Source) (source.Text, error) {
	if len(bytes.TrimSpace(s.Data)) == 0 {
		return source.Text{}, ErrEmpty
	}
	if int64(len(s.Data)) > r.Limits.Bytes {
		return source.Text{}, r.tooLarge("it")
	}
	is, err := look(r.formats, bytes.NewReader(s.Data), int64(len(s.Data)), s.Type, s.Path)
	if err != nil {
		return source.Text{}, err
	}
	if err := is.format.refusal(); err != nil {
		return source.Text{}, err
	}
	read := is.format.Text
	if is.format.Parts != nil {
		read = is.format.Alone
	}
	if read == nil {
		return source.Text{}, fmt.Errorf("%s, which holds documents: it is read from a file of its own only", is.format.Name)
	}
	if is.compression != nil {
		if s.Data, err = unpack(ctx, *is.compression, s.Data, r.Limits.Bytes); err != nil {
			return source.Text{}, err
		}
		if len(bytes.TrimSpace(s.Data)) == 0 {
			return source.Text{}, ErrEmpty
		}
		s.Path = strings.TrimSuffix(s.Path, s.Path[len(is.name):])
	}
	return read(ctx, s, r.Limits)
}

// refusal is the error of a format that is not read, nil for others.
func (f *Format) refusal() error {
	switch {
	case f.Refused == "":
		return nil
	case f.Harmless:
		return harmless(f.Name + " that hearsay wrote: " + f.Refused)
	}
	return fmt.Errorf("the file is %s, which is not read: %s", f.Name, f.Refused)
}

func (r *Reader) tooLarge(what string) error {
	return fmt.Errorf("%s is larger than %d MB: split it into its articles, or allow more with --max-document", what, r.Limits.Bytes>>20)
}

// unpack undoes a compression.
func unpack(ctx context.Context, c archive.Compression, data []byte, most int64) (out []byte, err error) {
	err = source.Guard(func() error {
		z, err := c.Open(source.Reader(ctx, bytes.NewReader(data)))
		if err != nil {
			return err
		}
		defer z.Close()
		out, err = io.ReadAll(io.LimitReader(z, most+1))
		return err
	})
	switch {
	case int64(len(out)) > most:
		return nil, fmt.Errorf("the %s file unpacks to more than %d MB: split it into its articles, or allow more with --max-document", c.Name, most>>20)
	case err != nil:
		return nil, fmt.Errorf("the %s file is broken (%w): get an unbroken copy", c.Name, err)
	}
	return out, nil
}

// tell puts what is known about a document over what its text seems to show. The
// address that a page gives itself stays.
func tell(d *hearsay.Document, a source.About) {
	if d.URL == "" {
		d.URL = a.URL
	}
	if d.Captured.IsZero() {
		d.Captured = a.Captured
	}
	if a.Title != "" {
		d.Title = a.Title
	}
	if a.Outlet != "" && a.Outlet != d.Outlet {
		d.Outlet, d.OutletAt = a.Outlet, nil
	}
	if len(a.Bylines) > 0 {
		d.Bylines = slices.Clone(a.Bylines)
	}
	if a.Published.Known() && a.Published != d.Published {
		d.Published, d.Times.Published = a.Published, ""
	}
}

// readPlain is the source.TextReader of plain text, readPage that of web pages. The
// encoding is what a byte-order mark, Source.Type or the page says, or guessed.
func readPlain(_ context.Context, s source.Source, _ source.Limits) (source.Text, error) {
	return readEncoded(s, false)
}

func readPage(_ context.Context, s source.Source, _ source.Limits) (source.Text, error) {
	return readEncoded(s, true)
}

func readEncoded(s source.Source, page bool) (source.Text, error) {
	text, warnings, err := decode(s.Data, page, s.Type)
	return source.Text{Body: text, HTML: page, Warnings: warnings}, err
}
