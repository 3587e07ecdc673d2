// Package training prepares the corpora for the language stages and trains
// these one after the other.
package training

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/corpus"
)

// A Sentence is one sentence of a corpus.
type Sentence struct {
	corpus.Tree
	Tight  []bool   // no space after the word
	Names  []string // CoreNLP's class of name of each word, "O" for none; nil where unknown
	Silver bool     // annotated by a machine
}

// Data is what the language stages learn from, and what they are measured on.
type Data struct {
	Gold, Silver              []Sentence
	EWTDev, GUMDev, SilverDev []Sentence
}

// Load reads the corpora in dir: trees in CoNLL-U, PolNeAR's articles in JSON lines.
func Load(dir string) (*Data, error) {
	d := &Data{}
	for _, part := range []struct {
		file string
		to   *[]Sentence
	}{
		{"ewt-train", &d.Gold}, {"gum-train", &d.Gold}, {"ewt-dev", &d.EWTDev}, {"gum-dev", &d.GUMDev},
	} {
		err := corpus.Trees(filepath.Join(dir, "ud", part.file+".conllu.gz"), func(t *corpus.Tree) error {
			s := Sentence{Tree: *t, Tight: make([]bool, len(t.Words))}
			for i, m := range t.Misc {
				s.Tight[i] = strings.Contains(m, "SpaceAfter=No")
			}
			*part.to = append(*part.to, s)
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("training: %w", err)
		}
	}
	for _, part := range []struct {
		file string
		to   *[]Sentence
	}{{"train", &d.Silver}, {"dev", &d.SilverDev}} {
		if err := loadSilver(dir, part.file, part.to); err != nil {
			return nil, fmt.Errorf("training: %w", err)
		}
	}
	return d, nil
}

// loadSilver reads the machine-made trees of PolNeAR with the words as the
// articles have them, quotation marks and brackets as they were written.
func loadSilver(dir, part string, to *[]Sentence) error {
	articles, err := corpus.Articles(filepath.Join(dir, "polnear", part+".jsonl.gz"))
	if err != nil {
		return err
	}
	texts := map[string][]int32{}
	for _, a := range articles {
		texts[a.ID] = []rune(a.Text)
	}
	return corpus.Trees(filepath.Join(dir, "polnear", part+".silver.conllu.gz"), func(t *corpus.Tree) error {
		s := Sentence{Tree: *t, Silver: true, Tight: make([]bool, len(t.Words)), Names: make([]string, len(t.Words))}
		text, last := texts[t.Document], -1
		for i, m := range t.Misc {
			start, end := -1, -1
			for f := range strings.SplitSeq(m, "|") {
				name, value, _ := strings.Cut(f, "=")
				switch name {
				case "Start":
					start, _ = strconv.Atoi(value)
				case "End":
					end, _ = strconv.Atoi(value)
				case "NER":
					s.Names[i] = value
				}
			}
			if start >= 0 && start < end && end <= len(text) {
				s.Words[i] = strings.ReplaceAll(string(text[start:end]), " ", "")
			}
			if i > 0 {
				s.Tight[i-1] = start == last
			}
			last = end
			if s.Tags[i] == "TO" && s.Rels[i] == "case" {
				s.Tags[i] = "IN"
			}
		}
		*to = append(*to, s)
		return nil
	})
}

// Curl writes some of the straight quotation marks of gold sentences as curled
// ones, as most of the press does, by the tag that tells an opening from a
// closing one.
func Curl(sentences []Sentence) {
	random := rand.New(rand.NewPCG(3, 4))
	for i := range sentences {
		s := &sentences[i]
		if random.IntN(2) == 0 {
			continue
		}
		for j, w := range s.Words {
			switch {
			case w == "\"" && s.Tags[j] == "``":
				s.Words[j] = "“"
			case w == "\"" && s.Tags[j] == "''":
				s.Words[j] = "”"
			case strings.ContainsRune(w, '\'') && utf8.RuneCountInString(w) > 1:
				s.Words[j] = strings.ReplaceAll(w, "'", "’")
			}
		}
	}
}
