package passage_test

import (
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/passage"
)

// around are two texts that share nothing but what is put between their lines, and
// enough other documents that a word of theirs is not in each of them.
func around(a, b string) []hearsay.Document {
	return []hearsay.Document{
		doc("a", "Sluice Times", "Rain fell on the hills all week.\n"+a+"\nFarmers lost two fields of barley."),
		doc("b", "Dike Herald", "Schools open again on Monday morning.\n"+b+"\nBuses take another road until then."),
		doc("c", "Weir Post", "A cow swam ashore near the old mill."),
		doc("d", "Pell Tribune", "Volunteers filled sandbags through the night."),
	}
}

// candidate puts stretches of a and b that are the same, parted by bars, side by side.
func candidate(docs []hearsay.Document, same string) hearsay.Passage {
	var p hearsay.Passage
	for i, run := range strings.Split(same, "|") {
		q := hearsay.Part{A: at("a", docs[0].Text, run).Span, B: at("b", docs[1].Text, run).Span}
		p.Parts = append(p.Parts, q)
		if i == 0 {
			p.A, p.B = hearsay.Side{Document: "a", Span: q.A}, hearsay.Side{Document: "b", Span: q.B}
		}
		p.A.Span.End, p.B.Span.End = q.A.End, q.B.End
	}
	p.Similarity = 1
	return p
}

func TestChoose(t *testing.T) {
	for _, test := range []struct {
		name, a, b, same string
		wantA, wantB     string // "" where it is no passage
	}{
		{"a name with its title is none",
			"The lock was checked by Water Board Chief Engineer Ida Holm in May.", "Neighbours had warned Water Board Chief Engineer Ida Holm of cracks.",
			"Water Board Chief Engineer Ida Holm", "", ""},
		{"a phrase of the story in two other sentences is none",
			"He was put in charge of the locks after a long career at sea.", "Nobody asked why she was put in charge of the inquiry that spring.",
			"was put in charge of the", "", ""},
		{"as many words between quotation marks are one",
			"“Nobody told me about the crack,” Holm said on Friday.", "It was late when Holm spoke: “Nobody told me about the crack.”",
			"Nobody told me about the crack", "Nobody told me about the crack", "Nobody told me about the crack"},
		{"two sentences that are alike but for a few words, to the last word that both have",
			"The keeper found the east gate open at dawn and called the police in Pell.", "The keeper found the east gate open at six and telephoned the police at Pell.",
			"The keeper found the east gate open at", "The keeper found the east gate open at dawn and called the police in Pell", "The keeper found the east gate open at six and telephoned the police at Pell"},
		{"a few other words in between, and what stands at the ends is one part",
			"Holm told the board on Monday that the east gate had been left open for two weeks in May.", "Holm told the board on Tuesday that the east gate had been left unlocked for two weeks in May.",
			"Holm told the board on|that the east gate had been left|for two weeks in May",
			"Holm told the board on Monday that the east gate had been left open for two weeks in May", "Holm told the board on Tuesday that the east gate had been left unlocked for two weeks in May"},
		{"another form of a word is the same word",
			"Engineers had warned twice that the rotten beams of the weir would break.", "A warning came from engineers that the rotten beams of the weir would give way.",
			"that the rotten beams of the weir would", "warned twice that the rotten beams of the weir would", "warning came from engineers that the rotten beams of the weir would"},
		{"long and to the letter, whatever stands around it",
			"So it began: the water came over the dike at four in the morning and stood a metre deep in Mill Street, and then it froze.",
			"Old people say the water came over the dike at four in the morning and stood a metre deep in Mill Street when they were young.",
			"the water came over the dike at four in the morning and stood a metre deep in Mill Street",
			"the water came over the dike at four in the morning and stood a metre deep in Mill Street", "the water came over the dike at four in the morning and stood a metre deep in Mill Street"},
		{"the words of another quotation are not taken in",
			"“The gate held all night and the pumps ran well,” said Holm of the flood.", "“The gate held all night and the pumps ran well,” Holm told the board about the flood.",
			"The gate held all night and the pumps ran well", "The gate held all night and the pumps ran well", "The gate held all night and the pumps ran well"},
	} {
		t.Run(test.name, func(t *testing.T) {
			docs := around(test.a, test.b)
			got := passage.Choose(docs, []hearsay.Passage{candidate(docs, test.same)})
			if test.wantA == "" {
				if len(got) > 0 {
					t.Fatalf("found %q", got[0].A.Span.In(docs[0].Text))
				}
				return
			}
			if len(got) != 1 {
				t.Fatal("not found")
			}
			if a, b := got[0].A.Span.In(docs[0].Text), got[0].B.Span.In(docs[1].Text); a != test.wantA || b != test.wantB {
				t.Errorf("got  %q, %q\nwant %q, %q", a, b, test.wantA, test.wantB)
			}
			if len(got[0].Parts) != 1 {
				t.Errorf("%d parts", len(got[0].Parts))
			}
			for _, q := range got[0].Parts {
				if !got[0].A.Span.Contains(q.A) || !got[0].B.Span.Contains(q.B) {
					t.Errorf("part %+v lies outside", q)
				}
			}
			if s := got[0].Similarity; s <= 0 || s > 1 {
				t.Errorf("similarity %v", s)
			}
		})
	}
}

// Boilerplate stays as it is, and what lies outside its text or in a document that is
// not there harms nothing.
func TestChooseOdd(t *testing.T) {
	docs := around("A short line.", "A short line.")
	p := candidate(docs, "A short line")
	p.Boilerplate = true
	if got := passage.Choose(docs, []hearsay.Passage{p}); len(got) != 1 || got[0].A != p.A {
		t.Errorf("got %+v", got)
	}
	q := candidate(docs, "A short line")
	q.A.Document = "nowhere"
	r := candidate(docs, "A short line")
	r.Parts = []hearsay.Part{{A: hearsay.Span{Start: -3, End: 1 << 20}, B: hearsay.Span{Start: 9, End: 2}}, {}}
	if got := passage.Choose(docs, []hearsay.Passage{q, r, {}}); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
	if got := passage.Choose(nil, []hearsay.Passage{q}); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}

// No passage goes over the end of an item, and the day of an item, not that of its page,
// tells who had it first.
func TestChooseItems(t *testing.T) {
	const one, two = "The water came over the dike at four in the morning and stood a metre deep in Mill Street, where two old people had to be carried out.", "The keeper found the east gate open at dawn and called the police in Pell at once, but nobody came before the water did that day."
	docs := around(one+"\n\n"+two, one+"\n\n"+two)
	docs[0].Published, docs[1].Published = hearsay.Day("2031-04-03"), hearsay.Day("2031-04-04")
	all := candidate(docs, one+"\n\n"+two)
	if got := passage.Choose(docs, []hearsay.Passage{all}); len(got) != 1 {
		t.Errorf("without items: %d passages, want 1", len(got))
	}
	docs[0].Items = []hearsay.Item{{Span: at("a", docs[0].Text, one).Span, Published: hearsay.Day("2031-04-05")}, {Span: at("a", docs[0].Text, two).Span, Published: hearsay.Day("2031-04-03")}}
	got := passage.Direct(passage.Input{Documents: docs}, passage.Choose(docs, []hearsay.Passage{all}))
	if len(got) != 2 {
		t.Fatalf("with items: %d passages, want 2", len(got))
	}
	for i, want := range []struct {
		words string
		from  hearsay.Direction
	}{{one, hearsay.FromB}, {two, hearsay.FromA}} {
		if w := strings.TrimSuffix(want.words, "."); got[i].A.Span.In(docs[0].Text) != w || got[i].B.Span.In(docs[1].Text) != w || got[i].From != want.from {
			t.Errorf("passage %d: %q, %q from %q, want %q from %q", i, got[i].A.Span.In(docs[0].Text), got[i].B.Span.In(docs[1].Text), got[i].From, w, want.from)
		}
	}
}
