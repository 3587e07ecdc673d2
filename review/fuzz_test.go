package review_test

import (
	"encoding/json"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/review"
)

// Whatever a case file holds as a decision, the case comes out whole, or as it was.
func FuzzApply(f *testing.F) {
	c := story()
	for _, o := range orders {
		made, err := review.Make(c, o)
		if err != nil {
			f.Fatal(err)
		}
		for _, d := range made {
			anchors, _ := json.Marshal(d.Anchors)
			f.Add(string(d.Action), d.Finding, anchors, []byte(d.After), int64(0))
		}
	}
	f.Add("undo", "x", []byte(`[]`), []byte(nil), int64(1))
	f.Add("split", "x", []byte(`[{"kind":"speaker","name":"Ilse Varga"},{"kind":"conflict","name":"denial"}]`), []byte(`"x"`), int64(0))
	f.Add("correct", "x", []byte(`[{"kind":"statement"},{"kind":"claim"}]`), []byte(`{"field":"speaker","value":"x"}`), int64(0))
	f.Fuzz(func(t *testing.T, action, finding string, anchors, after []byte, undoes int64) {
		d := review.Decision{ID: 1, When: time.Unix(0, 0), Who: "x", Finding: finding, Action: review.Action(action), After: after, Undoes: undoes}
		if json.Unmarshal(anchors, &d.Anchors) != nil {
			return
		}
		again := d
		again.ID = 2
		got, unplaced := review.Apply(c, []review.Decision{d, again})
		if len(unplaced) == 2 && cmp.Diff(c, got) != "" {
			t.Fatalf("%+v is unplaced, and changes the case", d)
		}
	})
}

// Words that are anchored are found again in the same text.
func FuzzAnchor(f *testing.F) {
	f.Add("No. No. No.", 4, 7, 0)
	f.Add("a\u00a0b\n\n\tc", 0, 1, 3)
	f.Add("“It is,” he said.", 0, 11, 2)
	f.Fuzz(func(t *testing.T, text string, start, end, other int) {
		border := func(i int) bool { return i == len(text) || i >= 0 && i < len(text) && utf8.RuneStart(text[i]) }
		if !utf8.ValidString(text) || !border(start) || !border(end) || !border(other) || start >= end || other+end-start > len(text) || !border(other+end-start) || other == start {
			return
		}
		d := document("a", text)
		c := &hearsay.Case{Documents: []hearsay.Document{d}}
		for i, at := range []int{start, other} {
			c.Statements = append(c.Statements, hearsay.Statement{ID: []string{"s1", "s2"}[i], Document: "a", Within: -1, Contents: []hearsay.Span{{Start: at, End: at + end - start}}})
		}
		made, err := review.Make(c, reject("s1"))
		if err != nil {
			t.Fatal(err)
		}
		l := log{t: t}
		l.keep(made[0])
		got, unplaced := review.Apply(c, l.all)
		if len(unplaced) > 0 || len(got.Statements) != 1 || got.Statements[0].ID != "s2" {
			t.Fatalf("%v, unplaced %v", got.Statements, unplaced)
		}
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"D5", "s12", "q3.2", "q.", "conflict99999999999999999999", "", "p-1", "quote１"} {
		f.Add(s)
	}
	c := story()
	f.Fuzz(func(t *testing.T, s string) {
		x, err := review.Find(c, s)
		if err == nil && x.Kind == "" {
			t.Fatalf("%q: %+v", s, x)
		}
	})
}
