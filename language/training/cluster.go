package training

import (
	"fmt"
	"path/filepath"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
	"github.com/openhearsay/hearsay/language/word"
)

// Cluster puts words into classes by the raw text of all corpora in dir. The
// rows of a corpus are read in its order.
func Cluster(dir string, d *Data, progress func(format string, args ...any)) ([]byte, error) {
	c := word.NewCounter()
	var none *word.Classes
	var words []word.Word
	for _, sentences := range [][]Sentence{d.Gold, d.Silver} {
		for i := range sentences {
			words = none.Words(words[:0], sentences[i].Words)
			c.Add(words)
		}
	}
	type row struct {
		Text string `json:"text"`
	}
	for _, file := range []string{"fnc1/train.bodies.jsonl.gz", "senate/releases.jsonl.gz"} {
		err := corpus.Lines(filepath.Join(dir, filepath.FromSlash(file)), func(_ int, r row) error {
			tokens := token.Split(r.Text)
			for _, s := range sentence.Split(r.Text, tokens) {
				words = words[:0]
				for _, t := range tokens[s.First:s.End] {
					words = append(words, word.Of(t.In(r.Text)))
				}
				c.Add(words)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("training: %w", err)
		}
	}
	return c.Cluster(word.Options{Classes: 320, Coarse: 40, Words: 40000, Least: 8, Passes: 8}, progress), nil
}
