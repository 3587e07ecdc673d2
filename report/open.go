package report

import "github.com/openhearsay/hearsay"

// What a program needs that shows a view one page at a time: the finding behind what
// is laid out, and a part of a text.

// Finding is the document as the case has it.
func (d *Document) Finding() *hearsay.Document { return d.d }

// Marks are the stretches of the text that findings point at.
func (d *Document) Marks() []Mark { return d.marks }

// Part is a stretch of the text with its marks and some more.
func (d *Document) Part(within hearsay.Span, more ...Mark) []Token {
	return Tokens(d.d.Text, within, append(d.marks[:len(d.marks):len(d.marks)], more...))
}

// Finding is the statement as the case has it.
func (x *Statement) Finding() *hearsay.Statement { return x.s }

// All are all statements of the speaker, shown or not, in the order of time.
func (s *Speaker) All() []*Statement { return s.all }

// Statements are all statements, in the order of the case.
func (v *View) Statements() []*Statement { return v.every }

// RiverOf is the way of a claim of the view from its origins to the outlets, nil where
// fewer than two documents touch it.
func (v *View) RiverOf(x *Claim) *River {
	for k := range v.Claims {
		if v.Claims[k] == x {
			return v.river(k, x).drawn()
		}
	}
	return nil
}

// Reviewed says what persons decided about a finding, as the page does. "" for nothing.
func Reviewed(r *hearsay.Review) string { return reviewed(r) }
