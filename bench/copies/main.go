// Copies writes an archive of any size for measuring growth (doc/scale.md), made of a file
// of real documents:
//
//	go run ./bench/copies -n 200000 -o archive.jsonl releases.jsonl.gz
//
// The documents are taken again and again, each time in a language of its own: words of
// more than three letters have the number of the round at their end, so that a round
// repeats what the file shares within itself and shares nearly nothing with the others.
// Then one document in ten becomes a copy, with edits, of the one in its place a round
// before: a word in twelve is another, and one stretch of twenty words in ten is dropped.
// And one in twenty ends with a notice that is the same in all rounds. The same flags give
// the same bytes.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay/corpus"
)

type document struct {
	ID     string `json:"id"`
	Series string `json:"series"`
	Date   string `json:"date"`
	Text   string `json:"text"`
}

const notice = "This notice stands under texts of many houses, and whoever prints it again leaves it as it was found, to the last word of it."

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 200_000, "how many documents")
	base := flag.Int("base", 20_000, "how many of the file's are taken")
	from := flag.Int("from", 0, "the first document that is written")
	out := flag.String("o", "", "where they go")
	flag.Parse()
	if flag.NArg() != 1 || *out == "" || *base < 1 {
		log.Fatal("usage: copies -n N -o OUT.jsonl DOCS.jsonl.gz")
	}
	var docs []document
	err := corpus.Lines(flag.Arg(0), func(_ int, d document) error {
		if len(docs) < *base {
			docs = append(docs, d)
		}
		return nil
	})
	if err != nil {
		log.Fatal(err)
	}
	f, err := os.Create(*out)
	if err != nil {
		log.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for i := *from; i < *n; i++ {
		if err := e.Encode(documentAt(docs, i)); err != nil {
			log.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
}

// documentAt is document i of the archive.
func documentAt(docs []document, i int) document {
	d, round := docs[i%len(docs)], i/len(docs)
	d.Text = textOf(d.Text, i%len(docs), round)
	if round > 0 {
		d.ID = fmt.Sprintf("%s-%d", d.ID, round)
		d.Series = fmt.Sprintf("%s %d", d.Series, round)
	}
	if i%20 == 7 {
		d.Text += " " + notice
	}
	return d
}

// textOf is the text in the language of a round, or a copy of that of the round before.
func textOf(text string, place, round int) string {
	r := rand.New(rand.NewPCG(uint64(place), uint64(round)))
	if round > 0 && r.IntN(10) == 0 {
		return edited(r, textOf(text, place, round-1))
	}
	return translated(text, round)
}

// translated puts the number of the round at the end of words; the first round is as it was.
func translated(text string, round int) string {
	if round == 0 {
		return text
	}
	var b strings.Builder
	mark := "x" + strconv.Itoa(round)
	letters := 0
	for _, c := range text {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			letters++
		} else {
			if letters > 3 {
				b.WriteString(mark)
			}
			letters = 0
		}
		b.WriteRune(c)
	}
	if letters > 3 {
		b.WriteString(mark)
	}
	return b.String()
}

// edited changes a word in twelve and drops one stretch of twenty words in ten.
func edited(r *rand.Rand, text string) string {
	var kept []string
	drop := false
	for i, w := range strings.Fields(text) {
		if i%20 == 0 {
			drop = r.IntN(10) == 0
		}
		switch {
		case drop:
		case r.IntN(12) == 0:
			kept = append(kept, fmt.Sprintf("w%d", r.IntN(100_000)))
		default:
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
