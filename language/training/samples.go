package training

import (
	"github.com/openhearsay/hearsay/language/tag"
	"github.com/openhearsay/hearsay/language/word"
)

// TagSamples are the sentences as the tagger learns them.
func TagSamples(sentences []Sentence, classes *word.Classes, weight float32) []tag.Sample {
	out := make([]tag.Sample, len(sentences))
	for i := range sentences {
		s := &sentences[i]
		out[i] = tag.Sample{Words: classes.Words(nil, s.Words), Tags: s.Tags, Weight: weight}
		if !s.Silver {
			out[i].Universal = s.UTags
		}
	}
	return out
}
