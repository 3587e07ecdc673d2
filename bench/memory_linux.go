package main

import (
	"os"
	"syscall"
)

// memory is how many MB a process that has ended had at the most.
func memory(p *os.ProcessState) float64 {
	if r, ok := p.SysUsage().(*syscall.Rusage); ok {
		return float64(r.Maxrss) * 1024 / 1e6 // Linux counts KiB
	}
	return 0
}
