package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// The name of a file may be no UTF-8.
func TestArgumentIsBytes(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the file system takes no such names")
	}
	path := filepath.Join(t.TempDir(), "port\xff.html")
	if err := os.WriteFile(path, []byte("<p>The port is open, the mayor said on Monday.</p>"), 0o644); err != nil {
		t.Skip(err)
	}
	var out, problems bytes.Buffer
	if code := run(&program{ctx: context.Background(), stdin: strings.NewReader(""), stdout: &out, stderr: &problems}, []string{"extract", "articles", path}); code != 0 || !strings.Contains(out.String(), "on Monday") {
		t.Errorf("exit code %d, %s%s", code, out.String(), problems.String())
	}
}
