package reuse

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openhearsay/hearsay"
)

func find(t testing.TB, texts []Text, o Options) []hearsay.Passage {
	t.Helper()
	found, err := Find(context.Background(), texts, o)
	if err != nil {
		t.Fatal(err)
	}
	check(t, texts, found)
	return found
}

// check holds for every result: spans lie inside their texts, no side is empty,
// parts lie inside the passage, rows are sorted, no text is compared with itself.
func check(t testing.TB, texts []Text, found []hearsay.Passage) {
	t.Helper()
	text := map[string]string{}
	for _, x := range texts {
		text[x.ID] = x.Text
	}
	inside := func(s hearsay.Span, in string) bool {
		border := func(i int) bool { // a byte that is not UTF-8 is a code point by itself
			for k := range in {
				if k >= i {
					return k == i
				}
			}
			return i == len(in)
		}
		return s.Start >= 0 && s.Start < s.End && s.End <= len(in) && border(s.Start) && border(s.End)
	}
	for i, p := range found {
		a, b := text[p.A.Document], text[p.B.Document]
		if p.A.Document >= p.B.Document {
			t.Fatalf("sides %q and %q are not in order", p.A.Document, p.B.Document)
		}
		if !inside(p.A.Span, a) || !inside(p.B.Span, b) || len(p.Parts) == 0 {
			t.Fatalf("passage %+v does not lie inside its texts of %d and %d bytes", p, len(a), len(b))
		}
		for _, q := range p.Parts {
			if !inside(q.A, a) || !inside(q.B, b) || !p.A.Span.Contains(q.A) || !p.B.Span.Contains(q.B) {
				t.Fatalf("part %+v does not lie inside passage %+v", q, p)
			}
		}
		if p.Similarity <= 0 || p.Similarity > 1 {
			t.Fatalf("similarity %v", p.Similarity)
		}
		if i > 0 {
			q := found[i-1]
			if x := [2]string{q.A.Document, q.B.Document}; x[0] > p.A.Document || x[0] == p.A.Document && (x[1] > p.B.Document || x[1] == p.B.Document && q.A.Span.Start > p.A.Span.Start) {
				t.Fatalf("rows %+v and %+v are not sorted", q, p)
			}
		}
	}
}

// prose makes n words that no other call with another seed is likely to make in
// the same order.
func prose(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 7))
	w := make([]string, n)
	for i := range w {
		switch r.IntN(3) {
		case 0:
			w[i] = []string{"the", "of", "and", "to", "in", "that", "was", "on"}[r.IntN(8)]
		default:
			w[i] = fmt.Sprintf("%c%c%c%c", 'a'+r.IntN(26), 'a'+r.IntN(26), 'a'+r.IntN(26), 'a'+r.IntN(26))
		}
	}
	return strings.Join(w, " ")
}

func TestFind(t *testing.T) {
	shared := "The harbour master told the council that nobody had asked him about the second crane before the spring"
	tests := []struct {
		name   string
		a, b   string
		wantA  []string
		wantB  []string
		parts  int // of the first passage
		option Options
	}{
		{"nothing", prose(1, 200), prose(2, 200), nil, nil, 0, Options{}},
		{"empty", "", prose(2, 200), nil, nil, 0, Options{}},
		{"one word", "harbour", "harbour", nil, nil, 0, Options{}},
		{"to the letter", prose(1, 50) + ". " + shared + ". " + prose(2, 50), prose(3, 20) + ". " + shared + ". " + prose(4, 80),
			[]string{shared + "."}, []string{shared + "."}, 1, Options{}},
		{"case, quotation marks, white space, ligature, soft hyphen", prose(1, 50) + " It wasn't the office's first “finding” about five of the many crane-drivers there in 1,000 days " + prose(2, 50),
			prose(3, 50) + " IT WASN’T THE OF\u00adFICE’S\n\tFIRST \"ﬁnding\" about 5 of the many crane—drivers there in 1000 days " + prose(4, 50),
			[]string{"It wasn't the office's first “finding” about five of the many crane-drivers there in 1,000 days"},
			[]string{"IT WASN’T THE OF\u00adFICE’S\n\tFIRST \"ﬁnding\" about 5 of the many crane—drivers there in 1000 days"}, 1, Options{}},
		{"words divided at line ends", prose(1, 50) + ". " + shared + ". " + prose(2, 50), prose(3, 50) + ". " + strings.NewReplacer("council", "coun-\ncil", "harbour", "har\u00ad\r\n  bour", "second", "sec‐\nond").Replace(shared) + ". " + prose(4, 50),
			[]string{shared + "."}, []string{strings.NewReplacer("council", "coun-\ncil", "harbour", "har\u00ad\r\n  bour", "second", "sec‐\nond").Replace(shared) + "."}, 1, Options{}},
		{"a word changed, one dropped, one added", prose(1, 50) + ". " + shared + ". " + prose(2, 50),
			prose(3, 20) + ". The harbour chief told the council nobody had ever asked him about the second crane before the spring. " + prose(4, 80),
			[]string{shared + "."}, []string{"The harbour chief told the council nobody had ever asked him about the second crane before the spring."}, 1, Options{}},
		{"sentences in another order", prose(1, 50) + "\n" + shared + ".\n" + prose(9, 30) + "\n" + prose(2, 50), prose(3, 20) + "\n" + prose(9, 30) + "\n" + shared + ".\n" + prose(4, 80),
			[]string{shared + ".\n" + prose(9, 30)}, []string{prose(9, 30) + "\n" + shared + "."}, 2, Options{}},
		{"a sentence dropped", prose(1, 50) + "\n" + prose(9, 20) + " " + prose(10, 25) + " " + prose(11, 20) + "\n" + prose(2, 50), prose(3, 20) + "\n" + prose(9, 20) + " " + prose(11, 20) + "\n" + prose(4, 80),
			[]string{prose(9, 20) + " " + prose(10, 25) + " " + prose(11, 20)}, []string{prose(9, 20) + " " + prose(11, 20)}, 2, Options{}},
		{"far apart", prose(9, 20) + " " + prose(1, 300) + " " + prose(11, 20), prose(9, 20) + " " + prose(2, 300) + " " + prose(11, 20),
			[]string{prose(9, 20), prose(11, 20)}, []string{prose(9, 20), prose(11, 20)}, 1, Options{}},
		{"a pull quote is one passage", prose(1, 50) + " " + prose(9, 15) + " " + prose(2, 100) + " " + prose(9, 15) + " " + prose(3, 100), prose(4, 50) + " " + prose(9, 15) + " " + prose(5, 50),
			[]string{prose(9, 15)}, []string{prose(9, 15)}, 1, Options{}},
		{"script without spaces", "今日の天気はとても良いので散歩に行きました。" + prose(1, 20), prose(2, 20) + "今日の天気はとても良いので散歩に行きました。",
			[]string{"今日の天気はとても良いので散歩に行きました。"}, []string{"今日の天気はとても良いので散歩に行きました。"}, 1, Options{}},
		{"right to left", prose(1, 20) + " قال مدير الميناء إن أحدا لم يسأله عن الرافعة الثانية قبل حلول الربيع الماضي " + prose(2, 20), prose(3, 20) + " قَالَ مدير الميناء إن أحدا لم يسأله عن الرافعة الثانية قبل حلول الربيع الماضي " + prose(4, 20),
			[]string{"قال مدير الميناء إن أحدا لم يسأله عن الرافعة الثانية قبل حلول الربيع الماضي"}, []string{"قَالَ مدير الميناء إن أحدا لم يسأله عن الرافعة الثانية قبل حلول الربيع الماضي"}, 1, Options{}},
		{"a short quotation inside a case", prose(1, 50) + ` She called it “a shabby little harbour swindle indeed” on Monday. ` + prose(2, 50), prose(3, 50) + ` The word was "a shabby little harbour swindle indeed". ` + prose(4, 50),
			[]string{"a shabby little harbour swindle indeed"}, []string{"a shabby little harbour swindle indeed"}, 1, Options{Case: true}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found := find(t, []Text{{ID: "a", Text: test.a}, {ID: "b", Text: test.b}}, test.option)
			var a, b []string
			for _, p := range found {
				a = append(a, p.A.Span.In(test.a))
				b = append(b, p.B.Span.In(test.b))
			}
			if d := cmp.Diff(test.wantA, a); d != "" {
				t.Errorf("side a (-want +got):\n%s", d)
			}
			if d := cmp.Diff(test.wantB, b); d != "" {
				t.Errorf("side b (-want +got):\n%s", d)
			}
			if len(found) > 0 && len(found[0].Parts) != test.parts {
				t.Errorf("%d parts, want %d: %+v", len(found[0].Parts), test.parts, found[0].Parts)
			}
		})
	}
}

// TestSharedRun shows the promise of winnowing: any run of eleven words that two
// texts share lies in a passage.
func TestSharedRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom(strings.Fields("the of and to harbour council crane spring master asked told before nobody second"))
		text := func(label string, least, most int) []string {
			return rapid.SliceOfN(word, least, most).Draw(t, label)
		}
		run := text("run", SharedRun, SharedRun)
		a := slices.Concat(text("before a", 0, 40), run, text("after a", 0, 40))
		b := slices.Concat(text("before b", 0, 40), run, text("after b", 0, 40))
		texts := []Text{{ID: "a", Text: strings.Join(a, " ")}, {ID: "b", Text: strings.Join(b, ", ")}}
		found, err := Find(context.Background(), texts, Options{Boilerplate: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 0 {
			t.Fatalf("no passage in\n%s\n%s", texts[0].Text, texts[1].Text)
		}
		// Some place of the run on each side is covered, as far as it is not a
		// repeat of words that another passage has already.
		held := map[string]bool{}
		for _, p := range found {
			for _, w := range strings.Fields(p.A.Span.In(texts[0].Text)) {
				held[w] = true
			}
		}
		for _, w := range run {
			if !held[w] {
				t.Fatalf("%q of the shared run %q is in no passage:\n%s\n%s", w, run, texts[0].Text, texts[1].Text)
			}
		}
	})
}

// relatives makes texts that share passages of every kind.
func relatives(n int) []Text {
	var texts []Text
	for i := range n {
		k := uint64(i)
		body := prose(1000+k, 120) + ".\n"
		switch i % 4 {
		case 1:
			body += prose(k/8, 60) + ".\n" + prose(2000+k, 50)
		case 2:
			w := strings.Fields(prose(k/8, 60))
			w[10], w[30], w[45] = "other", "words", "here"
			body += strings.Join(slices.Delete(w, 20, 22), " ") + ".\n" + prose(3000+k, 70)
		case 3:
			body = prose(k/12, 60) + "\n" + body + "\n" + prose(77, 30)
		}
		texts = append(texts, Text{ID: fmt.Sprintf("t%03d", i), Series: fmt.Sprint("s", i%5), Text: body,
			Date: hearsay.Day(fmt.Sprintf("2031-%02d-%02d", 1+i/28%12, 1+i%28))})
	}
	return texts
}

// TestDeterministic: the order of the texts, the cores and the memory change
// nothing.
func TestDeterministic(t *testing.T) {
	texts := relatives(160)
	for _, c := range []bool{false, true} {
		want := find(t, texts, Options{Cores: 1, Boilerplate: true, Case: c})
		if len(want) < 100 {
			t.Fatalf("only %d passages", len(want))
		}
		for name, o := range map[string]Options{
			"cores":  {Cores: 4, Boilerplate: true, Case: c},
			"memory": {Cores: 2, Memory: 1, Dir: t.TempDir(), Boilerplate: true, Case: c},
		} {
			mixed := slices.Clone(texts)
			rand.New(rand.NewPCG(3, 4)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
			if d := cmp.Diff(want, find(t, mixed, o)); d != "" {
				t.Errorf("%s: %s", name, d)
			}
		}
	}
}

// TestStar: a passage that too many texts hold links each of them to the
// earliest one.
func TestStar(t *testing.T) {
	const n = Holders + 20
	var texts []Text
	for i := range n {
		texts = append(texts, Text{ID: fmt.Sprintf("t%04d", i), Text: prose(uint64(100+i), 30) + "\n" + prose(5, 30) + "\n" + prose(uint64(5000+i), 30)})
	}
	texts[300].Date = hearsay.Day("2031-02-01")
	texts[200].Date = hearsay.Day("2031-03-01")
	found := find(t, texts, Options{Boilerplate: true})
	if len(found) != n-1 {
		t.Fatalf("%d rows, want %d", len(found), n-1)
	}
	for _, p := range found {
		if p.A.Document != "t0300" && p.B.Document != "t0300" || p.Holders != n {
			t.Fatalf("row %+v does not lead to the earliest text", p)
		}
	}
	if got := len(find(t, texts[:Holders], Options{Boilerplate: true})); got != Holders*(Holders-1)/2 {
		t.Errorf("%d rows for %d holders, want one for each pair", got, Holders)
	}
}

func TestSameID(t *testing.T) {
	x := Text{ID: "a", Text: prose(1, 40)}
	if got := find(t, []Text{x, x}, Options{}); len(got) != 0 {
		t.Errorf("a text shares passages with itself: %+v", got)
	}
	y := x
	y.Text += " more"
	if _, err := Find(context.Background(), []Text{x, y}, Options{}); err == nil {
		t.Error("two texts with one id are no error")
	}
}

func TestCancel(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Find(ctx, relatives(40), Options{}); err == nil {
		t.Error("no error though the context has ended")
	}
}

// FuzzAlign: whatever the texts, spans lie inside them and both sides hold
// something, and a second run says the same.
func FuzzAlign(f *testing.F) {
	f.Add("", "")
	f.Add(prose(1, 40), prose(1, 40)+" "+prose(2, 10)+" "+prose(1, 20))
	f.Add("“Ünî\u00adcode ﬁne,” sagte er. 今日の天気はとても良いので散歩", "“Ünî\u00adcode ﬁne,” sagte er. \xff\xfe 今日の天気はとても良いので散歩")
	f.Add("ʼ", "a ʼ ʼʼ. \u0301 \u200d")
	f.Add(strings.Repeat("a ", 300), strings.Repeat("a a b ", 200))
	f.Fuzz(func(t *testing.T, a, b string) {
		texts := []Text{{ID: "a", Text: a}, {ID: "b", Text: b}, {ID: "c", Text: a + " " + b}}
		for _, c := range []bool{false, true} {
			o := Options{Case: c, Boilerplate: true, Cores: 2}
			first := find(t, texts, o)
			o.Cores = 1
			if d := cmp.Diff(first, find(t, texts, o)); d != "" {
				t.Fatal(d)
			}
		}
	})
}
