package eval

import (
	"github.com/openhearsay/hearsay"
)

func (s *caseScorer) scorePassages() {
	type row struct {
		a, b string
		x, y wordSet
		from hearsay.Direction
	}
	turn := func(r row) row {
		if r.a < r.b {
			return r
		}
		switch r.from {
		case hearsay.FromA:
			r.from = hearsay.FromB
		case hearsay.FromB:
			r.from = hearsay.FromA
		}
		return row{r.b, r.a, r.y, r.x, r.from}
	}
	var gold, got []row
	for _, p := range s.gold.Passages {
		from := hearsay.Direction(p.From)
		if from == "" {
			from = hearsay.FromUnknown
		}
		gold = append(gold, turn(row{p.A, p.B, s.text(p.A).find(p.AnchorA, p.NthA), s.text(p.B).find(p.AnchorB, p.NthB), from}))
	}
	for _, p := range s.c.Passages {
		a, b := s.texts[p.A.Document], s.texts[p.B.Document]
		if p.A.Document == p.B.Document || a == nil || b == nil || p.Boilerplate {
			continue
		}
		got = append(got, turn(row{p.A.Document, p.B.Document, a.span(p.A.Span), b.span(p.B.Span), p.From}))
	}
	type word struct {
		a, b string
		side byte
		n    int
	}
	cover := func(l []row) map[word]bool {
		m := map[word]bool{}
		for _, r := range l {
			for i := range r.x {
				m[word{r.a, r.b, 'a', i}] = true
			}
			for i := range r.y {
				m[word{r.a, r.b, 'b', i}] = true
			}
		}
		return m
	}
	cg, cp := cover(gold), cover(got)
	n := 0
	for w := range cg {
		n += count(cp[w])
	}
	s.prf("shared passages (words)", n, len(cp), len(cg))
	hit, known, knownOK, said, saidOK := 0, 0, 0, 0, 0
	for _, g := range gold {
		best, from := 0, hearsay.Direction("")
		for _, p := range got {
			if p.a != g.a || p.b != g.b {
				continue
			}
			x, y := p.x.shared(g.x), p.y.shared(g.y)
			if x > 0 && y > 0 && x+y > best {
				best, from = x+y, p.from
			}
		}
		if best == 0 {
			continue
		}
		hit++
		if g.from == hearsay.FromA || g.from == hearsay.FromB {
			known++
			knownOK += count(from == g.from)
		}
		if from == hearsay.FromA || from == hearsay.FromB {
			said++
			saidOK += count(from == g.from)
		}
	}
	s.ratio("shared passages found", hit, len(gold))
	s.ratio("direction found, where the gold knows who copied", knownOK, known)
	s.ratio("direction right, where one is named", saidOK, said)
}

func (s *caseScorer) scoreQuotes() {
	type place struct {
		document string
		words    wordSet
		change   string
	}
	var gold, got [][]place
	for _, q := range s.gold.QuoteGroups {
		var l []place
		for _, r := range q.Renderings {
			l = append(l, place{r.Document, s.text(r.Document).find(r.Text, r.Nth), r.Change})
		}
		gold = append(gold, l)
	}
	for _, q := range s.c.QuoteGroups {
		var l []place
		for _, r := range q.Renderings {
			if t, ok := s.texts[r.Document]; ok {
				l = append(l, place{r.Document, t.spansOf(r.Spans...), string(r.Change)})
			}
		}
		got = append(got, l)
	}
	type hit struct {
		overlap float64
		change  string
	}
	places := func(p place) map[int]hit { // our groups that render a span
		out := map[int]hit{}
		for k, l := range got {
			for _, r := range l {
				if r.document != p.document {
					continue
				}
				if v := iou(p.words, r.words); v >= 0.5 && v > out[k].overlap {
					out[k] = hit{v, r.change}
				}
			}
		}
		return out
	}
	links, found, renderings, changes := 0, 0, 0, 0
	for _, g := range gold {
		at := make([]map[int]hit, len(g))
		for i, r := range g {
			at[i] = places(r)
			if len(at[i]) == 0 {
				continue
			}
			renderings++
			best := hit{}
			for k := range got { // in order: the first of equals counts
				if h, ok := at[i][k]; ok && h.overlap > best.overlap {
					best = h
				}
			}
			changes += count(best.change == r.change)
		}
		for i := range g {
			for j := range i {
				links++
				both := false
				for k := range at[i] {
					_, ok := at[j][k]
					both = both || ok
				}
				found += count(both)
			}
		}
	}
	linked, right := 0, 0
	for _, l := range got {
		known := make([]map[int]bool, len(l))
		for i, r := range l {
			known[i] = map[int]bool{}
			for k, g := range gold {
				for _, x := range g {
					if x.document == r.document && iou(r.words, x.words) >= 0.5 {
						known[i][k] = true
					}
				}
			}
		}
		for i := range l {
			for j := range i {
				if len(known[i]) == 0 || len(known[j]) == 0 || l[i].document == l[j].document && l[i].words.equal(l[j].words) {
					continue
				}
				linked++
				same := false
				for k := range known[i] {
					same = same || known[j][k]
				}
				right += count(same)
			}
		}
	}
	s.ratio("quote links found", found, links)
	s.ratio("quote links right, between renderings the gold knows", right, linked)
	s.ratio("change class right, of renderings found", changes, renderings)
}

func (s *caseScorer) scoreConflicts() {
	type side struct {
		document      string
		words, extent wordSet
	}
	sideOf := func(c hearsay.ConflictSide) (side, bool) {
		if c.Statement == "" {
			t, ok := s.texts[c.Place.Document]
			if !ok {
				return side{}, false
			}
			w := t.span(c.Place.Span)
			return side{c.Place.Document, w, w}, true
		}
		x := s.statements[c.Statement]
		if x == nil || s.texts[x.Document] == nil {
			return side{}, false
		}
		t := s.texts[x.Document]
		all := append([]hearsay.Span(nil), x.Contents...)
		for _, p := range []*hearsay.Span{x.Source, x.Cue} {
			if p != nil {
				all = append(all, *p)
			}
		}
		return side{x.Document, t.spansOf(x.Contents...), t.spansOf(all...)}, true
	}
	type conflict struct {
		a, b side
		kind string
	}
	var got []conflict
	for _, c := range s.c.Conflicts {
		a, okA := sideOf(c.A)
		b, okB := sideOf(c.B)
		if okA && okB {
			got = append(got, conflict{a, b, string(c.Kind)})
		}
	}
	near := func(p side, document string, g wordSet) bool {
		if p.document != document || len(g) == 0 {
			return false
		}
		for _, w := range []wordSet{p.words, p.extent} {
			if n := w.shared(g); n > 0 && 2*n >= min(len(w), len(g)) && iou(w, g) >= 0.2 {
				return true
			}
		}
		return false
	}
	used := map[int]bool{}
	found, of, kinds := map[string]int{}, map[string]int{}, 0
	for _, c := range s.gold.Conflicts {
		ga, gb := s.text(c.A.Document).find(c.A.Anchor, c.A.Nth), s.text(c.B.Document).find(c.B.Anchor, c.B.Nth)
		of[c.Kind]++
		any, kind := false, false
		for i, p := range got {
			if near(p.a, c.A.Document, ga) && near(p.b, c.B.Document, gb) || near(p.a, c.B.Document, gb) && near(p.b, c.A.Document, ga) {
				any, used[i] = true, true
				kind = kind || p.kind == c.Kind
			}
		}
		found[c.Kind] += count(any)
		kinds += count(kind)
	}
	total := 0
	for _, k := range []string{"denial", "reversal", "discrepancy"} {
		s.ratio("conflicts found: "+k, found[k], of[k])
		total += found[k]
	}
	s.ratio("conflict kind right, of those found", kinds, total)
	distinct := func(in func(int) bool) int {
		var kept []conflict
		for i, c := range got {
			if !in(i) {
				continue
			}
			seen := false
			for _, k := range kept {
				seen = seen || k.a.document == c.a.document && k.b.document == c.b.document && k.a.words.equal(c.a.words) && k.b.words.equal(c.b.words)
			}
			if !seen {
				kept = append(kept, c)
			}
		}
		return len(kept)
	}
	s.ratio("conflicts named that the gold has", distinct(func(i int) bool { return used[i] }), distinct(func(int) bool { return true }))
}

func (s *caseScorer) scoreClaims() {
	ours := map[string]*hearsay.Claim{}
	for i := range s.c.Claims {
		ours[foldName(s.c.Claims[i].Text)] = &s.c.Claims[i]
	}
	cells, right, tp, ng, np, touch, origins := 0, 0, 0, 0, 0, 0, 0
	for _, g := range s.gold.Claims {
		p := ours[foldName(g.Claim)]
		if p == nil {
			p = &hearsay.Claim{}
		}
		for _, d := range s.ids {
			want, got := g.Documents[d], string(p.Documents[d])
			cells++
			right += count(want == got)
			tp += count(want != "" && want == got)
			ng += count(want != "")
			np += count(got != "")
			touch += count(want != "" && got != "")
		}
		var left []string
		for _, o := range p.Origins {
			if o.Independence != hearsay.SameOrigin {
				left = append(left, o.Name)
			}
		}
		full := len(left) == len(g.Origins)
		for _, x := range g.Origins {
			at := -1
			for i, y := range left {
				if sameName(x, y) {
					at = i
					break
				}
			}
			if at < 0 {
				full = false
				continue
			}
			left = append(left[:at], left[at+1:]...)
		}
		origins += count(full)
	}
	s.ratio("claim stances right (all cells)", right, cells)
	s.prf("claims: related documents found", touch, np, ng)
	s.prf("claim stances (related cells)", tp, np, ng)
	s.ratio("claims with exactly the right origins", origins, len(s.gold.Claims))
}
