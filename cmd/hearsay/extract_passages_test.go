package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestBadRows: a row that cannot be read is told with the number of its line, and the
// others go on.
func TestBadRows(t *testing.T) {
	const text = "The harbour master said on Monday that the old ferry had been sold to a company on the other side of the bay."
	rows := fmt.Sprintf("{\"id\":1,\"text\":%q}\n\n{\"id\":\n{\"text\":\"x\"}\n{\"id\":1,\"text\":\"another\"}\n{\"id\":2,\"text\":%q}\n{\"id\":3,\"text\":7}", text, text)
	var out, told bytes.Buffer
	code := run(&program{ctx: context.Background(), stdin: strings.NewReader(rows), stdout: &out, stderr: &told}, []string{"extract", "passages", "-"})
	if code != 1 || strings.Count(out.String(), "\n") != 1 {
		t.Errorf("exit code %d, rows:\n%s", code, out.String())
	}
	for _, line := range []string{"3", "4", "5", "7"} {
		if !strings.Contains(told.String(), "standard input:"+line+": ") {
			t.Errorf("line %s is not told:\n%s", line, told.String())
		}
	}
	if n := strings.Count(told.String(), "\n"); n != 4 {
		t.Errorf("%d lines are told:\n%s", n, told.String())
	}
}

// TestRowBomb: a row of a gigabyte, in a file of a megabyte, is passed over in little
// memory.
func TestRowBomb(t *testing.T) {
	size := int64(1 << 30)
	if testing.Short() {
		size = mostRow + 1<<20
	}
	path := filepath.Join(t.TempDir(), "bomb.jsonl.gz")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z, _ := gzip.NewWriterLevel(f, gzip.BestSpeed)
	io.WriteString(z, `{"id":1,"text":"`)
	if _, err := io.CopyN(z, spaces{}, size); err != nil {
		t.Fatal(err)
	}
	io.WriteString(z, "\"}\n{\"id\":2,\"text\":\"The port is open.\"}\n")
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	f.Close()
	var before, m runtime.MemStats
	runtime.ReadMemStats(&before) // other tests have taken much by then
	for _, stage := range []string{"passages", "statements"} {
		var out, told bytes.Buffer
		code := run(&program{ctx: context.Background(), stdin: strings.NewReader(""), stdout: &out, stderr: &told}, []string{"extract", stage, path})
		if code != 1 || !strings.Contains(told.String(), "bomb.jsonl.gz:1: the row is larger than 64 MB") {
			t.Errorf("%s: exit code %d: %s", stage, code, told.String())
		}
		if stage == "statements" && !strings.Contains(out.String(), `"id":2`) {
			t.Errorf("the other row is missing: %.200s", out.String())
		}
	}
	runtime.ReadMemStats(&m)
	if m.Sys > before.Sys+2<<30 {
		t.Errorf("%d MB of memory", (m.Sys-before.Sys)>>20)
	}
}

type spaces struct{}

func (spaces) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}
