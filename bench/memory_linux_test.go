package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestOrphans: what a program leaves running is waited for and counted.
func TestOrphans(t *testing.T) {
	if err := adopt(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "done")
	const script = `{ i=0; while [ $i -lt 30000 ]; do i=$((i+1)); done; echo done >"$1"; } </dev/null >/dev/null 2>&1 &`
	u, err := measure(exec.Command("sh", "-c", script, "sh", path))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("not waited for: %v", err)
	}
	if u.cpu <= 0 || u.memory <= 0 {
		t.Errorf("%+v", u)
	}
}
