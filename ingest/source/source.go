// Package source holds what the readers of package ingest hand on to each other: the
// bytes of one document, what is known about them from outside, and the bounds that
// hold for every format.
package source

import (
	"context"
	"io"
	"iter"
	"time"

	"github.com/openhearsay/hearsay"
)

// A Source is the bytes that one document is read from: a file, a message of a
// mailbox, an entry of a feed, a page of a web archive, a row of a table.
type Source struct {
	Path  string // how a person finds it again: "letters.mbox/12", "dump.zip/a/b.html"
	Name  string // the id of the document before collisions; "" for the name in Path
	Data  []byte // the original, kept and hashed as it is
	Type  string // the MIME type, with parameters, that what holds it declares; "" for none
	About About

	Warnings []string // what was odd about how it is held, in words for a person
}

// A Warning is an error of a PartReader that is none: something odd about the file as
// a whole, or what was passed over in it. What can be read of the file was or will be.
type Warning string

func (w Warning) Error() string { return string(w) }

// About is what stands around the text of a document about it; what is empty is not
// shown.
type About struct {
	URL       string
	Outlet    string
	Title     string
	Bylines   []string
	Published hearsay.Period
	Captured  time.Time // when the page was fetched; zero where it was not
}

// A Text is what the reader of a format makes of a Source.
type Text struct {
	Body     string // valid UTF-8; paragraphs are parted by an empty line
	HTML     bool   // Body is a web page, and the article in it is still to be found
	About    About  // what the document shows about itself
	Warnings []string
}

// Limits bound what one input may cost. They hold after decompression.
type Limits struct {
	Bytes int64         // of one document
	Depth int           // containers inside containers
	Parts int           // documents of one file
	Time  time.Duration // for the text of one document
}

// Default are the limits where the command line names no others.
func Default() Limits {
	return Limits{Bytes: 64 << 20, Depth: 4, Parts: 1 << 20, Time: 20 * time.Second}
}

// A File is a file that is read in place; what holds many documents may be larger than memory.
type File interface {
	io.ReaderAt
	io.ReadSeeker
}

// A TextReader reads the text of a document. It panics on no input, ends soon after
// ctx does, and its error says what to do.
type TextReader func(ctx context.Context, s Source, l Limits) (Text, error)

// A PartReader reads what a file holds, in order. With an error that is about one part,
// Source.Path names the part and the next one follows; where nothing can follow, the
// sequence ends after the error. Parts may be of any format, containers too.
type PartReader func(ctx context.Context, path string, f File, size int64, l Limits) iter.Seq2[Source, error]
