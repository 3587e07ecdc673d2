package sqlite

import (
	"context"
	"fmt"
	"time"

	"github.com/openhearsay/hearsay/store"
)

// SetFailures implements store.Store.
func (s *Store) SetFailures(ctx context.Context, failures ...store.Failure) error {
	if len(failures) == 0 {
		return nil
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.fail(ctx, "keep failures", err)
	}
	defer tx.Rollback()
	for _, f := range failures {
		_, err := tx.ExecContext(ctx, `INSERT INTO failures (path, message, time) VALUES (?, ?, ?)
			ON CONFLICT (path) DO UPDATE SET message = excluded.message, time = excluded.time`,
			f.Path, f.Message, f.Time.UTC().Format(time.RFC3339Nano))
		if err != nil {
			return s.fail(ctx, "keep failures", err)
		}
	}
	return s.fail(ctx, "keep failures", tx.Commit())
}

// RemoveFailures implements store.Store.
func (s *Store) RemoveFailures(ctx context.Context, paths ...string) (int, error) {
	removed := 0
	for _, p := range paths {
		done, err := s.db.ExecContext(ctx, "DELETE FROM failures WHERE path = ?", p)
		if err != nil {
			return removed, s.fail(ctx, "forget failures", err)
		}
		n, err := done.RowsAffected()
		if err != nil {
			return removed, s.fail(ctx, "forget failures", err)
		}
		removed += int(n)
	}
	return removed, nil
}

// Failures implements store.Store.
func (s *Store) Failures(ctx context.Context) ([]store.Failure, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT path, message, time FROM failures ORDER BY path")
	if err != nil {
		return nil, s.fail(ctx, "failures", err)
	}
	defer rows.Close()
	var all []store.Failure
	for rows.Next() {
		var f store.Failure
		var when string
		if err := rows.Scan(&f.Path, &f.Message, &when); err != nil {
			return nil, s.fail(ctx, "failures", err)
		}
		if f.Time, err = time.Parse(time.RFC3339Nano, when); err != nil {
			return nil, s.fail(ctx, "failures", fmt.Errorf("time: %w: %v", store.ErrDamaged, err))
		}
		all = append(all, f)
	}
	return all, s.fail(ctx, "failures", rows.Err())
}
