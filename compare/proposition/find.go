package proposition

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/learn"
)

// Chosen on cases left out.
const (
	leastSame    = 0.2  // mean probability at which places make one proposition
	leastOpposed = 0.18 // probability that two places contradict each other
	leastParted  = 0.05 // the same on the mean over what a proposition's places assert, for one that denies to belong to it
	leastJoined  = 0.2  // the same on the mean over a proposition's places, for a denial of one of them to be one of all
	mostClaims   = 5    // that one denial is set against
	mostDenials  = 9    // of one claim
	perPlace     = 0.2  // how many conflicts a case has at most for each of its places
	fewest       = 3    // but that many in any case
)

// A clash is two places of which the second says that what the first says is not so.
type clash struct {
	claim, denial int
	p             float64
	kind          hearsay.ConflictKind
	by            []string // the judges that say so, nil for the own model
}

// Find groups the places of the case into propositions by what o says of them, and
// sets against each other those of which one says that what the other says is not
// so. Scores drift between cases, so that the best few pairs of a case are taken.
// The time is near-linear in the number of places.
func (f *Field) Find(o Opinion) ([]hearsay.Proposition, []hearsay.Conflict) {
	links := func(yield func(learn.Link) bool) {
		for i := range o.Same {
			if v := &o.Same[i]; !yield(learn.Link{I: min(v.A, v.B), J: max(v.A, v.B), Score: v.P}) {
				return
			}
		}
	}
	var guessed, judged []clash
	opposed := map[[2]int]float64{}
	for _, v := range o.Opposed {
		opposed[[2]int{v.A, v.B}] = v.P
		switch c := (clash{v.A, v.B, v.P, v.more().Kind, v.by()}); {
		case othersSay(v.by()) && v.P >= leastJudged:
			judged = append(judged, c)
		case v.P >= leastOpposed:
			guessed = append(guessed, c)
		}
	}
	agreed := agreements(o.Same)
	groups := f.parted(learn.Linkage(len(f.Places), links, leastSame), opposed, agreed)
	told, rest := f.told(judged, groupOf(len(f.Places), groups))
	return f.propositions(groups, o.Same, append(told, f.best(guessed)...), rest, opposed, agreed)
}

// agreements are the pairs of places of which a judge beside the own model says that they
// say the same, whatever their words deny.
func agreements(same []Verdict) map[[2]int]bool {
	agreed := map[[2]int]bool{}
	for _, v := range same {
		if othersSay(v.by()) && v.P >= leastJudged {
			agreed[[2]int{v.A, v.B}], agreed[[2]int{v.B, v.A}] = true, true
		}
	}
	return agreed
}

// parted are the groups without those of their places that say that something is not so
// and do not stand against what the others of the group say: these speak of another
// matter in much the same words, and make a group of their own.
func (f *Field) parted(groups [][]int, opposed map[[2]int]float64, agreed map[[2]int]bool) [][]int {
	var out, more [][]int
	for _, l := range groups {
		var said, stay, leave []int
		for _, i := range l {
			if f.Places[i].Stance != hearsay.Denies {
				said = append(said, i)
			}
		}
		for _, i := range l {
			sum, together := 0.0, false
			for _, k := range said {
				together = together || agreed[[2]int{i, k}]
				sum += max(opposed[[2]int{k, i}], opposed[[2]int{i, k}])
			}
			if f.Places[i].Stance != hearsay.Denies || together || sum >= leastParted*float64(len(said)) {
				stay = append(stay, i)
			} else {
				leave = append(leave, i)
			}
		}
		out = append(out, stay)
		if leave != nil {
			more = append(more, leave)
		}
	}
	return append(out, more...)
}

// groupOf is the group of each of n places.
func groupOf(n int, groups [][]int) []int {
	of := make([]int, n)
	for g, l := range groups {
		for _, i := range l {
			of[i] = g
		}
	}
	return of
}

// best are the likeliest clashes: at most so many for a case and for a place.
func (f *Field) best(all []clash) []clash {
	slices.SortStableFunc(all, func(a, b clash) int { return cmp.Compare(b.p, a.p) })
	most := max(fewest, int(perPlace*float64(len(f.Places))))
	claims, denials := map[int]int{}, map[int]int{} // of a denial, of a claim
	var kept []clash
	for _, c := range all {
		if len(kept) == most {
			break
		}
		if claims[c.denial] < mostClaims && denials[c.claim] < mostDenials {
			claims[c.denial]++
			denials[c.claim]++
			kept = append(kept, c)
		}
	}
	return kept
}

// propositions are the groups with more than one place or with a clash, the denials
// of all that a group says among its places, and the clashes as conflicts. Those of
// rest are no conflicts of their own. opposed is the probability of each pair of a
// claim and a denial; agreed are agreements.
func (f *Field) propositions(groups [][]int, same []Verdict, clashes, rest []clash, opposed map[[2]int]float64, agreed map[[2]int]bool) (out []hearsay.Proposition, conflicts []hearsay.Conflict) {
	of := groupOf(len(f.Places), groups)
	by := make([][]string, len(groups))  // the judges of the links inside a group
	sums := make([]float64, len(groups)) // of the links inside a group
	for _, v := range same {
		if g := of[v.A]; g == of[v.B] {
			sums[g] += v.P
			by[g] = append(by[g], judges(v.by())...)
		}
	}
	denied := map[int][]clash{} // by group
	for _, c := range slices.Concat(clashes, rest) {
		denied[of[c.claim]] = append(denied[of[c.claim]], c)
	}
	id := map[int]string{}
	for g, l := range groups {
		if len(l) < 2 && denied[g] == nil {
			continue
		}
		q := hearsay.Proposition{ID: fmt.Sprintf("q%d", len(out)+1), Confidence: 1}
		if n := len(l); n > 1 {
			q.Confidence = min(1, sums[g]/float64(n*(n-1)/2))
		}
		var clearest int
		q.Text, clearest = f.clearest(l, denied[g])
		for _, i := range l {
			q.Places = append(q.Places, f.place(i, f.stance(i, clearest, l, agreed), q.Confidence))
		}
		for _, c := range denied[g] {
			by[g] = append(by[g], judges(c.by)...)
			if c.kind == hearsay.Discrepancy {
				continue // both may assert
			}
			sum := 0.0
			for _, i := range l {
				sum += opposed[[2]int{i, c.denial}]
			}
			if sum < leastJoined*float64(len(l)) {
				continue // it stands against that one rendering
			}
			if x := f.place(c.denial, hearsay.Denies, c.p); !slices.ContainsFunc(q.Places, func(o hearsay.Place) bool { return o.Document == x.Document && o.Span == x.Span }) {
				q.Places = append(q.Places, x)
			}
		}
		slices.SortStableFunc(q.Places, func(a, b hearsay.Place) int {
			return cmp.Or(strings.Compare(a.Document, b.Document), cmp.Compare(a.Span.Start, b.Span.Start))
		})
		slices.Sort(by[g])
		q.Judged = slices.Compact(by[g])
		id[g] = q.ID
		out = append(out, q)
	}
	for _, c := range clashes {
		conflicts = append(conflicts, hearsay.Conflict{A: f.Side(c.claim), B: f.Side(c.denial), Kind: cmp.Or(c.kind, hearsay.DenialConflict),
			Proposition: id[of[c.claim]], Confidence: c.p, Why: f.why(c), Judged: judges(c.by), Certain: othersSay(c.by) && c.p >= certainJudged})
	}
	slices.SortStableFunc(conflicts, func(a, b hearsay.Conflict) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return out, conflicts
}

// stance is what place i of a group does with what place of says: where both say that
// something is not so they agree, and where one of them does they do not, unless a judge
// says that the one says the same as one of the group that the other's words are like.
func (f *Field) stance(i, of int, group []int, agreed map[[2]int]bool) hearsay.Stance {
	own, other := f.Places[i].Stance, f.Places[of].Stance
	if (own == hearsay.Denies) != (other == hearsay.Denies) && slices.ContainsFunc(group, func(k int) bool {
		return agreed[[2]int{i, k}] && (f.Places[k].Stance == hearsay.Denies) == (other == hearsay.Denies)
	}) {
		if own == hearsay.Denies {
			return hearsay.Asserts
		}
		return own
	}
	switch {
	case own == hearsay.Denies && other == hearsay.Denies:
		return hearsay.Asserts
	case own == hearsay.Asserts && other == hearsay.Denies:
		return hearsay.Denies
	}
	return own
}

// clearest is what the place of a group says that says most of what the case says and
// what denials stand against, and that place: one that asserts before others, and one
// that can stand alone as a sentence before a piece of one.
func (f *Field) clearest(group []int, denied []clash) (string, int) {
	const alone, asserted = 4, 2 // above what the rest can give, which is at most 2
	const short = 120            // bytes that are taken in at a glance
	against, all := map[int]float64{}, 0.0
	for _, c := range denied {
		against[c.claim] += c.p
		all = max(all, against[c.claim])
	}
	best, most, text := group[0], -1.0, "" // a text is that of best
	for _, i := range group {
		v := f.central[i] + against[i]/max(1e-9, all)
		s := f.Sentence(i)
		if s != "" {
			v += alone
			if f.headline(i) { // it leaves out articles and more
				v -= asserted
			}
			v -= min(1, max(0, float64(len(s)-short)/short))
		}
		if f.Places[i].Stance == hearsay.Asserts {
			v += asserted
		}
		if v > most {
			best, most, text = i, v, s
		}
	}
	if text != "" {
		return text, best
	}
	p := &f.Places[best]
	return strings.Join(strings.Fields(hearsay.Cover(p.Spans).In(f.In.Documents[p.Document].Text)), " "), best
}

// why says in words what speaks for a clash.
func (f *Field) why(c clash) string {
	a, b := &f.Places[c.claim], &f.Places[c.denial]
	s := fmt.Sprintf("%s says that it is not so, %s says that it is", f.who(b), f.who(a))
	switch c.kind {
	case hearsay.Reversal:
		s = fmt.Sprintf("%s no longer says what %s said", f.who(b), f.who(a))
	case hearsay.Discrepancy:
		s = fmt.Sprintf("%s and %s do not agree", f.who(a), f.who(b))
	}
	if shared := f.words(a, b); shared != "" {
		s += ": both speak of " + shared
	}
	return s
}

func (f *Field) who(p *Place) string {
	if p.Statement < 0 {
		return cmp.Or(f.In.Documents[p.Document].Outlet, "the document itself")
	}
	for i := range f.In.Speakers {
		if f.In.Speakers[i].ID == p.Speaker {
			return f.In.Speakers[i].Name
		}
	}
	return "an unnamed source"
}

// words are up to four words of a that b has too, as a writes them.
func (f *Field) words(a, b *Place) string {
	var out, seen []string
	for _, w := range a.Own.Words() {
		if w.Stem == "" || slices.Contains(seen, w.Stem) {
			continue
		}
		if n, ok := f.lexicon.Number(term.Class(w.Stem)); !ok || !term.Holds(b.Own.Stems, n) {
			continue
		}
		seen = append(seen, w.Stem)
		out = append(out, "“"+w.Span.In(f.In.Documents[a.Document].Text)+"”")
		if len(out) == 4 {
			break
		}
	}
	return strings.Join(out, ", ")
}

func (f *Field) place(i int, stance hearsay.Stance, confidence float64) hearsay.Place {
	p := &f.Places[i]
	x := hearsay.Place{Document: f.In.Documents[p.Document].ID, Span: hearsay.Cover(p.Spans), Stance: stance, Confidence: confidence}
	if p.Statement >= 0 {
		x.Statement = f.In.Statements[p.Statement].ID
	}
	return x
}

// Side is place i as a side of a conflict.
func (f *Field) Side(i int) hearsay.ConflictSide {
	x := f.place(i, "", 0)
	if x.Statement != "" {
		return hearsay.ConflictSide{Statement: x.Statement}
	}
	return hearsay.ConflictSide{Place: hearsay.Side{Document: x.Document, Span: x.Span}}
}
