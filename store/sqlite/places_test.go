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
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("took %v", took)
	}
}
