package eval

import (
	"testing"

	"github.com/openhearsay/hearsay"
)

func TestPages(t *testing.T) {
	labels := []PageLabel{
		{Page: "a", Published: []string{"2031-04-03"}, Outlets: []string{"Harbour Gazette"}, Titles: []string{"Sea wall", "The wall"}, Authors: []string{"Ada Brook", "Tom Reed"}},
		{Page: "b", Published: []string{"2031-04-04"}, Credit: "Reuters"},
	}
	found := map[string]hearsay.Document{
		"a": {Published: hearsay.Day("2031-04-03"), Outlet: "The Harbour Gazette", Title: "Sea Wall ", Bylines: []string{"ADA BROOK", "Staff Writer"}},
		"b": {Published: hearsay.Day("2031-04-05"), Updated: hearsay.Day("2031-04-05")},
	}
	for i, want := range [][3]int{{2, 2, 1}, {0, 1, 0}, {1, 1, 1}, {1, 1, 1}, {2, 2, 1}, {1, 0, 0}} {
		if s := Pages(labels, found)[i]; [3]int{s.Shown, s.Given, s.Right} != want {
			t.Errorf("%s: %+v, want %v", s.Field, s, want)
		}
	}
}

func TestPageLabels(t *testing.T) {
	l, err := PageLabels()
	if err != nil || len(l) != 60 {
		t.Fatalf("%d labels, %v", len(l), err)
	}
	for _, x := range l {
		if len(x.Page) != 64 || len(x.Titles) == 0 || len(x.Outlets) == 0 {
			t.Errorf("label %+v", x)
		}
	}
}
