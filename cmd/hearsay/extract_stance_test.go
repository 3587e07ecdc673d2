package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExtractStance(t *testing.T) {
	dir := t.TempDir()
	bodies := filepath.Join(dir, "bodies.jsonl")
	err := os.WriteFile(bodies, []byte(`{"id": 7, "text": "The harbour bridge was closed on Monday after engineers found cracks in its pillars."}
{"id": "x", "text": "The orchestra opened its season."}
not JSON
`), 0o666)
	if err != nil {
		t.Fatal(err)
	}
	pairs := `{"claim": "Harbour bridge closed after cracks are found", "body": "x", "stance": "ignored"}
{"claim": "Harbour bridge closed after cracks are found", "body": 7}
{"claim": "none", "body": 8}
{"body": 7}
`
	var out, problems bytes.Buffer
	code := run(&program{ctx: context.Background(), stdin: strings.NewReader(pairs), stdout: &out, stderr: &problems},
		[]string{"extract", "stance", bodies, "-"})
	if code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d rows, want 2:\n%s", len(lines), out.String())
	}
	if want := `{"claim":"Harbour bridge closed after cracks are found","body":"x","stance":"unrelated"}`; lines[0] != want {
		t.Errorf("got  %s\nwant %s", lines[0], want)
	}
	if !strings.Contains(lines[1], `"body":7,"stance":`) || strings.Contains(lines[1], "unrelated") {
		t.Errorf("got %s", lines[1])
	}
	for _, want := range []string{"bodies.jsonl:3:", "standard input:3: no body 8", "standard input:4:"} {
		if !strings.Contains(problems.String(), want) {
			t.Errorf("standard error does not say %q:\n%s", want, problems.String())
		}
	}
}
