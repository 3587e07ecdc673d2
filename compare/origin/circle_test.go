package origin_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay/compare/origin"
)

func TestCircles(t *testing.T) {
	for _, test := range []struct {
		name  string
		links []origin.Link
		want  [][]string
	}{
		{"none", nil, nil},
		{"a line", []origin.Link{{"Sluice Times", "Dike Herald"}, {"Dike Herald", "Weir Post"}}, nil},
		{"each from the other", []origin.Link{{"Sluice Times", "Dike Herald"}, {"Dike Herald", "Sluice Times"}}, [][]string{{"Dike Herald", "Sluice Times"}}},
		{"three", []origin.Link{{"Sluice Times", "Dike Herald"}, {"Dike Herald", "Weir Post"}, {"Weir Post", "Sluice Times"}, {"Pell Tribune", "Weir Post"}},
			[][]string{{"Dike Herald", "Sluice Times", "Weir Post"}}},
		{"one leads out", []origin.Link{{"Sluice Times", "Dike Herald"}, {"Dike Herald", "Sluice Times"}, {"Dike Herald", "Weir Post"}}, nil},
		{"itself", []origin.Link{{"Sluice Times", "Sluice Times"}, {"Sluice Times", "the Sluice Times"}}, nil},
		{"no name", []origin.Link{{"", "Dike Herald"}, {"Dike Herald", ""}}, nil},
		{"two circles", []origin.Link{{"Weir Post", "Pell Tribune"}, {"Pell Tribune", "Weir Post"}, {"Sluice Times", "Dike Herald"}, {"Dike Herald", "Sluice Times"}},
			[][]string{{"Dike Herald", "Sluice Times"}, {"Pell Tribune", "Weir Post"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, origin.Circles(test.links)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A chain of many outlets must not be deep recursion.
func TestCirclesLong(t *testing.T) {
	var links []origin.Link
	for i := range 20000 {
		links = append(links, origin.Link{fmt.Sprint("Paper ", i), fmt.Sprint("Paper ", (i+1)%20000)})
	}
	if got := origin.Circles(links); len(got) != 1 || len(got[0]) != 20000 {
		t.Errorf("%d circles", len(got))
	}
}
