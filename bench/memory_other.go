//go:build !linux

package main

import "os"

// memory is 0: other systems than Linux count in other units, or not.
func memory(*os.ProcessState) float64 { return 0 }

// adopt does nothing: what a program starts and does not wait for is not counted.
func adopt() error { return nil }

func orphans() (cpu, memory float64) { return 0, 0 }
