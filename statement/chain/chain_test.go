package chain_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/statement/chain"
)

func analyzer(t testing.TB) *language.Analyzer {
	t.Helper()
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func shipped(t testing.TB) *chain.Model {
	t.Helper()
	file, err := model.Section("chain")
	if err != nil {
		t.Fatal(err)
	}
	m, err := chain.New(file)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// input is a marked text as the earlier stages would hand it over: who the speaker
// of a statement is, the words of its source say, a pronoun the one before.
func input(t testing.TB, z *language.Analyzer, d hearsay.Document, marked string) *chain.Input {
	t.Helper()
	text, all, err := eval.Marked(marked)
	if err != nil {
		t.Fatal(err)
	}
	d.Text = text
	in := &chain.Input{Document: &d, Analysis: z.Analyze(text), Outlets: outlet.Find(text), Statements: all,
		Speakers: make([]*hearsay.Speaker, len(all)), Agents: make([]*hearsay.Span, len(all)), AgentNames: make([]string, len(all))}
	byName := map[string]*hearsay.Speaker{}
	var last *hearsay.Speaker
	for i := range all {
		all[i].Item, all[i].Quoted = d.Item(all[i].Contents[0].Start), hearsay.Indirect
		if all[i].Kind == "" {
			all[i].Kind = hearsay.Assertion
		}
		if all[i].Cue != nil && strings.Contains(all[i].Cue.In(text), "denied") {
			all[i].Kind = hearsay.Denial
		}
		all[i].Within = -1
		own := all[i].Extent()
		for j := range all {
			if c := hearsay.Cover(all[j].Contents); j != i && c.Contains(own) && (all[i].Within < 0 || c.Len() < hearsay.Cover(all[all[i].Within].Contents).Len()) {
				all[i].Within = j
			}
		}
		if all[i].Source == nil {
			continue
		}
		name := strings.TrimPrefix(all[i].Source.In(text), "The ")
		if name == "she" || name == "he" || name == "She" || name == "He" {
			in.Speakers[i] = last
			continue
		}
		name = name[strings.LastIndexByte(name, ' ')+1:]
		if byName[name] == nil {
			s := &hearsay.Speaker{Name: strings.TrimPrefix(all[i].Source.In(text), "The "), Named: true, Kind: hearsay.Person}
			if strings.HasSuffix(s.Name, "Gazette") || strings.HasSuffix(s.Name, "Ledger") {
				s.Kind = hearsay.OutletSpeaker
			}
			byName[name] = s
		}
		last = byName[name]
		in.Speakers[i] = last
	}
	return in
}

// hops are the chains without the document's own outlet.
func hops(via [][]hearsay.Hop) string {
	var all []string
	for _, hops := range via {
		var names []string
		for _, h := range hops {
			if h.Name != "Tarn Courier" {
				names = append(names, strings.TrimPrefix(h.Name, "The "))
			}
		}
		all = append(all, strings.Join(names, ", "))
	}
	return strings.Join(all, " | ")
}

// TestScopes: for which statements the scope of a carrier holds, one row and more
// for each kind of scope.
func TestScopes(t *testing.T) {
	z, m := analyzer(t), shipped(t)
	for _, test := range []struct{ name, text, want string }{
		// the sentence
		{"told", "{1s Ana Roe} {1c told} the Marlow Gazette {1t it was rotten}.", "Marlow Gazette"},
		{"interview", "In an interview with the Marlow Gazette, {1s Ana Roe} {1c said} {1t it was rotten}.", "Marlow Gazette"},
		{"programme", "{1s Ana Roe} {1c said} on “Face the Nation” {1t it was rotten}.", "CBS News"},
		{"unlisted outlet", "{1s Ana Roe} {1c told} the news site Tarnwatch {1t it was rotten}.", "Tarnwatch"},
		{"one of two sentences", "{1s Ana Roe} {1c told} the Marlow Gazette {1t it was rotten}. {2s Jon Pell} {2c told} the Bay Ledger {2t it was sound}.", "Marlow Gazette | Bay Ledger"},
		{"its own name", "{1s Ana Roe} {1c told} the Tarn Courier {1t it was rotten}.", ""},
		{"matter of the story", "{1s Ana Roe} {1c said} {1t it was rotten} as the Marlow Gazette building fell.", ""},
		{"in the mouth of the speaker", "{1s Ana Roe} {1c said} {1t the Marlow Gazette reported nonsense}.", ""},
		// the speaker
		{"goes on", "{1s Ana Roe} {1c told} the Marlow Gazette {1t it was rotten}.\n\n{2t It will fall}, {2s she} {2c added}.\n\n{3t It is late}, {3s Roe} {3c said}.", "Marlow Gazette | Marlow Gazette | Marlow Gazette"},
		{"somebody else", "{1s Ana Roe} {1c told} the Marlow Gazette {1t it was rotten}.\n\n{2s Jon Pell} {2c denied} {2t it} in a statement.", "Marlow Gazette | "},
		{"another takes over", "{1s Ana Roe} {1c told} the Marlow Gazette {1t it was rotten}.\n\n{2s Roe} {2c told} the Bay Ledger {2t it would fall}.\n\n{3t It is late}, {3s she} {3c added}.", "Marlow Gazette | Bay Ledger | Bay Ledger"},
		{"another occasion", "{1s Ana Roe} {1c told} the Marlow Gazette {1t it was rotten}.\n\n{2s She} {2c said} in a statement {2t it would fall}.", "Marlow Gazette | "},
		{"named where the outlet was told", "The claim was made by Ana Roe on Friday on radio station WQRX.\n\n{1t It was rotten}, {1s Roe} {1c said}.", "WQRX"},
		// outer speakers
		{"inside", "{1s The Marlow Gazette} {1c reported} {1t that {2s Ana Roe} {2c said} {2t it was rotten}}.", " | Marlow Gazette"},
		{"inside what was told", "{1s Ana Roe} {1c told} the Marlow Gazette {1t that {2s Jon Pell} {2c said} {2t it was rotten}}.", "Marlow Gazette | Marlow Gazette, Ana Roe"},
		{"object of a denial", "{1s Ana Roe} {1c denied} {1t {2c claims} by {2s Jon Pell} that {2t it was rotten}}.", " | "},
		{"inside a denial", "{1s Ana Roe} {1c denied} {1t that {2s Jon Pell} {2c said} {2t it was rotten}}.", " | Ana Roe"},
		{"set against it", "It fell, the Marlow Gazette reported, contrary to {1c statements} by {1s Ana Roe} that {1t it was safe}.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := input(t, z, hearsay.Document{ID: "d", Outlet: "Tarn Courier"}, test.text)
			via := m.Build(in)
			if diff := cmp.Diff(test.want, hops(via)); diff != "" {
				t.Error(diff)
			}
			for i := range via {
				for _, h := range via[i] {
					if h.Name != "Tarn Courier" && (h.At == nil || h.At.Empty() || h.At.End > len(in.Document.Text)) {
						t.Errorf("hop %q has no evidence", h.Name)
					}
				}
			}
		})
	}
}

// TestUnlearned: without a model a scope holds in the sentence that opens it.
func TestUnlearned(t *testing.T) {
	z := analyzer(t)
	m, err := chain.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	in := input(t, z, hearsay.Document{ID: "d"}, "{1s Ana Roe} {1c told} the Marlow Gazette {1t it was rotten}.\n\n{2t It will fall}, {2s she} {2c added}.")
	if got := hops(m.Build(in)); got != "Marlow Gazette | " {
		t.Errorf("got %q", got)
	}
}

func TestNewDamaged(t *testing.T) {
	for _, file := range []string{"logistic\tno\tyes\n\t0\t0\n", "\n\f\n", "logistic\tno\tyes\n\t0\t0\n\n\f\nx"} {
		if _, err := chain.New([]byte(file)); err == nil {
			t.Errorf("%q: no error", file)
		}
	}
}

// lessons are documents in which whoever told an outlet something goes on telling
// it, and nobody else does.
func lessons(t testing.TB) []chain.Lesson {
	z := analyzer(t)
	var all []chain.Lesson
	for n := range 8 {
		text := fmt.Sprintf("{1s Ana Roe} {1c told} the Marlow Gazette {1t pier %d was rotten}.\n\n{2t It will fall}, {2s she} {2c added}.\n\n{3s Jon Pell} {3c said} {3t it was sound}.", n)
		all = append(all, chain.Lesson{Input: input(t, z, hearsay.Document{ID: fmt.Sprint(n)}, text), Case: fmt.Sprint(n / 2),
			Carriers: [][]string{{"Marlow Gazette"}, {"Marlow Gazette"}, {}}, Same: func(a, b string) bool { return a == b }})
	}
	return all
}

func TestTrain(t *testing.T) {
	file, err := chain.Train(lessons(t))
	if err != nil {
		t.Fatal(err)
	}
	again, err := chain.Train(lessons(t))
	if err != nil || !bytes.Equal(file, again) {
		t.Fatalf("two trainings differ (%v)", err)
	}
	m, err := chain.New(file)
	if err != nil {
		t.Fatal(err)
	}
	in := input(t, analyzer(t), hearsay.Document{ID: "d"}, "{1s Ada Brook} {1c told} the Bay Ledger {1t it was old}.\n\n{2t It will fall}, {2s she} {2c added}.\n\n{3s Jon Pell} {3c said} {3t it was sound}.")
	if got := hops(m.Build(in)); got != "Bay Ledger | Bay Ledger | " {
		t.Errorf("got %q", got)
	}
	if _, err := chain.Train(lessons(t)[:2]); err != nil {
		t.Errorf("a single case: %v", err)
	}
	if _, err := chain.Train(nil); err == nil {
		t.Error("nothing to learn from is no error")
	}
}
