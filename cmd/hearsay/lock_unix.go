//go:build unix

package main

import (
	"os"
	"syscall"
)

// lock locks a file until it is closed, or reports false where another program has.
func lock(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}
