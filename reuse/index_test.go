package reuse

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
)

func add(t *testing.T, x *Index, texts []Text) []hearsay.Passage {
	t.Helper()
	var found []hearsay.Passage
	err := x.Add(context.Background(), texts, func(p hearsay.Passage) error {
		found = append(found, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func open(t *testing.T, dir string, o Options) *Index {
	t.Helper()
	x, err := OpenIndex(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(x.Close)
	return x
}

// TestIndex: what several Adds find is what one Find finds, whether the index
// stays open between them or not, however many files it has made.
func TestIndex(t *testing.T) {
	texts := relatives(160)
	o := Options{Boilerplate: true, Cores: 2}
	want := find(t, texts, o)
	dir := t.TempDir()
	var got []hearsay.Passage
	x := open(t, dir, o)
	sizes := []int{40, 1, 0, 7, 2, 30, 1, 1, 1, 1, 20, 56}
	for i, at := 0, 0; i < len(sizes); i++ {
		got = append(got, add(t, x, texts[at:at+sizes[i]])...)
		at += sizes[i]
		if i%3 == 1 {
			x.Close()
			x = open(t, dir, o)
		}
		if x.Len() != at {
			t.Fatalf("%d texts in the index, want %d", x.Len(), at)
		}
	}
	slices.SortFunc(got, func(p, q hearsay.Passage) int {
		if c := compareSides(p.A, q.A); p.A.Document != q.A.Document {
			return c
		}
		if c := compareSides(p.B, q.B); p.B.Document != q.B.Document {
			return c
		}
		return compareSides(p.A, q.A)
	})
	same := func(p, q hearsay.Passage) bool { return p.A == q.A && p.B == q.B && cmp.Equal(p.Parts, q.Parts) }
	missing := 0
	for _, p := range want {
		if !slices.ContainsFunc(got, func(q hearsay.Passage) bool { return same(p, q) }) {
			missing++
			t.Logf("only Find has %+v", p)
		}
	}
	if missing > 0 || len(got) < len(want) {
		t.Errorf("%d of %d passages of Find are not among the %d of Add", missing, len(want), len(got))
	}
	if again := add(t, x, texts[:30]); len(again) != 0 {
		t.Errorf("texts that are there already have %d passages", len(again))
	}
	if s, err := x.Text(texts[5].ID); err != nil || s != texts[5].Text {
		t.Errorf("text %s is %q, %v", texts[5].ID, s, err)
	}
}

// TestIndexCutShort: an Add that fails has not happened.
func TestIndexCutShort(t *testing.T) {
	texts := relatives(80)
	dir := t.TempDir()
	o := Options{Boilerplate: true}
	x := open(t, dir, o)
	add(t, x, texts[:50])
	stop := errors.New("stop")
	if err := x.Add(context.Background(), texts[50:], func(hearsay.Passage) error { return stop }); !errors.Is(err, stop) {
		t.Fatalf("Add says %v", err)
	}
	if err := x.Add(context.Background(), texts[50:], nil); !errors.Is(err, stop) {
		t.Errorf("an index that failed goes on: %v", err)
	}
	x.Close()
	x = open(t, dir, o)
	if x.Len() != 50 {
		t.Fatalf("%d texts after an Add that failed, want 50", x.Len())
	}
	got := add(t, x, texts[50:])

	other := open(t, t.TempDir(), o)
	add(t, other, texts[:50])
	if d := cmp.Diff(add(t, other, texts[50:]), got); d != "" || len(got) == 0 {
		t.Errorf("after an Add that failed %d passages are found (-without +with):\n%s", len(got), d)
	}
}

func TestIndexOfAnotherKind(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir, Options{})
	add(t, x, relatives(4))
	if _, err := OpenIndex(dir, Options{Case: true}); err == nil {
		t.Error("an index made without Case opens with it")
	}
}

func TestFamilies(t *testing.T) {
	shared := prose(5, 40)
	texts := []Text{
		{ID: "a", Text: prose(1, 90) + ".\n" + shared + ".\n" + prose(2, 90), Date: hearsay.Day("2031-02-03")},
		{ID: "b", Text: prose(3, 90) + ".\n" + shared + ".\n" + prose(4, 90), Date: hearsay.Day("2031-02-01")},
		{ID: "c", Text: prose(6, 90) + ".\n" + shared + ".\n" + prose(7, 90)},
		{ID: "d", Text: prose(8, 50) + "\n" + prose(9, 20) + "\n" + prose(10, 50)},
		{ID: "e", Text: prose(11, 50) + "\n" + prose(9, 20) + "\n" + prose(12, 50)},
	}
	dates := map[string]hearsay.Period{}
	for _, x := range texts {
		dates[x.ID] = x.Date
	}
	got := Families(find(t, texts, Options{}), func(id string) hearsay.Period { return dates[id] })
	var holders [][]string
	for _, f := range got {
		var ids []string
		for _, s := range f.Holders {
			ids = append(ids, s.Document)
		}
		holders = append(holders, ids)
	}
	if d := cmp.Diff([][]string{{"b", "a", "c"}, {"d", "e"}}, holders); d != "" {
		t.Fatalf("families (-want +got):\n%s", d)
	}
	if e := got[0].Earliest; e == nil || e.Document != "b" {
		t.Errorf("earliest known holder is %v, want b", e)
	}
	if got[1].Earliest != nil {
		t.Errorf("an earliest holder without dates: %v", got[1].Earliest)
	}
}
