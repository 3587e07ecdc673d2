package main

import (
	"runtime/debug"

	"github.com/openhearsay/hearsay"
)

// What is found in a large pile stays until the end, and to let the heap double between two
// collections would take as much memory again; to collect often takes time. So it grows by
// so many bytes while documents are compared, but by at least thrifty percent. (Reading
// makes much that is soon free, over little that stays, and keeps Go's own hundred.)
const (
	slack    = 48 << 20
	thrifty  = 25
	generous = 400
	heldByte = 16 // bytes that stay for a byte of text, about
)

// thrift keeps the heap small, while docs are compared, until the returned function is called.
func thrift(docs []hearsay.Document) (end func()) {
	percent := 100 * slack / (1 + heldByte*textBytes(docs))
	before := debug.SetGCPercent(min(max(percent, thrifty), generous))
	return func() { debug.SetGCPercent(before) }
}

func textBytes(docs []hearsay.Document) (n int) {
	for i := range docs {
		n += len(docs[i].Text)
	}
	return n
}

// largePile is from how many bytes of text on it is worth the time of a collection to give
// the memory of a stage that is over back to the system.
const largePile = 2 << 20

// release gives back what the last stage over docs has left.
func release(docs []hearsay.Document) {
	if textBytes(docs) >= largePile {
		debug.FreeOSMemory()
	}
}
