// Package foreign makes text of unknown origin, such as names of files and words of
// documents, safe to show: on a terminal it cannot steer, in a line it cannot forge
// another one, in Markdown and JSON it stays what it is. What would not be seen, or would
// turn what stands beside it, is shown in signs: ␛ for ESC, <U+202E> for the override of
// direction.
package foreign

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is s with its lines and tabs and nothing else that steers a terminal.
func Text(s string) string { return show(s, "\n\t") }

// Line is s on one line, as prose: white space of any kind is one space.
func Line(s string) string { return show(strings.Join(strings.Fields(s), " "), "") }

// Name is s on one line, as a name: each character is seen, also a line end.
func Name(s string) string { return show(s, "") }

// show replaces what steers, but for the characters in keep.
func show(s, keep string) string {
	if !steers(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case strings.ContainsRune(keep, r) || !steering(r):
			b.WriteString(s[i : i+n])
		case r < ' ':
			b.WriteRune('␀' + r)
		case r == 0x7f:
			b.WriteRune('␡')
		default:
			fmt.Fprintf(&b, "<U+%04X>", r)
		}
		i += n
	}
	return b.String()
}

func steers(s string) bool {
	return !utf8.ValidString(s) || strings.IndexFunc(s, steering) >= 0
}

// steering reports whether a terminal may act on r instead of showing it: the control
// characters C0, DEL and C1, the ends of lines and paragraphs, and what turns the
// direction of writing (Unicode's Bidi_Control).
func steering(r rune) bool {
	return r < ' ' || 0x7f <= r && r < 0xa0 || r == 0x2028 || r == 0x2029 || unicode.Is(unicode.Bidi_Control, r)
}

// JSON is a text of JSON that means the same, in which what steers a terminal is
// written as \uXXXX, so that it can be looked at. encoding/json has seen to C0 already.
func JSON(b []byte) []byte {
	at := indexSteering(b)
	if at < 0 {
		return b
	}
	var out bytes.Buffer
	out.Grow(len(b) + 64)
	for at >= 0 {
		r, n := utf8.DecodeRune(b[at:])
		out.Write(b[:at])
		fmt.Fprintf(&out, `\u%04x`, r)
		b = b[at+n:]
		at = indexSteering(b)
	}
	out.Write(b)
	return out.Bytes()
}

// indexSteering is the first character in b, other than of C0, that steers; -1 for none.
func indexSteering(b []byte) int {
	for i := 0; i < len(b); {
		if c := b[i]; c < utf8.RuneSelf && c != 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if steering(r) && r != utf8.RuneError {
			return i
		}
		i += n
	}
	return -1
}

// Markdown is s on one line, as prose, in CommonMark and GitHub's form of it: every
// character that could begin markup is escaped, and no address becomes a link. An @ is
// parted from what follows by an empty comment, since escaping it does not keep a
// reader from making a link or a mention of it.
func Markdown(s string) string {
	s = Line(s)
	var b strings.Builder
	for i, r := range s {
		rest := s[i+utf8.RuneLen(r):]
		switch {
		case strings.ContainsRune("\\`*_{}[]<>#|~&!$", r),
			i == 0 && strings.ContainsRune("-+=", r),
			(r == '.' || r == ')') && i > 0 && digits(s[:i]),
			r == ':' && strings.HasPrefix(rest, "//"),
			r == ':' && (hasSuffixFold(s[:i], "mailto") || hasSuffixFold(s[:i], "xmpp")),
			r == '.' && hasSuffixFold(s[:i], "www"):
			b.WriteByte('\\')
		case r == '@':
			b.WriteString(`\@`)
			if rest != "" && rest[0] != ' ' {
				b.WriteString("<!-- -->")
			}
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// digits reports whether s is digits only, so that a point after it would begin
// a numbered list.
func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && strings.EqualFold(s[len(s)-len(suffix):], suffix)
}
