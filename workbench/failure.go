package workbench

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/store"
)

// A failure is a file that could not be added, as the page shows it.
type failure struct {
	store.Failure
	Here bool // there is such a file, so that it can be tried again
}

// A failurePage is what is not in the case, and what is in it only once.
type failurePage struct {
	Failures   []failure
	Duplicates []Failed
	Session    []Failed
	Trouble    string
}

func (w *Workbench) failures(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	p, _ := w.hub.get()
	data := failurePage{Duplicates: p.Duplicates}
	all, err := w.Store.Failures(r.Context())
	if err != nil {
		data.Trouble = trouble(err)
	}
	kept := map[string]bool{}
	for _, f := range all {
		kept[f.Path] = true
		data.Failures = append(data.Failures, failure{f, onDisk(f.Path) != ""})
	}
	for _, f := range p.Failed {
		if !kept[f.Path] {
			data.Session = append(data.Session, f)
		}
	}
	entries, err := w.Store.List(r.Context())
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		data.Trouble = trouble(err)
	}
	for _, e := range entries {
		for _, path := range e.Paths[min(len(e.Paths), 1):] {
			data.Duplicates = named(data.Duplicates, Failed{path, "has the same bytes as " + e.Paths[0] + ": counts once"})
		}
	}
	rows, st := part(r, data.Failures, perDocuments, "files")
	data.Failures = rows
	w.show(rw, r, s, "failures-page", page{Head: "Files that were not taken", Here: "documents", Steps: st, Data: data})
}

// onDisk is the file that holds a document, "" where it is gone: the path itself, or the
// archive above it.
func onDisk(path string) string {
	for {
		if _, err := os.Stat(path); err == nil {
			return path
		} else if !errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(path, `/\`) {
			return ""
		}
		i := strings.LastIndexAny(path, `/\`)
		if i <= 0 {
			return ""
		}
		path = path[:i]
		if s, err := os.Stat(path); err == nil && s.IsDir() {
			return ""
		}
	}
}

// postFailures tries files again, or forgets them.
func (w *Workbench) postFailures(rw http.ResponseWriter, r *http.Request) {
	if !w.sent(rw, r, 1<<20) {
		return
	}
	all, err := w.Store.Failures(r.Context())
	if err != nil {
		w.refuse(rw, r, http.StatusInternalServerError, "The list could not be read", trouble(err))
		return
	}
	var paths []string
	for _, f := range all { // nothing but what is on the list is opened or forgotten
		if want := r.PostForm["path"]; len(want) == 0 || slices.Contains(want, f.Path) {
			paths = append(paths, f.Path)
		}
	}
	if r.PostForm.Get("do") == "forget" {
		if _, err := w.Store.RemoveFailures(context.WithoutCancel(r.Context()), paths...); err != nil {
			w.refuse(rw, r, http.StatusInternalServerError, "The list could not be changed", trouble(err))
			return
		}
		w.hub.set(func(p *Progress) {
			p.Failed = slices.DeleteFunc(slices.Clone(p.Failed), func(f Failed) bool { return slices.Contains(paths, f.Path) })
		})
		w.look()
		back(rw, r, "/failures", "forgotten")
		return
	}
	var here []string
	for _, p := range paths {
		if at := onDisk(p); at != "" && !slices.Contains(here, at) {
			here = append(here, at)
		}
	}
	w.hub.set(func(p *Progress) {
		p.Failed = slices.DeleteFunc(slices.Clone(p.Failed), func(f Failed) bool { return slices.Contains(paths, f.Path) })
	})
	w.add(here)
	back(rw, r, "/failures", "retry")
}
