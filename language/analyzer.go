package language

import (
	"fmt"
	"slices"

	"github.com/openhearsay/hearsay/language/parse"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/tag"
	"github.com/openhearsay/hearsay/language/token"
	"github.com/openhearsay/hearsay/language/word"
)

// An Analyzer runs the language stages over texts. It is safe for concurrent
// use, and the same text gives the same Analysis.
type Analyzer struct {
	tagger  *tag.Tagger
	parser  *parse.Parser
	classes *word.Classes
}

// NewAnalyzer makes an Analyzer of the trained stages: section gives the bytes
// of a stage by its name, as model.Section does.
func NewAnalyzer(section func(stage string) ([]byte, error)) (*Analyzer, error) {
	z := &Analyzer{}
	for _, stage := range []struct {
		name string
		read func(b []byte) error
	}{
		{"classes", func(b []byte) (err error) { z.classes, err = word.ReadClasses(b); return err }},
		{"tag", func(b []byte) (err error) { z.tagger, err = tag.Read(b); return err }},
		{"parse", func(b []byte) (err error) { z.parser, err = parse.Read(b); return err }},
	} {
		b, err := section(stage.name)
		if err == nil {
			err = stage.read(b)
		}
		if err != nil {
			return nil, fmt.Errorf("language: %w", err)
		}
	}
	return z, nil
}

// Analyze reads one text. Dates are left to package date, and Classes are left
// empty: the stages after this one were trained without them (see doc/method.md).
// The time is linear in the length of the text; nothing in the text makes it fail,
// bytes that are not valid UTF-8 included.
func (z *Analyzer) Analyze(text string) *Analysis {
	a := &Analysis{Text: text, Tokens: token.Split(text)}
	a.spell()
	a.Sentences = sentence.Split(text, a.Tokens)
	n := len(a.Tokens)
	a.Tags, a.Heads, a.Relations = make([]string, n), make([]int, n), make([]string, n)
	a.Classes = make([]uint16, n)
	var words []word.Word
	var tags, labels []uint8
	for _, s := range a.Sentences {
		words = words[:0]
		for i := s.First; i < s.End; i++ {
			words = append(words, z.classes.Word(a.Word(i)))
		}
		tags = slices.Grow(tags[:0], len(words))[:len(words)]
		labels = slices.Grow(labels[:0], len(words))[:len(words)]
		z.tagger.Apply(words, tags)
		heads := a.Heads[s.First:s.End]
		z.parser.Apply(words, tags, heads, labels)
		for i, g := range tags {
			a.Tags[s.First+i] = tag.Name(g)
			a.Relations[s.First+i] = z.parser.Label(labels[i])
			if r := a.Relations[s.First+i]; a.Tags[s.First+i] == "JJ" && words[i].Has(word.Capital) && i > 0 && (r == "nsubj" || r == "obj") {
				a.Tags[s.First+i] = "NNP" // the Republican resigned
			}
			if heads[i] >= 0 {
				heads[i] += s.First
			}
		}
	}
	return a
}

// Annotate fills in the universal part of speech, the Penn tag, the head (-1
// for the root) and the relation of each of words, which are one sentence. All
// slices are as long as words.
func (z *Analyzer) Annotate(words, utags, tags []string, heads []int, relations []string) {
	looks := z.classes.Words(nil, words)
	numbers := make([]uint8, len(words))
	z.tagger.Apply(looks, numbers)
	z.tagger.Universal(looks, numbers, utags)
	labels := make([]uint8, len(words))
	z.parser.Apply(looks, numbers, heads, labels)
	for i, n := range numbers {
		tags[i], relations[i] = tag.Name(n), z.parser.Label(labels[i])
	}
}
