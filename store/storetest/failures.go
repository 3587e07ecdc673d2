package storetest

import (
	"testing"
	"time"

	"github.com/openhearsay/hearsay/store"
)

// testFailures: what could not be added stays until it is added or forgotten.
func testFailures(t *testing.T, open Open) {
	s := fresh(t, open)
	set := func(all ...store.Failure) {
		t.Helper()
		if err := s.SetFailures(t.Context(), all...); err != nil {
			t.Fatal(err)
		}
	}
	want := func(all ...store.Failure) {
		t.Helper()
		got, err := s.Failures(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		same(t, "failures", got, all)
	}
	want()
	set()
	b := store.Failure{Path: "b\xff\n.txt", Message: "cannot be read", Time: Time}
	a := store.Failure{Path: "a.txt", Message: "is empty", Time: Time}
	set(b, a)
	want(a, b)
	b.Message, b.Time = "too large", Time.Add(time.Hour)
	set(b)
	want(a, b)
	add(t, s, Text("a.txt", "One."))
	want(b)
	for _, n := range []int{1, 0} {
		if got, err := s.RemoveFailures(t.Context(), b.Path, "never.txt"); err != nil || got != n {
			t.Errorf("removed %d, %v, want %d", got, err, n)
		}
	}
	want()
}
