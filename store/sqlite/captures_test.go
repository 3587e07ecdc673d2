package sqlite

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/store/storetest"
)

// TestDamagedCapture damages each column of a capture: it is named, the others come, and
// it is not taken for what was fetched. One that is gone is missed.
func TestDamagedCapture(t *testing.T) {
	const page = "https://news.example/a"
	for set, want := range map[string]struct{ head, body bool }{ // what can still be had
		"SET url = 'https://news.example/b'": {},
		"SET page = 'x'":                     {false, false},
		"SET time = replace(time, '1', '2')": {},
		"SET time = 'x'":                     {},
		"SET status = 404":                   {},
		"SET sha256 = 'bb'":                  {},
		"SET etag = '1'":                     {},
		"SET last_modified = '1'":            {},
		"SET same = 1":                       {},
		"SET head = NULL":                    {},
		"SET body = 5":                       {head: true},
		"SET records = x'0a'":                {head: true},
		"SET status = 200":                   {true, true}, // as it was
		"SET records = CAST('one' AS BLOB)":  {true, true},
	} {
		s := open(t, filepath.Join(t.TempDir(), "a.case"))
		defer s.Close()
		for _, c := range []store.Capture{
			{URL: page, Time: storetest.Time, Status: 200, SHA256: "aa", Records: []byte("one")},
			{URL: page + "/other", Time: storetest.Time, Status: 200, SHA256: "cc", Records: []byte("two")},
		} {
			if err := s.AddCapture(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.db.Exec("UPDATE captures " + set + " WHERE id = 1"); err != nil {
			t.Fatal(err)
		}
		_, head := s.LastCapture(t.Context(), page)
		_, body := s.CaptureRecords(t.Context(), page, "aa")
		if (head == nil) != want.head || (body == nil) != want.body {
			t.Errorf("%s: head %v, body %v", set, head, body)
		}
		damaged, whole := 0, 0
		for c, err := range s.Captures(t.Context()) {
			var d *store.Damage
			switch {
			case errors.As(err, &d) && errors.Is(err, store.ErrDamaged):
				damaged++
			case err != nil:
				t.Errorf("%s: %v", set, err)
			case string(c.Records) != "one" && string(c.Records) != "two":
				t.Errorf("%s: records %q", set, c.Records)
			default:
				whole++
			}
		}
		faults := 0
		err := s.Verify(t.Context(), func(f store.Fault) {
			if faults++; f.What != "capture" || !strings.HasPrefix(f.Where, "https://news.example/") {
				t.Errorf("%s: %+v", set, f)
			}
		}, func() {})
		bad := 1
		if want.body {
			bad = 0
		}
		if err != nil || faults != bad || damaged != bad || whole != 2-bad {
			t.Errorf("%s: %d faults, %d damaged, %d whole, %v", set, faults, damaged, whole, err)
		}
		if _, err := s.db.Exec("DELETE FROM captures"); err != nil {
			t.Fatal(err)
		}
		missed := false
		if err := s.Verify(t.Context(), func(f store.Fault) { missed = missed || strings.Contains(f.Message, "it held 2, and 0") }, func() {}); err != nil || !missed {
			t.Errorf("%s: captures that are gone: %v", set, err)
		}
	}
}
