package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/review"
)

// Decided is s as persons decided it: its documents, lists and hits have the fields
// that a decision corrected. What Search finds it finds by what the documents showed.
func Decided(s Store) Store { return decided{s} }

type decided struct{ Store }

// corrections are the decisions about fields of documents by SHA-256, in order.
func (s decided) corrections(ctx context.Context) (map[string][]review.Decision, error) {
	log, err := s.Decisions(ctx, "")
	if err != nil {
		return nil, err
	}
	by := review.Fields(log)
	if len(by) == 0 {
		return by, nil
	}
	all, err := s.Store.List(ctx)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return nil, err
	}
	inherit(by, all)
	return by, nil
}

// inherit adds what persons said of the outlet of one version to later versions of the
// document, as far as these were read to have the outlet that the person corrected.
func inherit(by map[string][]review.Decision, all []Entry) {
	series := map[string][]*Entry{} // by the id of the latest version
	for i := range all {
		if e := &all[i]; e.Version > 0 {
			series[cmp.Or(e.VersionOf, e.ID)] = append(series[cmp.Or(e.VersionOf, e.ID)], e)
		}
	}
	for _, versions := range series {
		slices.SortFunc(versions, func(a, b *Entry) int { return a.Version - b.Version })
		var last *review.Decision
		read := "" // what the outlet was read to be where a person said so
		for _, e := range versions {
			own := false
			for i, d := range by[e.SHA256] {
				if d.Finding == review.FieldKey(e.SHA256, review.Outlet) {
					last, read, own = &by[e.SHA256][i], e.Outlet, true
				}
			}
			if last != nil && !own && e.Outlet == read {
				d := *last
				d.Finding = review.FieldKey(e.SHA256, review.Outlet)
				by[e.SHA256] = append(by[e.SHA256], d)
			}
		}
	}
}

func applyAll(d *hearsay.Document, decisions []review.Decision) error {
	for _, c := range decisions {
		if err := review.Set(d, c); err != nil {
			return fmt.Errorf("store: %w: %w", ErrDamaged, err)
		}
	}
	return nil
}

func (e *Entry) apply(decisions []review.Decision) error {
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
