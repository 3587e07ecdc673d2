package reporttest

import "github.com/openhearsay/hearsay"

func (b *builder) findings() {
	const l, w, n, m, q, six, l2, nl = "ledger-0304", "wire-0304", "standard-0305", "morrow-0307", "digest-0308", "six-0308", "ledger-0319", "gemeente-0310"
	credit := func(doc, outlet, words string, kind hearsay.CreditKind, item int) {
		b.c.Credits = append(b.c.Credits, hearsay.Credit{Document: doc, Item: item, Outlet: outlet, Span: b.at(doc, words), Kind: kind})
	}
	credit(w, "The Tarn Ledger", "The Tarn Ledger reported on Tuesday", hearsay.AccordingTo, -1)
	credit(n, "Tarn Ledger", "the Tarn Ledger reported", hearsay.AccordingTo, -1)
	credit(q, "Morrow Post", "[Morrow Post]", hearsay.CreditLine, 0)
	credit(q, "Channel Six Harrowmere", "Channel Six confirms", hearsay.AccordingTo, 1)
	credit(q, "Pell Wire", "(h/t Pell Wire)", hearsay.HatTip, 1)
	credit(six, "The Tarn Ledger", "was reported by The Tarn Ledger", hearsay.AccordingTo, -1)
	credit(six, "Quayside Digest", "by Quayside Digest", hearsay.AccordingTo, -1)
	credit(nl, "Tarn Ledger", "meldt de Tarn Ledger", hearsay.AccordingTo, -1)

	rests := func(doc, origin, why, words string, item int) {
		b.c.RestsOn = append(b.c.RestsOn, hearsay.RestsOn{Document: doc, Item: item, Origin: origin, Why: why, Evidence: []hearsay.Side{b.side(doc, words)}})
	}
	rests(w, "The Tarn Ledger", "Its account of the meetings is the Ledger’s first sentence, with the Ledger named as the one that reported it.", "The Tarn Ledger reported on Tuesday", -1)
	rests(n, "The Tarn Ledger", "It names the Ledger for the meeting and gives no source of its own.", "the Tarn Ledger reported", -1)
	rests(q, "Morrow Post", "The story carries the Post’s first sentence and its credit line.", "[Morrow Post]", 0)
	rests(six, "The Tarn Ledger", "What it confirms is the existence of the minutes, which it had from the Ledger.", "was reported by The Tarn Ledger", -1)
	rests(six, "Quayside Digest", "It names the Digest for the minutes.", "by Quayside Digest", -1)
	rests(q, "Channel Six Harrowmere", "Its second story rests on Channel Six.", "Channel Six confirms", 1)

	lead := "Deputy Mayor Ilse Varga met the head of Meridian Dredging twice in January, weeks before the firm won the city’s £41 million ferry contract"
	log := "Deputy Mayor Ilse Varga and Bram Oakes were in the Harbour House on the evening of January 19, the building’s door log shows."
	b.c.Passages = []hearsay.Passage{
		{A: b.side(l, lead+", according to four current and former city officials"), B: b.side(w, lead+", The Tarn Ledger reported on Tuesday, citing four current and former city officials"), Similarity: 0.87,
			Parts: []hearsay.Part{{A: b.at(l, lead), B: b.at(w, lead)}, {A: b.at(l, "four current and former city officials"), B: b.at(w, "four current and former city officials")}},
			From:  hearsay.FromA, Why: "Pell Wire credits the Ledger in the passage itself."},
		{A: b.side(m, log), B: b.side(q, log), Similarity: 1, Parts: []hearsay.Part{{A: b.at(m, log), B: b.at(q, log)}}, From: hearsay.FromA, Why: "The Digest is a day later and credits the Post."},
		{A: b.side(n, "“walked me through the scoring”"), B: b.side(l, "“walked me through the scoring, line by line”"), Similarity: 0.63, From: hearsay.FromUnknown, Why: "Both print the quotation; neither shows where it has it from."},
		{A: b.side(m, "The"), B: b.side(q, "the"), Similarity: 1, From: hearsay.FromUnknown, Boilerplate: true},
	}
	never := "“I have never discussed the ferry contract with Mr. Oakes"
	b.c.QuoteGroups = []hearsay.QuoteGroup{
		{Speaker: "p1", Renderings: []hearsay.Rendering{
			{Document: l, Statement: "s4", Spans: []hearsay.Span{b.at(l, never+" or anyone at Meridian, and anyone who says otherwise is mistaken,”")}, Change: hearsay.Verbatim},
			{Document: w, Statement: "s7", Spans: []hearsay.Span{b.at(w, never+",”")}, Change: hearsay.Trimmed},
			{Document: n, Statement: "s12", Spans: []hearsay.Span{b.at(n, "“I never discussed the contract with anyone, and whoever says so is lying,”")}, Change: hearsay.Altered},
		}},
		{Speaker: "p3", Renderings: []hearsay.Rendering{
			{Document: l, Statement: "s2", Spans: []hearsay.Span{b.at(l, "“walked me through the scoring, line by line”")}, Change: hearsay.Verbatim},
			{Document: n, Statement: "s11", Spans: []hearsay.Span{b.at(n, "“walked me through the scoring”")}, Change: hearsay.Trimmed},
		}},
	}
	by := func(id string) hearsay.ConflictSide { return hearsay.ConflictSide{Statement: id} }
	b.c.Conflicts = []hearsay.Conflict{
		{A: by("s4"), B: by("s1"), Kind: hearsay.DenialConflict, Why: "The officials say that she met Oakes about the contract; she says that she never discussed it with him.", Confidence: 0.88, Certain: true},
		{A: by("s4"), B: by("s22"), Kind: hearsay.Reversal, Why: "On 3 March she had never discussed it with him; on 19 March she had spoken with him and does not recall the scoring.", Confidence: 0.74},
		{A: hearsay.ConflictSide{Place: b.side(l, "At the second meeting, on January 19")}, B: by("s10"), Kind: hearsay.Discrepancy, Why: "Two dates for the meeting: January 19 and January 12.", Confidence: 0.45},
	}
	b.c.Positions = []hearsay.Position{{Speaker: "p1", Matter: "the ferry contract and Bram Oakes", Statements: []string{"s4", "s17", "s22", "s23"}, Changes: []string{"narrowed", "narrowed", "hedged"},
		Whys: []string{"the later one adds “privately”", "the later one adds “scoring”", "the later one leaves open what the earlier one rules out"}, Confidence: 0.7}}
	asserted := b.side(l, lead)
	b.c.Answers = []hearsay.Answer{
		{Kind: hearsay.Refused, Statement: "s10", For: "p3", Rule: "kind", Confidence: 0.6},
		{Kind: hearsay.Denied, Statement: "s4", Rule: "negation", At: spanOf(b.at(l, "never")), To: &asserted, Why: "it answers what stands before it", Confidence: 0.8},
	}
	b.c.Unattributed = []hearsay.Unattributed{{Stated: b.side(n, "Ilse Varga met Bram Oakes of Meridian Dredging on January 12"), Sourced: b.side(l, lead), Statement: "s1",
		Why: "it rests on The Tarn Ledger and says this in its own voice; the other document says who has it", Confidence: 0.6}}
	b.c.Claims = []hearsay.Claim{
		{Text: "Ilse Varga met Bram Oakes before the ferry contract was awarded.",
			Documents: map[string]hearsay.Stance{l: hearsay.Supports, w: hearsay.Reports, n: hearsay.Reports, m: hearsay.Supports, q: hearsay.Reports, l2: hearsay.Supports},
			Evidence:  map[string]hearsay.Span{l: b.at(l, lead), w: b.at(w, lead), n: b.at(n, "Ilse Varga met Bram Oakes of Meridian Dredging on January 12"), m: b.at(m, log), l2: b.at(l2, "she had spoken with Bram Oakes in January")},
			Origins: []hearsay.Origin{
				{Name: "The Tarn Ledger", Documents: []string{l, w, n}, Confidence: 0.9, Independence: hearsay.Independent, Why: "Four unnamed officials and the minutes of the board."},
				{Name: "Morrow Post", Documents: []string{m, q}, Confidence: 0.8, Independence: hearsay.Independent, Why: "A door log that it asked for before the Ledger’s account was published."},
				{Name: "Channel Six Harrowmere", Confidence: 0.7, Documents: []string{six}, Independence: hearsay.SameOrigin, Why: "It confirms the minutes, which it had from the Ledger."},
			}},
		{Text: "Varga told Oakes how the bids would be scored.",
			Documents: map[string]hearsay.Stance{l: hearsay.Reports, n: hearsay.Supports, l2: hearsay.Denies},
			Evidence:  map[string]hearsay.Span{l: b.at(l, "“walked me through the scoring, line by line”"), n: b.at(n, "The deputy mayor walked a bidder through the scoring of the ferry contract")},
			Origins:   []hearsay.Origin{{Name: "minutes of Meridian’s board", Confidence: 0.6, Documents: []string{l, n}, Independence: hearsay.IndependenceUnknown, Why: "Both print the same quotation; the documents do not show who else has read the minutes."}}},
		{Text: "The mayor knew of the meetings.", Documents: map[string]hearsay.Stance{}},
	}
	event := func(from, to, doc, statement, words, what string, happened bool) {
		b.c.Timeline = append(b.c.Timeline, hearsay.Event{Time: hearsay.Period{From: from, To: to}, Document: doc, Statement: statement, Span: b.at(doc, words), What: what, Happened: happened})
	}
	event("2031-01", "2031-01", l, "s1", "in January", "Varga met the head of Meridian Dredging twice", true)
	event("2031-01-12", "2031-01-12", n, "s10", "on January 12", "Varga met Oakes", true)
	event("2031-01-19", "2031-01-19", l, "", "on January 19", "The second meeting", true)
	event("2031-01-19", "2031-01-19", m, "s15", "on the evening of January 19", "Varga and Oakes were in the Harbour House", true)
	event("2031-03-03", "2031-03-03", l, "s4", "on Monday", "", false)
	event("2031-03-04", "2031-03-04", l, "", "Deputy Mayor", "The Tarn Ledger publishes its account", false)
	event("2031-03-19", "2031-03-19", l2, "s22", "on Wednesday", "", false)
}

func spanOf(s hearsay.Span) *hearsay.Span { return &s }
