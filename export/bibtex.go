package export

import (
	"fmt"
	"io"
	"strings"

	"github.com/openhearsay/hearsay/foreign"
)

// writeBibTeX writes one entry a document, as BibTeX and Biber read them: @article with the
// outlet as its journal, where outlet and date are known, else @misc, which requires nothing.
// A name is kept whole by braces. Text is UTF-8; what LaTeX acts on is escaped.
func writeBibTeX(w io.Writer, v *view) error {
	keys := v.citationKeys()
	for i := range v.c.Documents {
		d := &v.c.Documents[i]
		kind, journal := "misc", "howpublished"
		if d.Outlet != "" && d.Published.Known() && d.Title != "" {
			kind, journal = "article", "journal"
		}
		var b strings.Builder
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, ",\n  %s = {%s}", name, value)
			}
		}
		var authors []string
		for _, a := range d.Bylines {
			authors = append(authors, "{"+latex(a)+"}")
		}
		field("author", strings.Join(authors, " and "))
		if d.Title != "" {
			field("title", "{"+latex(d.Title)+"}")
		}
		field(journal, latex(d.Outlet))
		if n := numbers(d.Published.From); n != nil {
			field("year", fmt.Sprintf("%04d", n[0]))
			if len(n) > 1 && d.Published.From == d.Published.To {
				field("month", fmt.Sprint(n[1]))
			}
			field("date", edtf(d.Published))
		}
		field("url", address(d.URL))
		field("langid", map[string]string{"en": "english"}[d.Language])
		field("note", latex(noteOf(d)))
		if _, err := fmt.Fprintf(w, "@%s{%s%s\n}\n\n", kind, keys[i], b.String()); err != nil {
			return err
		}
	}
	return nil
}

// latexSigns are what LaTeX acts on, each with what prints it.
var latexSigns = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "$", `\$`, "&", `\&`, "#", `\#`, "%", `\%`,
	"_", `\_`, "^", `\textasciicircum{}`, "~", `\textasciitilde{}`, `"`, `\textquotedbl{}`)

func latex(s string) string { return latexSigns.Replace(foreign.Line(s)) }

// citationKeys are, by index of the documents, keys that BibTeX and pandoc take: ASCII
// letters, digits, dots, hyphens and underscores, from the ids of the documents, each once.
func (v *view) citationKeys() []string {
	keys, taken := make([]string, len(v.c.Documents)), map[string]bool{}
	for i := range v.c.Documents {
		key := strings.Map(func(r rune) rune {
			switch {
			case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '.', r == '_':
				return r
			}
			return '_'
		}, v.c.Documents[i].ID)
		const most = 64
		key = strings.Trim(key[:min(len(key), most)], "-._")
		if key == "" {
			key = "document"
		}
		one := key
		for n := 2; taken[strings.ToLower(one)]; n++ { // BibTeX does not tell capitals apart
			one = fmt.Sprintf("%s-%d", key, n)
		}
		taken[strings.ToLower(one)] = true
		keys[i] = one
	}
	return keys
}
