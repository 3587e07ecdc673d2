package quote

import (
	"cmp"
	"fmt"
	"github.com/openhearsay/hearsay/compare/term"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/reuse/align"
)

// How sure it is that the same words are one utterance: of one side, and where an
// echo stands outside all statements.
const (
	sameWords = 0.98
	echo      = 0.95
)

// mostCompared bounds the renderings of a group of which all pairs are asked for.
const mostCompared = 64

// confidence is the mean over all pairs of a group of how likely they render one
// utterance.
func (f *finder) confidence(members []int) float64 {
	sum, n := 0.0, 0
	members = members[:min(len(members), mostCompared)]
	for k, i := range members {
		for _, j := range members[:k] {
			n++
			sum += f.sure(j, i)
		}
	}
	return sum / float64(max(n, 1))
}

// sure is how likely two units render one utterance.
func (f *finder) sure(i, j int) float64 {
	if i >= len(f.same) || j >= len(f.same) {
		return echo
	}
	a, b := f.same[i], f.same[j]
	if a == b && a >= 0 {
		return sameWords
	}
	return max(0, f.score[[2]int{min(a, b), max(a, b)}])
}

// why tells in words what makes one utterance of a group: who says it, and how
// much of the words of the fullest rendering the one that differs most from it has.
func (f *finder) why(full int, members []int) string {
	var table align.Table
	u := &f.all[full]
	least, of, worst := 0, 0, -1
	for _, i := range members {
		x := &f.all[i]
		if i == full || f.key(x.words) == f.key(u.words) {
			continue
		}
		n := align.Measure(align.Pairs(&table, foldsOf(x.words[:min(len(x.words), maxAlign)]), foldsOf(u.words[:min(len(u.words), maxAlign)]))).Words
		if worst < 0 || n*of < least*len(x.words) {
			least, of, worst = n, len(x.words), i
		}
	}
	words := "the same words"
	if worst >= 0 {
		words = fmt.Sprintf("at least %d of %d words of a rendering stand in the fullest one, in their order", least, of)
		if common := f.telling(u, &f.all[worst]); len(common) > 0 {
			words += ", " + strings.Join(common, ", ") + " among them"
		}
	}
	return words + "; " + f.whose(full, members)
}

// telling are the rarest content words of two units, at most three, as the first
// prints them.
func (f *finder) telling(a, b *unit) []string {
	var both []int32
	term.Meet(a.stems, b.stems, func(s int32) { both = append(both, s) })
	slices.SortStableFunc(both, func(x, y int32) int { return cmp.Compare(f.rarity.Texts[x], f.rarity.Texts[y]) })
	var out []string
	for _, s := range both[:min(3, len(both))] {
		for i := range a.words {
			if a.words[i].stem == s {
				out = append(out, "“"+a.words[i].span().In(f.texts[a.document])+"”")
				break
			}
		}
	}
	return out
}

// whose tells how the speakers of a group stand to the fullest rendering's.
func (f *finder) whose(full int, members []int) string {
	seen := map[relation]bool{}
	for _, i := range members {
		if i != full {
			seen[f.speakers.between(&f.all[full], &f.all[i])] = true
		}
	}
	var out []string
	for _, r := range []struct {
		relation relation
		text     string
	}{
		{oneSpeaker, "laid at one speaker"},
		{oneSide, "at who speaks for him"},
		{oneCarrier, "at one who carries the words"},
		{alike, "at one described alike"},
		{unnamed, "at one who is not named"},
		{twoSpeakers, "at another name"},
		{twoPersons, "at another name"},
		{noSpeaker, "at nobody that is known"},
	} {
		if seen[r.relation] && !slices.Contains(out, r.text) {
			out = append(out, r.text)
		}
	}
	return strings.Join(out, ", ")
}
