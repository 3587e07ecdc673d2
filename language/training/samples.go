package training

import (
	"github.com/openhearsay/hearsay/language/parse"
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

// ParseSamples are the sentences as the parser learns them, with tags by tagger.
func ParseSamples(sentences []Sentence, classes *word.Classes, tagger *tag.Tagger, weight float32) []parse.Sample {
	out := make([]parse.Sample, len(sentences))
	for i := range sentences {
		s := &sentences[i]
		words := classes.Words(nil, s.Words)
		tags := make([]uint8, len(words))
		tagger.Apply(words, tags)
		out[i] = parse.Sample{Words: words, Tags: tags, Heads: s.Heads, Relations: s.Rels, Weight: weight}
		if s.Silver {
			out[i].Heads, out[i].Relations = Convert(s)
		}
	}
	return out
}
