package ingest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
)

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// collect is the ids of the documents and the problems, those that are failures with "!".
func collect(t *testing.T, paths ...string) (ids, problems []string) {
	t.Helper()
	var docs []hearsay.Document
	err := Collect(context.Background(), paths, func(d hearsay.Document, original []byte) error {
		if len(original) == 0 {
			t.Errorf("%s: no original bytes", d.ID)
		}
		docs = append(docs, d)
		return nil
	}, func(p hearsay.Problem) {
		if !strings.Contains(p.Message, p.Path) {
			t.Errorf("the message %q does not name %q", p.Message, p.Path)
		}
		mark := "!"
		if p.Warning {
			mark = ""
		}
		problems = append(problems, mark+p.Message)
	})
	if err != nil {
		t.Fatal(err)
	}
	Identify(docs)
	for _, d := range docs {
		ids = append(ids, d.ID)
	}
	return ids, problems
}

func TestCollect(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"b.txt": para, "a.txt": para + "A.", "sub/c.txt": para + "C.", "sub/d.txt": para + "C.", "deep/er/a.txt": para + "Another a.",
		".hidden.txt": "x", ".git/config": "x", "empty.txt": "", "noise.bin": "\x01\x02\x03\x04\x05\x06\x07\x08",
		"no-extension": para + "N.",
	})
	ids, problems := collect(t, dir, filepath.Join(dir, "sub", "..", "b.txt"), filepath.Join(dir, "gone.txt"))
	if len(ids) != 5 || !strings.HasPrefix(ids[0], "a-") || ids[1] != "b" || !strings.HasPrefix(ids[2], "a-") || ids[0] == ids[2] || ids[3] != "no-extension" || ids[4] != "c" {
		t.Errorf("ids %q", ids)
	}
	all := strings.Join(problems, "\n")
	for _, want := range []string{"empty.txt: the file is empty", "d.txt: the same bytes as ", "b.txt: named twice", "!" + dir + "/noise.bin: the file is binary", "!" + dir + "/gone.txt: cannot be read"} {
		if !strings.Contains(all, want) {
			t.Errorf("no problem says %q:\n%s", want, all)
		}
	}
	if len(problems) != 5 {
		t.Errorf("%d problems:\n%s", len(problems), all)
	}
	again, _ := collect(t, filepath.Join(dir, "b.txt"), dir)
	if strings.Join(again, " ") != strings.Join(ids, " ") {
		t.Errorf("another order of paths gave %q, not %q", again, ids)
	}
}

func TestCollectEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	ids, problems := collect(t, dir)
	if len(ids) != 0 || len(problems) != 1 || !strings.Contains(problems[0], "holds no documents") || problems[0][0] == '!' {
		t.Errorf("ids %q, problems %q", ids, problems)
	}
}

func TestCollectLinks(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"real/a.txt": para})
	for from, to := range map[string]string{"link.txt": "real/a.txt", "broken.txt": "nowhere", "loop": "."} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Skip("this system makes no links")
		}
	}
	ids, problems := collect(t, dir)
	if strings.Join(ids, " ") != "link" || len(problems) != 3 || !strings.Contains(problems[1], "contains it: not followed") {
		t.Errorf("ids %q, problems %q", ids, problems)
	}
}

func TestCollectStops(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.txt": para, "b.txt": para + "B."})
	stop := errors.New("stop")
	n := 0
	err := Collect(context.Background(), []string{dir}, func(hearsay.Document, []byte) error { n++; return stop }, func(hearsay.Problem) {})
	if !errors.Is(err, stop) || n != 1 {
		t.Errorf("error %v after %d documents", err, n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Collect(ctx, []string{dir}, func(hearsay.Document, []byte) error { return nil }, func(hearsay.Problem) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v after the context ended", err)
	}
}
