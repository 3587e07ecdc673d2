package training

import (
	"github.com/openhearsay/hearsay/language/tag"
	"github.com/openhearsay/hearsay/language/word"
)

// folds is how many taggers jackknife trains.
const folds = 5

// jackknife tags each sentence with a tagger that did not learn from it, so
// that a later stage learns from tags as wrong as it will meet.
func jackknife(sentences, more []Sentence, classes *word.Classes, progress func(format string, args ...any)) ([][]uint8, error) {
	samples := TagSamples(sentences, classes, 1)
	others := TagSamples(more, classes, 0.5)
	out := make([][]uint8, len(samples))
	for f := range folds {
		var rest []tag.Sample
		for i := range samples {
			if i/50%folds != f { // neighbours share a document
				rest = append(rest, samples[i])
			}
		}
		b, err := tag.Train(append(rest, others...), tag.Options{Passes: 4}, func(string, ...any) {})
		if err != nil {
			return nil, err
		}
		t, err := tag.Read(b)
		if err != nil {
			return nil, err
		}
		for i := range samples {
			if i/50%folds == f {
				out[i] = make([]uint8, len(samples[i].Words))
				t.Apply(samples[i].Words, out[i])
			}
		}
		progress("training: tags of fold %d of %d", f+1, folds)
	}
	return out, nil
}
