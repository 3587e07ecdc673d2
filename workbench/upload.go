package workbench

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Bounds of what is dropped at once.
const (
	mostUpload = 1 << 30 // bytes
	mostFiles  = 10000
	mostName   = 120 // bytes of one element of a path
)

// upload takes dropped files. They are written to a folder beside the case and added
// from there; those that were added are removed again (the case holds them), those that
// failed stay, so that they can be tried again.
func (w *Workbench) upload(rw http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(rw, r.Body, mostUpload)
	form, err := r.MultipartReader()
	if err != nil {
		w.refuse(rw, r, http.StatusBadRequest, "The files could not be read", "This is not a form with files.")
		return
	}
	fail := func(err error) {
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			w.refuse(rw, r, http.StatusRequestEntityTooLarge, "That is more than 1 GB at once", "The files that came before it are being added. Add the folder itself with `hearsay add FOLDER`, or drop fewer files.")
		case err != nil:
			w.refuse(rw, r, http.StatusInternalServerError, "The files could not be kept", "The folder "+w.Files+" could not be written: "+err.Error())
		}
	}
	var paths []string
	allowed := false
	for {
		p, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			w.add(paths)
			fail(err)
			return
		}
		if p.FormName() == "token" {
			b, _ := io.ReadAll(io.LimitReader(p, 200))
			if !w.checkToken(rw, r, string(b)) {
				return
			}
			allowed = true
			continue
		}
		if p.FileName() == "" {
			continue
		}
		if !allowed { // the token stands before the files
			w.checkToken(rw, r, "")
			return
		}
		if len(paths) == mostFiles {
			w.add(paths)
			w.refuse(rw, r, http.StatusRequestEntityTooLarge, "That is more than 10,000 files at once", "The first 10,000 are being added. Add the folder itself with `hearsay add FOLDER`.")
			return
		}
		path, err := w.keep(p)
		if err != nil {
			w.add(paths)
			fail(err)
			return
		}
		if !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	if !allowed {
		w.checkToken(rw, r, "")
		return
	}
	word := "taken"
	if len(paths) == 0 {
		word = "nothing"
	}
	w.add(paths)
	back(rw, r, "/", word)
}

// keep writes one file under its own name, below the folder for files and nowhere else
// (os.Root refuses any other place).
func (w *Workbench) keep(p *multipart.Part) (string, error) {
	name := fileName(rawName(p))
	if err := os.MkdirAll(w.Files, 0o777); err != nil {
		return "", err
	}
	root, err := os.OpenRoot(w.Files)
	if err != nil {
		return "", err
	}
	defer root.Close()
	if dir := path.Dir(name); dir != "." {
		if err := root.MkdirAll(dir, 0o777); err != nil {
			return "", err
		}
	}
	f, err := root.Create(name)
	if err != nil {
		return "", err
	}
	if _, err = io.Copy(f, p); err == nil {
		err = f.Close()
	} else {
		f.Close()
		root.Remove(name)
	}
	return filepath.Join(w.Files, filepath.FromSlash(name)), err
}

// rawName is the name that the browser gave, with its folders where a folder was
// dropped: those travel in a part's name, since the name of a file loses them.
func rawName(p *multipart.Part) string {
	if rest, ok := strings.CutPrefix(p.FormName(), "file:"); ok && rest != "" {
		return rest
	}
	return p.FileName()
}

// fileName makes a path below a folder of any name: no step up, no hidden file, no
// character that a file system refuses, no element of more than mostName bytes.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '\\':
			return '/'
		case r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*`, r) || r == '\uFFFD':
			return '_'
		}
		return r
	}, strings.ToValidUTF8(name, "_"))
	var out []string
	for e := range strings.SplitSeq(name, "/") {
		e = strings.Trim(e, " .")
		if e == "" {
			continue
		}
		if len(e) > mostName { // the end tells what kind of file it is
			ext := path.Ext(e)
			if len(ext) > 16 {
				ext = ""
			}
			e = strings.ToValidUTF8(e[:mostName-len(ext)], "") + ext
		}
		if !filepath.IsLocal(e) { // a reserved name of Windows
			e = "_" + e
		}
		out = append(out, e)
	}
	if len(out) > 8 {
		out = out[len(out)-8:]
	}
	if len(out) == 0 {
		return "document"
	}
	return strings.Join(out, "/")
}

// Add takes files into the case, in the background.
func (w *Workbench) Add(paths ...string) { w.add(paths) }

func (w *Workbench) add(paths []string) {
	if len(paths) == 0 {
		return
	}
	w.hub.begin("adding")
	go func() {
		w.adding.Lock()
		defer w.adding.Unlock()
		w.hub.begin("adding")
		total := w.Engine.List(paths)
		w.hub.set(func(p *Progress) { p.add.Total = total })
		bad := map[string]bool{}
		err := w.Engine.Add(w.ctx, paths, func(o Outcome) {
			bad[o.Path] = bad[o.Path] || o.Became == "failed"
			w.hub.set(func(p *Progress) { p.take(o) })
			w.look()
		})
		if err != nil && w.ctx.Err() == nil {
			w.hub.set(func(p *Progress) { p.Failed = append(p.Failed, Failed{Why: trouble(err)}) })
		}
		w.tidy(paths, bad)
		w.hub.end("adding")
		w.look()
	}()
}

// take counts what became of a file.
func (p *Progress) take(o Outcome) {
	switch o.Became {
	case "added":
		p.Added++
		p.add.Done++
	case "known":
		p.Known++
		p.add.Skipped++
	case "duplicate":
		p.add.Done++
		p.Duplicates = named(p.Duplicates, Failed{o.Path, "has the same bytes as " + o.Of + ": counts once"})
	case "left-out":
		p.add.Skipped++
		p.Failed = named(p.Failed, Failed{o.Path, o.Message})
	default:
		p.add.Done++
		p.add.Failed++
		p.Failed = named(p.Failed, Failed{o.Path, o.Message})
	}
	if at := p.add.Done + p.add.Skipped; at > p.add.Total {
		p.add.Total = 0 // a file held several: how many in all is not known
	}
}

func named(l []Failed, f Failed) []Failed {
	l = append(slices.DeleteFunc(slices.Clone(l), func(x Failed) bool { return x.Path == f.Path }), f)
	return l[max(len(l)-mostNamed, 0):]
}

// tidy removes dropped files that the case holds now, and folders that are empty.
func (w *Workbench) tidy(paths []string, bad map[string]bool) {
	for _, p := range paths {
		rest, err := filepath.Rel(w.Files, p)
		if w.Files == "" || err != nil || !filepath.IsLocal(rest) || w.ctx.Err() != nil {
			continue
		}
		failed := false
		for path, is := range bad {
			failed = failed || is && (path == p || strings.HasPrefix(path, p+"/"))
		}
		if _, told := bad[p]; failed || !told && len(bad) == 0 {
			continue
		}
		os.Remove(p)
		for dir := filepath.Dir(p); strings.HasPrefix(dir, w.Files); dir = filepath.Dir(dir) {
			if os.Remove(dir) != nil {
				break // not empty
			}
		}
	}
}
