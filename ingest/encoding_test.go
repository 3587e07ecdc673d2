package ingest

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Text in an encoding that nothing names is read right, or a warning says that it may not be.
func TestGuess(t *testing.T) {
	in := func(e encoding.Encoding, s string) string {
		b, err := e.NewEncoder().String(s)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		return b
	}
	marks := "“The wall’s done,” said Zoë Brück of the Café Lumière – “at last.”"
	plain := `"The wall is done," said Zoë Brück of the Café Lumière, who is 60 and the owner of a señorial house in Málaga.`
	russian := "Стена готова, сказал совет гавани в понедельник."
	for _, tt := range []struct{ name, data, want, warning string }{
		{"Windows-1252", in(charmap.Windows1252, marks), marks, ""},
		{"Mac Roman", in(charmap.Macintosh, marks), marks, ""},
		{"code page 437", in(charmap.CodePage437, plain), plain, ""},
		{"code page 850", in(charmap.CodePage850, plain), plain, ""},
		{"Latin-1", in(charmap.ISO8859_1, plain), plain, ""},
		{"GB 18030", in(simplifiedchinese.GB18030, "“The wall’s done,” said Ada Brook – “at last.”"), "“The wall’s done,” said Ada Brook – “at last.”", ""},
		{"GB 18030 with letters", in(simplifiedchinese.GB18030, "“The wall’s done,” said Ada Brook of 上海."), "“The wall’s done,” said Ada Brook of 上海.", "not known"},
		{"Windows-1251", in(charmap.Windows1251, russian), russian, ""},
		{"KOI8-R", in(charmap.KOI8R, russian), russian, ""},
		{"a mark cut in two", "He said: \xe2\x80It is done,” and that it wasn\xe2\x80t cheap.", "He said: “It is done,” and that it wasn’t cheap.", "not valid UTF-8"},
		{"an encoding that is not tried", in(japanese.ShiftJIS, "The wall of ハーウィックの港 is done, said 港の長官 on Monday."), "", "not known"},
	} {
		text, warnings, err := decode([]byte(tt.data), false, "")
		if err != nil || tt.want != "" && text != tt.want {
			t.Errorf("%s: text %q, error %v, want %q", tt.name, text, err, tt.want)
		}
		if got := strings.Join(warnings, "; "); (got == "") != (tt.warning == "") || !strings.Contains(got, tt.warning) {
			t.Errorf("%s: warnings %q, want %q", tt.name, got, tt.warning)
		}
	}
}

func TestUndoubled(t *testing.T) {
	twice := func(s string) string { // s, taken for Windows-1252
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			r := charmap.Windows1252.DecodeByte(s[i])
			if r == '\uFFFD' {
				r = rune(s[i])
			}
			b.WriteRune(r)
		}
		return b.String()
	}
	for _, tt := range []struct {
		text, want string
		n          int
	}{
		{twice("“It’s done,” said Zoë of the café."), "“It’s done,” said Zoë of the café.", 5},
		{strings.ReplaceAll(twice("“It’s done,” said Zoë."), "\u009d", "\uFFFD"), "“It’s done,” said Zoë.", 4},
		{"Un château, une forêt et l’âge d’or.", "Un château, une forêt et l’âge d’or.", 0},
		{"SÃO PAULO", "SÃO PAULO", 0},
		{"", "", 0},
	} {
		if got, n := undoubled(tt.text); got != tt.want || n != tt.n {
			t.Errorf("undoubled(%q) = %q, %d; want %q, %d", tt.text, got, n, tt.want, tt.n)
		}
	}
}
