package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
)

// draw writes tokens as text: [id marks a piece that carries an anchor, < one
// that does not, ] or ) its end, ) the last; / is a new paragraph.
func draw(tokens []Token) string {
	var b strings.Builder
	for _, t := range tokens {
		switch {
		case t.Break:
			b.WriteString("/")
		case t.Open && t.First:
			b.WriteString("[" + t.Mark.ID + ":")
		case t.Open:
			b.WriteString("<" + t.Mark.ID + ":")
		case t.Close && t.Last:
			b.WriteString(")")
		case t.Close:
			b.WriteString("]")
		default:
			b.WriteString(t.Text)
		}
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	mark := func(id string, start, end int) Mark { return Mark{ID: id, Span: hearsay.Span{Start: start, End: end}} }
	for _, x := range []struct {
		name, text string
		marks      []Mark
		want       string
	}{
		{"none", "abc def", nil, "abc def"},
		{"one", "abc def", []Mark{mark("a", 0, 3)}, "[a:abc) def"},
		{"inside", "abc def", []Mark{mark("b", 4, 7), mark("a", 0, 7)}, "[a:abc [b:def))"},
		{"same", "abc", []Mark{mark("a", 0, 3), mark("b", 0, 3)}, "[a:[b:abc))"},
		{"crossing", "abcdef", []Mark{mark("a", 0, 4), mark("b", 2, 6)}, "[a:ab[b:cd])<b:ef)"},
		{"three crossing", "abcdefgh", []Mark{mark("a", 0, 4), mark("b", 2, 6), mark("c", 3, 8)}, "[a:ab[b:c[c:d]])<c:<b:ef)gh)"},
		{"over lines", "abc\n\ndef", []Mark{mark("a", 1, 7)}, "a[a:bc]/<a:de)f"},
		{"crossing over lines", "abcd\nefgh", []Mark{mark("a", 0, 6), mark("b", 2, 9)}, "[a:ab[b:cd]]/<b:<a:e)fgh)"},
		{"outside", "abc", []Mark{mark("a", 5, 9), mark("b", -3, 1)}, "[b:a)bc"},
		{"inside a letter", "žž", []Mark{mark("a", 1, 3)}, "[a:žž)"},
		{"next to each other", "abcd", []Mark{mark("a", 0, 2), mark("b", 2, 4)}, "[a:ab)[b:cd)"},
	} {
		t.Run(x.name, func(t *testing.T) {
			got := draw(Tokens(x.text, hearsay.Span{Start: 0, End: len(x.text)}, x.marks))
			if diff := cmp.Diff(x.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// checkTokens is what must hold of any marks over any text: pieces nest, the
// words come back whole, and each mark covers its words and carries one anchor.
func checkTokens(t *testing.T, text string, marks []Mark) {
	t.Helper()
	tokens := Tokens(text, hearsay.Span{Start: 0, End: len(text)}, marks)
	var all strings.Builder
	var open []*Mark
	first, last, covered := map[*Mark]int{}, map[*Mark]int{}, map[*Mark]string{}
	for _, k := range tokens {
		switch {
		case k.Break:
			if len(open) > 0 {
				t.Fatalf("a mark is open over a paragraph in %s", draw(tokens))
			}
			all.WriteByte('\n')
			for m := range covered {
				covered[m] += "\n"
			}
		case k.Open:
			open = append(open, k.Mark)
			if k.First {
				first[k.Mark]++
			}
		case k.Close:
			if len(open) == 0 || open[len(open)-1] != k.Mark {
				t.Fatalf("pieces do not nest in %s", draw(tokens))
			}
			open = open[:len(open)-1]
			if k.Last {
				last[k.Mark]++
			}
		default:
			all.WriteString(k.Text)
			for _, m := range open {
				covered[m] += k.Text
			}
		}
	}
	if len(open) > 0 {
		t.Fatalf("never closed in %s", draw(tokens))
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	if got, want := squeeze(all.String()), squeeze(text); got != want {
		t.Fatalf("text is %q, want %q", got, want)
	}
	for m, s := range covered {
		fitted, _ := fit(text, m.Span)
		if got, want := squeeze(s), squeeze(fitted.In(text)); got != want {
			t.Fatalf("mark %v covers %q, want %q in %s", m.Span, got, want, draw(tokens))
		}
		if first[m] != 1 {
			t.Fatalf("mark %v has %d anchors in %s", m.Span, first[m], draw(tokens))
		}
		if last[m] > 1 {
			t.Fatalf("mark %v ends %d times in %s", m.Span, last[m], draw(tokens))
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("one two\nthree four five\n\nsix", []byte{0, 7, 4, 14, 2, 20, 8, 30})
	f.Add("žluťoučký — kůň\n\n“a”", []byte{1, 9, 0, 40, 3, 4})
	f.Add("\n \n", []byte{0, 3})
	f.Fuzz(func(t *testing.T, text string, ends []byte) {
		var marks []Mark
		for i := 0; i+1 < len(ends) && len(marks) < 12; i += 2 {
			a, b := int(ends[i]), int(ends[i+1])
			marks = append(marks, Mark{ID: fmt.Sprint(i), Span: hearsay.Span{Start: min(a, b), End: max(a, b)}})
		}
		checkTokens(t, text, marks)
	})
}
