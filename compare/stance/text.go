package stance

import (
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/polarity"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
)

// maxBody bounds the sentences of a body that are read, so that a text of any
// length costs a bounded time.
const maxBody = 400

// A Text is a claim or a body, cut and folded for comparison.
type Text struct {
	sentences []line
	stems     []string // distinct, sorted
	count     map[string]int
	words     int
}

type line struct {
	words   []term.Word
	stems   []string // distinct, sorted
	pairs   []string // neighbouring stems, sorted
	cues    [len(cueLists)]int
	negated int
	quoted  bool
}

// Read prepares a text.
func Read(text string) *Text {
	t := &Text{count: map[string]int{}}
	tokens := token.Split(text)
	for _, s := range sentence.Split(text, tokens) {
		if len(t.sentences) == maxBody {
			break
		}
		span := hearsay.Span{Start: int(tokens[s.First].Start), End: int(tokens[s.End-1].End)}
		l := line{words: term.Words(text, span)}
		if len(l.words) == 0 {
			continue
		}
		part := span.In(text)
		l.quoted = strings.ContainsAny(part, "“”\"")
		last := ""
		for i := range l.words {
			f := l.words[i].Fold
			for c := range cueLists {
				if cueSets[c][f] {
					l.cues[c]++
				}
			}
			if polarity.Negation(f) {
				l.negated++
			}
			s := l.words[i].Stem
			if s == "" {
				last = ""
				continue
			}
			l.stems = append(l.stems, s)
			t.count[s]++
			if last != "" {
				l.pairs = append(l.pairs, last+" "+s)
			}
			last = s
		}
		l.stems = term.Distinct(l.stems)
		l.pairs = term.Distinct(l.pairs)
		t.words += len(l.words)
		t.sentences = append(t.sentences, l)
	}
	for s := range t.count {
		t.stems = append(t.stems, s)
	}
	sort.Strings(t.stems)
	return t
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// cueLists are groups of words that tell what a text does with a claim.
var cueLists = [...]string{
	`fake faked hoax hoaxes hoaxed bogus fabricated phony prank pranksters prankster staged photoshopped parody satire satirical`,
	`false falsely untrue incorrect inaccurate wrong baseless unfounded erroneous mistaken misleading`,
	`deny denies denied denying denial refute refuted refutes reject rejected rejects dismiss dismissed dispute disputed disputes contradicts contradicted`,
	`debunk debunked debunks debunking disproved disproven discredited myth misinformation urban legend snopes`,
	`doubt doubts doubtful skeptical sceptical skepticism questionable dubious unlikely suspicious suspicion questions`,
	`retracted retraction retract correction corrected clarified clarification apologized apology apologised backtracked`,
	`rumor rumors rumour rumours rumored rumoured speculation speculated gossip unsubstantiated`,
	`unconfirmed unverified unclear verify verified independently confirmation authenticity`,
	`alleged allegedly allegations purported purportedly supposed supposedly reportedly apparently apparent`,
	`claim claims claimed claiming`,
	`report reports reported reporting according sources source`,
	`may might could would possibly potentially likely perhaps expected`,
	`confirm confirms confirmed official officially officials announced announces revealed proof proven`,
	`said says told tweeted wrote statement spokesman spokeswoman spokesperson`,
	`however but although though despite nevertheless yet actually fact truth true real really`,
	`not isn't wasn't didn't don't doesn't never no`,
	`if whether question ask asked`,
	`viral internet online social media facebook twitter video photo image pictures blog website`,
}

var cueSets = func() (out [len(cueLists)]map[string]bool) {
	for i := range cueLists {
		out[i] = set(cueLists[i])
	}
	return out
}()
