package sqlite

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
)

// TestSealedDecisions: a decision that is not as it was kept is named, and so is one that an
// earlier program kept before there were seals.
func TestSealedDecisions(t *testing.T) {
	for _, change := range []string{"who = 'bo'", "action = 'reject'", "finding = 'x'", "after = '\"other\"'", "before = NULL", "time = '2031-04-04T10:00:00Z'", "seal = seal + 1", "seal = NULL"} {
		s := open(t, filepath.Join(t.TempDir(), "a.case"))
		defer s.Close()
		d := review.Decision{When: time.Date(2031, 4, 3, 10, 0, 0, 0, time.UTC), Who: "ida", Finding: "f", Action: review.Note, Before: json.RawMessage("{}"), After: json.RawMessage(`"asked"`)}
		if _, err := s.Decide(t.Context(), d, d); err != nil {
			t.Fatal(err)
		}
		if all, err := s.Decisions(t.Context(), ""); err != nil || len(all) != 2 {
			t.Fatalf("%d decisions, %v", len(all), err)
		}
		if _, err := s.db.Exec("UPDATE decisions SET " + change + " WHERE id = 2"); err == nil {
			t.Errorf("%s: a decision was changed", change)
		}
		if _, err := s.db.Exec("DROP TRIGGER decisions_kept; UPDATE decisions SET " + change + " WHERE id = 2"); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Decisions(t.Context(), ""); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "decision 2") {
			t.Errorf("%s: %v", change, err)
		}
		named := false
		if err := s.Verify(t.Context(), func(f store.Fault) {
			named = named || f.What == "decisions" && strings.Contains(f.Message, "decision 2")
		}, func() {}); err != nil || !named {
			t.Errorf("%s: verify does not name it (%v)", change, err)
		}
	}
}

// TestSealEarlierDecisions: those of a case of an earlier schema are sealed when it is opened.
func TestSealEarlierDecisions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.case")
	db := raw(t, path)
	if err := migrate(t.Context(), db, 9); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`INSERT INTO decisions (time, who, finding, action) VALUES ('2031-04-03T10:00:00Z', 'ida', 'f', 'accept')`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	s := open(t, path)
	defer s.Close()
	if all, err := s.Decisions(t.Context(), ""); err != nil || len(all) != 1 || all[0].Who != "ida" {
		t.Fatalf("%+v, %v", all, err)
	}
}
