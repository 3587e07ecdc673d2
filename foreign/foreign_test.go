package foreign

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestShow(t *testing.T) {
	const hostile = "a\x1b[31m\u009b2J\x00\x7f\r\n  b\u202ec\u2066\u2029d\xff\t"
	for name, c := range map[string]struct {
		show func(string) string
		want string
	}{
		"text": {Text, "a␛[31m<U+009B>2J␀␡␍\n  b<U+202E>c<U+2066><U+2029>d\\xff\t"},
		"line": {Line, "a␛[31m<U+009B>2J␀␡ b<U+202E>c<U+2066> d\\xff"},
		"name": {Name, "a␛[31m<U+009B>2J␀␡␍␊  b<U+202E>c<U+2066><U+2029>d\\xff␉"},
	} {
		if got := c.show(hostile); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for _, plain := range []string{"", "Zoë said “no” – 日本", "👩‍👧"} {
		if Name(plain) != plain || Line(plain) != plain {
			t.Errorf("%q is not as it was", plain)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for s, want := range map[string]string{
		"1. one":                        `1\. one`,
		"- one":                         `\- one`,
		"see https://a.example/b_c":     `see https\://a.example/b\_c`,
		"FTP://a.example":               `FTP\://a.example`,
		"www.a.example WWW.b.example":   `www\.a.example WWW\.b.example`,
		"ann@a.example":                 `ann\@<!-- -->a.example`,
		"mailto:ann@a.example":          `mailto\:ann\@<!-- -->a.example`,
		"@ 9 o'clock":                   `\@ 9 o'clock`,
		"x\n# y":                        `x \# y`,
		"<b>&amp; $x$":                  `\<b\>\&amp; \$x\$`,
		"\u202eevil\x1b":                `\<U+202E\>evil␛`,
		"<https://a.example> [a](b) !":  `\<https\://a.example\> \[a\](b) \!`,
		"at 9: the mayor said: “done.”": "at 9: the mayor said: “done.”",
	} {
		if got := Markdown(s); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

func FuzzJSON(f *testing.F) {
	f.Add("a\u009bb\u202e\x7f\x1b\u2028é")
	f.Fuzz(func(t *testing.T, s string) {
		b, err := json.Marshal(s)
		if err != nil {
			t.Skip()
		}
		var was, is string
		if err := json.Unmarshal(b, &was); err != nil {
			t.Fatal(err)
		}
		safe := JSON(b)
		if err := json.Unmarshal(safe, &is); err != nil || is != was {
			t.Errorf("%q became %q, %v", was, is, err)
		}
		if strings.ContainsFunc(string(safe), steering) {
			t.Errorf("%q steers", safe)
		}
	})
}

func FuzzShow(f *testing.F) {
	f.Add("a\x1b\u009b\u202e\xff")
	f.Fuzz(func(t *testing.T, s string) {
		for _, got := range []string{Name(s), Line(s), Markdown(s), strings.NewReplacer("\n", "", "\t", "").Replace(Text(s))} {
			if steers(got) {
				t.Errorf("%q became %q", s, got)
			}
		}
	})
}
