package sqlite

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/store"
)

// Add implements store.Store. All of docs go into one transaction.
func (s *Store) Add(ctx context.Context, docs ...store.Addition) ([]store.Outcome, error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, s.fail(ctx, "add", err)
	}
	defer tx.Rollback()
	outcomes := make([]store.Outcome, len(docs))
	w := &writer{Tx: tx, prepared: map[string]*sql.Stmt{}}
	for i := range docs {
		if outcomes[i], err = add(ctx, w, &docs[i]); err != nil {
			return nil, s.fail(ctx, "add "+docs[i].Document.Path, err)
		}
	}
	if err := w.index(ctx); err != nil {
		return nil, s.fail(ctx, "add", err)
	}
	if err := tx.Commit(); err != nil {
		return nil, s.fail(ctx, "add", err)
	}
	return outcomes, nil
}

func add(ctx context.Context, tx *writer, a *store.Addition) (store.Outcome, error) {
	d := &a.Document
	var none store.Outcome
	var key int64
	var first string
	if _, err := tx.ExecContext(ctx, "DELETE FROM failures WHERE path = ?", d.Path); err != nil {
		return none, err
	}
	err := tx.QueryRowContext(ctx, "SELECT key, path FROM documents WHERE sha256 = ?", d.SHA256).Scan(&key, &first)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return store.Outcome{Became: store.Added}, insert(ctx, tx, a)
	case err != nil:
		return none, err
	}
	done, err := tx.ExecContext(ctx, "INSERT INTO paths (key, path) VALUES (?, ?) ON CONFLICT DO NOTHING", key, d.Path)
	if err != nil {
		return none, err
	}
	if n, err := done.RowsAffected(); err != nil {
		return none, err
	} else if n == 0 {
		whole, err := isWhole(ctx, tx, key)
		if err == nil {
			err = sight(ctx, tx, key, d)
		}
		if err == nil && !whole && d.Path == first {
			err = replace(ctx, tx, key, d, len(a.Original))
		}
		return store.Outcome{Became: store.Known}, err
	}
	if err := sight(ctx, tx, key, d); err != nil {
		return none, err
	}
	duplicate := store.Outcome{Became: store.Duplicate, Of: first}
	if d.Path < first {
		return duplicate, replace(ctx, tx, key, d, len(a.Original))
	}
	return duplicate, tie(ctx, tx, key)
}

func insert(ctx context.Context, tx *writer, a *store.Addition) error {
	d := &a.Document
	if sum := sha256.Sum256(a.Original); hex.EncodeToString(sum[:]) != d.SHA256 {
		return errors.New("the original bytes have another SHA-256 than the document says")
	}
	blob, err := encode(d)
	if err != nil {
		return err
	}
	done, err := tx.ExecContext(ctx, `INSERT INTO documents
		(sha256, path, name, added, reader, title, outlet, published_from, published_to, language, bytes, document, text)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		d.SHA256, d.Path, d.ID, a.Added.UTC().Format(time.RFC3339Nano), hearsay.Version, d.Title, d.Outlet,
		d.Published.From, d.Published.To, d.Language, len(a.Original), blob, d.Text)
	if err != nil {
		return err
	}
	key, err := done.LastInsertId()
	if err != nil {
		return err
	}
	if tx.unindexed == 0 {
		tx.unindexed = key
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO paths (key, path) VALUES (?, ?)", key, d.Path); err != nil {
		return err
	}
	if err := keepSeals(ctx, tx, key, d, len(a.Original), blob); err != nil {
		return err
	}
	if err := series(ctx, tx, key, d); err != nil {
		return err
	}
	if err := sight(ctx, tx, key, d); err != nil {
		return err
	}
	packed, kept := pack(a.Original)
	_, err = tx.ExecContext(ctx, "INSERT INTO originals (key, packed, bytes) VALUES (?, ?, ?)", key, packed, kept)
	return err
}

// replace makes d, read from the path that comes first, the reading of bytes
// that the case holds already: how bytes are read may depend on the name of
// their file. What was found in the former reading is no longer about it.
func replace(ctx context.Context, tx *writer, key int64, d *hearsay.Document, size int) error {
	blob, err := encode(d)
	if err != nil {
		return err
	}
	if err := tx.index(ctx); err != nil { // the index can only take out what is in it
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM findings WHERE key = ? AND EXISTS
		(SELECT 1 FROM documents d WHERE d.key = findings.key AND (d.text <> ? OR d.document <> ? OR d.name <> ?))`,
		key, d.Text, blob, d.ID)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE documents SET
		path = ?, name = ?, reader = ?, title = ?, outlet = ?, published_from = ?, published_to = ?, language = ?,
		document = ?, text = ? WHERE key = ?`,
		d.Path, d.ID, hearsay.Version, d.Title, d.Outlet, d.Published.From, d.Published.To, d.Language, blob, d.Text, key)
	if err != nil {
		return err
	}
	if err := keepSeals(ctx, tx, key, d, size, blob); err != nil {
		return err
	}
	return seriesAgain(ctx, tx, key, d)
}

// encode is the document as JSON without what has a column of its own.
func encode(d *hearsay.Document) (string, error) {
	rest := *d
	rest.ID, rest.Path, rest.SHA256, rest.Text = "", "", "", ""
	rest.Captured = time.Time{}                                               // the case knows of all times
	rest.Version, rest.VersionOf, rest.VersionBy, rest.Notes = 0, "", "", nil // follow from the case
	b, err := json.Marshal(&rest)
	return string(b), err
}

// packers are kept: making one takes longer than packing a small document.
var packers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, 3) // the level is a good one
	return w
}}

// pack deflates bytes where that saves a tenth or more.
func pack(b []byte) (packed int, kept []byte) {
	var z bytes.Buffer
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&z)
	_, err := w.Write(b)
	if err == nil {
		err = w.Close()
	}
	if err != nil || z.Len() > len(b)/10*9 {
		if b == nil {
			b = []byte{} // nil would be NULL
		}
		return 0, b
	}
	return 1, z.Bytes()
}

// unpack undoes pack. size is what the bytes were before: more is damage.
func unpack(packed int, kept []byte, size int) ([]byte, error) {
	if packed == 0 {
		return kept, nil
	}
	b, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(kept)), int64(size)+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", store.ErrDamaged, err)
	}
	return b, nil
}
