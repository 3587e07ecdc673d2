package main

import "runtime/debug"

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
