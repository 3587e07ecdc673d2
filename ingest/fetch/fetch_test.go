package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/ingest/source"
)

// server is a host on this machine with what it answers by path; paths that are not
// there are not found.
func server(t *testing.T, pages map[string]http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if f := pages[r.URL.Path]; f != nil {
			f(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// client is one that may ask this machine, and does not wait: waits are noted.
func client(t *testing.T, waits *[]time.Duration) *Client {
	l := source.Default()
	l.Bytes = 1 << 16
	c := New(l, true)
	c.http.RetryWaitMin, c.http.RetryWaitMax = time.Millisecond, 5*time.Millisecond
	c.Sleep = func(ctx context.Context, d time.Duration) error {
		if waits != nil {
			*waits = append(*waits, d)
		}
		return ctx.Err()
	}
	return c
}

func page(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, text)
	}
}

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"8.8.8.8": true, "2606:4700::1111": true, "::ffff:8.8.8.8": true,
		"127.0.0.1": false, "::1": false, "10.1.2.3": false, "192.168.0.1": false, "172.16.5.5": false, "169.254.169.254": false, "fe80::1": false,
		"fd00::1": false, "0.0.0.0": false, "::": false, "100.64.0.1": false, "224.0.0.1": false, "255.255.255.255": false, "::ffff:127.0.0.1": false,
		"64:ff9b::7f00:1": false, "2002:7f00:1::": false, "2001:0:1::": false, "::7f00:1": false, "192.0.0.8": false, "198.18.0.1": false, "fec0::1": false, "ff02::1": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: public %v, want %v", address, got, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, address := range []string{"ftp://news.example/a", "file:///etc/passwd", "https://", "https://me:secret@news.example/", "javascript:1", "news.example", "http://[::1", "\x00"} {
		if _, err := New(source.Default(), true).Get(t.Context(), address, Have{}); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", address, err)
		}
	}
}

// TestPrivate: this machine is not asked, by whatever spelling, nor where a name or a
// page that may be fetched leads to it.
func TestPrivate(t *testing.T) {
	asked := false
	host := server(t, map[string]http.HandlerFunc{"/a": func(http.ResponseWriter, *http.Request) { asked = true }})
	port := host[strings.LastIndex(host, ":"):]
	for _, address := range []string{host + "/a", "http://localhost" + port + "/a", "http://2130706433" + port + "/a", "http://0x7f.1" + port + "/a", "http://[::ffff:127.0.0.1]" + port + "/a", "http://0" + port + "/a"} {
		c := New(source.Default(), false)
		c.http.RetryWaitMin, c.http.RetryWaitMax = time.Millisecond, time.Millisecond
		if _, err := c.Get(t.Context(), address, Have{}); err == nil {
			t.Errorf("%s was fetched", address)
		}
	}
	if asked {
		t.Error("this machine was asked")
	}
	if err := publicOnly("tcp", "169.254.169.254:80", nil); !errors.Is(err, ErrPrivate) {
		t.Errorf("dialled: %v", err)
	}
}

func TestGet(t *testing.T) {
	var agent, have string
	host := server(t, map[string]http.HandlerFunc{
		"/a": func(w http.ResponseWriter, r *http.Request) {
			agent, have = r.UserAgent(), r.Header.Get("If-None-Match")
			if have == `"7"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"7"`)
			page("<p>The old ferry sails.")(w, r)
		},
		"/on": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/a", http.StatusFound) },
	})
	c := client(t, nil)
	r, err := c.Get(t.Context(), host+"/on#part", Have{})
	if err != nil || r.URL != host+"/a" || string(r.Body) != "<p>The old ferry sails." || len(r.Exchanges) != 2 || r.Exchanges[0].Status != 302 {
		t.Fatalf("%+v, %v", r, err)
	}
	if !strings.HasPrefix(agent, "hearsay/") {
		t.Errorf("user agent %q", agent)
	}
	if r, err = c.Get(t.Context(), host+"/a", Have{ETag: `"7"`}); err != nil || !r.Same || r.Body != nil {
		t.Errorf("the same again: %+v, %v", r, err)
	}
}

func TestRobots(t *testing.T) {
	for rules, want := range map[string]error{
		"User-agent: *\nDisallow: /private":                           nil,
		"User-agent: *\nDisallow: /":                                  ErrRobots,
		"User-agent: hearsay\nDisallow: /a":                           ErrRobots,
		"User-agent: hearsay\nAllow: /\n\nUser-agent: *\nDisallow: /": nil,
		"<html>no rules":                                              nil,
	} {
		host := server(t, map[string]http.HandlerFunc{"/robots.txt": page(rules), "/a": page("a")})
		if _, err := client(t, nil).Get(t.Context(), host+"/a", Have{}); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", rules, err, want)
		}
	}
	broken := server(t, map[string]http.HandlerFunc{"/robots.txt": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) }, "/a": page("a")})
	if _, err := client(t, nil).Get(t.Context(), broken+"/a", Have{}); !errors.Is(err, ErrRobots) {
		t.Errorf("a server that fails allows nothing: %v", err)
	}
}

// TestRate: a host is left alone for a second between requests, or as long as it asks.
func TestRate(t *testing.T) {
	host := server(t, map[string]http.HandlerFunc{"/robots.txt": page("User-agent: *\nCrawl-delay: 7"), "/a": page("a")})
	var waits []time.Duration
	c := client(t, &waits)
	start := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)
	c.now = func() time.Time { return start }
	for range 3 {
		if _, err := c.Get(t.Context(), host+"/a", Have{}); err != nil {
			t.Fatal(err)
		}
	}
	want := []time.Duration{time.Second, 8 * time.Second, 15 * time.Second} // behind robots.txt, and behind one another
	if fmt.Sprint(waits) != fmt.Sprint(want) {
		t.Errorf("waits %v, want %v", waits, want)
	}
}

func TestBounds(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write(make([]byte, 50<<20))
	z.Close()
	host := server(t, map[string]http.HandlerFunc{
		"/bomb": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(packed.Bytes())
		},
		"/endless": func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				if _, err := w.Write(make([]byte, 1<<12)); err != nil {
					return
				}
			}
		},
		"/ring": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/ring", http.StatusFound) },
		"/out": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		},
		"/gone": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) },
	})
	for path, want := range map[string]string{
		"/bomb": "larger", "/endless": "larger", "/ring": "more than 5 times", "/out": "only http and https", "/gone": "410", "/nowhere": "404",
	} {
		if _, err := client(t, nil).Get(t.Context(), host+path, Have{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := client(t, nil).Get(ctx, host+"/endless", Have{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func TestRetries(t *testing.T) {
	var asked atomic.Int32
	host := server(t, map[string]http.HandlerFunc{
		"/busy": func(w http.ResponseWriter, r *http.Request) {
			if asked.Add(1) < 3 {
				w.WriteHeader(http.StatusServiceUnavailable)
				return
			}
			page("open again")(w, r)
		},
		"/always": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTooManyRequests) },
	})
	if r, err := client(t, nil).Get(t.Context(), host+"/busy", Have{}); err != nil || string(r.Body) != "open again" {
		t.Errorf("%q, %v", r.Body, err)
	}
	if _, err := client(t, nil).Get(t.Context(), host+"/always", Have{}); err == nil || !strings.Contains(err.Error(), "try again later") {
		t.Errorf("always busy: %v", err)
	}
	r := &http.Response{StatusCode: 429, Header: http.Header{"Retry-After": {"7200"}}}
	if d := backoff(time.Second, mostDelay, 1, r); d != mostDelay {
		t.Errorf("two hours are asked for: waits %v", d)
	}
}
