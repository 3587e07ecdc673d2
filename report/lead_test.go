package report

import (
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
)

// leads are the sentences at the top of the page, one a line.
func leads(c *hearsay.Case) string {
	var l []string
	for _, x := range New(c, Limits{}).Lead {
		l = append(l, x.Text)
	}
	return strings.Join(l, "\n")
}

// What the first sentences say of origins is no surer than these are, and the card counts
// the same ones.
func TestLeadOrigins(t *testing.T) {
	for _, x := range []struct {
		confidence float64
		want       string
		count      int
		doubted    bool
	}{
		{0.9, "rests on one origin, Post", 1, false},
		{0.7, "it may come from Post", 1, true},
		{0.5, "where it comes from is not shown", 0, false},
	} {
		c := rumour(3, true)
		for i := range c.Statements {
			c.Statements[i].Via = nil
		}
		c.Claims[0].Origins[0].Confidence = x.confidence
		if got := leads(c); !strings.Contains(got, x.want) {
			t.Errorf("at %.1f: %s", x.confidence, got)
		}
		v := New(c, Limits{})
		if card := v.Claims[0]; card.Count != x.count || card.Doubted != x.doubted {
			t.Errorf("at %.1f: the card counts %d, doubted %v", x.confidence, card.Count, card.Doubted)
		}
		named := 0
		for _, o := range v.River.Origins {
			if !o.Unknown {
				named++
			}
		}
		if named != x.count {
			t.Errorf("at %.1f: the drawing has %d origins, the card %d", x.confidence, named, x.count)
		}
	}
}

// It is not said that nobody denies it where a document has a denial.
func TestLeadDenials(t *testing.T) {
	c := rumour(3, true)
	if got := leads(c); !strings.Contains(got, "Mara Vane denies it (Outlet 1)") {
		t.Errorf("denied: %s", got)
	}
	c.Conflicts = nil
	denies := hearsay.Place{Document: "d01", Span: hearsay.Span{Start: 67, End: 81}, Statement: "nd01", Stance: hearsay.Denies, Confidence: 0.6}
	c.Claims[0].Places = append(c.Claims[0].Places, denies)
	if got := leads(c); !strings.Contains(got, "Mara Vane may deny it (Outlet 1)") {
		t.Errorf("a place that denies it, half of which do: %s", got)
	}
	c.Claims[0].Places = c.Claims[0].Places[:3]
	c.Answers = []hearsay.Answer{{Kind: hearsay.Denied, Statement: "nd01"}}
	if got := leads(c); !strings.Contains(got, "These documents carry 1 denial; what is denied could not be tied to it") {
		t.Errorf("a denial of something: %s", got)
	}
	c.Answers = nil
	if got := leads(c); !strings.Contains(got, "No denial was found in these documents; that is no proof") {
		t.Errorf("no denial: %s", got)
	}
	c = rumour(3, true) // nobody stands on both sides of a claim
	c.Claims[0].Origins[0].Name = "Mara Vane"
	if v := New(c, Limits{}); len(v.Claims[0].DeniedBy) != 0 || strings.Contains(leads(c), "denies it") {
		t.Errorf("who is its origin denies it: %s", leads(c))
	}
}

// A correction is told on the first screen.
func TestLeadCorrections(t *testing.T) {
	c := rumour(3, true)
	c.Documents[2].Notes = []hearsay.Note{{Kind: hearsay.Updated}}
	if got := leads(c); strings.Contains(got, "corrects") {
		t.Errorf("an update is no correction: %s", got)
	}
	c.Documents[2].Notes = append(c.Documents[2].Notes, hearsay.Note{Kind: hearsay.Correction})
	if got := leads(c); !strings.Contains(got, "Outlet 2 corrects itself") {
		t.Errorf("corrected: %s", got)
	}
}

// A case in which no claim stands in two documents says so, and what there is.
func TestLeadApart(t *testing.T) {
	c := rumour(3, true)
	c.Claims = nil
	if got := leads(c); !strings.Contains(got, "no claim stands in two of the documents, as far as was found") || !strings.Contains(got, "1 conflict between accounts, held to be certain") {
		t.Errorf("no claim: %s", got)
	}
	c.Conflicts[0].Certain = false
	if got := leads(c); !strings.Contains(got, "1 possible conflict between accounts, none of them certain") {
		t.Errorf("a possible conflict: %s", got)
	}
	if got := leads(&hearsay.Case{}); got != "No document was read: there is nothing to tell." {
		t.Errorf("an empty case: %s", got)
	}
	c.Statements, c.Conflicts, c.Unattributed = nil, nil, nil
	if got := leads(c); got != "No statement was found in 3 documents." {
		t.Errorf("nothing: %s", got)
	}
}
