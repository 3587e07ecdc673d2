//go:build unix

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/store/sqlite"
)

// command is the program itself, as a process of its own in dir.
func command(t testing.TB, dir string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("hearsay") // TestMain put the test binary there under this name
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), path, args...)
	c.Dir = dir
	return c
}

// pile makes a folder of n documents: three folders have the same names, and
// every tenth document has the bytes of the one before it. It returns how many
// different ones there are.
func pile(t *testing.T, dir string, n int) (different int) {
	t.Helper()
	for i := range 3 {
		if err := os.MkdirAll(filepath.Join(dir, "docs", fmt.Sprint(i)), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for i := range n {
		number := i
		if i%10 == 9 {
			number--
		} else {
			different++
		}
		text := fmt.Sprintf("The ferry number %d to Osk Island sank on Tuesday.\n", number) +
			strings.Repeat(fmt.Sprintf("The harbor master said that %d people were saved. ", number), 40*(number%7))
		path := filepath.Join(dir, "docs", fmt.Sprint(i%3), fmt.Sprintf("ferry-%d.txt", i/3))
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return different
}

// contents is all that a person can see of a case.
func contents(t *testing.T, dir, file string) string {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, file), false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var b strings.Builder
	list, err := s.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for d, err := range s.Documents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		original, err := s.Original(t.Context(), d.SHA256)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %s %q\n%+v\n%s\n", d.ID, d.Path, list[i].Paths, *d, original)
		i++
	}
	return b.String()
}

// TestKill kills `hearsay add` with SIGKILL at random moments, starts it again
// until it comes to its end, and compares the case with one that nobody
// disturbed. Each document that a killed run reported is there at once. HEARSAY_LONG is
// how many kills there are at least.
func TestKill(t *testing.T) {
	cases, documents := 3, 450
	if testing.Short() {
		cases, documents = 1, 300
	}
	dir := t.TempDir()
	different := pile(t, dir, documents)
	start := time.Now()
	if out, err := command(t, dir, "add", "-c", "calm.case", "docs").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(start)
	want := contents(t, dir, "calm.case")
	if n := strings.Count(want, "Path:docs"); n != different {
		t.Fatalf("%d documents, want %d", n, different)
	}

	random := rand.New(rand.NewPCG(1, 2))
	kills, reports := 0, 0
	least := many(3 * cases)
	// On a busy machine a run may come through before it is killed: then again.
	for c := 0; c < cases || kills < least && c < 10*least; c++ {
		file := fmt.Sprintf("killed-%d.case", c)
		for tries := 0; ; tries++ {
			// Sometimes from the start, when the case is being made or a long
			// folder is passed over, sometimes soon after it wrote a batch.
			when := moment{after: time.Duration(random.Float64() * float64(whole))}
			if tries > 2 {
				when = moment{lines: 1 + random.IntN(batchDocuments/2), after: time.Duration(random.IntN(int(whole / 80)))}
			}
			reported, finished := addAndKill(t, dir, file, when)
			if finished {
				break
			}
			kills++
			if len(reported) > 0 {
				reports++
				holds(t, dir, file, reported)
			}
		}
		if got := contents(t, dir, file); got != want {
			t.Errorf("case %d differs from the one that was not killed: %d and %d bytes", c, len(got), len(want))
		}
	}
	t.Logf("%d kills, %d of them after documents had been reported; a whole run takes %v", kills, reports, whole)
	if kills < least || reports < cases {
		t.Errorf("only %d runs were killed, %d of them after a report", kills, reports)
	}
}

// A moment is when a run is killed: some time after it reported so many
// documents as added.
type moment struct {
	lines int
	after time.Duration
}

// addAndKill adds the pile to a case, kills the program at a moment, and returns
// the SHA-256 of the documents that it had reported as kept by then.
func addAndKill(t *testing.T, dir, file string, when moment) (reported []string, finished bool) {
	t.Helper()
	cmd := command(t, dir, "add", "-c", file, "--format", "json", "docs")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var timer *time.Timer
	added := 0
	lines := bufio.NewReader(out)
	for {
		if timer == nil && added >= when.lines {
			timer = time.AfterFunc(when.after, func() { cmd.Process.Signal(syscall.SIGKILL) })
			defer timer.Stop()
		}
		line, err := lines.ReadBytes('\n')
		if err == io.EOF {
			break // a torn last line was not reported
		}
		if err != nil {
			t.Fatal(err)
		}
		var r row
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		switch r.Outcome {
		case "added":
			added++
			reported = append(reported, r.SHA256)
		case "known", "duplicate":
			reported = append(reported, r.SHA256)
		}
	}
	err = cmd.Wait()
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return reported, false
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, &stderr)
	}
	return reported, true
}

// holds checks that a case has the documents with these SHA-256.
func holds(t *testing.T, dir, file string, sums []string) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, file), false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, sum := range sums {
		if _, err := s.Original(t.Context(), sum); err != nil {
			t.Errorf("reported as added, then: %v", err)
		}
	}
}

// TestInterrupt sends Ctrl-C: the program finishes what it began, says how far it
// is, and ends with exit code 1; the same command goes on.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	different := pile(t, dir, 1500)
	cmd := command(t, dir, "add", "-v", "docs")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	first, err := lines.ReadString('\n')
	if err != nil || !strings.HasPrefix(first, "added") {
		t.Fatalf("%q, %v", first, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(lines)
	if err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	if cmd.ProcessState.ExitCode() != 1 {
		t.Fatalf("%v, want exit code 1\n%s%s", err, rest, &stderr)
	}
	if !strings.Contains(stderr.String(), "the same command goes on from here") {
		t.Errorf("stderr:\n%s", &stderr)
	}
	added := strings.Count(first+string(rest), "added      docs")
	if !strings.Contains(string(rest), fmt.Sprintf("holds %s.", number(added, "document"))) {
		t.Errorf("%d lines say added, the last line: %s", added, rest[bytes.LastIndexByte(bytes.TrimSpace(rest), '\n')+1:])
	}
	if added >= different {
		t.Errorf("all %d documents were added before the interrupt", added)
	}
	last, err := command(t, dir, "add", "docs").CombinedOutput()
	if err != nil || !strings.Contains(string(last), fmt.Sprintf("holds %s.", number(different, "document"))) {
		t.Errorf("%v, want %d documents\n%s", err, different, last)
	}
}

// TestTwoAtOnce adds the same pile with two programs at once, again and again
// from nothing, and compares with one that was alone.
func TestTwoAtOnce(t *testing.T) {
	dir := t.TempDir()
	pile(t, dir, 60)
	if out, err := command(t, dir, "add", "-c", "calm.case", "docs").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := contents(t, dir, "calm.case")
	for i := range 3 {
		file := fmt.Sprintf("two-%d.case", i)
		one, two := command(t, dir, "add", "-c", file, "docs"), command(t, dir, "add", "-c", file, "docs")
		var said [2]bytes.Buffer
		for j, c := range []*exec.Cmd{one, two} {
			c.Stdout, c.Stderr = &said[j], &said[j]
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
		}
		for j, c := range []*exec.Cmd{one, two} {
			if err := c.Wait(); err != nil {
				t.Errorf("program %d: %v\n%s", j, err, &said[j])
			}
		}
		if contents(t, dir, file) != want {
			t.Errorf("%s differs from the case of one program", file)
		}
	}
}

// TestKillReport kills `hearsay report` on a case with SIGKILL at random moments: while it
// finds what stands in the documents, compares them and writes. What it found stays and
// is not found again, its output is the old one or the whole new one, and what comes of
// it is what comes when nobody disturbs. HEARSAY_LONG is how many kills there are.
func TestKillReport(t *testing.T) {
	kills := many(5)
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "docs"), 0o777); err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		write(t, filepath.Join(dir, "docs", fmt.Sprintf("harbour-%d.txt", i)), fmt.Sprintf(
			"OSK, March %d, 2031 - Harbour master Anne Hale said on Monday that %d boats were safe. “None sank,” she told the Osk Gazette.\n\nA clerk of ward %d denied it.\n", i%28+1, i+3, i))
	}
	if out, err := command(t, dir, "add", "-c", "calm.case", "docs").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	fresh, err := os.ReadFile(filepath.Join(dir, "calm.case"))
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if out, err := command(t, dir, "report", "-c", "calm.case", "-f", "json", "-o", "calm.json").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(start)
	want, err := os.ReadFile(filepath.Join(dir, "calm.json"))
	if err != nil {
		t.Fatal(err)
	}
	wantFindings := findings(t, dir, "calm.case")
	random := rand.New(rand.NewPCG(7, 8))
	killed, left, kept := 0, 0, 0
	for round := 0; killed < kills && round < 20*kills; round++ {
		write(t, filepath.Join(dir, "a.case"), string(fresh))
		os.Remove(filepath.Join(dir, "a.json"))
		had := 0
		for tries := 0; ; tries++ {
			cmd := command(t, dir, "report", "-c", "a.case", "-f", "json", "-o", "a.json")
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if tries < 8 && killed < kills {
				timer := time.AfterFunc(time.Duration((0.1+random.Float64())*float64(whole)), func() { cmd.Process.Signal(syscall.SIGKILL) })
				defer timer.Stop()
			}
			err := cmd.Wait()
			status, _ := cmd.ProcessState.Sys().(syscall.WaitStatus)
			got, e := os.ReadFile(filepath.Join(dir, "a.json"))
			if e == nil && !bytes.Equal(got, want) {
				t.Fatalf("another report of %d bytes, want %d", len(got), len(want))
			}
			if !status.Signaled() {
				if err != nil || e != nil {
					t.Fatalf("%v, %v\n%s", err, e, &stderr)
				}
				break
			}
			killed++
			if names, _ := filepath.Glob(filepath.Join(dir, ".hearsay-*.tmp")); len(names) == 1 {
				left++
			} else if len(names) > 1 {
				t.Errorf("%d temporary files are left", len(names))
			}
			has := strings.Count(findings(t, dir, "a.case"), "\n")
			if has < had {
				t.Errorf("%d findings, and there had been %d", has, had)
			}
			if had = has; has > 0 {
				kept++
			}
		}
		if findings(t, dir, "a.case") != wantFindings {
			t.Error("other findings than of a run that was not killed")
		}
		if names, _ := filepath.Glob(filepath.Join(dir, ".hearsay-*.tmp")); len(names) > 0 {
			t.Errorf("temporary files are left: %v", names)
		}
	}
	t.Logf("%d kills, %d with a temporary file left, %d with findings kept; a whole run takes %v", killed, left, kept, whole)
	if killed < kills || left == 0 {
		t.Errorf("%d kills, %d with a temporary file left", killed, left)
	}
}

// findings is what a case keeps of what was found, a line for each document.
func findings(t *testing.T, dir, file string) string {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, file), false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var b strings.Builder
	for d, err := range s.Documents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all, err := s.Findings(t.Context(), d.SHA256)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range all {
			fmt.Fprintf(&b, "%s %s %s %s %v\n", d.ID, f.Stage, f.Version, f.JSON, f.Damaged)
		}
	}
	return b.String()
}
