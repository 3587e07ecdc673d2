package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/store"
)

// seal is the first 64 bits of SHA-256 over parts, each with its length.
func seal(parts ...string) int64 {
	h := sha256.New()
	var n [8]byte
	for _, p := range parts {
		binary.BigEndian.PutUint64(n[:], uint64(len(p)))
		h.Write(n[:])
		h.Write([]byte(p))
	}
	return int64(binary.BigEndian.Uint64(h.Sum(nil)))
}

// sealHead is the seal of what lists show of a document. When it was added is not part
// of it: that cannot be found again.
func sealHead(sum, path, name, title, outlet string, published hearsay.Period, language string, size int) int64 {
	return seal(sum, path, name, title, outlet, published.From, published.To, language, fmt.Sprint(size))
}

// sealBody is the seal of the rest of a document; blob is what encode makes.
func sealBody(sum, blob, text string) int64 { return seal(sum, blob, text) }

// keepSeals seals a document that has just been written.
func keepSeals(ctx context.Context, tx transaction, key int64, d *hearsay.Document, size int, blob string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO seals (key, head, body) VALUES (?1, ?2, ?3)
		ON CONFLICT (key) DO UPDATE SET head = excluded.head, body = excluded.body`, key,
		sealHead(d.SHA256, d.Path, d.ID, d.Title, d.Outlet, d.Published, d.Language, size), sealBody(d.SHA256, blob, d.Text))
	return err
}

// sealAll seals what a case of an earlier schema holds.
func sealAll(ctx context.Context, tx *sql.Tx) error {
	keys, err := numbers(ctx, tx, "SELECT key FROM documents")
	if err != nil {
		return err
	}
	for _, key := range keys {
		var d hearsay.Document
		var blob string
		var size int
		err := tx.QueryRowContext(ctx, `SELECT sha256, path, name, title, outlet, published_from, published_to, language, bytes, document, text
			FROM documents WHERE key = ?`, key).Scan(&d.SHA256, &d.Path, &d.ID, &d.Title, &d.Outlet,
			&d.Published.From, &d.Published.To, &d.Language, &size, &blob, &d.Text)
		if err == nil {
			err = keepSeals(ctx, tx, key, &d, size, blob)
		}
		if err != nil {
			return err
		}
	}
	for _, t := range []struct{ table, columns string }{
		{"findings", "(SELECT sha256 FROM documents d WHERE d.key = t.key), stage, version, json"},
		{"questions", "id, '', '', json"},
		{"answers", "question, judge || char(0) || model, discarded, json"},
	} {
		rows, err := numbers(ctx, tx, "SELECT rowid FROM "+t.table)
		if err != nil {
			return err
		}
		for _, n := range rows {
			var a, b, c, d string
			if err := tx.QueryRowContext(ctx, "SELECT "+t.columns+" FROM "+t.table+" t WHERE rowid = ?", n).Scan(&a, &b, &c, &d); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "UPDATE "+t.table+" SET seal = ? WHERE rowid = ?", seal(a, b, c, d), n); err != nil {
				return err
			}
		}
	}
	return nil
}

func sealFindings(sum string, f store.Findings) int64 {
	return seal(sum, f.Stage, f.Version, string(f.JSON))
}

func sealQuestion(q store.Question) int64 { return seal(q.ID, "", "", string(q.JSON)) }

func sealAnswer(a store.Answer) int64 {
	return seal(a.Question, a.Judge+"\x00"+a.Model, fmt.Sprint(a.Discarded), string(a.JSON))
}

func numbers(ctx context.Context, tx interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}, query string, args ...any) (all []int64, err error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	return all, rows.Err()
}

// A Reread reads a document from its original again, as it was read when it was added
// from path.
type Reread func(path string, original []byte) (hearsay.Document, error)

// Mend makes the store read damaged documents again from their originals. What is not
// word for word what it was is not taken. told hears of each that is mended.
func (s *Store) Mend(reread Reread, told func(hearsay.Problem)) { s.reread, s.told = reread, told }

var errSeal = fmt.Errorf("it has another hash than when it was kept: %w", store.ErrDamaged)

// mend writes a damaged document anew from its original, or gives why it cannot.
func (s *Store) mend(ctx context.Context, key int64, id string) error {
	if s.reread == nil {
		return errSeal
	}
	var head, body int64
	var packed int
	var kept []byte
	err := s.db.QueryRowContext(ctx, "SELECT s.head, s.body, o.packed, o.bytes FROM seals s JOIN originals o USING (key) WHERE s.key = ?", key).
		Scan(&head, &body, &packed, &kept)
	if err != nil {
		return fmt.Errorf("%w, and cannot be read from its original again: %v", errSeal, err)
	}
	original, err := unpack(packed, kept, mostOriginal)
	if err != nil {
		return fmt.Errorf("%w, and so is its original", errSeal)
	}
	sum := fmt.Sprintf("%x", sha256.Sum256(original))
	paths, err := s.pathsOf(ctx, key)
	if err != nil {
		return fmt.Errorf("%w, and where it came from cannot be read", errSeal)
	}
	for _, path := range paths {
		d, err := s.reread(path, original)
		if err != nil {
			continue
		}
		d.SHA256 = sum
		blob, err := encode(&d)
		if err != nil || sealBody(sum, blob, d.Text) != body ||
			sealHead(sum, d.Path, d.ID, d.Title, d.Outlet, d.Published, d.Language, len(original)) != head {
			continue
		}
		if err := s.rewrite(ctx, key, &d, len(original), blob); err != nil && !errors.Is(s.fail(ctx, "mend", err), store.ErrReadOnly) {
			return fmt.Errorf("%w, and mending it failed: %v", errSeal, err)
		} else if err != nil {
			return fmt.Errorf("%w: it could be mended from its original, but the case cannot be written", errSeal)
		}
		if s.told != nil {
			s.told(hearsay.Problem{Path: path, Warning: true, Message: fmt.Sprintf("what %s kept of %s was damaged: it was read again from its original, and is as it was", s.path, id)})
		}
		return nil
	}
	return fmt.Errorf("%w; read from its original again it is not as it was: add its file again", errSeal)
}

const mostOriginal = 1 << 31 // bytes

func (s *Store) pathsOf(ctx context.Context, key int64) (all []string, err error) {
	rows, err := s.db.QueryContext(ctx, "SELECT path FROM paths WHERE key = ? ORDER BY path", key)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var p string
		if err := rows.Scan(&p); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, rows.Err()
}

// rewrite writes all columns of a document. The index of words is not told what the
// damaged ones were: it still knows what they had been.
func (s *Store) rewrite(ctx context.Context, key int64, d *hearsay.Document, size int, blob string) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var again []string
	for _, trigger := range []string{"documents_unindex", "documents_update"} {
		var text string
		if err := tx.QueryRowContext(ctx, "SELECT sql FROM sqlite_schema WHERE name = ?", trigger).Scan(&text); err != nil {
			return err
		}
		again = append(again, text)
		if _, err := tx.ExecContext(ctx, "DROP TRIGGER "+trigger); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `UPDATE documents SET sha256 = ?, path = ?, name = ?, title = ?, outlet = ?,
		published_from = ?, published_to = ?, language = ?, bytes = ?, document = ?, text = ? WHERE key = ?`,
		d.SHA256, d.Path, d.ID, d.Title, d.Outlet, d.Published.From, d.Published.To, d.Language, size, blob, d.Text, key)
	if err != nil {
		return err
	}
	for _, text := range again {
		if _, err := tx.ExecContext(ctx, text); err != nil {
			return err
		}
	}
	return tx.Commit()
}
