package review_test

import (
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/review"
)

// A decision about s1 of the first case is looked for in the second one, whose documents
// were read anew, or are others.
func TestAnchors(t *testing.T) {
	long := strings.Repeat("The wall stands and it will stand, and nobody moves it. ", 40) + "Never"
	const quay = "The quay is closed, the harbour master said. Nobody knows why. Traders were angry."
	version := func(d hearsay.Document, n int, of string) hearsay.Document {
		d.Version, d.VersionOf = n, of
		return d
	}
	for _, x := range []struct {
		name          string
		before, after []hearsay.Document
		about         said
		now           []said // the statements of the second case
		want          string // the one that is rejected, "" for none
	}{
		{name: "as it was", before: []hearsay.Document{document("a", quay)}, after: []hearsay.Document{document("a", quay)},
			about: said{"a", "The quay is closed", "the harbour master", 0},
			now:   []said{{"a", "The quay is closed", "the harbour master", 0}}, want: "s1"},
		{name: "the text before it is another, and the number", before: []hearsay.Document{document("a", quay)},
			after: []hearsay.Document{document("a", "Menu Sport Weather. The mayor said it rains.\n\n"+quay)},
			about: said{"a", "The quay is closed", "the harbour master", 0},
			now:   []said{{"a", "it rains", "The mayor", 0}, {"a", "The quay is closed", "the harbour master", 0}}, want: "s2"},
		{name: "white space and the marks around it are others", before: []hearsay.Document{document("a", "“The quay  is\nclosed,” the harbour master said.")},
			after: []hearsay.Document{document("a", "\"The quay is closed\", the harbour master said.")},
			about: said{"a", "“The quay  is\nclosed,”", "the harbour master", 0},
			now:   []said{{"a", "The quay is closed", "the harbour master", 0}}, want: "s1"},
		{name: "all around it is another, but the words stand once", before: []hearsay.Document{document("a", quay)},
			after: []hearsay.Document{document("a", "Weather and sports of the whole coast first. The quay is closed! So said the harbour master on this day.")},
			about: said{"a", "The quay is closed", "the harbour master", 0},
			now:   []said{{"a", "The quay is closed", "the harbour master", 0}}, want: "s1"},
		{name: "the words are others", before: []hearsay.Document{document("a", quay)},
			after: []hearsay.Document{document("a", "The quays are closed, the harbour master said. Nobody knows why. Traders were angry.")},
			about: said{"a", "The quay is closed", "the harbour master", 0},
			now:   []said{{"a", "The quays are closed", "the harbour master", 0}}},
		{name: "a longer statement", before: []hearsay.Document{document("a", quay)}, after: []hearsay.Document{document("a", quay)},
			about: said{"a", "The quay is closed", "the harbour master", 0},
			now:   []said{{"a", "The quay is closed, the harbour", "the harbour master", 0}}},
		{name: "another source", before: []hearsay.Document{document("a", quay)}, after: []hearsay.Document{document("a", quay)},
			about: said{"a", "The quay is closed", "the harbour master", 0},
			now:   []said{{"a", "The quay is closed", "Traders", 0}}},
		{name: "the same words twice: the second", before: []hearsay.Document{document("a", "No trains today, the minister said at noon.\n\nIn the evening it came again: No trains today, he insisted.")},
			after: []hearsay.Document{document("a", "No trains today, the minister said at noon.\n\nIn the evening it came again: No trains today, he insisted.")},
			about: said{"a", "No trains today", "the minister", 1},
			now:   []said{{"a", "No trains today", "the minister", 0}, {"a", "No trains today", "the minister", 1}}, want: "s2"},
		{name: "the same words twice, and that one is gone", before: []hearsay.Document{document("a", "No trains today. Trains: what the minister says, and what is behind it all.\n\nNo trains today, the minister said at noon.")},
			after: []hearsay.Document{document("a", "No trains today, the minister said at noon.")},
			about: said{"a", "No trains today", "the minister", 0},
			now:   []said{{"a", "No trains today", "the minister", 0}}},
		{name: "the same words twice with the same around them", before: []hearsay.Document{document("a", "x\nthe minister said: No trains today, and this is where it ends for now.\nthe minister said: No trains today, and this is where it ends for now.\nx")},
			after: []hearsay.Document{document("a", "Some words more.\nx\nthe minister said: No trains today, and this is where it ends for now.\nthe minister said: No trains today, and this is where it ends for now.\nthe minister said: No trains today, and this is where it ends for now.\nx")},
			about: said{"a", "No trains today", "the minister", 1},
			now:   []said{{"a", "No trains today", "the minister", 1}, {"a", "No trains today", "the minister", 1}}},
		{name: "another document with the same text", before: []hearsay.Document{document("a", quay)}, after: []hearsay.Document{document("b", quay)},
			about: said{"a", "The quay is closed", "the harbour master", 0},
			now:   []said{{"b", "The quay is closed", "the harbour master", 0}}},
		{name: "a document added", before: []hearsay.Document{document("b", quay)}, after: []hearsay.Document{document("a", quay), document("b", quay)},
			about: said{"b", "The quay is closed", "the harbour master", 0},
			now:   []said{{"a", "The quay is closed", "the harbour master", 0}, {"b", "The quay is closed", "the harbour master", 0}}, want: "s2"},
		{name: "a later version says it too", before: []hearsay.Document{document("a", quay)},
			after: []hearsay.Document{version(document("a", quay), 1, "new"), version(document("new", quay+" It was opened again."), 2, "")},
			about: said{"a", "The quay is closed", "the harbour master", 0},
			now:   []said{{"new", "The quay is closed", "the harbour master", 0}}, want: "s1"},
		{name: "a later version says it too, and the earlier one is looked at first", before: []hearsay.Document{document("a", quay)},
			after: []hearsay.Document{version(document("a", quay), 1, "new"), version(document("new", quay+" It was opened again."), 2, "")},
			about: said{"a", "The quay is closed", "the harbour master", 0},
			now:   []said{{"new", "The quay is closed", "the harbour master", 0}, {"a", "The quay is closed", "the harbour master", 0}}, want: "s2"},
		{name: "an earlier version says it", before: []hearsay.Document{version(document("new", quay), 2, "")},
			after: []hearsay.Document{version(document("a", quay), 1, "new"), version(document("new", "Nothing."), 2, "")},
			about: said{"new", "The quay is closed", "the harbour master", 0},
			now:   []said{{"a", "The quay is closed", "the harbour master", 0}}},
		{name: "a later version says it elsewhere, and elsewhere too", before: []hearsay.Document{document("a", quay)},
			after: []hearsay.Document{version(document("a", quay), 1, "new"), version(document("new", "Closed: The quay is closed! And: The quay is closed? So the harbour master."), 2, "")},
			about: said{"a", "The quay is closed", "the harbour master", 0},
			now:   []said{{"new", "The quay is closed", "the harbour master", 0}}},
		{name: "long words", before: []hearsay.Document{document("a", "She said: "+long+". So she did.")}, after: []hearsay.Document{document("a", "Menu. She said: “"+long+"”. So it is told, and no more.")},
			about: said{"a", long, "She", 0}, now: []said{{"a", long[:1200], "She", 0}, {"a", long, "She", 0}}, want: "s2"},
		{name: "odd bytes and long words", before: []hearsay.Document{document("a", "«Ölüm» 日本語の発言\u200b said\u202e the harbour master")},
			after: []hearsay.Document{document("a", "x «Ölüm» 日本語の発言\u200b said\u202e the harbour master")},
			about: said{"a", "«Ölüm» 日本語の発言", "the harbour master", 0},
			now:   []said{{"a", "«Ölüm» 日本語の発言", "the harbour master", 0}}, want: "s1"},
	} {
		t.Run(x.name, func(t *testing.T) {
			l := log{t: t}
			l.decide(caseOf(t, x.before, x.about), reject("s1"))
			now := caseOf(t, x.after, x.now...)
			got, unplaced := review.Apply(now, l.all)
			gone := ""
			for i := range now.Statements {
				id := now.Statements[i].ID
				if !has(got, id) {
					gone += id
				}
			}
			if gone != x.want {
				t.Errorf("rejected %q, want %q", gone, x.want)
			}
			if (len(unplaced) == 0) != (x.want != "") {
				t.Errorf("%d decisions are unplaced: %+v", len(unplaced), unplaced)
			}
		})
	}
}

func has(c *hearsay.Case, id string) bool {
	for i := range c.Statements {
		if c.Statements[i].ID == id {
			return true
		}
	}
	return false
}

// What stands on several places is found when some of its documents are gone, and not
// when its places are in different findings now.
func TestAnchorsOfMany(t *testing.T) {
	docs := []hearsay.Document{document("a", "Ann Roe said the dam holds."), document("b", "Ms Roe said it holds."), document("c", "The dam holds, an expert said.")}
	make3 := func(groups ...[]int) *hearsay.Case {
		c := caseOf(t, docs, said{"a", "the dam holds", "Ann Roe", 0}, said{"b", "it holds", "Ms Roe", 0}, said{"c", "The dam holds", "an expert", 0})
		for i, g := range groups {
			p := hearsay.Proposition{ID: "q" + string(rune('1'+i)), Text: "it holds"}
			for _, k := range g {
				s := &c.Statements[k]
				p.Places = append(p.Places, hearsay.Place{Document: s.Document, Span: s.Contents[0], Statement: s.ID, Stance: hearsay.Asserts})
			}
			c.Propositions = append(c.Propositions, p)
		}
		return c
	}
	without := func(c *hearsay.Case, k int) *hearsay.Case {
		c.Documents = append(c.Documents[:k:k], c.Documents[k+1:]...)
		return c
	}
	for _, x := range []struct {
		name string
		now  *hearsay.Case
		want string
	}{
		{"as it was", make3([]int{2}, []int{0, 1}), "q2"},
		{"with a place more", make3([]int{0, 1, 2}), "q1"},
		{"asunder", make3([]int{0}, []int{1, 2}), ""},
		{"a place less", make3([]int{0}), ""},
		{"a document less", without(make3([]int{0}), 1), "q1"},
	} {
		t.Run(x.name, func(t *testing.T) {
			l := log{t: t}
			l.decide(make3([]int{0, 1}), accept("q1"))
			got, unplaced := review.Apply(x.now, l.all)
			found := ""
			for _, p := range got.Propositions {
				if p.Review.Stands() {
					found += p.ID
				}
			}
			if found != x.want || (len(unplaced) == 0) != (x.want != "") {
				t.Errorf("accepted %q, want %q; unplaced %+v", found, x.want, unplaced)
			}
		})
	}
}
