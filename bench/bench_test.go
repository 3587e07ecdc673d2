package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestRead(t *testing.T) {
	for _, x := range []struct {
		args []string
		want string // of the error
	}{
		{[]string{"-documents", "0"}, "1 or more"},
		{[]string{"-rounds", "-1"}, "1 or more"},
		{[]string{"-only", "passages,dates"}, "there are passages, statements, language"},
		{[]string{"-only", "language", "folder"}, ""},
	} {
		_, err := read(x.args, io.Discard)
		if x.want == "" && err != nil || x.want != "" && (err == nil || !strings.Contains(err.Error(), x.want)) {
			t.Errorf("%q: %v", x.args, err)
		}
	}
	var out bytes.Buffer
	if _, err := read([]string{"--help"}, &out); !errors.Is(err, flag.ErrHelp) || !strings.Contains(out.String(), "Examples:") || !strings.Contains(out.String(), "-passim CHECKOUT") {
		t.Errorf("help: %v\n%s", err, &out)
	}
}

func TestInvent(t *testing.T) {
	all := invent(60)
	if !slices.Equal(all, invent(60)) {
		t.Error("other texts the second time")
	}
	if n := len(newTruth(all).pairs); n < 5 || n > 100 {
		t.Errorf("%d pairs of 60 documents share %d words", n, shared)
	}
}

func TestTruth(t *testing.T) {
	const twelve = "one two three four five six seven eight nine ten eleven twelve"
	truth := newTruth([]text{{"a", twelve}, {"b", "Nothing. " + strings.ToUpper(twelve) + "!"}, {"c", "x, " + twelve}, {"d", twelve[:40]}})
	if want := []uint64{pair(0, 1), pair(0, 2), pair(1, 2)}; !slices.Equal(truth.pairs, want) {
		t.Fatalf("%x", truth.pairs)
	}
	f := newFound()
	f.add(truth.named("a"), truth.named("b"), true)
	f.add(truth.named("d"), truth.number([]byte(`"a"`)), false)
	f.add(truth.named("b"), truth.named("none"), false)
	if got := truth.score(7, f, nil); got != (finds{"1 of 3 pairs", "7 passages of 2 pairs of documents"}) {
		t.Error(got)
	}
	other := newFound()
	other.add(truth.named("a"), truth.named("b"), false)
	other.add(truth.named("a"), truth.named("c"), false)
	if got := truth.score(2, other, f); got != (finds{"2 of 3 pairs", "2 passages of 2 pairs of documents, of which hearsay has 1"}) {
		t.Error(got)
	}
	f.add(truth.named("c"), truth.named("b"), true) // a and c are both in rows with b
	if got := truth.score(7, f, nil); got.short != "3 of 3 pairs" {
		t.Error(got)
	}
}

func TestSimRow(t *testing.T) {
	const out = "/w/files/000001.txt: line 1-3                  |/w/files/000007.txt: line 5-9[30]\nTotal input: 2 files\n"
	if m := simRow.FindAllStringSubmatch(out, -1); len(m) != 1 || m[0][1] != "000001" || m[0][2] != "000007" {
		t.Errorf("%q", m)
	}
}

func TestCollect(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "one.txt"), []byte("The bridge is “safe”."), 0o666); err != nil {
		t.Fatal(err)
	}
	s := settings{inputs: []string{dir}, folder: t.TempDir()}
	x, err := collect(context.Background(), s, io.Discard)
	if err != nil || len(x.all) != 1 || x.words != 4 {
		t.Fatalf("%+v, %v", x, err)
	}
	b, err := os.ReadFile(x.lines)
	if err != nil || string(b) != `{"id":"000000","text":"The bridge is “safe”."}`+"\n" {
		t.Errorf("%s, %v", b, err)
	}
	s.inputs = []string{t.TempDir()}
	if _, err := collect(context.Background(), s, io.Discard); err == nil {
		t.Error("nothing to read and no error")
	}
}

// TestContest runs the test binary itself as the programs.
func TestContest(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := func(name string, args ...string) program {
		return program{stage: "passages", name: name, version: func(context.Context) string { return "1|2" },
			command: func(ctx context.Context) *exec.Cmd { return exec.CommandContext(ctx, self, args...) },
			found:   func(usage) (finds, error) { return finds{"3 <b>", "rest"}, nil }}
	}
	here, fails, missing := p("here", "-test.run", "^$"), p("fails", "-no-such-flag"), p("missing")
	missing.missing = "not here"
	rows, err := contest(context.Background(), []program{here, fails, missing}, 3, io.Discard)
	if err != nil || len(rows) != 3 {
		t.Fatalf("%v, %v", rows, err)
	}
	if len(rows[0].ratios) != 3 || median(rows[0].ratios) != 1 || !strings.Contains(rows[1].none, "failed") || rows[2].none != "not here" {
		t.Errorf("%+v", rows)
	}
	var out strings.Builder
	if err := table(&out, settings{rounds: 3}, &texts{invented: true}, rows); err != nil {
		t.Fatal(err)
	}
	got := out.String()
	if !strings.Contains(got, `| 3 \<b\> | 1 `) || !strings.Contains(got, "\n1. here, version 1\\|2: rest\n2. fails, version 1\\|2: failed: ") || !strings.Contains(got, "\n3. missing, not here\n") {
		t.Errorf("%s", got)
	}
	for _, l := range strings.Split(got, "\n") {
		if n := utf8.RuneCountInString(l); strings.HasPrefix(l, "|") && n > 110 {
			t.Errorf("%d characters, too wide for a terminal: %s", n, l)
		}
	}
	if _, err := contest(context.Background(), []program{fails}, 1, io.Discard); err == nil {
		t.Error("nothing to measure by and no error")
	}
}

func TestMissing(t *testing.T) {
	s := settings{python: "no-such-python", model: "en_core_web_sm", passim: t.TempDir(), folder: t.TempDir()}
	x := &texts{all: invent(3)}
	for _, p := range []program{citron(s), spacy(s, x), passim(s, x, newTruth(x.all), newFound())} {
		if !strings.HasPrefix(p.missing, "not here: ") {
			t.Errorf("%s: %q", p.name, p.missing)
		}
	}
	s.model = "os; import evil"
	if p := spacy(s, x); p.missing == "" {
		t.Error("a package with any name")
	}
}
