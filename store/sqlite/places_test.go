package sqlite

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/store/storetest"
)

// TestPlacesAsFTS5 compares the places with the ones that FTS5 marks.
func TestPlacesAsFTS5(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.case"))
	defer s.Close()
	s.db.SetMaxOpenConns(1)
	if _, err := s.db.Exec("PRAGMA synchronous = OFF"); err != nil { // nothing here has to last
		t.Fatal(err)
	}
	word := rapid.SampledFrom([]string{
		"ferry", "Ferry", "FÉRRY", "fe\u0301rry", "Zoë", "O’Neil", "o'neil", "U.S.", "no", "No", "comment", "“no comment”", "5,000", "½",
		"straße", "STRASSE", "ß", "Ø", "ǅ", "ﬁne", "日本", "中", "\u0301", "\U0001f600", "x\u200dy", "\ue000", "İ", "ſ", "Σ", "ς", "a-b", "_", "٣", "Ⅷ", "한국",
	})
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 1, 12).Draw(t, "text")
		text := strings.Join(words, rapid.SampledFrom([]string{" ", " ", "\n", ". ", "—"}).Draw(t, "between"))
		var q store.Query
		for range rapid.IntRange(1, 2).Draw(t, "terms") {
			at := rapid.IntRange(0, len(words)-1).Draw(t, "at")
			to := rapid.IntRange(at+1, min(at+2, len(words))).Draw(t, "to")
			q = append(q, store.ParseQuery(`"`+strings.Join(words[at:to], " ")+`"`)...)
		}
		if len(q) == 0 {
			return
		}
		q[0].Prefix = rapid.Bool().Draw(t, "prefix")
		var marked string
		if _, err := s.db.Exec("INSERT INTO words (words) VALUES ('delete-all'); DELETE FROM paths; DELETE FROM originals; DELETE FROM documents"); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Add(t.Context(), storetest.Text("a.txt", text)); err != nil {
			t.Fatal(err)
		}
		err := s.db.QueryRow("SELECT highlight(words, 1, '<', '>') FROM words WHERE words MATCH ?", expression(q)).Scan(&marked)
		if err != nil {
			t.Fatalf("%+q is not found in %q: %v", expression(q), text, err)
		}
		got, at := "", 0
		for _, p := range places(text, q) {
			got += text[at:p.Start] + "<" + p.In(text) + ">"
			at = p.End
		}
		if got += text[at:]; got != marked {
			t.Fatalf("%s:\n%s\nFTS5 marks\n%s", expression(q), got, marked)
		}
	})
}

// TestPlacesOfMany: the time grows with the length of a text, not with its square.
func TestPlacesOfMany(t *testing.T) {
	text := strings.Repeat("The ferry sank. ", 200_000)
	start := time.Now()
	spans := places(text, store.ParseQuery("the ferry", "sank"))
	if len(spans) != 400_000 || spans[399_999].In(text) != "sank" {
		t.Errorf("%d places", len(spans))
	}
	if took := time.Since(start); took > 2*time.Minute {
		t.Errorf("took %v", took)
	}
}

// TestDivided: a word that the end of a line divides is found whole and by its halves,
// in a case of an older schema too, and not where it was only once.
func TestDivided(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.case")
	db := raw(t, path)
	if err := migrate(t.Context(), db, 2); err != nil {
		t.Fatal(err)
	}
	a := storetest.Text("a.txt", "The old embank-\nment and a well-\nknown ferry-house.")
	addOld(t, db, 2, a)
	db.Close()
	s := open(t, path)
	defer s.Close()
	b := storetest.Text("b.txt", "Tall chim\u00ad\nneys. An em bank.")
	if _, err := s.Add(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	search := func(query string) string {
		t.Helper()
		hits, total, err := s.Search(t.Context(), store.ParseQuery(query), 9)
		if err != nil || total != len(hits) {
			t.Fatalf("%s: %d of %d, %v", query, len(hits), total, err)
		}
		var found []string
		for _, h := range hits {
			for _, p := range h.Spans {
				found = append(found, h.ID+": "+p.In(h.Text))
			}
		}
		return strings.Join(found, " | ")
	}
	for query, want := range map[string]string{
		"embankment":       "a: embank-\nment",
		`"old embankment"`: "a: old embank-\nment",
		"embank*":          "a: embank-\nment",
		"known":            "a: known",
		"wellknown":        "a: well-\nknown",
		"ferryhouse":       "",
		"chimneys":         "b: chim\u00ad\nneys",
		"embankments":      "",
	} {
		if got := search(query); got != want {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
	b.Document.Path, b.Document.Text = "a/b.txt", "Tall chimneys."
	if _, err := s.Add(t.Context(), b); err != nil { // read anew, from a path that comes first
		t.Fatal(err)
	}
	if got := search("chimneys"); got != "b: chimneys" {
		t.Errorf("after a change: got %q", got)
	}
	if _, err := s.db.Exec("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)"); err != nil {
		t.Errorf("the index is not of the texts: %v", err)
	}
}
