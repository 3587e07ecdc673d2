package training

import (
	"fmt"

	"github.com/openhearsay/hearsay/language/parse"
	"github.com/openhearsay/hearsay/language/tag"
)

// Train trains the language stages from the corpora in dir and hands each
// stage's bytes to save under its name. The same corpora give the same bytes.
func Train(dir string, save func(stage string, data []byte) error, progress func(format string, args ...any)) error {
	d, err := Load(dir)
	if err != nil {
		return err
	}
	curl(d.Gold)
	samples := append(TagSamples(d.Gold, nil, 1), TagSamples(every(d.Silver, 2), nil, 0.5)...)
	b, err := tag.Train(samples, tag.Options{}, progress)
	if err != nil {
		return fmt.Errorf("training: %w", err)
	}
	if err := save("tag", b); err != nil {
		return err
	}
	tagger, err := tag.Read(b)
	if err != nil {
		return fmt.Errorf("training: %w", err)
	}
	tags, err := jackknife(d.Gold, every(d.Silver, 4), nil, progress)
	if err != nil {
		return fmt.Errorf("training: %w", err)
	}
	trees := ParseSamples(d.Gold, nil, tagger, 1)
	for i := range trees {
		trees[i].Tags = tags[i]
	}
	if b, err = parse.Train(trees, parse.Options{}, progress); err != nil {
		return fmt.Errorf("training: %w", err)
	}
	return save("parse", b)
}

// every is each nth of sentences.
func every(sentences []Sentence, n int) []Sentence {
	var out []Sentence
	for i := 0; i < len(sentences); i += n {
		out = append(out, sentences[i])
	}
	return out
}
