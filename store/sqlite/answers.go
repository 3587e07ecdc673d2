package sqlite

import (
	"context"
	"fmt"

	"github.com/openhearsay/hearsay/store"
)

// SetQuestions implements store.Store.
func (s *Store) SetQuestions(ctx context.Context, questions ...store.Question) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.fail(ctx, "keep questions", err)
	}
	defer tx.Rollback()
	for _, q := range questions {
		if _, err := tx.ExecContext(ctx, "INSERT INTO questions (id, json, seal) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", q.ID, string(q.JSON), sealQuestion(q)); err != nil {
			return s.fail(ctx, "keep questions", err)
		}
	}
	return s.fail(ctx, "keep questions", tx.Commit())
}

// Questions implements store.Store.
func (s *Store) Questions(ctx context.Context) ([]store.Question, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, json, seal FROM questions ORDER BY id")
	if err != nil {
		return nil, s.fail(ctx, "questions", err)
	}
	defer rows.Close()
	var all []store.Question
	for rows.Next() {
		var q store.Question
		var blob string
		var kept int64
		if err := rows.Scan(&q.ID, &blob, &kept); err != nil {
			return nil, s.fail(ctx, "questions", err)
		}
		q.JSON = []byte(blob)
		if sealQuestion(q) != kept {
			return nil, s.fail(ctx, "question "+q.ID, errSeal)
		}
		all = append(all, q)
	}
	return all, s.fail(ctx, "questions", rows.Err())
}

// SetAnswer implements store.Store.
func (s *Store) SetAnswer(ctx context.Context, a store.Answer, replace bool) (kept bool, err error) {
	if err := a.Check(); err != nil {
		return false, err
	}
	conflict := "DO NOTHING"
	if replace {
		conflict = "(question, judge) DO UPDATE SET model = excluded.model, json = excluded.json, discarded = excluded.discarded, seal = excluded.seal"
	}
	var known int
	if err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM questions WHERE id = ?", a.Question).Scan(&known); err != nil {
		return false, s.fail(ctx, "keep an answer", err)
	}
	if known == 0 {
		return false, fmt.Errorf("store: %s: keep an answer: %w: question %s", s.path, store.ErrNotFound, a.Question)
	}
	done, err := s.db.ExecContext(ctx, "INSERT INTO answers (question, judge, model, json, discarded, seal) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT "+conflict,
		a.Question, a.Judge, a.Model, string(a.JSON), a.Discarded, sealAnswer(a))
	if err != nil {
		return false, s.fail(ctx, "keep an answer", err)
	}
	n, err := done.RowsAffected()
	return n > 0, s.fail(ctx, "keep an answer", err)
}

// Answers implements store.Store.
func (s *Store) Answers(ctx context.Context) ([]store.Answer, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT question, judge, model, json, discarded, seal FROM answers ORDER BY question, judge")
	if err != nil {
		return nil, s.fail(ctx, "answers", err)
	}
	defer rows.Close()
	var all []store.Answer
	for rows.Next() {
		var a store.Answer
		var blob string
		var kept int64
		if err := rows.Scan(&a.Question, &a.Judge, &a.Model, &blob, &a.Discarded, &kept); err != nil {
			return nil, s.fail(ctx, "answers", err)
		}
		a.JSON = []byte(blob)
		if sealAnswer(a) != kept {
			return nil, s.fail(ctx, "answer of "+a.Judge+" to "+a.Question, errSeal)
		}
		all = append(all, a)
	}
	return all, s.fail(ctx, "answers", rows.Err())
}
