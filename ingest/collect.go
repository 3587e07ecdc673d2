package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
)

// Collect reads files and folders (with all that is in them, hidden files left
// out) and calls each for every document, in the order of their paths, with the
// original bytes. The order of paths makes no difference. A file that is named
// twice, or has the bytes of another one, counts once. Where two documents would
// have the same id, both get a short hash of their content.
//
// What went wrong with one file is told to problem, and the run goes on. The
// error is that of each, or of ctx.
func Collect(ctx context.Context, paths []string, each func(d hearsay.Document, original []byte) error, problem func(hearsay.Problem)) error {
	files := list(paths, problem)
	seen := map[string]string{} // hash → the path that had it first
	for _, path := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := load(path)
		if err != nil {
			problem(hearsay.Problem{Path: path, Message: err.Error()})
			continue
		}
		d, err := Read(path, data)
		if err != nil {
			problem(hearsay.Problem{Path: path, Message: strings.TrimPrefix(err.Error(), "ingest: "), Warning: Harmless(err)})
			continue
		}
		if first, ok := seen[d.SHA256]; ok {
			problem(hearsay.Problem{Path: path, Message: fmt.Sprintf("%s: the same bytes as %s: counted once", path, first), Warning: true})
			continue
		}
		seen[d.SHA256] = path
		for _, w := range d.Warnings {
			problem(hearsay.Problem{Path: path, Message: path + ": " + w, Warning: true})
		}
		if err := each(d, data); err != nil {
			return err
		}
	}
	return nil
}

// load reads a file whole, within MaxBytes.
func load(path string) ([]byte, error) {
	s, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", path, reason(err))
	}
	if s.Size() > MaxBytes {
		return nil, fmt.Errorf("%s: the file is larger than %d MB: split it into its articles", path, MaxBytes>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", path, reason(err))
	}
	return data, nil
}

// reason is the cause of an error of the file system, without the path that is told already.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

var address = regexp.MustCompile(`^(?i:https?|ftp)://`)

// list is the files that paths name, sorted, each once.
func list(paths []string, problem func(hearsay.Problem)) []string {
	var sorted []string
	for _, p := range paths {
		switch {
		case p == "-":
			problem(hearsay.Problem{Path: p, Message: "-: standard input is not read here: save it to a file and name that"})
		case address.MatchString(p):
			problem(hearsay.Problem{Path: p, Message: p + ": a web address, and nothing is fetched: save the page and name its file"})
		default:
			sorted = append(sorted, filepath.Clean(p))
		}
	}
	sort.Strings(sorted)
	seen := map[string]string{} // the real path → as it was named first
	var files []string
	add := func(path string) bool {
		real := path
		if r, err := filepath.EvalSymlinks(path); err == nil {
			real = r
		}
		if a, err := filepath.Abs(real); err == nil {
			real = a
		}
		if first, ok := seen[real]; ok {
			m := fmt.Sprintf("%s: named twice: counted once", path)
			if first != path {
				m = fmt.Sprintf("%s: the same file as %s: counted once", path, first)
			}
			problem(hearsay.Problem{Path: path, Message: m, Warning: true})
			return false
		}
		seen[real] = path
		files = append(files, path)
		return true
	}
	for _, root := range sorted {
		s, err := os.Stat(root)
		if err != nil {
			problem(hearsay.Problem{Path: root, Message: fmt.Sprintf("%s: cannot be read: %v", root, reason(err))})
			continue
		}
		if !s.IsDir() {
			add(root)
			continue
		}
		if real, err := filepath.EvalSymlinks(root); err == nil && real != root {
			root += string(filepath.Separator) // WalkDir goes into a link only when it is named so
		}
		n := 0
		err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			path = filepath.Clean(path)
			hidden := strings.HasPrefix(e.Name(), ".") && path != filepath.Clean(root)
			switch {
			case err != nil:
				problem(hearsay.Problem{Path: path, Message: fmt.Sprintf("%s: cannot be read: %v", path, reason(err))})
				n++
				if e.IsDir() {
					return fs.SkipDir
				}
			case hidden && e.IsDir():
				return fs.SkipDir
			case hidden || e.IsDir():
			case e.Type()&fs.ModeSymlink != 0:
				if s, err := os.Stat(path); err != nil || s.Mode().IsRegular() {
					add(path) // one that leads nowhere is reported when it is read
					n++
				}
			case e.Type().IsRegular():
				add(path)
				n++
			}
			return nil
		})
		if err != nil {
			problem(hearsay.Problem{Path: root, Message: fmt.Sprintf("%s: cannot be read: %v", root, reason(err))})
		} else if n == 0 {
			problem(hearsay.Problem{Path: root, Message: filepath.Clean(root) + ": the folder holds no documents", Warning: true})
		}
	}
	sort.Strings(files)
	return files
}

// Identify gives each of docs, which is all of a case, an id of its own (see
// hearsay.IDs).
func Identify(docs []hearsay.Document) {
	names, sums := make([]string, len(docs)), make([]string, len(docs))
	for i, d := range docs {
		names[i], sums[i] = Stem(d.Path), d.SHA256
	}
	for i, id := range hearsay.IDs(names, sums) {
		docs[i].ID = id
	}
}
