package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
)

// metadata is the table of --metadata, nil for none.
func (c *inputFlags) metadata(problem func(hearsay.Problem)) (*ingest.Metadata, error) {
	if c.Metadata == "" {
		return nil, nil
	}
	data, err := ingest.Load(c.Metadata)
	if err != nil {
		return nil, fmt.Errorf("--metadata: %w", err)
	}
	m, err := ingest.ReadMetadata(c.Metadata, data, problem)
	if err != nil {
		return nil, fmt.Errorf("--metadata: %s: %w", c.Metadata, err)
	}
	return m, nil
}

// sayer is who says what a table of metadata says.
func sayer(m *ingest.Metadata) string {
	who := "metadata table " + m.Name
	for _, name := range []string{"USER", "USERNAME"} {
		if user := os.Getenv(name); user != "" {
			return user + ", by the " + who
		}
	}
	return who
}

// said are the decisions that what a person says of a document comes to: none for what
// is so already.
func said(d *hearsay.Document, who string, a source.About) ([]review.Decision, error) {
	var all []review.Decision
	add := func(field string, after any) error {
		c, ok, err := review.Correction(d, field, after)
		if err == nil && ok {
			c.Who, c.When = who, time.Now()
			all = append(all, c)
		}
		return err
	}
	var err error
	if err == nil && a.Outlet != "" {
		err = add(review.Outlet, a.Outlet)
	}
	if err == nil && a.Title != "" {
		err = add(review.Title, a.Title)
	}
	if err == nil && len(a.Bylines) > 0 {
		err = add(review.Bylines, a.Bylines)
	}
	if err == nil && a.Published.Known() {
		err = add(review.Published, a.Published)
	}
	return all, err
}

// sayOf puts what a table says over documents that were read from files.
func sayOf(docs []hearsay.Document, m *ingest.Metadata, problem func(hearsay.Problem)) error {
	all := make([]ingest.Described, len(docs))
	for i, d := range docs {
		all[i] = ingest.Described{Paths: []string{d.Path}, URL: d.URL}
	}
	for i, a := range m.Match(all, problem) {
		decisions, err := said(&docs[i], sayer(m), a)
		if err != nil {
			return err
		}
		for _, c := range decisions {
			if err := review.Set(&docs[i], c); err != nil {
				return err
			}
		}
	}
	return nil
}

// say keeps what a table says of the documents of the case that this run read, sums
// their SHA-256, as decisions of a person.
func (a *adding) say(m *ingest.Metadata, sums map[string]bool) error {
	ctx := context.WithoutCancel(a.p.ctx)
	entries, err := a.store.List(ctx)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return err
	}
	paths := map[string][]string{}
	for _, e := range entries {
		paths[e.SHA256] = e.Paths
	}
	var docs []hearsay.Document
	var all []ingest.Described
	for d, err := range a.store.Documents(ctx) {
		var damage *store.Damage
		if errors.As(err, &damage) {
			continue // it is told at the end
		}
		if err != nil {
			return err
		}
		if sums[d.SHA256] {
			all = append(all, ingest.Described{Paths: paths[d.SHA256], URL: d.URL})
			d.Text, d.Items, d.Furniture = "", nil, nil // only what the table may correct is held
			docs = append(docs, *d)
		}
	}
	n := 0
	for i, about := range m.Match(all, a.warn) {
		decisions, err := said(&docs[i], sayer(m), about)
		if err != nil {
			return err
		}
		for _, c := range decisions {
			if _, err := a.store.Decide(ctx, c); err != nil {
				return err
			}
		}
		n += len(decisions)
	}
	if !a.json() && n > 0 {
		_, err = fmt.Fprintf(a.p.stdout, "%s of documents set by %s.\n", number(n, "field"), m.Name)
	}
	return err
}
