package table

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// An object is one of JSON, its values not yet read.
type object map[string]json.RawMessage

// lines reads JSON Lines: an object in each. Objects that are written over several
// lines are read one after another.
func (t *table) lines(b *bufio.Reader) error {
	r := &records{r: b, limit: int(min(t.limits.Bytes, 1<<40)) + 1<<20}
	if head, err := r.first(); err == nil && !json.Valid(head) && !bytes.Contains(bytes.TrimSpace(head), []byte("}")) {
		return t.stream(io.MultiReader(bytes.NewReader(bytes.Clone(r.buf[r.pos:])), b), false)
	}
	for n := 1; ; n++ {
		line := r.line + 1
		data, err := r.physical()
		var o object
		switch {
		case err == io.EOF:
			return nil
		case err == errBlank:
			n--
			continue
		case err == errLong:
			err = t.fail(n, line, tooLong(t.limits))
		case err != nil:
			return err
		default:
			if err = json.Unmarshal(data, &o); err == nil && o != nil {
				err = t.object(n, line, o)
			} else {
				err = t.fail(n, line, fmt.Errorf("this is no JSON object (%v): a line is to be one", err))
			}
		}
		if err != nil {
			return err
		}
	}
}

// physical is the next line, whatever quotation marks it has.
func (r *records) physical() ([]byte, error) {
	n := 0
	for {
		if i := bytes.IndexByte(r.buf[r.pos+n:], '\n'); i >= 0 && n+i < r.limit {
			n += i + 1
			break
		}
		n = len(r.buf) - r.pos
		if n > r.limit {
			return nil, r.skipLine()
		}
		if !r.fill(n + 1) {
			if r.err != io.EOF {
				return nil, r.err
			}
			if n == 0 {
				return nil, io.EOF
			}
			break
		}
	}
	r.firstLine = n
	return r.take(n)
}

// stream reads objects one after another, up to the end of their array or of the file.
// Behind what is no JSON nothing can be found.
func (t *table) stream(r io.Reader, array bool) error {
	limit := min(t.limits.Bytes, 1<<40) + 1<<20
	in := &bounded{r: r, left: limit}
	d := json.NewDecoder(in)
	if array {
		if _, err := d.Token(); err != nil {
			return err
		}
	}
	for n := 1; d.More(); n++ {
		in.left = limit
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			if errors.Is(err, errLong) {
				err = tooLong(t.limits)
			}
			if e := t.fail(n, 0, fmt.Errorf("this is no JSON (%w): what follows is not read", err)); e != nil {
				return e
			}
			return nil
		}
		var o object
		err := json.Unmarshal(raw, &o)
		if err == nil && o != nil {
			err = t.object(n, 0, o)
		} else {
			err = t.fail(n, 0, fmt.Errorf("this is no JSON object (%v)", err))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// object makes a document of row n.
func (t *table) object(n, line int, o object) error {
	columns := slices.Sorted(maps.Keys(o))
	chosen, err := t.chosen, error(nil)
	if t.seen == nil || !slices.Equal(columns, t.seen) {
		if chosen, err = t.columns.choose(columns); err == nil {
			t.seen, t.chosen = columns, chosen
		}
	}
	if err != nil {
		if t.columns.Text == "" && t.documents+t.failed+t.empties == 0 {
			return err // of the first row: the table is of another kind
		}
		return t.fail(n, line, err)
	}
	names := chosen.byField()
	text, err := written(o[names["text"]], "\n\n")
	if err != nil {
		return t.fail(n, line, fmt.Errorf("its text (%q): %w", names["text"], err))
	}
	return t.row(n, line, text, func(field string) string {
		if names[field] == "" {
			return ""
		}
		v, _ := written(o[names[field]], "; ")
		return v
	})
}

// written is a value as text: a string, a number, the name of an object, and such
// values of an array with between them.
func written(raw json.RawMessage, between string) (string, error) {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || string(raw) == "null" {
		return "", nil
	}
	switch raw[0] {
	case '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	case '[':
		var all []json.RawMessage
		if err := json.Unmarshal(raw, &all); err != nil {
			return "", err
		}
		var out []string
		for _, v := range all {
			if v = bytes.TrimSpace(v); len(v) > 0 && v[0] == '[' {
				return "", errors.New("an array of arrays is no text")
			}
			s, err := written(v, between)
			if err != nil {
				return "", err
			}
			if s != "" {
				out = append(out, s)
			}
		}
		return strings.Join(out, between), nil
	case '{':
		var o object
		if err := json.Unmarshal(raw, &o); err != nil {
			return "", err
		}
		for _, k := range []string{"name", "title", "text", "content", "value", "$date"} {
			if v := bytes.TrimSpace(o[k]); len(v) > 0 && v[0] == '"' {
				return written(v, between)
			}
		}
		return "", errors.New("an object is no text")
	case 't', 'f':
		return "", errors.New("true or false is no text")
	}
	return string(raw), nil
}

// bounded is a reader that fails once it has given a number of bytes more than one row
// may have; the rows that were read before give it room again.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errLong
	}
	n, err := b.r.Read(p)
	b.left -= int64(n)
	return n, err
}
