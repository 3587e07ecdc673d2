package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEvalCases prints the means over one small case, and what is wrong in it:
// its gold lists a statement that no reader would, and lacks one.
func TestEvalCases(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"documents/a.txt": "The pier is long.\n\nThe keeper, Ana Hale, said that the pier was rotten.\n\nA clerk said that it was old.\n",
		"gold.json": `{"documents": {"a": {}}, "exhaustive": ["a"], "speakers": {"Ana Hale": ["Hale"]}, "statements": [
			{"document": "a", "content": "pier is long", "source": "The", "cue": "", "speaker": "", "kind": "assertion", "quoted": "indirect", "via": []},
			{"document": "a", "content": "that the pier was rotten", "source": "Ana Hale", "cue": "said", "speaker": "Ana Hale", "named": true, "kind": "denial", "quoted": "indirect", "via": []}]}`,
	} {
		path := filepath.Join(dir, "cases", "pier", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		args []string
		want []string
	}{
		{[]string{"--only", "cases: mean"}, []string{
			"[cases: mean]\ndocuments                                            1.000  mean of 1\n",
			"statements (exhaustive documents)                    P 0.500  R 0.500  F1 0.500  mean of 1\n",
			"statements found: outer indirect                     1.000  of 1\n",
			"statements found: without a cue                      0.000  of 1\n",
		}},
		{[]string{"--only", "cases: mean", "--wrong", "3"}, []string{
			"3 wrong of 2 found and 2 in the gold", "    1  missed: without a cue\n", "    1  kind: denial called assertion\n",
			"1. pier, a: missed: without a cue\n   theirs  …[The] {pier is long}.",
			"<said> {that the pier was rotten}. A clerk said that it was old.…\n           Ana Hale; denial; indirect\n   ours    …",
			"3. pier, a: spurious: outer indirect\n   ours    …",
		}},
		{[]string{"--only", "cases: mean", "--wrong", "3", "--cause", "spurious"}, []string{
			"3 wrong of 2 found", "and {content}:\n\n1. pier, a: spurious: outer indirect\n"}},
		{[]string{"--only", "case: pier", "--wrong", "1"}, []string{"[case: pier]\n3 wrong", "\n1. pier, a: "}},
	} {
		out, complaint, code := runEval(t, append([]string{"--shared", dir, "--examples", t.TempDir()}, test.args...)...)
		if code != 0 {
			t.Fatalf("%v: exit code %d: %s", test.args, code, complaint)
		}
		for _, want := range test.want {
			if !strings.Contains(out, want) {
				t.Errorf("%v: no %q in\n%s", test.args, want, out)
			}
		}
	}
}
