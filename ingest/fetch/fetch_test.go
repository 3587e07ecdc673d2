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
	"sync"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/ingest/source"
)

// server is a host on this machine with what it answers by path; paths that are not
// there are not found.
func server(t *testing.T, pages map[string]http.HandlerFunc) string {
	t.Helper()
	var mutex sync.Mutex // one request at a time
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		if f := pages[r.URL.Path]; f != nil {
			f(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// A clock stands still while nobody waits for it.
type clock struct {
	mutex sync.Mutex // servers ask for the time too
	at    time.Time
	waits []time.Duration
}

func (k *clock) now() time.Time {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return k.at
}

func (k *clock) pass(d time.Duration) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.at = k.at.Add(d)
}

// client is one that may ask this machine, and does not wait: its clock goes on by what
// it would have waited.
func client(t *testing.T) (*Client, *clock) {
	l := source.Default()
	l.Bytes = 1 << 16
	c, k := New(l, true), &clock{at: time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)}
	c.now = k.now
	c.Sleep = func(ctx context.Context, d time.Duration) error {
		k.waits = append(k.waits, d)
		k.pass(d)
		return ctx.Err()
	}
	return c, k
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
		c, _ := client(t)
		c.guard = publicOnly
		if _, err := c.Get(t.Context(), address, Have{}); err == nil {
			t.Errorf("%s was fetched", address)
		}
	}
	if asked {
		t.Error("this machine was asked")
	}
	if err := New(source.Default(), false).control("tcp", "169.254.169.254:80", nil); !errors.Is(err, ErrPrivate) {
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
	c, _ := client(t)
	r, err := c.Get(t.Context(), host+"/on#part", Have{})
	if err != nil || r.URL != host+"/a" || string(r.Body) != "<p>The old ferry sails." || len(r.Exchanges) != 2 || r.Exchanges[0].Status != 302 {
		t.Fatalf("%+v, %v", r, err)
	}
	if !strings.HasPrefix(agent, "hearsay/") {
		t.Errorf("user agent %q", agent)
	}
	kept := Have{URL: r.URL, ETag: r.Header.Get("ETag")}
	for _, path := range []string{"/a", "/on"} {
		if r, err = c.Get(t.Context(), host+path, kept); err != nil || !r.Same || r.Body != nil {
			t.Errorf("%s, the same again: %+v, %v", path, r, err)
		}
	}
	kept.URL = host + "/elsewhere" // what leads on to another page than before is not the same
	if r, err = c.Get(t.Context(), host+"/on", kept); err != nil || r.Same || have != "" {
		t.Errorf("another page: %+v, %v, asked with %q", r, err, have)
	}
}

// TestRate: a host is left alone for a second between requests, or as long as it asks.
func TestRate(t *testing.T) {
	host := server(t, map[string]http.HandlerFunc{"/robots.txt": page("User-agent: *\nCrawl-delay: 7"), "/a": page("a")})
	c, k := client(t)
	start := k.now()
	for range 3 {
		if _, err := c.Get(t.Context(), host+"/a", Have{}); err != nil {
			t.Fatal(err)
		}
	}
	want := []time.Duration{time.Second, 7 * time.Second, 7 * time.Second} // behind robots.txt, and behind one another
	if fmt.Sprint(k.waits) != fmt.Sprint(want) || k.now().Sub(start) != 15*time.Second {
		t.Errorf("waits %v, want %v", k.waits, want)
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
		if _, err := get(t, t.Context(), host+path, Have{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := get(t, ctx, host+"/endless", Have{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// TestRetries: what is busy is asked again, but like all else once a second, redirects
// and robots.txt too.
func TestRetries(t *testing.T) {
	c, k := client(t)
	var asked []time.Time
	note := func(f http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { asked = append(asked, k.now()); f(w, r) }
	}
	fails := func(status int) http.HandlerFunc {
		n := 0
		return note(func(w http.ResponseWriter, r *http.Request) {
			if n++; n < 3 {
				w.WriteHeader(status)
				return
			}
			page("open again")(w, r)
		})
	}
	host := server(t, map[string]http.HandlerFunc{
		"/robots.txt": fails(http.StatusBadGateway),
		"/on":         note(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/busy", http.StatusFound) }),
		"/busy":       fails(http.StatusServiceUnavailable),
		"/broken": note(func(w http.ResponseWriter, r *http.Request) {
			if len(asked)%3 != 0 {
				panic(http.ErrAbortHandler)
			}
			page("whole")(w, r)
		}),
		"/always": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTooManyRequests) },
	})
	if r, err := c.Get(t.Context(), host+"/on", Have{}); err != nil || string(r.Body) != "open again" || len(asked) != 7 {
		t.Errorf("%q after %d requests, %v", r.Body, len(asked), err)
	}
	if r, err := c.Get(t.Context(), host+"/broken", Have{}); err != nil || string(r.Body) != "whole" {
		t.Errorf("%q, %v", r.Body, err)
	}
	for i, at := range asked[1:] {
		if d := at.Sub(asked[i]); d < time.Second {
			t.Errorf("request %d came %v after the one before", i+2, d)
		}
	}
	if _, err := c.Get(t.Context(), host+"/always", Have{}); err == nil || !strings.Contains(err.Error(), "try again later") {
		t.Errorf("always busy: %v", err)
	}
}

// TestRetryAfter: a host that says when to come again is left alone until then, all of
// it; where that is too long to wait for, it is not asked at all.
func TestRetryAfter(t *testing.T) {
	c, k := client(t)
	after, asked := "7", []time.Time{}
	host := server(t, map[string]http.HandlerFunc{
		"/a": page("a"),
		"/busy": func(w http.ResponseWriter, r *http.Request) {
			if asked = append(asked, k.now()); len(asked)%2 == 1 {
				w.Header().Set("Retry-After", after)
				w.WriteHeader(http.StatusTooManyRequests)
			}
		},
	})
	if _, err := c.Get(t.Context(), host+"/busy", Have{}); err != nil || len(asked) != 2 || asked[1].Sub(asked[0]) != 7*time.Second {
		t.Errorf("asked at %v, %v", asked, err)
	}
	for _, after = range []string{"7200", "99999999999999999"} {
		asked = asked[:0]
		start := k.now()
		r, err := c.Get(t.Context(), host+"/busy", Have{})
		if err == nil || !strings.Contains(err.Error(), "try again later") || len(r.Exchanges) != 1 || len(asked) != 1 || k.now().Sub(start) > time.Minute {
			t.Errorf("Retry-After: %s: asked at %v until %v, %v", after, asked, k.now(), err)
		}
		if _, err := c.Get(t.Context(), host+"/a", Have{}); err == nil || !strings.Contains(err.Error(), "left alone until") {
			t.Errorf("another page of that host: %v", err)
		}
		k.pass(25 * time.Hour)
		if _, err := c.Get(t.Context(), host+"/a", Have{}); err != nil {
			t.Errorf("later: %v", err)
		}
	}
}

func get(t *testing.T, ctx context.Context, address string, have Have) (Response, error) {
	c, _ := client(t)
	return c.Get(ctx, address, have)
}
