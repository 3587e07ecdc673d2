package source

import (
	"strings"
	"unicode"

	"github.com/openhearsay/hearsay/pattern"
)

// notTitles are what programs write as the title of a document when a person gave none.
var notTitles = pattern.New(`(?i)^(microsoft word|powerpoint presentation|untitled|document\d*|unknown|title|no title|layout \d+|slide \d+|print|about:blank)\b|\.(docx?|rtf|odt|pdf|indd|qxp|qxd|txt|pages|tex|dvi|html?|pmd|wpd)$|[\\/].*[\\/]|^[\d\s._-]*$`)

// Title is the title in the properties of a file where it seems to be one that a person
// gave, "" else.
func Title(s string) string {
	s = Line(s)
	if len(s) < 4 || len(s) > 300 || notTitles.MatchString(s) || !strings.Contains(s, " ") {
		return ""
	}
	return s
}

// notNames are what programs and offices write as the author of a document.
var notNames = pattern.New(`(?i)\b(user|admin\w*|administrator|owner|author|unknown|default|microsoft|windows|adobe|acrobat|python|office|desktop|laptop|pc|root|guest|editor|template|company|department|scanner|printer|writer|latex|tex)\b|[@\\/\d_]`)

// Names are the persons in the author property of a file, where all of them seem to be
// names of persons: two to four words, each with a capital letter. nil else.
func Names(s string) (names []string) {
	parts := pattern.New(`\s*(?:;|,|&|\band\b)\s*`).Split(Line(s), -1)
	for _, n := range parts {
		words := strings.Fields(n)
		if len(words) < 2 || len(words) > 4 || notNames.MatchString(n) {
			return nil
		}
		for i, w := range words {
			if r := []rune(w); !unicode.IsUpper(r[0]) && (i == 0 || i == len(words)-1) {
				return nil
			}
		}
		names = append(names, n)
	}
	return names
}
