package eval

import (
	"cmp"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// foundWords and goldWords are a statement with the words it covers.
type (
	foundWords struct {
		*hearsay.Statement
		content, source wordSet
	}
	goldWords struct {
		*GoldStatement
		content, source wordSet
	}
)

// A matched document is the statements of one document, the found ones paired
// with the gold's.
type matchedDocument struct {
	id         string
	exhaustive bool // every statement of it is in the gold
	found      []foundWords
	gold       []goldWords
	pairs      []statementPair // no statement stands in two
}

// A statementPair is a found statement and the gold's, by their indices.
type statementPair struct{ found, gold int }

// matchStatements pairs the statements of each document; of equal overlaps those
// whose sources meet come first, then those with the right speaker.
func (s *caseScorer) matchStatements() []matchedDocument {
	documents := map[string]*matchedDocument{}
	all := make([]matchedDocument, len(s.ids))
	for i, id := range s.ids {
		all[i] = matchedDocument{id: id, exhaustive: slices.Contains(s.gold.Exhaustive, id)}
		documents[id] = &all[i]
	}
	for i := range s.c.Statements {
		x := &s.c.Statements[i]
		if d, t := documents[x.Document], s.texts[x.Document]; d != nil {
			f := foundWords{x, t.spansOf(x.Contents...), nil}
			if x.Source != nil {
				f.source = t.spansOf(*x.Source)
			}
			d.found = append(d.found, f)
		}
	}
	for i := range s.gold.Statements {
		x := &s.gold.Statements[i]
		if d, t := documents[x.Document], s.texts[x.Document]; d != nil {
			d.gold = append(d.gold, goldWords{x, t.find(x.Content, x.Nth), t.find(x.Source, x.SourceNth)})
		}
	}
	for i := range all {
		d := &all[i]
		found, gold := make([]wordSet, len(d.found)), make([]wordSet, len(d.gold))
		for k, f := range d.found {
			found[k] = f.content
		}
		for k, g := range d.gold {
			gold[k] = g.content
		}
		d.pairs = pairWords(found, gold, func(i, j int) int {
			x, y := d.found[i], d.gold[j]
			meet := x.source.shared(y.source) > 0 || len(x.source) == 0 && len(y.source) == 0
			return 2*count(meet) + count(s.rightSpeaker(y.GoldStatement, x.Speaker))
		})
	}
	return all
}

// pairWords pairs contents found with the gold's by falling share of their joint
// words, a half at least, each with at most one; of equal shares the pair of the
// higher rank comes first, then the one that stands first.
func pairWords(found, gold []wordSet, rank func(i, j int) int) []statementPair {
	type candidate struct {
		statementPair
		overlap float64
		rank    int
	}
	var all []candidate
	for i := range found {
		for j := range gold {
			if v := iou(found[i], gold[j]); v >= 0.5 {
				all = append(all, candidate{statementPair{i, j}, v, rank(i, j)})
			}
		}
	}
	slices.SortFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.overlap, x.overlap), y.rank-x.rank, x.found-y.found, x.gold-y.gold)
	})
	var pairs []statementPair
	usedFound, usedGold := map[int]bool{}, map[int]bool{}
	for _, x := range all {
		if !usedFound[x.found] && !usedGold[x.gold] {
			usedFound[x.found], usedGold[x.gold] = true, true
			pairs = append(pairs, x.statementPair)
		}
	}
	return pairs
}

// rightSpeaker reports whether a speaker of the case is the one that the gold means.
func (s *caseScorer) rightSpeaker(g *GoldStatement, id string) bool {
	p := s.speakers[id]
	if p == nil || g.Speaker == "" {
		return p == nil && g.Speaker == ""
	}
	theirs := []string{g.Speaker}
	for _, a := range s.gold.Speakers[g.Speaker] {
		if !scorePronouns[strings.ToLower(a)] {
			theirs = append(theirs, a)
		}
	}
	ours := []string{p.Name}
	if !g.Named {
		ours = append(ours, p.Aliases...)
	}
	for _, x := range ours {
		for _, y := range theirs {
			if sameName(x, y) {
				return true
			}
		}
	}
	return false
}

func (s *caseScorer) scoreStatements() {
	var tp, np, ng, found, total, right, unknown, wrong, kind, quoted, chain, hops, hopsOf, nested, nestedOf int
	var denials, denialsFound, denialsGold int
	for _, d := range s.matchStatements() {
		if len(d.gold) == 0 {
			continue
		}
		found += len(d.pairs)
		total += len(d.gold)
		own := count(s.gold.Documents[d.id].Outlet != "")
		if d.exhaustive {
			tp += len(d.pairs)
			np += len(d.found)
			ng += len(d.gold)
			for _, f := range d.found {
				denialsFound += count(f.Kind == hearsay.Denial)
			}
		}
		for _, g := range d.gold {
			nestedOf += count(len(g.Via) > own)
			denialsGold += count(d.exhaustive && g.Kind == string(hearsay.Denial))
		}
		for _, x := range d.pairs {
			a, b := d.found[x.found], d.gold[x.gold]
			switch {
			case s.rightSpeaker(b.GoldStatement, a.Speaker):
				right++
			case s.speakers[a.Speaker] == nil:
				unknown++
			default:
				wrong++
			}
			same := string(a.Kind) == b.Kind
			kind += count(same)
			denials += count(d.exhaustive && same && a.Kind == hearsay.Denial)
			quoted += count(string(a.Quoted) == b.Quoted)
			n := len(commonHops(a.Via, b.Via))
			hops += n
			hopsOf += max(len(a.Via), len(b.Via))
			exact := n == len(b.Via) && n == len(a.Via)
			chain += count(exact)
			nested += count(exact && len(b.Via) > own)
		}
	}
	s.prf("statements (exhaustive documents)", tp, np, ng)
	s.ratio("statements found (all gold)", found, total)
	s.ratio("speaker right, of those found", right, found)
	s.ratio("speaker unknown, of those found", unknown, found)
	s.ratio("speaker WRONG, of those found", wrong, found)
	s.ratio("kind right, of those found", kind, found)
	s.prf("denials, found and called so (exhaustive documents)", denials, denialsFound, denialsGold)
	s.ratio("direct/indirect/mixed right, of those found", quoted, found)
	s.ratio("chain right, of those found", chain, found)
	s.ratio("chain right, of all chained gold", nested, nestedOf)
	s.ratio("chain hops in common", hops, hopsOf)
}

// commonHops is the longest common subsequence of two chains, as pairs of indices.
func commonHops(a []hearsay.Hop, b []string) (common [][2]int) {
	longest := make([][]int, len(a)+1) // of a[i:] and b[j:]
	longest[len(a)] = make([]int, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		longest[i] = make([]int, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			if longest[i][j] = max(longest[i+1][j], longest[i][j+1]); sameName(a[i].Name, b[j]) {
				longest[i][j] = 1 + longest[i+1][j+1]
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case sameName(a[i].Name, b[j]):
			common = append(common, [2]int{i, j})
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
	return common
}
