package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// undoubled puts right text that was taken for Windows-1252 and encoded as UTF-8
// a second time ("cafÃ©", "wonâ€™t"), and counts the places. A run of characters
// is put right where its bytes are UTF-8 again; a text where fewer than half of the
// runs are so stays as it is.
func undoubled(text string) (string, int) {
	if !strings.ContainsAny(text, "Ãâ") {
		return text, 0
	}
	var b strings.Builder
	b.Grow(len(text))
	right, all := 0, 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			b.WriteByte(text[i])
			i++
			continue
		}
		end := i
		var raw []byte
		for end < len(text) && text[end] >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(text[end:])
			c, ok := windows(r)
			if !ok {
				break
			}
			raw = append(raw, c)
			end += n
		}
		all++
		if end == i { // no character of Windows-1252
			_, n := utf8.DecodeRuneInString(text[i:])
			b.WriteString(text[i : i+n])
			i += n
			continue
		}
		cut := end
		if strings.HasPrefix(text[end:], "\uFFFD") { // a byte that Windows-1252 has not
			cut = end + len("\uFFFD")
		}
		before, _ := utf8.DecodeLastRuneInString(b.String())
		if fixed, ok := once(raw, before, text[cut:], cut > end); ok {
			b.WriteString(fixed)
			right++
			i = cut
			continue
		}
		b.WriteString(text[i:end])
		i = end
	}
	if 2*right < all || right == 0 {
		return text, 0
	}
	return b.String(), right
}

// once is raw as UTF-8, where it is more than ASCII; its last character may be cut.
func once(raw []byte, before rune, rest string, cut bool) (string, bool) {
	if len(raw) < 2 {
		return "", false
	}
	if utf8.Valid(raw) {
		return string(raw), !cut
	}
	if n := len(raw) - 2; n >= 0 && raw[n] == 0xe2 && raw[n+1] == 0x80 && utf8.Valid(raw[:n]) {
		after, _ := utf8.DecodeRuneInString(rest)
		return string(raw[:n]) + string(cutMark(before, after)), true
	}
	return "", false
}

// windows is the byte that stands for r in Windows-1252, its unused places included.
func windows(r rune) (byte, bool) {
	if r >= 0x80 && r < 0xa0 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// cutMark is the quotation mark of whose three bytes the last is lost, by what stands
// around it.
func cutMark(before, after rune) rune {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	switch {
	case letter(before) && letter(after):
		return '’'
	case letter(after) && !letter(before):
		return '“'
	}
	return '”'
}
