// Package store says how a case is kept: documents with their original bytes,
// what the stages found in them, and what persons decided about it. The
// implementation is in store/sqlite; storetest holds the contract that every
// implementation keeps.
//
// A document is known by the SHA-256 of its original bytes. Its id, which is
// what people see, depends on the whole set (see hearsay.IDs) and is worked out when the
// case is read, so that it does not depend on the order of adding.
package store

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/review"
)

// Errors that callers tell apart with errors.Is; each comes wrapped with the
// file it is about.
var (
	ErrNotFound = errors.New("no such document")
	ErrNoCase   = errors.New("no such case file")
	ErrNotCase  = errors.New("not a hearsay case")
	ErrNewer    = errors.New("written by a newer hearsay")
	ErrDamaged  = errors.New("the case file is damaged")
	ErrBusy     = errors.New("another program keeps the case file locked")
	ErrReadOnly = errors.New("the case file cannot be written")
	ErrFull     = errors.New("no room is left for the case file: what was reported is kept, make room and run the same command again")
	ErrDisk     = errors.New("the disk refuses the case file: what was reported is kept")
	ErrCannot   = errors.New("the case file can be neither opened nor made: its folder may not be written, or does not exist")
)

// A Damage is the error of one document or capture that is not as it was kept, or of the
// case as a whole where Document is "". It wraps ErrDamaged.
type Damage struct {
	Document string // the id, or the address of a capture
	Err      error
}

func (d *Damage) Error() string { return d.Err.Error() }
func (d *Damage) Unwrap() error { return d.Err }

// A Failure is a document that could not be read when it was to be added.
type Failure struct {
	Path    string
	Message string
	Time    time.Time
}

// A Store keeps one case. It is safe for concurrent use, and several processes
// may have the same case open. What a method reported as done survives the end
// of the process and of the machine's power. Errors of the context come back as
// they are.
type Store interface {
	// Add keeps documents, all of them or, on an error, none; the outcomes are in
	// the order of docs. Bytes that the case holds already are not added again:
	// of several paths with the same bytes the first in byte order names the
	// document, whichever was added first. What shares a path or the address of a page
	// with another one, and has a text like it, is a version of the same document.
	Add(ctx context.Context, docs ...Addition) ([]Outcome, error)

	// Has reports whether the case holds original bytes with this SHA-256 from
	// this very path, or, where path is "", from any, and whole: what is damaged is
	// mended when it is added again. Where sha256 is "", it is whether any document was
	// added from path.
	Has(ctx context.Context, sha256, path string) (bool, error)

	// List is a row for each document, in order of id. With ErrDamaged come the rows
	// that are whole.
	List(ctx context.Context) ([]Entry, error)

	// Documents goes through the case in order of id. It sees the documents
	// there were when it started. A document that is damaged comes as a *Damage, and
	// the others follow; any other error is the end.
	Documents(ctx context.Context) iter.Seq2[*hearsay.Document, error]

	// Document is one document by its id, or by its SHA-256 or the first eight or
	// more digits of it. ErrNotFound where there is none, or more than one.
	Document(ctx context.Context, id string) (*hearsay.Document, error)

	// Remove takes a document out of the case, with its original bytes and what was found
	// in it. What persons decided about it stays. ErrNotFound where there is no such
	// document.
	Remove(ctx context.Context, sha256 string) error

	// Original is the original bytes, as they were added; ErrDamaged where they
	// no longer have their SHA-256.
	Original(ctx context.Context, sha256 string) ([]byte, error)

	// Search is the documents that hold all terms of q in title and text, best
	// first (BM25; of equals, by SHA-256), at most limit, and how many there are
	// in all. No terms find nothing. With ErrDamaged come the hits that are whole.
	Search(ctx context.Context, q Query, limit int) (hits []Hit, total int, err error)

	// SetFindings keeps what one stage found in a document, in place of what the
	// same stage had found in it. ErrNotFound where there is no such document.
	SetFindings(ctx context.Context, sha256 string, f Findings) error

	// Findings is what the stages found in a document, in order of stage.
	Findings(ctx context.Context, sha256 string) ([]Findings, error)

	// SetFailures keeps what could not be added, in place of what was kept about the
	// same paths. Add removes those that it adds.
	SetFailures(ctx context.Context, failures ...Failure) error

	// RemoveFailures forgets failures by path, and reports how many there were.
	RemoveFailures(ctx context.Context, paths ...string) (int, error)

	// Failures is what could not be added, in order of path.
	Failures(ctx context.Context) ([]Failure, error)

	// Verify reads all that the case holds and gives each fault to fault, and what it
	// has read to step. The error is of the reading itself.
	Verify(ctx context.Context, fault func(Fault), step func()) error

	// Backup writes the case, as it is at one moment, to a new file at path, also
	// while others write. ErrDamaged where what came out is not whole.
	Backup(ctx context.Context, path string) error

	// Decide keeps decisions of persons, all or none. Decisions are never changed nor
	// removed: one that takes back another is a decision too. The case gives them the
	// ids that come back.
	Decide(ctx context.Context, decisions ...review.Decision) (ids []int64, err error)

	// Decisions is what persons decided about a finding, or about all where
	// finding is "", in the order in which they were kept, which is that of ID.
	Decisions(ctx context.Context, finding string) ([]review.Decision, error)

	// SetQuestions keeps what judges are asked, so that answers can be read when they
	// come. One that is kept already stays.
	SetQuestions(ctx context.Context, questions ...Question) error

	// Questions is all that judges were asked, in order of id.
	Questions(ctx context.Context) ([]Question, error)

	// SetAnswer keeps the answer of a judge to a question. One that the same judge gave
	// to it before stays, and kept is false, unless replace is set. ErrNotFound where
	// there is no such question.
	SetAnswer(ctx context.Context, a Answer, replace bool) (kept bool, err error)

	// Answers is all answers, in order of question and judge.
	Answers(ctx context.Context) ([]Answer, error)

	// AddCapture keeps a page as it was fetched.
	AddCapture(ctx context.Context, c Capture) error

	// LastCapture is the last capture of an address that brought a page, or found it as
	// it was, without its records. One that is damaged is passed over. ErrNotFound where
	// there is none.
	LastCapture(ctx context.Context, url string) (Capture, error)

	// FailedCapture is the last capture of an address, with its records, where that brought
	// no page. ErrNotFound where it brought one, or there is none.
	FailedCapture(ctx context.Context, url string) (Capture, error)

	// CaptureRecords is the records of the last capture of an address that hold the page
	// with this SHA-256. ErrNotFound where there are none, ErrDamaged where they are not
	// as they were kept.
	CaptureRecords(ctx context.Context, url, sha256 string) ([]byte, error)

	// Captures goes through all captures, in the order in which they were kept. One that
	// is damaged comes as a *Damage, and the others follow; any other error is the end.
	Captures(ctx context.Context) iter.Seq2[Capture, error]

	// Watch keeps an address to be fetched again and again; one that is watched
	// already gets the new schedule. Unwatch forgets it: ErrNotFound where it is not
	// watched. Watched is all of them, in order of address.
	Watch(ctx context.Context, w Watched) error
	Unwatch(ctx context.Context, url string) error
	Watched(ctx context.Context) ([]Watched, error)

	Close() error
}

// An Addition is a document to keep.
type Addition struct {
	Document hearsay.Document // as it was read; its ID is the name before any collision
	Original []byte           // its SHA-256 is Document.SHA256
	Added    time.Time
}

// An Outcome says what became of an Addition.
type Outcome struct {
	Became Became
	Of     string // of a duplicate: the path that the case had these bytes from
}

// Became is the kinds of outcomes.
type Became string

// The outcomes.
const (
	Added     Became = "added"     // it is new and kept
	Known     Became = "known"     // the case held these bytes from this path
	Duplicate Became = "duplicate" // the case held these bytes from another path
)

// An Entry is a document as a list shows it.
type Entry struct {
	ID        string
	SHA256    string
	Path      string   // the first in byte order of Paths
	Paths     []string // every path these bytes were added from, in byte order
	Title     string
	Outlet    string
	Published hearsay.Period
	Language  string
	Said      []string // which fields a person set (see Decided)
	Bytes     int      // size of the original
	Added     time.Time

	Captured []time.Time // when its page was fetched and was so, in order; none where it was not fetched

	// As those of hearsay.Document.
	Version              int
	VersionOf, VersionBy string
}

// A Hit is a document that a search found.
type Hit struct {
	Entry
	Text  string         // of the document
	Spans []hearsay.Span // where the terms stand in Text, in order; none where only the title has them
}

// Findings is what a version of a stage found in one document.
type Findings struct {
	Stage   string // "statement", …
	Version string // of the stage, with the model's name where it uses one
	JSON    json.RawMessage
	Damaged bool // when read: they are not as they were kept, and have to be found anew
}

// A Fault is something damaged.
type Fault struct {
	Where   string // the id of a document, the address of a capture, "" for the file as a whole
	What    string // "original", "text", "findings of statement", …
	Message string
}
