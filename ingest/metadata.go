package ingest

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/ingest/table"
)

// Metadata is a table in which a person says what holds for documents: one row each.
type Metadata struct {
	Name string // of its file
	rows []metadataRow
}

// A metadataRow is what is said of one document.
type metadataRow struct {
	line      int    // of the file, from 1
	file, url string // which document; one of them may be empty
	said      source.About
}

// A Described is a document as Metadata finds it.
type Described struct {
	Paths []string // all that it goes by
	URL   string
}

// metadataColumns are the names of columns, in small letters.
var metadataColumns = map[string][]string{
	"file":   {"file", "path", "filename", "name"},
	"url":    {"url", "address", "link"},
	"outlet": {"outlet", "source", "publisher", "newspaper"},
	"date":   {"date", "published"},
	"title":  {"title", "headline"},
	"byline": {"byline", "bylines", "author", "authors"},
}

// ReadMetadata reads a table (CSV with commas, semicolons or tabs, the first line its
// header) with the columns file or url, and outlet, date, title, byline as far as they
// are there; several bylines are parted by ";". name is the path of its file: paths in
// it are relative to its folder, or to where hearsay runs. What cannot be read of a
// row is told to problem, and the rest of the row holds. The error says what to do.
func ReadMetadata(name string, data []byte, problem func(hearsay.Problem)) (*Metadata, error) {
	if int64(len(data)) > source.Default().Bytes {
		return nil, fmt.Errorf("the table is larger than %d MB: split it", source.Default().Bytes>>20)
	}
	text, warnings, err := decode(data, false, "")
	if err != nil {
		return nil, err
	}
	for _, w := range warnings {
		problem(hearsay.Problem{Path: name, Message: name + ": " + w, Warning: true})
	}
	head, _, _ := strings.Cut(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	for _, c := range []rune{';', '\t'} {
		if strings.Count(head, string(c)) > strings.Count(head, string(r.Comma)) {
			r.Comma = c
		}
	}
	r.TrimLeadingSpace = r.Comma != '\t' // it would take empty cells for space
	header, err := r.Read()
	if err != nil {
		return nil, errors.New("the table is empty: its first line names the columns file or url, outlet, date, title, byline")
	}
	at := map[string]int{}
	for i, cell := range header {
		cell = strings.ToLower(strings.TrimSpace(cell))
		for column, names := range metadataColumns {
			if _, taken := at[column]; slices.Contains(names, cell) && !taken {
				at[column] = i
			}
		}
	}
	_, file := at["file"]
	_, address := at["url"]
	if !file && !address {
		return nil, fmt.Errorf("the table has no column file or url: its first line names the columns, and is %q", source.Line(head))
	}
	if len(at) < 2 || len(at) == 2 && file && address {
		return nil, errors.New("the table says nothing of the documents: name a column outlet, date, title or byline")
	}
	m := &Metadata{Name: name}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return m, nil
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		get := func(column string) string {
			if i, ok := at[column]; ok && i < len(cells) {
				return source.Line(cells[i])
			}
			return ""
		}
		row := metadataRow{line: line, file: get("file"), url: get("url")}
		row.said.Outlet, row.said.Title = get("outlet"), get("title")
		for b := range strings.SplitSeq(get("byline"), ";") {
			if b = strings.TrimSpace(b); b != "" {
				row.said.Bylines = append(row.said.Bylines, b)
			}
		}
		if d := get("date"); d != "" {
			if row.said.Published = table.Date(d); !row.said.Published.Known() {
				m.tell(problem, line, false, "the date %q cannot be read, or not in one way only: write it as 2006-01-02", d)
			}
		}
		switch {
		case row.file == "" && row.url == "":
			if strings.TrimSpace(strings.Join(cells, "")) != "" {
				m.tell(problem, line, true, "the row names no file and no address: left out")
			}
		default:
			m.rows = append(m.rows, row)
		}
	}
}

func (m *Metadata) tell(problem func(hearsay.Problem), line int, warning bool, format string, args ...any) {
	problem(hearsay.Problem{Path: m.Name, Message: fmt.Sprintf("%s: line %d: ", m.Name, line) + fmt.Sprintf(format, args...), Warning: warning})
}

// Match finds what the table says of each of docs: by its path as it is given, else by
// its path from the folder of the table, else by its address, else by the name of its
// file, where only one document and one row have that. A row that speaks of no
// document, or of more than one, is told to problem, and so is a second one that
// speaks of the same document; documents that no row speaks of are told in one.
func (m *Metadata) Match(docs []Described, problem func(hearsay.Problem)) []source.About {
	paths, bases, addresses := map[string][]int{}, map[string][]int{}, map[string][]int{}
	note := func(in map[string][]int, key string, i int) {
		if key != "" && !slices.Contains(in[key], i) {
			in[key] = append(in[key], i)
		}
	}
	for i, d := range docs {
		for _, p := range d.Paths {
			note(paths, absolute(p), i)
			note(bases, filepath.Base(filepath.FromSlash(p)), i)
		}
		note(addresses, sameAddress(d.URL), i)
	}
	named := map[string]int{} // rows by the name of their file
	for _, r := range m.rows {
		if r.file != "" {
			named[filepath.Base(filepath.FromSlash(r.file))]++
		}
	}
	said := make([]source.About, len(docs))
	by := make([]int, len(docs)) // the line that speaks of each
	for _, r := range m.rows {
		var found []int
		if r.file != "" {
			f := Printable(r.file)
			if found = paths[absolute(f)]; len(found) == 0 {
				found = paths[absolute(filepath.Join(filepath.Dir(m.Name), f))]
			}
		}
		if len(found) == 0 && r.url != "" {
			found = addresses[sameAddress(r.url)]
		}
		if base := filepath.Base(filepath.FromSlash(r.file)); len(found) == 0 && r.file != "" {
			if found = bases[base]; len(found) > 0 && named[base] > 1 {
				m.tell(problem, r.line, true, "%d rows have the name %s, and documents (%d) do: give the path", named[base], base, len(found))
				continue
			}
		}
		switch {
		case len(found) == 0:
			m.tell(problem, r.line, true, "no document is %s", cmp.Or(r.file, r.url))
		case len(found) > 1:
			m.tell(problem, r.line, true, "%d documents are %s (%s, %s …): give the path", len(found), cmp.Or(r.file, r.url), docs[found[0]].Paths[0], docs[found[1]].Paths[0])
		case by[found[0]] > 0:
			m.tell(problem, r.line, true, "speaks of %s, as line %d does: only that one counts", docs[found[0]].Paths[0], by[found[0]])
		default:
			said[found[0]], by[found[0]] = r.said, r.line
		}
	}
	var without []string
	for i, d := range docs {
		if by[i] == 0 && len(d.Paths) > 0 {
			without = append(without, d.Paths[0])
		}
	}
	if n := len(without); n > 0 {
		slices.Sort(without)
		first := strings.Join(without[:min(n, 3)], ", ")
		if n > 3 {
			first += " …"
		}
		problem(hearsay.Problem{Path: m.Name, Message: fmt.Sprintf("%s: no row speaks of %d of %d documents: %s", m.Name, n, len(docs), first), Warning: true})
	}
	return said
}

func absolute(path string) string {
	if a, err := filepath.Abs(filepath.FromSlash(path)); err == nil {
		return a
	}
	return path
}

// sameAddress is what two spellings of an address have in common; "" for none.
func sameAddress(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.EscapedPath(), "/") + "?" + u.RawQuery
}
