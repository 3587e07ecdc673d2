package sqlite

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/store/storetest"
)

// reread reads the documents of storetest.Text again.
func reread(path string, original []byte) (hearsay.Document, error) {
	return storetest.Text(path, string(original)).Document, nil
}

// TestMend damages each column of a document, which then comes as it was, and says so.
func TestMend(t *testing.T) {
	for _, c := range []struct{ column, value string }{
		{"text", "'The ferry sang.'"}, {"text", "''"}, {"document", "'{}'"}, {"document", "'{'"}, {"title", "'x'"}, {"outlet", "'x'"},
		{"name", "'x'"}, {"path", "'x'"}, {"language", "'fr'"}, {"bytes", "9"}, {"published_from", "'2031'"},
		{"sha256", "replace(sha256, 'a', 'b')"},
	} {
		s := open(t, filepath.Join(t.TempDir(), "a.case"))
		defer s.Close()
		a := storetest.Text("a.txt", "The ferry sank.")
		if _, err := s.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		if _, err := s.db.Exec("DROP TRIGGER documents_update; DROP TRIGGER documents_unindex; UPDATE documents SET " + c.column + " = " + c.value); err != nil {
			t.Fatal(err)
		}
		faults := 0
		if err := s.Verify(t.Context(), func(store.Fault) { faults++ }, func() {}); err != nil || faults == 0 {
			t.Errorf("%s: %d faults, %v", c.column, faults, err)
		}
		if d, err := s.Document(t.Context(), "a"); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s: %v, %v, want %v", c.column, d, err, store.ErrDamaged)
		}
		var damage *store.Damage
		for d, err := range s.Documents(t.Context()) {
			if !errors.As(err, &damage) {
				t.Errorf("%s: %v, %v", c.column, d, err)
			}
		}
		if _, err := s.db.Exec(triggers(t)); err != nil {
			t.Fatal(err)
		}
		var told []hearsay.Problem
		s.Mend(reread, func(p hearsay.Problem) { told = append(told, p) })
		if d, err := s.Document(t.Context(), "a"); err != nil || !reflect.DeepEqual(*d, a.Document) {
			t.Errorf("%s: %v, %v", c.column, d, err)
		}
		if len(told) != 1 || !told[0].Warning || !strings.Contains(told[0].Message, "damaged") {
			t.Errorf("%s: told %v", c.column, told)
		}
		err := s.Verify(t.Context(), func(f store.Fault) { t.Errorf("%s: %+v", c.column, f) }, func() {})
		if err != nil {
			t.Errorf("%s: %v", c.column, err)
		}
	}
}

// triggers are those of a fresh case on documents.
func triggers(t *testing.T) string {
	s := open(t, filepath.Join(t.TempDir(), "fresh.case"))
	defer s.Close()
	rows, err := s.db.Query("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name IN ('documents_update', 'documents_unindex')")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all string
	for rows.Next() {
		var q string
		if err := rows.Scan(&q); err != nil {
			t.Fatal(err)
		}
		all += q + ";"
	}
	return all
}

// TestNotMended: what is read in another way now is told, and adding the file again
// mends it.
func TestNotMended(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.case"))
	defer s.Close()
	a, b := storetest.Text("a.txt", "The ferry sank."), storetest.Text("b.txt", "Two.")
	if _, err := s.Add(t.Context(), a, b); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec("UPDATE documents SET text = 'x' WHERE name = 'a'"); err != nil {
		t.Fatal(err)
	}
	s.Mend(func(path string, original []byte) (hearsay.Document, error) {
		d, err := reread(path, original)
		d.Text += "!"
		return d, err
	}, nil)
	var ids []string
	for d, err := range s.Documents(t.Context()) {
		if err != nil {
			ids = append(ids, "damaged "+fmt.Sprint(errors.Is(err, store.ErrDamaged) && strings.Contains(err.Error(), "add its file again")))
			continue
		}
		ids = append(ids, d.ID)
	}
	if got := strings.Join(ids, " "); got != "damaged true b" {
		t.Error(got)
	}
	if has, err := s.Has(t.Context(), a.Document.SHA256, "a.txt"); has || err != nil {
		t.Errorf("Has: %v, %v: add would pass it over", has, err)
	}
	if _, err := s.Add(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	if d, err := s.Document(t.Context(), "a"); err != nil || d.Text != a.Document.Text {
		t.Errorf("%v, %v", d, err)
	}
}

// TestLost: a document that went away is missed.
func TestLost(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.case"))
	defer s.Close()
	if _, err := s.Add(t.Context(), storetest.Text("a.txt", "One."), storetest.Text("b.txt", "Two.")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec("PRAGMA foreign_keys = 0; DELETE FROM documents WHERE name = 'a'"); err != nil {
		t.Fatal(err)
	}
	all, err := s.List(t.Context())
	if len(all) != 1 || !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "2 documents") {
		t.Errorf("%v, %v", all, err)
	}
}

// TestFlip flips single bits all over a case: each document comes as it was, or an
// error or a warning says that something is damaged.
func TestFlip(t *testing.T) {
	flips := 400
	if testing.Short() {
		flips = 60
	}
	path := filepath.Join(t.TempDir(), "a.case")
	s := open(t, path)
	want := map[string]hearsay.Document{}
	for i := range 12 {
		a := storetest.Text(fmt.Sprintf("d%02d.txt", i), strings.Repeat(fmt.Sprintf("The ferry %d sank near the pier. ", i), 1+i*i*4))
		a.Document.Title, a.Document.Outlet = fmt.Sprintf("Ferry %d", i), "The Tidewater Ledger"
		if _, err := s.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		if err := s.SetFindings(t.Context(), a.Document.SHA256, store.Findings{Stage: "statement", Version: "1", JSON: fmt.Appendf(nil, `{"n":%d}`, i)}); err != nil {
			t.Fatal(err)
		}
		want[a.Document.ID] = a.Document
	}
	s.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	noticed := 0
	for range flips {
		torn := bytes.Clone(whole)
		at, bit := random.IntN(len(torn)), byte(1)<<random.IntN(8)
		torn[at] ^= bit
		if err := os.WriteFile(path, torn, 0o666); err != nil {
			t.Fatal(err)
		}
		os.Remove(path + "-wal")
		os.Remove(path + "-shm")
		s, err := Open(t.Context(), path, false)
		if err != nil {
			noticed++
			continue
		}
		said, read := false, 0
		for d, err := range s.Documents(t.Context()) {
			if err != nil {
				said = true
				continue
			}
			read++
			if !reflect.DeepEqual(*d, want[d.ID]) {
				t.Errorf("byte %d, bit %08b: another document: %.200v", at, bit, *d)
			}
			found, err := s.Findings(t.Context(), d.SHA256)
			said = said || err != nil
			for _, f := range found {
				if said = said || f.Damaged; !f.Damaged && string(f.JSON) != fmt.Sprintf(`{"n":%d}`, must(d.ID[1:])) {
					t.Errorf("byte %d, bit %08b: other findings of %s: %s", at, bit, d.ID, f.JSON)
				}
			}
		}
		if read != len(want) && !said {
			t.Errorf("byte %d, bit %08b: %d documents without a word", at, bit, read)
		}
		if said {
			noticed++
		}
		s.Close()
	}
	t.Logf("%d of %d flips in what was read", noticed, flips)
	if noticed == 0 {
		t.Error("no damage was noticed")
	}
}

func must(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// TestBackup: a backup is the case at one moment, made while another writes.
func TestBackup(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.case")
	s, other := open(t, path), open(t, path)
	defer s.Close()
	defer other.Close()
	if _, err := s.Add(t.Context(), storetest.Text("first.txt", "One.")); err != nil {
		t.Fatal(err)
	}
	stop, done := make(chan struct{}), make(chan error)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			if _, err := other.Add(t.Context(), storetest.Text(fmt.Sprintf("%d.txt", i), fmt.Sprint("Text ", i))); err != nil {
				done <- err
				return
			}
		}
	}()
	for i := range 3 {
		to := filepath.Join(dir, fmt.Sprintf("b%d.case", i))
		if err := s.Backup(t.Context(), to); err != nil {
			t.Fatal(err)
		}
		b := open(t, to)
		if err := b.Verify(t.Context(), func(f store.Fault) { t.Errorf("%+v", f) }, func() {}); err != nil {
			t.Error(err)
		}
		if all, err := b.List(t.Context()); err != nil || len(all) == 0 {
			t.Errorf("%d, %v", len(all), err)
		}
		b.Close()
		if err := s.Backup(t.Context(), to); !errors.Is(err, os.ErrExist) {
			t.Errorf("over a file: %v", err)
		}
	}
	close(stop)
	if err := <-done; err != nil {
		t.Error(err)
	}
}
