package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/store"
)

// statementStage is the name under which a case keeps hearsay.Findings, as JSON,
// of each document.
const statementStage = "statement"

// A keeper finds what stands in the documents of a case by themselves: as the
// case keeps it, where this version of the program and this model found it, else
// anew, and then keeps it. It is safe for concurrent use.
type keeper struct {
	p       *program
	store   store.Store
	version string
	engines func() (*engines, error)
	writing sync.Mutex
}

// newKeeper makes a keeper that loads the model only where it is needed.
func newKeeper(p *program, s store.Store) *keeper {
	return &keeper{p: p, store: s, version: "hearsay " + hearsay.Version + ", " + model.Name(),
		engines: sync.OnceValues(func() (*engines, error) { return newEngines(model.Section) })}
}

// find is the findings of one document.
func (k *keeper) find(d *hearsay.Document) (hearsay.Findings, error) {
	version := k.version
	if len(d.Said) > 0 { // what stands in a text depends on who published it, and when
		version += fmt.Sprintf(", said %q %q %q", d.Outlet, d.Published, d.Bylines)
	}
	all, err := k.store.Findings(k.p.ctx, d.SHA256)
	if errors.Is(err, store.ErrDamaged) {
		all, err = []store.Findings{{Damaged: true}}, nil
	}
	if err != nil {
		return hearsay.Findings{}, err
	}
	for _, x := range all {
		if x.Damaged {
			k.writing.Lock()
			k.p.tell(hearsay.Problem{Path: d.ID, Warning: true, Message: "what was found in it was damaged in the case, and is found anew"})
			k.writing.Unlock()
			continue
		}
		if x.Stage != statementStage || x.Version != version {
			continue
		}
		var f hearsay.Findings
		if err := json.Unmarshal(x.JSON, &f); err != nil {
			return f, fmt.Errorf("findings of %s: %w: %v", d.ID, store.ErrDamaged, err)
		}
		name(&f, d.ID)
		return f, nil
	}
	e, err := k.engines()
	if err != nil {
		return hearsay.Findings{}, err
	}
	f := e.read(d)
	name(&f, d.ID)
	blob, err := json.Marshal(f)
	if err != nil {
		return f, fmt.Errorf("findings of %s: %w", d.ID, err)
	}
	k.writing.Lock()
	defer k.writing.Unlock()
	err = k.store.SetFindings(k.p.ctx, d.SHA256, store.Findings{Stage: statementStage, Version: version, JSON: blob})
	if errors.Is(err, store.ErrReadOnly) || errors.Is(err, store.ErrDamaged) {
		err = nil // a case that cannot be written can be read
	}
	return f, err
}

// name gives findings the id of their document, which may change as the case
// grows, and the statements an id each, in order.
func name(f *hearsay.Findings, id string) {
	for i := range f.Statements {
		f.Statements[i].Document = id
		f.Statements[i].ID = fmt.Sprintf("s%d", i+1)
	}
	for i := range f.Speakers {
		for j := range f.Speakers[i].Mentions {
			f.Speakers[i].Mentions[j].Document = id
		}
	}
}
