package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/openhearsay/hearsay"
)

// A clock goes on by itself when it is read.
type clock struct {
	at   time.Time
	step time.Duration
}

func (c *clock) now() time.Time {
	c.at = c.at.Add(c.step)
	return c.at
}

func TestProgress(t *testing.T) {
	failure := hearsay.Problem{Path: "a.txt", Message: "a.txt: is a database"}
	for _, c := range []struct {
		name     string
		overtype bool
		step     time.Duration // between two documents
		total    int
		documents,
		failAt int
		want string
	}{
		{"short", false, 10 * time.Millisecond, 100, 100, 0, ""},
		{"short on a terminal", true, 10 * time.Millisecond, 100, 100, 0, ""},
		{"plain", false, time.Second, 9, 9, 3,
			"hearsay: adding: 2 of 9 documents, 1.0 a second, about 8 s left\n" +
				"hearsay: error: a.txt: is a database\n" +
				"hearsay: adding: 7 of 9 documents, 1.0 a second, about 3 s left, 1 failed\n"},
		{"total unknown", false, 50 * time.Millisecond, 0, 60, 0, "hearsay: adding: 40 documents, 20 a second\n"},
		{"terminal", true, time.Second, 4, 4, 3,
			"\r\x1b[Kadding: 2 of 4 documents, 1.0 a second, about 3 s left" +
				"\r\x1b[Khearsay: error: a.txt: is a database\n" +
				"\r\x1b[Kadding: 3 of 4 documents, 1.0 a second, about 2 s left, 1 failed" +
				"\r\x1b[Kadding: 4 of 4 documents, 1.0 a second, 1 failed" +
				"\r\x1b[K"},
	} {
		var out bytes.Buffer
		clock := &clock{time.Unix(0, 0), c.step}
		g := newProgress(&out, "adding", "document", c.total, c.overtype, clock.now)
		for i := range c.documents {
			if i+1 == c.failAt {
				g.tell(failure)
			}
			g.step()
		}
		g.finish()
		if out.String() != c.want {
			t.Errorf("%s:\n%q\nwant\n%q", c.name, out.String(), c.want)
		}
	}
}

// TestProgressSkip: documents that need no work do not make the rate look better.
func TestProgressSkip(t *testing.T) {
	var out bytes.Buffer
	clock := &clock{time.Unix(0, 0), 0}
	g := newProgress(&out, "adding", "document", 1000, false, clock.now)
	for range 900 {
		g.skip()
	}
	clock.at = clock.at.Add(10 * time.Second)
	g.step()
	want := "hearsay: adding: 901 of 1000 documents, 0.1 a second, about 17 min left\n"
	if out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}

// TestPaint: what is no terminal gets no colours.
func TestPaint(t *testing.T) {
	f, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if s := paint(f, red, "x") + paint(&bytes.Buffer{}, red, "x"); strings.Contains(s, "\x1b") {
		t.Errorf("colours in a file: %q", s)
	}
}
