package eval

import "math"

// A CorefMention is a mention as words First to End of a document, End exclusive.
type CorefMention struct{ First, End int }

// Coref counts what the CoNLL score of coreference is made of, over any number
// of documents: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998) and CEAF-e
// (Luo 2005), as Pradhan et al. (2014) combine them. The zero Coref is ready.
type Coref struct {
	muc, b3, ceaf, mentions tally
}

// tally is the numerators and denominators of a precision and a recall.
type tally struct{ precise, predicted, recalled, gold float64 }

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func (t tally) f1() float64 {
	p, r := ratio(t.precise, t.predicted), ratio(t.recalled, t.gold)
	return ratio(2*p*r, p+r)
}

// Add counts one document: the chains of its gold and the ones predicted. A chain
// of one mention counts as no chain, as in OntoNotes, on either side.
func (c *Coref) Add(gold, predicted [][]CorefMention) {
	g, p := chains(gold), chains(predicted)
	where := func(all [][]CorefMention) map[CorefMention]int {
		m := map[CorefMention]int{}
		for i, chain := range all {
			for _, x := range chain {
				m[x] = i
			}
		}
		return m
	}
	inGold, inPredicted := where(g), where(p)
	for x := range inPredicted {
		if _, ok := inGold[x]; ok {
			c.mentions.precise++
			c.mentions.recalled++
		}
	}
	c.mentions.predicted += float64(len(inPredicted))
	c.mentions.gold += float64(len(inGold))

	n, d := links(g, inPredicted)
	c.muc.recalled, c.muc.gold = c.muc.recalled+n, c.muc.gold+d
	n, d = links(p, inGold)
	c.muc.precise, c.muc.predicted = c.muc.precise+n, c.muc.predicted+d

	n, d = cubed(g, inPredicted)
	c.b3.recalled, c.b3.gold = c.b3.recalled+n, c.b3.gold+d
	n, d = cubed(p, inGold)
	c.b3.precise, c.b3.predicted = c.b3.precise+n, c.b3.predicted+d

	best := aligned(g, p)
	c.ceaf.precise, c.ceaf.recalled = c.ceaf.precise+best, c.ceaf.recalled+best
	c.ceaf.gold += float64(len(g))
	c.ceaf.predicted += float64(len(p))
}

// MUC, B3, CEAF and Mentions are the F1 of each measure, 0 to 1.
func (c *Coref) MUC() float64      { return c.muc.f1() }
func (c *Coref) B3() float64       { return c.b3.f1() }
func (c *Coref) CEAF() float64     { return c.ceaf.f1() }
func (c *Coref) Mentions() float64 { return c.mentions.f1() }

// CoNLL is the mean of MUC, B³ and CEAF-e.
func (c *Coref) CoNLL() float64 { return (c.MUC() + c.B3() + c.CEAF()) / 3 }

// chains are the chains of two or more different mentions.
func chains(all [][]CorefMention) [][]CorefMention {
	var out [][]CorefMention
	seen := map[CorefMention]bool{}
	for _, chain := range all {
		var kept []CorefMention
		for _, x := range chain {
			if !seen[x] {
				seen[x] = true
				kept = append(kept, x)
			}
		}
		if len(kept) > 1 {
			out = append(out, kept)
		}
	}
	return out
}

// links is MUC's count: of the links that hold each chain together, how many
// the other side keeps.
func links(side [][]CorefMention, other map[CorefMention]int) (kept, all float64) {
	for _, chain := range side {
		parts, alone := map[int]bool{}, 0
		for _, x := range chain {
			if k, ok := other[x]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		kept += float64(len(chain) - len(parts) - alone)
		all += float64(len(chain) - 1)
	}
	return kept, all
}

// cubed is B³'s count: for each mention, how much of its chain stands with it on
// the other side.
func cubed(side [][]CorefMention, other map[CorefMention]int) (kept, all float64) {
	for _, chain := range side {
		parts := map[int]int{}
		for _, x := range chain {
			if k, ok := other[x]; ok {
				parts[k]++
			}
		}
		for _, n := range parts {
			kept += float64(n) * float64(n) / float64(len(chain))
		}
		all += float64(len(chain))
	}
	return kept, all
}

// aligned is CEAF-e's count: the similarity of chains under the best one-to-one
// alignment.
func aligned(g, p [][]CorefMention) float64 {
	if len(g) == 0 || len(p) == 0 {
		return 0
	}
	if len(g) > len(p) {
		g, p = p, g
	}
	cost := make([][]float64, len(g))
	for i, a := range g {
		in := map[CorefMention]bool{}
		for _, x := range a {
			in[x] = true
		}
		cost[i] = make([]float64, len(p))
		for j, b := range p {
			n := 0
			for _, x := range b {
				if in[x] {
					n++
				}
			}
			cost[i][j] = -2 * float64(n) / float64(len(a)+len(b))
		}
	}
	return -assign(cost)
}

// assign is the least cost of giving each row a column of its own (Kuhn 1955, in
// the form with potentials); there are no more rows than columns.
func assign(cost [][]float64) float64 {
	n, m := len(cost), len(cost[0])
	u, v := make([]float64, n+1), make([]float64, m+1)
	row, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		at := 0
		least := make([]float64, m+1)
		used := make([]bool, m+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for row[at] != 0 {
			used[at] = true
			delta, next := math.Inf(1), 0
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if c := cost[row[at]-1][j-1] - u[row[at]] - v[j]; c < least[j] {
					least[j], way[j] = c, at
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := 0; j <= m; j++ {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			at = next
		}
		for at != 0 {
			row[at] = row[way[at]]
			at = way[at]
		}
	}
	total := 0.0
	for j := 1; j <= m; j++ {
		if row[j] > 0 {
			total += cost[row[j]-1][j-1]
		}
	}
	return total
}
