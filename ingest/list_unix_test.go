//go:build unix

package ingest

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/ingest/source"
)

// What is no file is refused by name, at once.
func TestIrregular(t *testing.T) {
	dir := t.TempDir()
	pipe, sock := filepath.Join(dir, "pipe"), filepath.Join(dir, "s")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	l, err := net.Listen("unix", sock)
	if err != nil {
		t.Skip(err)
	}
	defer l.Close()
	start := time.Now()
	paths, told := readAll(t, NewReader(source.Default(), Columns{}), pipe, sock, "/dev/zero", dir)
	want := []string{"!" + pipe + ": a named pipe (FIFO), not a file", "!" + sock + ": a socket", "!/dev/zero: a device", "!" + dir + ": a folder"}
	for i, w := range want {
		if i >= len(told) || !strings.HasPrefix(told[i], w) {
			t.Errorf("told %q, want %q", told, w)
		}
	}
	if len(paths) > 0 || time.Since(start) > time.Minute {
		t.Errorf("documents %q after %v", paths, time.Since(start))
	}
	if _, err := Load(pipe); err == nil {
		t.Error("a pipe is loaded")
	}
	if _, problems := collect(t, dir); len(problems) != 2 {
		t.Errorf("problems %q", problems)
	}
}

func TestNotUTF8(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"caf\xe9.txt", "caf\xe8.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(para+name[3:4]), 0o600); err != nil {
			t.Skip(err) // this system has no such names
		}
	}
	paths, told := readAll(t, NewReader(source.Default(), Columns{}), List([]string{dir}, nil)...)
	if len(paths) != 2 || !strings.HasSuffix(paths[0], `/caf\xe8.txt`) || !strings.HasSuffix(paths[1], `/caf\xe9.txt`) {
		t.Errorf("documents %q, told %q", paths, told)
	}
}
