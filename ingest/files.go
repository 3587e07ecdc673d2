package ingest

import "github.com/openhearsay/hearsay"

// List is the files that paths name, folders with all that is in them (hidden
// files left out), in byte order, each once. It reads no file; what cannot be
// listed, a file named twice and a folder without files are told to problem.
func List(paths []string, problem func(hearsay.Problem)) []string { return list(paths, problem) }

// Load reads a file whole, up to MaxBytes. The error names it.
func Load(path string) ([]byte, error) { return load(path) }
