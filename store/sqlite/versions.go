package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/version"
)

// series keeps what ties a document to its versions, which has just been written, and
// ties it to them.
func series(ctx context.Context, tx transaction, key int64, d *hearsay.Document) error {
	_, err := tx.ExecContext(ctx, "UPDATE documents SET address = ?2, length = ?3, series = key WHERE key = ?1", key, version.Key(d.URL), len(d.Text))
	if err != nil {
		return err
	}
	return tie(ctx, tx, key)
}

// seriesAgain is series for a document that was read anew: what was tied to it before
// is tied by itself again, so that the order of adding does not matter.
func seriesAgain(ctx context.Context, tx transaction, key int64, d *hearsay.Document) error {
	tied, err := numbers(ctx, tx, "SELECT key FROM documents WHERE key <> ?1 AND series = (SELECT series FROM documents WHERE key = ?1)", key)
	if err != nil {
		return err
	}
	for _, k := range tied {
		if _, err := tx.ExecContext(ctx, "UPDATE documents SET series = key WHERE key = ?", k); err != nil {
			return err
		}
	}
	if err := series(ctx, tx, key, d); err != nil {
		return err
	}
	for _, k := range tied {
		if err := tie(ctx, tx, k); err != nil {
			return err
		}
	}
	return nil
}

// tie joins the series of a document with those of all that share its address or one of
// its paths, and whose text is like its own.
func tie(ctx context.Context, tx transaction, key int64) error {
	others, err := numbers(ctx, tx, `SELECT key FROM documents WHERE address <> '' AND key <> ?1
			AND address = (SELECT address FROM documents WHERE key = ?1)
		UNION SELECT o.key FROM paths p JOIN paths o ON o.path = p.path WHERE p.key = ?1 AND o.key <> ?1
		ORDER BY key`, key)
	if err != nil || len(others) == 0 {
		return err
	}
	var own string
	if err := tx.QueryRowContext(ctx, "SELECT text FROM documents WHERE key = ?", key).Scan(&own); err != nil {
		return err
	}
	for _, o := range others {
		var text string
		var a, b int64
		err := tx.QueryRowContext(ctx, "SELECT d.series, o.series, iif(d.series = o.series, '', o.text) FROM documents d, documents o WHERE d.key = ? AND o.key = ?", key, o).
			Scan(&a, &b, &text)
		if err != nil {
			return err
		}
		if a == b || !version.Alike(own, text) {
			continue
		}
		if _, err := tx.ExecContext(ctx, "UPDATE documents SET series = min(?1, ?2) WHERE series IN (?1, ?2)", a, b); err != nil {
			return err
		}
	}
	return nil
}

// seriesAll ties what a case of an earlier schema holds.
func seriesAll(ctx context.Context, tx *sql.Tx) error {
	keys, err := numbers(ctx, tx, "SELECT key FROM documents WHERE series = 0 ORDER BY key")
	if err != nil {
		return err
	}
	for _, key := range keys {
		var d hearsay.Document
		var blob string
		if err := tx.QueryRowContext(ctx, "SELECT document, text FROM documents WHERE key = ?", key).Scan(&blob, &d.Text); err != nil {
			return err
		}
		text := d.Text
		if json.Unmarshal([]byte(blob), &d) != nil {
			d = hearsay.Document{} // what is damaged is told when it is read
		}
		d.Text = text
		if err := series(ctx, tx, key, &d); err != nil {
			return err
		}
	}
	return nil
}

// placed gives the entries their ids and the versions their numbers.
func placed(all []store.Entry, members []version.Member) {
	for i := range all {
		e, m := &all[i], &members[i]
		m.Name, m.Paths = e.ID, e.Paths
		m.Published, m.Added, m.SHA256 = e.Published, e.Added, e.SHA256
	}
	for i, p := range version.Places(members) {
		all[i].ID, all[i].Version, all[i].VersionOf, all[i].VersionBy = p.ID, p.Version, p.Of, p.By
	}
}
