package report

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
)

// Number is n with its noun: "1 document", "2,400 documents".
func Number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Thousands(n) + " " + many
}

// Thousands is n with commas between groups of three digits.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	if n < 0 {
		return "-" + Thousands(-n)
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// Sentence is s with a capital at its beginning and a full stop at its end.
func Sentence(s string) string {
	s = capital(clean(s))
	if r, _ := utf8.DecodeLastRuneInString(s); s != "" && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("”\"’')]", r)) {
		s += "."
	}
	return s
}

// Date is a period in words: "4 March 2031", "March 2031", "2–5 March 2031".
func Date(p hearsay.Period) string {
	from, to := day(p.From), day(p.To)
	switch {
	case from == "" && to == "":
		return ""
	case to == "" || from == to:
		return from
	case from == "":
		return "until " + to
	}
	// The parts that both ends share are said once, with the later end.
	f, t := strings.Fields(from), strings.Fields(to)
	for len(f) > 1 && len(f) == len(t) && f[len(f)-1] == t[len(t)-1] {
		f, t = f[:len(f)-1], t[:len(t)-1]
	}
	if len(f) == 1 && len(f) < len(strings.Fields(from)) {
		return f[0] + "–" + to
	}
	return strings.Join(f, " ") + " – " + to
}

func day(iso string) string {
	for _, l := range []struct{ in, out string }{{"2006-01-02", "2 January 2006"}, {"2006-01", "January 2006"}, {"2006", "2006"}} {
		if t, err := time.Parse(l.in, iso); err == nil {
			return t.Format(l.out)
		}
	}
	return iso
}

// clean is a stretch of text on one line.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

// cut shortens s to about n bytes at a word, with an ellipsis.
func cut(s string, n int) string {
	s = clean(s)
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	if i := strings.LastIndexByte(s[:n], ' '); i > n/2 {
		n = i
	}
	return s[:n] + " …"
}

// fit moves s inside text and onto borders of code points; ok is false where
// nothing is left.
func fit(text string, s hearsay.Span) (_ hearsay.Span, ok bool) {
	s.Start, s.End = min(max(s.Start, 0), len(text)), min(max(s.End, 0), len(text))
	for s.Start < len(text) && s.Start > 0 && !utf8.RuneStart(text[s.Start]) {
		s.Start--
	}
	for s.End < len(text) && s.End > 0 && !utf8.RuneStart(text[s.End]) {
		s.End++
	}
	return s, s.Start < s.End
}

// sameName reports whether two outlets' names are the same but for case, white
// space and a leading "The".
func foldName(s string) string {
	s = strings.ToLower(clean(s))
	return strings.TrimPrefix(s, "the ")
}
