package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFlippedReport flips single bits of a case: a report is the same, or the exit code
// is 1, or something is said. HEARSAY_LONG is how many flips are tried.
func TestFlippedReport(t *testing.T) {
	flips := many(20)
	dir := t.TempDir()
	file := filepath.Join(dir, "a.case")
	for i := range 8 {
		write(t, filepath.Join(dir, fmt.Sprintf("harbour-%d.txt", i)), strings.Repeat(fmt.Sprintf(
			"OSK, March %d, 2031 - Harbour master Anne Hale said on Monday that %d boats were safe. “None sank,” she told the Osk Gazette. A clerk denied it.\n\n", i+1, i+3), 1+3*i))
	}
	runHere(t, "add", "-c", file, dir)
	want := runHere(t, "report", "-c", file, "-f", "json", "-o", "-")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(5, 6))
	said := 0
	for range flips {
		torn := bytes.Clone(whole)
		at, bit := random.IntN(len(torn)), byte(1)<<random.IntN(8)
		torn[at] ^= bit
		if err := os.WriteFile(file, torn, 0o666); err != nil {
			t.Fatal(err)
		}
		os.Remove(file + "-wal")
		os.Remove(file + "-shm")
		var out, told bytes.Buffer
		code := run(&program{ctx: context.Background(), stdin: strings.NewReader(""), stdout: &out, stderr: &told}, []string{"report", "-c", file, "-f", "json", "-o", "-"})
		if code != 0 || told.Len() > 0 {
			said++
			continue
		}
		if out.String() != want {
			t.Errorf("byte %d, bit %08b: another report without a word", at, bit)
		}
	}
	t.Logf("%d of %d flips were in what was read", said, flips)
}

// many is n, or as many as HEARSAY_LONG says.
func many(n int) int {
	if s := os.Getenv("HEARSAY_LONG"); s != "" {
		json.Unmarshal([]byte(s), &n)
	}
	return n
}
