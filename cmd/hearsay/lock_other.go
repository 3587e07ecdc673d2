//go:build !unix

package main

import "os"

// lock has nothing to do on Windows: a file that a program has open cannot be removed.
func lock(*os.File) bool { return true }
