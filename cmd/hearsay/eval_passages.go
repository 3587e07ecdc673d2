package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/reuse"
)

// passageBenchSeeds are the benchmarks that are made of one source.
var passageBenchSeeds = []uint64{1, 2, 3}

const passageBenchTexts = 1000

// evalPassages finds the passages of benchmarks made of a file of texts.
func evalPassages(e *evaluation, w io.Writer, path string) error {
	var texts []reuse.Text
	err := corpus.Lines(path, func(_ int, in struct {
		ID   json.RawMessage
		Text string
	}) error {
		texts = append(texts, reuse.Text{ID: string(in.ID), Text: in.Text})
		return nil
	})
	if err != nil {
		return err
	}
	for _, seed := range passageBenchSeeds {
		b := eval.MakeReuseBench(texts, seed, passageBenchTexts)
		found, err := reuse.Find(e.p.ctx, b.Texts, reuse.Options{})
		if err != nil {
			return err
		}
		s := eval.ScoreReuse(b.Cases, found)
		_, err = fmt.Fprintf(w, "seed %d: plagdet %.4f  P %.4f  R %.4f  granularity %.3f  copies found %d of %d  directions named %d, right %d\n  recall",
			seed, s.Plagdet(), s.Precision.Ratio(), s.AllRecall().Ratio(), s.Granularity(), s.Found, s.Copies, s.Named, s.NamedRight)
		for _, edits := range eval.AllEdits {
			if err == nil {
				_, err = fmt.Fprintf(w, "  %s %.3f", edits, s.Recall[edits].Ratio())
			}
		}
		if err == nil {
			_, err = fmt.Fprintln(w)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
