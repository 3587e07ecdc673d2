// Package reporttest holds a case for the tests of the reports: an invented
// story from invented outlets, with every kind of finding in it.
package reporttest

// The documents. Their spans are found by their words, so that a text may be
// changed without counting.
var story = []struct{ id, outlet, date, byline, title, text string }{
	{"ledger-0304", "The Tarn Ledger", "2031-03-04", "Maren Holt", "Deputy mayor met dredging contractor before ferry bid, officials say",
		`Deputy Mayor Ilse Varga met the head of Meridian Dredging twice in January, weeks before the firm won the city’s £41 million ferry contract, according to four current and former city officials.

At the second meeting, on January 19, Bram Oakes told his board that Varga had “walked me through the scoring, line by line”, minutes of Meridian’s board show. Three of the officials described the minutes to the Ledger. The minutes may overstate what was said, one of them cautioned, because Oakes wanted his board to approve the bid.

The officials spoke on condition of anonymity because they were not allowed to discuss an open audit.

“I have never discussed the ferry contract with Mr. Oakes or anyone at Meridian, and anyone who says otherwise is mistaken,” Varga said on Monday.

Tobin Hale, a spokesman for Meridian, declined to comment.`},
	{"wire-0304", "Pell Wire", "2031-03-04", "", "Ferry contract: deputy mayor met bidder, paper reports",
		`HARROWMERE (Pell Wire) — Deputy Mayor Ilse Varga met the head of Meridian Dredging twice in January, weeks before the firm won the city’s £41 million ferry contract, The Tarn Ledger reported on Tuesday, citing four current and former city officials.

Varga denied it. “I have never discussed the ferry contract with Mr. Oakes,” she said.

Mayor Ruth Castellan has asked the city auditor to report by the end of the month.`},
	{"standard-0305", "Northgate Standard", "2031-03-05", "Colm Adeyemi", "Varga “walked bidder through scoring”",
		`The deputy mayor walked a bidder through the scoring of the ferry contract, it emerged yesterday.

Ilse Varga met Bram Oakes of Meridian Dredging on January 12, the Tarn Ledger reported. Oakes later boasted that she had “walked me through the scoring”.

“I never discussed the contract with anyone, and whoever says so is lying,” Varga said.

Councillor Nadia Fenwick called on her to resign. “She should go, and she should go today,” Fenwick said.`},
	{"morrow-0307", "Morrow Post", "2031-03-07", "Ines Quartey, Paul Lund", "Door log puts deputy mayor and contractor in same building",
		`Deputy Mayor Ilse Varga and Bram Oakes were in the Harbour House on the evening of January 19, the building’s door log shows. The Post has seen a copy of the log.

A guard who was on duty that evening said the two left together “well after nine”.

Asked about the log, Varga said through her lawyer that she “may have been introduced to Mr. Oakes at a reception”, but that they did not talk about the contract.

The log was first requested by this newspaper in February, before the Tarn Ledger published its account.`},
	{"digest-0308", "Quayside Digest", "2031-03-08", "", "Saturday links",
		`Log puts Varga and Oakes in one building
Deputy Mayor Ilse Varga and Bram Oakes were in the Harbour House on the evening of January 19, the building’s door log shows. [Morrow Post]

Auditor wants the minutes
City auditor Edda Prior has asked Meridian for the minutes of its board, Channel Six confirms. (h/t Pell Wire)

Our two pence: nobody who has read the minutes has said so with a name.`},
	{"six-0308", "Channel Six Harrowmere", "2031-03-08", "", "Channel Six confirms: minutes exist",
		`Channel Six has confirmed that minutes of Meridian’s board describe a meeting with the deputy mayor. The existence of the minutes was reported by The Tarn Ledger and by Quayside Digest.

City auditor Edda Prior said her office had asked for them. Will the mayor stand by her deputy? “I will not run ahead of the audit,” Ruth Castellan said.`},
	{"ledger-0319", "The Tarn Ledger", "2031-03-19", "Maren Holt", "Varga: “I do not recall the scoring being mentioned”",
		`Deputy Mayor Ilse Varga told a council hearing on Wednesday that she had spoken with Bram Oakes in January, but that she did not recall the scoring of the ferry contract being mentioned.

“We spoke for a few minutes. I do not recall the scoring being mentioned,” Varga said.

Two weeks ago she said she had never discussed the contract with him.

It was later decided that the second meeting took place in the Harbour House.`},
	{"gemeente-0310", "Havenbode", "2031-03-10", "Joost Maas", "Wethouder sprak met aannemer",
		`De loco-burgemeester van Harrowmere heeft in januari met de aannemer gesproken, meldt de Tarn Ledger.`},
}
