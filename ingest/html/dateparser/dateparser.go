// Package dateparser stands in for the module of that name in hearsay's build
// (see replace in go.mod). The library that finds the date of a page imports it
// for its extensive search, which hearsay does not use; loading the tables of the
// real one takes a third of a second and 78 MB at every start of the program
// (GODEBUG=inittrace=1 shows it).
package dateparser

import (
	"errors"
	"time"
)

// The names that the library refers to.
type (
	// Parser parses nothing.
	Parser struct{ ParserTypes []ParserType }

	// Configuration is not looked at.
	Configuration struct {
		PreferredDateSource PreferredDateSource
		StrictParsing       bool
	}

	// ParserType is a way of parsing.
	ParserType uint8

	// PreferredDateSource says which of two dates is meant.
	PreferredDateSource uint8

	// Date is a date that was found.
	Date struct{ Time time.Time }
)

// The values that the library refers to.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// Past prefers dates in the past.
const Past PreferredDateSource = 1

var errNotHere = errors.New("dateparser: the extensive search for dates is not built in")

// Parse finds no date.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, errNotHere }
