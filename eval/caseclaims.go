package eval

import (
	"slices"

	"github.com/openhearsay/hearsay"
)

// scorePropositions asks of each two places that bear on the gold's claims
// whether one proposition holds both. A gold without such places has no rows.
func (s *caseScorer) scorePropositions() {
	type known struct {
		goldSide
		claim int
		in    []int // propositions that hold it
	}
	var all []known
	for n, c := range s.gold.Claims {
		for _, p := range c.Places {
			if a := s.anchored(p); len(a.words) > 0 {
				all = append(all, known{goldSide: a, claim: n})
			}
		}
	}
	if len(all) == 0 {
		return
	}
	for k, q := range s.c.Propositions {
		sides, _ := s.sides(q.Places)
		for i := range all {
			if slices.ContainsFunc(sides, func(x caseSide) bool { return x.near(all[i].goldSide) }) {
				all[i].in = append(all[i].in, k)
			}
		}
	}
	claims := make([][]int, len(all)) // that a place, or one with half of its words, bears on
	for i, a := range all {
		for _, b := range all {
			if a.document == b.document && 2*a.words.shared(b.words) >= min(len(a.words), len(b.words)) {
				claims[i] = append(claims[i], b.claim)
			}
		}
	}
	meet := func(a, b []int) bool {
		return slices.ContainsFunc(a, func(x int) bool { return slices.Contains(b, x) })
	}
	same, found, together, right := 0, 0, 0, 0
	for i, a := range all {
		for j, b := range all[:i] {
			if a.equal(b.goldSide) {
				continue
			}
			joined := meet(a.in, b.in)
			same += count(a.claim == b.claim)
			found += count(a.claim == b.claim && joined)
			together += count(joined)
			right += count(joined && meet(claims[i], claims[j]))
		}
	}
	s.ratio("same proposition: links found", found, same)
	s.ratio("same proposition: links right", right, together)
}

// answer is the case's answer to a claim in the gold's words, an empty one for none.
func (s *caseScorer) answer(claim string) *hearsay.Claim {
	for i := len(s.c.Claims) - 1; i >= 0; i-- {
		if foldName(s.c.Claims[i].Text) == foldName(claim) {
			return &s.c.Claims[i]
		}
	}
	return &hearsay.Claim{}
}

func (s *caseScorer) scoreClaims() {
	cells, right, tp, ng, np, touch, origins := 0, 0, 0, 0, 0, 0, 0
	related := func(stance string) bool { return stance != "" && stance != "unrelated" }
	for _, g := range s.gold.Claims {
		p := s.answer(g.Claim)
		for _, d := range s.ids {
			want, got := g.Documents[d], string(p.Documents[d])
			cells++
			same := want == got || !related(want) && !related(got)
			right += count(same)
			tp += count(related(want) && same)
			ng += count(related(want))
			np += count(related(got))
			touch += count(related(want) && related(got))
		}
		var left []string
		for _, o := range p.Origins {
			if o.Independence != hearsay.SameOrigin {
				left = append(left, o.Name)
			}
		}
		full := len(left) == len(g.Origins)
		for _, x := range g.Origins {
			at := slices.IndexFunc(left, func(y string) bool { return sameName(x, y) })
			if at < 0 {
				full = false
				continue
			}
			left = slices.Delete(left, at, at+1)
		}
		origins += count(full)
	}
	s.ratio("claim stances right (all cells)", right, cells)
	s.prf("claims: related documents found", touch, np, ng)
	s.prf("claim stances (related cells)", tp, np, ng)
	s.ratio("claims with exactly the right origins", origins, len(s.gold.Claims))
}

// scoreClaimPlaces compares the places that bear on each claim, of those near the
// gold's the ones of the same stance first. A gold without places has no rows.
func (s *caseScorer) scoreClaimPlaces() {
	found, right, np, ng := 0, 0, 0, 0
	for _, g := range s.gold.Claims {
		if len(g.Places) == 0 {
			continue
		}
		sides, stances := s.sides(s.answer(g.Claim).Places)
		ng += len(g.Places)
		np += len(sides)
		used := make([]bool, len(sides))
		for _, p := range g.Places {
			a, best := s.anchored(p), -1
			for i, x := range sides {
				if !used[i] && x.near(a) && (best < 0 || stances[best] != p.Stance && stances[i] == p.Stance) {
					best = i
				}
			}
			if best >= 0 {
				used[best] = true
				found++
				right += count(stances[best] == p.Stance)
			}
		}
	}
	if ng == 0 {
		return
	}
	s.prf("claims: places that bear on it", found, np, ng)
	s.ratio("claims: stance of those places right", right, found)
}
