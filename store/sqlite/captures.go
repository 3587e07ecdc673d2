package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/openhearsay/hearsay/store"
)

const captureColumns = "url, time, status, sha256, etag, last_modified, records"

// AddCapture implements store.Store.
func (s *Store) AddCapture(ctx context.Context, c store.Capture) error {
	if err := c.Check(); err != nil {
		return err
	}
	records := c.Records
	if records == nil {
		records = []byte{}
	}
	_, err := s.db.ExecContext(ctx, "INSERT INTO captures ("+captureColumns+") VALUES (?, ?, ?, ?, ?, ?, ?)",
		c.URL, c.Time.UTC().Format(time.RFC3339Nano), c.Status, c.SHA256, c.ETag, c.LastModified, records)
	return s.fail(ctx, "keep a capture", err)
}

// LastCapture implements store.Store.
func (s *Store) LastCapture(ctx context.Context, url string) (store.Capture, error) {
	row := s.db.QueryRowContext(ctx, "SELECT "+captureColumns+" FROM captures WHERE url = ? AND sha256 <> '' ORDER BY id DESC LIMIT 1", url)
	c, err := scanCapture(row)
	if errors.Is(err, sql.ErrNoRows) {
		return c, fmt.Errorf("%s: %s: %w", s.path, url, store.ErrNotFound)
	}
	return c, s.fail(ctx, "captures", err)
}

// Captures implements store.Store.
func (s *Store) Captures(ctx context.Context) iter.Seq2[store.Capture, error] {
	return func(yield func(store.Capture, error) bool) {
		rows, err := s.db.QueryContext(ctx, "SELECT "+captureColumns+" FROM captures ORDER BY id")
		if err != nil {
			yield(store.Capture{}, s.fail(ctx, "captures", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			c, err := scanCapture(rows)
			if err != nil {
				yield(c, s.fail(ctx, "captures", err))
				return
			}
			if !yield(c, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(store.Capture{}, s.fail(ctx, "captures", err))
		}
	}
}

func scanCapture(row interface{ Scan(...any) error }) (c store.Capture, err error) {
	var when string
	if err := row.Scan(&c.URL, &when, &c.Status, &c.SHA256, &c.ETag, &c.LastModified, &c.Records); err != nil {
		return c, err
	}
	if c.Time, err = time.Parse(time.RFC3339Nano, when); err != nil {
		err = fmt.Errorf("time: %w: %v", store.ErrDamaged, err)
	}
	return c, err
}

// Watch implements store.Store.
func (s *Store) Watch(ctx context.Context, w store.Watched) error {
	_, err := s.db.ExecContext(ctx, `INSERT INTO watched (url, feed, every, since) VALUES (?, ?, ?, ?)
		ON CONFLICT (url) DO UPDATE SET feed = excluded.feed, every = excluded.every`,
		w.URL, w.Feed, int64(w.Every/time.Second), w.Since.UTC().Format(time.RFC3339Nano))
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
	rows, err := s.db.QueryContext(ctx, "SELECT url, feed, every, since FROM watched ORDER BY url")
	if err != nil {
		return nil, s.fail(ctx, "watched", err)
	}
	defer rows.Close()
	var all []store.Watched
	for rows.Next() {
		var w store.Watched
		var every int64
		var since string
		if err := rows.Scan(&w.URL, &w.Feed, &every, &since); err != nil {
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
