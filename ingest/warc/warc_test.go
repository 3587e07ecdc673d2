package warc

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"github.com/openhearsay/hearsay/ingest/source"
)

var update = flag.Bool("update", false, "write the samples anew")

const sea = "https://saltmarsh.example/"

func page1(title string) string {
	return "<html><head><title>" + title + "</title></head><body><p>The " + title + " was closed, the harbour authority said.</p></body></html>"
}

func exchange(path, kind string, status int, body string) Exchange {
	return Exchange{URL: sea + path, Time: time.Date(2024, 3, 5, 10, 0, len(path), 5e8, time.UTC), Status: status,
		Request: http.Header{"User-Agent": {"hearsay"}}, Header: http.Header{"Content-Type": {kind}}, Body: []byte(body), IP: "203.0.113.7"}
}

func appended(t testing.TB, all ...Exchange) []byte {
	t.Helper()
	var out []byte
	for _, e := range all {
		var err error
		if out, err = Append(out, e); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// sample is an archive with a page, a redirect, an error, a picture, the page once more,
// and a PDF.
func sample(t testing.TB) []byte {
	t.Helper()
	return appended(t,
		exchange("bridge.html", "text/html; charset=utf-8", 200, page1("bridge")),
		exchange("old", "text/html", 301, "moved"),
		exchange("gone", "text/html", 404, "<p>gone</p>"),
		exchange("bridge.png", "image/png", 200, "\x89PNG"),
		exchange("bridge.html", "text/html; charset=utf-8", 200, page1("bridge")),
		exchange("robots.txt", "text/plain", 200, "User-agent: *"),
		exchange("report.pdf", "application/pdf", 200, "%PDF-1.4\n% made for this test"))
}

func parts(data []byte) []string { return partsOf(data, source.Default()) }

func partsOf(data []byte, l source.Limits) (out []string) {
	for s, err := range Parts(context.Background(), "d.warc", bytes.NewReader(data), int64(len(data)), l) {
		out = append(out, show(s, err))
	}
	return out
}

func show(s source.Source, err error) string {
	if err != nil {
		return fmt.Sprintf("%s ERROR %v", s.Path, err)
	}
	out := fmt.Sprintf("%s %s %s %d", s.Path, s.Name, s.About.URL, len(s.Data))
	for _, w := range s.Warnings {
		out += " (" + w + ")"
	}
	return out
}

// like compares what was read with beginnings of what is wanted.
func like(t *testing.T, got []string, want ...string) {
	t.Helper()
	ok := len(got) == len(want)
	for i := range min(len(got), len(want)) {
		for k, piece := range strings.Split(want[i], "…") {
			if k == 0 && !strings.HasPrefix(got[i], piece) || !strings.Contains(got[i], piece) {
				ok = false
			}
		}
	}
	if !ok {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func packed(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(data)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// each packs every record by itself, as crawlers do.
func each(t testing.TB, data []byte) (out []byte, at []int) {
	t.Helper()
	for _, r := range bytes.SplitAfter(data, []byte("\r\n\r\nWARC/1.1\r\n")) {
		more := bytes.HasSuffix(r, []byte("WARC/1.1\r\n"))
		if len(at) > 0 {
			r = append([]byte("WARC/1.1\r\n"), r...)
		}
		if more {
			r = bytes.TrimSuffix(r, []byte("WARC/1.1\r\n"))
		}
		at = append(at, len(out))
		out = append(out, packed(t, r)...)
	}
	return out, at
}

var sampleParts = []string{
	"d.warc/2 bridge https://saltmarsh.example/bridge.html 117",
	"d.warc/14 report https://saltmarsh.example/report.pdf 29",
	"d.warc ERROR passed over in the archive: 1 redirects, 1 answers that are no page (1 of status 404), 1 captures of what was captured before",
}

func TestParts(t *testing.T) {
	data := sample(t)
	if *update {
		if err := os.WriteFile("testdata/harbour.warc", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile("testdata/harbour.warc")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept, data) {
		t.Error("the writer writes other bytes than those of testdata/harbour.warc")
	}
	byRecord, _ := each(t, data)
	for name, d := range map[string][]byte{"plain": data, "gzip by record": byRecord, "gzip as a whole": packed(t, data), "padded": append(bytes.Clone(byRecord), make([]byte, 1000)...)} {
		t.Run(name, func(t *testing.T) { like(t, parts(d), sampleParts...) })
	}
	for s, err := range Parts(context.Background(), "d.warc", bytes.NewReader(data), int64(len(data)), source.Default()) {
		if err != nil {
			continue
		}
		want := source.Source{Path: "d.warc/2", Name: "bridge", Data: []byte(page1("bridge")), Type: "text/html; charset=utf-8",
			About: source.About{URL: sea + "bridge.html", Captured: time.Date(2024, 3, 5, 10, 0, 11, 5e8, time.UTC)}}
		if d := cmp.Diff(want, s); d != "" {
			t.Error(d)
		}
		break
	}
}

func TestWACZ(t *testing.T) {
	byRecord, _ := each(t, sample(t))
	for _, method := range []uint16{zip.Store, zip.Deflate} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, data := range map[string][]byte{"datapackage.json": []byte("{}"), "archive/data.warc.gz": byRecord, "pages/pages.jsonl": nil} {
			w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
			if err != nil {
				t.Fatal(err)
			}
			w.Write(data)
		}
		z.Close()
		var got []string
		for s, err := range WACZ(context.Background(), "w.wacz", bytes.NewReader(b.Bytes()), int64(b.Len()), source.Default()) {
			got = append(got, show(s, err))
		}
		like(t, got, "w.wacz/archive/data.warc.gz/2 bridge", "w.wacz/archive/data.warc.gz/14 report", "w.wacz ERROR passed over")
	}
	var got []string
	for s, err := range WACZ(context.Background(), "w.wacz", strings.NewReader("no zip"), 6, source.Default()) {
		got = append(got, show(s, err))
	}
	like(t, got, "w.wacz ERROR the WACZ file is no whole zip")
}

// made is one of a file, with a header of HTTP.
func made(path, http, body string) string {
	block := http + "\r\n\r\n" + body
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n"+
		"WARC-Target-URI: %s%s\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", sea, path, len(block), block)
}

// TestEncodings: what crawlers keep as it was sent, what they have unpacked without
// saying so, and every version of HTTP.
func TestEncodings(t *testing.T) {
	text := page1("lighthouse")
	var br, zs bytes.Buffer
	w := brotli.NewWriter(&br)
	io.WriteString(w, text)
	w.Close()
	e, _ := zstd.NewWriter(&zs)
	io.WriteString(e, text)
	e.Close()
	chunks := fmt.Sprintf("%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", 40, text[:40], len(text)-40, text[40:])
	gz := string(packed(t, []byte(text)))
	html := "\r\nContent-Type: text/html"
	for name, tt := range map[string]struct{ head, body string }{
		"plain":                  {"HTTP/1.1 200 OK" + html, text},
		"HTTP/2":                 {"HTTP/2 200" + html, text},
		"no reason, odd line":    {"HTTP/1.0 200\r\nthis is no field" + html, text},
		"no kind":                {"HTTP/1.1 200 OK", text},
		"chunks":                 {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked" + html, chunks},
		"chunks undone":          {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked" + html, text},
		"gzip":                   {"HTTP/1.1 200 OK\r\nContent-Encoding: gzip" + html, gz},
		"gzip undone":            {"HTTP/1.1 200 OK\r\nContent-Encoding: gzip" + html, text},
		"br":                     {"HTTP/1.1 200 OK\r\nContent-Encoding: br" + html, br.String()},
		"br undone":              {"HTTP/1.1 200 OK\r\nContent-Encoding: br" + html, text},
		"zstd":                   {"HTTP/1.1 200 OK\r\nContent-Encoding: zstd" + html, zs.String()},
		"gzip in chunks":         {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip" + html, fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(gz), gz)},
		"an encoding not known":  {"HTTP/1.1 200 OK\r\nContent-Encoding: none" + html, text},
		"digest of another kind": {"HTTP/1.1 200 OK" + html, text},
	} {
		t.Run(name, func(t *testing.T) {
			r := made("lamp", tt.head, tt.body)
			if name == "HTTP/2" { // an address as wget writes it
				r = strings.Replace(r, "WARC-Target-URI: "+sea+"lamp", "WARC-Target-URI: <"+sea+"lamp>", 1)
			}
			if strings.Contains(name, "digest") {
				r = strings.Replace(r, "WARC-Date", "WARC-Block-Digest: xxh:0123\r\nWARC-Date", 1)
			}
			for s, err := range Parts(context.Background(), "d.warc", strings.NewReader(r), int64(len(r)), source.Default()) {
				if err != nil || string(s.Data) != text || len(s.Warnings) > 0 || s.About.URL != sea+"lamp" {
					t.Errorf("%v %q %q", err, s.Data, s.Warnings)
				}
			}
		})
	}
}

const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html"

// TestBroken: a broken record fails by its name, and the next one is read.
func TestBroken(t *testing.T) {
	one, two, three := made("one", ok, page1("one")), made("two", ok, page1("two")), made("three", ok, page1("three"))
	length := func(r string, n int) string {
		i := strings.Index(r, "Content-Length: ")
		j := i + strings.Index(r[i:], "\r\n")
		return r[:i] + fmt.Sprintf("Content-Length: %d", n) + r[j:]
	}
	was := len(ok) + 4 + len(page1("two"))
	first, last := "d.warc/1 one", "d.warc/3 three"
	for _, tt := range []struct {
		name, data string
		want       []string
	}{
		{"too long", one + length(two, was+100) + three, []string{first, "d.warc/2 ERROR…not as long as it says", last}},
		{"longer than the file", one + length(two, 1<<20) + three, []string{first, "d.warc/2 ERROR…not as long", last}},
		{"longer than can be", one + length(two, 1<<50) + three, []string{first, "d.warc/2 ERROR…not as long", last}},
		{"too short", one + length(two, 60) + three, []string{first, "d.warc/2 ERROR…not as long", last}},
		{"no length", one + strings.Replace(two, "Content-Length", "X-Length", 1) + three, []string{first, "d.warc/2 ERROR…does not say how long", last}},
		{"garbage between", one + "garbage\x00\r\n" + three, []string{first, "d.warc/2 ERROR 10 bytes", last}},
		{"garbage before", "garbage\r\n" + one, []string{"d.warc/1 ERROR 9 bytes", "d.warc/2 one"}},
		{"cut short", one + two[:len(two)-50], []string{first, "d.warc/2 ERROR…cut short"}},
		{"cut in the header", one + two[:80], []string{first, "d.warc/2 ERROR…header"}},
		{"without the last line ends", one + strings.TrimSpace(two), []string{first, "d.warc/2 two"}},
		{"one line end", strings.TrimSpace(one) + "\n" + two, []string{first, "d.warc/2 two"}},
		{"empty", "", []string{"d.warc ERROR…no WARC record"}},
		{"only a redirect", made("x", "HTTP/1.1 302 Found", ""), []string{"d.warc ERROR…only 1 redirects"}},
		{"only a picture", made("x", "HTTP/1.1 200 OK\r\nContent-Type: image/png", "x"), []string{"d.warc ERROR…holds no page"}},
		{"gzip body cut", made("one", ok+"\r\nContent-Encoding: gzip", string(packed(t, []byte(page1("one")))[:60])), []string{"d.warc/1 one…(the page in the web archive is cut short"}},
	} {
		t.Run(tt.name, func(t *testing.T) { like(t, parts([]byte(tt.data)), tt.want...) })
	}
}

// TestSwallowed: a length that is wrong by exactly one record is found by the digest.
func TestSwallowed(t *testing.T) {
	two := appended(t, exchange("two", "text/html", 200, page1("two")))
	two = two[bytes.LastIndex(two, []byte("WARC/1.1")):]
	three := made("three", ok, page1("three"))
	i := bytes.Index(two, []byte("Content-Length: "))
	j := i + bytes.Index(two[i:], []byte("\r\n"))
	var n int
	fmt.Sscanf(string(two[i:j]), "Content-Length: %d", &n)
	data := string(two[:i]) + fmt.Sprintf("Content-Length: %d", n+len(three)) + string(two[j:]) + three + three
	got := parts([]byte(data))
	like(t, got, "d.warc/1 ERROR…its digest does not fit", "d.warc/2 three")
	changed := bytes.Replace(appended(t, exchange("two", "text/html", 200, page1("two"))), []byte("harbour"), []byte("HARBOUR"), 1)
	like(t, parts(changed), "d.warc/2 two…(the record in the web archive is damaged or was changed")
}

// TestDamagedGzip: the members behind a damaged one are read; a file that is cut short
// says so.
func TestDamagedGzip(t *testing.T) {
	data := []byte(made("one", ok, page1("one")))
	out := packed(t, data)
	from := len(out)
	out = append(out, packed(t, []byte(made("two", ok, page1("two"))))...)
	to := len(out)
	out = append(out, packed(t, []byte(made("three", ok, page1("three"))))...)
	step := 1
	if testing.Short() {
		step = 13
	}
	for i := from + 11; i < to; i += step {
		d := bytes.Clone(out)
		d[i] ^= 0x55
		got := parts(d)
		if len(got) < 3 || !strings.HasPrefix(got[0], "d.warc/1 one") || !strings.Contains(strings.Join(got[1:len(got)-1], ""), "ERROR") || !strings.Contains(got[len(got)-1], " three ") {
			t.Fatalf("byte %d: %q", i, got)
		}
	}
	for n := to + 12; n < len(out); n += 7 {
		got := parts(out[:n])
		if len(got) < 3 || !strings.Contains(got[len(got)-1], "ERROR") || strings.Contains(strings.Join(got, ""), " three ") && n < len(out)-8 {
			t.Fatalf("%d bytes: %q", n, got)
		}
	}
}

// TestBombs: what is larger than a document may be fails by its name, in any wrapping.
func TestBombs(t *testing.T) {
	l := source.Default()
	l.Bytes = 1 << 20
	zeros := strings.Repeat("<p>zero</p>", 1<<18)
	two := made("two", ok, page1("two"))
	for name, d := range map[string][]byte{
		"gzip in the record": []byte(made("one", ok+"\r\nContent-Encoding: gzip", string(packed(t, []byte(zeros)))) + two),
		"gzip twice":         []byte(made("one", ok+"\r\nContent-Encoding: gzip, gzip", string(packed(t, packed(t, []byte(zeros))))) + two),
		"the record":         []byte(made("one", ok, zeros) + two),
		"packed record":      packed(t, []byte(made("one", ok, zeros)+two)),
	} {
		t.Run(name, func(t *testing.T) {
			like(t, partsOf(d, l), "d.warc/1 ERROR the record is larger", "d.warc/2 two")
		})
	}
	film := made("film", "HTTP/1.1 200 OK\r\nContent-Type: video/mp4", zeros)
	like(t, partsOf([]byte(film+two), l), "d.warc/2 two")
	l.Parts = 1
	like(t, partsOf([]byte(two+made("three", ok, page1("three"))), l), "d.warc/1 two", "d.warc ERROR the archive holds more than 1")
}

// TestManyRecords: what is read does not add up in memory, and time is linear.
func TestManyRecords(t *testing.T) {
	var b strings.Builder
	for i := range big(20_000) {
		b.WriteString(made(fmt.Sprintf("page-%d", i), ok, page1(fmt.Sprint("page ", i))))
	}
	n := 0
	for _, err := range Parts(context.Background(), "d.warc", strings.NewReader(b.String()), int64(b.Len()), source.Default()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != big(20_000) {
		t.Errorf("%d", n)
	}
}

// failing is a file on a disk that breaks.
type failing struct {
	*bytes.Reader
	from int64
}

func (f failing) ReadAt(p []byte, at int64) (int, error) {
	if at+int64(len(p)) > f.from {
		return 0, io.ErrClosedPipe
	}
	return f.Reader.ReadAt(p, at)
}

// TestDisk: an error of the disk ends the file, with what was read before it.
func TestDisk(t *testing.T) {
	data := []byte(strings.Repeat(made("one", ok, page1("one"))+made("two", ok, page1("two")), 1000))
	for _, d := range [][]byte{data, packed(t, data)} {
		f := failing{bytes.NewReader(d), int64(len(d)) - 1}
		n, failed := 0, 0
		for _, err := range Parts(context.Background(), "d.warc", f, int64(len(d)), source.Default()) {
			if n++; err != nil && strings.Contains(err.Error(), "closed pipe") {
				failed++
			}
		}
		if failed == 0 || n > 10 {
			t.Errorf("%d parts, %d failed", n, failed)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	data := sample(t)
	n := 0
	for _, err := range Parts(ctx, "d.warc", bytes.NewReader(data), int64(len(data)), source.Default()) {
		cancel()
		if n++; n == 2 && err != context.Canceled {
			t.Errorf("%v", err)
		}
	}
	if n != 2 {
		t.Errorf("%d", n)
	}
}

// TestAppend: headers forge nothing, and what is no exchange is refused.
func TestAppend(t *testing.T) {
	e := exchange("lamp", "text/html", 200, page1("lamp"))
	e.Header.Set("X-Evil", "a\r\nContent-Encoding: br\r\n\r\nHTTP/1.1 200 OK")
	e.Header.Set("Transfer-Encoding", "chunked")
	e.Header.Set("Content-Length", "7")
	e.Request.Set("Cookie", "a\r\nHost: elsewhere")
	e.Truncated = "length"
	data := appended(t, e)
	if !bytes.Equal(data, appended(t, e)) {
		t.Error("other bytes the second time")
	}
	for _, s := range []string{"\r\nContent-Encoding", "\r\nTransfer-Encoding", "\r\nHost: elsewhere"} {
		if bytes.Contains(data, []byte(s)) {
			t.Errorf("%q stands in %q", s, data)
		}
	}
	like(t, parts(data), "d.warc/2 lamp…(the record in the web archive says that it was cut short (length)")
	for _, bad := range []Exchange{{URL: "ftp://x/y", Status: 200}, {URL: "https://x/y"}, {URL: "https:", Status: 200}, {URL: "https://x/y", Status: 200, Truncated: "x\r\nWARC-Type: request"}} {
		if out, err := Append([]byte("kept"), bad); err == nil || string(out) != "kept" {
			t.Errorf("%+v: %q", bad, out)
		}
	}
}

func FuzzParts(f *testing.F) {
	data := sample(f)
	byRecord, _ := each(f, data)
	f.Add(data)
	f.Add(byRecord)
	f.Add(packed(f, data))
	f.Add([]byte(made("x", ok+"\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip, br", "5\r\nhello\r\n0\r\n\r\n")))
	l := source.Default()
	l.Bytes = 1 << 20
	f.Fuzz(func(t *testing.T, data []byte) {
		var first []string
		for range 2 {
			var got []string
			for s, err := range Parts(context.Background(), "d.warc", bytes.NewReader(data), int64(len(data)), l) {
				if !strings.HasPrefix(s.Path, "d.warc") || err == nil && int64(len(s.Data)) > l.Bytes {
					t.Fatalf("%q, %d bytes", s.Path, len(s.Data))
				}
				got = append(got, show(s, err))
			}
			if first != nil && !cmp.Equal(first, got) {
				t.Fatal(cmp.Diff(first, got))
			}
			first = got
		}
	})
}

func BenchmarkParts(b *testing.B) {
	var all []byte
	for i := range 500 {
		all = append(all, made(fmt.Sprintf("page-%d", i), ok, strings.Repeat(page1(fmt.Sprint("page ", i)), 200))...)
	}
	data, _ := each(b, bytes.ReplaceAll(all, []byte("WARC/1.0"), []byte("WARC/1.1")))
	b.SetBytes(int64(len(all)))
	for b.Loop() {
		n := 0
		for range Parts(context.Background(), "d.warc.gz", bytes.NewReader(data), int64(len(data)), source.Default()) {
			n++
		}
		if n != 500 {
			b.Fatal(n)
		}
	}
}

// big is the size of what is meant to hurt, less where the tests are to be short.
func big(n int) int {
	if testing.Short() {
		return n / 32
	}
	return n
}
