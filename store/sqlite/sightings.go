package sqlite

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/store"
)

// sight keeps that the page of a document was as it is when d was captured.
func sight(ctx context.Context, tx transaction, key int64, d *hearsay.Document) error {
	if d.Captured.IsZero() {
		return nil
	}
	at := d.Captured.UTC().Format(time.RFC3339Nano)
	_, err := tx.ExecContext(ctx, "INSERT INTO sightings (key, time, seal) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", key, at, seal("sighting", d.SHA256, at))
	return err
}

// sightings is when pages were seen to be as the bytes with a SHA-256 have them, in order
// of time, from what holds documents and from what was fetched. Those that are damaged
// are in bad, by the SHA-256; of captures Verify tells.
func (s *Store) sightings(ctx context.Context) (all map[string][]time.Time, bad []string, err error) {
	all = map[string][]time.Time{}
	rows, err := s.db.QueryContext(ctx, "SELECT d.sha256, s.time, s.seal FROM sightings s JOIN documents d USING (key)")
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var sum, at string
		var kept int64
		if err := rows.Scan(&sum, &at, &kept); err != nil {
			return nil, nil, err
		}
		t, err := time.Parse(time.RFC3339Nano, at)
		if err != nil || kept != seal("sighting", sum, at) {
			bad = append(bad, sum)
			continue
		}
		all[sum] = append(all[sum], t)
	}
	if err := cmp.Or(rows.Err(), rows.Close()); err != nil {
		return nil, nil, err
	}
	fetched, err := s.db.QueryContext(ctx, "SELECT "+captureHead+" FROM captures WHERE sha256 IN (SELECT sha256 FROM documents)")
	if err != nil {
		return nil, nil, err
	}
	defer fetched.Close()
	for fetched.Next() {
		_, c, err := scanCapture(fetched)
		if errors.Is(err, store.ErrDamaged) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		all[c.SHA256] = append(all[c.SHA256], c.Time)
	}
	for sum, times := range all {
		slices.SortFunc(times, time.Time.Compare)
		all[sum] = slices.CompactFunc(times, time.Time.Equal)
	}
	return all, bad, fetched.Err()
}

// see gives the entries when their pages were seen.
func (s *Store) see(ctx context.Context, e *entries) (bad []error, err error) {
	if len(e.all) == 0 {
		return nil, nil
	}
	seen, damaged, err := s.sightings(ctx)
	for i := range e.all {
		x := &e.all[i]
		if x.Captured = seen[x.SHA256]; len(x.Captured) > 0 {
			e.members[i].Captured = x.Captured[len(x.Captured)-1]
		}
		if slices.Contains(damaged, x.SHA256) {
			bad = append(bad, &store.Damage{Document: x.ID, Err: s.fail(ctx, "read when "+x.ID+" was captured", errSeal)})
		}
	}
	return bad, err
}
