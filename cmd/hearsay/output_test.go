//go:build unix

package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func testProgram(t *testing.T) (*program, *bytes.Buffer) {
	var out bytes.Buffer
	return &program{ctx: context.Background(), stdin: strings.NewReader(""), stdout: &out, stderr: io.Discard}, &out
}

func holdsText(t *testing.T, path, want string) {
	t.Helper()
	if b, err := os.ReadFile(path); err != nil || string(b) != want {
		t.Errorf("%s holds %q, %v, want %q", path, b, err, want)
	}
}

// TestOutputComesToBe: what comes to be at the place of an output while it is written
// stays, and the result is kept beside it.
func TestOutputComesToBe(t *testing.T) {
	p, _ := testProgram(t)
	dir := t.TempDir()
	out := filepath.Join(dir, "a.json")
	for name, prepare := range map[string]func(){
		"new":     func() { os.Remove(out) },
		"changed": func() { write(t, out, "") },
	} {
		prepare()
		o, err := p.create(out, guard{})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(o, "result")
		write(t, out, "notes of a person")
		if err := o.Commit(); err == nil || !strings.Contains(err.Error(), "a.json.new-1") {
			t.Errorf("%s: %v", name, err)
		}
		o.Discard()
		holdsText(t, out, "notes of a person")
		holdsText(t, out+".new-1", "result")
		os.Remove(out + ".new-1")
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left over: %v", left)
	}
}

// TestOutputBecomesInput: an input that is moved to the place of the output stays.
func TestOutputBecomesInput(t *testing.T) {
	p, _ := testProgram(t)
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.txt"), filepath.Join(dir, "out")
	write(t, in, "words")
	o, err := p.create(out, guard{inputs: []string{in}, force: true})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Discard()
	io.WriteString(o, "result")
	if err := os.Link(in, out); err != nil {
		t.Fatal(err)
	}
	if err := o.Commit(); err == nil || !strings.Contains(err.Error(), "read as input") {
		t.Error(err)
	}
	holdsText(t, in, "words")
}

// TestOutputPermissions: those of the umask, and those that a file had.
func TestOutputPermissions(t *testing.T) {
	p, _ := testProgram(t)
	out := filepath.Join(t.TempDir(), "a.txt")
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	for _, want := range []os.FileMode{0o640, 0o604} {
		o, err := p.create(out, guard{force: true})
		if err != nil {
			t.Fatal(err)
		}
		if err := o.Commit(); err != nil {
			t.Fatal(err)
		}
		if s, err := os.Stat(out); err != nil || s.Mode().Perm() != want {
			t.Errorf("%v, %v, want %v", s.Mode(), err, want)
		}
		if err := os.Chmod(out, 0o604); err != nil {
			t.Fatal(err)
		}
	}
}

// TestOutputThrough: pipes and devices are written to and stay what they are.
func TestOutputThrough(t *testing.T) {
	p, _ := testProgram(t)
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o666); err != nil {
		t.Fatal(err)
	}
	got := make(chan string)
	go func() {
		b, _ := os.ReadFile(pipe)
		got <- string(b)
	}()
	o, err := p.create(pipe, guard{})
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(o, "result")
	if err := o.Commit(); err != nil {
		t.Fatal(err)
	}
	if s := <-got; s != "result" {
		t.Errorf("%q", s)
	}
	for _, device := range []string{pipe, os.DevNull} {
		if device == os.DevNull {
			o, err := p.create(device, guard{})
			if err != nil {
				t.Fatal(err)
			}
			if err := o.Commit(); err != nil {
				t.Error(err)
			}
		}
		if s, err := os.Lstat(device); err != nil || s.Mode().IsRegular() {
			t.Errorf("%s: %v, %v", device, s.Mode(), err)
		}
	}
	file := filepath.Join(t.TempDir(), "redirected.txt")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c := command(t, filepath.Dir(file), "extract", "statements", "-", "-o", "/dev/stdout")
	c.Stdin, c.Stdout = strings.NewReader(`{"id": 1, "text": "Ada Brook said that the port was open."}`), f
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if s, e := os.Stat(file); err != nil || e != nil || !os.SameFile(info, s) || s.Size() == 0 {
		t.Errorf("%v, %v, %v", s, err, e)
	}
}

// TestOutputIsStdin: the file that standard input is read from is an input.
func TestOutputIsStdin(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rows.jsonl")
	const row = `{"id": 1, "text": "Ada Brook said that the port was open."}`
	write(t, file, row)
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c := command(t, filepath.Dir(file), "extract", "statements", "-", "-o", file, "--force")
	c.Stdin = f
	if said, err := c.CombinedOutput(); err == nil || !strings.Contains(string(said), "standard input") {
		t.Errorf("%v: %s", err, said)
	}
	holdsText(t, file, row)
}

// TestLeftovers: the next run in a folder removes what a killed one left, and not what
// a running one writes.
func TestLeftovers(t *testing.T) {
	p, _ := testProgram(t)
	dir := t.TempDir()
	left := filepath.Join(dir, ".hearsay-0123456789abcdef.tmp")
	write(t, left, "half")
	other := filepath.Join(dir, ".hearsay-notes.tmp")
	write(t, other, "of a person")
	running, err := p.create(filepath.Join(dir, "a.json"), guard{})
	if err != nil {
		t.Fatal(err)
	}
	defer running.Discard()
	if _, err := os.Stat(left); err == nil {
		t.Error("it is still there")
	}
	second, err := p.create(filepath.Join(dir, "b.json"), guard{})
	if err != nil {
		t.Fatal(err)
	}
	second.Discard()
	if err := running.Commit(); err != nil {
		t.Error(err)
	}
	holdsText(t, other, "of a person")
}

// TestStopped ends a command that waits for its input within a second, by SIGTERM, and
// leaves nothing beside its output.
func TestStopped(t *testing.T) {
	dir := t.TempDir()
	in, feed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer feed.Close()
	c := command(t, dir, "extract", "statements", "-", "-o", "out.jsonl")
	c.Stdin = in
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for tries := 0; ; tries++ { // until it has its handler and its file
		if names, _ := os.ReadDir(dir); len(names) > 0 {
			break
		}
		if tries > 1000 {
			t.Fatal("it does not begin")
		}
		time.Sleep(10 * time.Millisecond)
	}
	start := time.Now()
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	c.Wait()
	if took := time.Since(start); c.ProcessState.ExitCode() != 1 || took > time.Minute {
		t.Errorf("exit code %d after %v", c.ProcessState.ExitCode(), took)
	}
	if names, _ := os.ReadDir(dir); len(names) > 0 {
		t.Errorf("left over: %v", names)
	}
}
