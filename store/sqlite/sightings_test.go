package sqlite

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/store/storetest"
)

// TestSightings: versions stand in the order in which their page was last seen to be so,
// whatever was added when; a time that is damaged is named.
func TestSightings(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.case"))
	defer s.Close()
	day := func(n int) time.Time { return time.Date(2031, 3, n, 12, 0, 0, 0, time.UTC) }
	seen := func(text string, at time.Time) store.Addition {
		a := storetest.Text("w.warc/a", "The council met on Monday to speak of the old ferry. "+text)
		a.Document.Captured = at
		return a
	}
	const first, second = "It may be sold.", "It will not be sold."
	for _, a := range []store.Addition{seen(second, day(2)), seen(first, day(3)), seen(first, day(1)), seen(first, day(1))} {
		if _, err := s.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.List(t.Context())
	if err != nil || len(list) != 2 {
		t.Fatalf("%v, %v", list, err)
	}
	for _, e := range list {
		want, times := 1, 1
		if e.SHA256 == seen(first, day(1)).Document.SHA256 {
			want, times = 2, 2
		}
		if e.Version != want || e.VersionBy != "captured" || len(e.Captured) != times {
			t.Errorf("%s: version %d by %s, seen %v; want %d", e.ID, e.Version, e.VersionBy, e.Captured, want)
		}
		if d, err := s.Document(t.Context(), e.SHA256); err != nil || !d.Captured.Equal(e.Captured[times-1]) {
			t.Errorf("%s: %v, %v", e.ID, d.Captured, err)
		}
	}
	if _, err := s.db.Exec("UPDATE sightings SET time = replace(time, '-03-03', '-03-07')"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.List(t.Context()); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("a changed time: %v", err)
	}
	faults := 0
	if err := s.Verify(t.Context(), func(store.Fault) { faults++ }, func() {}); err != nil || faults != 1 {
		t.Errorf("%d faults, %v", faults, err)
	}
}
