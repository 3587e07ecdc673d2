package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay/store"
)

// testCaptures: what was fetched stays, in order; what is watched is watched until it is
// not.
func testCaptures(t *testing.T, open Open) {
	path := t.TempDir() + "/a.case"
	s := open(t, path)
	at := time.Date(2031, 3, 4, 5, 6, 7, 8, time.UTC)
	const page = "https://news.example/a"
	first := store.Capture{URL: page, Page: page + "/1", Time: at, Status: 200, SHA256: "aa", ETag: `"1"`, LastModified: "Tue", Records: []byte("one")}
	failed := store.Capture{URL: page, Time: at.Add(time.Minute), Status: 503, Records: []byte("two")}
	same := store.Capture{URL: page, Page: page + "/1", Time: at.Add(time.Hour), Status: 304, SHA256: "aa", ETag: `"2"`, Same: true, Records: []byte("two")}
	other := store.Capture{URL: "https://news.example/b", Time: at, Status: 404, Records: []byte("three")}
	kept := []store.Capture{first, failed, same, other}
	for _, c := range kept {
		if err := s.AddCapture(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.AddCapture(t.Context(), store.Capture{URL: page}); err == nil {
		t.Error("a capture without a time was kept")
	}
	last := same
	last.Records = nil
	if c, err := s.LastCapture(t.Context(), page); err != nil || cmp.Diff(last, c) != "" {
		t.Errorf("last capture with a page: %+v, %v", c, err)
	}
	if r, err := s.CaptureRecords(t.Context(), page, "aa"); err != nil || string(r) != "one" {
		t.Errorf("its records: %q, %v", r, err)
	}
	for _, c := range [][2]string{{page, "bb"}, {"https://news.example/c", "aa"}} {
		if _, err := s.CaptureRecords(t.Context(), c[0], c[1]); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("records of %q: %v", c, err)
		}
	}
	if _, err := s.LastCapture(t.Context(), other.URL); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("no page came: %v", err)
	}
	if c, err := s.FailedCapture(t.Context(), other.URL); err != nil || cmp.Diff(other, c) != "" {
		t.Errorf("last capture without a page: %+v, %v", c, err)
	}
	for _, url := range []string{page, "https://news.example/c"} {
		if _, err := s.FailedCapture(t.Context(), url); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s did not fail last: %v", url, err)
		}
	}
	watched := store.Watched{URL: page, Every: time.Hour, Since: at}
	feed := store.Watched{URL: "https://news.example/feed", Feed: true, Every: time.Minute, Private: true, Since: at}
	for _, w := range []store.Watched{feed, watched} {
		if err := s.Watch(t.Context(), w); err != nil {
			t.Fatal(err)
		}
	}
	for _, watched.Private = range []bool{true, false} {
		watched.Every += 2 * time.Hour
		if err := s.Watch(t.Context(), watched); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	s = open(t, path)
	var all []store.Capture
	for c, err := range s.Captures(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	if d := cmp.Diff(kept, all); d != "" {
		t.Errorf("captures (-want +got):\n%s", d)
	}
	got, err := s.Watched(t.Context())
	if d := cmp.Diff([]store.Watched{watched, feed}, got); err != nil || d != "" {
		t.Errorf("watched %v (-want +got):\n%s", err, d)
	}
	if err := s.Verify(t.Context(), func(f store.Fault) { t.Errorf("%+v", f) }, func() {}); err != nil {
		t.Error(err)
	}
	if err := s.Unwatch(t.Context(), page); err != nil {
		t.Error(err)
	}
	if err := s.Unwatch(t.Context(), page); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("not watched any more: %v", err)
	}
}
