package sqlite

import (
	"context"
	"fmt"
	"time"

	"github.com/openhearsay/hearsay/store"
)

// Watch implements store.Store.
func (s *Store) Watch(ctx context.Context, w store.Watched) error {
	_, err := s.db.ExecContext(ctx, `INSERT INTO watched (url, feed, every, private, since) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (url) DO UPDATE SET feed = excluded.feed, every = excluded.every, private = excluded.private`,
		w.URL, w.Feed, int64(w.Every/time.Second), w.Private, w.Since.UTC().Format(time.RFC3339Nano))
	return s.fail(ctx, "watch", err)
}

// Unwatch implements store.Store.
func (s *Store) Unwatch(ctx context.Context, url string) error {
	done, err := s.db.ExecContext(ctx, "DELETE FROM watched WHERE url = ?", url)
	if err != nil {
		return s.fail(ctx, "unwatch", err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return fmt.Errorf("%s: %s is not watched: %w", s.path, url, store.ErrNotFound)
	}
	return nil
}

// Watched implements store.Store.
func (s *Store) Watched(ctx context.Context) ([]store.Watched, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT url, feed, every, private, since FROM watched ORDER BY url")
	if err != nil {
		return nil, s.fail(ctx, "watched", err)
	}
	defer rows.Close()
	var all []store.Watched
	for rows.Next() {
		var w store.Watched
		var every int64
		var since string
		if err := rows.Scan(&w.URL, &w.Feed, &every, &w.Private, &since); err != nil {
			return nil, s.fail(ctx, "watched", err)
		}
		w.Every = time.Duration(every) * time.Second
		if w.Since, err = time.Parse(time.RFC3339Nano, since); err != nil {
			return nil, s.fail(ctx, "watched", fmt.Errorf("time: %w: %v", store.ErrDamaged, err))
		}
		all = append(all, w)
	}
	return all, s.fail(ctx, "watched", rows.Err())
}
