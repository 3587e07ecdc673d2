package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// The fields of a document that a person may correct. The values of a Decision are a
// string for Outlet and Title, a list of strings for Bylines, and for Published a
// hearsay.Period.
const (
	Outlet    = "outlet"
	Title     = "title"
	Published = "published"
	Bylines   = "bylines"
)

// FieldKey is the Finding of a decision about a field of a document. It stays the same
// when the document is read again, or its id changes.
func FieldKey(sha256, field string) string { return "document:" + sha256 + ":" + field }

// Correction is the decision that a field of a document, which is as everybody sees it
// now, should be after; ok is false where it is so already, and a person said it.
func Correction(d *hearsay.Document, field string, after any) (c Decision, ok bool, err error) {
	before := map[string]any{Outlet: d.Outlet, Title: d.Title, Published: d.Published, Bylines: d.Bylines}[field]
	c = Decision{Finding: FieldKey(d.SHA256, field), Action: Correct}
	if c.Before, err = json.Marshal(before); err != nil {
		return c, false, err
	}
	if c.After, err = json.Marshal(after); err != nil {
		return c, false, err
	}
	return c, string(c.Before) != string(c.After) || !slices.Contains(d.Said, field), nil
}

// Apply corrects a document by a decision about one of its fields, and leaves it as it
// is by another. Of several decisions the last one applied holds.
func Apply(d *hearsay.Document, c Decision) error {
	field, ours := strings.CutPrefix(c.Finding, FieldKey(d.SHA256, ""))
	if !ours || c.Action != Correct {
		return nil
	}
	var to any
	switch field {
	case Outlet:
		to = &d.Outlet
		d.OutletAt = nil
	case Title:
		to = &d.Title
	case Published:
		to = &d.Published
		d.Times.Published = ""
	case Bylines:
		d.Bylines = nil
		to = &d.Bylines
	default:
		return nil
	}
	if err := json.Unmarshal(c.After, to); err != nil {
		return fmt.Errorf("store: the decision about the %s of %s: %w: %v", field, d.ID, ErrDamaged, err)
	}
	if !slices.Contains(d.Said, field) {
		d.Said = append(d.Said, field)
		slices.Sort(d.Said)
	}
	return nil
}

// Decided is s as persons decided it: its documents, lists and hits have the fields
// that a decision corrected. What Search finds it finds by what the documents showed.
func Decided(s Store) Store { return decided{s} }

type decided struct{ Store }

// corrections are the decisions about fields of documents by SHA-256, in order.
func (s decided) corrections(ctx context.Context) (map[string][]Decision, error) {
	all, err := s.Decisions(ctx, "")
	if err != nil {
		return nil, err
	}
	by := map[string][]Decision{}
	for _, d := range all {
		if rest, ok := strings.CutPrefix(d.Finding, "document:"); ok {
			sum, _, _ := strings.Cut(rest, ":")
			by[sum] = append(by[sum], d)
		}
	}
	return by, nil
}

func applyAll(d *hearsay.Document, decisions []Decision) error {
	for _, c := range decisions {
		if err := Apply(d, c); err != nil {
			return err
		}
	}
	return nil
}

func (e *Entry) apply(decisions []Decision) error {
	d := hearsay.Document{ID: e.ID, SHA256: e.SHA256, Outlet: e.Outlet, Title: e.Title, Published: e.Published}
	err := applyAll(&d, decisions)
	e.Outlet, e.Title, e.Published, e.Said = d.Outlet, d.Title, d.Published, d.Said
	return err
}

func (s decided) List(ctx context.Context) ([]Entry, error) {
	by, err := s.corrections(ctx)
	if err != nil {
		return nil, err
	}
	all, damaged := s.Store.List(ctx)
	if damaged != nil && !errors.Is(damaged, ErrDamaged) {
		return nil, damaged
	}
	for i := range all {
		if err := all[i].apply(by[all[i].SHA256]); err != nil {
			return nil, err
		}
	}
	return all, damaged
}

func (s decided) Documents(ctx context.Context) iter.Seq2[*hearsay.Document, error] {
	return func(yield func(*hearsay.Document, error) bool) {
		by, err := s.corrections(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		for d, err := range s.Store.Documents(ctx) {
			if err == nil {
				err = applyAll(d, by[d.SHA256])
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

func (s decided) Document(ctx context.Context, id string) (*hearsay.Document, error) {
	d, err := s.Store.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	by, err := s.corrections(ctx)
	if err != nil {
		return nil, err
	}
	return d, applyAll(d, by[d.SHA256])
}

func (s decided) Search(ctx context.Context, q Query, limit int) ([]Hit, int, error) {
	hits, total, damaged := s.Store.Search(ctx, q, limit)
	if damaged != nil && !errors.Is(damaged, ErrDamaged) {
		return nil, 0, damaged
	}
	by, err := s.corrections(ctx)
	if err != nil {
		return nil, 0, err
	}
	for i := range hits {
		if err := hits[i].Entry.apply(by[hits[i].SHA256]); err != nil {
			return nil, 0, err
		}
	}
	return hits, total, damaged
}
