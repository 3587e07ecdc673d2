package main

import (
	"errors"
	"fmt"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
)

// removeCommand removes documents from a case.
type removeCommand struct {
	IDs []string `arg:"" name:"document" help:"Its id, as list prints it; D5, as a report does; or the first eight or more digits of its SHA-256."`
	caseFlag
	Output string `short:"o" placeholder:"FILE" help:"Save the original bytes of the one document here first."`
	forceFlag
}

// Help shows how the command is used.
func (removeCommand) Help() string {
	return `Examples:
  hearsay remove ledger-0412 -c storm.case
  hearsay remove D5 -o ledger-0412.html    the file as it was added is saved first

Nothing is asked. The document and what was found in it are gone from the case; the
other documents stay, and what was fetched (hearsay captures) does too. What persons
decided about it stays in the log, and holds again when it is added again: hearsay add
with its file, or with what -o saved. Labels such as D5 move up: all documents are
looked up before the first is removed.` + outputHelp
}

// Run removes.
func (c *removeCommand) Run(p *program) error {
	if c.Output != "" && len(c.IDs) > 1 {
		return usageError{errors.New("remove: -o saves one document: name one")}
	}
	s, err := c.open(p)
	if err != nil {
		return err
	}
	defer s.Close()
	var docs []*hearsay.Document
	for _, id := range c.IDs {
		d, err := documentOf(p, s, id)
		if err != nil {
			return fmt.Errorf("remove: %w", notThere(err, id, c.Case))
		}
		docs = append(docs, d)
	}
	if c.Output != "" {
		if err := c.save(p, s, docs[0]); err != nil {
			return fmt.Errorf("remove: nothing was removed: %w", err)
		}
	}
	paths, err := pathsOf(p, s)
	if err != nil {
		return err
	}
	for _, d := range docs {
		if err := s.Remove(p.ctx, d.SHA256); err != nil {
			return fmt.Errorf("remove: %s: %w", d.ID, err)
		}
		from := d.Path
		if c.Output != "" {
			from = c.Output
		}
		fmt.Fprintf(p.stdout, "removed %s", foreign.Line(d.ID))
		for _, x := range []string{d.Outlet, date(d.Published), d.Title} {
			if x != "" {
				fmt.Fprintf(p.stdout, ", %s", foreign.Line(x))
			}
		}
		fmt.Fprintf(p.stdout, "\n  to add it again: hearsay add %s\n", foreign.Name(from))
		for _, other := range paths[d.SHA256] {
			if other != from {
				fmt.Fprintf(p.stdout, "  it was also added from %s\n", foreign.Name(other))
			}
		}
	}
	return nil
}

// save writes the original of a document to -o.
func (c *removeCommand) save(p *program, s store.Store, d *hearsay.Document) error {
	b, err := s.Original(p.ctx, d.SHA256)
	if err != nil {
		return err
	}
	out, err := p.create(c.Output, guard{inputs: []string{c.Case}, force: c.Force})
	if err != nil {
		return err
	}
	defer out.Discard()
	if _, err := out.Write(b); err != nil {
		return err
	}
	return out.Commit()
}

// pathsOf are the paths that documents were added from, by SHA-256.
func pathsOf(p *program, s store.Store) (map[string][]string, error) {
	all, err := s.List(p.ctx)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return nil, err
	}
	paths := map[string][]string{}
	for _, e := range all {
		paths[e.SHA256] = e.Paths
	}
	return paths, nil
}

// documentOf is the document of an id, of the beginning of a SHA-256, or of the label
// that a report prints. store.ErrNotFound where there is none.
func documentOf(p *program, s store.Store, id string) (*hearsay.Document, error) {
	d, err := s.Document(p.ctx, id)
	if !errors.Is(err, store.ErrNotFound) || review.KindOf(id) != review.Document {
		return d, err
	}
	all, listed := s.List(p.ctx)
	if listed != nil && !errors.Is(listed, store.ErrDamaged) {
		return nil, listed
	}
	c := &hearsay.Case{}
	for _, e := range all {
		c.Documents = append(c.Documents, hearsay.Document{ID: e.ID, SHA256: e.SHA256, Published: e.Published})
	}
	f, none := review.Find(c, id)
	if none != nil {
		return nil, err
	}
	return s.Document(p.ctx, f.Places[0].Document)
}

// notThere is an error of a document that was looked up, in words that help.
func notThere(err error, id, file string) error {
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("there is no document %q in %s: `hearsay list` shows the ids", id, file)
	}
	return err
}
