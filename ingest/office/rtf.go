package office

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"

	"github.com/openhearsay/hearsay/ingest/source"
)

const maxGroups = 2000 // groups inside groups; writers nest a few dozen

// RTF is a source.TextReader of Rich Text Format.
func RTF(ctx context.Context, s source.Source, l source.Limits) (source.Text, error) {
	if int64(len(s.Data)) > l.Bytes {
		return source.Text{}, tooLarge(l)
	}
	data := bytes.TrimLeft(s.Data, "\ufeff \r\n\t")
	if !bytes.HasPrefix(data, []byte(`{\rtf`)) {
		return source.Text{}, damaged("RTF document", errors.New("it does not begin as one"))
	}
	r := rich{data: data, fonts: map[int]encoding.Encoding{}, pages: codePage(1252)}
	r.state.unicode = 1
	if err := r.run(ctx); err != nil {
		return source.Text{}, wrapped(ctx, "RTF document", l, err)
	}
	about := source.About{Title: source.Title(tidy(r.title.String())), Bylines: source.Names(tidy(r.author.String()))}
	t, err := text(r.main.done, r.notes.done, about, r.changes)
	if err == nil && len(r.stack) > 0 {
		t.Warnings = append(t.Warnings, "the RTF document ends before its end: text may be missing")
	}
	return t, err
}

// A destination is where the text of a group goes.
type destination byte

const (
	toText destination = iota
	toNote
	toNothing
	toFonts
	toTitle
	toAuthor
)

// A state is what holds until the end of a group.
type state struct {
	to      destination
	unicode int // characters that stand in for one of \u
	font    int
	hidden  bool
	deleted bool
}

// A rich reads RTF. Groups are kept on a stack of their own: no depth of them is a
// depth of calls.
type rich struct {
	data    []byte
	at      int
	state   state
	stack   []state
	pages   encoding.Encoding         // of the document
	fonts   map[int]encoding.Encoding // of each font that has its own; nil for symbols
	base    int                       // the font that the document begins with
	fresh   bool                      // a group has just begun
	star    bool                      // \* came before
	skip    int                       // characters that stand in for one that was written
	high    rune                      // the first half of a surrogate pair; 0 for none
	bytes   []byte                    // in the encoding of font, not yet decoded
	main    story
	notes   story
	title   strings.Builder
	author  strings.Builder
	changes bool
}

func (r *rich) run(ctx context.Context) error {
	for n := 0; r.at < len(r.data); n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		c := r.data[r.at]
		r.at++
		switch c {
		case '{':
			r.flush()
			if len(r.stack) == maxGroups {
				return errNested
			}
			r.stack = append(r.stack, r.state)
			r.fresh, r.star, r.skip = true, false, 0
			continue
		case '}':
			r.flush()
			n := len(r.stack) - 1
			if n < 0 {
				return r.close()
			}
			if r.state.to == toNote && r.stack[n].to != toNote {
				r.notes.end()
			}
			r.state, r.stack = r.stack[n], r.stack[:n]
			r.skip = 0
			if n == 0 {
				return r.close()
			}
		case '\\':
			if r.control() {
				continue // what follows may name the destination
			}
		case '\r', '\n', 0:
			continue
		default:
			r.character(c)
		}
		r.fresh, r.star = false, false
	}
	return r.close()
}

func (r *rich) close() error {
	r.flush()
	r.main.end()
	for len(r.notes.open) > 0 {
		r.notes.end()
	}
	return nil
}

// control reads what follows a backslash. It reports whether the group is still at its
// beginning.
func (r *rich) control() bool {
	if r.at >= len(r.data) {
		return false
	}
	c := r.data[r.at]
	if !letter(c) {
		r.at++
		return r.symbol(c)
	}
	from := r.at
	for r.at < len(r.data) && letter(r.data[r.at]) && r.at-from < 32 {
		r.at++
	}
	name := string(r.data[from:r.at])
	n, given := r.number()
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	if name == "bin" {
		r.at = min(len(r.data), r.at+max(0, n))
		return false
	}
	if r.fresh || r.star {
		if to, ok := destinations[name]; ok {
			r.flush()
			r.enter(to)
			return false
		}
		if r.star && !kept[name] {
			r.flush()
			r.state.to = toNothing
			return false
		}
	}
	r.word(name, n, given)
	return false
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// number reads the parameter of a control word.
func (r *rich) number() (n int, given bool) {
	sign := 1
	if r.at+1 < len(r.data) && r.data[r.at] == '-' && r.data[r.at+1]-'0' < 10 {
		sign = -1
		r.at++
	}
	for ; r.at < len(r.data) && r.data[r.at]-'0' < 10; r.at++ {
		n, given = min(n*10+int(r.data[r.at]-'0'), 1<<31), true
	}
	return sign * n, given
}

// symbol acts on a backslash before what is no letter.
func (r *rich) symbol(c byte) bool {
	switch c {
	case '*':
		r.star = r.fresh
		return r.star
	case '\'':
		if r.at+2 <= len(r.data) {
			a, b := digit(r.data[r.at]), digit(r.data[r.at+1])
			if a < 16 && b < 16 {
				r.at += 2
				r.character(a<<4 | b)
			}
		}
	case '~':
		r.put(" ")
	case '_':
		r.put("-")
	case '\r', '\n':
		r.word("par", 0, false)
	case '{', '}', '\\':
		r.character(c)
	}
	return false
}

func digit(c byte) byte {
	switch {
	case c-'0' < 10:
		return c - '0'
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10
	}
	return 16
}

// character takes a byte of text, which may be half a letter.
func (r *rich) character(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	if r.reads() {
		r.high = 0
		r.bytes = append(r.bytes, c)
	}
}

// reads reports whether text goes anywhere.
func (r *rich) reads() bool {
	return r.state.to != toNothing && r.state.to != toFonts && !r.state.hidden && !r.state.deleted
}

// flush decodes what is left of bytes.
func (r *rich) flush() {
	if len(r.bytes) == 0 {
		return
	}
	e := r.pages
	if own, ok := r.fonts[r.state.font]; ok {
		e = own
	}
	b := r.bytes
	r.bytes = r.bytes[:0]
	if e == nil { // symbols are no letters
		return
	}
	if s, err := e.NewDecoder().Bytes(b); err == nil {
		r.add(string(s))
	}
}

// put adds text that is Unicode already.
func (r *rich) put(s string) {
	if r.skip > 0 {
		r.skip--
		return
	}
	r.flush()
	r.high = 0
	if r.reads() {
		r.add(s)
	}
}

func (r *rich) add(s string) {
	switch r.state.to {
	case toText, toNote:
		to := &r.main
		if r.state.to == toNote {
			to = &r.notes
		}
		if len(to.open) == 0 {
			to.begin()
		}
		to.write(s)
	case toTitle:
		r.title.WriteString(s)
	case toAuthor:
		r.author.WriteString(s)
	}
}

// code takes the parameter of \u, a unit of UTF-16 that may be written as negative.
func (r *rich) code(n int) {
	r.flush()
	c := rune(uint16(n))
	switch {
	case !r.reads():
	case utf16.IsSurrogate(c) && c < 0xDC00:
		r.high = c
	case utf16.IsSurrogate(c):
		r.add(string(utf16.DecodeRune(r.high, c)))
		r.high = 0
	default:
		r.high = 0
		r.add(string(c))
	}
	r.skip = r.state.unicode
}
