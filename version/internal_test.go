package version

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// The sentences of a paragraph are parted where the expression says.
func TestSentences(t *testing.T) {
	end := regexp.MustCompile(`[.!?…][”"’')\]]*\s+`)
	r := rand.New(rand.NewPCG(3, 4))
	pieces := []string{"a", "No", ".", "!", "?", "…", "”", `"`, "’", ")", "]", " ", "\t", "\n", "—", "(", "\xff", ".5", "»"}
	for range 5000 {
		var b strings.Builder
		for range r.IntN(20) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		p := b.String()
		all := sentences(p)
		starts := append([][]int{{0, 0}}, end.FindAllStringIndex(p, -1)...)
		if len(all) != len(starts) {
			t.Fatalf("%q: %d sentences, want %d", p, len(all), len(starts))
		}
		for i, s := range starts {
			next := len(p)
			if i+1 < len(starts) {
				next = starts[i+1][1]
			}
			if want := strings.TrimLeft(p[s[1]:next], lead); all[i].In(p) != want {
				t.Fatalf("%q: sentence %d is %q, want %q", p, i, all[i].In(p), want)
			}
		}
	}
}

// Whatever a rule finds holds a word by which sentences are passed on to the rules.
func TestChangeWords(t *testing.T) {
	for _, s := range []string{
		"Retraction: it was wrong.", "CORRECTIONS – it was wrong.", "Clarification (May 4): it was not all.", "UPDATE 2: more.", "Latest update: more.", "Editor's note: more.", "EDITORS NOTE: more.",
		"This story has been withdrawn.", "We retracted the article.", "An earlier verſion of this page gave another sum.", "This article originally said 14.", "The story has been amended.",
		"This verſion corrects a date.", "We regret the error.", "This post was edited to clarify a quotation.", "This page will be updated.", "This column was revised.",
	} {
		if _, ok := noteAt(s); !ok {
			t.Errorf("%q is no note", s)
		}
	}
}
