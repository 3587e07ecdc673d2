package fetch

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestRobots(t *testing.T) {
	for rules, want := range map[string]error{
		"User-agent: *\nDisallow: /private":                           nil,
		"User-agent: *\nDisallow: /":                                  ErrRobots,
		"User-agent: hearsay\nDisallow: /a":                           ErrRobots,
		"User-agent: hearsay\nAllow: /\n\nUser-agent: *\nDisallow: /": nil,
		"<html>no rules":                                              nil,
	} {
		host := server(t, map[string]http.HandlerFunc{"/robots.txt": page(rules), "/a": page("a")})
		if _, err := get(t, t.Context(), host+"/a", Have{}); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", rules, err, want)
		}
	}
}

// TestRobotsKept: what robots.txt says holds for a day, that it could not be read for
// minutes; and a host whose robots.txt is endless is read as far as it goes.
func TestRobotsKept(t *testing.T) {
	status, rules, asked := 200, "User-agent: *\nDisallow: /b", 0
	host := server(t, map[string]http.HandlerFunc{"/a": page("a"), "/b": page("b"), "/robots.txt": func(w http.ResponseWriter, r *http.Request) {
		asked++
		w.WriteHeader(status)
		fmt.Fprint(w, rules)
	}})
	c, k := client(t)
	want := func(path string, want error, times int) {
		t.Helper()
		asked = 0
		_, err := c.Get(t.Context(), host+path, Have{})
		if !errors.Is(err, want) || asked != times {
			t.Errorf("%s at %v: %v after %d requests for robots.txt, want %v after %d", path, k.now(), err, asked, want, times)
		}
	}
	want("/a", nil, 1)
	want("/b", ErrRobots, 0)
	rules = "User-agent: *\nDisallow: /a"
	k.pass(23 * time.Hour)
	want("/a", nil, 0)
	k.pass(2 * time.Hour)
	want("/a", ErrRobots, 1)
	status = 500
	k.pass(25 * time.Hour)
	want("/b", ErrRobotsUnread, 1)
	want("/b", ErrRobotsUnread, 0)
	status = 200
	k.pass(10 * time.Minute)
	want("/b", nil, 1)
	k.pass(25 * time.Hour)
	rules = "User-agent: *\nDisallow: /a\n" + strings.Repeat("#", mostRules)
	want("/a", ErrRobots, 1)
	want("/b", nil, 0)
}

// TestRobotsUnreachable: a host that cannot be asked for its robots.txt is not asked for
// each of its pages, and is asked again some minutes later.
func TestRobotsUnreachable(t *testing.T) {
	var asked atomic.Int32
	host := server(t, map[string]http.HandlerFunc{"/a": page("a"), "/robots.txt": func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) <= 1+mostRetries {
			panic(http.ErrAbortHandler)
		}
		http.NotFound(w, r)
	}})
	c, k := client(t)
	for range 3 {
		if _, err := c.Get(t.Context(), host+"/a", Have{}); err == nil || errors.Is(err, ErrRobots) {
			t.Errorf("the connection broke: %v", err)
		}
	}
	if n := asked.Load(); n != 1+mostRetries {
		t.Errorf("asked %d times", n)
	}
	k.pass(10 * time.Minute)
	if _, err := c.Get(t.Context(), host+"/a", Have{}); err != nil {
		t.Error(err)
	}
}
