package kind

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/openhearsay/hearsay"
)

//go:embed sentences.txt
var sentences string

// A Sentence is an invented text with one statement of a known kind.
type Sentence struct {
	Text      string
	Statement hearsay.Statement // its Kind is the known one
}

// Sentences are the invented statements that the model learns from beside those of cases.
func Sentences() []Sentence {
	var out []Sentence
	n := 0
	for line := range strings.Lines(sentences) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		s, err := parseSentence(line)
		if err != nil {
			panic(fmt.Sprintf("kind: sentences.txt: line %d: %v", n, err)) // a test reads the file
		}
		out = append(out, s)
	}
	return out
}

// parseSentence reads "kind<tab>text", with the [source], the <cue> and the {contents}
// marked in the text.
func parseSentence(line string) (Sentence, error) {
	name, marked, ok := strings.Cut(line, "\t")
	s := Sentence{Statement: hearsay.Statement{Item: -1, Within: -1, Kind: hearsay.Kind(name)}}
	var text strings.Builder
	var start int
	for _, r := range marked {
		at := text.Len()
		switch r {
		case '[', '<', '{':
			start = at
		case ']':
			s.Statement.Source = &hearsay.Span{Start: start, End: at}
		case '>':
			s.Statement.Cue = &hearsay.Span{Start: start, End: at}
		case '}':
			s.Statement.Contents = append(s.Statement.Contents, hearsay.Span{Start: start, End: at})
		default:
			text.WriteRune(r)
		}
	}
	if !ok || len(s.Statement.Contents) == 0 {
		return s, fmt.Errorf("no kind or no {content} in %q", line)
	}
	s.Text = text.String()
	s.Statement.Quoted = hearsay.Indirect
	if at := s.Statement.Contents[0].Start; at > 0 && s.Text[at-1] == '"' {
		s.Statement.Quoted = hearsay.Direct
	}
	return s, nil
}
