package model

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestFiles: what lies in the folder is what is embedded.
func TestFiles(t *testing.T) {
	paths, err := filepath.Glob("english/*")
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) != len(files) {
		t.Errorf("%d files are embedded, %d are in the folder", len(files), len(paths))
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, files[filepath.Base(path)]) {
			t.Errorf("%s is not embedded under its name", path)
		}
	}
	if _, err := Section("none"); err == nil {
		t.Error("a stage without a file gave no error")
	}
}
