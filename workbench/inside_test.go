package workbench

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/store/sqlite"
)

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{
		"a.txt": "a.txt", "folder/a.txt": "folder/a.txt", `C:\docs\a.txt`: "C_/docs/a.txt", "../../etc/passwd": "etc/passwd", "/etc/passwd": "etc/passwd", "..": "document", "": "document",
		"a/../b.txt": "a/b.txt", ".hidden": "hidden", "a\x00b\n.txt": "a_b_.txt", `<img src="x">.html`: "_img src=_x__.html", "a//b": "a/b", "\xff.txt": "_.txt",
		strings.Repeat("x", 300) + ".html": strings.Repeat("x", mostName-5) + ".html", strings.Repeat("é", 200): strings.Repeat("é", mostName/2),
		"1/2/3/4/5/6/7/8/9/10.txt": "3/4/5/6/7/8/9/10.txt",
	} {
		if got := fileName(in); got != want {
			t.Errorf("fileName(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFileName(f *testing.F) {
	for _, s := range []string{"../x", `a\..\b`, "\xff/\x00", "aux.txt", " . / . "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := fileName(s)
		if !filepath.IsLocal(got) || !utf8.ValidString(got) || strings.ContainsAny(got, "\x00\n\\<>:\"|?*") || strings.Contains("/"+got, "/.") {
			t.Fatalf("fileName(%q) = %q", s, got)
		}
		if again := fileName(got); again != got {
			t.Fatalf("fileName(%q) = %q, and of that %q", s, got, again)
		}
	})
}

func FuzzParts(f *testing.F) {
	f.Add(strings.Repeat("word ", 20000))
	f.Add(strings.Repeat("é", 30000))
	f.Add("\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, p := range parts(text) {
			if p.Start != at || p.Len() > partBytes || p.End <= p.Start && text != "" {
				t.Fatalf("a part at %v after %d", p, at)
			}
			if utf8.ValidString(text) && !utf8.ValidString(p.In(text)) {
				t.Fatalf("the part %v cuts a code point", p)
			}
			at = p.End
		}
		if at != len(text) {
			t.Fatalf("the parts end at %d of %d", at, len(text))
		}
	})
}

func TestSpotOf(t *testing.T) {
	for at, want := range map[string]string{"0-3": "Åse", "4-8": "said", "4-9999": "said so", "": "", "3": "", "5-2": "", "-1-2": "", "99-100": "", "a-b": "", "0-0": "", "18446744073709551616-5": ""} {
		text := "Åse said so"
		s, ok := spotOf(url.Values{"at": {at}}, text)
		if got := s.In(text); ok != (want != "") || got != want {
			t.Errorf("%q: %q %v, want %q", at, got, ok, want)
		}
	}
}

// made is an engine with a finished case.
type made struct{ c *hearsay.Case }

func (m made) Read(_ context.Context, _ int, step func(done, total int)) (*Reading, error) {
	return &Reading{Case: m.c, Ask: func(text string) hearsay.Claim { return hearsay.Claim{Text: text} }}, nil
}
func (m made) State(context.Context) (string, error)              { return "as it was made", nil }
func (m made) Add(context.Context, []string, func(Outcome)) error { return nil }
func (m made) List([]string) int                                  { return 0 }

// many is a case of documents that say something again and again.
func many(documents, statements int) *hearsay.Case {
	c := &hearsay.Case{}
	for p := range 40 {
		c.Speakers = append(c.Speakers, hearsay.Speaker{ID: fmt.Sprintf("p%d", p+1), Name: fmt.Sprintf("Ada Roe %d", p+1), Named: true, Kind: hearsay.Person})
	}
	for d := range documents {
		var text strings.Builder
		id := fmt.Sprintf("doc%d", d+1)
		for n := range statements {
			at := text.Len()
			fmt.Fprintf(&text, "Ada Roe said that wall %d of town %d was closed. ", n, d)
			if n%7 == 6 {
				text.WriteByte('\n')
			}
			kind := hearsay.Assertion
			if n%5 == 0 {
				kind = hearsay.Denial
			}
			c.Statements = append(c.Statements, hearsay.Statement{ID: fmt.Sprintf("s%d", len(c.Statements)+1), Document: id, Item: -1, Within: -1, Kind: kind, Confidence: 0.9,
				Speaker: fmt.Sprintf("p%d", (d+n)%40+1), Source: &hearsay.Span{Start: at, End: at + 7}, Cue: &hearsay.Span{Start: at + 8, End: at + 12}, Contents: []hearsay.Span{{Start: at + 13, End: text.Len() - 2}}})
		}
		day := fmt.Sprintf("2031-%02d-%02d", d%12+1, d%28+1)
		c.Documents = append(c.Documents, hearsay.Document{ID: id, Path: id + ".txt", SHA256: fmt.Sprintf("%064x", d+1), Outlet: fmt.Sprintf("Mail %d", d%30), Title: "Wall", Published: hearsay.Day(day), Language: "en", Text: text.String()})
	}
	return c
}

// running is a workbench over a case that was made.
func running(t testing.TB, c *hearsay.Case) *Workbench {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "a.case"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	w, err := New(Options{Engine: made{c}, Store: store.Decided(s), Case: "a.case", Who: "ida", Private: true})
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { w.Run(ctx); close(done) }()
	t.Cleanup(func() { end(); <-done })
	select {
	case <-w.first:
	case <-time.After(time.Minute):
		t.Fatal("the case was not read")
	}
	return w
}

func ask(t testing.TB, h http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	q := httptest.NewRequest("GET", path, nil)
	q.Host = "127.0.0.1"
	rw := httptest.NewRecorder()
	h.ServeHTTP(rw, q)
	return rw
}

// TestLong: a document with 5,000 statements is shown in parts, and a link leads to the
// right one.
func TestLong(t *testing.T) {
	w := running(t, many(1, 5000))
	h := w.Handler()
	s := w.now.Load()
	key := s.keys[s.view.Documents[0]]
	const most = 350 << 10
	for _, path := range []string{"/", "/document/" + key, "/document/" + key + "?page=3", "/people", "/person/" + s.keys[s.view.Speakers[0]], "/timeline", "/search?q=wall", "/documents", "/untold"} {
		rw := ask(t, h, path)
		if rw.Code != 200 || rw.Body.Len() > most {
			t.Errorf("%s: %d, %d bytes", path, rw.Code, rw.Body.Len())
		}
	}
	x := s.view.Statements()[4321]
	rw := ask(t, h, strings.TrimSuffix(s.at["t-"+x.ID+"-1"], "#at"))
	if body := rw.Body.String(); !strings.Contains(body, `id="at"`) || !strings.Contains(body, "wall 4321 of") || strings.Contains(body, "wall 12 of") {
		t.Error("the link does not lead to the part with its words")
	}
}

// TestLead: only what is a link of the page is led elsewhere.
func TestLead(t *testing.T) {
	w := running(t, many(2, 3))
	s := w.now.Load()
	in := `<a href="#s1">1</a> <use href="#k-denial"/> &#34; href=&#34;#s1&#34; <a href="#main">m</a> <a href="#d1">x</a>`
	out, named := s.lead([]byte(in))
	want := `<a href="/statement/` + s.keys[s.view.Statements()[0]] + `">1</a> <use href="#k-denial"/> &#34; href=&#34;#s1&#34; <a href="#main">m</a> <a href="/document/000000000000">x</a>`
	if len(named) != 1 || !strings.HasPrefix(string(out), want[:60]) || !strings.Contains(string(out), `href=&#34;#s1&#34; <a href="#main">`) {
		t.Errorf("%s\n%s", out, want)
	}
}

// full is a store on a disk without room.
type full struct{ store.Store }

func (full) Decide(context.Context, ...review.Decision) ([]int64, error) {
	return nil, fmt.Errorf("store: a.case: %w", store.ErrFull)
}
func (full) SetQuestions(context.Context, ...store.Question) error { return store.ErrFull }

// TestFull: where nothing can be kept, that is said, and nothing is as if it were.
func TestFull(t *testing.T) {
	w := running(t, many(1, 3))
	w.Store = full{w.Store}
	s := w.now.Load()
	form := url.Values{"token": {w.token}, "do": {"accept"}, "kind": {"statement"}, "key": {s.keys[s.view.Statements()[0]]}}
	q := httptest.NewRequest("POST", "/review", strings.NewReader(form.Encode()))
	q.Host = "127.0.0.1"
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	rw := httptest.NewRecorder()
	w.Handler().ServeHTTP(rw, q)
	if body := rw.Body.String(); rw.Code != 500 || !strings.Contains(body, "no room left on the disk") || !strings.Contains(body, "Nothing was changed") {
		t.Errorf("%d %s", rw.Code, body[:min(len(body), 300)])
	}
	if log, err := w.Store.Decisions(t.Context(), ""); err != nil || len(log) > 0 {
		t.Errorf("%d decisions are kept, %v", len(log), err)
	}
}
