package ingest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/archive"
	"github.com/openhearsay/hearsay/pattern"
)

var address = pattern.New(`^(?i:https?|ftp)://`)

// IsAddress reports whether an argument is a web address rather than a path.
func IsAddress(argument string) bool { return address.MatchString(argument) }

// ReadList reads the lines of a list of paths and addresses, one a line; empty lines
// and those that begin with # are passed over.
func ReadList(r io.Reader) ([]string, error) {
	var all []string
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 0; lines.Scan(); n++ {
		line := strings.TrimRight(lines.Text(), "\r")
		if n == 0 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.ContainsRune(line, 0) {
			return nil, fmt.Errorf("line %d is not text: a list has one path or address a line", n+1)
		}
		if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, errors.New("it has a line of more than 1 MB: a list has one path or address a line")
	}
	return all, lines.Err()
}

// List is the files that paths name: files, folders with all that is in them (hidden
// files left out, folders behind links gone into), patterns such as "*.html" where no
// file has that very name, and "-". They are in byte order, each once. It reads no
// file; what cannot be listed, a file named twice, a folder that contains itself
// through a link, and a folder without files are told to problem. The order of paths
// makes no difference.
func List(paths []string, problem func(hearsay.Problem)) []string {
	l := &lister{problem: problem, seen: map[string]string{}, folders: map[string]string{}}
	var roots []string
	for _, p := range paths {
		switch {
		case p == "-":
			if l.seen["-"] == "" {
				l.seen["-"] = p
				l.files = append(l.files, p)
			}
		case IsAddress(p):
			l.fail(p, "a web address, and nothing is fetched here: hearsay add fetches pages into a case")
		default:
			roots = append(roots, l.matches(p)...)
		}
	}
	sort.Strings(roots)
	for _, root := range roots {
		l.root(root)
	}
	for len(l.links) > 0 { // after the folders themselves, so that files have their own names
		links := l.links
		l.links = nil
		sort.Strings(links)
		for _, link := range links {
			l.behind(link)
		}
	}
	sort.Strings(l.files)
	return l.files
}

// A lister lists files.
type lister struct {
	problem func(hearsay.Problem)
	files   []string
	seen    map[string]string // the real path → as it was named first
	folders map[string]string // folders gone into, likewise
	links   []string          // to folders, yet to be followed
}

func (l *lister) tell(path, message string, warning bool) {
	path = Printable(path)
	l.problem(hearsay.Problem{Path: path, Message: path + ": " + message, Warning: warning})
}

func (l *lister) fail(path, message string) { l.tell(path, message, false) }
func (l *lister) warn(path, message string) { l.tell(path, message, true) }

// matches is the files that a pattern names; a path that is none is itself.
func (l *lister) matches(p string) []string {
	if _, err := os.Lstat(p); err == nil || !strings.ContainsAny(p, "*?[") {
		return []string{filepath.Clean(p)}
	}
	found, err := filepath.Glob(p)
	switch {
	case err != nil:
		l.fail(p, "no file has this name, and it is no pattern (a [ needs its ])")
	case len(found) == 0:
		l.fail(p, "no file has this name, and none matches it as a pattern")
	}
	return found
}

// realPath is what a path comes to when links are followed.
func realPath(path string) string {
	if r, err := filepath.EvalSymlinks(path); err == nil {
		path = r
	}
	if a, err := filepath.Abs(path); err == nil {
		path = a
	}
	return path
}

func (l *lister) root(path string) {
	s, err := os.Stat(path)
	switch {
	case err != nil:
		l.fail(path, fmt.Sprintf("cannot be read: %v", reason(err)))
	case !s.IsDir():
		l.add(path)
	case l.enter(path, "the folder is named twice"):
		if n := l.folder(path); n == 0 {
			l.warn(path, "the folder holds no documents")
		}
	}
}

// enter reports whether a folder has not been gone into before.
func (l *lister) enter(path, twice string) bool {
	real := realPath(path)
	if first, ok := l.folders[real]; ok {
		if first != path {
			twice += ", also as " + Printable(first)
		}
		l.warn(path, twice+": counted once")
		return false
	}
	l.folders[real] = path
	return true
}

// behind goes into a folder behind a link.
func (l *lister) behind(link string) {
	real := realPath(link)
	for dir := filepath.Dir(link); ; dir = filepath.Dir(dir) {
		if realPath(dir) == real {
			l.warn(link, "a link to a folder that contains it: not followed")
			return
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	if l.enter(link, "a link to a folder that is read already") {
		l.folder(link)
	}
}

// add adds a file unless it is there already.
func (l *lister) add(path string) {
	real := realPath(path)
	if first, ok := l.seen[real]; ok {
		m := "named twice: counted once"
		if first != path {
			m = fmt.Sprintf("the same file as %s: counted once", Printable(first))
		}
		l.warn(path, m)
		return
	}
	l.seen[real] = path
	l.files = append(l.files, path)
}

// folder adds what is in a folder, and counts it.
func (l *lister) folder(dir string) (n int) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		l.fail(dir, fmt.Sprintf("cannot be read: %v", reason(err)))
		n++
	}
	names := map[string]bool{}
	for _, e := range entries {
		names[e.Name()] = true
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			if ofPage(e.Name(), names) {
				l.warn(path, archive.FrameWarning(countFiles(path)).Error())
				continue
			}
			if l.enter(path, "the folder is named twice") {
				n += l.folder(path)
			} else {
				n++
			}
		case e.Type()&fs.ModeSymlink != 0:
			n++
			if s, err := os.Stat(path); err == nil && s.IsDir() {
				l.links = append(l.links, path)
				continue
			}
			l.add(path) // one that leads nowhere is reported when it is read
		default: // what is no file is reported when it is read
			l.add(path)
			n++
		}
	}
	return n
}

// ofPage reports whether a folder belongs to a saved page beside it.
func ofPage(folder string, names map[string]bool) bool {
	for _, page := range archive.PageOf(folder) {
		if names[page] {
			return true
		}
	}
	return false
}

// countFiles counts the files in a folder.
func countFiles(dir string) (n int) {
	filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			n++
		}
		return nil
	})
	return n
}
