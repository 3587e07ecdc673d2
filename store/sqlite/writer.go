package sqlite

import (
	"context"
	"database/sql"
)

// A transaction is a *sql.Tx or a *writer.
type transaction interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// A writer is a transaction that prepares each of its statements once.
type writer struct {
	*sql.Tx
	prepared  map[string]*sql.Stmt
	unindexed int64 // the first key whose words are not in the index yet; 0 for none
}

// index puts the words of all documents that were inserted into the index, in one
// statement: keys grow within a transaction.
func (w *writer) index(ctx context.Context) error {
	if w.unindexed == 0 {
		return nil
	}
	_, err := w.ExecContext(ctx, `INSERT INTO words (rowid, title, text, joined)
		SELECT key, title, text, joined FROM searched WHERE key >= ?`, w.unindexed)
	w.unindexed = 0
	return err
}

func (w *writer) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, ok := w.prepared[query]; ok {
		return s, nil
	}
	s, err := w.PrepareContext(ctx, query) // it ends with the transaction
	if err == nil {
		w.prepared[query] = s
	}
	return s, err
}

// ExecContext is that of sql.Tx.
func (w *writer) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := w.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

// QueryRowContext is that of sql.Tx.
func (w *writer) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	s, err := w.statement(ctx, query)
	if err != nil {
		return w.Tx.QueryRowContext(ctx, query, args...) // which gives the error
	}
	return s.QueryRowContext(ctx, args...)
}

// QueryContext is that of sql.Tx.
func (w *writer) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := w.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}
