package ingest

import (
	"archive/zip"
	"bytes"
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
	var names, sums []string
	for _, d := range docs {
		names, sums = append(names, d.ID), append(sums, d.SHA256)
	}
	ids = hearsay.IDs(names, sums)
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

// TestCollectPacked: the same document counts once, compressed in this way, in that way or
// not at all, and is read as its name without the compression says.
func TestCollectPacked(t *testing.T) {
	dir := t.TempDir()
	page := "<p>" + para + "</p>"
	write(t, dir, map[string]string{"a.txt": para, "a.txt.gz": string(packed([]byte(para))), "b.html.gz": string(packed([]byte(page))), "c.html": page})
	var z bytes.Buffer
	w := zip.NewWriter(&z)
	f, err := w.Create("deep/a.txt.gz")
	if err == nil {
		_, err = f.Write(packed([]byte(para)))
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	write(t, dir, map[string]string{"d.zip": z.String()})
	ids, problems := collect(t, dir)
	if strings.Join(ids, " ") != "a b" {
		t.Errorf("ids %q", ids)
	}
	for i, want := range []string{"a.txt.gz: the same bytes as " + filepath.Join(dir, "a.txt"), "c.html: the same bytes as " + filepath.Join(dir, "b.html.gz"), "a.txt.gz: the same bytes as "} {
		if i >= len(problems) || !strings.Contains(problems[i], want) {
			t.Errorf("problems %q, want %q", problems, want)
		}
	}
	d, err := Read("b.html.gz", []byte(page)) // as from the original that a case keeps
	if err != nil || strings.Contains(d.Text, "<p>") {
		t.Errorf("%q, %v", d.Text, err)
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

func TestCollectPatterns(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.txt": para, "b.txt": para + "B.", "c.html": para + "C.", "d[1].txt": para + "D.", "d1.txt": para + "D1."})
	in := func(names ...string) (out []string) {
		for _, n := range names {
			out = append(out, filepath.Join(dir, n))
		}
		return out
	}
	for _, tt := range []struct {
		paths         []string
		ids, problems string
	}{
		{in("*.txt"), "a b d1 d[1]", ""},
		{in("[ab].txt", "a.txt"), "a b", "named twice"},
		{in("d[1].txt"), "d[1]", ""}, // a file that has this very name
		{in("*.pdf"), "", "!" + dir + "/*.pdf: no file has this name, and none matches it as a pattern"},
		{in("x[.txt"), "", "needs its ]"},
	} {
		ids, problems := collect(t, tt.paths...)
		if strings.Join(ids, " ") != tt.ids || (tt.problems == "") != (len(problems) == 0) || !strings.Contains(strings.Join(problems, "; "), tt.problems) {
			t.Errorf("%q: ids %q, problems %q", tt.paths, ids, problems)
		}
	}
}

// Folders behind links are gone into once, and never into themselves.
func TestCollectLinkedFolders(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a/one.txt": para, "z/far/two.txt": para + "2.", "outside/three.txt": para + "3."})
	for from, to := range map[string]string{"a/up": "..", "a/far": "../z/far", "z/out": "../outside", "z/far/ring": "../../a", "z/self": "self"} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Skip("this system makes no links")
		}
	}
	ids, problems := collect(t, filepath.Join(dir, "a"), filepath.Join(dir, "z"))
	if strings.Join(ids, " ") != "one two three" {
		t.Errorf("ids %q", ids)
	}
	all := strings.ReplaceAll(strings.Join(problems, "\n"), dir+"/", "")
	for _, want := range []string{
		"a/up: a link to a folder that contains it: not followed",
		"a/far: a link to a folder that is read already, also as z/far: counted once",
		"z/far/ring: a link to a folder that is read already, also as a: counted once",
		"!z/self: cannot be read",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no problem says %q:\n%s", want, all)
		}
	}
}

func TestCollectSavedPage(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"wall.html": page, "wall_files/frame.html": "<html><p>" + para, "wall_files/x/ad.js": "x", "case_files/note.txt": para + "Note."})
	ids, problems := collect(t, dir)
	if strings.Join(ids, " ") != "note wall" || len(problems) != 1 || !strings.Contains(problems[0], "wall_files: belongs to the saved page beside it: its 2 files") {
		t.Errorf("ids %q, problems %q", ids, problems)
	}
}

func TestReadList(t *testing.T) {
	got, err := ReadList(strings.NewReader("\ufeff# a list\r\na b.txt\r\n\n  \n#x\nhttps://port.example/#top\n"))
	if err != nil || strings.Join(got, "|") != "a b.txt|https://port.example/#top" {
		t.Errorf("%q, error %v", got, err)
	}
	for _, bad := range []string{"a\x00b", strings.Repeat("a", 2<<20)} {
		if _, err := ReadList(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "one path or address a line") {
			t.Errorf("%.9q: error %v", bad, err)
		}
	}
}
