package store_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/store/sqlite"
)

// What a person says of the outlet of a page holds for its later versions, unless these
// show another one.
func TestDecidedVersions(t *testing.T) {
	ctx := context.Background()
	file, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "a.case"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	add := func(hours int, outlet, text string) string {
		sum := sha256.Sum256([]byte(text))
		d := hearsay.Document{ID: "wall", Path: "wall.txt", SHA256: hex.EncodeToString(sum[:]), Text: text, Outlet: outlet}
		if _, err := file.Add(ctx, store.Addition{Document: d, Original: []byte(text), Added: time.Date(2031, 4, 3, hours, 0, 0, 0, time.UTC)}); err != nil {
			t.Fatal(err)
		}
		return d.SHA256
	}
	const text = "The wall of the old harbour is done, said Per Lund."
	sums := []string{add(1, "Old Mail", text), add(2, "Old Mail", text+" It was."), add(3, "Old Mail", text+" It was, he said."), add(4, "Other Post", text+" It is.")}
	s := store.Decided(file)
	if _, err := s.Decide(ctx, review.Decision{When: time.Now(), Who: "ada", Finding: review.FieldKey(sums[1], review.Outlet), Action: review.Correct, After: []byte(`"New Mail"`)}); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"Old Mail", "New Mail", "New Mail", "Other Post"} {
		d, err := s.Document(ctx, sums[i])
		if err != nil || d.Version != i+1 || d.Outlet != want {
			t.Errorf("version %d: %+v, %v", i+1, d, err)
		}
	}
}

func TestDecided(t *testing.T) {
	ctx := context.Background()
	file, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "a.case"), true)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	text := "The wall is done, said Per Lund."
	sum := sha256.Sum256([]byte(text))
	d := hearsay.Document{ID: "wall", Path: "wall.txt", SHA256: hex.EncodeToString(sum[:]), Text: text, Outlet: "Old Mail", OutletAt: &hearsay.Span{Start: 0, End: 3}, Bylines: []string{"A"}}
	if _, err := file.Add(ctx, store.Addition{Document: d, Original: []byte(text), Added: time.Now()}); err != nil {
		t.Fatal(err)
	}
	s := store.Decided(file)
	decide := func(field string, after any) {
		now, err := s.Document(ctx, "wall")
		if err != nil {
			t.Fatal(err)
		}
		c, ok, err := review.Correction(now, field, after)
		if err != nil || !ok {
			t.Fatalf("%s: %v, %v", field, ok, err)
		}
		c.Who, c.When = "ada", time.Now()
		if _, err := s.Decide(ctx, c); err != nil {
			t.Fatal(err)
		}
		now, err = s.Document(ctx, "wall")
		if err != nil {
			t.Fatal(err)
		}
		if _, ok, err := review.Correction(now, field, after); ok || err != nil {
			t.Errorf("%s: the same is decided twice", field)
		}
	}
	decide(review.Outlet, "Old Mail") // said by a person now, though the text shows it
	decide(review.Outlet, "New Mail")
	decide(review.Bylines, []string{"B", "C"})
	decide(review.Published, hearsay.Day("2021-10"))
	if _, err := s.Decide(ctx, review.Decision{When: time.Now(), Who: "ada", Finding: review.FieldKey(d.SHA256, "colour"), Action: review.Correct, After: []byte(`1`)}); err != nil {
		t.Fatal(err)
	}
	check := func(from, outlet string, p hearsay.Period, said []string) {
		t.Helper()
		if outlet != "New Mail" || p != hearsay.Day("2021-10") || !slices.Equal(said, []string{"bylines", "outlet", "published"}) {
			t.Errorf("%s: outlet %q, published %v, said %q", from, outlet, p, said)
		}
	}
	got, err := s.Document(ctx, d.SHA256[:10])
	if err != nil {
		t.Fatal(err)
	}
	check("Document", got.Outlet, got.Published, got.Said)
	if got.OutletAt != nil || !slices.Equal(got.Bylines, []string{"B", "C"}) || got.Title != "" {
		t.Errorf("document %+v", got)
	}
	for got, err := range s.Documents(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		check("Documents", got.Outlet, got.Published, got.Said)
	}
	all, err := s.List(ctx)
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	check("List", all[0].Outlet, all[0].Published, all[0].Said)
	hits, _, err := s.Search(ctx, store.Query{{Text: "wall"}}, 3)
	if err != nil || len(hits) != 1 {
		t.Fatal(hits, err)
	}
	check("Search", hits[0].Outlet, hits[0].Published, hits[0].Said)
	if bare, err := file.Document(ctx, "wall"); err != nil || bare.Outlet != "Old Mail" {
		t.Errorf("what the document shows is gone: %v, %v", bare, err)
	}

	if _, err := s.Decide(ctx, review.Decision{When: time.Now(), Who: "ada", Finding: review.FieldKey(d.SHA256, review.Title), Action: review.Correct, After: []byte(`[1]`)}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Document(ctx, "wall"); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("a title that is no text: %v", err)
	}
}
