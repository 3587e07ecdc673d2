package training

import (
	"fmt"

	"github.com/openhearsay/hearsay/language/parse"
	"github.com/openhearsay/hearsay/language/tag"
	"github.com/openhearsay/hearsay/language/word"
)

// Stages are the names of what Train makes, in its order.
var Stages = [...]string{"classes", "tag", "parse"}

// Train trains the language stages from the corpora in dir and hands each
// stage's bytes to save under its name. The same corpora give the same bytes.
func Train(dir string, save func(stage string, data []byte) error, progress func(format string, args ...any)) error {
	d, err := Load(dir)
	if err != nil {
		return err
	}
	Curl(d.Gold)

	b, err := Cluster(dir, d, progress)
	if err != nil {
		return err
	}
	if err := save("classes", b); err != nil {
		return err
	}
	classes, err := word.ReadClasses(b)
	if err != nil {
		return fmt.Errorf("training: %w", err)
	}

	// More silver makes the tagger more like CoreNLP, errors and all; a little
	// teaches it the words of the news.
	samples := append(TagSamples(d.Gold, classes, 1), TagSamples(every(d.Silver, 5), classes, 0.3)...)
	if b, err = tag.Train(samples, tag.Options{}, progress); err != nil {
		return fmt.Errorf("training: %w", err)
	}
	if err := save("tag", b); err != nil {
		return err
	}
	tagger, err := tag.Read(b)
	if err != nil {
		return fmt.Errorf("training: %w", err)
	}

	tags, err := jackknife(d.Gold, every(d.Silver, 6), classes, progress)
	if err != nil {
		return fmt.Errorf("training: %w", err)
	}
	trees := ParseSamples(d.Gold, classes, tagger, 1)
	for i := range trees {
		trees[i].Tags = tags[i]
	}
	trees = append(trees, ParseSamples(odd(d.Silver), classes, tagger, 0.5)...)
	if b, err = parse.Train(trees, parse.Options{}, progress); err != nil {
		return fmt.Errorf("training: %w", err)
	}
	return save("parse", b)
}

// every is each nth of sentences, from the first on.
func every(sentences []Sentence, n int) []Sentence {
	var out []Sentence
	for i := 0; i < len(sentences); i += n {
		out = append(out, sentences[i])
	}
	return out
}

// odd is the half of sentences that every(sentences, 2) leaves out.
func odd(sentences []Sentence) []Sentence {
	var out []Sentence
	for i := 1; i < len(sentences); i += 2 {
		out = append(out, sentences[i])
	}
	return out
}
