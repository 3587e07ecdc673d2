//go:build !linux

package main

import "os"

// memory is 0: other systems than Linux count in other units, or not.
func memory(*os.ProcessState) float64 { return 0 }
