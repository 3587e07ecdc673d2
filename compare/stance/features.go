package stance

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/compare/term"
)

// idf is how rare a stem is among the bodies of training; an unknown one is rarest.
type idf struct {
	weight map[string]float64
	top    float64
}

func (d *idf) of(stem string) float64 {
	if w, ok := d.weight[stem]; ok {
		return w
	}
	return d.top
}

// width is the number of features.
const width = 24 + 6*len(cueLists)

// features describes how a body stands to a claim, in width numbers: how much of
// the claim it holds, where, and which words of doubt, denial and hedging stand
// in the claim, around the best matches, at the start and over the whole.
func (d *idf) features(claim, body *Text) []float32 {
	x := make([]float32, 0, width)
	put := func(v float64) { x = append(x, float32(v)) }
	total := 0.0
	for _, s := range claim.stems {
		total += d.of(s)
	}
	ratio := func(a, b float64) float64 {
		if b == 0 {
			return 0
		}
		return a / b
	}
	// Coverage over the whole body, cosine of tf-idf.
	cover, dot, normC, normB := 0.0, 0.0, 0.0, 0.0
	rarest, found := 0.0, 0
	for _, s := range claim.stems {
		w := d.of(s)
		normC += w * w
		if n := body.count[s]; n > 0 {
			cover += w
			found++
			dot += w * w * (1 + math.Log(float64(n)))
			rarest = max(rarest, w)
		}
	}
	for _, s := range body.stems {
		w := d.of(s) * (1 + math.Log(float64(body.count[s])))
		normB += w * w
	}
	put(ratio(cover, total))
	put(ratio(dot, math.Sqrt(normC*normB)))
	put(ratio(float64(found), float64(len(claim.stems))))
	put(rarest)
	put(float64(len(claim.stems)))
	put(math.Log(1 + float64(body.words)))
	put(float64(len(body.sentences)))
	// Sentences: the best match, the mean of the best three, the lead.
	var first, second, third match
	lead, lead3 := 0.0, 0.0
	above := 0
	pairs := claimPairs(claim)
	bestPairs, pairSum := 0.0, map[string]bool{}
	run := 0
	for k := range body.sentences {
		l := &body.sentences[k]
		c := 0.0
		for _, s := range term.Common(claim.stems, l.stems) {
			c += d.of(s)
		}
		c = ratio(c, total)
		if c > 0.4 {
			above++
		}
		m := match{k, c}
		switch {
		case c > first.share:
			first, second, third = m, first, second
		case c > second.share:
			second, third = m, second
		case c > third.share:
			third = m
		}
		if k == 0 {
			lead = c
		}
		if k < 3 {
			lead3 = max(lead3, c)
		}
		common := term.Common(pairs, l.pairs)
		bestPairs = max(bestPairs, ratio(float64(len(common)), float64(len(pairs))))
		for _, p := range common {
			pairSum[p] = true
		}
		if c > 0.25 && len(claim.sentences) > 0 {
			run = max(run, longestRun(claim.sentences[0].words, l.words))
		}
	}
	put(first.share)
	put((first.share + second.share + third.share) / 3)
	put(lead)
	put(lead3)
	put(float64(above))
	put(ratio(float64(above), float64(len(body.sentences))))
	put(ratio(float64(first.at), float64(len(body.sentences))))
	put(bestPairs)
	put(ratio(float64(len(pairSum)), float64(len(pairs))))
	put(float64(run))
	// Names and numbers of the claim that the body lacks.
	names, namesIn, numbers, numbersIn := 0, 0, 0, 0
	for _, l := range claim.sentences {
		for _, w := range l.words {
			if w.Stem == "" {
				continue
			}
			if w.Name {
				names++
				if body.count[w.Stem] > 0 {
					namesIn++
				}
			}
			if w.Number {
				numbers++
				if body.count[w.Stem] > 0 {
					numbersIn++
				}
			}
		}
	}
	put(ratio(float64(namesIn), float64(names)))
	put(float64(names))
	put(float64(numbers))
	put(float64(numbers - numbersIn))
	// Negation in the claim and in the best match.
	negC, negB := 0, 0
	for _, l := range claim.sentences {
		negC += l.negated
	}
	quoted := 0.0
	if len(body.sentences) > 0 {
		negB = body.sentences[first.at].negated
		if body.sentences[first.at].quoted {
			quoted = 1
		}
	}
	put(float64(negC))
	put(float64(negB))
	put(quoted)
	// Cue words, by place.
	var inClaim, inBest, inNear, inLead, inAll, nearest [len(cueLists)]float64
	for _, l := range claim.sentences {
		add(&inClaim, &l.cues)
	}
	for i := range nearest {
		nearest[i] = 9
	}
	for k := range body.sentences {
		l := &body.sentences[k]
		add(&inAll, &l.cues)
		if k < 2 {
			add(&inLead, &l.cues)
		}
		if first.share > 0 && k == first.at || second.share > 0 && k == second.at || third.share > 0 && k == third.at {
			add(&inBest, &l.cues)
		}
		if first.share > 0 && (k == first.at-1 || k == first.at+1 || k == first.at) {
			add(&inNear, &l.cues)
		}
		if first.share > 0 {
			for i, n := range l.cues {
				if n > 0 {
					nearest[i] = min(nearest[i], math.Abs(float64(k-first.at)))
				}
			}
		}
	}
	for i := range cueLists {
		put(inClaim[i])
		put(inBest[i])
		put(inNear[i])
		put(inLead[i])
		put(inAll[i] / math.Sqrt(1+float64(body.words)))
		put(nearest[i])
	}
	return x
}

type match struct {
	at    int
	share float64
}

func add(a *[len(cueLists)]float64, b *[len(cueLists)]int) {
	for i := range b {
		a[i] += float64(b[i])
	}
}

func claimPairs(claim *Text) []string {
	var out []string
	for i := range claim.sentences {
		out = append(out, claim.sentences[i].pairs...)
	}
	return term.Distinct(out)
}

// mayEqual reports whether two words may be the same but for case, by their first letters:
// nearly all are told apart by these.
func mayEqual(a, b string) bool {
	return a == "" || b == "" || a[0] >= utf8.RuneSelf || b[0] >= utf8.RuneSelf || a[0]|0x20 == b[0]|0x20
}

// longestRun is the longest run of folded words that two sentences share.
func longestRun(a, b []term.Word) int {
	a, b = a[:min(len(a), 60)], b[:min(len(b), 100)]
	best := 0
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			up := row[j+1]
			if mayEqual(a[i].Fold, b[j].Fold) && strings.EqualFold(a[i].Fold, b[j].Fold) {
				row[j+1] = diagonal + 1
				best = max(best, row[j+1])
			} else {
				row[j+1] = 0
			}
			diagonal = up
		}
	}
	return best
}
