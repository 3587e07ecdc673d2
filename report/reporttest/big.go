package reporttest

import (
	"fmt"
	"strings"

	"github.com/openhearsay/hearsay"
)

// Big is a case of n documents made of the invented story, with its statements,
// a passage between neighbours, and twenty speakers and one more for each ten
// documents.
func Big(n int) *hearsay.Case {
	one := Case()
	c := &hearsay.Case{Model: one.Model, Claims: one.Claims}
	speakers := 20 + n/10
	for i := range speakers {
		c.Speakers = append(c.Speakers, hearsay.Speaker{ID: fmt.Sprintf("p%d", i), Name: fmt.Sprintf("Speaker %d", i), Named: i%3 != 0, Kind: hearsay.Person})
	}
	for i := range n {
		d := one.Documents[i%8]
		old := d.ID
		d.ID = fmt.Sprintf("%s-%d", d.ID, i)
		d.Outlet = fmt.Sprintf("Outlet %d", i%500)
		d.Published = hearsay.Day(fmt.Sprintf("2031-%02d-%02d", 1+i%12, 1+i%28))
		text := d.Text
		d.Text = strings.Repeat(text+"\n\n", 4)
		c.Documents = append(c.Documents, d)
		for _, s := range one.Statements {
			if s.Document == old {
				s.ID, s.Document = fmt.Sprintf("s%d", len(c.Statements)+1), d.ID
				s.Speaker = fmt.Sprintf("p%d", (i+len(c.Statements))%speakers)
				s.Within = -1
				c.Statements = append(c.Statements, s)
			}
		}
		if i >= 8 {
			other := c.Documents[i-8]
			whole := hearsay.Span{Start: 0, End: len(text)}
			c.Passages = append(c.Passages, hearsay.Passage{A: hearsay.Side{Document: other.ID, Span: whole}, B: hearsay.Side{Document: d.ID, Span: whole}, Similarity: 1, Parts: []hearsay.Part{{A: whole, B: whole}}, From: hearsay.FromA})
			c.RestsOn = append(c.RestsOn, hearsay.RestsOn{Document: d.ID, Item: -1, Origin: other.Outlet, Why: "It is the same text, later."})
		}
	}
	return c
}
