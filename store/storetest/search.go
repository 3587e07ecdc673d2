package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/store"
)

func testSearch(t *testing.T, open Open) {
	s := fresh(t, open)
	titled := Text("titled.txt", "Nothing of the kind.")
	titled.Document.Title = "Ferry inquiry"
	add(t, s, titled,
		Text("a.txt", `Bo "Chip" Olsen had no comment. Zoë O’Neil said the ferry was safe.`),
		Text("b.txt", "A comment from the ferry’s owner: no. The U.S. ferry, she said, sank. Ferry!"),
		Text("c.txt", "Ferries sink."),
	)
	for _, c := range []struct {
		query []string
		want  []string // in order of id: the id, and the words where the terms stand in the text
	}{
		{[]string{"sank"}, []string{"b: sank"}},
		{[]string{"ferry"}, []string{"a: ferry", "b: ferry|ferry|Ferry", "titled:"}},
		{[]string{"FERRY", "safe"}, []string{"a: ferry|safe"}},
		{[]string{"ferr*"}, []string{"a: ferry", "b: ferry|ferry|Ferry", "c: Ferries", "titled:"}},
		{[]string{"no comment"}, []string{"a: no comment"}},
		{[]string{`"no comment" olsen`}, []string{"a: Olsen|no comment"}},
		{[]string{`Bo "Chip" Olsen`}, []string{`a: Bo|Chip|Olsen`}},
		{[]string{`“Chip` + "” olsen"}, []string{"a: Chip|Olsen"}},
		{[]string{"O'Neil"}, []string{"a: O’Neil"}},
		{[]string{"zoe"}, []string{"a: Zoë"}},
		{[]string{"U.S."}, []string{"b: U.S"}},
		{[]string{"comment", "NOT", "ferry"}, nil},
		{[]string{"barge"}, nil},
		{[]string{"—", "sank", "!"}, []string{"b: sank"}},
		{nil, nil},
		{[]string{"", `""`, "*", "“"}, nil},
	} {
		hits, total, err := s.Search(t.Context(), store.ParseQuery(c.query...), 10)
		if err != nil {
			t.Errorf("search %q: %v", c.query, err)
			continue
		}
		var got []string
		for _, h := range hits {
			got = append(got, places(h))
		}
		slices.Sort(got)
		same(t, fmt.Sprintf("search %q", c.query), got, c.want)
		if total != len(hits) {
			t.Errorf("search %q: %d in all, %d given", c.query, total, len(hits))
		}
	}
	hits, total, err := s.Search(t.Context(), store.ParseQuery("ferry"), 1)
	if err != nil || total != 3 || len(hits) != 1 || hits[0].ID != "b" {
		t.Errorf("with limit 1: %d hits of %d, %v, want b, of 3", len(hits), total, err)
	}
}

// testSearchAnything: no query is an error of syntax.
func testSearchAnything(t *testing.T, open Open) {
	s := fresh(t, open)
	add(t, s, Text("a.txt", "The ferry sank near the pier."))
	for _, q := range []string{
		`"`, `""`, `"""`, `'`, `ferry"`, `"ferry`, `a"b"c`, "AND", "OR", "NOT", "NEAR(", "ferry AND", "(ferry", "ferry)",
		"text:ferry", "-ferry", "+ferry", "^ferry", "{title}:ferry", "*", "**", "ferry**", "fer ry*", "\x00", "fer\x00ry", "\xff\xfe",
		"%", "_", ";", "'; DROP TABLE documents; --", "\\", "\n\t", "日本", "é́", "𝕏", "?1", ":a", "@a", "$a",
	} {
		if _, _, err := s.Search(t.Context(), store.ParseQuery(q), 10); err != nil {
			t.Errorf("search %q: %v", q, err)
		}
		if _, _, err := s.Search(t.Context(), store.Query{{Text: q, Prefix: true}}, 10); err != nil {
			t.Errorf("term %q: %v", q, err)
		}
	}
	hits, _, err := s.Search(t.Context(), store.ParseQuery("ferry"), 10)
	if err != nil || len(hits) != 1 {
		t.Errorf("after all that: %d hits, %v", len(hits), err)
	}
}

func testCancelled(t *testing.T, open Open) {
	s := fresh(t, open)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Add(ctx, Text("a.txt", "The ferry sank.")); !errors.Is(err, context.Canceled) {
		t.Errorf("Add: %v", err)
	}
	if _, err := s.List(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("List: %v", err)
	}
	if n := len(documents(t, s)); n != 0 {
		t.Errorf("%d documents kept", n)
	}
}

// places is the id of a hit and the words where its spans stand.
func places(h store.Hit) string {
	var words []string
	for _, p := range h.Spans {
		words = append(words, p.In(h.Text))
	}
	return strings.TrimSpace(h.ID + ": " + strings.Join(words, "|"))
}
