package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/openhearsay/hearsay/pattern"
)

var errBinary = errors.New("the file is binary, not text or HTML: save its text as a .txt file and add that")

// decode makes UTF-8 of data: UTF-8, UTF-16 or what declared, a MIME type with
// parameters, or the page names; else the
// encoding that gives the most plausible text. A byte that cannot be read becomes
// U+FFFD, with a warning; a guess that is not sure and text that was encoded twice
// have theirs. Line ends become "\n", other control characters spaces.
func decode(data []byte, isHTML bool, declared string) (string, []string, error) {
	var text, name string
	bad, sure := 0, true
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return "", nil, errors.New("the file is UTF-32 text: save it as UTF-8 and add that")
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		text, bad = fromUTF8(data[3:])
		name = "UTF-8"
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		text, bad = fromUTF16(data[2:], 0)
		name = "UTF-16"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		text, bad = fromUTF16(data[2:], 1)
		name = "UTF-16"
	default:
		if low, ok := bareUTF16(data); ok {
			text, bad = fromUTF16(data, low)
			name = "UTF-16"
			break
		}
		if binary(data) {
			return "", nil, errBinary
		}
		text, name, bad, sure = fromBytes(data, isHTML, declared)
	}
	if 10*bad > len(text) {
		return "", nil, errBinary
	}
	if n := strings.Count(text, "\x00"); n > 0 {
		text = strings.ReplaceAll(text, "\x00", "\uFFFD")
		bad += n
	}
	var warnings []string
	if bad > 0 {
		warnings = append(warnings, fmt.Sprintf("%d bytes are not valid %s: each is shown as \uFFFD, or as the mark that its place asks for", bad, name))
	}
	if !sure {
		warnings = append(warnings, fmt.Sprintf("the encoding of the file is not known: it is read as %s, and letters and marks may be wrong; save it as UTF-8 and add that", name))
	}
	if fixed, n := undoubled(text); n > 0 {
		text = fixed
		warnings = append(warnings, fmt.Sprintf("the text was encoded twice: %d places are put right", n))
	}
	return tidy(text), warnings, nil
}

// fromBytes decodes text without a byte-order mark; sure is false where the
// encoding is only a guess.
func fromBytes(data []byte, isHTML bool, declared string) (text, name string, bad int, sure bool) {
	if utf8.Valid(data) {
		return string(data), "UTF-8", 0, true
	}
	named := []string{typeCharset(declared)}
	if isHTML {
		named = append(named, metaCharset(data))
	}
	for _, n := range named {
		if n != "" && n != "utf-8" {
			if e, err := htmlindex.Get(n); err == nil {
				return guess(data, e, n)
			}
		}
	}
	return guess(data, nil, "")
}

func fromUTF8(data []byte) (string, int) {
	if utf8.Valid(data) {
		return string(data), 0
	}
	var b strings.Builder
	b.Grow(len(data) + 16)
	bad := 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
			if data[i] == 0xe2 && i+1 < len(data) && data[i+1] == 0x80 { // a mark whose last byte is lost
				before, _ := utf8.DecodeLastRune(data[:i])
				after, _ := utf8.DecodeRune(data[i+2:])
				r, n = cutMark(before, after), 2
			}
		}
		b.WriteRune(r)
		i += n
	}
	return b.String(), bad
}

// fromUTF16 decodes units whose low byte is at position low (0 or 1) of each pair.
func fromUTF16(data []byte, low int) (string, int) {
	var b strings.Builder
	b.Grow(len(data))
	bad := len(data) % 2
	unit := func(i int) rune { return rune(data[i+low]) | rune(data[i+1-low])<<8 }
	for i := 0; i+1 < len(data); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			pair := rune(utf8.RuneError)
			if i+3 < len(data) {
				pair = utf16.DecodeRune(r, unit(i+2))
			}
			if r = pair; r == utf8.RuneError {
				bad++
			} else {
				i += 2
			}
		}
		b.WriteRune(r)
	}
	return b.String(), bad
}

// bareUTF16 recognises UTF-16 without a byte-order mark: of mostly Latin text every
// other byte is zero; of other text, spaces and stops of its script are found in one
// order of the bytes only, and nearly all letters are of one script.
func bareUTF16(data []byte) (low int, ok bool) {
	n := min(len(data), 4096) &^ 1
	var zero [2]int
	control := false
	for i := 0; i < n; i++ {
		if data[i] == 0 {
			zero[i&1]++
		}
		control = control || data[i] < '\t'
	}
	switch half := n / 2; {
	case n < 4:
		return 0, false
	case 10*zero[1] > 7*half && 20*zero[0] < half:
		return 0, true
	case 10*zero[0] > 7*half && 20*zero[1] < half:
		return 1, true
	case !control: // no space, no stop
		return 0, false
	}
	little, _ := fromUTF16(data[:n], 0)
	big, _ := fromUTF16(data[:n], 1)
	a, b := stops(little), stops(big)
	switch {
	case 50*a > n/2 && a > 8*b && oneScript(little):
		return 0, true
	case 50*b > n/2 && b > 8*a && oneScript(big):
		return 1, true
	}
	return 0, false
}

// stops counts spaces, line ends, commas and full stops.
func stops(text string) (n int) {
	for _, r := range text {
		if strings.ContainsRune(" \n,.、。，\u3000", r) {
			n++
		}
	}
	return n
}

// alphabets are those whose text is told by their letters alone.
var alphabets = [][]*unicode.RangeTable{
	{unicode.Latin}, {unicode.Cyrillic}, {unicode.Greek}, {unicode.Arabic}, {unicode.Hebrew}, {unicode.Han, unicode.Hiragana, unicode.Katakana},
	{unicode.Hangul, unicode.Han}, {unicode.Thai}, {unicode.Devanagari},
}

// oneScript reports whether nine of ten letters are of one script.
func oneScript(text string) bool {
	letters := 0
	counts := make([]int, len(alphabets))
	for _, r := range text {
		if r == unicode.ReplacementChar || !unicode.IsLetter(r) {
			continue
		}
		letters++
		for i, tables := range alphabets {
			if unicode.In(r, tables...) {
				counts[i]++
			}
		}
	}
	return letters > 0 && 10*slices.Max(counts) > 9*letters
}

// binary reports whether more than one byte in a hundred is a control character
// that text does not use. Only the first megabyte is looked at.
func binary(data []byte) bool {
	n := min(len(data), 1<<20)
	odd := 0
	for _, c := range data[:n] {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b || c == 0x7f {
			odd++
		}
	}
	return 100*odd > n
}

var charsetName = pattern.New(`(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:-]{2,40})`)

// typeCharset is the encoding that a MIME type names, "" for none.
func typeCharset(declared string) string {
	_, params, _ := mime.ParseMediaType(declared)
	return strings.ToLower(strings.TrimSpace(params["charset"]))
}

func metaCharset(data []byte) string {
	m := charsetName.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return ""
	}
	return strings.ToLower(string(m[1]))
}

// tidy makes line ends "\n" and other control characters spaces.
func tidy(text string) string {
	if strings.IndexFunc(text, oddControl) < 0 {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\f' || r == '\v' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\ufeff':
			return -1
		case oddControl(r):
			return ' '
		}
		return r
	}, text)
}

func oddControl(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == '\ufeff'
}
