package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/review"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/version"
)

// reviewer is what persons decided about a case, nil for no store. docs are the
// documents of the case with their whole texts.
func reviewer(ctx context.Context, s store.Store, docs []hearsay.Document) (compare.Review, error) {
	if s == nil {
		return nil, nil
	}
	log, err := s.Decisions(context.WithoutCancel(ctx), "")
	if err != nil || len(log) == 0 {
		return nil, err
	}
	return review.New(log, docs), nil
}

// compared is the case that is made of what was gathered from docs, with its labels and
// as persons decided it (in.Review). Every command that shows findings of a whole case
// makes it here.
func compared(in compare.Input, docs []hearsay.Document, m compare.Models) (*hearsay.Case, []review.Unplaced) {
	defer thrift()()
	all := in
	in.Findings, in.Passages = nil, nil // the case has them, and of the passages not all
	j := compare.Join(all, m.Quotes)
	release(docs)
	return completed(j, in, docs, m)
}

// completed is compared where a case has been joined.
func completed(j *compare.Joined, in compare.Input, docs []hearsay.Document, m compare.Models) (*hearsay.Case, []review.Unplaced) {
	defer thrift()()
	found := j.Complete(in, m)
	version.Settle(found, docs)
	found.Model = model.Name()
	review.Label(found)
	if r, ok := in.Review.(*review.Reviewer); ok {
		return found, r.Rest(found)
	}
	return found, nil
}

// notPlaced says that decisions are not applied.
func notPlaced(n int) string {
	them := "is"
	if n > 1 {
		them = "are"
	}
	return fmt.Sprintf("%s %s about what is not found any more, and not applied: `hearsay log --unplaced` lists them", number(n, "decision"), them)
}

// caseOf is a case with all its findings, as a report shows it, the decisions about it
// that are not placed, and its log. Close the store at the end.
type caseOf struct {
	*hearsay.Case
	store    store.Store
	unplaced []review.Unplaced
	log      []review.Decision
}

// readCase reads a case and makes its findings.
func readCase(p *program, c *caseFlag) (*caseOf, error) {
	s, err := c.open(p)
	if err != nil {
		return nil, err
	}
	out, err := p.findAll(s)
	if err != nil {
		s.Close()
	}
	return out, err
}

// readSaid reads the statements of a case alone, which takes less time. Their labels are
// those of a report; those of speakers may be others.
func readSaid(p *program, c *caseFlag) (*caseOf, error) {
	s, err := c.open(p)
	if err != nil {
		return nil, err
	}
	out, err := p.findSaid(s)
	if err != nil {
		s.Close()
	}
	return out, err
}

// findSaid makes the statements of a case.
func (p *program) findSaid(s store.Store) (*caseOf, error) {
	docs, problems, err := documentsOf(p.ctx, s)
	if err != nil {
		return nil, err
	}
	p.tell(problems...)
	bar := p.progress("reading", "document", len(docs))
	in, err := readAll(p.ctx, docs, newKeeper(p, s).find, bar.step)
	bar.finish()
	if err != nil {
		return nil, err
	}
	if in.Review, err = reviewer(p.ctx, s, docs); err != nil {
		return nil, err
	}
	out := &caseOf{Case: compare.Said(in), store: s}
	version.Settle(out.Case, docs)
	return out, nil
}

// findAll makes the findings of a case.
func (p *program) findAll(s store.Store) (*caseOf, error) {
	docs, problems, err := documentsOf(p.ctx, s)
	if err != nil {
		return nil, err
	}
	p.tell(problems...)
	if len(docs) == 0 {
		return nil, errors.New("the case holds no documents: `hearsay add PATH...` adds some")
	}
	comparing, err := comparingModels(model.Section)
	if err != nil {
		return nil, err
	}
	bar := p.progress("reading", "document", len(docs))
	in, err := gather(p.ctx, docs, newKeeper(p, s).find, bar.step)
	bar.finish()
	if err != nil {
		return nil, err
	}
	out := &caseOf{store: s}
	if in.Review, err = reviewer(p.ctx, s, docs); err != nil {
		return nil, err
	}
	if in.Heard, err = (&judgeFlags{}).hear(p, s, in, comparing); err != nil {
		return nil, err
	}
	if out.log, err = s.Decisions(p.ctx, ""); err != nil {
		return nil, err
	}
	out.Case, out.unplaced = compared(in, docs, comparing)
	return out, nil
}
