package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
)

func zipOf(t testing.TB, names []string, data func(i int) string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, n := range names {
		w, err := z.Create(n)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, data(i))
	}
	z.Close()
	return b.Bytes()
}

// readAll is the paths of the documents and what was told, failures with "!".
func readAll(t *testing.T, r *Reader, files ...string) (paths, told []string) {
	t.Helper()
	for x := range r.Documents(t.Context(), files, nil) {
		if x.Problem == nil {
			paths = append(paths, x.Path)
			continue
		}
		m := x.Problem.Message
		if !x.Problem.Warning {
			m = "!" + m
		}
		told = append(told, m)
	}
	return paths, told
}

// Archives in archives are read to a depth, and what lies deeper is named.
func TestNested(t *testing.T) {
	data := []byte(para)
	for i := range 6 {
		data = zipOf(t, []string{fmt.Sprintf("%d.zip", i), fmt.Sprintf("t%d.txt", i)}, func(n int) string { return []string{string(data), para + fmt.Sprint(i)}[n] })
	}
	path := filepath.Join(t.TempDir(), "a.zip")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	paths, told := readAll(t, NewReader(source.Default(), Columns{}), path)
	want := path + "/5.zip/4.zip/3.zip"
	if len(paths) != 4 || paths[0] != want+"/t2.txt" || paths[3] != path+"/t5.txt" {
		t.Errorf("documents %q", paths)
	}
	if len(told) != 1 || !strings.HasPrefix(told[0], "!"+want+"/2.zip: files are nested") {
		t.Errorf("told %q", told)
	}
}

// A reader that panics or hangs costs its document, and parts that do not come their
// file; the others go on.
func TestBadReaders(t *testing.T) {
	l := source.Limits{Bytes: 1 << 20, Depth: 4, Parts: 5, Time: 50 * time.Millisecond}
	r := NewReader(l, Columns{})
	stuck := make(chan struct{})
	defer close(stuck)
	r.formats = append([]*Format{
		{Name: "a panic", Extensions: []string{".panic"}, Text: func(context.Context, source.Source, source.Limits) (source.Text, error) { panic("boom") }},
		{Name: "a hang", Extensions: []string{".hang"}, Text: func(context.Context, source.Source, source.Limits) (source.Text, error) {
			<-stuck
			return source.Text{}, nil
		}},
		{Name: "a slow one", Extensions: []string{".slow"}, Text: func(ctx context.Context, _ source.Source, _ source.Limits) (source.Text, error) {
			<-ctx.Done()
			return source.Text{}, ctx.Err()
		}},
		{Name: "parts", Extensions: []string{".parts"}, Parts: func(_ context.Context, p string, f source.File, _ int64, _ source.Limits) iter.Seq2[source.Source, error] {
			return func(yield func(source.Source, error) bool) {
				b, _ := io.ReadAll(f)
				for i := range 9 {
					if !yield(source.Source{Path: fmt.Sprintf("%s/%d.txt", p, i), Data: []byte(para + fmt.Sprint(i))}, nil) {
						return
					}
					if i == 1 {
						switch {
						case bytes.HasPrefix(b, []byte("panic")):
							panic("boom")
						case bytes.HasPrefix(b, []byte("hang")):
							<-stuck
							return
						}
					}
				}
			}
		}},
	}, r.formats...)
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.panic": para, "b.hang": para, "c.slow": para, "d.parts": "panic", "e.parts": "hang", "f.parts": "many", "g.txt": para})
	start := time.Now()
	paths, told := readAll(t, r, List([]string{dir}, func(hearsay.Problem) {})...)
	for i := range paths {
		paths[i] = strings.TrimPrefix(paths[i], dir+"/")
	}
	if got := strings.Join(paths, " "); got != "d.parts/0.txt d.parts/1.txt e.parts/0.txt e.parts/1.txt f.parts/0.txt f.parts/1.txt f.parts/2.txt f.parts/3.txt f.parts/4.txt g.txt" {
		t.Errorf("documents %s", got)
	}
	for i, want := range []string{"a.panic: the reader of this format failed", "b.hang: reading it takes longer than 50ms", "c.slow: reading it takes longer than 50ms",
		"d.parts: the reader of this format failed", "e.parts: the next document in it takes longer", "f.parts/5.txt: the file holds more than 5 documents"} {
		if i >= len(told) || !strings.Contains(told[i], want) || told[i][0] != '!' {
			t.Errorf("told %q, want %q", told, want)
			break
		}
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("it took %v", d)
	}
}

// Documents whose reader cannot be stopped are given up, and no more than a few wait.
func TestManyHang(t *testing.T) {
	r := NewReader(source.Limits{Bytes: 1 << 20, Time: time.Millisecond}, Columns{})
	stuck := make(chan struct{})
	n := 0
	r.formats = []*Format{{Name: textName, Text: func(context.Context, source.Source, source.Limits) (source.Text, error) {
		<-stuck
		return source.Text{}, nil
	}}}
	done := make(chan error)
	for range 2 * cap(r.working) {
		go func() {
			_, err := r.Read(context.Background(), source.Source{Path: "a", Data: []byte("a")})
			done <- err
		}()
	}
	for range 2 * cap(r.working) {
		if err := <-done; err == nil || !strings.Contains(err.Error(), "a: ") {
			t.Errorf("error %v", err)
		} else if strings.Contains(err.Error(), "too many documents") {
			n++
		}
	}
	if n != cap(r.working) {
		t.Errorf("%d of %d were not begun", n, 2*cap(r.working))
	}
	close(stuck)
}

func TestLimits(t *testing.T) {
	dir := t.TempDir()
	big := strings.Repeat(para, 1<<20/len(para)+2)
	write(t, dir, map[string]string{"big.txt": big, "big.txt.gz": string(packed([]byte(big))), "a.txt": para, "b.eml": "From: a@b.example\nDate: Mon, 04 Mar 2024 09:00:00 +0000\nSubject: x\n\n" + big})
	os.WriteFile(filepath.Join(dir, "c.zip"), zipOf(t, []string{"big.txt", "c.txt"}, func(i int) string { return []string{big, para + "C."}[i] }), 0o600)
	l := source.Default()
	l.Bytes = 1 << 20
	paths, told := readAll(t, NewReader(l, Columns{}), List([]string{dir}, func(hearsay.Problem) {})...)
	if len(paths) != 2 || filepath.Base(paths[0]) != "a.txt" || filepath.Base(paths[1]) != "c.txt" {
		t.Errorf("documents %q", paths)
	}
	for i, want := range []string{"b.eml: the message is larger than 1 MB", "big.txt: the file is larger than 1 MB", "big.txt.gz: the gzip file unpacks to more than 1 MB", "c.zip/big.txt: it is larger than 1 MB"} {
		if i >= len(told) || !strings.Contains(told[i], want) || told[i][0] != '!' {
			t.Errorf("told %q, want %q", told, want)
			break
		}
	}
}

func TestStandardInput(t *testing.T) {
	r := NewReader(source.Default(), Columns{})
	if _, told := readAll(t, r, "-"); len(told) != 1 || !strings.Contains(told[0], "!-: standard input is not read here") {
		t.Errorf("told %q", told)
	}
	large := zipOf(t, []string{"a.txt", "b.bin", "c.txt"}, func(i int) string {
		if i == 1 { // hardly to be compressed
			b := make([]byte, 10<<20)
			for i, x := 0, uint32(1); i < len(b); i++ {
				x = x*1664525 + 1013904223
				b[i] = byte(x >> 24)
			}
			return string(b)
		}
		return para + fmt.Sprint(i)
	})
	for _, tt := range []struct {
		name  string
		in    io.Reader
		paths string
		told  string
	}{
		{"a text", strings.NewReader(para), "-", ""},
		{"nothing", strings.NewReader(""), "", "-: the file is empty"},
		{"an archive larger than memory", bytes.NewReader(large), "-/a.txt -/c.txt", "!-/b.bin: the file is binary"},
		{"no end", endless{}, "", "!-: standard input is larger than 64 MB"},
	} {
		r.Stdin = tt.in
		paths, told := readAll(t, r, "-")
		if got := strings.Join(paths, " "); got != tt.paths || (tt.told == "") != (len(told) == 0) || !strings.HasPrefix(strings.Join(told, "; "), tt.told) {
			t.Errorf("%s: documents %q, told %q", tt.name, got, told)
		}
	}
	r.Stdin = strings.NewReader(para)
	for x := range r.Documents(t.Context(), []string{"-"}, nil) {
		if x.Document.ID != "stdin" {
			t.Errorf("id %q", x.Document.ID)
		}
	}
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), ".hearsay-input-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

// The parts of a large archive are read on all cores, and come in order.
func TestManyParts(t *testing.T) {
	names := make([]string, 500)
	for i := range names {
		names[i] = fmt.Sprintf("%03d.txt", i)
	}
	path := filepath.Join(t.TempDir(), "many.zip")
	if err := os.WriteFile(path, zipOf(t, names, func(i int) string { return para + fmt.Sprint(i) }), 0o600); err != nil {
		t.Fatal(err)
	}
	r := NewReader(source.Default(), Columns{})
	paths, told := readAll(t, r, path)
	if len(paths) != len(names) || len(told) > 0 {
		t.Fatalf("%d documents, told %q", len(paths), told)
	}
	for i, p := range paths {
		if p != path+"/"+names[i] {
			t.Fatalf("document %d is %s", i, p)
		}
	}
	// It ends when it is told to, and when its context does.
	n := 0
	for range r.Documents(t.Context(), []string{path}, nil) {
		if n++; n == 3 {
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for x := range r.Documents(ctx, []string{path}, nil) {
		if x.Problem != nil {
			t.Errorf("told %q after the context ended", x.Problem.Message)
		}
		if n++; n == 6 {
			cancel()
		}
	}
	if n > 100 {
		t.Errorf("%d documents", n)
	}
	// What is known is not read, and its error ends all.
	broken := errors.New("broken")
	n = 0
	for x := range r.Documents(t.Context(), []string{path}, func(_, path string) (bool, error) {
		if strings.HasSuffix(path, "005.txt") {
			return false, broken
		}
		return true, nil
	}) {
		if n++; n <= 5 && !x.Known || n == 6 && x.Err != broken || n > 6 {
			t.Fatalf("document %d: %+v", n, x)
		}
	}
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{"a/ü.txt": "a/ü.txt", "caf\xe9.txt": `caf\xe9.txt`, "\xff\xfe": `\xff\xfe`, "": ""} {
		if got := Printable(in); got != want {
			t.Errorf("Printable(%q) = %q", in, got)
		}
	}
}
