package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func runEval(t *testing.T, args ...string) (out, complaint string, code int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(&program{ctx: context.Background(), stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr}, append([]string{"eval"}, args...))
	return stdout.String(), stderr.String(), code
}

// TestEvalWrong prints the wrong statements of two pages of which the annotation
// is wrong on purpose.
func TestEvalWrong(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "odd"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"a.txt": "# A right one and a missed one.\n\n{1s Hale} {1c said} {1t it was rotten}.\n\nThe pier {2s of} {2c Tarn} {2t is long}.",
		"b.txt": "{1s Hale} {1c said} it {1t was rotten}.\n\nShe said it was old.",
	} {
		if err := os.WriteFile(filepath.Join(dir, "odd", name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	out, complaint, code := runEval(t, "--examples", dir, "--only", "statements: odd", "--wrong", "2")
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, complaint)
	}
	for _, want := range []string{
		"3 wrong of 3 found and 3 annotated", "    1  missed\n", "    1  extra\n", "    1  content begins early\n",
		"1. a: missed\n   theirs  …Hale said it was rotten. The pier [of] <Tarn> {is long}.…\n",
		"2. b: content begins early\n   theirs  …[Hale] <said> it {was rotten}. She said it was old.…\n   ours    …[Hale] <said> {it was rotten}. She said it was old.…\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if again, _, _ := runEval(t, "--examples", dir, "--only", "statements: odd", "--wrong", "2"); again != out {
		t.Error("not the same twice")
	}
	if _, complaint, code := runEval(t, "--examples", dir, "--only", "trees", "--wrong", "2"); code != 2 || !strings.Contains(complaint, "no section of statements begins with trees") {
		t.Errorf("exit code %d: %s", code, complaint)
	}
	if _, _, code := runEval(t, "--examples", dir, "--only", "statements: odd", "--wrong", "-1"); code != 2 {
		t.Errorf("exit code %d for a number below 0", code)
	}
}
