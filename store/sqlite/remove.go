package sqlite

import (
	"context"
	"fmt"

	"github.com/openhearsay/hearsay/store"
)

// Remove implements store.Store.
func (s *Store) Remove(ctx context.Context, sum string) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.fail(ctx, "remove", err)
	}
	defer tx.Rollback()
	keys, err := numbers(ctx, tx, "SELECT key FROM documents WHERE sha256 = ?", sum)
	if err != nil {
		return s.fail(ctx, "remove", err)
	}
	if len(keys) == 0 {
		return fmt.Errorf("store: %s: remove: %w: SHA-256 %s", s.path, store.ErrNotFound, sum)
	}
	key := keys[0]
	tied, err := numbers(ctx, tx, "SELECT key FROM documents WHERE key <> ?1 AND series = (SELECT series FROM documents WHERE key = ?1) ORDER BY key", key)
	if err != nil {
		return s.fail(ctx, "remove", err)
	}
	for _, query := range []string{
		"INSERT INTO words (words, rowid, title, text, joined) SELECT 'delete', key, title, text, joined FROM searched WHERE key = ?",
		"DELETE FROM findings WHERE key = ?",
		"DELETE FROM originals WHERE key = ?",
		"DELETE FROM paths WHERE key = ?",
		"DELETE FROM seals WHERE key = ?",
		"DELETE FROM sightings WHERE key = ?",
		"DELETE FROM documents WHERE key = ?",
	} {
		if _, err := tx.ExecContext(ctx, query, key); err != nil {
			return s.fail(ctx, "remove", err)
		}
	}
	for _, k := range tied { // those that only this one held together are one no longer
		if _, err := tx.ExecContext(ctx, "UPDATE documents SET series = key WHERE key = ?", k); err != nil {
			return s.fail(ctx, "remove", err)
		}
	}
	for _, k := range tied {
		if err := tie(ctx, tx, k); err != nil {
			return s.fail(ctx, "remove", err)
		}
	}
	return s.fail(ctx, "remove", tx.Commit())
}
