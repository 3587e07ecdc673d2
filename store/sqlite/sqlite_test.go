package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/store/storetest"
)

func TestContract(t *testing.T) {
	storetest.Run(t, func(t testing.TB, path string) store.Store { return open(t, path) })
}

func open(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(context.Background(), path, true)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestMigrate opens a case of each older schema, with a document in it.
func TestMigrate(t *testing.T) {
	if len(schema()) < 2 {
		t.Fatal("there is no older schema")
	}
	for v := 1; v <= len(schema()); v++ {
		path := filepath.Join(t.TempDir(), "old.case")
		db := raw(t, path)
		if err := migrate(t.Context(), db, v); err != nil {
			t.Fatalf("schema %d: %v", v, err)
		}
		a := storetest.Text("a.txt", "The ferry sank.")
		addOld(t, db, v, a)
		db.Close()

		s, err := Open(t.Context(), path, false)
		if err != nil {
			t.Fatalf("schema %d: %v", v, err)
		}
		defer s.Close()
		now, err := read(t.Context(), s.db)
		if err != nil || now.version != len(schema()) || now.application != application {
			t.Errorf("schema %d: is now %+v, %v", v, now, err)
		}
		if d, err := s.Document(t.Context(), "a"); err != nil || d.Text != a.Document.Text {
			t.Errorf("schema %d: document %v, %v", v, d, err)
		}
		if hits, _, err := s.Search(t.Context(), store.ParseQuery("ferry"), 1); err != nil || len(hits) != 1 {
			t.Errorf("schema %d: search: %d, %v", v, len(hits), err)
		}
		if err := s.Verify(t.Context(), func(f store.Fault) { t.Errorf("schema %d: %+v", v, f) }, func() {}); err != nil {
			t.Errorf("schema %d: %v", v, err)
		}
		if v == 6 || v == 7 {
			if r, err := s.CaptureRecords(t.Context(), "https://news.example/a", "aa"); err != nil || len(r) != 1 {
				t.Errorf("what was captured: %x, %v", r, err)
			}
			if w, err := s.Watched(t.Context()); err != nil || len(w) != 1 || w[0].Private {
				t.Errorf("what is watched: %v, %v", w, err)
			}
		}
		if err := s.SetFindings(t.Context(), a.Document.SHA256, store.Findings{Stage: "date", JSON: []byte("1")}); err != nil {
			t.Errorf("schema %d: %v", v, err)
		}
		if ids, err := s.Decide(t.Context(), review.Decision{When: storetest.Time, Who: "Bo", Finding: "f", Action: review.Note, After: []byte(`"x"`)}); err != nil || v >= 2 && v < 8 && ids[0] != 8 {
			t.Errorf("schema %d: decided %v, %v", v, ids, err)
		}
		if all, err := s.Decisions(t.Context(), ""); err != nil || v >= 2 && v < 8 && (len(all) != 2 || all[0].ID != 7 || all[0].Who != "Ada" || string(all[0].After) != `"Mail"`) {
			t.Errorf("schema %d: decisions %+v, %v", v, all, err)
		}
	}
}

// addOld adds a document as a program of an older schema did.
func addOld(t *testing.T, db *sql.DB, schema int, a store.Addition) {
	t.Helper()
	d := &a.Document
	blob, err := encode(d)
	if err != nil {
		t.Fatal(err)
	}
	run := func(query string, args ...any) {
		if _, err := db.Exec(query, args...); err != nil {
			t.Fatalf("schema %d: %v", schema, err)
		}
	}
	run(`INSERT INTO documents (key, sha256, path, name, added, reader, title, outlet, published_from, published_to, language, bytes, document, text)
		VALUES (1, ?, ?, ?, ?, '0', ?, ?, '', '', ?, ?, ?, ?)`, d.SHA256, d.Path, d.ID, a.Added.Format(time.RFC3339Nano), d.Title, d.Outlet,
		d.Language, len(a.Original), blob, d.Text)
	run("INSERT INTO paths VALUES (1, ?)", d.Path)
	run("INSERT INTO originals VALUES (1, 0, ?)", a.Original)
	if schema >= 11 { // no trigger does it
		run("INSERT INTO words (rowid, title, text, joined) SELECT key, title, text, joined FROM searched")
	}
	if schema >= sealed {
		run("INSERT INTO seals VALUES (1, ?, ?)", sealHead(d.SHA256, d.Path, d.ID, d.Title, d.Outlet, d.Published, d.Language, len(a.Original)),
			sealBody(d.SHA256, blob, d.Text))
	}
	if schema >= 2 && schema < sealed {
		run("INSERT INTO findings VALUES (1, 'statement', '0', '{}')")
	}
	if schema >= 2 && schema < 8 {
		run("INSERT INTO decisions (id, time, who, finding, action, before, after) VALUES (7, ?, 'Ada', 'document:0:outlet', 'correct', NULL, '\"Mail\"')", storetest.Time.Format(time.RFC3339Nano))
	}
	if schema == 4 {
		run("INSERT INTO questions VALUES ('q', '{}')")
		run("INSERT INTO answers VALUES ('q', 'ida', 'oak', '{}', 2)")
	}
	var captures, sealed int
	if err := db.QueryRow("SELECT count(*), count(*) FILTER (WHERE name = 'head') FROM pragma_table_info('captures')").Scan(&captures, &sealed); err != nil {
		t.Fatal(err)
	}
	if captures > 0 && sealed == 0 {
		run("INSERT INTO captures VALUES (1, 'https://news.example/a', '2031-03-04T05:06:07Z', 200, 'aa', '', '', x'01')")
		run("INSERT INTO watched VALUES ('https://news.example/a', 0, 60, '2031-03-04T05:06:07Z')")
	}
}

// TestIndexed adds documents together of which one is read anew from an earlier path: the
// index of words holds what they are in the end.
func TestIndexed(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.case"))
	defer s.Close()
	first, again := storetest.Text("b.txt", "The ferry sank."), storetest.Text("a.txt", "The ferry sank.")
	again.Document.Text = "The ferry, read otherwise, sank."
	other, last := storetest.Text("c.txt", "A pier fell."), storetest.Text("d.txt", "A pier stood.")
	got, err := s.Add(t.Context(), other, first, again, last)
	if err != nil || got[2].Became != store.Duplicate || got[3].Became != store.Added {
		t.Fatalf("%v, %v", got, err)
	}
	for query, want := range map[string]int{"ferry": 1, "otherwise": 1, "pier": 2} {
		if hits, _, err := s.Search(t.Context(), store.ParseQuery(query), 9); err != nil || len(hits) != want {
			t.Errorf("%s: %d hits, want %d; %v", query, len(hits), want, err)
		}
	}
	if err := s.Verify(t.Context(), func(f store.Fault) { t.Errorf("%+v", f) }, func() {}); err != nil {
		t.Error(err)
	}
}

func raw(t testing.TB, path string) *sql.DB {
	t.Helper()
	name, err := dsn(path, true)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// TestOpenOther opens what is no case, or not one that this program can read.
func TestOpenOther(t *testing.T) {
	dir := t.TempDir()
	file := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	exec := func(path, query string) string {
		db := raw(t, path)
		if _, err := db.Exec(query); err != nil {
			t.Fatal(err)
		}
		db.Close()
		return path
	}
	newer := filepath.Join(dir, "newer")
	open(t, newer).Close()
	exec(newer, "PRAGMA user_version = 999")
	torn := filepath.Join(dir, "torn")
	s := open(t, torn)
	if _, err := s.Add(t.Context(), storetest.Text("a.txt", strings.Repeat("The ferry sank. ", 5000))); err != nil {
		t.Fatal(err)
	}
	s.Close()
	whole, err := os.ReadFile(torn)
	if err != nil {
		t.Fatal(err)
	}
	file("torn", append(whole[:100], bytes.Repeat([]byte{0xa5}, len(whole)-100)...))

	for _, c := range []struct {
		path   string
		create bool
		want   error
	}{
		{filepath.Join(dir, "missing"), false, store.ErrNoCase},
		{filepath.Join(dir, "missing", "folder.case"), true, os.ErrNotExist},
		{dir, true, store.ErrNotCase},
		{file("text", []byte("The ferry sank near the pier.")), true, store.ErrNotCase},
		{file("short", []byte("SQLite")), true, store.ErrNotCase},
		{file("empty", nil), false, store.ErrNotCase},
		{file("head", []byte("SQLite format 3\x00")), true, store.ErrDamaged},
		{exec(filepath.Join(dir, "other"), "CREATE TABLE t (a)"), true, store.ErrNotCase},
		{newer, true, store.ErrNewer},
		{torn, false, store.ErrDamaged},
	} {
		s, err := Open(t.Context(), c.path, c.create)
		if err == nil {
			s.Close()
		}
		if !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.path) {
			t.Errorf("%s: %v, want %v and the path", filepath.Base(c.path), err, c.want)
		}
	}
	empty := file("new", nil)
	open(t, empty).Close()
	if s, err := Open(t.Context(), empty, false); err != nil {
		t.Errorf("empty file made a case: %v", err)
	} else {
		s.Close()
	}
}

// TestDamage overwrites parts of a case: every method gives an error that names
// the file or the right answer, never another one.
func TestDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.case")
	s := open(t, path)
	text := strings.Repeat("The ferry sank near the pier. ", 300)
	var want []string
	for i := range 20 {
		a := storetest.Text(fmt.Sprintf("%02d.txt", i), text+fmt.Sprint(i))
		if _, err := s.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		want = append(want, a.Document.SHA256)
	}
	s.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	noticed := 0
	for at := 4096; at < len(whole); at += 4096 {
		torn := bytes.Clone(whole)
		for i := at; i < min(at+512, len(torn)); i++ {
			torn[i] ^= 0x5a
		}
		if err := os.WriteFile(path, torn, 0o666); err != nil {
			t.Fatal(err)
		}
		s, err := Open(t.Context(), path, false)
		if err == nil {
			for _, sum := range want {
				var b []byte
				if b, err = s.Original(t.Context(), sum); err != nil {
					break
				}
				if !strings.HasPrefix(string(b), text) {
					t.Fatalf("page %d: original is another", at/4096)
				}
			}
			s.Close()
		}
		if err != nil {
			noticed++
			if !strings.Contains(err.Error(), path) {
				t.Errorf("page %d: error names no file: %v", at/4096, err)
			}
		}
	}
	if noticed == 0 {
		t.Error("no damage was noticed")
	}
}

// TestOneFile: a case that nobody has open is one file.
func TestOneFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "odd ?#%&'\" name")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Skip("this system has no such names: ", err)
	}
	path := filepath.Join(dir, "my case?x=1#%41.case")
	s := open(t, path)
	if _, err := s.Add(t.Context(), storetest.Text("a.txt", "The ferry sank.")); err != nil {
		t.Fatal(err)
	}
	var mode string
	var sync int
	if err := s.db.QueryRow("PRAGMA journal_mode").Scan(&mode); err != nil || mode != "wal" {
		t.Errorf("journal mode %q, %v", mode, err)
	}
	if err := s.db.QueryRow("PRAGMA synchronous").Scan(&sync); err != nil || sync != 2 {
		t.Errorf("synchronous %d, %v, want 2 (FULL)", sync, err)
	}
	s.Close()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || entries[0].Name() != filepath.Base(path) {
		t.Errorf("left over: %v, %v", entries, err)
	}
}

// TestDecisionsKept: not even other programs change a decision.
func TestDecisionsKept(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.case"))
	defer s.Close()
	if _, err := s.Decide(t.Context(), review.Decision{When: storetest.Time, Who: "Ada", Finding: "f", Action: review.Accept}); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"UPDATE decisions SET who = 'Bo'", "DELETE FROM decisions"} {
		if _, err := s.db.Exec(query); err == nil {
			t.Errorf("%s went through", query)
		}
	}
}

// TestReadOnly reads a case that cannot be written, without leaving files beside it.
func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.case")
	s := open(t, path)
	if _, err := s.Add(t.Context(), storetest.Text("a.txt", "The ferry sank.")); err != nil {
		t.Fatal(err)
	}
	s.Close()
	name, err := dsn(path, false)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		t.Fatal(err)
	}
	s = &Store{path: path, db: db}
	defer s.Close()
	if err := s.prepare(t.Context(), false, false); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Document(t.Context(), "a"); err != nil {
		t.Error(err)
	}
	if _, err := s.Add(t.Context(), storetest.Text("b.txt", "Two.")); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("Add: %v, want %v", err, store.ErrReadOnly)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left over: %v", entries)
	}
}
