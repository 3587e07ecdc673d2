package hearsay_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func text(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestFigures: every accuracy that the README states is one that `hearsay eval` prints.
func TestFigures(t *testing.T) {
	scores := text(t, "eval/testdata/scores.txt")
	for _, figure := range regexp.MustCompile(`\b[01]\.\d{3}\b`).FindAllString(text(t, "README.md"), -1) {
		if !strings.Contains(scores, figure) {
			t.Errorf("README.md: %s stands nowhere in eval/testdata/scores.txt", figure)
		}
	}
}

// TestFilesNamed: the files and folders that the documents name are there.
func TestFilesNamed(t *testing.T) {
	name := regexp.MustCompile("`([a-z_]+(?:/[A-Za-z_.-]+)*/?)`")
	for _, file := range []string{"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "model/MODEL_CARD.md", "doc/method.md", "doc/limits.md"} {
		for _, m := range name.FindAllStringSubmatch(text(t, file), -1) {
			if !strings.Contains(m[1], "/") {
				continue
			}
			if _, err := os.Stat(m[1]); err != nil {
				t.Errorf("%s names %s: %v", file, m[1], err)
			}
		}
	}
}

// TestNothingOutside: no file leads to a place that only one machine has.
func TestNothingOutside(t *testing.T) {
	outside := regexp.MustCompile(`\.\./` + `shared|/home/\w|/work/\w`)
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (path == ".git" || path == "model/english" || strings.HasSuffix(path, "testdata")):
			return filepath.SkipDir
		case d.IsDir() || strings.HasSuffix(path, ".png"):
			return nil
		}
		if m := outside.FindString(text(t, path)); m != "" && path != ".git" {
			t.Errorf("%s: %q", path, m)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
