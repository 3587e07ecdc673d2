package sqlite

import (
	"context"
	"fmt"

	"github.com/openhearsay/hearsay/store"
)

// SetFindings implements store.Store.
func (s *Store) SetFindings(ctx context.Context, sum string, f store.Findings) error {
	done, err := s.db.ExecContext(ctx, `INSERT INTO findings (key, stage, version, json, seal)
		SELECT key, ?2, ?3, ?4, ?5 FROM documents WHERE sha256 = ?1
		ON CONFLICT (key, stage) DO UPDATE SET version = excluded.version, json = excluded.json, seal = excluded.seal`,
		sum, f.Stage, f.Version, string(f.JSON), sealFindings(sum, f))
	if err != nil {
		return s.fail(ctx, "keep findings", err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return fmt.Errorf("store: %s: keep findings: %w: SHA-256 %s", s.path, store.ErrNotFound, sum)
	}
	return nil
}

// Findings implements store.Store.
func (s *Store) Findings(ctx context.Context, sum string) ([]store.Findings, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT f.stage, f.version, f.json, f.seal
		FROM findings f JOIN documents d USING (key) WHERE d.sha256 = ? ORDER BY f.stage`, sum)
	if err != nil {
		return nil, s.fail(ctx, "findings", err)
	}
	defer rows.Close()
	var all []store.Findings
	for rows.Next() {
		var f store.Findings
		var blob string
		var kept int64
		if err := rows.Scan(&f.Stage, &f.Version, &blob, &kept); err != nil {
			return nil, s.fail(ctx, "findings", err)
		}
		f.JSON = []byte(blob)
		f.Damaged = sealFindings(sum, f) != kept
		all = append(all, f)
	}
	return all, s.fail(ctx, "findings", rows.Err())
}
