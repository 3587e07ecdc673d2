package ingest

import (
	"errors"

	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/pattern"
)

// harmless is the error of a file that this program wrote: what was found in documents
// is none.
type harmless string

func (e harmless) Error() string { return string(e) }

// Harmless reports whether an error of Read speaks of a file that is rightly left
// out: nothing is wrong with it.
func Harmless(err error) bool {
	var w source.Warning
	var own harmless
	return errors.Is(err, ErrEmpty) || errors.As(err, &own) || errors.As(err, &w)
}

var ownReport = pattern.New(`(?s)^\s*(?:<!DOCTYPE html>.{0,1000}?.{0,1000}?<meta name="generator" content="hearsay [^"]*">|\{\s*"hearsay":\s*\{\s*"version":|# Who said what in \d+ documents?\n\n\d+ documents? from )`)

// OwnReport reports whether data is a report of this program, in any of its formats.
func OwnReport(data []byte) bool {
	return ownReport.Match(data[:min(len(data), 4096)])
}
