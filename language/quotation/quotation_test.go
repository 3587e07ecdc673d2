package quotation_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/quotation"
	"github.com/openhearsay/hearsay/language/sentence"
	"github.com/openhearsay/hearsay/language/token"
)

func analysis(text string) *language.Analysis {
	a := &language.Analysis{Text: text, Tokens: token.Split(text)}
	a.Sentences = sentence.Split(text, a.Tokens)
	return a
}

// TestFind: each quotation with its marks, one that is left open with a tilde.
func TestFind(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"She said so.", ""},
		{"“A b,” she said. “See.”", "“A b,” | “See.”"},
		{"\"A b,\" she said. \"See.\"", "\"A b,\" | \"See.\""},
		{"``A b,'' she said.", "``A b,''"},
		{"«A b», she said.", "«A b»"},
		{"„A b“, she said.", "„A b“"},
		{"”A b”, she said.", "”A b”"},
		{"He called it 'a mess' twice.", "'a mess'"},
		{"She named 'sister Ida al-Toll' and the 'weakness' of it", "'sister Ida al-Toll' | 'weakness'"},
		{"He—'a mess'—left", "'a mess'"},
		{"The boys' boat is Olden's.", ""},
		{"“A b.\n\n“C d,” she said.", "“A b.~ | “C d,”"},
		{"“A b.\n\nC d.", "“A b.~"},
		{"“A ‘b’ c” d", "“A ‘b’ c”"},
		{"A 5\" pipe broke.", ""},
		{"\"A b?\" Olden asked. \"C d!\" Brandt said.", "\"A b?\" | \"C d!\""},
		{"\"A b?\" \"C d!\" they cried.", "\"A b?\" | \"C d!\""},
		{"A (\"b c\") d", "\"b c\""},
		{"\"", ""},
	} {
		a := analysis(test.text)
		m := quotation.Find(a)
		var got []string
		for k, q := range m.All {
			s := a.Span(q.First, q.Last+1).In(a.Text)
			if q.Open {
				s += "~"
			}
			got = append(got, s)
			for i := q.First; i <= q.Last; i++ {
				if m.At[i] != int32(k) {
					t.Errorf("%s: token %d is in quotation %d, want %d", test.text, i, m.At[i], k)
				}
			}
		}
		if got := strings.Join(got, " | "); got != test.want {
			t.Errorf("%s: got %s, want %s", test.text, got, test.want)
		}
	}
}

// TestUtterances: the number of each word's utterance.
func TestUtterances(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"“A b,” she said. “See.”", "0 0 . . 1"},
		{"\"A b,\" she said. \"See.\"", "0 0 . . 1"},
		{"“A b.\n\n“C d,” she said.", "0 0 0 0 . ."},
		{"“A b.\n\n“C d.\n\n“E f.” “G.”", "0 0 0 0 0 0 1"},
		{"“A b.\n\nC d.", "0 0 . ."},
		{"“A ‘b’ c” d", "0 0 0 ."},
		{"A ‘b c’ d", ". 0 0 ."},
		{"Theirs is the boys’ friend", ". . . . ."},
	} {
		a := analysis(test.text)
		var got []string
		for i, q := range quotation.Utterances(a) {
			switch w := a.Word(i); {
			case strings.Trim(w, "“”\"‘’,.") == "":
			case q < 0:
				got = append(got, ".")
			default:
				got = append(got, strconv.Itoa(q))
			}
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s: got %s, want %s", test.text, got, test.want)
		}
	}
}

// FuzzFind: quotations are in order and apart, and lie in the text.
func FuzzFind(f *testing.F) {
	f.Add("“A b.\n\n“C ‘d’ \"e,” she 'said'. „f“ ``g'' 5\"")
	f.Fuzz(func(t *testing.T, text string) {
		a := analysis(text)
		end := 0
		for _, q := range quotation.Find(a).All {
			if q.First < end || q.Last <= q.First || q.Last >= len(a.Tokens) {
				t.Fatalf("quotation %+v after token %d of %d", q, end, len(a.Tokens))
			}
			end = q.Last + 1
		}
		quotation.Utterances(a)
	})
}
