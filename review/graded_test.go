package review_test

import (
	"testing"

	"github.com/openhearsay/hearsay/review"
)

// TestGradedBy: who graded is told whoever decides something else later; of a grade with a
// letter and a number it is who gave the number.
func TestGradedBy(t *testing.T) {
	l := log{t: t}
	for _, x := range []struct {
		who   string
		order review.Order
	}{
		{"ida", review.Order{Action: review.Grade, About: []string{"s4"}, Value: "2"}}, {"bo", accept("s4")},
		{"cy", review.Order{Action: review.Grade, About: []string{"s4"}, Value: "B"}}, {"dee", review.Order{Action: review.Note, About: []string{"s4"}, Value: "asked"}},
	} {
		c, _ := review.Apply(story(), l.all)
		made, err := review.Make(c, x.order)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range made {
			l.keep(d)
			l.all[len(l.all)-1].Who = x.who
		}
	}
	c, _ := review.Apply(story(), l.all)
	r := statementOf(t, c, "s4").Review
	if r.Grade != "B2" || r.GradedBy != "ida" || r.Who != "bo" || r.GradedAt == "" {
		t.Errorf("%+v", r)
	}
}
