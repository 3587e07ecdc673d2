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

// captureHead is what is known of a capture without its records.
const captureHead = "id, url, page, time, status, sha256, etag, last_modified, same, head"

// sealCapture is the seals of a capture: of what captureHead has, and of the records.
func sealCapture(c *store.Capture) (head, body int64) {
	at := c.Time.UTC().Format(time.RFC3339Nano)
	return seal(c.URL, c.Page, at, fmt.Sprint(c.Status), c.SHA256, c.ETag, c.LastModified, fmt.Sprint(c.Same)),
		seal(c.URL, at, string(c.Records))
}

// AddCapture implements store.Store.
func (s *Store) AddCapture(ctx context.Context, c store.Capture) error {
	if err := c.Check(); err != nil {
		return err
	}
	records := c.Records
	if records == nil {
		records = []byte{}
	}
	head, body := sealCapture(&c)
	_, err := s.db.ExecContext(ctx, `INSERT INTO captures (url, page, time, status, sha256, etag, last_modified, same, records, head, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		c.URL, c.Page, c.Time.UTC().Format(time.RFC3339Nano), c.Status, c.SHA256, c.ETag, c.LastModified, c.Same, records, head, body)
	return s.fail(ctx, "keep a capture", err)
}

// LastCapture implements store.Store.
func (s *Store) LastCapture(ctx context.Context, url string) (store.Capture, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+captureHead+" FROM captures WHERE url = ? AND sha256 <> '' ORDER BY id DESC", url)
	if err != nil {
		return store.Capture{}, s.fail(ctx, "captures", err)
	}
	defer rows.Close()
	for rows.Next() {
		if _, c, err := scanCapture(rows); !errors.Is(err, store.ErrDamaged) {
			return c, s.fail(ctx, "captures", err)
		}
	}
	if err := rows.Err(); err != nil {
		return store.Capture{}, s.fail(ctx, "captures", err)
	}
	return store.Capture{}, fmt.Errorf("%s: %s: %w", s.path, url, store.ErrNotFound)
}

// FailedCapture implements store.Store.
func (s *Store) FailedCapture(ctx context.Context, url string) (store.Capture, error) {
	id, c, err := scanCapture(s.db.QueryRowContext(ctx, "SELECT "+captureHead+" FROM captures WHERE url = ? ORDER BY id DESC LIMIT 1", url))
	if errors.Is(err, sql.ErrNoRows) || err == nil && c.SHA256 != "" {
		return store.Capture{}, fmt.Errorf("%s: %s: %w", s.path, url, store.ErrNotFound)
	}
	if err == nil {
		err = s.records(ctx, id, &c)
	}
	return c, s.fail(ctx, "captures", err)
}

// CaptureRecords implements store.Store.
func (s *Store) CaptureRecords(ctx context.Context, url, sum string) ([]byte, error) {
	row := s.db.QueryRowContext(ctx, "SELECT "+captureHead+" FROM captures WHERE url = ? AND sha256 = ? AND same = 0 ORDER BY id DESC LIMIT 1", url, sum)
	id, c, err := scanCapture(row)
	if err == nil {
		err = s.records(ctx, id, &c)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%s: %s: %w", s.path, url, store.ErrNotFound)
	}
	return c.Records, s.fail(ctx, "captures", err)
}

// Captures implements store.Store.
func (s *Store) Captures(ctx context.Context) iter.Seq2[store.Capture, error] {
	return func(yield func(store.Capture, error) bool) {
		ids, err := numbers(ctx, s.db, "SELECT id FROM captures ORDER BY id")
		if err != nil {
			yield(store.Capture{}, s.fail(ctx, "captures", err))
			return
		}
		for _, id := range ids {
			_, c, err := scanCapture(s.db.QueryRowContext(ctx, "SELECT "+captureHead+" FROM captures WHERE id = ?", id))
			if err == nil {
				err = s.records(ctx, id, &c)
			}
			if err = s.fail(ctx, "capture "+fmt.Sprint(id), err); errors.Is(err, store.ErrDamaged) {
				err = &store.Damage{Document: c.URL, Err: err}
			}
			var damage *store.Damage
			if !yield(c, err) || err != nil && !errors.As(err, &damage) {
				return
			}
		}
	}
}

// records reads the records of a capture.
func (s *Store) records(ctx context.Context, id int64, c *store.Capture) error {
	var kept sql.NullInt64
	if err := s.db.QueryRowContext(ctx, "SELECT records, body FROM captures WHERE id = ?", id).Scan(&c.Records, &kept); err != nil {
		return err
	}
	if _, body := sealCapture(c); !kept.Valid || body != kept.Int64 {
		c.Records = nil
		return errSeal
	}
	return nil
}

// scanCapture reads captureHead.
func scanCapture(row interface{ Scan(...any) error }) (id int64, c store.Capture, err error) {
	var when string
	var kept sql.NullInt64
	if err := row.Scan(&id, &c.URL, &c.Page, &when, &c.Status, &c.SHA256, &c.ETag, &c.LastModified, &c.Same, &kept); err != nil {
		return id, c, err
	}
	if c.Time, err = time.Parse(time.RFC3339Nano, when); err != nil {
		return id, c, fmt.Errorf("time: %w: %v", store.ErrDamaged, err)
	}
	if head, _ := sealCapture(&c); !kept.Valid || head != kept.Int64 {
		return id, c, errSeal
	}
	return id, c, nil
}

// sealCaptures seals what a case of an earlier schema holds.
func sealCaptures(ctx context.Context, tx *sql.Tx) error {
	ids, err := numbers(ctx, tx, "SELECT id FROM captures WHERE head IS NULL AND body IS NULL ORDER BY id")
	if err != nil {
		return err
	}
	for _, id := range ids {
		var c store.Capture
		var when string
		err := tx.QueryRowContext(ctx, "SELECT url, page, time, status, sha256, etag, last_modified, same, records FROM captures WHERE id = ?", id).
			Scan(&c.URL, &c.Page, &when, &c.Status, &c.SHA256, &c.ETag, &c.LastModified, &c.Same, &c.Records)
		if err != nil {
			return err
		}
		if c.Time, err = time.Parse(time.RFC3339Nano, when); err != nil {
			continue // it is damaged, and stays without seals
		}
		head, body := sealCapture(&c)
		if _, err := tx.ExecContext(ctx, "UPDATE captures SET head = ?, body = ? WHERE id = ?", head, body, id); err != nil {
			return err
		}
	}
	return nil
}

// checkCaptures is Verify for what was fetched.
func (s *Store) checkCaptures(ctx context.Context, fault func(store.Fault)) error {
	n := 0
	for c, err := range s.Captures(ctx) {
		var damage *store.Damage
		if errors.As(err, &damage) {
			fault(store.Fault{Where: c.URL, What: "capture", Message: err.Error()})
		} else if err != nil {
			return err
		}
		n++
	}
	var kept int
	err := s.db.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'captures'").Scan(&kept)
	if err == nil && kept != n {
		fault(store.Fault{What: "captures", Message: fmt.Sprintf("%v: it held %d, and %d are there", store.ErrDamaged, kept, n)})
	}
	return s.fail(ctx, "captures", err)
}
