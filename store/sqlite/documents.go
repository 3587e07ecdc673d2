package sqlite

import (
	"cmp"
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
	"github.com/openhearsay/hearsay/version"
)

// Has implements store.Store.
func (s *Store) Has(ctx context.Context, sum, path string) (bool, error) {
	if sum == "" {
		var has bool
		err := s.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM paths WHERE path = ?)", path).Scan(&has)
		return has, s.fail(ctx, "look up", err)
	}
	var key int64
	known, err := s.known()
	if err == nil {
		err = known.QueryRowContext(ctx, sum, path).Scan(&key)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	whole := false
	if err == nil {
		whole, err = isWhole(ctx, s.db, key)
	}
	if errors.Is(s.fail(ctx, "look up", err), store.ErrDamaged) {
		return false, nil
	}
	return whole, s.fail(ctx, "look up", err)
}

// List implements store.Store.
func (s *Store) List(ctx context.Context) ([]store.Entry, error) {
	all, _, bad, err := s.list(ctx)
	if err == nil {
		err = errors.Join(bad...)
	}
	return all, err
}

// list is List with the key of each document. What is wrong with the case is in bad:
// documents that are damaged and cannot be mended are not among all.
func (s *Store) list(ctx context.Context) (all []store.Entry, keys []int64, bad []error, err error) {
	e, err := s.entries(ctx)
	mended := false
	for i := 0; err == nil && i < len(e.damaged); i++ {
		if why := s.mend(ctx, e.damaged[i], e.names[i]); why != nil {
			bad = append(bad, &store.Damage{Document: e.names[i], Err: s.fail(ctx, "read "+e.names[i], why)})
		} else {
			mended = true
		}
	}
	if err == nil && mended {
		e, err = s.entries(ctx)
	}
	if err != nil {
		return nil, nil, nil, s.fail(ctx, "list", err)
	}
	wrong, err := s.see(ctx, e)
	if err != nil {
		return nil, nil, nil, s.fail(ctx, "list", err)
	}
	bad = append(bad, wrong...)
	if len(bad) == 0 && (e.seen != e.documents || e.sum != e.heads) {
		bad = append(bad, &store.Damage{Err: s.fail(ctx, "list",
			fmt.Errorf("%w: it held %d documents, and %d are there that are as they were", store.ErrDamaged, e.documents, e.seen))})
	}
	placed(e.all, e.members)
	all, keys = inOrder(e.all, e.keys)
	return all, keys, bad, nil
}

// entries is what the table of documents holds.
type entries struct {
	all     []store.Entry
	keys    []int64
	members []version.Member // of the series that they belong to

	damaged []int64 // keys of those that are not as they were
	names   []string

	documents, heads int64 // as the case counted them
	seen, sum        int64 // as they are
}

func (s *Store) entries(ctx context.Context) (*entries, error) {
	e := &entries{}
	rows, err := s.db.QueryContext(ctx, `SELECT d.key, d.sha256, d.path, d.name, d.added, d.title, d.outlet,
		d.published_from, d.published_to, d.language, d.bytes, d.series, d.length, p.path, s.head,
		(SELECT documents FROM total), (SELECT heads FROM total)
		FROM documents d LEFT JOIN paths p USING (key) LEFT JOIN seals s USING (key) ORDER BY d.sha256, d.key, p.path`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	last := int64(-1)
	for rows.Next() {
		var x store.Entry
		var key int64
		var added string
		var m version.Member
		var path sql.NullString
		var head sql.NullInt64
		err := rows.Scan(&key, &x.SHA256, &x.Path, &x.ID, &added, &x.Title, &x.Outlet, &x.Published.From, &x.Published.To,
			&x.Language, &x.Bytes, &m.Series, &m.Length, &path, &head, &e.documents, &e.heads)
		if err != nil {
			return nil, err
		}
		if key == last {
			if n := len(e.all); n > 0 && e.keys[n-1] == key && path.Valid {
				e.all[n-1].Paths = append(e.all[n-1].Paths, path.String)
			}
			continue
		}
		last = key
		e.seen, e.sum = e.seen+1, e.sum^head.Int64
		var wrong error
		x.Added, wrong = time.Parse(time.RFC3339Nano, added)
		if wrong != nil || !head.Valid || head.Int64 != sealHead(x.SHA256, x.Path, x.ID, x.Title, x.Outlet, x.Published, x.Language, x.Bytes) {
			e.damaged, e.names = append(e.damaged, key), append(e.names, x.ID)
			continue
		}
		if path.Valid {
			x.Paths = []string{path.String}
		}
		e.all, e.keys, e.members = append(e.all, x), append(e.keys, key), append(e.members, m)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if last < 0 { // no row that would have told it
		err = s.db.QueryRowContext(ctx, "SELECT documents, heads, (SELECT count(*) FROM documents) FROM total").Scan(&e.documents, &e.heads, &e.seen)
	}
	return e, err
}

// inOrder puts the entries, with their keys, in order of id.
func inOrder(all []store.Entry, keys []int64) ([]store.Entry, []int64) {
	at := make([]int, len(all))
	for i := range all {
		at[i] = i
	}
	slices.SortFunc(at, func(i, j int) int {
		return cmp.Or(strings.Compare(all[i].ID, all[j].ID), strings.Compare(all[i].SHA256, all[j].SHA256))
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
		all, keys, bad, err := s.list(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, b := range bad {
			if !yield(nil, b) {
				return
			}
		}
		for i, e := range all {
			d, err := s.load(ctx, keys[i], &e)
			if !yield(d, err) || err != nil && !errors.Is(err, store.ErrDamaged) {
				return
			}
		}
	}
}

// Document implements store.Store.
func (s *Store) Document(ctx context.Context, id string) (*hearsay.Document, error) {
	all, keys, bad, err := s.list(ctx)
	if err != nil {
		return nil, err
	}
	found := -1
	for i, e := range all {
		if e.ID == id {
			return s.load(ctx, keys[i], &e)
		}
		if len(id) >= 8 && strings.HasPrefix(e.SHA256, strings.ToLower(id)) {
			if found >= 0 {
				return nil, fmt.Errorf("store: %s: more than one document has a SHA-256 that begins with %q: %w", s.path, id, store.ErrNotFound)
			}
			found = i
		}
	}
	if found < 0 {
		return nil, errors.Join(append(bad, fmt.Errorf("store: %s: %w: %q", s.path, store.ErrNotFound, id))...)
	}
	return s.load(ctx, keys[found], &all[found])
}

// load is a document as it was kept, mended where it has to be.
func (s *Store) load(ctx context.Context, key int64, e *store.Entry) (*hearsay.Document, error) {
	id := e.ID
	d, err := s.loadOnce(ctx, key)
	if err = s.fail(ctx, "read "+id, err); errors.Is(err, store.ErrDamaged) {
		if why := s.mend(ctx, key, id); why != nil {
			return nil, &store.Damage{Document: id, Err: s.fail(ctx, "read "+id, why)}
		}
		d, err = s.loadOnce(ctx, key)
		err = s.fail(ctx, "read "+id, err)
	}
	if err != nil {
		return nil, err
	}
	d.ID, d.Version, d.VersionOf, d.VersionBy = id, e.Version, e.VersionOf, e.VersionBy
	if n := len(e.Captured); n > 0 {
		d.Captured = e.Captured[n-1]
	}
	return d, nil
}

func (s *Store) loadOnce(ctx context.Context, key int64) (*hearsay.Document, error) {
	var d hearsay.Document
	var blob, sum, path, text string
	var body sql.NullInt64
	err := s.db.QueryRowContext(ctx, "SELECT d.sha256, d.path, d.document, d.text, s.body FROM documents d LEFT JOIN seals s USING (key) WHERE key = ?", key).
		Scan(&sum, &path, &blob, &text, &body)
	if err != nil {
		return nil, err
	}
	if !body.Valid || body.Int64 != sealBody(sum, blob, text) {
		return nil, errSeal
	}
	if err := json.Unmarshal([]byte(blob), &d); err != nil {
		return nil, fmt.Errorf("%w: %v", store.ErrDamaged, err)
	}
	d.SHA256, d.Path, d.Text = sum, path, text
	return &d, nil
}

// isWhole reports whether a document is as it was when it was kept.
func isWhole(ctx context.Context, q querier, key int64) (bool, error) {
	var d hearsay.Document
	var blob string
	var size int
	var head, body int64
	err := q.QueryRowContext(ctx, `SELECT sha256, path, name, title, outlet, published_from, published_to, language, bytes, document, text,
		head, body FROM documents JOIN seals USING (key) WHERE key = ?`, key).Scan(&d.SHA256, &d.Path, &d.ID, &d.Title, &d.Outlet,
		&d.Published.From, &d.Published.To, &d.Language, &size, &blob, &d.Text, &head, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil && body == sealBody(d.SHA256, blob, d.Text) &&
		head == sealHead(d.SHA256, d.Path, d.ID, d.Title, d.Outlet, d.Published, d.Language, size), err
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
