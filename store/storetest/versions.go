package storetest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/store"
)

// at is an addition made some hours later, from a page with an address.
func at(a store.Addition, hours int, url string) store.Addition {
	a.Added, a.Document.URL = Time.Add(time.Duration(hours)*time.Hour), url
	return a
}

// ids are the ids of all documents, with the version and what tells the order.
func ids(t *testing.T, s store.Store) []string {
	t.Helper()
	list, err := s.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range list {
		all = append(all, fmt.Sprintf("%s %d %s %s", e.ID, e.Version, e.VersionOf, e.VersionBy))
	}
	return all
}

func testVersions(t *testing.T, open Open) {
	const page = "https://tidewater.example/ferry"
	one, two, three := "The ferry sank off Tarn on Monday, the harbour master said.",
		"The ferry sank off Tarn on Monday, the coast guard said.", "The ferry did not sink off Tarn on Monday, the coast guard said."
	for _, c := range []struct {
		name string
		add  []store.Addition
		want []string
	}{
		{"one path", []store.Addition{at(Text("ferry.txt", one), 0, ""), at(Text("ferry.txt", two), 1, ""), at(Text("ferry.txt", three), 2, "")},
			[]string{"ferry 3  added", "ferry@1 1 ferry added", "ferry@2 2 ferry added"}},
		{"one address", []store.Addition{at(Text("b.html", one), 1, page), at(Text("a.html", two+" More is not known."), 0, "http://www.tidewater.example/ferry/?utm_source=x#top")},
			[]string{"a 2  unknown", "a@1 1 a unknown"}},
		{"one path, other texts", []store.Addition{at(Text("ferry.txt", one), 0, ""), at(Text("ferry.txt", "Wheat prices rose again in early trading."), 1, "")},
			[]string{"ferry-38aba0af 0  ", "ferry-f77c3216 0  "}},
		{"the address of a site", []store.Addition{at(Text("a.txt", one), 0, "https://tidewater.example/"), at(Text("b.txt", two), 1, "https://tidewater.example/")},
			[]string{"a 0  ", "b 0  "}},
		{"other paths", []store.Addition{at(Text("a.txt", one), 0, ""), at(Text("b.txt", two), 1, "")}, []string{"a 0  ", "b 0  "}},
		{"a name like an earlier version's", []store.Addition{at(Text("ferry.txt", one), 0, ""), at(Text("ferry.txt", two), 1, ""), at(Text("ferry@1.txt", "Wheat."), 1, "")},
			[]string{"bd95229a 0  ", "ferry 2  added", "ferry@1 1 ferry added"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var first []string
			for turn := range c.add {
				s := fresh(t, open)
				for i := range c.add {
					add(t, s, c.add[(i+turn)%len(c.add)])
				}
				got := ids(t, s)
				if first == nil {
					first = got
					if !slices.Equal(got, c.want) {
						t.Errorf("%q, want %q", got, c.want)
					}
				}
				same(t, fmt.Sprintf("turn %d", turn), got, first)
			}
		})
	}
	s := fresh(t, open)
	add(t, s, at(Text("ferry.txt", one), 0, ""))
	add(t, s, at(Text("ferry.txt", two), 1, ""))
	for id, want := range map[string]string{"ferry": two, "ferry@1": one} {
		d, err := s.Document(t.Context(), id)
		if err != nil || d.Text != want {
			t.Errorf("%s: %v, %v", id, d, err)
		}
	}
	add(t, s, at(Text("ferry.txt", one), 2, ""))
	same(t, "the first again", ids(t, s), []string{"ferry 2  added", "ferry@1 1 ferry added"})
}
