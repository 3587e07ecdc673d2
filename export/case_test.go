package export

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report/reporttest"
)

// odd are names that hurt: control characters, what XML does not have, markup, formulas,
// right to left, what turns the direction, line ends, broken encoding, great length.
var odd = []string{
	"=HYPERLINK(\"http://evil.example\")", "+1", "-1+2", "@SUM(A1)", "\t=1", "＝1", "\"=1\"",
	"nul\x00 bell\x07 esc\x1b[31m one\x01 del\x7f c1\u009b", "not in XML: \ufffe \uffff", "broken \xff\xfe bytes",
	"</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]> <!-- & &amp; ' \"", "[x](javascript:alert(1)) `a` **b** #c",
	"%% hidden ==marked== ![[embed]] $x$ #tag", "مرحبا بالعالم", "\u202eevil\u202c", "line\r\nend\u2028para\u2029", "a, \"b\"; c\nd", `\input{/etc/passwd} $x^2$ 100% {{{ #1_~`,
	strings.Repeat("Ö", 200), "", " ", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧",
}

// hostile is a case in which every word that comes from outside is odd, and every span and id
// may lead nowhere.
func hostile() *hearsay.Case {
	c := &hearsay.Case{Model: "model " + odd[7]}
	links := []string{"javascript:alert(1)", "https://paper.example/a b?x=<y>&z='{}'#top", "http://[broken", "data:text/html,x", "", "https://paper.example/\x01"}
	dates := []hearsay.Period{{}, hearsay.Day("2031-03-04"), {From: "2031"}, {To: "2031-03"}, {From: "2031-03-02", To: "2031-03-05"}, hearsay.Day("yesterday"), hearsay.Day("2031-13-40")}
	for i, s := range odd {
		text := "Before. " + strings.ToValidUTF8(s, "\ufffd") + " said it — “" + strings.Repeat("long ", 20) + "words” — after."
		id := "doc " + s
		c.Documents = append(c.Documents, hearsay.Document{ID: id, Path: s, URL: links[i%len(links)], Outlet: s, Title: s, Bylines: []string{s, "A. Writer"},
			Published: dates[i%len(dates)], Section: s, Credit: s, SHA256: strings.Repeat("0a", 32), Text: text, Language: "en", Version: i % 3, VersionBy: "added"})
		c.Speakers = append(c.Speakers, hearsay.Speaker{ID: "p" + s, Name: s, Named: i%2 == 0, Kind: hearsay.Person})
		whole, cut := hearsay.Span{End: len(text)}, hearsay.Span{Start: 9, End: len(text) - 2}
		st := hearsay.Statement{ID: "s" + s, Document: id, Item: -1, Within: i - 1, Speaker: "p" + s, Kind: hearsay.Denial, Quoted: hearsay.Direct, Confidence: math.NaN(),
			Contents: []hearsay.Span{cut, {Start: 3, End: 1 << 40}, {Start: -5, End: 2}}, Source: &whole, Via: []hearsay.Hop{{Name: s}}, Review: &hearsay.Review{Decision: hearsay.Accepted, Grade: "B2", Notes: []string{s}}}
		c.Statements = append(c.Statements, st)
		c.Credits = append(c.Credits, hearsay.Credit{Document: id, Item: -1, Outlet: s, Span: cut, Kind: hearsay.HatTip})
		c.RestsOn = append(c.RestsOn, hearsay.RestsOn{Document: id, Item: -1, Origin: s + "!", Why: s, Confidence: 2})
		c.Passages = append(c.Passages, hearsay.Passage{A: hearsay.Side{Document: id, Span: whole}, B: hearsay.Side{Document: "doc " + odd[(i+1)%len(odd)], Span: cut}, From: []hearsay.Direction{"a", "b", "common", "unknown"}[i%4]})
		c.QuoteGroups = append(c.QuoteGroups, hearsay.QuoteGroup{Speaker: "p" + s, Why: s, Renderings: []hearsay.Rendering{{Document: id, Spans: []hearsay.Span{cut}, Change: hearsay.Altered}, {Document: "nowhere", Spans: []hearsay.Span{cut}}}})
		c.Conflicts = append(c.Conflicts, hearsay.Conflict{A: hearsay.ConflictSide{Statement: "s" + s}, B: hearsay.ConflictSide{Place: hearsay.Side{Document: id, Span: cut}}, Kind: hearsay.DenialConflict, Why: s, Certain: i%2 == 0})
		places := []hearsay.Place{{Document: id, Span: cut, Statement: "s" + s, Stance: hearsay.Asserts, Confidence: 0.4}, {Document: "nowhere", Span: cut, Stance: hearsay.Denies}, {Document: id, Span: hearsay.Span{Start: 5, End: 2}, Statement: "nobody", Stance: "shrugs"}}
		origins := []hearsay.Origin{{Name: s, Documents: []string{id}, Why: s}}
		c.Propositions = append(c.Propositions, hearsay.Proposition{ID: "q" + s, Text: s, Places: places, Origins: origins, Review: &hearsay.Review{Grade: "3", Who: "person:other", When: "2031-04-02T00:00:00Z", GradedBy: "person:" + s, GradedAt: "2031-04-01T00:00:00Z", Notes: []string{s}}})
		c.Claims = append(c.Claims, hearsay.Claim{Text: s, Places: places, Origins: origins, Why: s, Documents: map[string]hearsay.Stance{id: hearsay.Denies, "nowhere": hearsay.Supports}, Review: &hearsay.Review{Grade: "A6"}})
		c.Unattributed = append(c.Unattributed, hearsay.Unattributed{Stated: hearsay.Side{Document: id}, Sourced: hearsay.Side{Document: "nowhere"}, Why: s})
		c.Timeline = append(c.Timeline, hearsay.Event{Time: dates[i%len(dates)], Statement: "s" + s, Document: id, Span: cut, What: s, Happened: i%2 == 0})
	}
	return c
}

// long is a case of one document of four hundred thousand code points with a statement at its end.
func long() *hearsay.Case {
	text := strings.Repeat("Ö ", 200_000) + "“It held,” she said."
	at := hearsay.Span{Start: strings.Index(text, "“It"), End: strings.Index(text, " she")}
	return &hearsay.Case{
		Documents:  []hearsay.Document{{ID: "long", Text: text, URL: "https://paper.example/long", SHA256: strings.Repeat("ab", 32)}},
		Statements: []hearsay.Statement{{ID: "s1", Document: "long", Item: -1, Within: -1, Contents: []hearsay.Span{at, {Start: 0, End: len(text)}}}},
	}
}

func cases() map[string]*hearsay.Case {
	return map[string]*hearsay.Case{
		"ferry": reporttest.Case(), "empty": {}, "hostile": hostile(), "long": long(), "big": reporttest.Big(100),
		"bare": {
			Documents: make([]hearsay.Document, 2), Speakers: make([]hearsay.Speaker, 1), Statements: make([]hearsay.Statement, 2), Credits: make([]hearsay.Credit, 1),
			RestsOn: make([]hearsay.RestsOn, 1), Passages: make([]hearsay.Passage, 1), QuoteGroups: []hearsay.QuoteGroup{{Renderings: make([]hearsay.Rendering, 1)}}, Conflicts: make([]hearsay.Conflict, 1),
			Propositions: []hearsay.Proposition{{}, {Places: make([]hearsay.Place, 2)}}, Claims: []hearsay.Claim{{}, {Places: make([]hearsay.Place, 1), Origins: make([]hearsay.Origin, 1)}},
			Timeline: make([]hearsay.Event, 1), Unattributed: make([]hearsay.Unattributed, 1),
		},
	}
}

// written is what a format makes of a case; it fails where a second time gives other bytes.
func written(t *testing.T, name string, c *hearsay.Case) []byte {
	t.Helper()
	f, ok := Named(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	var one, two bytes.Buffer
	for _, b := range []*bytes.Buffer{&one, &two} {
		if _, err := f.Write(b, c); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Errorf("%s: the same case gives other bytes", name)
	}
	return one.Bytes()
}

func tableOfCase(t *testing.T, format, table string, c *hearsay.Case) []byte {
	t.Helper()
	f, _ := Named(format)
	var b bytes.Buffer
	if err := f.WriteTable(&b, c, table); err != nil {
		t.Fatalf("%s %s: %v", format, table, err)
	}
	return b.Bytes()
}
