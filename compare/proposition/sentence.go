package proposition

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// The bounds of a sentence that stands alone.
const (
	leastWords = 5
	leastStems = 4   // words that say something
	mostBytes  = 300 // longer ones are not taken in at a glance
)

// Sentence is what place i says as a sentence that can stand alone, without its full
// stop; "" where it cannot: a piece of a clause, words that only their neighbours make
// clear, a question. A pronoun for the speaker becomes the name; the first person does
// not fit.
func (f *Field) Sentence(i int) string {
	p := &f.Places[i]
	if len(p.Spans) != 1 || p.Stance == hearsay.Questions {
		return ""
	}
	doc := f.In.Documents[p.Document].Text
	span := p.Spans[0]
	if p.Statement < 0 && p.Own.Count != p.Framed.Count || p.Statement >= 0 && !closed(doc, span.End, &f.In.Statements[p.Statement]) {
		return ""
	}
	text := strings.Join(strings.Fields(span.In(doc)), " ")
	text, that := strings.CutPrefix(strings.Trim(text, " ,;:.“”\"‘’'–—-"), "that ")
	if p.Statement >= 0 && !that && span.Start != p.Frame.Start && f.In.Statements[p.Statement].Quoted != hearsay.Direct {
		return "" // "described a memo", "plans to …": no clause
	}
	words := term.Words(text, hearsay.Span{End: len(text)})
	if len(words) < leastWords || len(text) > mostBytes || len(term.Stems(words)) < leastStems || strings.ContainsAny(text, "“”\"?!…[]") {
		return ""
	}
	for k := range words {
		if firstPerson[words[k].Fold] || leansBack[words[k].Fold] {
			return ""
		}
	}
	switch words[0].Fold {
	case "he", "she", "they", "it":
		name := f.nameOf(p.Speaker)
		if name == "" || words[0].Fold == "it" || words[0].Fold == "they" {
			return ""
		}
		text = name + text[words[0].Span.End:]
	case "the", "a", "an", "there", "no", "some", "all", "many", "several", "most", "one":
	default:
		if !words[0].Number && !f.lexicon.names(term.Class(words[0].Stem)) && (len(words) < 2 || !words[1].Name) {
			return "" // "when …", "last month …", "to have …"
		}
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// headline reports whether place i stands in a line that is no sentence.
func (f *Field) headline(i int) bool {
	p := &f.Places[i]
	text := strings.TrimRight(p.Frame.In(f.In.Documents[p.Document].Text), " \n\"”’'")
	return p.Headline || text == "" || !strings.ContainsRune(".!?", rune(text[len(text)-1]))
}

var firstPerson = map[string]bool{
	"i": true, "we": true, "my": true, "our": true, "us": true, "me": true, "you": true, "your": true,
	"i'm": true, "we're": true, "i've": true, "we've": true, "you're": true,
}

// leansBack are words that only the sentence before makes clear.
var leansBack = map[string]bool{"also": true, "too": true, "however": true, "meanwhile": true, "instead": true, "therefore": true, "likewise": true, "otherwise": true}

// nameOf is the name of a speaker, "" where he is not named.
func (f *Field) nameOf(id string) string {
	for i := range f.In.Speakers {
		if s := &f.In.Speakers[i]; s.ID == id && s.Named {
			return s.Name
		}
	}
	return ""
}

// closed reports whether the content of s that ends at end is a whole clause: behind
// it the sentence ends, or who says so follows.
func closed(text string, end int, s *hearsay.Statement) bool {
	rest := strings.TrimLeft(text[end:], " ,\u00a0\"”’'")
	at := len(text) - len(rest)
	for _, x := range []*hearsay.Span{s.Source, s.Cue} {
		if x != nil && x.Start == at {
			return true
		}
	}
	return rest == "" || strings.ContainsRune(".;:!?\n", rune(rest[0])) || end > 0 && strings.ContainsRune(".!?", rune(text[end-1]))
}
