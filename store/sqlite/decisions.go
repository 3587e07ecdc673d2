package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
)

// Decide implements store.Store.
func (s *Store) Decide(ctx context.Context, decisions ...review.Decision) ([]int64, error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, s.fail(ctx, "keep a decision", err)
	}
	defer tx.Rollback()
	var ids []int64
	for i := range decisions {
		d := &decisions[i]
		if err := d.Check(); err != nil {
			return nil, fmt.Errorf("store: %w", err)
		}
		var anchors []byte
		if len(d.Anchors) > 0 {
			if anchors, err = json.Marshal(d.Anchors); err != nil {
				return nil, fmt.Errorf("store: %w", err)
			}
		}
		undoes := any(nil)
		if d.Undoes > 0 {
			undoes = d.Undoes
		}
		done, err := tx.ExecContext(ctx, `INSERT INTO decisions (time, who, finding, action, anchors, before, after, undoes)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			d.When.UTC().Format(time.RFC3339Nano), d.Who, d.Finding, string(d.Action), textOrNull(anchors), textOrNull(d.Before), textOrNull(d.After), undoes)
		if err != nil {
			return nil, s.fail(ctx, "keep a decision", err)
		}
		id, err := done.LastInsertId()
		if err != nil {
			return nil, s.fail(ctx, "keep a decision", err)
		}
		if err := sealDecision(ctx, tx, id); err != nil {
			return nil, s.fail(ctx, "keep a decision", err)
		}
		ids = append(ids, id)
	}
	return ids, s.fail(ctx, "keep a decision", tx.Commit())
}

func textOrNull(b []byte) any {
	if len(b) == 0 {
		return nil
	}
	return string(b)
}

// Decisions implements store.Store.
func (s *Store) Decisions(ctx context.Context, finding string) ([]review.Decision, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+decisionColumns+", seal FROM decisions WHERE ?1 = '' OR finding = ?1 ORDER BY id", finding)
	if err != nil {
		return nil, s.fail(ctx, "decisions", err)
	}
	defer rows.Close()
	var all []review.Decision
	for rows.Next() {
		var d review.Decision
		var when string
		var anchors, before, after []byte
		var kept sql.NullInt64
		if err := rows.Scan(&d.ID, &when, &d.Who, &d.Finding, &d.Action, &anchors, &before, &after, &d.Undoes, &kept); err != nil {
			return nil, s.fail(ctx, "decisions", err)
		}
		if !kept.Valid || kept.Int64 != sealOfDecision(&d, when, anchors, before, after) {
			return nil, s.fail(ctx, "decisions", fmt.Errorf("decision %d: %w", d.ID, errSeal))
		}
		if d.When, err = time.Parse(time.RFC3339Nano, when); err == nil && anchors != nil {
			err = json.Unmarshal(anchors, &d.Anchors)
		}
		if err != nil {
			return nil, s.fail(ctx, "decisions", fmt.Errorf("decision %d: %w: %v", d.ID, store.ErrDamaged, err))
		}
		d.Before, d.After = before, after
		all = append(all, d)
	}
	return all, s.fail(ctx, "decisions", rows.Err())
}

// decisionColumns are all columns of a decision but its seal.
const decisionColumns = "id, time, who, finding, action, anchors, before, after, ifnull(undoes, 0)"

// sealOfDecision is the seal of a decision, of what its columns hold.
func sealOfDecision(d *review.Decision, when string, anchors, before, after []byte) int64 {
	return seal(fmt.Sprint(d.ID), when, d.Who, d.Finding, string(d.Action), string(anchors), string(before), string(after), fmt.Sprint(d.Undoes))
}

// sealDecision seals a decision that has just been written.
func sealDecision(ctx context.Context, tx *sql.Tx, id int64) error {
	var d review.Decision
	var when string
	var anchors, before, after []byte
	err := tx.QueryRowContext(ctx, "SELECT "+decisionColumns+" FROM decisions WHERE id = ?", id).
		Scan(&d.ID, &when, &d.Who, &d.Finding, &d.Action, &anchors, &before, &after, &d.Undoes)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE decisions SET seal = ? WHERE id = ?", sealOfDecision(&d, when, anchors, before, after), id)
	return err
}

// sealDecisions seals the decisions that an earlier program kept.
func sealDecisions(ctx context.Context, tx *sql.Tx) error {
	all, err := numbers(ctx, tx, "SELECT id FROM decisions WHERE seal IS NULL")
	if err != nil {
		return err
	}
	for _, id := range all {
		if err := sealDecision(ctx, tx, id); err != nil {
			return err
		}
	}
	return nil
}
