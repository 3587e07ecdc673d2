package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/store"
)

// Has implements store.Store.
func (s *Store) Has(ctx context.Context, sum, path string) (bool, error) {
	var n int
	err := s.db.QueryRowContext(ctx, `SELECT count(*) FROM documents d JOIN paths p USING (key)
		WHERE d.sha256 = ?1 AND (?2 = '' OR p.path = ?2)`, sum, path).Scan(&n)
	return n > 0, s.fail(ctx, "look up", err)
}

// List implements store.Store.
func (s *Store) List(ctx context.Context) ([]store.Entry, error) {
	all, _, err := s.list(ctx)
	return all, err
}

// list is List with the key of each document.
func (s *Store) list(ctx context.Context) ([]store.Entry, []int64, error) {
	var all []store.Entry
	var keys []int64
	rows, err := s.db.QueryContext(ctx, `SELECT d.key, d.sha256, d.path, d.name, d.added, d.title, d.outlet,
		d.published_from, d.published_to, d.language, d.bytes, p.path
		FROM documents d JOIN paths p USING (key) ORDER BY d.sha256, p.path`)
	if err != nil {
		return nil, nil, s.fail(ctx, "list", err)
	}
	defer rows.Close()
	for rows.Next() {
		var e store.Entry
		var key int64
		var added, path string
		err := rows.Scan(&key, &e.SHA256, &e.Path, &e.ID, &added, &e.Title, &e.Outlet,
			&e.Published.From, &e.Published.To, &e.Language, &e.Bytes, &path)
		if err != nil {
			return nil, nil, s.fail(ctx, "list", err)
		}
		if n := len(all); n > 0 && keys[n-1] == key {
			all[n-1].Paths = append(all[n-1].Paths, path)
			continue
		}
		if e.Added, err = time.Parse(time.RFC3339Nano, added); err != nil {
			return nil, nil, s.fail(ctx, "list", fmt.Errorf("%s: time added: %w: %v", e.Path, store.ErrDamaged, err))
		}
		e.Paths = []string{path}
		all, keys = append(all, e), append(keys, key)
	}
	if err := rows.Err(); err != nil {
		return nil, nil, s.fail(ctx, "list", err)
	}
	all, keys = named(all, keys)
	return all, keys, nil
}

// named gives the entries their ids and puts them, with their keys, in order of id.
func named(all []store.Entry, keys []int64) ([]store.Entry, []int64) {
	names, sums, at := make([]string, len(all)), make([]string, len(all)), make([]int, len(all))
	for i := range all {
		names[i], sums[i], at[i] = all[i].ID, all[i].SHA256, i
	}
	for i, id := range hearsay.IDs(names, sums) {
		all[i].ID = id
	}
	slices.SortFunc(at, func(i, j int) int {
		if c := strings.Compare(all[i].ID, all[j].ID); c != 0 {
			return c
		}
		return strings.Compare(all[i].SHA256, all[j].SHA256)
	})
	sorted, sortedKeys := make([]store.Entry, len(all)), make([]int64, len(all))
	for to, from := range at {
		sorted[to], sortedKeys[to] = all[from], keys[from]
	}
	return sorted, sortedKeys
}

// Documents implements store.Store.
func (s *Store) Documents(ctx context.Context) iter.Seq2[*hearsay.Document, error] {
	return func(yield func(*hearsay.Document, error) bool) {
		all, keys, err := s.list(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		for i, e := range all {
			d, err := s.load(ctx, keys[i], e.ID)
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

// Document implements store.Store.
func (s *Store) Document(ctx context.Context, id string) (*hearsay.Document, error) {
	all, keys, err := s.list(ctx)
	if err != nil {
		return nil, err
	}
	found := -1
	for i, e := range all {
		if e.ID == id {
			return s.load(ctx, keys[i], e.ID)
		}
		if len(id) >= 8 && strings.HasPrefix(e.SHA256, strings.ToLower(id)) {
			if found >= 0 {
				return nil, fmt.Errorf("store: %s: more than one document has a SHA-256 that begins with %q: %w", s.path, id, store.ErrNotFound)
			}
			found = i
		}
	}
	if found < 0 {
		return nil, fmt.Errorf("store: %s: %w: %q", s.path, store.ErrNotFound, id)
	}
	return s.load(ctx, keys[found], all[found].ID)
}

func (s *Store) load(ctx context.Context, key int64, id string) (*hearsay.Document, error) {
	var d hearsay.Document
	var blob, sum, path, text string
	err := s.db.QueryRowContext(ctx, "SELECT sha256, path, document, text FROM documents WHERE key = ?", key).
		Scan(&sum, &path, &blob, &text)
	if err != nil {
		return nil, s.fail(ctx, "read "+id, err)
	}
	if err := json.Unmarshal([]byte(blob), &d); err != nil {
		return nil, s.fail(ctx, "read "+id, fmt.Errorf("%w: %v", store.ErrDamaged, err))
	}
	d.ID, d.SHA256, d.Path, d.Text = id, sum, path, text
	return &d, nil
}

// Original implements store.Store.
func (s *Store) Original(ctx context.Context, sum string) ([]byte, error) {
	var packed, size int
	var kept []byte
	err := s.db.QueryRowContext(ctx, `SELECT o.packed, o.bytes, d.bytes
		FROM originals o JOIN documents d USING (key) WHERE d.sha256 = ?`, sum).Scan(&packed, &kept, &size)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("store: %s: %w: SHA-256 %s", s.path, store.ErrNotFound, sum)
	}
	var b []byte
	if err == nil {
		b, err = unpack(packed, kept, size)
	}
	if err == nil {
		if is := sha256.Sum256(b); hex.EncodeToString(is[:]) != sum {
			err = fmt.Errorf("the original has another SHA-256: %w", store.ErrDamaged)
		}
	}
	if err != nil {
		return nil, s.fail(ctx, "original of "+sum, err)
	}
	return b, nil
}
