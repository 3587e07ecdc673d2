package ingest

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const simplified = "GB 18030"

// candidates are the encodings in which bytes that are no UTF-8 are tried, the
// likelier first: of two that read alike the first counts.
var candidates = []struct {
	name string
	enc  encoding.Encoding
}{
	{"Windows-1252", charmap.Windows1252}, {"ISO 8859-15", charmap.ISO8859_15}, {"Mac Roman", charmap.Macintosh}, {"code page 437", charmap.CodePage437}, {"code page 850", charmap.CodePage850},
	{simplified, simplifiedchinese.GB18030}, {"Windows-1251", charmap.Windows1251}, {"KOI8-R", charmap.KOI8R},
}

const (
	// doubtful is the plausibility below which the reader is told that the encoding is a guess.
	doubtful = 0.4
	// declaredBonus is what the encoding that a page declares has before the others.
	declaredBonus = 0.5
)

// guess decodes bytes that are no UTF-8 in the encoding that gives the most
// plausible text: letters that belong to words, quotation marks where they open and
// close. Bytes of which half or more of what is beyond ASCII is well-formed UTF-8
// are broken UTF-8: no other text looks so by chance. declared is the encoding that
// the page names, nil for none. sure is false where no reading is plausible.
func guess(data []byte, declared encoding.Encoding, name string) (text, encodingName string, bad int, sure bool) {
	if good, broken := sequences(data); good >= broken {
		text, bad = fromUTF8(data)
		return text, "UTF-8", bad, true
	}
	best := -10.0
	try := func(t, n string, bonus float64) {
		if p := plausible(t) + bonus; p > best+1e-9 {
			best, text, encodingName = p, t, n
		}
	}
	if declared != nil {
		if out, err := declared.NewDecoder().Bytes(data); err == nil {
			try(strings.ToValidUTF8(string(out), "\uFFFD"), name, declaredBonus)
		}
	}
	for _, c := range candidates {
		if out, err := c.enc.NewDecoder().Bytes(data); err == nil {
			try(strings.ToValidUTF8(string(out), "\uFFFD"), c.name, 0)
		}
	}
	// The encodings of East Asia read each other's bytes as letters of their own.
	asian := encodingName == simplified && strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	sure = best >= doubtful && !asian
	if declared == nil && (!sure || encodingName == candidates[0].name) {
		if t, n, ok := detect(data, sure); ok {
			return t, n, 0, false
		}
	}
	return text, encodingName, strings.Count(text, "\uFFFD"), sure
}

// detect asks statistics of letters (ICU's, by gogs/chardet) where plausible is not
// sure, and about the encodings of middle Europe, which read as plausible in that of
// western Europe. It has a say only where every byte can be read so.
func detect(data []byte, sure bool) (text, name string, ok bool) {
	r, err := chardet.NewTextDetector().DetectBest(data[:min(len(data), detectBytes)])
	if err != nil || r.Confidence < 30 {
		return "", "", false
	}
	if middle := r.Charset == "windows-1250" || r.Charset == "ISO-8859-2"; sure && (!middle || r.Language == "hu") {
		return "", "", false
	}
	e, err := htmlindex.Get(r.Charset)
	if err != nil || slices.Contains([]string{"UTF-8", "ISO-8859-1", "windows-1252"}, r.Charset) { // those have been tried
		return "", "", false
	}
	out, err := e.NewDecoder().Bytes(data)
	if err != nil || bytes.Contains(out, []byte("\uFFFD")) {
		return "", "", false
	}
	return string(out), r.Charset, true
}

// detectBytes is how much of a text statistics are made of.
const detectBytes = 64 << 10

// sequences counts the well-formed and the broken sequences of UTF-8 beyond ASCII.
// The first two bytes of three count as one broken sequence, those of a quotation
// mark, which hardly anything else is, as none.
func sequences(data []byte) (good, broken int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			good++
		case data[i] >= 0xe0 && data[i] < 0xf0 && i+1 < len(data) && data[i+1]&0xc0 == 0x80:
			if data[i] != 0xe2 || data[i+1] != 0x80 {
				broken++
			}
			n = 2
		default:
			broken++
		}
		i += n
	}
	return good, broken
}

// maxSpots is how many characters beyond ASCII are looked at to judge a text.
const maxSpots = 4000

// plausible is how well the characters of text beyond ASCII fit where they stand, on
// average: 1 all of them, about -1 none; 1 where there are none.
func plausible(text string) float64 {
	sum, n := 0.0, 0
	prev := ' '
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			prev = rune(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		if i+size == len(text) {
			next = ' '
		}
		if r != '\uFFFD' || prev != '\uFFFD' {
			sum += fits(prev, r, next)
			if n++; n == maxSpots {
				break
			}
		}
		prev = r
		i += size
	}
	if n == 0 {
		return 1
	}
	return sum / float64(n)
}

// fits judges one character by its neighbours: 1 where it belongs, -1 where it does not.
func fits(prev, r, next rune) float64 {
	is := func(ok bool) float64 {
		if ok {
			return 1
		}
		return -1
	}
	open := unicode.IsSpace(prev) || strings.ContainsRune("([—–-\"'“‘>/", prev)
	ended := unicode.IsSpace(next) || strings.ContainsRune(".,;:!?)]—–-\"'”’<…", next)
	word := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
	switch r {
	case '\uFFFD':
		return -1.5
	case '“', '„', '«', '‹':
		return is(open && !ended)
	case '”', '»', '›':
		return is(!open && (ended || !word(next)))
	case '‘':
		return is(open)
	case '’':
		return is(word(prev) || ended && !unicode.IsSpace(prev) || unicode.IsDigit(next) || open && word(next))
	case '–', '—', '…', '•', '·', '\u00a0', '\u200b', '\u202f', '\u2009':
		return 0.6
	case '£', '€', '¥':
		return is(unicode.IsDigit(next) || ended && (unicode.IsSpace(prev) || unicode.IsDigit(prev)))
	case '°', '½', '¼', '¾', '²', '³', 'º', 'ª':
		return is(unicode.IsDigit(prev) || unicode.IsSpace(prev) && ended)
	case '©', '®', '™', '§', '¶', '×':
		return is(!(unicode.IsLetter(prev) && unicode.IsLower(next))) * 0.6
	}
	switch {
	case unicode.Is(unicode.Han, r), unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r), unicode.Is(unicode.Hangul, r):
		return is(prev > 0x2e7f || next > 0x2e7f)
	case unicode.IsPunct(r) && r > 0x2e7f:
		return is(prev > 0x2e7f || next > 0x2e7f)
	case !unicode.IsLetter(r):
		return -0.8
	case unicode.Is(unicode.Cyrillic, r) != unicode.Is(unicode.Cyrillic, prev) && unicode.IsLetter(prev):
		return -1 // letters of two alphabets in a word
	case unicode.IsUpper(r):
		if unicode.IsLower(prev) {
			return -1
		}
		return is(unicode.IsLower(next) && !unicode.IsUpper(prev) || unicode.IsUpper(next) && unicode.IsUpper(prev) || ended && unicode.IsUpper(prev))
	case !unicode.Is(unicode.Latin, r) && !unicode.Is(unicode.Cyrillic, r):
		return is(unicode.IsLetter(prev) && prev >= utf8.RuneSelf || unicode.IsLetter(next) && next >= utf8.RuneSelf) * 0.5
	}
	// A small letter stands in a word, and Latin words have few marked ones together.
	if unicode.IsUpper(next) || !unicode.IsLetter(prev) && !unicode.IsLetter(next) {
		return -1
	}
	if unicode.Is(unicode.Latin, r) && prev >= utf8.RuneSelf && next >= utf8.RuneSelf && unicode.IsLetter(prev) && unicode.IsLetter(next) {
		return -1
	}
	return 1
}
