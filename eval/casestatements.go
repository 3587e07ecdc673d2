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
type statementPair struct {
	found, gold   int
	overlap       float64 // joint words of the contents, 0.5 to 1
	source, right bool    // the sources meet; the speaker is the gold's
}

// matchStatements pairs the statements of each document by falling overlap of
// their contents, half at least; of equals, those whose sources meet come first,
// then those with the right speaker, then those that stand first.
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
		all[i].pairs = s.pair(all[i].found, all[i].gold)
	}
	return all
}

func (s *caseScorer) pair(found []foundWords, gold []goldWords) []statementPair {
	var all []statementPair
	for i, f := range found {
		for j, g := range gold {
			if v := iou(f.content, g.content); v >= 0.5 {
				meet := f.source.shared(g.source) > 0 || len(f.source) == 0 && len(g.source) == 0
				all = append(all, statementPair{i, j, v, meet, s.rightSpeaker(g.GoldStatement, f.Speaker)})
			}
		}
	}
	slices.SortFunc(all, func(x, y statementPair) int {
		return cmp.Or(cmp.Compare(y.overlap, x.overlap), count(y.source)-count(x.source), count(y.right)-count(x.right), x.found-y.found, x.gold-y.gold)
	})
	usedF, usedG := map[int]bool{}, map[int]bool{}
	return slices.DeleteFunc(all, func(x statementPair) bool {
		if usedF[x.found] || usedG[x.gold] {
			return true
		}
		usedF[x.found], usedG[x.gold] = true, true
		return false
	})
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
			case x.right:
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
			n := commonHops(a.Via, b.Via)
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

// commonHops is the length of the longest common subsequence of two chains.
func commonHops(a []hearsay.Hop, b []string) int {
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			up := row[j+1]
			if sameName(a[i].Name, b[j]) {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = up
		}
	}
	return row[len(b)]
}
