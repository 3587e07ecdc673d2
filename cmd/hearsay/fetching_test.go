package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A paper is a web site on this machine whose pages may change.
type paper struct {
	mutex sync.Mutex
	pages map[string]string
	asked map[string]int
	sent  map[string]int // with a body

	kind     string // Content-Type
	tagless  bool   // knows no conditional requests
	gone     bool   // says with a page of its own that there is none, each time another
	redirect map[string]string
}

func newPaper(t *testing.T) (*paper, string) {
	p := &paper{pages: map[string]string{}, asked: map[string]int{}, sent: map[string]int{}, redirect: map[string]string{}, kind: "text/html; charset=utf-8"}
	s := httptest.NewServer(p)
	t.Cleanup(s.Close)
	return p, s.URL
}

func (p *paper) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.asked[r.URL.Path]++
	text, ok := p.pages[r.URL.Path]
	tag := fmt.Sprintf("%q", fmt.Sprint(len(text)))
	switch {
	case p.redirect[r.URL.Path] != "":
		http.Redirect(w, r, p.redirect[r.URL.Path], http.StatusFound)
	case !ok && p.gone:
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprintf(w, "<html><body><h1>Gone</h1><p>Nothing stands here any more; ask the desk of the paper.</p><p>Request %d</p></body></html>", p.asked[r.URL.Path])
	case !ok:
		http.NotFound(w, r)
	case r.Header.Get("If-None-Match") == tag && !p.tagless:
		w.WriteHeader(http.StatusNotModified)
	default:
		if !p.tagless {
			w.Header().Set("ETag", tag)
		}
		w.Header().Set("Content-Type", p.kind)
		p.sent[r.URL.Path]++
		fmt.Fprint(w, text)
	}
}

func (p *paper) print(path, text string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.pages[path] = text
}

func story(words string) string {
	return "<html><head><title>Ferry</title></head><body><article><p>The council of Orlen met on Monday to speak of the old ferry and of what it costs.</p><p>" +
		words + "</p><p>The ferry has crossed the sound for ninety years, and nobody has counted its passengers since.</p></article></body></html>"
}

// says runs a command and gives its exit code and what it wrote.
func says(t *testing.T, args ...string) (code int, out, err string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(&program{ctx: t.Context(), stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr,
		sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() }}, args)
	return code, stdout.String(), stderr.String()
}

// wants runs a command, which ends with an exit code and writes certain words.
func wants(t *testing.T, code int, words string, args ...string) {
	t.Helper()
	if got, out, err := says(t, args...); got != code || !strings.Contains(out+err, words) {
		t.Errorf("hearsay %s: exit %d, want %d and %q:\n%s%s", strings.Join(args, " "), got, code, words, out, err)
	}
}

func TestFetching(t *testing.T) {
	p, host := newPaper(t)
	file := filepath.Join(t.TempDir(), "a.case")
	want := func(code int, words string, args ...string) { t.Helper(); wants(t, code, words, args...) }
	add := func(code int, words string, args ...string) {
		t.Helper()
		want(code, words, append([]string{"add", "-c", file, "--allow-private"}, args...)...)
	}
	p.print("/ferry.html", story("“We will not sell it,” said the mayor, Ida Vane, to the council."))
	want(1, "private network", "add", "-c", file, host+"/ferry.html")
	add(0, "1 document added", host+"/ferry.html")
	add(0, "1 there already", host+"/ferry.html")
	p.print("/ferry.html", story("“We may sell it after all,” said the mayor, Ida Vane, to the council on Friday."))
	add(0, "1 document added", host+"/ferry.html")
	add(1, "404", host+"/nowhere.html")
	want(0, "nowhere.html", "list", "-c", file, "--failed")

	p.print("/feed", `<rss version="2.0"><channel><title>Sound Post</title><link>`+host+`</link>
<item><title>Quay</title><link>`+host+`/quay.html</link><description>Short.</description></item>
<item><title>Lost</title><link>`+host+`/lost.html</link><description>&lt;p&gt;The lighthouse keeper said on Tuesday that the lamp has been dark since the storm of last week, and that nobody came to mend it.&lt;/p&gt;</description></item></channel></rss>`)
	p.print("/quay.html", story("The quay was built by the harbour office in one summer, said Bo Orton, who was there."))
	add(0, "the page could not be had", "--feed", host+"/feed")
	add(2, "no web address", "--feed", "feed.xml")
	add(1, "this is a feed: --feed", host+"/feed")
	want(1, "this is a feed", "retry", "-c", file, host+"/feed", "--allow-private")
	add(0, "there already", "--feed", host+"/feed")
	if _, out, _ := says(t, "list", "-c", file, "--failed"); strings.Contains(out, "/feed") {
		t.Errorf("a feed that was read failed: %s", out)
	}

	out := filepath.Join(t.TempDir(), "kept.warc.gz")
	want(0, host+"/ferry.html", "captures", "-c", file)
	want(0, "captures: ", "captures", "-c", file, "-o", out)
	again := filepath.Join(t.TempDir(), "b.case")
	want(0, "4 documents added", "add", "-c", again, out)

	p.print("/new.html", story("The new quay opens in May, said the harbour office in a letter to the paper."))
	watch := func(code int, words string, args ...string) {
		t.Helper()
		want(code, words, append([]string{"watch", "-c", file, "--allow-private"}, args...)...)
	}
	watch(0, "new      "+host+"/new.html", host+"/new.html", "--once")
	watch(0, "", "--once")
	p.print("/new.html", story("The new quay opens in June, not in May, said the harbour office in a second letter."))
	watch(0, "changed  "+host+"/new.html", "--once")
	watch(0, "30m0s  page, private  "+host+"/new.html", "--list")
	watch(0, "nothing is watched", "--stop", host+"/new.html")
	watch(1, "not watched", "--stop", host+"/new.html")
	watch(2, "nothing is watched")
	watch(2, "no web address", "new.html")
	want(1, "hearsay add fetches pages", "report", host+"/new.html", "-o", filepath.Join(t.TempDir(), "r.html"))
	if p.asked["/robots.txt"] == 0 {
		t.Error("robots.txt was not asked")
	}
}
