// Package compare joins what was found in single documents into a case: who the
// speakers are, whom the documents credit and rest on, how quotations changed,
// what contradicts what, and when it was said. Its parts are packages of their
// own; this package runs them in their order.
package compare

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/origin"
	"github.com/openhearsay/hearsay/compare/passage"
	"github.com/openhearsay/hearsay/compare/proposition"
	"github.com/openhearsay/hearsay/compare/question"
	"github.com/openhearsay/hearsay/compare/quote"
	"github.com/openhearsay/hearsay/compare/speaker"
	"github.com/openhearsay/hearsay/compare/stance"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/compare/timeline"
	"github.com/openhearsay/hearsay/compare/view/answer"
	"github.com/openhearsay/hearsay/compare/view/claim"
	"github.com/openhearsay/hearsay/compare/view/conflict"
	"github.com/openhearsay/hearsay/compare/view/position"
	"github.com/openhearsay/hearsay/compare/view/unattributed"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/credit"
)

// An Input is what the earlier stages found. Findings run parallel to Documents.
type Input struct {
	Documents []hearsay.Document
	Findings  []hearsay.Findings
	Passages  []hearsay.Passage
	Claims    []string        // sentences that a person asks about; nil lets hearsay propose some
	Heard     *question.Heard // what other judges say of this very case; nil for nothing
	Review    Review          // what persons decided; nil for nothing
}

// Review changes a case that is being made, by what persons decided. Each method may be
// called several times.
type Review interface {
	Said(c *hearsay.Case)     // when its statements and speakers are known, and nothing is built upon them
	Shared(c *hearsay.Case)   // when its passages and their directions are
	Proposed(c *hearsay.Case) // when its propositions are, with the denials of what they say, and no claim is made of them
}

// Models are the trained stages of comparison. One that is nil has learnt nothing.
type Models struct {
	Quotes *quote.Model
	Pairs  *proposition.Model
	Claims *claim.Models
	Stance *stance.Model // what a text does with a claim, by its words alone
}

// Case joins the findings of documents into a case. It changes nothing of its
// input, and the result does not depend on the order of the documents: they are
// sorted by id. Speakers are numbered p1, p2, … and statements s1, s2, … in
// order of their place.
func Case(in Input, m Models) *hearsay.Case { return Join(in, m.Quotes).Complete(in, m) }

// Complete is the part of Case that comes after Join, of the same input.
func (j *Joined) Complete(in Input, m Models) *hearsay.Case {
	c := j.Case
	opinion, _ := m.Pairs.Judge(context.Background(), j.Field, j.Field.All()) // it never fails
	if in.Heard != nil {
		opinion = proposition.Weigh(opinion, in.Heard.Opinions...)
		narrators(j.Field, in.Heard)
		c.Judges = in.Heard.Judges
	}
	c.Propositions, c.Conflicts = j.Field.Find(opinion)
	if in.Review != nil {
		in.Review.Proposed(c)
	}
	answers := answer.Find(j.Field, opinion)
	for i := range answers {
		c.Answers = append(c.Answers, answers[i].Answer)
	}
	c.Conflicts = conflict.Gather(j.Field, opinion, c.Conflicts, answers)
	c.Positions = position.Positions(j.Field, opinion)
	c.Unattributed = unattributed.Find(j.Field, opinion, c.RestsOn, c.Credits, c.Propositions)
	reader := claim.NewReader(j.Field, c.RestsOn, m.Claims, m.Stance)
	asked := in.Claims
	if asked == nil {
		asked = reader.Propose(c.Propositions, c.Conflicts)
	}
	proposed := in.Claims == nil
	for _, text := range asked {
		c.Claims = append(c.Claims, j.answer(reader, text, in.Heard))
	}
	if proposed {
		c.Claims = reader.Sift(c.Claims, c.Conflicts)
	}
	return c
}

// Asker answers what the documents of a completed case do with a sentence. It is safe
// for concurrent use.
func (j *Joined) Asker(in Input, m Models) func(text string) hearsay.Claim {
	reader := claim.NewReader(j.Field, j.Case.RestsOn, m.Claims, m.Stance)
	var one sync.Mutex // a reader keeps what it worked out
	return func(text string) hearsay.Claim {
		one.Lock()
		defer one.Unlock()
		return j.answer(reader, text, in.Heard)
	}
}

func (j *Joined) answer(reader *claim.Reader, text string, heard *question.Heard) hearsay.Claim {
	c := reader.Answer(text)
	if heard != nil {
		claimed(j.Field, &c, heard)
	}
	c.Proposition = claim.Match(&c, j.Case.Propositions)
	decided(&c, j.Case.Propositions)
	return c
}

// A Joined is a case before its propositions: the documents and what was found in
// each, with speakers, credits, passages and quotations known over all of them.
type Joined struct {
	Case  *hearsay.Case
	Field *proposition.Field // its places, made ready for comparison
}

// Join is the part of Case that comes before its propositions.
func Join(in Input, quotes *quote.Model) *Joined {
	in = sorted(in)
	c, said := spoken(&in)
	c.QuoteGroups = quote.NewField(said).Groups(quotes) // which is large, and kept by nobody
	field := &proposition.Input{Documents: in.Documents, Statements: c.Statements, Speakers: c.Speakers, Sides: said.Sides, Aliases: said.Aliases, Groups: c.QuoteGroups, Passages: c.Passages, Clauses: said.Clauses}
	for i := range in.Findings {
		field.Sentences = append(field.Sentences, in.Findings[i].Sentences)
	}
	c.Timeline = timeline.Events(in.Documents, in.Findings, c.Statements)
	return &Joined{Case: c, Field: proposition.NewField(field)}
}

// Quotes is the renderings of what is said in the case that Join makes of in.
func Quotes(in Input) *quote.Field {
	in = sorted(in)
	_, said := spoken(&in)
	return quote.NewField(said)
}

// spoken is a case with all that comes before its quotations, and what those are found in.
// in is sorted.
func spoken(in *Input) (*hearsay.Case, *quote.Input) {
	in.Passages = passage.Choose(in.Documents, in.Passages)
	c := &hearsay.Case{Documents: in.Documents, Passages: in.Passages}
	said(c, in)
	var english []string
	for i := range in.Documents {
		if in.Documents[i].English() {
			english = append(english, in.Documents[i].Text)
		}
	}
	aliases := term.FindAliases(english)
	found := make([][]credit.Found, len(in.Documents))
	for i := range in.Documents {
		if !in.Documents[i].English() {
			continue
		}
		found[i] = credit.Find(&in.Documents[i])
		for _, f := range found[i] {
			c.Credits = append(c.Credits, f.Credit)
		}
	}
	names, named := map[string]string{}, map[string]bool{}
	for i := range c.Speakers {
		named[c.Speakers[i].ID] = c.Speakers[i].Named
		names[c.Speakers[i].ID] = c.Speakers[i].Name
	}
	sides := speaker.Sides(c.Speakers)
	c.Passages = passage.Direct(passage.Input{Documents: in.Documents, Statements: c.Statements, Names: names, Named: named, Sides: sides, Credits: slices.Concat(found...)}, in.Passages)
	if in.Review != nil {
		in.Review.Shared(c)
	}
	c.RestsOn = origin.RestsOn(in.Documents, found, c.Passages)
	clauses := make([][]hearsay.Clause, len(in.Findings))
	for i := range in.Findings {
		clauses[i] = in.Findings[i].Clauses
	}
	return c, &quote.Input{Documents: in.Documents, Statements: c.Statements, Speakers: c.Speakers, Sides: sides, Aliases: aliases, Passages: c.Passages, Clauses: clauses}
}

// Said is a case as far as its speakers and statements, with the statements numbered as
// Case numbers them. It takes little time; speakers are joined without what shared
// passages tell, so that their ids can be others.
func Said(in Input) *hearsay.Case {
	in = sorted(in)
	in.Passages = nil
	c := &hearsay.Case{Documents: in.Documents}
	said(c, &in)
	return c
}

// said gives a case its speakers and statements.
func said(c *hearsay.Case, in *Input) {
	locals := make([]speaker.Local, len(in.Documents))
	for i := range in.Documents {
		locals[i] = speaker.Local{Document: in.Documents[i].ID, Speakers: in.Findings[i].Speakers}
	}
	var ids []map[string]string
	c.Speakers, ids = speaker.Merge(locals, in.Passages, outlet.Canonical)
	c.Statements = statements(*in, ids)
	amend(c, in.Heard)
	if in.Review != nil {
		in.Review.Said(c)
	}
}

// sorted is in with its documents in order of their ids and its passages in
// order of their places, every list as long as the documents.
func sorted(in Input) Input {
	order := make([]int, len(in.Documents))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		x, y := &in.Documents[order[a]], &in.Documents[order[b]]
		return x.ID < y.ID || x.ID == y.ID && x.SHA256 < y.SHA256
	})
	out := Input{
		Documents: make([]hearsay.Document, len(order)),
		Findings:  make([]hearsay.Findings, len(order)),
		Passages:  in.Passages,
		Claims:    in.Claims,
		Heard:     in.Heard,
		Review:    in.Review,
	}
	for i, k := range order {
		out.Documents[i] = in.Documents[k]
		if k < len(in.Findings) {
			out.Findings[i] = in.Findings[k]
		}
	}
	sides := func(a, b *hearsay.Side) int {
		return cmp.Or(strings.Compare(a.Document, b.Document), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	}
	inOrder := func(a, b hearsay.Passage) int { return cmp.Or(sides(&a.A, &b.A), sides(&a.B, &b.B)) }
	if !slices.IsSortedFunc(in.Passages, inOrder) { // else there is no need of others: they are many, and nobody changes them
		out.Passages = slices.SortedStableFunc(slices.Values(in.Passages), inOrder)
	}
	return out
}

// statements lists the statements of all documents with ids and speakers of the
// case, in order of document and place; Within is an index into that list.
func statements(in Input, ids []map[string]string) []hearsay.Statement {
	var out []hearsay.Statement
	for d := range in.Documents {
		list := in.Findings[d].Statements
		order := make([]int, 0, len(list))
		for i := range list {
			if len(list[i].Contents) > 0 {
				order = append(order, i)
			}
		}
		sort.SliceStable(order, func(a, b int) bool {
			x, y := list[order[a]].Extent(), list[order[b]].Extent()
			return x.Start < y.Start || x.Start == y.Start && x.End > y.End
		})
		place := make(map[int]int, len(order))
		for n, i := range order {
			place[i] = len(out) + n
		}
		for _, i := range order {
			s := list[i]
			s.ID = "s" + strconv.Itoa(len(out)+1)
			s.Document = in.Documents[d].ID
			s.Speaker = ids[d][s.Speaker]
			w, ok := place[s.Within]
			if !ok {
				w = -1
			}
			s.Within = w
			s.Item = in.Documents[d].Item(s.Contents[0].Start)
			out = append(out, s)
		}
	}
	return out
}
