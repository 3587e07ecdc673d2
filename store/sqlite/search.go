package sqlite

import (
	"context"
	"errors"
	"strings"

	"github.com/openhearsay/hearsay/store"
)

// Search implements store.Store with FTS5.
func (s *Store) Search(ctx context.Context, q store.Query, limit int) ([]store.Hit, int, error) {
	if len(q) == 0 {
		return nil, 0, nil
	}
	match := expression(q)
	var total int
	err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM words WHERE words MATCH ?", match).Scan(&total)
	if err != nil || total == 0 || limit <= 0 {
		return nil, total, s.fail(ctx, "search", err)
	}
	all, keys, _, err := s.list(ctx)
	if err != nil {
		return nil, 0, err
	}
	at := make(map[int64]int, len(keys))
	for i, k := range keys {
		at[k] = i
	}
	rows, err := s.db.QueryContext(ctx, `SELECT d.key
		FROM words JOIN documents d ON d.key = words.rowid
		WHERE words MATCH ?1 ORDER BY bm25(words), d.sha256 LIMIT ?2`, match, limit)
	if err != nil {
		return nil, 0, s.fail(ctx, "search", err)
	}
	var found []int64
	for rows.Next() {
		var key int64
		if err := rows.Scan(&key); err != nil {
			rows.Close()
			return nil, 0, s.fail(ctx, "search", err)
		}
		found = append(found, key)
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return nil, 0, s.fail(ctx, "search", err)
	}
	var hits []store.Hit
	var bad []error
	for _, key := range found {
		i, ok := at[key]
		if !ok {
			continue // added since
		}
		d, err := s.load(ctx, key, &all[i])
		if errors.Is(err, store.ErrDamaged) {
			bad = append(bad, err)
			continue
		}
		if err != nil {
			return nil, 0, err
		}
		hits = append(hits, store.Hit{Entry: all[i], Text: d.Text, Spans: places(d.Text, q)})
	}
	return hits, total, errors.Join(bad...)
}

// expression is q in FTS5's language. A string in quotation marks, with its own
// doubled, has no syntax in it, but may not hold NUL, where FTS5 stops reading.
func expression(q store.Query) string {
	quote := strings.NewReplacer(`"`, `""`, "\x00", " ")
	var b strings.Builder
	for i, t := range q {
		if i > 0 {
			b.WriteString(" AND ")
		}
		b.WriteString(`"` + quote.Replace(t.Text) + `"`)
		if t.Prefix {
			b.WriteString(" *")
		}
	}
	return b.String()
}
