//go:build unix

package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite" // as another program
)

// TestNoRoom adds and reports where files may not grow: the error says so, what stood
// there stays, and the same command goes on when there is room.
func TestNoRoom(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	different := pile(t, dir, 300)
	limited := func(blocks int, args string) (string, error) {
		command(t, dir) // so that the program is in PATH
		c := exec.CommandContext(t.Context(), "sh", "-c", fmt.Sprintf("ulimit -f %d; exec hearsay %s", blocks, args))
		c.Dir = dir
		out, err := c.CombinedOutput()
		return string(out), err
	}
	said, err := limited(300, "add -c a.case docs")
	if err == nil || !strings.Contains(said, "a.case") || !strings.Contains(said, "what was reported is kept") {
		t.Errorf("%v: %s", err, said)
	}
	if out, err := command(t, dir, "add", "-c", "a.case", "docs").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if out, err := command(t, dir, "add", "-c", "calm.case", "docs").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got := contents(t, dir, "a.case")
	if got != contents(t, dir, "calm.case") || strings.Count(got, "Path:docs") != different {
		t.Error("the case differs from one that had room")
	}
	out := filepath.Join(dir, "r.json")
	const old = `{"hearsay": {"version":"0"}}`
	write(t, out, old)
	said, err = limited(4, "report docs/0/ferry-3.txt docs/1/ferry-3.txt docs/2/ferry-3.txt -f json -o r.json")
	if err == nil || !strings.Contains(said, "too large") {
		t.Errorf("%v: %s", err, said)
	}
	holdsText(t, out, old)
	if left, _ := filepath.Glob(filepath.Join(dir, ".hearsay-*")); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

// TestLocked: while another program holds the case, add waits; Ctrl-C ends the wait.
func TestLocked(t *testing.T) {
	dir := t.TempDir()
	pile(t, dir, 30)
	if out, err := command(t, dir, "add", "-c", "a.case", "docs/0").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, "a.case")+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	hold := func() *sql.Tx {
		tx, err := db.BeginTx(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		return tx
	}
	tx := hold()
	waiting := command(t, dir, "add", "-c", "a.case", "docs/1")
	if err := waiting.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- waiting.Wait() }()
	select {
	case err := <-done:
		t.Fatalf("it did not wait: %v", err)
	case <-time.After(time.Second):
	}
	tx.Rollback()
	if err := <-done; err != nil {
		t.Error(err)
	}

	tx = hold()
	defer tx.Rollback()
	stopped := command(t, dir, "add", "-c", "a.case", "docs/2")
	if err := stopped.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(500 * time.Millisecond) // it waits for the lock by then
	start := time.Now()
	stopped.Process.Signal(os.Interrupt)
	if err := stopped.Wait(); err == nil || time.Since(start) > time.Minute {
		t.Errorf("%v after %v", err, time.Since(start))
	}
}
