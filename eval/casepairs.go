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
	var gold, close, got []row // close are those that are no paraphrase
	for _, p := range s.gold.Passages {
		from := hearsay.Direction(p.From)
		if from == "" {
			from = hearsay.FromUnknown
		}
		r := turn(row{p.A, p.B, s.text(p.A).find(p.AnchorA, p.NthA), s.text(p.B).find(p.AnchorB, p.NthB), from})
		gold = append(gold, r)
		if p.Degree != "paraphrase" {
			close = append(close, r)
		}
	}
	for _, p := range s.c.Passages {
		a, b := s.texts[p.A.Document], s.texts[p.B.Document]
		if p.A.Document == p.B.Document || a == nil || b == nil || p.Boilerplate {
			continue
		}
		got = append(got, turn(row{p.A.Document, p.B.Document, a.spansOf(p.A.Span), b.spansOf(p.B.Span), p.From}))
	}
	type word struct {
		a, b string
		side byte
		n    int
	}
	cover := func(l []row) map[word]bool {
		m := map[word]bool{}
		for _, r := range l {
			for _, i := range r.x {
				m[word{r.a, r.b, 'a', i}] = true
			}
			for _, i := range r.y {
				m[word{r.a, r.b, 'b', i}] = true
			}
		}
		return m
	}
	cp := cover(got)
	found := func(l []row) Share {
		c := cover(l)
		n := 0
		for w := range c {
			n += count(cp[w])
		}
		return Share{n, len(c)}
	}
	recall, recallClose := found(gold), found(close)
	precision := Share{recall.N, len(cp)}
	s.rows = append(s.rows, CaseRow{Name: "shared passages (words)", Precision: precision, Recall: recall},
		CaseRow{Name: "shared passages (words), paraphrase apart", Precision: precision, Recall: recallClose})
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
