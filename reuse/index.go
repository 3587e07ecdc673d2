package reuse

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"

	"github.com/openhearsay/hearsay"
)

// An Index is texts and their fingerprints in a folder on disk. Add compares new
// texts with each other and with all that are in it already, not those among
// themselves. It is for one goroutine and one process at a time.
//
// The passages of several Adds together are those of one Find over all the
// texts, but for what depends on how many texts there are: a short seed that
// became frequent later has led to passages before, a passage that came to be
// held by more than five hundred texts has rows for each pair of the first, and
// the direction that rests on how rare words are was named with the texts of its
// time.
type Index struct {
	dir   string
	c     *Collection
	state indexState
	err   error // after which the folder has to be opened anew
}

// indexState is the file that makes an Add count: it is written last and
// replaced as a whole, so that an Add that was cut short has not happened.
type indexState struct {
	Version int      `json:"version"`
	Short   int      `json:"short"` // words of a short seed
	Texts   int      `json:"texts"`
	Meta    int64    `json:"meta"`  // bytes of texts.jsonl that count
	Words   int64    `json:"words"` // bytes of texts.dat that count
	Next    int      `json:"next"`  // number of the next file of fingerprints
	Long    []string `json:"long"`  // files of fingerprints
	Brief   []string `json:"brief"` // files of short seeds
}

const (
	indexVersion = 1
	stateFile    = "index.json"
	metaFile     = "texts.jsonl"
	wordsFile    = "texts.dat"
	mostRuns     = 8 // files of fingerprints of a kind before they are merged
)

// indexMeta is a line of texts.jsonl.
type indexMeta struct {
	ID     string   `json:"id"`
	Series string   `json:"series,omitempty"`
	Outlet string   `json:"outlet,omitempty"`
	From   string   `json:"from,omitempty"`
	To     string   `json:"to,omitempty"`
	Digest uint64   `json:"digest"`
	Wires  []string `json:"wires,omitempty"`
	At     int64    `json:"at"`
	Words  uint32   `json:"words"`
	Bytes  uint32   `json:"bytes"`
}

// OpenIndex opens the index in dir, or makes one where there is none. Close it
// in the end. An index made with Options.Case is no other, and the other way round.
func OpenIndex(dir string, options Options) (*Index, error) {
	x := &Index{dir: dir, c: NewCollection(options)}
	x.c.shelf.onDisk = true
	x.state = indexState{Version: indexVersion, Short: x.c.shortWords()}
	if err := x.open(); err != nil {
		x.c.Close()
		return nil, fmt.Errorf("reuse: index %s: %w", dir, err)
	}
	return x, nil
}

func (x *Index) open() error {
	if err := os.MkdirAll(x.dir, 0o777); err != nil {
		return err
	}
	b, err := os.ReadFile(filepath.Join(x.dir, stateFile))
	switch {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return err
	default:
		short := x.state.Short
		if err := json.Unmarshal(b, &x.state); err != nil {
			return fmt.Errorf("%s: %w", stateFile, err)
		}
		if x.state.Version != indexVersion {
			return fmt.Errorf("version %d, this program reads %d", x.state.Version, indexVersion)
		}
		if x.state.Short != short {
			return errors.New("made with another choice of Case")
		}
	}
	f, err := os.OpenFile(filepath.Join(x.dir, wordsFile), os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return err
	}
	s := &x.c.shelf
	s.file, s.kept = f, true
	if err := f.Truncate(x.state.Words); err != nil {
		return err
	}
	if _, err := f.Seek(x.state.Words, io.SeekStart); err != nil {
		return err
	}
	s.w, s.size = bufio.NewWriterSize(f, 1<<18), x.state.Words
	return x.readMeta()
}

// readMeta reads what is known of the texts, and counts their words again.
func (x *Index) readMeta() error {
	path := filepath.Join(x.dir, metaFile)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Truncate(x.state.Meta); err != nil {
		return err
	}
	c := x.c
	d := json.NewDecoder(bufio.NewReaderSize(f, 1<<18))
	r := reader{shelf: &c.shelf}
	for range x.state.Texts {
		var m indexMeta
		if err := d.Decode(&m); err != nil {
			return fmt.Errorf("%s: %w", metaFile, err)
		}
		c.ids[m.ID] = len(c.texts)
		date := hearsay.Period{From: m.From, To: m.To}
		c.texts = append(c.texts, meta{m.ID, m.Series, m.Outlet, date, Day(date), m.Digest, m.Wires})
		c.shelf.at = append(c.shelf.at, m.At)
		c.shelf.lengths = append(c.shelf.lengths, m.Words)
		c.shelf.bytes = append(c.shelf.bytes, m.Bytes)
		w, err := r.get(len(c.texts) - 1)
		if err != nil {
			return fmt.Errorf("%s: %w", m.ID, err)
		}
		c.usage.add(w.hash)
	}
	return nil
}

// Len is how many texts are in the index.
func (x *Index) Len() int { return len(x.c.texts) }

// Text is the text with the given id, "" where there is none.
func (x *Index) Text(id string) (string, error) { return x.c.Text(id) }

// Close frees memory and files; what was added stays.
func (x *Index) Close() { x.c.Close() }

// Add puts texts into the index and calls yield for each passage that they share
// with each other or with a text that is there. Either all of them are in the
// index in the end, or, where there is an error, none; then the index has to be
// opened anew. A text that is there already under the same id is passed over.
func (x *Index) Add(ctx context.Context, texts []Text, yield func(hearsay.Passage) error) error {
	if x.err != nil {
		return x.err
	}
	if err := x.add(ctx, texts, yield); err != nil {
		x.err = fmt.Errorf("reuse: index %s: %w", x.dir, err)
		return x.err
	}
	return nil
}

func (x *Index) add(ctx context.Context, texts []Text, yield func(hearsay.Passage) error) error {
	c := x.c
	first := len(c.texts)
	c.renew()
	for _, t := range texts {
		if err := c.Add(t); err != nil {
			return err
		}
	}
	if err := c.flush(); err != nil {
		return err
	}
	if len(c.texts) == first {
		return nil
	}
	if err := c.shelf.done(); err != nil {
		return err
	}
	c.sortTexts()
	state := x.state
	long, old, err := x.store(&state, c.grams, "long", x.state.Long)
	if err != nil {
		return err
	}
	state.Long = long
	brief, oldShort, err := x.store(&state, c.short, "short", x.state.Brief)
	if err != nil {
		return err
	}
	state.Brief = brief
	c.grams.runs = append(c.grams.runs, &run{records: old})
	c.short.runs = append(c.short.runs, &run{records: oldShort})
	c.first = first
	err = c.compare(ctx, yield)
	c.first = 0
	if err != nil {
		return err
	}
	return x.commit(state, first)
}

// store writes the new fingerprints to a file and finds the old ones that are
// equal to one of them. It returns the list of files with the new one in it.
func (x *Index) store(state *indexState, s *sorter, kind string, files []string) ([]string, []record, error) {
	name := fmt.Sprintf("%s-%d.dat", kind, state.Next)
	state.Next++
	f, err := os.Create(filepath.Join(x.dir, name))
	if err != nil {
		return nil, nil, err
	}
	var hashes []uint64
	w := bufio.NewWriterSize(f, 1<<18)
	var sorted []record
	err = s.read(func(r record) error {
		sorted = append(sorted, r)
		if n := len(hashes); n == 0 || hashes[n-1] != r.key {
			hashes = append(hashes, r.key)
		}
		return writeRecord(w, r)
	})
	if err := errors.Join(err, w.Flush(), f.Close()); err != nil {
		return nil, nil, err
	}
	s.close()
	s.runs = []*run{{records: sorted}}
	var old []record
	for _, file := range files {
		if old, err = x.equal(old, file, hashes); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	slices.SortFunc(old, func(a, b record) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.val, b.val)) })
	return append(slices.Clone(files), name), old, nil
}

func writeRecord(w io.Writer, r record) error {
	var b [recordSize]byte
	binary.BigEndian.PutUint64(b[:8], r.key)
	binary.BigEndian.PutUint64(b[8:], r.val)
	_, err := w.Write(b[:])
	return err
}

// scanShare is how many records of a file there must be for each hash that is
// looked for, for looking each one up to be better than reading the file.
const scanShare = 64

// equal appends the records of a file whose key is one of hashes.
func (x *Index) equal(old []record, file string, hashes []uint64) ([]record, error) {
	f, err := os.Open(filepath.Join(x.dir, file))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	n := int(info.Size() / recordSize)
	if n/scanShare < len(hashes) {
		m := &run{file: f, r: bufio.NewReaderSize(f, 1<<18)}
		for {
			ok, err := m.next()
			if err != nil || !ok {
				return old, err
			}
			for len(hashes) > 0 && hashes[0] < m.head.key {
				hashes = hashes[1:]
			}
			if len(hashes) == 0 {
				return old, nil
			}
			if hashes[0] == m.head.key {
				old = append(old, m.head)
			}
		}
	}
	var b [recordSize]byte
	at := func(i int) record {
		if _, e := f.ReadAt(b[:], int64(i)*recordSize); e != nil && err == nil {
			err = e
		}
		return record{binary.BigEndian.Uint64(b[:8]), binary.BigEndian.Uint64(b[8:])}
	}
	from := 0
	for _, h := range hashes {
		from += sort.Search(n-from, func(i int) bool { return at(from+i).key >= h })
		for ; from < n && err == nil; from++ {
			r := at(from)
			if r.key != h {
				break
			}
			old = append(old, r)
		}
		if err != nil {
			return nil, err
		}
	}
	return old, nil
}

// commit makes an Add count.
func (x *Index) commit(state indexState, first int) error {
	var lines bytes.Buffer
	e := json.NewEncoder(&lines)
	for i := first; i < len(x.c.texts); i++ {
		m, s := &x.c.texts[i], &x.c.shelf
		if err := e.Encode(indexMeta{m.id, m.series, m.outlet, m.date.From, m.date.To, m.digest, m.wires, s.at[i], s.lengths[i], s.bytes[i]}); err != nil {
			return err
		}
	}
	f, err := os.OpenFile(filepath.Join(x.dir, metaFile), os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(lines.Bytes(), state.Meta)
	if err := errors.Join(err, f.Sync(), f.Close(), x.c.shelf.file.Sync()); err != nil {
		return err
	}
	state.Texts, state.Words = len(x.c.texts), x.c.shelf.size
	state.Meta += int64(lines.Len())
	before := append(slices.Clone(state.Long), state.Brief...)
	if state.Long, err = x.lessen(&state, "long", state.Long); err != nil {
		return err
	}
	if state.Brief, err = x.lessen(&state, "short", state.Brief); err != nil {
		return err
	}
	b, err := json.Marshal(state)
	if err != nil {
		return err
	}
	name := filepath.Join(x.dir, stateFile)
	if err := os.WriteFile(name+".new", append(b, '\n'), 0o666); err != nil {
		return err
	}
	if err := os.Rename(name+".new", name); err != nil {
		return err
	}
	x.state = state
	for _, file := range before {
		if !slices.Contains(state.Long, file) && !slices.Contains(state.Brief, file) {
			os.Remove(filepath.Join(x.dir, file))
		}
	}
	return nil
}

// lessen merges the files of a kind into one where there are many.
func (x *Index) lessen(state *indexState, kind string, files []string) ([]string, error) {
	if len(files) < mostRuns {
		return files, nil
	}
	var runs []*run
	defer func() {
		for _, m := range runs {
			m.file.Close()
		}
	}()
	for _, file := range files {
		f, err := os.Open(filepath.Join(x.dir, file))
		if err != nil {
			return nil, err
		}
		runs = append(runs, &run{file: f})
	}
	name := fmt.Sprintf("%s-%d.dat", kind, state.Next)
	state.Next++
	f, err := os.Create(filepath.Join(x.dir, name))
	if err != nil {
		return nil, err
	}
	w := bufio.NewWriterSize(f, 1<<18)
	err = mergeRuns(runs, func(r record) error { return writeRecord(w, r) })
	if err := errors.Join(err, w.Flush(), f.Sync(), f.Close()); err != nil {
		return nil, err
	}
	return []string{name}, nil
}
