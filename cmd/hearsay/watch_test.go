package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/ingest/source"
)

// records are what captures -o writes, unpacked.
func records(t *testing.T, file string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "kept.warc")
	wants(t, 0, "captures: ", "captures", "-c", file, "-o", out)
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestUnchanged: a feed and a page that are as they were are not sent again, nor kept
// again where they are sent; an entry whose page failed is tried again all the same.
func TestUnchanged(t *testing.T) {
	for _, tagless := range []bool{false, true} {
		p, host := newPaper(t)
		p.tagless = tagless
		p.redirect["/on.html"] = "/ferry.html"
		file := filepath.Join(t.TempDir(), "a.case")
		watch := func(code int, words string, args ...string) {
			t.Helper()
			wants(t, code, words, append([]string{"watch", "-c", file, "--allow-private", "--once"}, args...)...)
		}
		const mark = "The old quay of the feed"
		p.print("/feed", `<rss version="2.0"><channel><title>`+mark+`</title><link>`+host+`</link>
<item><title>Late ferry &amp; quay</title><link>`+host+`/7</link></item>
<item><title>Lost</title><link>`+host+`/8</link><description>The lighthouse keeper said on Tuesday that the lamp has been dark since the storm.</description></item></channel></rss>`)
		p.print("/ferry.html", story("“We will not sell it,” said the mayor, Ida Vane, to the council."))
		watch(1, "/8: this is what the feed gives, the page could not be had", "--feed", host+"/feed", host+"/on.html")
		wants(t, 0, host+"/7", "list", "-c", file, "--failed")
		watch(1, "404")
		p.print("/7", story("The late ferry sails again, said the harbour office on Friday in a letter."))
		watch(0, "new      "+host+"/7")
		wants(t, 0, "late-ferry-quay", "list", "-c", file)
		if _, out, _ := says(t, "list", "-c", file, "--failed"); strings.Contains(out, "/7") {
			t.Errorf("failed: %s", out)
		}
		watch(0, "")
		sent := 1
		if tagless {
			sent = 4
		}
		for _, path := range []string{"/feed", "/ferry.html"} {
			if p.sent[path] != sent || p.asked[path] != 4 {
				t.Errorf("tagless %v: %s was asked for %d times and sent %d times", tagless, path, p.asked[path], p.sent[path])
			}
		}
		if p.asked["/7"] != 3 {
			t.Errorf("a page that was had was asked for %d times", p.asked["/7"])
		}
		all := records(t, file)
		if n := strings.Count(all, mark); n != 1 {
			t.Errorf("tagless %v: the feed is kept %d times", tagless, n)
		}
		if n := strings.Count(all, "We will not sell it"); n != 1 {
			t.Errorf("tagless %v: the page is kept %d times", tagless, n)
		}
		if n := strings.Count(all, "WARC-Type: revisit"); n != 6 {
			t.Errorf("tagless %v: %d revisits", tagless, n)
		}
		wants(t, 0, "all as they were kept", "verify", file)
	}
}

// TestFailedAgain: an error page that comes again and again, with another number in it, is
// kept once; the log says so, and when it comes after something else it is kept again.
func TestFailedAgain(t *testing.T) {
	p, host := newPaper(t)
	p.gone = true
	file := filepath.Join(t.TempDir(), "a.case")
	watch := func(code int, words string) {
		t.Helper()
		wants(t, code, words, "watch", "-c", file, "--allow-private", "--once", host+"/quay.html")
	}
	watch(1, "404 Not Found: the page is not there; an archive of the web may have it\n")
	for range 3 {
		watch(1, "404 Not Found: the page is not there; an archive of the web may have it (as on ")
	}
	kept := func(want int) {
		t.Helper()
		if n := strings.Count(records(t, file), "Nothing stands here any more"); n != want {
			t.Errorf("the error page is kept %d times, want %d", n, want)
		}
	}
	p.print("/quay.html", story("The quay was built by the harbour office in one summer, said Bo Orton."))
	watch(0, "new      "+host+"/quay.html")
	delete(p.pages, "/quay.html")
	watch(1, "may have it\n")
	watch(1, "may have it (as on ")
	kept(2)
	wants(t, 0, "all as they were kept", "verify", file)
}

// TestWentBack: a page that goes back to earlier words is told as changed, stands last
// among its versions, and diff says when it was what.
func TestWentBack(t *testing.T) {
	p, host := newPaper(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "a.case")
	watch := func(words string) {
		t.Helper()
		wants(t, 0, words, "watch", "-c", file, "--allow-private", "--once", host+"/quay.html")
	}
	first := story("The quay was built by the harbour office in one summer, said Bo Orton.")
	p.print("/quay.html", first)
	watch("new      " + host)
	p.print("/quay.html", story("The quay was built by the harbour office in two summers, said Bo Orton, who had been there."))
	watch("changed  " + host)
	wants(t, 0, "{+two summers", "diff", "-c", file, "quay")
	p.print("/quay.html", first)
	watch("changed  " + host)
	wants(t, 0, "{+one summer", "diff", "-c", file, "quay")
	wants(t, 0, "The page went back: it had been as quay until ", "diff", "-c", file, "quay")
	watch("")
	_, out, _ := says(t, "diff", "-c", file, "quay", "--format", "json")
	var d struct{ From, To struct{ Captured []string } }
	if err := json.Unmarshal([]byte(out), &d); err != nil || len(d.From.Captured) != 1 || len(d.To.Captured) != 3 {
		t.Errorf("%v: %s", err, out)
	}
	wants(t, 0, "when they were fetched tells the order", "show", "-c", file, "quay")
	wants(t, 0, "all as they were kept", "verify", file)

	archive := filepath.Join(dir, "kept.warc") // what was fetched, added as a file
	wants(t, 0, "captures", "captures", "-c", file, "-o", archive)
	again := filepath.Join(dir, "b.case")
	wants(t, 0, "", "add", "-c", again, archive)
	wants(t, 0, "{+two summers", "diff", "-c", again, "quay") // revisits hold no words
}

// TestKilled: a page that was fetched when the program was killed is read from what was
// kept of it.
func TestKilled(t *testing.T) {
	p, host := newPaper(t)
	p.print("/quay.html", story("The quay was built by the harbour office in one summer, said Bo Orton."))
	p.print("/feed", `<rss version="2.0"><channel><title>Post</title><item><title>Quay</title><link>`+host+`/quay.html</link></item></channel></rss>`)
	file := filepath.Join(t.TempDir(), "a.case")
	q := &program{ctx: t.Context(), stderr: io.Discard}
	s, err := q.openCase(file, true)
	if err != nil {
		t.Fatal(err)
	}
	v := q.visitor(s, ingest.NewReader(source.Default(), ingest.Columns{}), fetchFlags{AllowPrivate: true})
	v.client.Sleep = func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
	if _, _, err := v.get(host + "/quay.html"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	wants(t, 0, "new      "+host+"/quay.html", "watch", "-c", file, "--allow-private", "--once", "--feed", host+"/feed")
	if p.sent["/quay.html"] != 1 {
		t.Errorf("sent %d times", p.sent["/quay.html"])
	}
}

// TestDamagedKept: what was fetched and is damaged is named, and fetched again whole.
func TestDamagedKept(t *testing.T) {
	p, host := newPaper(t)
	p.print("/a.html", story("The quay was built by the harbour office in one summer, said Bo Orton."))
	p.print("/b.html", story("The ferry was sold by the harbour office in one winter, said Bo Orton."))
	file := filepath.Join(t.TempDir(), "a.case")
	watch := func(words string, args ...string) {
		t.Helper()
		wants(t, 0, words, append([]string{"watch", "-c", file, "--once", "--allow-private"}, args...)...)
	}
	watch("new      "+host+"/a.html", host+"/a.html", host+"/b.html")
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("UPDATE captures SET records = substr(records, 1, 100) || x'00' || substr(records, 102) WHERE url = ?", host+"/a.html"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	wants(t, 1, host+"/a.html: capture: ", "verify", file)
	wants(t, 1, "another hash than when it was kept", "captures", "-c", file)
	wants(t, 1, "1 capture: ", "captures", "-c", file, "-o", filepath.Join(t.TempDir(), "kept.warc.gz"))
	watch("")
	if p.sent["/a.html"] != 2 || p.sent["/b.html"] != 1 {
		t.Errorf("sent %v", p.sent)
	}
	watch("")
	if p.sent["/a.html"] != 2 {
		t.Errorf("sent %v", p.sent)
	}
}

// TestPrivateWatched: what a case says is not enough to fetch addresses of private
// networks, nor is what the command line says of other addresses.
func TestPrivateWatched(t *testing.T) {
	p, host := newPaper(t)
	p.print("/a.html", story("The quay was built by the harbour office in one summer, said Bo Orton."))
	p.print("/b.html", story("The ferry was sold by the harbour office in one winter, said Bo Orton."))
	file := filepath.Join(t.TempDir(), "a.case")
	watch := func(code int, words string, args ...string) {
		t.Helper()
		wants(t, code, words, append([]string{"watch", "-c", file, "--once"}, args...)...)
	}
	watch(1, "allow it with --allow-private", host+"/a.html")
	watch(1, "it was named without that", host+"/b.html", "--allow-private")
	if p.asked["/a.html"] != 0 || p.asked["/b.html"] != 1 {
		t.Errorf("asked %v", p.asked)
	}
	watch(1, host+"/b.html: 127.0.0.1 is an address of a private network")
	if p.asked["/b.html"] != 1 {
		t.Errorf("asked %v", p.asked)
	}
	watch(0, "new      "+host+"/a.html", host+"/a.html", "--allow-private")
	watch(0, `"private":true`, "--list", "--format", "json")
}

func TestWatchBounds(t *testing.T) {
	p, host := newPaper(t)
	p.print("/a.html", story(strings.Repeat("The ferry was sold, said Bo Orton. ", 1<<16)))
	file := filepath.Join(t.TempDir(), "a.case")
	watch := func(code int, words string, args ...string) {
		t.Helper()
		wants(t, code, words, append([]string{"watch", "-c", file, "--once", "--allow-private", host + "/a.html"}, args...)...)
	}
	watch(1, "larger than a document may be", "--max-document", "1")
	watch(1, `"outcome":"failed"`, "--max-document", "1", "--format", "json")
	watch(2, "1 to 4096", "--max-document", "0")
	watch(2, "a minute or more", "--every", "59s")
	wants(t, 0, "1m is the least", "watch", "--help")
}

// TestWatchStopped: Ctrl-C is how a schedule ends; it is not how one look ends.
func TestWatchStopped(t *testing.T) {
	p, host := newPaper(t)
	p.print("/a.html", story("The quay was built by the harbour office in one summer, said Bo Orton."))
	file := filepath.Join(t.TempDir(), "a.case")
	for _, tt := range []struct {
		once string
		code int
		wait time.Duration // the one in which Ctrl-C comes
	}{{"", 0, time.Minute}, {"", 0, time.Second}, {"--once", 1, time.Second}} {
		ctx, stop := context.WithCancel(t.Context())
		var told bytes.Buffer
		q := &program{ctx: ctx, stdin: strings.NewReader(""), stdout: io.Discard, stderr: &told, sleep: func(ctx context.Context, d time.Duration) error {
			if d > tt.wait/2 {
				stop()
			}
			return ctx.Err()
		}}
		args := []string{"watch", "-c", file, "--allow-private", host + "/a.html"}
		if tt.once != "" {
			args = append(args, tt.once)
		}
		if code := run(q, args); code != tt.code || !strings.Contains(told.String(), "stopped") {
			t.Errorf("%+v: exit %d: %s", tt, code, told.String())
		}
		code := -1
		q.end(func(c int) { code = c })
		if code != tt.code {
			t.Errorf("%+v: ended from outside with %d", tt, code)
		}
		stop()
	}
}

// TestCharset: the header of HTTP says in which encoding a page is, also when it is read
// from what was kept.
func TestCharset(t *testing.T) {
	p, host := newPaper(t)
	p.kind = "text/html; charset=windows-1250"
	p.print("/a.html", strings.ReplaceAll(story("The quay was built by Zden@k Ko#, said Bo Orton, who was there."), "@", "\xec"))
	p.pages["/a.html"] = strings.ReplaceAll(p.pages["/a.html"], "#", "\x9a")
	file := filepath.Join(t.TempDir(), "a.case")
	wants(t, 0, "1 document added", "add", "-c", file, "--allow-private", host+"/a.html")
	wants(t, 0, "Zdeněk Koš", "show", "-c", file, "a")
}

// TestNoCaptures: where nothing was fetched no file is written.
func TestNoCaptures(t *testing.T) {
	dir := t.TempDir()
	text, file, out := filepath.Join(dir, "a.txt"), filepath.Join(dir, "a.case"), filepath.Join(dir, "out.warc.gz")
	if err := os.WriteFile(text, fmt.Append(nil, "The quay was built by the harbour office in one summer."), 0o666); err != nil {
		t.Fatal(err)
	}
	wants(t, 0, "1 document added", "add", "-c", file, text)
	wants(t, 0, "nothing was fetched", "captures", "-c", file)
	wants(t, 1, "no file is written", "captures", "-c", file, "-o", out)
	if left, err := filepath.Glob(filepath.Join(dir, "*out*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}
