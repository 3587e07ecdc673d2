package archive

import (
	"strings"

	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/quotation"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
)

// quotedIn is what stands between quotation marks in contents, without the marks. Where all
// of it does, a piece that shows no mark of its own counts as a whole: its marks stand around
// it, or a paragraph before.
func quotedIn(contents []string, all bool) (quoted []string) {
	for _, text := range contents {
		if all {
			if t := strings.Trim(text, "“”\"„«»‟＂ \n\t,"); t != "" {
				quoted = append(quoted, t)
			}
			continue
		}
		a := &language.Analysis{Text: text, Tokens: token.Split(text)}
		a.Sentences = sentence.Split(text, a.Tokens)
		for _, q := range quotation.Find(a).All {
			first, end := q.First+1, q.Last
			if q.Open {
				end++
			}
			if first < end {
				quoted = append(quoted, a.Span(first, end).In(text))
			}
		}
	}
	return quoted
}
