package store

import (
	"strings"
	"unicode"
)

// A Query is terms that a document must hold, all of them.
type Query []Term

// A Term is a word or several that stand together; case and accents make no
// difference. With Prefix the last word may go on.
type Term struct {
	Text   string
	Prefix bool
}

// ParseQuery reads what a person typed, one argument of the command line or a
// whole line of a search box: anything is allowed. Words in quotation marks
// stand together; an argument with spaces and no quotation marks came quoted
// from the shell, so that its words stand together too. A word that ends in *
// finds all words that begin so.
func ParseQuery(arguments ...string) Query {
	var q Query
	for _, a := range arguments {
		a = strings.Map(straight, a)
		if !strings.Contains(a, `"`) {
			q = q.with(a)
			continue
		}
		for i, part := range strings.Split(a, `"`) {
			if i%2 == 1 {
				q = q.with(part)
				continue
			}
			for word := range strings.FieldsSeq(part) {
				q = q.with(word)
			}
		}
	}
	return q
}

// with adds a term unless it holds nothing that a text could be searched for.
func (q Query) with(text string) Query {
	text = strings.TrimSpace(text)
	cut, prefix := strings.CutSuffix(text, "*")
	if strings.IndexFunc(cut, searched) < 0 {
		return q
	}
	last := []rune(cut)
	return append(q, Term{Text: cut, Prefix: prefix && searched(last[len(last)-1])})
}

// searched reports whether a rune is part of a word, as FTS5's unicode61 sees it.
func searched(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r)
}

func straight(r rune) rune {
	switch r {
	case '“', '”', '„', '‟', '«', '»', '＂':
		return '"'
	}
	return r
}
