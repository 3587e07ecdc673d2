package workbench

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/store"
)

// kindsOfPages are an address of each kind of page of a case.
func kindsOfPages(s *snapshot) []string {
	v := s.view
	return []string{"/", "/claims", "/propositions", "/conflicts", "/people", "/person/" + s.keys[v.Speakers[0]], "/person/" + s.keys[v.Speakers[0]] + "/merge", "/person/" + s.keys[v.Speakers[0]] + "/split",
		"/quotations", "/repeats", "/passages", "/timeline", "/documents", "/document/" + s.keys[v.Documents[0]], "/statement/" + s.keys[v.Statements()[9]], "/search?q=wall+7&kind=denial", "/untold", "/export", "/log", "/failures"}
}

// TestSizes: no page of a case of many documents is large.
func TestSizes(t *testing.T) {
	w := running(t, many(1000, 20))
	h := w.Handler()
	const most = 150 << 10
	for _, path := range kindsOfPages(w.now.Load()) {
		if rw := ask(t, h, path); rw.Code != http.StatusOK || rw.Body.Len() > most {
			t.Errorf("%s: %d, %d bytes of at most %d", path, rw.Code, rw.Body.Len(), most)
		}
	}
}

// BenchmarkPages shows each kind of page of a case of 1,000 documents with 20,000
// statements; "median" is of the kinds of pages.
func BenchmarkPages(b *testing.B) {
	w := running(b, many(1000, 20))
	h := w.Handler()
	s := w.now.Load()
	var all []time.Duration
	for _, path := range kindsOfPages(s) {
		kind, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
		b.Run("page "+kind, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				if rw := ask(b, h, path); rw.Code != 200 {
					b.Fatal(rw.Code)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			all = append(all, took[len(took)/2])
		})
	}
	if slices.Sort(all); len(all) > 0 {
		b.Logf("median of %d kinds of pages: %v; slowest: %v", len(all), all[len(all)/2], all[len(all)-1])
	}
	b.Run("first picture", func(b *testing.B) { // what is shown when the case has been read
		for b.Loop() {
			if _, err := w.newSnapshot(s.reading, 2); err != nil {
				b.Fatal(err)
			}
			ask(b, h, "/")
		}
	})
}

// BenchmarkSearch searches 20,000 documents with 40,000 statements, in the index of the
// case file (FTS5) and in the statements, as the page and as the API does.
func BenchmarkSearch(b *testing.B) {
	c := many(20000, 2)
	w := running(b, c)
	for rows := range slices.Chunk(c.Documents, 1000) {
		var add []store.Addition
		for _, d := range rows {
			add = append(add, store.Addition{Document: d, Original: []byte(d.Text), Added: time.Unix(0, 0)})
		}
		if _, err := w.Store.Add(b.Context(), add...); err != nil {
			b.Fatal(err)
		}
	}
	h := w.Handler()
	for name, path := range map[string]string{
		"a rare word": "/search?q=town+19999", "words of all": "/search?q=wall+closed", "words and fields": "/search?q=wall+3&kind=assertion&outlet=Mail+7&from=2031-02&to=2031-06-30",
		"a speaker": "/search?speaker=Roe+17", "program": "/api/v1/search?q=wall+2+of+town+19998",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if rw := ask(b, h, path); rw.Code != 200 {
					b.Fatal(rw.Code)
				}
			}
		})
	}
}
