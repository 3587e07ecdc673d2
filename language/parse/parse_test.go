package parse

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openhearsay/hearsay/language/tag"
	"github.com/openhearsay/hearsay/language/word"
)

// sample makes a sample of rows of "word/TAG/head/relation", heads from 1.
func sample(t *testing.T, rows string) Sample {
	t.Helper()
	s := Sample{Weight: 1}
	for _, row := range strings.Fields(rows) {
		c := strings.Split(row, "/")
		var head int
		if _, err := fmt.Sscan(c[2], &head); err != nil {
			t.Fatal(err)
		}
		n, ok := tag.Number(c[1])
		if !ok {
			t.Fatalf("no tag %s", c[1])
		}
		s.Words = append(s.Words, word.Of(c[0]))
		s.Tags = append(s.Tags, n)
		s.Heads = append(s.Heads, head-1)
		s.Relations = append(s.Relations, c[3])
	}
	return s
}

func lessons(t *testing.T) []Sample {
	return []Sample{
		sample(t, "The/DT/2/det mayor/NN/3/nsubj spoke/VBD/0/root ././3/punct"),
		sample(t, "Ships/NNS/2/nsubj carried/VBD/0/root grain/NN/2/obj to/IN/6/case the/DT/6/det harbor/NN/2/obl"),
		sample(t, "She/PRP/2/nsubj said/VBD/0/root the/DT/4/det ship/NN/5/nsubj sank/VBD/2/ccomp"),
	}
}

func TestTrain(t *testing.T) {
	quiet := func(string, ...any) {}
	samples := lessons(t)
	// enough passes that features come over the limit of updates
	var many []Sample
	for range 40 {
		many = append(many, samples...)
	}
	b, err := Train(many, Options{Passes: 12}, quiet)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Train(many, Options{Passes: 12}, quiet)
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("a second training gave other bytes, %v", err)
	}
	p, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	got := Score(p, samples)
	if got.Words != 15 || got.Labelled < 0.9 {
		t.Errorf("after training: %+v", got)
	}
	for n := 0; n < len(b); n += 1 + len(b)/50 {
		if _, err := Read(b[:n]); err == nil {
			t.Errorf("%d of %d bytes were read without an error", n, len(b))
		}
	}
}

func TestTrainNothing(t *testing.T) {
	b, err := Train(nil, Options{}, func(string, ...any) {})
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	s := lessons(t)[0]
	heads, labels := make([]int, 4), make([]uint8, 4)
	p.Apply(s.Words, s.Tags, heads, labels)
	tree(t, heads)
	p.Apply(nil, nil, nil, nil)
}

// tree fails where heads is not a tree with one root.
func tree(t interface{ Fatalf(string, ...any) }, heads []int) {
	roots := 0
	for i, h := range heads {
		if h == -1 {
			roots++
		}
		if h < -1 || h >= len(heads) {
			t.Fatalf("head of %d is %d of %d", i, h, len(heads))
		}
		steps := 0
		for at := i; at >= 0; at = heads[at] {
			if steps++; steps > len(heads) {
				t.Fatalf("a circle at %d in %v", i, heads)
			}
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots in %v", roots, heads)
	}
}

// TestActionsMakeTrees: whatever actions are taken, the result is a tree.
func TestActionsMakeTrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "n")
		var s state
		s.reset(n)
		for !s.done() {
			var can []action
			for a := range actions {
				if s.can(a) {
					can = append(can, a)
				}
			}
			if len(can) == 0 {
				t.Fatalf("stuck at %d of %d, stack %v", s.next, n, s.stack)
			}
			s.do(rapid.SampledFrom(can).Draw(t, "action"), 0)
		}
		heads := make([]int, n)
		for i := range heads {
			if heads[i] = int(s.nodes[i].head); heads[i] == n {
				heads[i] = -1
			}
		}
		tree(t, heads)
	})
}

// TestOracle: actions that cost nothing lead to any tree that actions can make,
// and some action costs nothing in every state on that way.
func TestOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		run := func(choose func(s *state, can []action) action) []int32 {
			var s state
			s.reset(n)
			for !s.done() {
				var can []action
				for a := range actions {
					if s.can(a) {
						can = append(can, a)
					}
				}
				s.do(choose(&s, can), 0)
			}
			heads := make([]int32, n)
			for i := range heads {
				heads[i] = s.nodes[i].head
			}
			return heads
		}
		gold := run(func(_ *state, can []action) action { return rapid.SampledFrom(can).Draw(t, "action") })
		got := run(func(s *state, can []action) action {
			costs := s.costs(gold)
			var free []action
			for _, a := range can {
				if costs[a] == 0 {
					free = append(free, a)
				}
			}
			if len(free) == 0 {
				t.Fatalf("no action is free at %d, stack %v, costs %v, gold %v", s.next, s.stack, costs, gold)
			}
			return rapid.SampledFrom(free).Draw(t, "free")
		})
		if diff := cmp.Diff(gold, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestApposition: a verb has one subject; a name in commas after it is none.
func TestApposition(t *testing.T) {
	labels := []string{"dep", "nsubj", "appos", "punct"}
	p := &Parser{labels: labels, subject: 1, apposed: 2, punctuation: 3}
	for _, test := range []struct{ rows, want string }{
		{"An/DT/2/dep aide/NN/7/nsubj ,/,/4/punct Anne/NNP/7/nsubj Hale/NNP/4/dep ,/,/4/punct spoke/VBD/0/dep", "1 6 3 1 3 3 -1"},
		{"An/DT/2/dep aide/NN/6/nsubj Anne/NNP/6/nsubj Hale/NNP/3/dep ,/,/3/punct spoke/VBD/0/dep", "1 5 5 2 2 -1"},
		{"Anne/NNP/5/nsubj Hale/NNP/1/dep ,/,/1/punct who/WP/5/nsubj spoke/VBD/0/dep", "4 0 0 4 -1"},
	} {
		s := sample(t, test.rows)
		var relations []uint8
		for _, r := range s.Relations {
			relations = append(relations, uint8(slices.Index(labels, r)))
		}
		p.apposition(s.Tags, s.Heads, relations)
		if got := strings.Trim(fmt.Sprint(s.Heads), "[]"); got != test.want {
			t.Errorf("%s: %s, not %s", test.rows, got, test.want)
		}
	}
}
