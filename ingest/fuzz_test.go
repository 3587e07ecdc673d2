package ingest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
)

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", body, twoStories, page, "\xff\xfea\x00", "By É\n\n" + body, "[CNN]\n[BBC]\nA Headline of Four Words\n" + body, "<html><p>" + body} {
		f.Add("page.txt", []byte(s))
		f.Add("page.html", []byte(s))
		f.Add("page", packed([]byte(s)))
	}
	f.Fuzz(func(t *testing.T, path string, data []byte) {
		d, err := Read(path, data)
		if err != nil {
			if !strings.Contains(err.Error(), path) {
				t.Errorf("error %q does not name the file", err)
			}
			return
		}
		if !utf8.ValidString(d.Text) || strings.TrimSpace(d.Text) == "" {
			t.Fatalf("text %q", d.Text)
		}
		in := func(what string, s hearsay.Span) {
			if s.Start < 0 || s.End > len(d.Text) || s.End <= s.Start || !utf8.ValidString(s.In(d.Text)) {
				t.Fatalf("%s %v does not fit the text of %d bytes", what, s, len(d.Text))
			}
		}
		if d.OutletAt != nil {
			in("outlet", *d.OutletAt)
		}
		for _, s := range d.Furniture {
			in("furniture", s)
		}
		end := 0
		for _, it := range d.Items {
			in("item", it.Span)
			if it.Span.Start < end {
				t.Fatalf("items overlap: %v", d.Items)
			}
			end = it.Span.End
			if it.CreditAt != nil {
				in("credit", *it.CreditAt)
				if !it.Span.Contains(*it.CreditAt) {
					t.Fatalf("credit %v outside its item %v", *it.CreditAt, it.Span)
				}
			}
		}
		again, err := Read(path, data)
		if err != nil || !cmp.Equal(d, again) {
			t.Fatalf("a second reading differs: %v, %s", err, cmp.Diff(d, again))
		}
	})
}

func BenchmarkReadText(b *testing.B) {
	data := []byte(strings.Repeat(twoStories+"\n\n", 20))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("page.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadLongLine(b *testing.B) {
	data := []byte(strings.Repeat(para, 50<<20/len(para)))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("page.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadPage(b *testing.B) {
	data := []byte(strings.Replace(page, "<article>", "<article>"+strings.Repeat("<p>"+para+"</p>", 40), 1))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("page.html", data); err != nil {
			b.Fatal(err)
		}
	}
}

// FuzzFormats reads files of every format, and what they hold, but for PDF: its engine
// is started anew in each process, which takes longer than a fuzzer waits; ingest/pdf
// has a target of its own.
func FuzzFormats(f *testing.F) {
	samples, err := filepath.Glob("testdata/*")
	if err != nil {
		f.Fatal(err)
	}
	others, _ := filepath.Glob("*/testdata/*.*")
	for _, path := range append(samples, others...) {
		if data, err := os.ReadFile(path); err == nil && len(data) < 64<<10 && !bytes.Contains(data, []byte("%PDF-")) {
			f.Add(filepath.Base(path), data)
		}
	}
	r := NewReader(source.Limits{Bytes: 1 << 20, Depth: 3, Parts: 50, Time: 10 * time.Second}, Columns{})
	f.Fuzz(func(t *testing.T, path string, data []byte) {
		path = Printable("f/" + path)
		n := 0
		w := &reading{Reader: r, yield: func(s source.Source, err error) bool {
			if n++; n > 500 {
				t.Fatal("no end")
			}
			if !strings.HasPrefix(s.Path, path) || !utf8.ValidString(s.Path) {
				t.Fatalf("path %q of %q, error %v", s.Path, path, err)
			}
			if err != nil {
				return true
			}
			if bytes.Contains(s.Data, []byte("%PDF-")) {
				return true
			}
			d, err := r.Read(t.Context(), s)
			if err != nil {
				if !strings.Contains(err.Error(), s.Path) {
					t.Errorf("error %q does not name %q", err, s.Path)
				}
				return true
			}
			if !utf8.ValidString(d.Text) || strings.TrimSpace(d.Text) == "" || d.ID == "" || !utf8.ValidString(d.Title) || !utf8.ValidString(d.Outlet) {
				t.Fatalf("%s: id %q, title %q, text %q", d.Path, d.ID, d.Title, d.Text)
			}
			return true
		}}
		w.open(t.Context(), source.Source{Path: path}, bytes.NewReader(data), int64(len(data)), 0, nil)
	})
}
