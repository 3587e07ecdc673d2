package attribution_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/statement/attribution"
)

// open is the embedded model with its analyzer.
func open(t testing.TB) func(text string) []hearsay.Statement {
	t.Helper()
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	x := embedded(t)
	return func(text string) []hearsay.Statement { return x.Extract(z.Analyze(text)) }
}

// embedded is the embedded model.
func embedded(t testing.TB) *attribution.Extractor {
	t.Helper()
	var files [4][]byte
	for i, stage := range []string{"statement", "speech", "spots", "nested"} {
		var err error
		if files[i], err = model.Section(stage); err != nil {
			t.Fatal(err)
		}
	}
	x, err := attribution.New(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if x, err = x.Speech(files[1]); err != nil {
		t.Fatal(err)
	}
	if x, err = x.Nested(files[2], files[3]); err != nil {
		t.Fatal(err)
	}
	return x
}

// show writes a statement as source | cue | contents.
func show(text string, s hearsay.Statement) string {
	var b strings.Builder
	if s.Source != nil {
		b.WriteString(s.Source.In(text))
	}
	b.WriteString(" | ")
	if s.Cue != nil {
		b.WriteString(s.Cue.In(text))
	}
	for _, c := range s.Contents {
		b.WriteString(" | " + c.In(text))
	}
	return b.String()
}

func TestExtract(t *testing.T) {
	extract := open(t)
	for _, test := range []struct{ name, text, want string }{
		{"indirect", "Mayor Alma Brandt said that the bridge will close in June.", "Mayor Alma Brandt | said | that the bridge will close in June"},
		{"direct, inverted", "“The bridge is not safe,” said Alma Brandt, the mayor of Ostwick.", "Alma Brandt, the mayor of Ostwick | said | “The bridge is not safe,”"},
		{"straight marks", "\"The bridge is not safe,\" Brandt said.", "Brandt | said | \"The bridge is not safe,\""},
		{"according to", "The bridge will close in June, according to two city officials.", "two city officials | according to | The bridge will close in June"},
		{"split", "“The bridge,” Brandt said, “is not safe.”", "Brandt | said | “The bridge,” | “is not safe.”"},
		{"sentence after", "“The bridge is not safe,” Brandt said. “We will close it in June.”", "Brandt | said | “The bridge is not safe,” | “We will close it in June.”"},
		{"parenthetical", "The bridge, Brandt said, will close in June.", "Brandt | said | The bridge | will close in June"},
		{"signed", "“The bridge has never been safe, whatever they say.” — Alma Brandt, Ostwick", "Alma Brandt, Ostwick | — | “The bridge has never been safe, whatever they say.”"},
		{"transcript", "MR. OLDEN: Good afternoon. I have nothing to announce.\nQ: Will the bridge close?\nMR. OLDEN: You would have to ask the mayor.", "MR. OLDEN | : | Good afternoon. I have nothing to announce"},
		{"signed below", "\"The bridge has never been safe.\"\n\n- Alma Brandt.", "Alma Brandt | - | \"The bridge has never been safe.\""},
		{"goes on", "“We looked at it,” Olden said. “There are cracks.\n\n“There are many of them.”", "Olden | said | “We looked at it,” | “There are cracks | “There are many of them.”"},
		{"no answer", "The mayor’s office did not respond to a request for comment.", "The mayor’s office | did not respond to | a request for comment"},
		{"poll", "A new poll shows that most voters want the bridge to stay open.", "A new poll | shows | that most voters want the bridge to stay open"},
	} {
		t.Run(test.name, func(t *testing.T) {
			all := extract(test.text)
			if len(all) == 0 {
				t.Fatalf("nothing found in %q", test.text)
			}
			if got := show(test.text, all[0]); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestQuoted(t *testing.T) {
	extract := open(t)
	for _, test := range []struct {
		text string
		want hearsay.Quoted
	}{
		{"“The bridge is not safe,” Brandt said.", hearsay.Direct},
		{"Brandt said that the bridge was not safe.", hearsay.Indirect},
		{"Brandt said the bridge was “not safe” for heavy trucks.", hearsay.Mixed},
	} {
		all := extract(test.text)
		if len(all) == 0 || all[0].Quoted != test.want {
			t.Errorf("%q: got %+v, want %s", test.text, all, test.want)
		}
	}
}

// articles are texts of many manners, some of them broken.
var articles = []string{
	"",
	" \n\t ",
	"Brandt said the bridge was closed.\n\nShe told reporters: “It is not safe.\n\n“It has not been for years,” she added.",
	"BRANDT SAYS BRIDGE IS UNSAFE\n\nOSTWICK — MAYOR ALMA BRANDT SAID TUESDAY THAT THE BRIDGE WOULD CLOSE.",
	"Q: Will the bridge close?\nMR. OLDEN: I don't know. You would have to ask the mayor.\nQ: She said it would.\nMR. OLDEN: Then it will.",
	"“The bridge, Brandt said, is ‘not safe’ and “must close” she went on.",
	"''It is closed,'' she said. ``For good.''",
	"He said \"it's 'closed' she said \"yes",
	"- bridge closed\n- mayor: no comment\n* engineer says “yes”",
	"brandt said it was closed and olden said it was not and the council said nothing",
	"Bra\xffndt s\xc3aid \xe2\x80 “no”",
	"Brücke „geschlossen“, sagte sie. 橋は閉鎖された。 Она сказала: «нет».",
	"@ostwick: “closed” RT @mayor #bridge says it is closed http://ostwick.example/bridge",
	strings.Repeat("She said that ", 400) + "it was closed.",
	strings.Repeat("“He said ", 300),
	strings.Repeat("”", 500) + strings.Repeat("\"", 501),
}

// check reports what is wrong with the spans of statements, "" for nothing.
func check(text string, all []hearsay.Statement) string {
	border := map[int]bool{len(text): true}
	for i := range text { // a byte that is no part of valid UTF-8 stands for itself
		border[i] = true
	}
	for i, s := range all {
		if len(s.Contents) == 0 {
			return "no content"
		}
		spans := slices.Clone(s.Contents)
		for k := 1; k < len(spans); k++ {
			if spans[k].Start < spans[k-1].End {
				return "contents out of order"
			}
		}
		if s.Cue != nil {
			spans = append(spans, *s.Cue)
		}
		if s.Source != nil {
			spans = append(spans, *s.Source)
		}
		for _, x := range spans {
			if x.Start < 0 || x.End > len(text) || x.Empty() {
				return "span outside the text"
			}
			if !border[x.Start] || !border[x.End] {
				return "span not on the border of a code point"
			}
		}
		if s.Within >= 0 {
			if s.Within >= i {
				return "held by what comes after it"
			}
			held := false
			for _, c := range all[s.Within].Contents {
				held = held || c.Contains(*s.Cue)
			}
			if !held {
				return "not inside its holder"
			}
		}
		if !(s.Confidence >= 0 && s.Confidence <= 1) {
			return "confidence out of range"
		}
	}
	return ""
}

func TestProperties(t *testing.T) {
	extract := open(t)
	for _, text := range articles {
		all := extract(text)
		if wrong := check(text, all); wrong != "" {
			t.Errorf("%.60q: %s", text, wrong)
		}
		if diff := cmp.Diff(all, extract(text)); diff != "" {
			t.Errorf("%.60q: a second reading differs:\n%s", text, diff)
		}
		outermost := func(all []hearsay.Statement) (out []hearsay.Statement) {
			for _, s := range all {
				if s.Within < 0 {
					out = append(out, s)
				}
			}
			return out
		}
		more := outermost(extract(text + "\n\nThe weather in Ostwick was mild for the season."))
		before := outermost(all)
		if diff := cmp.Diff(before, more[:min(len(more), len(before))], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%.60q: a paragraph added at the end changed what stands before it:\n%s", text, diff)
		}
	}
}

func TestNewRefusesDamage(t *testing.T) {
	data, err := model.Section("statement")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 5, 30, 1000, len(data) / 2, len(data) - 1} {
		if _, err := attribution.New(data[:n]); err == nil {
			t.Errorf("a model cut to %d bytes was opened", n)
		}
	}
}

func FuzzExtract(f *testing.F) {
	extract := open(f)
	for _, a := range articles {
		if len(a) < 500 {
			f.Add(a)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if wrong := check(text, extract(text)); wrong != "" {
			t.Errorf("%s", wrong)
		}
	})
}

// BenchmarkExtract measures the attribution stage alone, on analysed text.
func BenchmarkExtract(b *testing.B) {
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		b.Fatal(err)
	}
	data, err := model.Section("statement")
	if err != nil {
		b.Fatal(err)
	}
	x, err := attribution.New(data)
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Mayor Alma Brandt said on Tuesday that the bridge over the Ost would close in June, "+
		"although two engineers of the city, who asked not to be named, told the Ostwick Courier that it was safe.\n\n"+
		"“We have looked at it from below,” one of them said. “There is not a single crack in it.”\n\n", 40)
	a := z.Analyze(text)
	words := len(strings.Fields(text))
	for b.Loop() {
		x.Extract(a)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
