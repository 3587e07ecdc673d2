package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/openhearsay/hearsay/store"
)

// Verify implements store.Store. It mends nothing.
func (s *Store) Verify(ctx context.Context, fault func(store.Fault), step func()) error {
	if err := s.checkFile(ctx, fault); err != nil {
		return err
	}
	asIs := &Store{path: s.path, db: s.db}
	all, keys, bad, err := asIs.list(ctx)
	if err != nil {
		if !errors.Is(err, store.ErrDamaged) {
			return err
		}
		fault(store.Fault{What: "list of documents", Message: err.Error()})
		return nil
	}
	for _, b := range bad {
		var d *store.Damage
		errors.As(b, &d)
		fault(store.Fault{Where: d.Document, What: "what is known about it", Message: b.Error()})
	}
	for i, e := range all {
		if err := asIs.checkDocument(ctx, keys[i], e, fault); err != nil {
			return err
		}
		step()
	}
	for what, read := range map[string]func(context.Context) error{
		"questions": func(ctx context.Context) error { _, err := s.Questions(ctx); return err },
		"answers":   func(ctx context.Context) error { _, err := s.Answers(ctx); return err },
		"decisions": func(ctx context.Context) error { _, err := s.Decisions(ctx, ""); return err },
		"failures":  func(ctx context.Context) error { _, err := s.Failures(ctx); return err },
		"captures":  func(ctx context.Context) error { return s.checkCaptures(ctx, fault) },
		"watched":   func(ctx context.Context) error { _, err := s.Watched(ctx); return err },
	} {
		if err := read(ctx); errors.Is(err, store.ErrDamaged) {
			fault(store.Fault{What: what, Message: err.Error()})
		} else if err != nil {
			return err
		}
	}
	return nil
}

// checkFile is what SQLite itself can tell of its file, and the index of words.
func (s *Store) checkFile(ctx context.Context, fault func(store.Fault)) error {
	rows, err := s.db.QueryContext(ctx, "PRAGMA integrity_check(20)")
	if err == nil {
		defer rows.Close()
		for rows.Next() {
			var m string
			if err = rows.Scan(&m); err == nil && m != "ok" {
				fault(store.Fault{What: "file", Message: strings.Join(strings.Fields(m), " ")})
			}
		}
		err = rows.Err()
		rows.Close()
	}
	if err := s.fail(ctx, "verify", err); err != nil {
		if !errors.Is(err, store.ErrDamaged) {
			return err
		}
		fault(store.Fault{What: "file", Message: err.Error()})
	}
	_, err = s.db.ExecContext(ctx, "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
	if err := s.fail(ctx, "verify", err); errors.Is(err, store.ErrDamaged) {
		fault(store.Fault{What: "index of words", Message: err.Error()})
	} else if err != nil && !errors.Is(err, store.ErrReadOnly) {
		return err
	}
	return nil
}

// checkDocument is the original, the text and the findings of one document.
func (s *Store) checkDocument(ctx context.Context, key int64, e store.Entry, fault func(store.Fault)) error {
	check := func(what string, err error) error {
		if err != nil && (errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotFound)) {
			fault(store.Fault{Where: e.ID, What: what, Message: err.Error()})
			return nil
		}
		return err
	}
	if len(e.Paths) == 0 || e.Paths[0] != e.Path {
		fault(store.Fault{Where: e.ID, What: "paths", Message: fmt.Sprintf("the first is not %s: %v", e.Path, store.ErrDamaged)})
	}
	_, err := s.Original(ctx, e.SHA256)
	if err := check("original", err); err != nil {
		return err
	}
	_, err = s.load(ctx, key, &e)
	if err := check("text", err); err != nil {
		return err
	}
	found, err := s.Findings(ctx, e.SHA256)
	if err := check("findings", err); err != nil {
		return err
	}
	for _, f := range found {
		if f.Damaged {
			fault(store.Fault{Where: e.ID, What: "findings of " + f.Stage, Message: errSeal.Error()})
		}
	}
	return nil
}

// Backup implements store.Store with VACUUM INTO, which reads one state of the case.
func (s *Store) Backup(ctx context.Context, path string) error {
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		return fmt.Errorf("store: backup: %s: %w", path, fs.ErrExist)
	}
	if _, err := s.db.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return s.fail(ctx, "backup", err)
	}
	b, err := Open(ctx, path, false)
	if err != nil {
		return s.fail(ctx, "backup", err)
	}
	_, _, bad, err := b.list(ctx)
	err = errors.Join(append(bad, err, b.useWAL(ctx), b.Close())...)
	if f, e := os.OpenFile(path, os.O_RDWR, 0); e == nil {
		err = errors.Join(err, f.Sync(), f.Close())
	}
	return s.fail(ctx, "backup", err)
}
