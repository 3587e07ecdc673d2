package statement_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/model"
	"github.com/openhearsay/hearsay/statement"
)

// marked is an Extractor of statements that a test marks in its text, as
// eval.Marked reads them.
type marked []hearsay.Statement

func (m marked) Extract(*language.Analysis) []hearsay.Statement { return m }

func mark(t testing.TB, text string) (string, marked) {
	t.Helper()
	plain, all, err := eval.Marked(text)
	if err != nil {
		t.Fatal(err)
	}
	return plain, all
}

func analyzer(t testing.TB) *language.Analyzer {
	t.Helper()
	z, err := language.NewAnalyzer(model.Section)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// read is the findings of a marked text.
func read(t testing.TB, z *language.Analyzer, d hearsay.Document, text string) (hearsay.Findings, string) {
	t.Helper()
	plain, all := mark(t, text)
	d.Text = plain
	return statement.NewReader(all, models(t)).Read(&d, z.Analyze(plain)), plain
}

func name(f hearsay.Findings, id string) string {
	for _, s := range f.Speakers {
		if s.ID == id {
			return s.Name
		}
	}
	return "?"
}

func TestSpeakers(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct{ name, text, want string }{
		{"title and short form", "{1s Mayor Anne Hale} {1c said} {1t the bridge was safe}. {2s Hale} {2c added} {2t it would open soon}.", "Anne Hale | Anne Hale"},
		{"two of one surname", "{1s Council member Anne Brook} {1c said} {1t it was rotten}. “{2t It will fall},” {2s Brook} {2c said}. {3s Council member Moira Brook} {3c said} {3t it was sound}. {4s Brook} {4c added} {4t that it would stand}.", "Anne Brook | Anne Brook | Moira Brook | Moira Brook"},
		{"two of one first name", "{1s Anne Brook} {1c said} {1t it was rotten}. {2s Anne} {2c said} {2t it would fall}. {3s Anne Hale} {3c said} {3t it was sound}. {4s Anne} {4c added} {4t that it would stand}.", "Anne Brook | Anne Brook | Anne Hale | Anne Hale"},
		{"pronoun", "{1s Anne Hale} {1c said} {1t the bridge was safe}. {2s She} {2c added} {2t it would open soon}.", "Anne Hale | Anne Hale"},
		{"pronoun over a paragraph", "{1s Mr. Peter Brook} {1c said} {1t the bridge was safe}.\n\n“{2t It will open soon},” {2s he} {2c said}.", "Peter Brook | Peter Brook"},
		{"two genders", "Anne Hale met Peter Brook on Monday. {1s She} {1c said} {1t he had agreed}. {2s He} {2c said} {2t he had not}.", "Anne Hale | Peter Brook"},
		{"role before", "{1s Spokeswoman Anne Hale} {1c said} {1t no}.", "Anne Hale"},
		{"apposition after", "{1s Anne Hale, the mayor of Tarn,} {1c said} {1t no}. {2s The mayor} {2c left without} {2t answering}.", "Anne Hale | Anne Hale"},
		{"apposition before", "{1s The mayor of Tarn, Anne Hale,} {1c said} {1t no}. Later {2s the mayor} {2c said} {2t yes}.", "Anne Hale | Anne Hale"},
		{"title, later its noun", "Sen. Peter Brook came late. {1s The senator} {1c said} {1t the vote was lost}.", "Peter Brook"},
		{"acronym", "The Bureau of Harbor Safety (BHS) closed the pier. {1s BHS} {1c said} {1t it was rotten}.", "Bureau of Harbor Safety"},
		{"outlet", "{1s The Marlow Gazette} {1c reported} {1t the pier was rotten}. {2s The newspaper} {2c said} {2t it was old}.", "The Marlow Gazette | The Marlow Gazette"},
		{"group keeps its wording", "{1s Nine current and former officials} {1c said} {1t the pier was rotten}.", "nine current and former officials"},
		{"groups stay apart", "{1s Two officials} {1c said} {1t it was rotten}. {2s Three officials} {2c said} {2t it was sound}.", "two officials | three officials"},
		{"who", "{1s Anne Hale}, {2s who} {2c testified} {2t she saw nothing}, {1c said} {1t it was late}.", "Anne Hale | Anne Hale"},
		{"whose spokesman", "Peter Brook was away. {1s His spokesman} {1c said} {1t he was ill}.", "Peter Brook's spokesman"},
		{"through a spokesman", "{1s Anne Hale}, through her spokesman, {1c denied} {1t the claim}.", "Anne Hale"},
		{"on behalf", "Anne Hale stayed at home. {1s Her lawyer} {1c said} on her behalf {1t that she would pay}.", "Anne Hale"},
		{"no source", "{1c It was reported} {1t that the pier was rotten}.", ""},
		{"I in a quotation", "“{1t {2s I} {2c told} them {2t it is rotten}},” {1s Anne Hale} {1c said}.", "Anne Hale | Anne Hale"},
		{"two together", "{1s Anne Hale and Peter Brook} {1c said} {1t no}.", "Anne Hale | Peter Brook"},
		{"three together", "{1s Anne Hale, Peter Brook and the Marlow Gazette} {1c said} {1t no}.", "Anne Hale | Peter Brook | Marlow Gazette"},
		{"another country's", "President Anne Hale spoke. {1s The Norwegian president} {1c said} {1t no}.", "the Norwegian president"},
		{"a paper is its issuer's", "{1s A statement from the Bureau of Harbor Safety} {1c said} {1t no}.", "Bureau of Harbor Safety"},
		{"all of them", "Nine former officials came. {1s All of those officials} {1c said} {1t no}.", "nine former officials"},
		{"close to", "{1s A person close to Hale} {1c said} {1t no}.", "a person close to Hale"},
		{"the author", "{1s I} {1c think} {1t it is rotten}.", "the author"},
		{"rivals for a description", "Senator Anne Hale met Senator Peter Brook. {1s The senator} {1c said} {1t no}.", "the senator"},
		{"no speaker is an occasion", "{1s The meeting} {1c said} {1t no}.", ""},
		{"a source after a dateline", "{1s MARLOW (Harbor Agency) - A guard} {1c said} {1t no}.", "a guard"},
		{"a dateline", "{1s MARLOW (Harbor Agency} {1c said} {1t no}.", ""},
		{"no candidate", "{1s He} {1c said} {1t it was rotten}.", ""},
		{"quotation goes on", "“{1t It is rotten},” {1s Anne Hale} {1c said}. “{2t It was always so}.”", "Anne Hale | Anne Hale"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, _ := read(t, z, hearsay.Document{ID: "d"}, test.text)
			var got []string
			for _, s := range f.Statements {
				if s.Speaker == "" {
					got = append(got, "")
				} else {
					got = append(got, name(f, s.Speaker))
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " | ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestKindByRule: the rules that find a statement, or say that it is withheld, know its kind.
func TestKindByRule(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct {
		text string
		want hearsay.Kind
	}{
		{"Messages left for {1s Hale} {1c were not returned} in {1t messages}.", hearsay.NoComment},
		{"{1s The bureau} {1c did not respond} {1t to questions}.", hearsay.NoComment},
		{"{1s Hale} {1c would not say} {1t whether the pier was safe}.", hearsay.NoComment},
		{"{1s Hale} {1c declined to say} {1t who had built it}.", hearsay.NoComment},
		{"{1s Hale} {1c asked} {1t whether the pier was safe}.", hearsay.Question},
	} {
		f, plain := read(t, z, hearsay.Document{ID: "d"}, test.text)
		if got := f.Statements[0].Kind; got != test.want {
			t.Errorf("%s: got %s, want %s", plain, got, test.want)
		}
	}
}

// TestUnsaid: what nobody said is no statement, what is told of a claim or of one's own
// words is.
func TestUnsaid(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct {
		text string
		kept bool
	}{
		{"{1s Hale} {1c never said} {1t that the pier was safe}.", false},
		{"Port Minister {1s Greta Vane} {1c never said} {1t that the pier was safe and would stay open all winter}, her office told the Mail.", false},
		{"{1s Hale} {1c has not claimed} {1t that the pier was safe}.", false},
		{"{1s Nobody at the bureau} {1c said} {1t the pier was safe}.", false},
		{"Neither {1s Hale} nor Brook {1c said} {1t the pier was safe}.", false},
		{"If {1s Hale} {1c says} {1t the pier is safe}, people will use it.", false},
		{"{1s Hale} {1c should say} {1t that the pier is safe}.", false},
		{"{1s Hale} {1c was expected to say} {1t that the pier was safe}.", false},
		{"It is not true that {1s Hale} {1c said} {1t the pier was safe}.", false},
		{"Brook made {1c no claim} {1t that the pier was safe}.", false},
		{"{1s Hale} {1c said} {1t that the pier was not safe}.", true},
		{"{1s Hale} {1c reportedly said} {1t that the pier was safe}.", true},
		{"“{1s I} {1c am not saying} {1t the pier was safe},” he added.", true},
		{"{1s Hale} {1c does not believe} {1t that the pier was safe}.", true},
		{"{1s Hale} {1c has not confirmed} {1t that the pier was safe}.", true},
		{"Brook disputed a report {1c saying} {1t that the pier was safe}.", true},
		{"Brook denied {1c the allegation} {1t that the pier was safe}.", true},
	} {
		f, plain := read(t, z, hearsay.Document{ID: "d"}, test.text)
		kept := false
		for _, s := range f.Statements {
			for _, c := range s.Contents {
				kept = kept || strings.HasPrefix(strings.TrimPrefix(c.In(plain), "that "), "the pier")
			}
		}
		if kept != test.kept {
			t.Errorf("%s: kept %t, want %t", plain, kept, test.kept)
		}
		for _, c := range f.Clauses {
			if !test.kept && (c.Put.Polarity == hearsay.So) {
				t.Errorf("%s: the narrator says it himself", plain)
			}
		}
	}
}

func TestQuoted(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct {
		text string
		want hearsay.Quoted
	}{
		{"“{1t It is rotten},” {1s Hale} {1c said}, “{1t and old}.”", hearsay.Direct},
		{"{1s Hale} {1c said} {1t “it is rotten.”}", hearsay.Direct},
		{"\"{1t It is rotten},\" {1s Hale} {1c said}.", hearsay.Direct},
		{"{1s Hale} {1c said} {1t it was “rotten” and old}.", hearsay.Mixed},
		{"{1s Hale} {1c said} {1t it was rotten}.", hearsay.Indirect},
		{"“It is old. {1t The first part stays open.\n\n“The second is closed},” {1s Hale} {1c said}.", hearsay.Direct},
		{"{2c Citing} {2t two guards}, {1s the Marlow Gazette} {1c reported} {1t that the pier was “rotten.”}", hearsay.Mixed}, // what they say, not who they are
	} {
		f, plain := read(t, z, hearsay.Document{ID: "d"}, test.text)
		for _, s := range f.Statements {
			if s.Quoted != test.want {
				t.Errorf("%s: got %s, want %s", plain, s.Quoted, test.want)
			}
		}
	}
}

func TestVia(t *testing.T) {
	z := analyzer(t)
	d := hearsay.Document{ID: "d", Outlet: "Tarn Courier"}
	for _, test := range []struct{ name, text, want string }{
		{"own outlet", "{1s Anne Hale} {1c said} {1t it was rotten}.", "Tarn Courier"},
		{"nested", "{1s The Marlow Gazette} {1c reported} {1t that {2s Anne Hale} {2c said} {2t it was rotten}}.", "Tarn Courier | Tarn Courier, The Marlow Gazette"},
		{"two deep", "{1t {2t {3s Anne Hale} {3c told} her staff {3t it was rotten}}, {2c according to} {2s two officials}}, {1s the Marlow Gazette} {1c reported}.",
			"Tarn Courier | Tarn Courier, Marlow Gazette | Tarn Courier, Marlow Gazette, two officials"},
		{"told an outlet", "{1s Anne Hale} {1c told} the Marlow Gazette {1t it was rotten}.", "Tarn Courier, Marlow Gazette"},
		{"interview", "In an interview with the Marlow Gazette, {1s Anne Hale} {1c said} {1t it was rotten}.", "Tarn Courier, Marlow Gazette"},
		{"not credited", "The pier stood beside the Marlow Gazette building.\n\n{1s One former official} {1c said} {1t it was old}.", "Tarn Courier"},
		{"through a spokesman", "{1s Anne Hale}, through her spokesman, {1c denied} {1t the claim}.", "Tarn Courier, Anne Hale's spokesman"},
		{"in a memo", "“{1t It was rotten},” {1s Anne Hale} {1c wrote} in the memo.", "Tarn Courier"},
		{"in another's diary", "“{1t It was rotten},” {1s Anne Hale} {1c said}, in the words of Peter Brook's diary.", "Tarn Courier"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, _ := read(t, z, d, test.text)
			var got []string
			for _, s := range f.Statements {
				var hops []string
				for _, h := range s.Via {
					hops = append(hops, h.Name)
				}
				got = append(got, strings.Join(hops, ", "))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " | ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestVenues follows who goes on speaking to the same outlet, and where not.
func TestVenues(t *testing.T) {
	z := analyzer(t)
	d := hearsay.Document{ID: "d", Outlet: "Tarn Courier"}
	for _, test := range []struct{ name, text, want string }{
		{"goes on", "{1s Anne Hale} {1c told} the Marlow Gazette {1t it was rotten}.\n\n“{2t It will fall},” {2s she} {2c added}.", "Marlow Gazette | Marlow Gazette"},
		{"another occasion", "{1s Anne Hale} {1c told} the Marlow Gazette {1t it was rotten}.\n\n{2s She} {2c said} in a statement {2t it would fall}.", "Marlow Gazette | "},
		{"summed up before", "{1s Anne Hale} {1c said} {1t it was rotten}.\n\n{2s Hale} {2c told} the Marlow Gazette {2t it would fall}.", "Marlow Gazette | Marlow Gazette"},
		{"refused an answer", "{1s Anne Hale} {1c declined} {1t to comment to the Marlow Gazette}.", "Marlow Gazette"},
		{"own outlet", "{1s Anne Hale} {1c told} the Tarn Courier {1t it was rotten}.", ""},
		{"a mark in the outlet's name", "{1s Anne Hale} {1c told} Yahoo! News that {2s she} {2c believes} {2t it was rotten}. {1t It fell.}", "Yahoo News | Yahoo News"},
		{"refused, a mark in its name", "{1s Anne Hale} {1c declined} {1t to comment to Yahoo! News}.", "Yahoo News"},
		{"in a later sentence", "“{1t It was rotten},” {1s Anne Hale} {1c said}. “{1t It will fall},” she said on the Marlow Gazette website.", "Marlow Gazette"},
		{"both of two", "{1s Anne Hale} gave a statement to both the Marlow Gazette and the Tarn Ledger {1c denying} {1t it was rotten}.", "Marlow Gazette"},
		{"set against it", "It was rotten, according to a letter cited in the Marlow Gazette, contrary to {1c statements} by {1s Anne Hale} that {1t it was safe}.", ""},
		{"no outlet told", "{1s Anne Hale} {1c said} {1t it was rotten} as the Marlow Gazette building fell.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, _ := read(t, z, d, test.text)
			var got []string
			for _, s := range f.Statements {
				var hops []string
				for _, h := range s.Via[1:] {
					hops = append(hops, h.Name)
				}
				got = append(got, strings.Join(hops, ", "))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " | ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestCaveats finds what puts a carrier in doubt, and not what is said of another or
// said by who disputes the report.
func TestCaveats(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct{ after, want string }{
		{"The Marlow Gazette could not verify the memo.", "could not verify the memo"},
		{"The memo has not been verified by The Marlow Gazette.", "not been verified by The Marlow Gazette"},
		{"The memo could not be verified by The Marlow Gazette.", "could not be verified by The Marlow Gazette"},
		{"The Marlow Gazette noted that the clerk may have misheard the mayor.", ""},
		{"{4t “I cannot comment on a memo that The Marlow Gazette has not seen,”} {4s Ida Renner} {4c said}.", ""},
	} {
		f, plain := read(t, z, hearsay.Document{ID: "d"}, "{1s The Marlow Gazette} {1c reported} {1t that {2s Anne Hale} {2c said} {2t it was rotten}}. "+test.after+" {3s Peter Brook} {3c said} {3t it was sound}.")
		got := ""
		if h := f.Statements[1].Via; len(h) == 1 && h[0].Caveat != nil {
			got = h[0].Caveat.In(plain)
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.after, got, test.want)
		}
	}
}

func TestSaid(t *testing.T) {
	z := analyzer(t)
	d := hearsay.Document{ID: "d", Published: hearsay.Day("2019-05-15")} // a Wednesday
	for _, test := range []struct{ text, want string }{
		{"{1s Hale} {1c said} on Thursday {1t it was rotten}.", "Thursday 2019-05-09"},
		{"In March, {1s Hale} {1c said} {1t it would last until 2030}.", "March 2019-03"},
		{"{1s Hale} {1c said} {1t it fell on Monday}.", ""},
		{"{1s Hale} {1c said} {1t it fell} after she resigned on Monday.", ""},
	} {
		f, plain := read(t, z, d, test.text)
		got := ""
		if s := f.Statements[0]; s.SaidAt != nil {
			got = s.SaidAt.In(plain) + " " + s.Said.From
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", plain, got, test.want)
		}
	}
}

func TestUnnamed(t *testing.T) {
	z := analyzer(t)
	f, plain := read(t, z, hearsay.Document{ID: "d"}, "{1s An official}, who spoke on condition of anonymity to discuss the survey, {1c said} {1t it was rotten}. {2s Anne Hale} {2c said} {2t it was not}.")
	if s := f.Statements[0]; s.Unnamed == nil || s.Unnamed.In(plain) != "on condition of anonymity to discuss the survey" {
		t.Errorf("the official's reason: %v", s.Unnamed)
	}
	if f.Statements[1].Unnamed != nil {
		t.Error("a named speaker has a reason for having no name")
	}
}

func TestFurniture(t *testing.T) {
	z := analyzer(t)
	plain, all := mark(t, "{1s Hale} {1c said} {1t it was rotten}. {2s Brook} {2c said} {2t {3s she} {3c denied} {3t it}}.")
	d := hearsay.Document{ID: "d", Text: plain, Furniture: []hearsay.Span{{Start: 0, End: 24}}}
	f := statement.NewReader(all, models(t)).Read(&d, z.Analyze(plain))
	if len(f.Statements) != 2 || f.Statements[0].Within != -1 || f.Statements[1].Within != 0 {
		t.Errorf("%+v", f.Statements)
	}
}

// TestSourced does not take for who speaks who is told something, or where
// somebody spoke.
func TestSourced(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct{ outlet, text, want string }{
		{"", "{1s Anne Hale} {1c was told} {1t that the pier was rotten}.", "?"},
		{"", "{1s Anne Hale} {1c had told} the board {1t that the pier was rotten}.", "Anne Hale"},
		{"", "{1s Anne Hale} was {1c asked} {1t whether the pier was rotten}.", "?"},
		{"", "{1s Anne Hale} {1c asked} {1t whether the pier was rotten}.", "Anne Hale"},
		{"", "Anne Hale calmed the voters during a speech at {1s the Marlow Club}, {1c saying} {1t the pier was safe}.", "Anne Hale"},
		{"", "Anne Hale gave a statement to {1s the Marlow Gazette} {1c denying} {1t that the pier was rotten}.", "Anne Hale"},
		{"", "Anne Hale read a letter from {1s the ministry} {1c saying} {1t the pier was safe}.", "the ministry"},
		{"", "Mayor Anne Hale (Tarn), {1s who} {1c said} {1t the pier was safe}, left.", "Anne Hale"},
		{"", "{1s Two of those officials} {1c said} {1t the pier was safe}.", "two of those officials"},
		{"", "{1s A source} close to the mayor {1c said} {1t the pier was safe}.", "a source close to the mayor"},
		{"", "{1s A news conference} {1c said} {1t the pier was safe}.", "?"},
		{"", "A memo by the board's engineer, Peter Brook, {1c warned} {1s the mayor, Anne Hale}, {1t that the pier was rotten}.", "Peter Brook"},
		{"", "Peter Brook {1c told} {1s the mayor, Anne Hale}, {1t that the pier was rotten}.", "Peter Brook"},
		{"", "Anne Hale acknowledged that {1s testing} had been paused in May but {1c said} {1t it was for lack of money}.", "Anne Hale"},
		{"", "Anne Hale acknowledged that {1s Peter Brook} had left in May but {1c said} {1t it was for lack of money}.", "Peter Brook"}, // the grammar leaves it open
		{"Marlow Ledger", "{1s We} {1c think} {1t the pier is safe}.", "Marlow Ledger"},
		{"", "{1s We} {1c think} {1t the pier is safe}.", "the author"},
		{"Marlow Ledger", "The Marlow Ledger asked the ministry for an answer. {1s It} {1c declined} {1t to comment}.", "?"},
	} {
		f, plain := read(t, z, hearsay.Document{ID: "d", Outlet: test.outlet}, test.text)
		if got := name(f, f.Statements[0].Speaker); got != test.want {
			t.Errorf("%s: %q, want %q", plain, got, test.want)
		}
	}
}

// TestAdded finds the refusals and accounts that no extractor marked.
func TestAdded(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct{ text, want string }{
		{"The bureau did not respond to requests for comment on Friday.", "The bureau > did not respond > respond to requests for comment on Friday = no-comment"},
		{"A spokesman for Hale did not immediately return calls.", "A spokesman for Hale > did not immediately return > immediately return calls = no-comment"},
		{"She did not answer questions, but left.", "She > did not answer > answer questions = no-comment"},
		{"The patient did not respond to treatment.", ""},
		{"Anne Hale could not be reached for comment.", "Anne Hale > could not be reached > be reached for comment = no-comment"},
		{"Hale's lawyer, Peter Brook, could not immediately be reached.", "Hale's lawyer, Peter Brook > could not immediately be > could not immediately be reached = no-comment"},
		{"The island could not be reached by boat.", ""},
		{"Anne Hale was not available to comment on Friday.", "Anne Hale > was not available > available to comment = no-comment"},
		{"The room was not available on Friday.", ""},
		{"The ministry has yet to respond to questions.", "The ministry > has yet to respond > respond to questions = no-comment"},
		{"A spokesman had no comment.", "A spokesman > had > no comment = no-comment"},
		{"A message left with the ministry was not returned.", "the ministry > was not returned > A message left with the ministry = no-comment"},
		{"Calls and emails to Hale's lawyer went unanswered.", "Hale's lawyer > went unanswered > Calls and emails to Hale's lawyer = no-comment"},
		{"The book was not returned to the library.", ""},
		{"Efforts to reach Peter Brook were unsuccessful.", "Peter Brook > were unsuccessful > Efforts to reach Peter Brook = no-comment"},
		{"Efforts to reach the summit were unsuccessful.", ""},
		{"“She did not answer my question,” it says.", ""},
		{"He did not return the book.", ""},
		{"Hale met the builder in May, contrary to her public statements.", "her > public statements > Hale met the builder in May = denial"},
		{"Hale met the builder, according to the survey, contrary to denials by the mayor.", "the mayor > denials > Hale met the builder = denial"},
		{"Contrary to popular belief, Hale left.", ""},
		{"Anne Hale shot down the claim on Monday.", "Anne Hale > shot down > the claim = denial"},
		{"The Harbor Bureau and several other officials shot down the claim outright, but the mayor left.", "The Harbor Bureau > shot down > the claim = denial | several other officials > shot down > the claim = denial"},
		{"The bureau debunked the theory that the pier had sunk.", "The bureau > debunked > the pier had sunk = denial"},
		{"Batting down reports that the pier had sunk, the mayor opened it.", "the mayor > Batting down > the pier had sunk = denial"},
		{"The mayor pushed back on the accusations.", "The mayor > pushed back on > the accusations = denial"},
		{"Asked whether the pier had sunk, Hale denied it.", "Hale > denied > it = denial"},
		{"The mayor did not refute the report.", ""},
		{"The mayor hopes to refute the report.", ""},
		{"The mayor would dismiss the report.", ""},
		{"The hunter shot down the road.", ""},
		{"The mayor dismissed the builder.", ""},
		{"The council rejected it.", ""},
		{"The report was denied.", ""},
		{"We reject the claim.", ""},
	} {
		f, plain := read(t, z, hearsay.Document{ID: "d"}, test.text)
		var got []string
		for _, s := range f.Statements {
			got = append(got, s.Source.In(plain)+" > "+s.Cue.In(plain)+" > "+s.Contents[0].In(plain)+" = "+string(s.Kind))
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " | ")); diff != "" {
			t.Errorf("%s\n%s", plain, diff)
		}
	}
}

// TestRemoval: who is dismissed from a post dismisses nothing that was said.
func TestRemoval(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct {
		text string
		want int
	}{
		{"{1s Anne Hale} {1c was dismissed} {1t after she met the builder in the harbour}.", 0},
		{"{1s The mayor} {1c dismissed} {1t the secretary over the harbour}.", 0},
		{"{1s The mayor} {1c dismissed} {1t the report on the harbour}.", 1},
		{"{1s The mayor} {1c dismissed} {1t the claim as nonsense}.", 1},
	} {
		if f, plain := read(t, z, hearsay.Document{ID: "d"}, test.text); len(f.Statements) != test.want {
			t.Errorf("%s: got %d statements, want %d", plain, len(f.Statements), test.want)
		}
	}
}

// TestContents: what the grammar of the sentence takes out of a content.
func TestContents(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct{ name, text, want string }{
		{"what is said of a noun is not what it says", "The {1c claim} {1t that the pier was sold is false}, Hale wrote.", "that the pier was sold"},
		{"nor in a passive", "The {1c rumor} {1t that the pier was sold has been rejected by the mayor}.", "that the pier was sold"},
		{"a noun that is an object", "The mayor read the {1c claim} {1t that the pier is unsafe}.", "that the pier is unsafe"},
		{"a verb", "{1s Hale} {1c claims} {1t that the pier is unsafe}.", "Hale: that the pier is unsafe"},
		{"who says it stands behind", "{1t The pier is not closed to the public, its manager and a council official} {1c flatly stated} on Monday.", "its manager: The pier is not closed to the public | a council official: The pier is not closed to the public"},
		{"nobody behind", "{1t The pier is not closed to the public, alas} {1c said} on Monday.", "The pier is not closed to the public, alas"},
	} {
		f, plain := read(t, z, hearsay.Document{ID: "d"}, test.text)
		var got []string
		for _, s := range f.Statements {
			words := s.Contents[0].In(plain)
			if s.Source != nil {
				words = s.Source.In(plain) + ": " + words
			}
			got = append(got, words)
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " | ")); diff != "" {
			t.Errorf("%s: %s\n%s", test.name, plain, diff)
		}
	}
}

func TestPruned(t *testing.T) {
	z := analyzer(t)
	for _, test := range []struct {
		text string
		want int
	}{
		{"{1s Hale} {1c said} {1t that {2s he} {2c told} her {2t it fell}}.", 2},
		{"{1s Two officials} {1c spoke on condition of anonymity to discuss} {1t the pier}.", 0},
		{"{1s I} {1c think} {1t it will fall}.", 1},
	} {
		f, plain := read(t, z, hearsay.Document{ID: "d"}, test.text)
		if len(f.Statements) != test.want {
			t.Errorf("%s: %d statements, want %d", plain, len(f.Statements), test.want)
		}
	}
}

// TestHostile reads statements with spans that make no sense, and texts that are
// nothing but marks.
func TestHostile(t *testing.T) {
	z := analyzer(t)
	for _, text := range []string{"", "“”\"\"‘’", "He he he. It, who, which", strings.Repeat("“", 300), "\n\n\n", "told the the the"} {
		var all marked
		for i := range 6 {
			s := hearsay.Statement{Within: 5 - i, Contents: []hearsay.Span{{Start: i - 1, End: len(text) + i - 3}}}
			s.Source = &hearsay.Span{Start: 0, End: i}
			s.Cue = &hearsay.Span{Start: i, End: 2 * i}
			all = append(all, s, hearsay.Statement{Contents: []hearsay.Span{{Start: 0, End: len(text)}}})
		}
		d := hearsay.Document{ID: "d", Text: text}
		f := statement.NewReader(all, models(t)).Read(&d, z.Analyze(text))
		if err := check(f, text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// check says what is wrong with findings as such: spans outside the text,
// speakers that are not there.
func check(f hearsay.Findings, text string) error {
	ids := map[string]bool{"": true}
	inside := func(s *hearsay.Span) bool {
		return s == nil || s.Start >= 0 && s.End <= len(text) && s.Start < s.End
	}
	for _, s := range f.Speakers {
		ids[s.ID] = true
		if s.Name == "" {
			return fmt.Errorf("speaker %s has no name", s.ID)
		}
		for _, m := range s.Mentions {
			if !inside(&m.Span) {
				return fmt.Errorf("mention %v of %s", m.Span, s.Name)
			}
		}
	}
	for i, s := range f.Statements {
		if !ids[s.Speaker] {
			return fmt.Errorf("statement %d: no speaker %q", i, s.Speaker)
		}
		if s.Kind == "" || s.Quoted == "" || s.Within >= len(f.Statements) || s.Within == i {
			return fmt.Errorf("statement %d: %+v", i, s)
		}
		if !inside(s.SaidAt) || !inside(s.Unnamed) {
			return fmt.Errorf("statement %d: span outside the text", i)
		}
		for _, h := range s.Via {
			if h.Name == "" || !inside(h.At) || !inside(h.Caveat) {
				return fmt.Errorf("statement %d: hop %+v", i, h)
			}
		}
	}
	return nil
}
