package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/openhearsay/hearsay/store"
)

//go:embed migrations/*.sql
var files embed.FS

// application marks a SQLite file as a case ("hrsy" in its header).
const application = 0x68727379

// sealed is the schema from which on what a case holds is sealed.
const sealed = 5

// schema is the migrations in order; migration i makes version i+1 of a case. A
// released one is never edited: a change is a new file with the next number.
func schema() []string {
	names, _ := fs.Glob(files, "migrations/*.sql") // sorted; the pattern is good
	var all []string
	for _, n := range names {
		text, _ := files.ReadFile(n)
		all = append(all, string(text))
	}
	return all
}

// A state is what the header of a SQLite file says about it.
type state struct {
	application, version int
	empty                bool // no tables at all: made, but nothing was written
}

type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func read(ctx context.Context, q querier) (state, error) {
	var s state
	var tables int
	for _, row := range []struct {
		query string
		to    *int
	}{
		// Another program may make the case between two of these. What it has not
		// made yet is read first, so that a file is never seen with tables and
		// without the mark of a case.
		{"SELECT count(*) FROM sqlite_schema", &tables},
		{"PRAGMA user_version", &s.version},
		{"PRAGMA application_id", &s.application},
	} {
		if err := q.QueryRowContext(ctx, row.query).Scan(row.to); err != nil {
			return s, err
		}
	}
	s.empty = tables == 0 && s.application == 0 && s.version == 0
	return s, nil
}

// migrate brings a case up to a version of the schema, all steps or none.
// Another process may do the same at the same time: what is to be done is read
// inside the transaction.
func migrate(ctx context.Context, db *sql.DB, to int) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	at, err := read(ctx, tx)
	if err != nil {
		return err
	}
	if !at.empty && at.application != application {
		return store.ErrNotCase
	}
	for v := at.version; v < to; v++ {
		if _, err := tx.ExecContext(ctx, schema()[v]); err != nil {
			return fmt.Errorf("to schema %d: %w", v+1, err)
		}
		if v+1 == sealed {
			if err := sealAll(ctx, tx); err != nil {
				return fmt.Errorf("to schema %d: %w", v+1, err)
			}
		}
	}
	if at.version < to && to == len(schema()) { // whatever an earlier program could not tie or seal
		for _, all := range []func(context.Context, *sql.Tx) error{seriesAll, sealCaptures, sealDecisions} {
			if err := all(ctx, tx); err != nil {
				return fmt.Errorf("to schema %d: %w", to, err)
			}
		}
	}
	if at.version < to {
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", application, to)); err != nil {
			return err
		}
	}
	return tx.Commit()
}
