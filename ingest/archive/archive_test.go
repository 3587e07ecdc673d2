package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/ingest/source"
)

// listing is the paths and sizes of the parts, errors with "!", warnings with "~".
func listing(t *testing.T, parts source.PartReader, data []byte, l source.Limits) []string {
	t.Helper()
	var all []string
	for s, err := range parts(context.Background(), "a", bytes.NewReader(data), int64(len(data)), l) {
		var w source.Warning
		switch {
		case errors.As(err, &w):
			all = append(all, "~"+s.Path+": "+err.Error())
		case err != nil:
			all = append(all, "!"+s.Path+": "+err.Error())
		default:
			all = append(all, fmt.Sprintf("%s %d", s.Path, len(s.Data)))
		}
	}
	return all
}

type entry struct{ name, data string }

func zipped(t *testing.T, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.Create(e.name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(e.data))
	}
	z.Close()
	return b.Bytes()
}

func TestZip(t *testing.T) {
	data := zipped(t, entry{"a.txt", "one"}, entry{"../../etc/passwd", "two"}, entry{`..\win\c.txt`, "three"}, entry{"/abs.txt", "4"},
		entry{"d/", ""}, entry{".hidden", "x"}, entry{"__MACOSX/._a.txt", "x"}, entry{"p/x.html", "page"}, entry{"p/x_files/ad.html", "frame"},
		entry{"p/x_files/s/ad.js", "frame"}, entry{"y_files/kept.html", "no page beside it"}, entry{"caf\x82.txt", "code page"}, entry{"caf\xc3\xa9.txt", "utf"})
	want := []string{"a/a.txt 3", "a/etc/passwd 3", "a/win/c.txt 5", "a/abs.txt 1", "a/p/x.html 4", "a/y_files/kept.html 17", "a/café.txt 9", "a/café.txt 3",
		"~a/p/x_files: belongs to the saved page beside it: its 2 files (frames, pictures, scripts) are no documents of their own, and left out"}
	if got := listing(t, Zip, data, source.Default()); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestZipBroken(t *testing.T) {
	l := source.Default()
	l.Bytes = 2 << 20
	large := strings.Repeat("All of it is true. ", 200000)
	data := zipped(t, entry{"bomb.txt", strings.Repeat("\x00", 64<<20)}, entry{"large.txt", large}, entry{"a.txt", strings.Repeat("one ", 50)}, entry{"b.txt", "two"})
	got := listing(t, Zip, data, l)
	if len(got) != 4 || !strings.HasPrefix(got[0], "!a/bomb.txt: it is larger than 2 MB") || !strings.HasPrefix(got[1], "!a/large.txt: it is larger") || got[2] != "a/a.txt 200" || got[3] != "a/b.txt 3" {
		t.Errorf("limits: %.200q", got)
	}
	l = source.Default()
	l.Bytes = 128 << 20
	if got := listing(t, Zip, data, l); !strings.Contains(got[0], "as bombs do: not read") || got[3] != "a/b.txt 3" {
		t.Errorf("a bomb: %.200q", got)
	}
	l.Parts = 3
	if got := listing(t, Zip, data, l); len(got) != 4 || !strings.Contains(got[3], "more than 3 files") {
		t.Errorf("parts: %.200q", got)
	}

	// An entry whose bytes do not have their sum, one that is encrypted, one of a method that nobody knows.
	small := zipped(t, entry{"a.txt", strings.Repeat("one ", 50)}, entry{"b.txt", "two"})
	broken := bytes.Clone(small)
	broken[36] ^= 0xff
	if got := listing(t, Zip, broken, source.Default()); len(got) != 2 || !strings.HasPrefix(got[0], "!a/a.txt: it cannot be unpacked") || got[1] != "a/b.txt 3" {
		t.Errorf("broken: %q", got)
	}
	locked := bytes.Clone(small)
	at := bytes.Index(locked, []byte("PK\x01\x02"))
	locked[at+8] |= 1
	if got := listing(t, Zip, locked, source.Default()); len(got) != 2 || !strings.HasPrefix(got[0], "!a/a.txt: it is encrypted") {
		t.Errorf("locked: %q", got)
	}
	if got := listing(t, Zip, small[:len(small)-30], source.Default()); len(got) != 1 || !strings.HasPrefix(got[0], "!a: the zip archive cannot be read") {
		t.Errorf("cut: %q", got)
	}
	if got := listing(t, Zip, zipped(t), source.Default()); len(got) != 1 || !strings.HasPrefix(got[0], "~a: the zip archive holds no documents") {
		t.Errorf("empty: %q", got)
	}
}

func tarred(t *testing.T, headers ...tar.Header) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, h := range headers {
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		w.Write(bytes.Repeat([]byte("x"), int(h.Size)))
	}
	w.Close()
	z.Close()
	return b.Bytes()
}

func TestTar(t *testing.T) {
	data := tarred(t, tar.Header{Name: "./a.txt", Size: 3, Mode: 0o644}, tar.Header{Name: "../../b.txt", Size: 4, Mode: 0o644},
		tar.Header{Name: "link", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"}, tar.Header{Name: "hard", Typeflag: tar.TypeLink, Linkname: "a.txt"},
		tar.Header{Name: "null", Typeflag: tar.TypeChar}, tar.Header{Name: "pipe", Typeflag: tar.TypeFifo}, tar.Header{Name: "d", Typeflag: tar.TypeDir})
	want := "a/a.txt 3\na/b.txt 4\n!a/null: a device or pipe in an archive: not read\n!a/pipe: a device or pipe in an archive: not read"
	if got := strings.Join(listing(t, Tar, data, source.Default()), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	cut := listing(t, Tar, data[:len(data)-20], source.Default())
	if last := cut[len(cut)-1]; !strings.HasPrefix(last, "!a: the tar archive is broken after ") {
		t.Errorf("cut: %q", cut)
	}
}

// A tar of two gigabytes of nothing in two megabytes ends at the bound of all.
func TestTarBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("unpacks a gigabyte")
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	w := tar.NewWriter(z)
	w.WriteHeader(&tar.Header{Name: "a.txt", Size: 3, Mode: 0o644})
	w.Write([]byte("one"))
	w.WriteHeader(&tar.Header{Name: "bomb.txt", Size: 1 << 40, Mode: 0o644})
	block := make([]byte, 1<<20)
	for range 1100 {
		w.Write(block)
	}
	z.Close()
	start := time.Now()
	got := listing(t, Tar, b.Bytes(), source.Default())
	if len(got) != 3 || got[0] != "a/a.txt 3" || !strings.HasPrefix(got[1], "!a/bomb.txt: it is larger") || !strings.Contains(got[2], "as bombs do") {
		t.Errorf("got %q", got)
	}
	t.Logf("%d bytes of a bomb took %v", b.Len(), time.Since(start).Round(time.Millisecond))
}

// The caller ends the reading whenever it wants, and so does the context.
func TestStop(t *testing.T) {
	data := zipped(t, entry{"a.txt", "one"}, entry{"b.txt", "two"})
	n := 0
	for range Zip(context.Background(), "a", bytes.NewReader(data), int64(len(data)), source.Default()) {
		n++
		break
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for _, err := range Zip(ctx, "a", bytes.NewReader(data), int64(len(data)), source.Default()) {
		if n++; n == 3 && !errors.Is(err, context.Canceled) {
			t.Errorf("error %v after the context ended", err)
		}
		cancel()
	}
	if n != 3 {
		t.Errorf("%d parts", n)
	}
}

func FuzzArchives(f *testing.F) {
	var t testing.T
	f.Add(zipped(&t, entry{"a.txt", "one"}, entry{"x/b.html", "two"}))
	f.Add(tarred(&t, tar.Header{Name: "a.txt", Size: 3, Mode: 0o644}))
	if rar, err := os.ReadFile("../testdata/harbour.rar"); err == nil {
		f.Add(rar)
	}
	f.Add([]byte("Rar!\x1a\x07\x00\xcf\x90\x73\x00\x00\x0d\x00\x00\x00\x00\x00\x00\x00"))
	f.Add([]byte("Rar!\x1a\x07\x01\x00"))
	l := source.Limits{Bytes: 1 << 20, Depth: 2, Parts: 100, Time: time.Second}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, parts := range []source.PartReader{Zip, Tar, RAR} {
			n := 0
			for s, err := range parts(context.Background(), "a", bytes.NewReader(data), int64(len(data)), l) {
				if n++; n > 200 {
					t.Fatal("no end")
				}
				if int64(len(s.Data)) > l.Bytes || s.Path != "a" && !strings.HasPrefix(s.Path, "a/") || strings.Contains(s.Path, "..") && !strings.Contains(s.Path, "...") && strings.Contains(s.Path+"/", "/../") {
					t.Fatalf("%q of %d bytes, error %v", s.Path, len(s.Data), err)
				}
			}
		}
	})
}
