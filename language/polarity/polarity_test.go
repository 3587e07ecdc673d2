package polarity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/language/polarity"
	"github.com/openhearsay/hearsay/model"
)

func analyzer(t testing.TB) *language.Analyzer {
	t.Helper()
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func sentences(t testing.TB, name string) []eval.PolaritySentence {
	t.Helper()
	f, err := os.Open(filepath.Join("../../eval/testdata/polarity", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := eval.ReadPolarity(f)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestSentences: the sentences that the rules were made with are read right but for a
// few whose trees are wrong, those written afterwards nearly as often.
func TestSentences(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct {
		file  string
		least float64
	}{{"tuned.txt", 0.97}, {"heldout.txt", 0.89}} {
		right, n := 0, 0
		for _, s := range sentences(t, test.file) {
			n++
			got := s.Read(z.Analyze)
			if got.Polarity.String() == s.Want {
				right++
			} else {
				t.Logf("%s: %s: %s by %q, want %s", s.Form, s.Text, got.Polarity, got.Rule, s.Want)
			}
		}
		if float64(right) < test.least*float64(n) {
			t.Errorf("%s: %d of %d right, want %.2f", test.file, right, n, test.least)
		}
	}
}

// TestRules: each row of the table decides some sentence.
func TestRules(t *testing.T) {
	z := analyzer(t)
	decides := map[string]bool{}
	for _, file := range []string{"tuned.txt", "heldout.txt"} {
		for _, s := range sentences(t, file) {
			r := s.Read(z.Analyze)
			decides[strings.TrimPrefix(r.Rule, "not ")] = true
		}
	}
	for _, name := range polarity.Rules() {
		if !decides[name] {
			t.Errorf("no sentence is decided by rule %q", name)
		}
	}
}

// TestFrame: the words inside a span and those outside it are told apart.
func TestFrame(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct{ text, clause, of, frame, around string }{
		{"Quell denied that the gate was not locked.", "the gate was not locked", "not", "not", "so"},
		{"Quell said the gate was not locked.", "the gate was not locked", "not", "so", "not"},
		{"Quell never said that the gate was not locked.", "the gate was not locked", "not", "unsaid", "unsaid"},
		{"Finch refused to say there was no fire.", "there was no fire", "not", "unsaid", "unsaid"},
		{"The town may close the gate.", "The town may close the gate", "perhaps", "so", "perhaps"},
	} {
		a := z.Analyze(test.text)
		at := strings.Index(test.text, test.clause)
		span := hearsay.Span{Start: at, End: at + len(test.clause)}
		for _, x := range []struct {
			name string
			got  polarity.Reading
			want string
		}{{"Of", polarity.Of(a, span), test.of}, {"Frame", polarity.Frame(a, span), test.frame}, {"Around", polarity.Around(a, span), test.around}} {
			if x.got.Polarity.String() != x.want {
				t.Errorf("%s(%q) in %q: %s by %q, want %s", x.name, test.clause, test.text, x.got.Polarity, x.got.Rule, x.want)
			}
		}
	}
}

func TestClauses(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct{ text, want string }{
		{"The ferry left but the crew did not sail.", "so not"},
		{"She met the builder twice and broke no law.", "so not"},
		{"The mill was sold.", "so"},
		{"", ""},
	} {
		var got []string
		for _, r := range polarity.Clauses(z.Analyze(test.text), hearsay.Span{End: len(test.text)}) {
			got = append(got, r.Polarity.String())
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q: %s, want %s", test.text, s, test.want)
		}
	}
}

func TestRead(t *testing.T) {
	for _, test := range []struct {
		words string
		want  polarity.Signs
	}{
		{"the gate was locked", polarity.Signs{}},
		{"the gate was never locked", polarity.Signs{Negated: true, Early: true}},
		{"they didn't lock the gate", polarity.Signs{Negated: true, Early: true}},
		{"one two three four five six seven eight not nine", polarity.Signs{Negated: true}},
		{"not only the gate was locked", polarity.Signs{}},
		{"no doubt the gate was locked", polarity.Signs{}},
		{"the report is false", polarity.Signs{False: true}},
		{"that is a lie", polarity.Signs{False: true}},
		{"the town lies on the river", polarity.Signs{}},
		{"quell denied the report", polarity.Signs{Denied: true}},
		{"he may come", polarity.Signs{Perhaps: true}},
		{"if he comes", polarity.Signs{Condition: true}},
		{"", polarity.Signs{}},
	} {
		if got := polarity.Read(strings.Fields(test.words)); got != test.want {
			t.Errorf("%q: %+v, want %+v", test.words, got, test.want)
		}
	}
}

func TestDenies(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct{ text, rule, verb string }{
		{"The mayor denied the report.", "denied", "denied"},
		{"Anne Hale shot down the report.", "rejected", "shot down"},
		{"The mayor pushed back against the report.", "rejected", "pushed back against"},
		{"The mayor shot the bear.", "", ""},
		{"The mayor read the report.", "", ""},
		{"Denial is easy.", "", ""},
	} {
		a := z.Analyze(test.text)
		rule, verb := "", ""
		for i := range a.Tokens {
			if r, end := polarity.Denies(a, i); r != "" {
				rule, verb = r, a.Span(i, end).In(a.Text)
			}
		}
		if rule != test.rule || verb != test.verb {
			t.Errorf("%s: %q by %q, want %q by %q", test.text, verb, rule, test.verb, test.rule)
		}
	}
}

// TestOddTrees: no tree and no span makes the reading fail.
func TestOddTrees(t *testing.T) {
	z := analyzer(t)
	const text = "“No,” he “said”… If nobody, nothing — not! Neither nor said that said"
	good := z.Analyze(text)
	loop := *good
	loop.Heads = make([]int, len(good.Heads))
	for i := range loop.Heads {
		loop.Heads[i] = (i + 1) % len(loop.Heads)
	}
	wild := *good
	wild.Heads = make([]int, len(good.Heads))
	for i := range wild.Heads {
		wild.Heads[i] = i*7919 - 3
	}
	self := *good
	self.Heads = make([]int, len(good.Heads))
	for i := range self.Heads {
		self.Heads[i] = i
	}
	for _, a := range []*language.Analysis{good, &loop, &wild, &self, {Text: text, Tokens: good.Tokens}, {}} {
		for from := -1; from <= len(text); from += 3 {
			for end := from; end <= len(text)+1; end += 5 {
				span := hearsay.Span{Start: from, End: end}
				polarity.Of(a, span)
				polarity.Frame(a, span)
				polarity.Around(a, span)
				polarity.Clauses(a, span)
				polarity.Saying(a, span, span)
			}
		}
	}
}
