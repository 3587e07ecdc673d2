package main

import (
	"io"
	"os"

	"github.com/openhearsay/hearsay/eval"
)

// evalPolarity reads how clauses are put, and by which words, in invented sentences.
func evalPolarity(e *evaluation, w io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sentences, err := eval.ReadPolarity(f)
	if err != nil {
		return err
	}
	return eval.Polarity(w, sentences, e.analyzer.Analyze)
}
