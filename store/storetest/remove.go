package storetest

import (
	"errors"
	"slices"
	"testing"

	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
)

func testRemove(t *testing.T, open Open) {
	s := fresh(t, open)
	one, two, three := "The ferry sank off Tarn on Monday, the harbour master said.",
		"The ferry sank off Tarn on Monday, the coast guard said.", "The ferry did not sink off Tarn on Monday, the coast guard said."
	docs := []store.Addition{at(Text("ferry.txt", one), 0, ""), at(Text("ferry.txt", two), 1, ""), at(Text("ferry.txt", three), 2, ""), Text("barge.txt", "A barge.")}
	add(t, s, docs...)
	sum := docs[1].Document.SHA256
	if err := s.SetFindings(t.Context(), sum, store.Findings{Stage: "statement", JSON: []byte("1")}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Decide(t.Context(), review.Decision{When: Time, Who: "Ada", Finding: review.FieldKey(sum, review.Outlet), Action: review.Correct, After: []byte(`"Mail"`)}); err != nil {
		t.Fatal(err)
	}
	if err := s.Remove(t.Context(), sum); err != nil {
		t.Fatal(err)
	}
	same(t, "the others", ids(t, s), []string{"barge 0  ", "ferry 2  added", "ferry@1 1 ferry added"})
	if _, err := s.Original(t.Context(), sum); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("its original bytes: %v", err)
	}
	if has, err := s.Has(t.Context(), sum, ""); has || err != nil {
		t.Errorf("it is there: %v, %v", has, err)
	}
	for words, want := range map[string]int{"coast": 1, "ferry": 2, "harbour": 1} {
		if _, n, err := s.Search(t.Context(), store.ParseQuery(words), 9); n != want || err != nil {
			t.Errorf("%q is found %d times, want %d, %v", words, n, want, err)
		}
	}
	if err := s.Verify(t.Context(), func(f store.Fault) { t.Errorf("%+v", f) }, func() {}); err != nil {
		t.Error(err)
	}
	if err := s.Remove(t.Context(), sum); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
	if all, err := s.Decisions(t.Context(), ""); len(all) != 1 || err != nil {
		t.Errorf("decisions %v, %v", all, err)
	}

	// Added again it is as if nothing had been, but what was found in it is gone.
	add(t, s, docs[1])
	same(t, "all", ids(t, s), []string{"barge 0  ", "ferry 3  added", "ferry@1 1 ferry added", "ferry@2 2 ferry added"})
	if f, err := s.Findings(t.Context(), sum); len(f) != 0 || err != nil {
		t.Errorf("findings %v, %v", f, err)
	}
	if d, err := store.Decided(s).Document(t.Context(), sum); err != nil || d.Outlet != "Mail" || !slices.Equal(d.Said, []string{review.Outlet}) {
		t.Errorf("what a person said of it does not hold again: %+v, %v", d, err)
	}
}
