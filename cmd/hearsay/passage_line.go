package main

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// plainPassageInput decodes a line that is an object of strings, nulls and a
// number for an id, as nearly all are, in one pass over its bytes. ok is false
// for any other line, right or wrong: encoding/json decides about it.
func plainPassageInput(line []byte) (in passageInput, ok bool) {
	p := plainObject{rest: line}
	if !p.take('{') {
		return passageInput{}, false
	}
	for first := true; !p.take('}'); first = false {
		if !first && !p.take(',') {
			return passageInput{}, false
		}
		key, ok := p.text()
		if !ok || !p.take(':') {
			return passageInput{}, false
		}
		start := p.space()
		value, kind := p.value()
		switch {
		case kind == otherValue:
			return passageInput{}, false
		case key == "id":
			in.ID = anyID(bytes.Clone(start[:len(start)-len(p.rest)]))
		case kind == nullValue:
		case kind == numberValue:
			if ours(key) {
				return passageInput{}, false
			}
		case key == "text":
			in.Text = value
		case key == "date":
			in.Date = &value
		case key == "series":
			in.Series = &value
		case key == "outlet":
			in.Outlet = &value
		case ours(key):
			return passageInput{}, false // in another case, which counts for encoding/json
		}
	}
	return in, len(p.space()) == 0
}

func ours(key string) bool {
	for _, k := range []string{"id", "text", "date", "series", "outlet"} {
		if strings.EqualFold(k, key) {
			return true
		}
	}
	return false
}

type valueKind int

const (
	otherValue valueKind = iota
	textValue
	nullValue
	numberValue
)

// A plainObject is the rest of a line being read.
type plainObject struct{ rest []byte }

// space passes over white space and returns what is left.
func (p *plainObject) space() []byte {
	for len(p.rest) > 0 && (p.rest[0] == ' ' || p.rest[0] == '\t' || p.rest[0] == '\r' || p.rest[0] == '\n') {
		p.rest = p.rest[1:]
	}
	return p.rest
}

func (p *plainObject) take(c byte) bool {
	if s := p.space(); len(s) > 0 && s[0] == c {
		p.rest = s[1:]
		return true
	}
	return false
}

func (p *plainObject) value() (string, valueKind) {
	s := p.space()
	switch {
	case len(s) == 0:
		return "", otherValue
	case s[0] == '"':
		if t, ok := p.text(); ok {
			return t, textValue
		}
		return "", otherValue
	case bytes.HasPrefix(s, []byte("null")):
		p.rest = s[4:]
		return "", nullValue
	case s[0] >= '1' && s[0] <= '9':
		n := 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n < len(s) && (s[n] == '.' || s[n] == 'e' || s[n] == 'E') {
			return "", otherValue
		}
		p.rest = s[n:]
		return "", numberValue
	}
	return "", otherValue
}

// text reads a string; ok is false where it is none, or holds what is better
// left to encoding/json: surrogates, bytes that are not UTF-8.
func (p *plainObject) text() (string, bool) {
	s := p.space()
	if len(s) == 0 || s[0] != '"' {
		return "", false
	}
	s = s[1:]
	end := bytes.IndexByte(s, '"')
	escape := bytes.IndexByte(s[:max(end, 0)], '\\')
	if end >= 0 && escape < 0 {
		p.rest = s[end+1:]
		return string(s[:end]), printable(s[:end]) && utf8.Valid(s[:end])
	}
	out := make([]byte, 0, len(s))
	for {
		i := bytes.IndexAny(s, "\"\\")
		if i < 0 || i+1 >= len(s) && s[i] == '\\' {
			return "", false
		}
		if !printable(s[:i]) {
			return "", false
		}
		out = append(out, s[:i]...)
		if s[i] == '"' {
			p.rest = s[i+1:]
			return string(out), utf8.Valid(out)
		}
		c := s[i+1]
		s = s[i+2:]
		switch c {
		case '"', '\\', '/':
			out = append(out, c)
		case 'n':
			out = append(out, '\n')
		case 't':
			out = append(out, '\t')
		case 'r':
			out = append(out, '\r')
		case 'u':
			if len(s) < 4 {
				return "", false
			}
			r, err := strconv.ParseUint(string(s[:4]), 16, 16)
			if err != nil || r < ' ' || r >= 0xD800 && r < 0xE000 {
				return "", false
			}
			out = utf8.AppendRune(out, rune(r))
			s = s[4:]
		default:
			return "", false
		}
	}
}

// printable reports whether b holds no control character: none may stand in a
// string as it is.
func printable(b []byte) bool {
	for _, c := range b {
		if c < ' ' {
			return false
		}
	}
	return true
}
