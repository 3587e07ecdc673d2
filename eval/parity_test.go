package eval_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/report/json"
)

// TestScoreCaseAsPython compares every row with what the shared scorer prints,
// on cases made from the golds with faults of every sort put in by chance.
func TestScoreCaseAsPython(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	shared, ok := corpus.Shared()
	if !ok {
		t.Skip("the shared scorer is not here")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("there is no python3 to run the shared scorer")
	}
	script := filepath.Join(shared, "eval", "score_case.py")
	golds, _ := filepath.Glob(filepath.Join(shared, "cases", "*", "gold.json"))
	golds = append(golds, filepath.Join("..", "examples", "harbor", "gold.json"))
	for seed, path := range golds {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			g, err := eval.ReadGold(path)
			if err != nil {
				t.Fatal(err)
			}
			c := newFaulty(t, g, dir, uint64(seed)).make()
			var file, out, got bytes.Buffer
			if err := json.Write(&file, c); err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(t.TempDir(), "case.json")
			if err := os.WriteFile(name, file.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
			cmd := exec.CommandContext(t.Context(), python, script, path, name)
			cmd.Stdout, cmd.Stderr = &out, os.Stderr
			if err := cmd.Run(); err != nil {
				t.Fatal(err)
			}
			for _, r := range eval.ScoreCase(g, c) {
				fmt.Fprintln(&got, r)
			}
			if diff := cmp.Diff(out.String(), got.String()); diff != "" {
				t.Errorf("-theirs +ours\n%s", diff)
			}
		})
	}
}

// A faulty makes a case from a gold, wrong here and there.
type faulty struct {
	*rand.Rand
	gold     *eval.Gold
	docs     []hearsay.Document
	text     map[string]string
	findings []hearsay.Findings
	passages []hearsay.Passage
	c        *hearsay.Case
}

func newFaulty(t *testing.T, g *eval.Gold, dir string, seed uint64) *faulty {
	docs, findings, passages, err := g.Findings(dir)
	if err != nil {
		t.Fatal(err)
	}
	f := &faulty{Rand: rand.New(rand.NewPCG(seed, 8)), gold: g, docs: docs, findings: findings, passages: passages, text: map[string]string{}, c: &hearsay.Case{}}
	for _, d := range docs {
		f.text[d.ID] = d.Text
	}
	return f
}

// often is true in so many percent of times.
func (f *faulty) often(percent int) bool { return f.IntN(100) < percent }

func pick[T any](f *faulty, l ...T) T { return l[f.IntN(len(l))] }

func (f *faulty) make() *hearsay.Case {
	for i, d := range f.docs {
		if i > 0 && f.often(8) {
			continue // a lost document
		}
		if f.often(20) {
			d.Outlet = pick(f, "", "The Tarn Ledger", d.Outlet+" News", strings.ReplaceAll(d.Outlet, " ", "/"))
		}
		if f.often(20) {
			d.Published = pick(f, hearsay.Period{}, hearsay.Day("2031-03-04"))
		}
		f.c.Documents = append(f.c.Documents, d)
	}
	for k := range f.docs {
		f.statements(k)
	}
	f.edges()
	for _, p := range f.passages {
		if f.often(75) {
			p.A.Span, p.B.Span = f.jitter(p.A.Document, p.A.Span), f.jitter(p.B.Document, p.B.Span)
			p.From = pick(f, p.From, p.From, hearsay.FromA, hearsay.FromB, hearsay.FromUnknown)
			p.Boilerplate = f.often(5)
			f.c.Passages = append(f.c.Passages, p)
		}
	}
	f.quotes()
	f.conflicts()
	f.claims()
	return f.c
}

// jitter moves the ends of a span to words nearby.
func (f *faulty) jitter(document string, s hearsay.Span) hearsay.Span {
	text := f.text[document]
	for range f.IntN(4) {
		if i := strings.IndexByte(text[s.Start:s.End], ' '); i >= 0 && f.often(30) {
			s.Start += i + 1
		}
		if i := strings.IndexByte(text[s.End:], ' '); i >= 0 && f.often(30) {
			s.End += i + 1
		}
		if i := strings.LastIndexByte(text[s.Start:s.End], ' '); i > 0 && f.often(20) {
			s.End = s.Start + i
		}
	}
	return s
}

// name is a name, or another wording of it that may or may not be the same one.
func (f *faulty) name(s string) string {
	if f.often(70) || s == "" {
		return s
	}
	words := strings.Fields(s)
	return pick(f, "Sen. "+s, words[len(words)-1], words[0], s+" and two others there", strings.Join(words, "-"), strings.Join(words, ""), "Otis Quill")
}

func (f *faulty) statements(k int) {
	local := map[string]string{}
	for _, p := range f.findings[k].Speakers {
		id := fmt.Sprint("p", len(f.c.Speakers)+1)
		local[p.ID] = id
		p.ID, p.Name = id, f.name(p.Name)
		f.c.Speakers = append(f.c.Speakers, p)
	}
	add := func(x hearsay.Statement) {
		x.ID = fmt.Sprint("s", len(f.c.Statements)+1)
		f.c.Statements = append(f.c.Statements, x)
	}
	for _, x := range f.findings[k].Statements {
		if f.often(15) {
			continue
		}
		x.Speaker = local[x.Speaker]
		contents := x.Contents
		x.Contents = nil
		for _, s := range contents {
			x.Contents = append(x.Contents, f.jitter(x.Document, s))
		}
		if f.often(15) {
			x.Speaker = pick(f, "", "p1", "p2", "absent")
		}
		if f.often(15) {
			x.Source = nil
		}
		if f.often(25) {
			x.Kind = pick(f, hearsay.Denial, hearsay.Assertion, hearsay.Opinion)
		}
		if f.often(15) {
			x.Quoted = pick(f, hearsay.Direct, hearsay.Indirect, hearsay.Mixed)
		}
		switch {
		case f.often(10):
			x.Via = append([]hearsay.Hop{{Name: "The Tarn Ledger"}}, x.Via...)
		case f.often(10) && len(x.Via) > 0:
			x.Via = x.Via[1:]
		}
		add(x)
		if f.often(10) {
			x.Contents = []hearsay.Span{f.jitter(x.Document, x.Contents[0])} // twice, or a piece of it
			add(x)
		}
	}
}

func (f *faulty) edges() {
	for _, x := range f.gold.Credits {
		if f.often(85) {
			f.c.Credits = append(f.c.Credits, hearsay.Credit{Document: x.Document, Item: -1, Outlet: f.name(x.Outlet)})
		}
	}
	for _, x := range f.gold.RestsOn {
		if f.often(85) {
			f.c.RestsOn = append(f.c.RestsOn, hearsay.RestsOn{Document: x.Document, Item: -1, Origin: f.name(x.Origin)})
		}
	}
}

// at is about where words stand, ok false where they do not.
func (f *faulty) at(document, words string) (hearsay.Side, bool) {
	piece, _, _ := strings.Cut(words, " ... ")
	i := strings.Index(f.text[document], piece)
	if i < 0 || piece == "" {
		return hearsay.Side{}, false
	}
	return hearsay.Side{Document: document, Span: f.jitter(document, hearsay.Span{Start: i, End: i + len(piece)})}, true
}

func (f *faulty) quotes() {
	var group hearsay.QuoteGroup
	for _, q := range f.gold.QuoteGroups {
		for _, r := range q.Renderings {
			if p, ok := f.at(r.Document, r.Text); ok && f.often(85) {
				group.Renderings = append(group.Renderings, hearsay.Rendering{Document: r.Document, Spans: []hearsay.Span{p.Span},
					Change: pick(f, hearsay.Change(r.Change), hearsay.Change(r.Change), hearsay.Altered)})
			}
		}
		if f.often(85) { // else the next utterance is put to it
			f.c.QuoteGroups = append(f.c.QuoteGroups, group)
			group = hearsay.QuoteGroup{}
		}
	}
}

// statement is a statement that begins where a place does, "" for none.
func (f *faulty) statement(p hearsay.Side) string {
	for _, x := range f.c.Statements {
		if x.Document == p.Document && x.Contents[0].Start <= p.Span.Start && p.Span.Start < x.Contents[0].End {
			return x.ID
		}
	}
	return ""
}

func (f *faulty) conflictSide(document, words string) (hearsay.ConflictSide, bool) {
	p, ok := f.at(document, words)
	if id := f.statement(p); ok && id != "" && f.often(70) {
		return hearsay.ConflictSide{Statement: id}, true
	}
	return hearsay.ConflictSide{Place: p}, ok
}

func (f *faulty) conflicts() {
	var last *hearsay.ConflictSide
	for _, x := range f.gold.Conflicts {
		a, okA := f.conflictSide(x.A.Document, x.A.Anchor)
		b, okB := f.conflictSide(x.B.Document, x.B.Anchor)
		if !okA || !okB || f.often(30) {
			continue
		}
		if last != nil && f.often(30) {
			a = *last
		}
		if f.often(50) {
			a, b = b, a
		}
		last = &b
		c := hearsay.Conflict{A: a, B: b, Kind: pick(f, hearsay.ConflictKind(x.Kind), hearsay.ConflictKind(x.Kind), hearsay.DenialConflict)}
		f.c.Conflicts = append(f.c.Conflicts, c)
		if f.often(20) {
			c.A, c.B = c.B, c.A
			f.c.Conflicts = append(f.c.Conflicts, c)
		}
	}
}

func (f *faulty) place(document, words string, stance hearsay.Stance) (hearsay.Place, bool) {
	p, ok := f.at(document, words)
	if f.often(25) {
		stance = pick(f, hearsay.Asserts, hearsay.Denies, hearsay.Hedges, hearsay.Questions)
	}
	q := hearsay.Place{Document: p.Document, Span: p.Span, Stance: stance}
	if f.often(60) {
		q.Statement = f.statement(p)
	}
	return q, ok && f.often(85)
}

func (f *faulty) claims() {
	var joined hearsay.Proposition
	for _, g := range f.gold.Claims {
		c := hearsay.Claim{Text: g.Claim, Documents: map[string]hearsay.Stance{}}
		for _, d := range f.docs {
			if s := hearsay.Stance(g.Documents[d.ID]); s != "" && f.often(80) {
				c.Documents[d.ID] = pick(f, s, s, hearsay.Reports)
			} else if f.often(10) {
				c.Documents[d.ID] = hearsay.Supports
			}
		}
		for _, o := range g.Origins {
			c.Origins = append(c.Origins, hearsay.Origin{Name: f.name(o), Independence: pick(f, hearsay.Independent, "", "", hearsay.SameOrigin)})
		}
		places := g.Places
		if len(places) == 0 { // an older gold: the conflicts' places will do
			for _, x := range f.gold.Conflicts {
				if f.often(20) {
					places = append(places, x.A, x.B)
				}
			}
		}
		for _, x := range places {
			if p, ok := f.place(x.Document, x.Anchor, x.Stance); ok {
				c.Places = append(c.Places, p)
			}
			if p, ok := f.place(x.Document, x.Anchor, x.Stance); ok {
				joined.Places = append(joined.Places, p)
			}
		}
		if f.often(70) { // else two claims are one proposition
			f.c.Propositions = append(f.c.Propositions, joined)
			joined = hearsay.Proposition{}
		}
		if f.often(90) {
			f.c.Claims = append(f.c.Claims, c)
		}
	}
}
