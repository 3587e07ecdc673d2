package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/columnar"
	"github.com/openhearsay/hearsay/ingest"
)

// A guard is what an output may not be.
type guard struct {
	inputs  []string // files that are read, and case files
	folders []string // files, folders and patterns of documents
	force   bool     // a file of another program may be written over

	open []os.FileInfo // of inputs that have no name, such as standard input
}

// A place is where an output goes.
type place struct {
	guard   *guard
	path    string // as it was named
	target  string // where the links lead
	exists  bool
	through bool // a device or a pipe, which is written to as it is
}

// place is where the output path goes, or why it may not go there. It compares files,
// not names.
func (g guard) place(path string) (*place, error) {
	refuse := func(format string, args ...any) (*place, error) {
		return nil, usageError{fmt.Errorf("%s "+format+": name another file for the output", append([]any{path}, args...)...)}
	}
	a := &place{guard: &g, path: path, target: path}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() || os.IsPathSeparator(path[len(path)-1]) {
		return refuse("is a folder")
	}
	if err == nil && (!info.Mode().IsRegular() || descriptor(path)) {
		a.through = true
	} else if a.target, err = follow(path); err != nil {
		return nil, err
	} else if info, err = os.Stat(a.target); err != nil {
		dir, err := os.Stat(filepath.Dir(a.target))
		if err != nil {
			return nil, fmt.Errorf("the output: %w", err)
		}
		if !dir.IsDir() {
			return refuse("lies in no folder")
		}
		return a, nil
	}
	a.exists = true
	for _, in := range g.inputs {
		if in == "" || in == "-" {
			continue
		}
		for _, in := range []string{in, in + "-wal", in + "-shm", in + "-journal"} {
			if t, err := os.Stat(in); err == nil && os.SameFile(info, t) {
				return refuse("is read as input (%s)", in)
			}
		}
	}
	for _, t := range g.open {
		if os.SameFile(info, t) {
			return refuse("is read as standard input")
		}
	}
	if !info.Mode().IsRegular() {
		return a, nil
	}
	for _, end := range []string{"", "-wal", "-shm", "-journal"} {
		if base, ok := strings.CutSuffix(a.target, end); ok && isCase(base) {
			return refuse("is a case file or a part of one")
		}
	}
	kind := whose(a.target)
	if kind == ownReport {
		return a, nil // among documents it is passed over
	}
	if in := within(g.folders, info); in != "" {
		return refuse("is read as input (%s)", in)
	}
	if kind == anothers && !g.force && !a.through {
		return nil, usageError{fmt.Errorf("%s is there already, and no hearsay command wrote it: name another file for the output, or say --force", path)}
	}
	return a, nil
}

// descriptor reports whether a path names an open file of this process, such as
// /dev/stdout: to put another file in its place would not write to it.
func descriptor(path string) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	for range 40 {
		dir := filepath.ToSlash(filepath.Dir(abs))
		if dir == "/dev/fd" || strings.HasPrefix(dir, "/proc/") && strings.HasSuffix(dir, "/fd") {
			return true
		}
		to, err := os.Readlink(abs)
		if err != nil {
			return false
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(abs), to)
		}
		abs = to
	}
	return false
}

// follow is where the links at path lead, also where nothing stands there yet.
func follow(path string) (string, error) {
	at := path
	for range 40 {
		info, err := os.Lstat(at)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			return at, nil
		}
		to, err := os.Readlink(at)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(at), to)
		}
		at = to
	}
	return "", fmt.Errorf("%s: its links lead round and round", path)
}

// within is the name of a file of documents under paths that is the file of info; ""
// for none.
func within(paths []string, info os.FileInfo) string {
	for _, in := range ingest.List(paths, func(hearsay.Problem) {}) {
		if s, err := os.Stat(in); err == nil && os.SameFile(s, info) {
			return in
		}
	}
	return ""
}

// isCase reports whether a file is a database, as case files are.
func isCase(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	const magic = "SQLite format 3\x00"
	return string(head(path, len(magic))) == magic
}

// head is the first bytes of a regular file, at most n.
func head(path string, n int) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	b, _ := io.ReadAll(io.LimitReader(f, int64(n)))
	return b
}

// An owner is who wrote a file, by how it begins.
type owner int

const (
	anothers  owner = iota
	ownReport       // hearsay report
	ownRows         // rows of hearsay extract or questions, also as Parquet, or nothing at all; trees look like those that are read
)

// rowKeys are the keys of the rows that commands write, in their order; "…" ends
// those that always stand there.
var rowKeys = [][]string{
	{"id", "text", "quotes", "nested"},
	{"a", "b", "similarity", "parts", "…"},
	{"claim", "body", "stance"},
	{"id", "kind", "…"},
	{"list", "row"}, // export
}

var ownArticles = regexp.MustCompile(`^\{"(?:[^"\\]|\\.)*":\{"articleBody":"`)

// whose tells who wrote a file.
func whose(path string) owner {
	start := head(path, 4096)
	if len(start) == 0 {
		return ownRows
	}
	if ingest.OwnReport(start) {
		return ownReport
	}
	if columnar.Is(start) {
		if n, err := lookAt(path); err == nil && n.Ours {
			return ownRows
		}
		return anothers
	}
	f, err := os.Open(path)
	if err != nil {
		return anothers
	}
	defer f.Close()
	var in io.Reader = f
	if bytes.HasPrefix(start, []byte{0x1f, 0x8b}) {
		if in, err = gzip.NewReader(f); err != nil {
			return anothers
		}
	}
	r := bufio.NewReader(io.LimitReader(in, mostRow))
	start, _ = r.Peek(4000)
	if len(start) == 0 || ownArticles.Match(start) {
		return ownRows
	}
	if start[0] != '{' {
		return anothers
	}
	line, err := r.ReadBytes('\n')
	if err != nil {
		return anothers
	}
	keys := keysOf(bytes.TrimSuffix(line, []byte{'\n'}))
	if len(keys) > 0 && keys[0] == "document" && slices.Contains(keys, "wording") {
		return ownRows
	}
	for _, want := range rowKeys {
		n := len(want)
		if want[n-1] != "…" {
			if slices.Equal(keys, want) {
				return ownRows
			}
			continue
		}
		n--
		if len(keys) > n && slices.Equal(keys[:n], want[:n]) && (n > 2 || slices.Contains(keys, "places")) {
			return ownRows
		}
	}
	return anothers
}

// keysOf is the keys of an object of JSON without spaces between its parts, in
// order; nil for anything else.
func keysOf(line []byte) (keys []string) {
	var tight bytes.Buffer
	if json.Compact(&tight, line) != nil || !bytes.Equal(tight.Bytes(), line) {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(line))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil
	}
	for d.More() {
		key, err := d.Token()
		var value json.RawMessage
		if err != nil || d.Decode(&value) != nil {
			return nil
		}
		keys = append(keys, key.(string))
	}
	return keys
}
