package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/store/sqlite"
)

// runHere runs the program and returns what it prints.
func runHere(t *testing.T, args ...string) string {
	t.Helper()
	var out, complaint bytes.Buffer
	if code := run(&program{ctx: context.Background(), stdin: strings.NewReader(""), stdout: &out, stderr: &complaint}, args); code != 0 {
		t.Fatalf("%v: exit code %d: %s", args, code, complaint.String())
	}
	return out.String()
}

// TestKeptFindings: a report on a case keeps what it finds and uses what is kept,
// where this version found it.
func TestKeptFindings(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "t.case")
	for name, text := range map[string]string{
		"pier.txt":  "MARLOW, March 5, 2019 - Mayor Anne Hale said on Monday that the pier was rotten. “It will fall,” she told the Marlow Gazette. Two officials denied that she had seen it.\n",
		"ferry.txt": "TARN, March 6, 2019 - The mayor of Marlow, Anne Hale, denied on Tuesday that the pier was rotten, according to the Marlow Gazette.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	runHere(t, "add", "-c", file, filepath.Join(dir, "pier.txt"), filepath.Join(dir, "ferry.txt"))
	report := func() string { return runHere(t, "report", "--case", file, "-f", "json", "-o", "-") }
	fresh := report()
	if n := strings.Count(fresh, `"document":"pier","item":null,"source"`); n == 0 {
		t.Fatalf("no statement of pier.txt in the report\n%s", fresh)
	}
	if kept := report(); kept != fresh {
		t.Error("what was kept is not what was found")
	}
	// set changes what is kept of pier.txt.
	set := func(f store.Findings) {
		t.Helper()
		s, err := sqlite.Open(t.Context(), file, false)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		d, err := s.Document(t.Context(), "pier")
		if err != nil {
			t.Fatal(err)
		}
		if f.Version == "" {
			all, err := s.Findings(t.Context(), d.SHA256)
			if err != nil || len(all) != 1 {
				t.Fatalf("%d findings are kept: %v", len(all), err)
			}
			f.Version = all[0].Version
		}
		if err := s.SetFindings(t.Context(), d.SHA256, f); err != nil {
			t.Fatal(err)
		}
	}
	set(store.Findings{Stage: statementStage, JSON: []byte(`{}`)})
	if got := report(); strings.Contains(got, `"document":"pier","item":null,"source"`) {
		t.Errorf("what is kept is not used:\n%s", got)
	}
	set(store.Findings{Stage: statementStage, Version: "hearsay 0.0.1", JSON: []byte(`{}`)})
	if got := report(); got != fresh {
		t.Error("findings of another version are used")
	}
	set(store.Findings{Stage: statementStage, JSON: []byte(`{"Statements": 7}`)})
	var complaint bytes.Buffer
	code := run(&program{ctx: context.Background(), stdout: &bytes.Buffer{}, stderr: &complaint}, []string{"report", "--case", file, "-f", "json"})
	if code != 1 || !strings.Contains(complaint.String(), "pier") {
		t.Errorf("damaged findings: exit code %d: %s", code, complaint.String())
	}
}
