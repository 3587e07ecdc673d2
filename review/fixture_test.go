package review_test

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report/reporttest"
	"github.com/openhearsay/hearsay/review"
)

// at is the nth place, from 0, where words stand in a text.
func at(t testing.TB, text, words string, nth int) hearsay.Span {
	t.Helper()
	from := 0
	for {
		i := strings.Index(text[from:], words)
		if i < 0 {
			t.Fatalf("%q does not stand %d times in %q", words, nth+1, text)
		}
		if nth == 0 {
			return hearsay.Span{Start: from + i, End: from + i + len(words)}
		}
		nth, from = nth-1, from+i+len(words)
	}
}

// document is a document; its SHA-256 is of its name.
func document(id, text string) hearsay.Document {
	sum := sha256.Sum256([]byte(id))
	return hearsay.Document{ID: id, SHA256: hex.EncodeToString(sum[:]), Text: text, Language: "en"}
}

// said is words that a statement is of, in a document.
type said struct {
	document, words, source string
	nth                     int
}

// caseOf is a case of documents and statements, each by a speaker named as its source.
func caseOf(t testing.TB, docs []hearsay.Document, all ...said) *hearsay.Case {
	t.Helper()
	c := &hearsay.Case{Documents: docs}
	for i, x := range all {
		for k := range docs {
			if docs[k].ID != x.document {
				continue
			}
			s := hearsay.Statement{ID: "s" + strconv.Itoa(i+1), Document: x.document, Within: -1, Kind: hearsay.Assertion,
				Contents: []hearsay.Span{at(t, docs[k].Text, x.words, x.nth)}}
			if x.source != "" {
				span := at(t, docs[k].Text, x.source, 0)
				s.Source = &span
				s.Speaker = speakerOf(c, x.source, hearsay.Mention{Document: x.document, Span: span})
			}
			c.Statements = append(c.Statements, s)
		}
	}
	review.Label(c)
	return c
}

func speakerOf(c *hearsay.Case, name string, m hearsay.Mention) string {
	for i := range c.Speakers {
		if c.Speakers[i].Name == name {
			c.Speakers[i].Mentions = append(c.Speakers[i].Mentions, m)
			return c.Speakers[i].ID
		}
	}
	id := "p" + strconv.Itoa(len(c.Speakers)+1)
	c.Speakers = append(c.Speakers, hearsay.Speaker{ID: id, Name: name, Named: true, Kind: hearsay.Person, Mentions: []hearsay.Mention{m}})
	return id
}

// story is the invented case of the reports, with mentions and propositions.
func story() *hearsay.Case {
	c := reporttest.Case()
	places := map[string]hearsay.Place{}
	for i := range c.Statements {
		s := &c.Statements[i]
		places[s.ID] = hearsay.Place{Document: s.Document, Span: hearsay.Cover(s.Contents), Statement: s.ID, Stance: hearsay.Asserts, Confidence: 0.8}
		for k := range c.Speakers {
			if p := &c.Speakers[k]; p.ID == s.Speaker && s.Source != nil {
				p.Mentions = append(p.Mentions, hearsay.Mention{Document: s.Document, Span: *s.Source})
			}
		}
	}
	say := func(id string, statements ...string) {
		p := hearsay.Proposition{ID: id, Confidence: 0.7, Origins: []hearsay.Origin{{Name: "of " + id, Independence: hearsay.Independent}}}
		for _, s := range statements {
			p.Places = append(p.Places, places[s])
		}
		p.Text = "what " + id + " says"
		c.Propositions = append(c.Propositions, p)
	}
	say("q1", "s1", "s6", "s10")
	say("q2", "s4", "s7", "s12", "s24")
	say("q3", "s15", "s18")
	say("q4", "s2", "s11", "s1")
	c.Claims[0].Places = []hearsay.Place{places["s1"], places["s4"]}
	denied := places["s4"]
	denied.Stance = hearsay.Denies
	c.Claims[2].Places = []hearsay.Place{places["s1"], denied}
	c.Claims[1].Places = []hearsay.Place{places["s1"], places["s4"]}
	c.Conflicts[0].Proposition, c.Claims[0].Proposition, c.Unattributed[0].Proposition = "q2", "q1", "q1"
	review.Label(c)
	return c
}

// log is decisions as a case keeps them.
type log struct {
	t   testing.TB
	all []review.Decision
}

// decide adds what orders come to about c as the log has it.
func (l *log) decide(c *hearsay.Case, orders ...review.Order) {
	l.t.Helper()
	for _, o := range orders {
		now, _ := review.Apply(c, l.all)
		made, err := review.Make(now, o)
		if err != nil {
			l.t.Fatalf("%+v: %v", o, err)
		}
		for _, d := range made {
			l.keep(d)
		}
	}
}

func (l *log) keep(d review.Decision) {
	l.t.Helper()
	d.ID, d.Who = int64(len(l.all)+1), "ada"
	d.When = time.Date(2031, 4, 3, 9, len(l.all), 0, 0, time.UTC)
	if err := d.Check(); err != nil {
		l.t.Fatalf("%+v: %v", d, err)
	}
	l.all = append(l.all, d)
}

// undo takes back a decision.
func (l *log) undo(id int64) {
	l.t.Helper()
	d, err := review.Undoing(l.all, id)
	if err != nil {
		l.t.Fatal(err)
	}
	l.keep(d)
}

func reject(labels ...string) review.Order {
	return review.Order{Action: review.Reject, About: labels}
}

func accept(labels ...string) review.Order {
	return review.Order{Action: review.Accept, About: labels}
}

func set(label, field, value string) review.Order {
	return review.Order{Action: review.Correct, About: []string{label}, Field: field, Value: value}
}

func statementOf(t testing.TB, c *hearsay.Case, id string) *hearsay.Statement {
	t.Helper()
	for i := range c.Statements {
		if c.Statements[i].ID == id {
			return &c.Statements[i]
		}
	}
	t.Fatalf("statement %s is not there", id)
	return nil
}

func nameOf(c *hearsay.Case, id string) string {
	for i := range c.Speakers {
		if c.Speakers[i].ID == id {
			return c.Speakers[i].Name
		}
	}
	return ""
}
