package reporttest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/openhearsay/hearsay"
)

// A builder finds spans by their words and panics where a text does not hold
// them: the story and the case are constants of the tests.
type builder struct {
	c     hearsay.Case
	texts map[string]string
}

// Case is the invented case. Each call makes a new one.
func Case() *hearsay.Case {
	b := &builder{texts: map[string]string{}}
	b.c.Model = "english 2031-01-01 sha256:0123abcd"
	b.documents()
	b.speakers()
	b.statements()
	b.findings()
	return &b.c
}

func (b *builder) at(doc, words string) hearsay.Span {
	i := strings.Index(b.texts[doc], words)
	if i < 0 {
		panic(fmt.Sprintf("reporttest: %s does not hold %q", doc, words))
	}
	return hearsay.Span{Start: i, End: i + len(words)}
}

// near is the place of words that is nearest to a span.
func (b *builder) near(doc, words string, to hearsay.Span) *hearsay.Span {
	if words == "" {
		return nil
	}
	best := b.at(doc, words)
	far := func(s hearsay.Span) int {
		if s.Overlaps(to) {
			return len(b.texts[doc])
		}
		return max(to.Start-s.End, s.Start-to.End)
	}
	for i := best.Start + 1; ; i++ {
		k := strings.Index(b.texts[doc][i:], words)
		if k < 0 {
			return &best
		}
		i += k
		if s := (hearsay.Span{Start: i, End: i + len(words)}); far(s) < far(best) {
			best = s
		}
	}
}

func (b *builder) maybe(doc, words string) *hearsay.Span {
	if words == "" {
		return nil
	}
	s := b.at(doc, words)
	return &s
}

func (b *builder) side(doc, words string) hearsay.Side {
	return hearsay.Side{Document: doc, Span: b.at(doc, words)}
}

func (b *builder) documents() {
	for _, d := range story {
		sum := sha256.Sum256([]byte(d.text))
		x := hearsay.Document{
			ID: d.id, Path: "ferry/" + d.id + ".html", Outlet: d.outlet, Title: d.title, Published: hearsay.Day(d.date),
			SHA256: hex.EncodeToString(sum[:]), Text: d.text, Language: "en",
		}
		if d.byline != "" {
			x.Bylines = strings.Split(d.byline, ", ")
		}
		b.texts[d.id] = d.text
		b.c.Documents = append(b.c.Documents, x)
	}
	l := b.c.Documents
	l[0].URL = "https://ledger.example/2031/03/04/ferry"
	l[7].Language = "nl"
	digest := &l[4]
	log, aud, own := b.at("digest-0308", "Log puts"), b.at("digest-0308", "Auditor wants"), b.at("digest-0308", "Our two pence")
	digest.Items = []hearsay.Item{
		{Span: hearsay.Span{Start: log.Start, End: aud.Start}, Headline: "Log puts Varga and Oakes in one building", Credit: "Morrow Post", CreditAt: b.maybe("digest-0308", "[Morrow Post]")},
		{Span: hearsay.Span{Start: aud.Start, End: own.Start}, Headline: "Auditor wants the minutes"},
		{Span: hearsay.Span{Start: own.Start, End: len(digest.Text)}, Comment: true},
	}
	b.c.Documents = append(b.c.Documents, hearsay.Document{
		ID: "leaflet", Path: "ferry/leaflet.txt", Text: "Save our ferry! Harrowmere deserves answers, says the Quay Street residents’ group.\n", SHA256: strings.Repeat("0", 64),
		Warnings: []string{"3 bytes could not be read and are shown as �"},
	})
	b.texts["leaflet"] = b.c.Documents[8].Text
	b.c.Problems = []hearsay.Problem{
		{Path: "ferry/scan.pdf.bin", Message: "binary file, not read"},
		{Path: "ferry/empty.txt", Message: "empty file", Warning: true},
	}
}

func (b *builder) speakers() {
	b.c.Speakers = []hearsay.Speaker{
		{ID: "p1", Name: "Ilse Varga", Named: true, Kind: hearsay.Person, Aliases: []string{"Deputy Mayor Ilse Varga", "Varga", "the deputy mayor"}},
		{ID: "p2", Name: "four current and former city officials", Kind: hearsay.Group, Count: 4, Aliases: []string{"The officials"}},
		{ID: "p3", Name: "Bram Oakes", Named: true, Kind: hearsay.Person, Aliases: []string{"Oakes"}},
		{ID: "p4", Name: "Tobin Hale", Named: true, Kind: hearsay.Person},
		{ID: "p5", Name: "Nadia Fenwick", Named: true, Kind: hearsay.Person, Aliases: []string{"Fenwick"}},
		{ID: "p6", Name: "the building’s door log", Kind: hearsay.Paper},
		{ID: "p7", Name: "A guard who was on duty that evening", Kind: hearsay.Person},
		{ID: "p8", Name: "Channel Six Harrowmere", Named: true, Kind: hearsay.OutletSpeaker, Aliases: []string{"Channel Six"}},
		{ID: "p9", Name: "Edda Prior", Named: true, Kind: hearsay.Person},
		{ID: "p10", Name: "Ruth Castellan", Named: true, Kind: hearsay.Person},
		{ID: "p11", Name: "one of them", Kind: hearsay.Person},
	}
}

// say adds a statement; contents are joined by "|".
func (b *builder) say(doc, speaker, source, cue, contents string, kind hearsay.Kind, quoted hearsay.Quoted, confidence float64, via ...hearsay.Hop) *hearsay.Statement {
	s := hearsay.Statement{
		ID: fmt.Sprintf("s%d", len(b.c.Statements)+1), Document: doc, Item: -1, Within: -1, Speaker: speaker,
		Kind: kind, Quoted: quoted, Confidence: confidence, Via: via,
	}
	for _, c := range strings.Split(contents, "|") {
		s.Contents = append(s.Contents, b.at(doc, c))
	}
	s.Source, s.Cue = b.near(doc, source, s.Contents[0]), b.near(doc, cue, s.Contents[0])
	for i := range b.c.Documents {
		if d := &b.c.Documents[i]; d.ID == doc {
			s.Item = d.Item(s.Contents[0].Start)
		}
	}
	b.c.Statements = append(b.c.Statements, s)
	return &b.c.Statements[len(b.c.Statements)-1]
}

func (b *builder) hop(doc, name, words, caveat string) hearsay.Hop {
	return hearsay.Hop{Name: name, At: b.maybe(doc, words), Caveat: b.maybe(doc, caveat)}
}

func outlet(name string) hearsay.Hop { return hearsay.Hop{Name: name} }

func (b *builder) statements() {
	const l, w, n, m, q, six, l2 = "ledger-0304", "wire-0304", "standard-0305", "morrow-0307", "digest-0308", "six-0308", "ledger-0319"
	tarn, pell, north, morrow, chan6 := outlet("The Tarn Ledger"), outlet("Pell Wire"), outlet("Northgate Standard"), outlet("Morrow Post"), outlet("Channel Six Harrowmere")
	s := b.say(l, "p2", "four current and former city officials", "according to", "Deputy Mayor Ilse Varga met the head of Meridian Dredging twice in January, weeks before the firm won the city’s £41 million ferry contract", hearsay.Assertion, hearsay.Indirect, 0.93, tarn)
	s.Unnamed = b.maybe(l, "spoke on condition of anonymity because they were not allowed to discuss an open audit")
	b.say(l, "p3", "Bram Oakes", "told his board", "Varga had “walked me through the scoring, line by line”", hearsay.Assertion, hearsay.Mixed, 0.81,
		tarn, b.hop(l, "three of the officials", "Three of the officials", ""), b.hop(l, "minutes of Meridian’s board", "minutes of Meridian’s board", "The minutes may overstate what was said"))
	b.say(l, "p11", "one of them", "cautioned", "The minutes may overstate what was said|because Oakes wanted his board to approve the bid", hearsay.Hedge, hearsay.Indirect, 0.66, tarn)
	s = b.say(l, "p1", "Varga", "said on Monday", "“I have never discussed the ferry contract with Mr. Oakes or anyone at Meridian, and anyone who says otherwise is mistaken,”", hearsay.Denial, hearsay.Direct, 0.98, tarn)
	s.Said, s.SaidAt = hearsay.Day("2031-03-03"), b.maybe(l, "on Monday")
	b.say(l, "p4", "Tobin Hale, a spokesman for Meridian", "declined to comment", "comment", hearsay.NoComment, hearsay.Indirect, 0.95, tarn)
	b.say(w, "p2", "four current and former city officials", "citing", "Deputy Mayor Ilse Varga met the head of Meridian Dredging twice in January, weeks before the firm won the city’s £41 million ferry contract", hearsay.Assertion, hearsay.Indirect, 0.9,
		pell, b.hop(w, "The Tarn Ledger", "The Tarn Ledger reported on Tuesday", ""))
	b.say(w, "p1", "she", "said", "“I have never discussed the ferry contract with Mr. Oakes,”", hearsay.Denial, hearsay.Direct, 0.96, pell)
	s = b.say(w, "p10", "Mayor Ruth Castellan", "asked", "to report by the end of the month", hearsay.Demand, hearsay.Indirect, 0.72, pell)
	s.Cue = b.maybe(w, "has asked")
	b.say(n, "", "", "it emerged yesterday", "The deputy mayor walked a bidder through the scoring of the ferry contract", hearsay.Assertion, hearsay.Indirect, 0.41, north)
	b.say(n, "p8", "the Tarn Ledger", "reported", "Ilse Varga met Bram Oakes of Meridian Dredging on January 12", hearsay.Assertion, hearsay.Indirect, 0.88, north)
	b.c.Statements[9].Speaker = "p12"
	b.c.Speakers = append(b.c.Speakers, hearsay.Speaker{ID: "p12", Name: "The Tarn Ledger", Named: true, Kind: hearsay.OutletSpeaker})
	b.say(n, "p3", "Oakes", "boasted", "she had “walked me through the scoring”", hearsay.Assertion, hearsay.Mixed, 0.84, north, b.hop(n, "the Tarn Ledger", "the Tarn Ledger", ""))
	b.say(n, "p1", "Varga", "said", "“I never discussed the contract with anyone, and whoever says so is lying,”", hearsay.Denial, hearsay.Direct, 0.97, north)
	b.say(n, "p5", "Councillor Nadia Fenwick", "called on", "her to resign", hearsay.Demand, hearsay.Indirect, 0.9, north)
	b.say(n, "p5", "Fenwick", "said", "“She should go, and she should go today,”", hearsay.Demand, hearsay.Direct, 0.97, north)
	b.say(m, "p6", "the building’s door log", "shows", "Deputy Mayor Ilse Varga and Bram Oakes were in the Harbour House on the evening of January 19", hearsay.Assertion, hearsay.Indirect, 0.92, morrow)
	b.say(m, "p7", "A guard who was on duty that evening", "said", "the two left together “well after nine”", hearsay.Assertion, hearsay.Mixed, 0.94, morrow)
	b.say(m, "p1", "Varga", "said through her lawyer", "she “may have been introduced to Mr. Oakes at a reception”, but that they did not talk about the contract", hearsay.Hedge, hearsay.Mixed, 0.9, morrow, b.hop(m, "her lawyer", "her lawyer", ""))
	b.say(q, "p6", "the building’s door log", "shows", "Deputy Mayor Ilse Varga and Bram Oakes were in the Harbour House on the evening of January 19", hearsay.Assertion, hearsay.Indirect, 0.91,
		outlet("Quayside Digest"), b.hop(q, "Morrow Post", "[Morrow Post]", ""))
	b.say(six, "p8", "Channel Six", "has confirmed", "minutes of Meridian’s board describe a meeting with the deputy mayor", hearsay.Assertion, hearsay.Indirect, 0.8, chan6)
	b.say(six, "p9", "City auditor Edda Prior", "said", "her office had asked for them", hearsay.Assertion, hearsay.Indirect, 0.93, chan6)
	b.say(six, "p10", "Ruth Castellan", "said", "“I will not run ahead of the audit,”", hearsay.NoComment, hearsay.Direct, 0.77, chan6)
	s = b.say(l2, "p1", "Deputy Mayor Ilse Varga", "told a council hearing", "she had spoken with Bram Oakes in January|she did not recall the scoring of the ferry contract being mentioned", hearsay.Admission, hearsay.Indirect, 0.86, tarn)
	s.Said, s.SaidAt = hearsay.Day("2031-03-19"), b.maybe(l2, "on Wednesday")
	b.say(l2, "p1", "Varga", "said", "“We spoke for a few minutes. I do not recall the scoring being mentioned,”", hearsay.Hedge, hearsay.Direct, 0.98, tarn)
	s = b.say(l2, "p1", "she", "said", "she had never discussed the contract with him", hearsay.Denial, hearsay.Indirect, 0.62, tarn)
	s.Said, s.SaidAt = hearsay.Period{From: "2031-03"}, b.maybe(l2, "Two weeks ago")
	inner := b.say(l, "p3", "Oakes", "told", "“walked me through the scoring, line by line”", hearsay.Assertion, hearsay.Direct, 0.37, tarn)
	inner.Within = 1
}
