package eval

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/openhearsay/hearsay"
)

// A CaseWrong is a statement of a case that is missed, that nobody listed, or of
// which something is wrong.
type CaseWrong struct {
	Document string
	Gold     *GoldStatement     // nil for one that nobody listed
	Placed   *hearsay.Statement // the gold's words in the document's text; nil with Gold, or where the text lacks them
	Found    *hearsay.Statement // nil for one that is missed
	Speaker  string             // the name that was found, "" for unknown
	Causes   []string           // what is wrong, for a person; equal faults have equal words
}

// start is where the statement begins in its document.
func (w *CaseWrong) start() int {
	switch {
	case w.Placed != nil:
		return w.Placed.Extent().Start
	case w.Found != nil:
		return w.Found.Extent().Start
	}
	return 0
}

// WrongOfCase compares the statements of a case with the gold's and returns the
// wrong ones, in the order of the documents and of the text. A missed one comes
// with what was found at its cue, if anything. One that nobody listed counts in
// documents of which all statements are listed.
func WrongOfCase(g *Gold, c *hearsay.Case) (all []CaseWrong) {
	s := newCaseScorer(g, c)
	for _, d := range s.matchStatements() {
		first := len(all)
		usedFound, usedGold := map[int]bool{}, map[int]bool{}
		for _, p := range d.pairs {
			usedFound[p.found], usedGold[p.gold] = true, true
			if causes := s.causes(&d, p); len(causes) > 0 {
				all = append(all, s.wrong(&d, p.found, p.gold, causes))
			}
		}
		for j := range d.gold {
			if usedGold[j] {
				continue
			}
			causes := []string{"missed: " + d.form(j)}
			i := s.atCue(&d, j, usedFound)
			switch {
			case len(d.gold[j].content) == 0:
				causes = append(causes, "not in the text")
			case i >= 0:
				usedFound[i] = true
				causes = append(causes, "content cut otherwise")
				if d.exhaustive {
					causes = append(causes, d.spurious(i))
				}
			}
			all = append(all, s.wrong(&d, i, j, causes))
		}
		for i := range d.found {
			if d.exhaustive && !usedFound[i] {
				all = append(all, s.wrong(&d, i, -1, []string{d.spurious(i)}))
			}
		}
		slices.SortStableFunc(all[first:], func(a, b CaseWrong) int { return cmp.Compare(a.start(), b.start()) })
	}
	return all
}

// causes tells what is wrong with a statement that was found.
func (s *caseScorer) causes(d *matchedDocument, p statementPair) (causes []string) {
	f, g := d.found[p.found], d.gold[p.gold]
	if !s.rightSpeaker(g.GoldStatement, f.Speaker) {
		if s.speakers[f.Speaker] == nil {
			causes = append(causes, "speaker unknown")
		} else {
			causes = append(causes, "speaker wrong")
		}
	}
	if string(f.Kind) != g.Kind {
		causes = append(causes, fmt.Sprintf("kind: %s called %s", g.Kind, f.Kind))
	}
	if string(f.Quoted) != g.Quoted {
		causes = append(causes, fmt.Sprintf("form: %s called %s", g.Quoted, f.Quoted))
	}
	for _, h := range s.hops(d, p) {
		switch {
		case !h.found:
			causes = append(causes, "hop missing: "+h.carrier)
		case !h.gold:
			causes = append(causes, "hop too many: "+h.carrier)
		}
	}
	return causes
}

// spurious is the cause of a statement that nobody listed.
func (d *matchedDocument) spurious(i int) string {
	if d.found[i].Within >= 0 {
		return "spurious: " + nestedForm
	}
	return "spurious: outer " + string(d.found[i].Quoted)
}

// atCue is a found statement that is in no pair and shares words of the cue and
// of the content with a gold one, -1 for none.
func (s *caseScorer) atCue(d *matchedDocument, j int, used map[int]bool) int {
	g, t := d.gold[j], s.text(d.id)
	cue := t.find(g.Cue, g.CueNth)
	for i, f := range d.found {
		if !used[i] && f.Cue != nil && t.spansOf(*f.Cue).shared(cue) > 0 && f.content.shared(g.content) > 0 {
			return i
		}
	}
	return -1
}

// wrong is a finding about the i-th found and the j-th gold statement, -1 for none.
func (s *caseScorer) wrong(d *matchedDocument, i, j int, causes []string) CaseWrong {
	w := CaseWrong{Document: d.id, Causes: causes}
	if i >= 0 {
		w.Found = d.found[i].Statement
		if p := s.speakers[w.Found.Speaker]; p != nil {
			w.Speaker = p.Name
		}
	}
	if j >= 0 {
		w.Gold = d.gold[j].GoldStatement
		if len(d.gold[j].content) > 0 {
			w.Placed = s.text(d.id).place(w.Gold)
		}
	}
	return w
}
