package entity

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openhearsay/hearsay/language/word"
)

func look(text string) (words []word.Word, tags []uint8) {
	for _, w := range strings.Fields(text) {
		words, tags = append(words, word.Of(w)), append(tags, 0)
	}
	return words, tags
}

func TestTrain(t *testing.T) {
	var samples []Sample
	for _, s := range []struct {
		text  string
		names []Name
	}{
		{"Anna Moreland went to Eastport on Monday", []Name{{0, 2, Person}, {4, 5, Place}}},
		{"The Harbor Bank of Eastport sued Mr. Brook", []Name{{1, 5, Organization}, {7, 8, Person}}},
		{"The Welsh captain stayed", []Name{{1, 2, Misc}}},
		{"nobody came", nil},
	} {
		words, tags := look(s.text)
		samples = append(samples, Sample{words, tags, s.names, 1})
	}
	var many []Sample
	for range 20 {
		many = append(many, samples...)
	}
	quiet := func(string, ...any) {}
	b, err := Train(many, Options{}, quiet)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := Train(many, Options{}, quiet); !bytes.Equal(b, again) {
		t.Error("a second training gave other bytes")
	}
	f, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range samples {
		if diff := cmp.Diff(s.Names, f.Apply(nil, s.Words, s.Tags)); diff != "" {
			t.Errorf("sample %d\n%s", i, diff)
		}
	}
	if s := Score(f, samples); s.F1 != 1 || s.Names != 5 {
		t.Errorf("score %+v", s)
	}
	for n := range b {
		if _, err := Read(b[:n]); err == nil {
			t.Errorf("%d of %d bytes were read without an error", n, len(b))
		}
	}
}

// TestLabels: labels that follow each other as they may give back the names.
func TestLabels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "words")
		s := Sample{Words: make([]word.Word, n)}
		for i := 0; i < n; {
			length := rapid.IntRange(1, 4).Draw(t, "length")
			if rapid.Bool().Draw(t, "name") && i+length <= n {
				s.Names = append(s.Names, Name{i, i + length, Class(rapid.IntRange(0, int(classes)-1).Draw(t, "class"))})
			}
			i += length
		}
		marks := s.labels(nil)
		before := uint8(outside)
		for i, l := range marks {
			if !follows(before, l) {
				t.Fatalf("label %d at %d after %d", l, i, before)
			}
			for wrong := range uint8(labels) { // after any mistake there is a way on
				if w := reachable(wrong, l); !follows(wrong, l) && !follows(wrong, w) {
					t.Fatalf("label %d is no way on after %d to %d", w, wrong, l)
				}
			}
			before = l
		}
		if diff := cmp.Diff(s.Names, appendNames(nil, marks)); diff != "" {
			t.Fatal(diff)
		}
	})
}
