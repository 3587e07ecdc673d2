package main

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest"
)

// inputProblem is the problem of a file that gave no document. An empty file is
// only a warning.
func inputProblem(path string, err error) *hearsay.Problem {
	m := strings.TrimPrefix(err.Error(), "ingest: ")
	return &hearsay.Problem{Path: path, Message: withoutPath(path, m), Warning: ingest.Harmless(err)}
}

// withoutPath is a message without the path at its start, which is printed
// before it already.
func withoutPath(path, message string) string {
	return strings.TrimPrefix(message, path+": ")
}
