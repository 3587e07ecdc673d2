package tag

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/language/word"
)

func sample(text string) Sample {
	s := Sample{Weight: 1}
	for _, f := range strings.Fields(text) {
		c := strings.Split(f, "/")
		s.Words = append(s.Words, word.Of(c[0]))
		s.Tags = append(s.Tags, c[1])
		s.Universal = append(s.Universal, c[2])
	}
	return s
}

func TestTrain(t *testing.T) {
	samples := []Sample{
		sample("The/DT/DET mayor/NN/NOUN will/MD/AUX speak/VB/VERB ././PUNCT"),
		sample("Her/PRP$/PRON will/NN/NOUN was/VBD/AUX read/VBN/VERB"),
		sample("Ships/NNS/NOUN sail/VBP/VERB to/IN/ADP Eastport/NNP/PROPN to/TO/PART trade/VB/VERB"),
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
	tagger, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	if s := Score(tagger, samples); s.Words != 15 || s.Tags != 1 || s.Universal != 1 {
		t.Errorf("score %+v", s)
	}
	for n := 0; n < len(b); n += 1 + len(b)/50 {
		if _, err := Read(b[:n]); err == nil {
			t.Errorf("%d of %d bytes were read without an error", n, len(b))
		}
	}
	if _, err := Train([]Sample{sample("a/ZZ/X")}, Options{}, quiet); err == nil {
		t.Error("an unknown tag was learnt")
	}
}

func TestNumbers(t *testing.T) {
	if !slices.IsSorted(names[:]) {
		t.Error("names are not in order")
	}
	for i, name := range names {
		if n, ok := Number(name); !ok || int(n) != i || Name(n) != name {
			t.Errorf("%s is number %d, not %d", name, n, i)
		}
	}
	if Name(200) != "" {
		t.Error("there is no tag 200")
	}
}
