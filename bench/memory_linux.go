package main

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// memory is how many MB a process that has ended had at the most.
func memory(p *os.ProcessState) float64 {
	if r, ok := p.SysUsage().(*syscall.Rusage); ok {
		return float64(r.Maxrss) * 1024 / 1e6 // Linux counts KiB
	}
	return 0
}

// adopt makes this process the parent of all that the programs start and do not wait for,
// so that it is counted: Spark's Java is such a child of Python.
func adopt() error { return unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) }

// orphans waits for the processes that were adopted, and returns the seconds of processors
// that they took and how many MB the largest had. No other process may be running.
func orphans() (cpu, memory float64) {
	for {
		var used unix.Rusage
		_, err := unix.Wait4(-1, nil, 0, &used)
		if err == unix.EINTR {
			continue
		}
		if err != nil { // ECHILD: there are no more
			return cpu, memory
		}
		for _, t := range []unix.Timeval{used.Utime, used.Stime} {
			cpu += float64(t.Sec) + float64(t.Usec)/1e6
		}
		memory = max(memory, float64(used.Maxrss)*1024/1e6)
	}
}
