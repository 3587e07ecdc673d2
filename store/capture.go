package store

import (
	"errors"
	"time"
)

// A Capture is a page as it was fetched.
type Capture struct {
	URL          string // as it was asked for
	Page         string // the address that answered, after redirects; "" where that was not kept
	Time         time.Time
	Status       int
	SHA256       string // of the page without its encodings, "" where none came
	ETag         string
	LastModified string
	Same         bool   // the page is as the capture before has it: Records hold no body, but a revisit
	Records      []byte // the requests and answers, as records of a WARC 1.1 file, gzip-compressed
}

// Check reports what a capture lacks.
func (c *Capture) Check() error {
	switch {
	case c.URL == "":
		return errors.New("store: a capture needs an address")
	case c.Time.IsZero():
		return errors.New("store: a capture needs a time")
	}
	return nil
}

// A Watched is an address that is fetched again and again.
type Watched struct {
	URL   string
	Feed  bool // the address of a feed, whose pages are fetched when they are new
	Every time.Duration

	Private bool // addresses of private networks may be fetched for it, where the command line says so too
	Since   time.Time
}
