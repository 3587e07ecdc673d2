package main

import (
	"runtime/debug"

	"github.com/openhearsay/hearsay"
)

// thrifty is by how many percent the heap grows between two collections while documents
// are compared: what is found in a large pile stays until the end, and to let it double
// would take as much memory again. Reading makes much that is soon free, over little that
// stays, and keeps Go's own hundred.
const thrifty = 25

// thrift keeps the heap small until the returned function is called.
func thrift() (end func()) {
	before := debug.SetGCPercent(thrifty)
	return func() { debug.SetGCPercent(before) }
}

// largePile is from how many bytes of text on it is worth the time of a collection to give
// the memory of a stage that is over back to the system.
const largePile = 2 << 20

// release gives back what the last stage over docs has left.
func release(docs []hearsay.Document) {
	n := 0
	for i := range docs {
		n += len(docs[i].Text)
	}
	if n >= largePile {
		debug.FreeOSMemory()
	}
}
