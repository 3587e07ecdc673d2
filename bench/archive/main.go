// Command archive measures what statements and passages cost as JSON Lines and as Parquet:
//
//	go run ./bench/archive HEARSAY DOCS.jsonl.gz [EVERY]
//
// runs the program HEARSAY over each EVERYth document (20) in both forms and prints a table
// in Markdown: bytes read and written, rows, seconds of processors (the least of three runs),
// and words a second.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay/columnar"
	"github.com/openhearsay/hearsay/corpus"
)

func main() {
	if err := measure(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type document struct {
	ID     string `json:"id" parquet:"id"`
	Series string `json:"series" parquet:"series,optional,dict"`
	Date   string `json:"date" parquet:"date,optional,dict"`
	Text   string `json:"text" parquet:"text"`
}

func measure(args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("usage: go run ./bench/archive HEARSAY DOCS.jsonl.gz [EVERY]")
	}
	every := 20
	if len(args) > 2 {
		n, err := strconv.Atoi(args[2])
		if err != nil || n < 1 {
			return fmt.Errorf("every %q", args[2])
		}
		every = n
	}
	hearsay, err := filepath.Abs(args[0])
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "hearsay-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	lines, columns := filepath.Join(dir, "docs.jsonl"), filepath.Join(dir, "docs.parquet")
	docs, words, err := write(args[1], every, lines, columns)
	if err != nil {
		return err
	}
	fmt.Printf("%d documents, %d words, `go run ./bench/archive hearsay %s %d`:\n\n", docs, words, filepath.Base(args[1]), every)
	fmt.Println("| engine | input, bytes | output, bytes | rows | processor | words a second of a processor |")
	fmt.Println("|---|---|---|---|---|---|")
	for _, run := range []struct{ engine, in, format string }{
		{"statements", lines, "jsonl"}, {"statements", columns, "jsonl"}, {"statements", lines, "rows"}, {"statements", lines, "parquet"}, {"statements", columns, "parquet"},
		{"passages", lines, "jsonl"}, {"passages", lines, "parquet"}, {"passages", columns, "parquet"},
	} {
		out := filepath.Join(dir, "out")
		took := math.Inf(1)
		for range 3 {
			c := exec.Command(hearsay, "extract", run.engine, run.in, "--format", run.format, "-o", out, "--force")
			var said bytes.Buffer
			c.Stderr = &said
			if err := c.Run(); err != nil && c.ProcessState.ExitCode() != 1 {
				return fmt.Errorf("%s: %w\n%s", strings.Join(c.Args, " "), err, &said)
			}
			took = min(took, (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds())
		}
		rows, size, err := count(out, run.format)
		if err != nil {
			return err
		}
		in, err := os.Stat(run.in)
		if err != nil {
			return err
		}
		fmt.Printf("| %s | %s, %d | %s, %d | %d | %.1f s | %.0f |\n", run.engine, strings.TrimPrefix(filepath.Ext(run.in), "."), in.Size(), run.format, size, rows, took, float64(words)/took)
	}
	return nil
}

// write writes every so manyth document of a file in both forms.
func write(path string, every int, lines, columns string) (docs, words int, err error) {
	l, err := os.Create(lines)
	if err != nil {
		return 0, 0, err
	}
	defer l.Close()
	c, err := os.Create(columns)
	if err != nil {
		return 0, 0, err
	}
	defer c.Close()
	table, encode := columnar.NewWriter[document](c), json.NewEncoder(l)
	err = corpus.Lines(path, func(n int, d document) error {
		if n%every != 0 {
			return nil
		}
		docs, words = docs+1, words+len(strings.Fields(d.Text))
		if err := encode.Encode(d); err != nil {
			return err
		}
		return table.Write(d)
	})
	if err != nil {
		return 0, 0, err
	}
	return docs, words, table.Close()
}

// count is the rows and the bytes of an output.
func count(path, format string) (rows, size int64, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return 0, 0, err
	}
	if format != "parquet" {
		return int64(bytes.Count(b, []byte{'\n'})), int64(len(b)), nil
	}
	n, err := columnar.Look(bytes.NewReader(b), int64(len(b)))
	return n.Rows, int64(len(b)), err
}
