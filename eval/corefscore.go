package eval

import (
	"strings"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/coref"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
)

// Annotate fills in the universal and the Penn tags, the heads and the relations
// of a sentence, as language.Analyzer does.
type Annotate func(words, utags, tags []string, heads []int, relations []string)

// CorefOf is the CoNLL score of package coref on documents whose mentions are
// marked, over the corpus's tokens and sentences, with mentions found by coref
// itself. The tags and trees are those of annotate, the corpus's own where it is nil.
func CorefOf(docs []*corpus.EntityDocument, annotate Annotate) *Coref {
	var c Coref
	for _, d := range docs {
		a := analysis(d, annotate)
		r := coref.Resolve(a)
		predicted := make([][]CorefMention, len(r.Chains))
		for i, chain := range r.Chains {
			for _, m := range chain.Mentions {
				predicted[i] = append(predicted[i], CorefMention{r.Mentions[m].First, r.Mentions[m].End})
			}
		}
		c.Add(goldChains(d), predicted)
	}
	return &c
}

func goldChains(d *corpus.EntityDocument) [][]CorefMention {
	index := map[string]int{}
	var all [][]CorefMention
	for _, m := range d.Mentions {
		k, ok := index[m.Entity]
		if !ok {
			k = len(all)
			index[m.Entity] = k
			all = append(all, nil)
		}
		all[k] = append(all[k], CorefMention{m.First, m.End})
	}
	return all
}

// analysis is a document of the corpus as the language stages would give it.
func analysis(d *corpus.EntityDocument, annotate Annotate) *language.Analysis {
	a := &language.Analysis{}
	var b strings.Builder
	paragraph := 0
	for n, t := range d.Trees {
		first := len(a.Tokens)
		for _, c := range t.Comments {
			if c == "# newpar" && n > 0 {
				paragraph++
			}
		}
		for _, w := range t.Words {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			start := b.Len()
			b.WriteString(w)
			a.Tokens = append(a.Tokens, token.Token{Start: int32(start), End: int32(b.Len())})
		}
		tags, heads, relations := t.Tags, t.Heads, t.Rels
		if annotate != nil {
			k := len(t.Words)
			tags, heads, relations = make([]string, k), make([]int, k), make([]string, k)
			annotate(t.Words, make([]string, k), tags, heads, relations)
		}
		a.Tags = append(a.Tags, tags...)
		for i, h := range heads {
			if h >= 0 {
				h += first
			}
			a.Heads = append(a.Heads, h)
			a.Relations = append(a.Relations, relations[i])
		}
		a.Sentences = append(a.Sentences, sentence.Sentence{First: first, End: len(a.Tokens), Paragraph: paragraph})
	}
	a.Text = b.String()
	return a
}
