package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/proposition"
)

// How judged stories are learnt from.
const (
	judgedClaims = 8   // of one story at most
	judgedHits   = 40  // places beside one claim at most, but for those that bear on it
	judgedWeight = 0.5 // of their examples, against those of a person's answers
)

// NewJudged prepares a story of which a judge has said which places say the same
// (groups) and which say the contrary of which (clashes). The words of one place
// of a group stand for a claim; which other places and documents touch it follows.
// Nothing is known of their voice, nor of origins.
func NewJudged(r *Reader, groups [][]int, clashes [][2]int) *Lesson {
	f := r.Field
	documents := func(g []int) map[int]bool {
		m := map[int]bool{}
		for _, i := range g {
			m[f.Places[i].Document] = true
		}
		return m
	}
	groups = slices.DeleteFunc(slices.Clone(groups), func(g []int) bool { return len(documents(g)) < 2 })
	slices.SortStableFunc(groups, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	var answers []Answer
	for _, g := range groups[:min(len(groups), judgedClaims)] {
		own := slices.MaxFunc(g, func(a, b int) int {
			return cmp.Compare(min(25, len(f.Places[a].Own.Stems)), min(25, len(f.Places[b].Own.Stems)))
		})
		p := &f.Places[own]
		doc := &f.In.Documents[p.Document]
		a := Answer{Claim: strings.Join(strings.Fields(hearsay.Cover(p.Spans).In(doc.Text)), " "), Places: map[int]hearsay.Stance{},
			Documents: map[string]hearsay.Stance{}, without: map[int]bool{}, unknown: doc.ID}
		for i := range f.Places {
			if !proposition.Apart(p, &f.Places[i]) {
				a.without[i] = true
			}
		}
		for _, c := range clashes {
			for k := range c {
				if slices.Contains(g, c[k]) {
					a.Places[c[1-k]] = hearsay.Denies
				}
			}
		}
		for _, i := range g {
			a.Places[i] = hearsay.Asserts
		}
		for i := range a.Places {
			a.Documents[f.In.Documents[f.Places[i].Document].ID] = hearsay.Reports
		}
		answers = append(answers, a)
	}
	l := NewLesson(r, answers)
	l.weight = judgedWeight
	return l
}

// judged reports whether the answer is that of a judge, not of a person.
func (a *Answer) judged() bool { return a.without != nil }

// sift takes out of the hits of a judged claim those of its own place, and most of
// those that do not bear on it.
func (a *Answer) sift(hits []hit) []hit {
	if !a.judged() {
		return hits
	}
	return slices.DeleteFunc(hits, func(h hit) bool { return a.without[h.place] || h.rank > judgedHits && a.Places[h.place] == "" })
}

// Claims is how many claims a lesson holds.
func (l *Lesson) Claims() int { return len(l.asked) }
