// Package storetest is the contract of store.Store: tests that every
// implementation runs.
package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
)

// Open opens the case at path for a test, making it where there is none. The
// test closes it.
type Open func(t testing.TB, path string) store.Store

// Time is when the documents of Text are added.
var Time = time.Date(2031, 4, 5, 6, 7, 8, 9, time.UTC)

// Text is an addition of a small document, as if text had been read from path.
func Text(path, text string) store.Addition {
	sum := sha256.Sum256([]byte(text))
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return store.Addition{
		Document: hearsay.Document{ID: name, Path: path, SHA256: hex.EncodeToString(sum[:]), Text: text, Language: "en"},
		Original: []byte(text),
		Added:    Time,
	}
}

// Run runs the whole contract.
func Run(t *testing.T, open Open) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, open Open)
	}{
		{"Add", testAdd},
		{"Again", testAgain},
		{"AllOrNone", testAllOrNone},
		{"Order", testOrder},
		{"Originals", testOriginals},
		{"Lookup", testLookup},
		{"Versions", testVersions},
		{"Remove", testRemove},
		{"Search", testSearch},
		{"SearchAnything", testSearchAnything},
		{"Findings", testFindings},
		{"Failures", testFailures},
		{"Captures", testCaptures},
		{"Decisions", testDecisions},
		{"Answers", testAnswers},
		{"Together", testTogether},
		{"Cancelled", testCancelled},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open) })
	}
}

func fresh(t *testing.T, open Open) store.Store {
	s := open(t, filepath.Join(t.TempDir(), "a.case"))
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func add(t *testing.T, s store.Store, docs ...store.Addition) []store.Outcome {
	t.Helper()
	outcomes, err := s.Add(t.Context(), docs...)
	if err != nil {
		t.Fatal(err)
	}
	return outcomes
}

// documents is all of a case.
func documents(t *testing.T, s store.Store) []hearsay.Document {
	t.Helper()
	var all []hearsay.Document
	for d, err := range s.Documents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, *d)
	}
	return all
}

// same compares what was read with what was kept.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func testAdd(t *testing.T, open Open) {
	path := filepath.Join(t.TempDir(), "a.case")
	s := open(t, path)
	a := Text("wire/Ferry \xff.html", "The harbour master said \x00 “no”.\nZoë agreed.")
	a.Document.ID = "Ferry"
	a.Document.URL = "https://tidewater.example/ferry"
	a.Document.Outlet, a.Document.OutletAt = "The Tidewater Ledger", &hearsay.Span{Start: 4, End: 9}
	a.Document.Title = "Ferry <b>sank</b>"
	a.Document.Bylines = []string{"Anne O'Neil", `Bo "Chip" Olsen`}
	a.Document.Published = hearsay.Period{From: "2031-04", To: "2031-04"}
	a.Document.Items = []hearsay.Item{{Span: hearsay.Span{Start: 0, End: 7}, Credit: "Coast Wire", CreditAt: &hearsay.Span{Start: 1, End: 2}, Comment: true}}
	a.Document.Furniture = []hearsay.Span{{Start: 3, End: 5}}
	a.Document.Warnings = []string{"odd"}
	empty := Text("empty.txt", "")
	same(t, "outcomes", add(t, s, a, empty), []store.Outcome{{Became: store.Added}, {Became: store.Added}})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	s = open(t, path)
	defer s.Close()
	same(t, "documents", documents(t, s), []hearsay.Document{a.Document, empty.Document})
	list, err := s.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "list", list[0], store.Entry{
		ID: "Ferry", SHA256: a.Document.SHA256, Path: a.Document.Path, Paths: []string{a.Document.Path},
		Title: a.Document.Title, Outlet: a.Document.Outlet, Published: a.Document.Published,
		Language: "en", Bytes: len(a.Original), Added: Time,
	})
}

func testAgain(t *testing.T, open Open) {
	s := fresh(t, open)
	b, a := Text("b/ferry.txt", "The ferry sank."), Text("a/barge.txt", "The ferry sank.")
	later := b
	later.Added = Time.Add(time.Hour)
	same(t, "first", add(t, s, b), []store.Outcome{{Became: store.Added}})
	same(t, "same path", add(t, s, later), []store.Outcome{{Became: store.Known}})
	for path, want := range map[string]bool{"": true, "b/ferry.txt": true, "a/barge.txt": false} {
		if has, err := s.Has(t.Context(), b.Document.SHA256, path); err != nil || has != want {
			t.Errorf("Has(%q) = %v, %v, want %v", path, has, err, want)
		}
	}
	same(t, "another path", add(t, s, a, a), []store.Outcome{{Became: store.Duplicate, Of: "b/ferry.txt"}, {Became: store.Known}})
	same(t, "documents", documents(t, s), []hearsay.Document{a.Document})
	list, err := s.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "paths", list[0].Paths, []string{"a/barge.txt", "b/ferry.txt"})
	if !list[0].Added.Equal(Time) {
		t.Errorf("adding again changed the time to %v", list[0].Added)
	}
	if has, err := s.Has(t.Context(), strings.Repeat("0", 64), ""); err != nil || has {
		t.Errorf("Has of unknown bytes = %v, %v", has, err)
	}
}

func testAllOrNone(t *testing.T, open Open) {
	s := fresh(t, open)
	bad := Text("bad.txt", "no hash")
	bad.Document.SHA256 = ""
	if _, err := s.Add(t.Context(), Text("good.txt", "The ferry sank."), bad); err == nil {
		t.Error("a document whose bytes have another SHA-256 was kept")
	}
	if all := documents(t, s); len(all) != 0 {
		t.Errorf("%d documents kept of an addition that failed", len(all))
	}
}

// testOrder: ids and order do not depend on the order of adding.
func testOrder(t *testing.T, open Open) {
	all := []store.Addition{
		Text("x/ferry.txt", "one"), Text("y/ferry.html", "two"), Text("z/ferry.txt", "three"),
		Text("x/barge.txt", "four"), Text("a.txt", "five"), Text("b.txt", "five"), Text("É.txt", "six"),
	}
	var want []hearsay.Document
	for turn := range len(all) {
		s := fresh(t, open)
		for i := range all {
			add(t, s, all[(i*3+turn)%len(all)])
		}
		got := documents(t, s)
		if want == nil {
			want = got
			var ids []string
			for _, d := range got {
				ids = append(ids, d.ID)
			}
			if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != 6 || ids[0] != "a" || !strings.HasPrefix(ids[2], "ferry-") {
				t.Errorf("ids are %q", ids)
			}
		}
		same(t, fmt.Sprintf("turn %d", turn), got, want)
	}
}

func testOriginals(t *testing.T, open Open) {
	s := fresh(t, open)
	long := strings.Repeat("The ferry sank. ", 10_000)
	noise := make([]byte, 4096)
	for i, h := 0, sha256.Sum256(nil); i < len(noise); i += len(h) {
		copy(noise[i:], h[:])
		h = sha256.Sum256(h[:])
	}
	for i, original := range []string{"", "x", "\x00\xff\xfe", long, string(noise)} {
		a := Text(fmt.Sprint(i), original)
		add(t, s, a)
		got, err := s.Original(t.Context(), a.Document.SHA256)
		if err != nil || string(got) != original {
			t.Errorf("original %d: %d bytes, %v, want %d", i, len(got), err, len(original))
		}
	}
	if _, err := s.Original(t.Context(), strings.Repeat("0", 64)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("unknown original: %v", err)
	}
}

func testLookup(t *testing.T, open Open) {
	s := fresh(t, open)
	a, b := Text("x/ferry.txt", "one"), Text("y/barge.txt", "two")
	add(t, s, a, b)
	for _, id := range []string{"ferry", a.Document.SHA256, a.Document.SHA256[:8], strings.ToUpper(a.Document.SHA256[:12])} {
		if d, err := s.Document(t.Context(), id); err != nil || d.Text != "one" {
			t.Errorf("Document(%q) = %v, %v", id, d, err)
		}
	}
	for _, id := range []string{"", "fer", a.Document.SHA256[:7], "x/ferry.txt"} {
		if _, err := s.Document(t.Context(), id); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("Document(%q): %v", id, err)
		}
	}
}

func testFindings(t *testing.T, open Open) {
	s := fresh(t, open)
	a := Text("b.txt", "The ferry sank.")
	add(t, s, a)
	sum := a.Document.SHA256
	set := func(stage, version, blob string) store.Findings {
		f := store.Findings{Stage: stage, Version: version, JSON: json.RawMessage(blob)}
		if err := s.SetFindings(t.Context(), sum, f); err != nil {
			t.Fatal(err)
		}
		return f
	}
	read := func() []store.Findings {
		all, err := s.Findings(t.Context(), sum)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	same(t, "none yet", len(read()), 0)
	st := set("statement", "1", `{"a":1}`)
	set("date", "1", `[]`)
	dt := set("date", "2", `[2]`)
	same(t, "findings", read(), []store.Findings{dt, st})

	err := s.SetFindings(t.Context(), strings.Repeat("0", 64), store.Findings{Stage: "date", JSON: []byte("1")})
	if !errors.Is(err, store.ErrNotFound) {
		t.Errorf("findings of an unknown document: %v", err)
	}

	// The same bytes from a path that names them first, but read otherwise.
	other := a
	other.Document.Path, other.Document.ID, other.Document.Text = "a.html", "a", "The ferry."
	add(t, s, other)
	same(t, "after another reading", len(read()), 0)
}

func testDecisions(t *testing.T, open Open) {
	s := fresh(t, open)
	all := []review.Decision{
		{When: Time, Who: "Ada", Finding: "statement/1", Action: review.Reject, Before: []byte(`{"speaker":"p1"}`)},
		{When: Time, Who: "Bo", Finding: "statement/2", Action: review.Accept},
		{When: Time.Add(1), Who: "Ada", Finding: "statement/1", Action: review.Correct, Before: []byte(`{"speaker":"p1"}`), After: []byte(`{"speaker":"p2"}`)},
	}
	for i, d := range all {
		ids, err := s.Decide(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		all[i].ID = ids[0]
	}
	more := []review.Decision{
		{When: Time, Who: "Bo", Finding: "statement/3", Action: review.Note, After: []byte(`"asked \u0000 <again>"`),
			Anchors: []review.Anchor{{Kind: review.Statement, Quotes: []review.Quote{{Document: "0a", Exact: "no\n\x00", Start: 3, Once: true}}}}},
		{When: Time, Who: "Bo", Finding: "statement/1", Action: review.Undo, Undoes: all[0].ID},
	}
	ids, err := s.Decide(t.Context(), more...)
	if err != nil || len(ids) != 2 || ids[0] <= all[2].ID || ids[1] <= ids[0] {
		t.Fatalf("ids %v after %d, %v", ids, all[2].ID, err)
	}
	more[0].ID, more[1].ID = ids[0], ids[1]
	all = append(all, more...)
	if _, err := s.Decide(t.Context(), more[0], review.Decision{}); err == nil { // all or none
		t.Error("one that is none was kept")
	}
	got, err := s.Decisions(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "all", got, all)
	if got, err = s.Decisions(t.Context(), "statement/1"); err != nil {
		t.Fatal(err)
	}
	same(t, "of one finding", got, []review.Decision{all[0], all[2], all[4]})

	for what, break1 := range map[string]func(d *review.Decision){
		"nobody":        func(d *review.Decision) { d.Who = "" },
		"no finding":    func(d *review.Decision) { d.Finding = "" },
		"no time":       func(d *review.Decision) { d.When = time.Time{} },
		"other action":  func(d *review.Decision) { d.Action = "delete" },
		"correct to no": func(d *review.Decision) { d.After = nil },
		"undo of none":  func(d *review.Decision) { d.Action = review.Undo },
		"no JSON":       func(d *review.Decision) { d.Before = []byte("{") },
	} {
		d := all[2]
		break1(&d)
		if _, err := s.Decide(t.Context(), d); err == nil {
			t.Errorf("%s: decision was kept", what)
		}
	}
}

// testTogether: several writers and readers with the case open by themselves.
func testTogether(t *testing.T, open Open) {
	path := filepath.Join(t.TempDir(), "a.case")
	const writers, each = 4, 25
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			s := open(t, path)
			defer s.Close()
			for i := range each {
				shared := Text("shared.txt", fmt.Sprint("for all ", i))
				own := Text(fmt.Sprintf("%d/%d.txt", w, i), fmt.Sprint("own ", w, " ", i))
				if _, err := s.Add(t.Context(), shared, own); err != nil {
					t.Errorf("writer %d: %v", w, err)
					return
				}
				if _, err := s.List(t.Context()); err != nil {
					t.Errorf("reader %d: %v", w, err)
				}
			}
		})
	}
	all.Wait()
	s := open(t, path)
	defer s.Close()
	if n := len(documents(t, s)); n != writers*each+each {
		t.Errorf("%d documents, want %d", n, writers*each+each)
	}
}
