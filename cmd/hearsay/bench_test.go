//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/model"
)

// texts are articles to measure speed with: PolNeAR's development articles where
// they are here, else the example.
func texts(b *testing.B) []hearsay.Document {
	b.Helper()
	var docs []hearsay.Document
	if dir, ok := corpus.Shared(); ok {
		articles, err := corpus.Articles(filepath.Join(dir, "data", "polnear", "dev.jsonl.gz"))
		if err != nil {
			b.Fatal(err)
		}
		for _, a := range articles {
			docs = append(docs, hearsay.Document{ID: a.ID, Text: a.Text, Language: "en"})
		}
		return docs
	}
	err := ingest.Collect(context.Background(), []string{"../../examples/harbor/documents"},
		func(d hearsay.Document, _ []byte) error {
			docs = append(docs, d)
			return nil
		},
		func(p hearsay.Problem) { b.Fatal(p.Message) })
	if err != nil {
		b.Fatal(err)
	}
	return docs
}

func words(docs []hearsay.Document) int {
	n := 0
	for _, d := range docs {
		n += len(strings.Fields(d.Text))
	}
	return n
}

// BenchmarkLoad loads the whole embedded model.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := newEngines(model.Section); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStatements goes from raw text to statements with their speakers,
// kinds and chains, on one core.
func BenchmarkStatements(b *testing.B) {
	e, err := newEngines(model.Section)
	if err != nil {
		b.Fatal(err)
	}
	docs := texts(b)
	b.ResetTimer()
	for b.Loop() {
		for i := range docs {
			e.read(&docs[i])
		}
	}
	b.ReportMetric(float64(words(docs))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkStages parts that time: the language stages, the spans of
// statements, and what they mean.
func BenchmarkStages(b *testing.B) {
	e, err := newEngines(model.Section)
	if err != nil {
		b.Fatal(err)
	}
	docs := texts(b)
	for _, stage := range []struct {
		name string
		run  func(d *hearsay.Document)
	}{
		{"language", func(d *hearsay.Document) { e.analyzer.Analyze(d.Text) }},
		{"language+spans", func(d *hearsay.Document) { e.extractor.Extract(e.analyzer.Analyze(d.Text)) }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			for b.Loop() {
				for i := range docs {
					stage.run(&docs[i])
				}
			}
			b.ReportMetric(float64(words(docs))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkAdd is `hearsay add` of 4,000 press releases into a new case, from the start of
// the process to its end: those of the Senate where they are here, else the example again
// and again.
func BenchmarkAdd(b *testing.B) {
	dir, n := b.TempDir(), 0
	put := func(text string) {
		folder := filepath.Join(dir, "docs", fmt.Sprint(n/1000))
		if err := os.MkdirAll(folder, 0o777); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.txt", n)), []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
		n++
	}
	const documents = 4000
	enough := errors.New("enough")
	if shared, ok := corpus.Shared(); ok {
		type release struct{ Text string }
		err := corpus.Lines(filepath.Join(shared, "data", "senate", "releases.jsonl.gz"), func(i int, r release) error {
			if i%5 == 0 && strings.TrimSpace(r.Text) != "" { // of many senators
				put(r.Text)
			}
			if n == documents {
				return enough
			}
			return nil
		})
		if err != nil && !errors.Is(err, enough) {
			b.Fatal(err)
		}
	} else {
		for docs := texts(b); n < documents; {
			put(fmt.Sprintf("%s\n\nCopy %d of it.\n", docs[n%len(docs)].Text, n))
		}
	}
	var cpu float64
	b.ResetTimer()
	for b.Loop() {
		c := command(b, dir, "add", "docs")
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		cpu += (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()
		if err := os.Remove(filepath.Join(dir, "hearsay.case")); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "documents/s")
	b.ReportMetric(float64(n)*float64(b.N)/cpu, "documents/cpu-s")
}

// BenchmarkProcess is `hearsay extract statements` as a whole process, from its
// start to its end.
func BenchmarkProcess(b *testing.B) {
	docs := texts(b)
	var lines bytes.Buffer
	for _, d := range docs {
		row, err := json.Marshal(map[string]string{"id": d.ID, "text": d.Text})
		if err != nil {
			b.Fatal(err)
		}
		fmt.Fprintf(&lines, "%s\n", row)
	}
	dir := b.TempDir()
	in := filepath.Join(dir, "docs.jsonl")
	if err := os.WriteFile(in, lines.Bytes(), 0o666); err != nil {
		b.Fatal(err)
	}
	var cpu, peak float64
	b.ResetTimer()
	for b.Loop() {
		c := command(b, dir, "extract", "statements", in, "-o", os.DevNull)
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		cpu += (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()
		if use, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok && runtime.GOOS == "linux" {
			peak = max(peak, float64(use.Maxrss)/1024) // Linux counts KiB
		}
	}
	b.ReportMetric(float64(words(docs))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(words(docs))*float64(b.N)/cpu, "words/cpu-s")
	if peak > 0 {
		b.ReportMetric(peak, "peak-MiB")
	}
}
