package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"

	"github.com/openhearsay/hearsay"
)

// What is found in a large pile stays until the end, and to let the heap double between two
// collections would take as much memory again; to collect often takes time. So it grows by
// about slack bytes while documents are compared, but by at least thrifty percent of what
// stays, and at most generous. (Reading makes much that is soon free, over little that stays,
// and keeps Go's own hundred.)
const (
	slack    = 48 << 20
	thrifty  = 25
	generous = 100 // Go's own
)

// thrift keeps the heap small until the returned function is called: after every collection
// it sets how far the heap may grow until the next.
func thrift() (end func()) {
	var one sync.Mutex
	ended := false
	before := debug.SetGCPercent(thrifty)
	var watch func(*sentinel)
	watch = func(s *sentinel) {
		one.Lock()
		defer one.Unlock()
		if !ended {
			live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
			metrics.Read(live)
			debug.SetGCPercent(percentOf(live[0].Value.Uint64()))
			runtime.SetFinalizer(s, watch)
		}
	}
	runtime.SetFinalizer(&sentinel{}, watch)
	return func() {
		one.Lock()
		defer one.Unlock()
		ended = true
		debug.SetGCPercent(before)
	}
}

// A sentinel is what nothing holds: its finalizer runs after each collection.
type sentinel struct{ _ [16]byte }

// percentOf is by how many percent a heap of which so many bytes stay may grow.
func percentOf(live uint64) int {
	return int(min(max(100*slack/max(live, 1), thrifty), generous))
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
