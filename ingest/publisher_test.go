package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each kind of evidence has its rows: pages that show it, and pages that look as if
// they did.
func TestPublisher(t *testing.T) {
	const title = "Harbour Council Paid for Wall Twice\n\n"
	for _, tt := range []struct{ kind, text, outlet, at string }{
		{"none", body, "", ""},
		{"none", title + body, "", ""},
		{"none", "According to the Harbour Gazette, " + body, "", ""},
		{"none", body + "\n\n“We never met,” she said in a statement to the Harbour Gazette.", "", ""},

		{"heading", "ORLAND GAZETTE\nMonday, October 4, 2021\n\n" + title + body, "Orland Gazette", ""},
		{"heading", "HUFFPOST\n\n" + title + "10/04/2021\n\n" + body, "HuffPost", ""},
		{"heading", title + "The New York Times\nOctober 4, 2021\n\n" + body, "The New York Times", ""},
		{"heading", "FoxNews.com\n\n" + title + body, "Fox News", ""},
		{"heading", "www.nytimes.com\n\n" + title + body, "The New York Times", ""},
		{"heading", "Fox News Politics\n\n" + title + body, "Fox News", ""},
		{"heading", "Politics | Reuters\n\n" + title + body, "Reuters", ""},
		{"heading", title + "Reuters\n\n" + body, "", ""}, // a picture's credit
		{"heading", "The Northern Light\nOctober 4, 2021\n\n" + title + body, "The Northern Light", ""},
		{"heading", title + "The Northern Light\nBy Ada Brook\n\n" + body, "", ""},
		{"heading", "Middle East\nOctober 4, 2021\n\n" + title + body, "", ""},
		{"heading", "Time\nOctober 4, 2021\n\n" + title + body, "Time", ""},
		{"heading", title + "Time\n\n" + body, "", ""},
		{"heading", "The Mayor Resigns\nOctober 4, 2021\n\n" + body, "", ""},
		{"heading", "Re/code\n\n" + title + body, "Re/code", ""},
		{"heading", "BuzzFeed\n\n" + title + body, "BuzzFeed", ""}, // not BuzzFeed News
		{"heading", "youtube.com\n\n" + title + body, "", ""},

		{"heading", "[The New York Times]\n\n" + title + "Oct. 4, 2021\n\n" + body, "The New York Times", ""},

		{"form", "Source: Fox News\nDate: Oct. 4, 2021\nTitle: " + title + body, "Fox News", ""},
		{"form", "Publication: Tide Talk\nDate: Oct. 4, 2021\n\n" + title + body, "Tide Talk", ""},
		{"form", "Source: Tide Talk\n\n" + title + body, "", ""},

		{"headline", "Harbour council paid for wall twice | HuffPost Latest News\n\n" + body, "HuffPost", ""},
		{"headline", "Harbour council paid for wall twice | Fox News\n\nPublished October 4, 2021\n\n" + body, "Fox News", ""},
		{"headline", "Harbour council paid for wall twice - The New York Times\n\n" + body, "The New York Times", ""},
		{"headline", "Harbour council paid for wall twice | Politics | Orland Gazette\n\n" + body, "Orland Gazette", ""},
		{"headline", "Harbour council paid for wall twice – Reuters\n\n" + body, "", ""}, // may be a credit
		{"headline", "Council chair was out of town - Time\n\n" + body, "", ""},
		{"headline", "Harbour council - and mayor - paid for wall twice\n\n" + body, "", ""},

		{"date line", title + "10/04/2021 | HuffPost\n\n" + body, "HuffPost", ""},
		{"date line", title + "Oct. 4, 2021, The New York Times\n\n" + body, "The New York Times", ""},
		{"date line", title + "Published on FoxNews.com, October 4, 2021\n\n" + body, "Fox News", ""},
		{"date line", title + "The Huffington Post  |  By Ada Brook\n\n" + body, "The Huffington Post", ""},

		{"author", "By Ada Brook, Reuters\n\n" + body, "Reuters", ""},
		{"author", "By Harbour Wire staff\n\n" + body, "Harbour Wire", ""},
		{"author", "By The Associated Press\n\n" + body, "The Associated Press", ""},

		{"own staff", body + "\n\nHarbour Gazette’s Ada Brook and Tom Reed contributed to this report.", "Harbour Gazette", ""},
		{"own staff", body + "\n\nThe Associated Press contributed to this report.", "", ""},

		{"copyright", body + "\n\n© 2021 The Economist. All rights reserved.", "The Economist", ""},
		{"copyright", body + "\n\n—Copyright the Associated Press", "The Associated Press", ""},
		{"copyright", body + "\n\nThis article originally appeared at The Economist. Copyright 2021.", "", ""},
		{"copyright", body + "\n\nThe pier in March © Getty Images", "", ""},

		{"address", body + "\n\nSend tips to desk@politico.com.", "Politico", ""},
		{"address", body + "\n\nabrook@nydailynews.com", "New York Daily News", ""},

		{"biography", body + "\n\nAda Brook is a senior reporter for the Harbour Gazette.", "Harbour Gazette", ""},
		{"biography", body + "\n\nAda Brook writes Slate’s tide blog and is the author of a book on storms.", "Slate", ""},
		{"biography", body + "\n\nAda Brook is the mayor’s sister and a friend of the Harbour Gazette.", "", ""},
		{"biography", body + "\n\n" + body + "\n\nAda Brook is a reporter for the Harbour Gazette.\n\n" + body + "\n\n" + body + "\n\n" + body, "", ""},

		{"dateline", "HARWICK (AP) — " + body, "The Associated Press", "AP"},
		{"dateline", "HARWICK, Oct. 4 (Reuters) - " + body, "Reuters", "Reuters"},
		{"dateline", "HARWICK (CBS Harwick) – " + body, "CBS Harwick", "CBS Harwick"},
		{"dateline", "HARWICK (Harbour Wire) – " + body, "Harbour Wire", "Harbour Wire"},
		{"dateline", "The council (pictured on Monday) - " + body, "", ""},

		{"earlier report", body + "\n\nThe Harbour Gazette’s report from yesterday follows below.\n\n" + body, "The Harbour Gazette", "Harbour Gazette"},
		{"earlier report", body + "\n\nThe Harbour Gazette’s report from yesterday was wrong.\n\n" + body, "", ""},

		{"asked", body + "\n\nThe mayor did not respond to the Harbour Gazette’s request for comment.", "Harbour Gazette", "the Harbour Gazette"},
		{"asked", body + "\n\nThe council didn’t immediately respond to a HuffPost request for comment.", "HuffPost", "HuffPost"},
		{"asked", body + "\n\nThe mayor declined an ABC News request to speak.", "ABC News", "ABC News"},
		{"asked", body + "\n\nThe mayor did not respond to the Harbour Gazette’s request for comment, the Harbour Gazette reported.", "", ""},

		{"learned", body + "\n\nThe wall will be paid for once more, the Harbour Gazette has learned.", "Harbour Gazette", "the Harbour Gazette"},
		{"learned", body + "\n\nMashable has reached out to the mayor for comment.", "Mashable", "Mashable"},

		{"interviews", body + "\n\nHer spokesman told the Harbour Gazette so.\n\nA spokeswoman for the port told the Harbour Gazette that it was closed.", "Harbour Gazette", "the Harbour Gazette"},
		{"interviews", body + "\n\nHe told the Harbour Gazette so.\n\n“It is closed,” he told the Harbour Gazette.", "", ""}, // one person
		{"interviews", body + "\n\nThe mayor told the Harbour Gazette that he had slept well. A clerk told the Harbour Gazette so. She told CNN that he had not.", "", ""},
		{"interviews", body + "\n\nThe mayor told the Harbour Gazette so. A clerk told the Harbour Gazette so too, the Harbour Gazette reported.", "", ""},

		{"short name", body + "\n\nThe letters are real, two clerks told The Examiner.", "The Examiner", "The Examiner"},
		{"short name", body + "\n\nThe letters are real, two clerks told the Harbour Gazette. The clerks, The Gazette said, are in hiding.", "", ""},

		{"wire", body + "\n\n“They came at night,” a fisherman told Reuters by telephone.", "Reuters", "Reuters"},
		{"wire", body + "\n\n“They came at night,” a fisherman told Mashable by telephone.", "", ""},
		{"wire", body + "\n\n“They came at night,” a fisherman told Reuters. The Harbour Gazette has more.", "", ""},
		{"wire", body + "\n\n“They came at night,” a fisherman told The Associated Press.", "", ""},

		{"order", "ORLAND GAZETTE\n\n" + title + "HARWICK (AP) — " + body, "Orland Gazette", ""},
		{"order", "Reuters\n\nORLAND GAZETTE\nOctober 4, 2021\n\n" + title + body, "Orland Gazette", ""},
	} {
		d := read(t, tt.text)
		at := ""
		if d.OutletAt != nil {
			at = d.OutletAt.In(d.Text)
		}
		bare := func(s string) string { return strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The ") }
		if d.Outlet != tt.outlet || bare(at) != bare(tt.at) {
			t.Errorf("%s: outlet %q at %q, want %q at %q in %q", tt.kind, d.Outlet, at, tt.outlet, tt.at, tt.text)
		}
	}
}

// The name of an outlet is no part of the headline, nor is it the headline.
func TestTitle(t *testing.T) {
	for _, tt := range []struct{ head, title, text string }{
		{"Harbour council paid for wall twice | Fox News\n\n", "Harbour council paid for wall twice", "Harbour council paid for wall twice\n\n"},
		{"Orland Gazette\nOctober 4, 2021\n\nPier shut\n\n", "Pier shut", "Pier shut\n\n"},
		{"Orland Gazette\nOctober 4, 2021\n\nTides\n\n", "Tides", "Tides\n\n"},
		{"Orland Gazette\nOctober 4, 2021\n\nPIER SHUT!\n\n", "PIER SHUT!", "PIER SHUT!\n\n"},
		{"Orland Gazette\nOctober 4, 2021\n\nVideo: the pier falls\n\n", "Video: the pier falls", "Video: the pier falls\n\n"},
		{"Pier shut\n\nOrland Gazette\nOctober 4, 2021\n\n", "Pier shut", "Pier shut\n\n"},
		{"Harbour council pays for wall twice\n\nPublished: 2021-10-04. Updated at 5 October 2021\n\n", "Harbour council pays for wall twice", "Harbour council pays for wall twice\n\n"},
		{"Aired October 4, 2021 - 14:00 ET\n\nTHIS IS A RUSH TRANSCRIPT. THIS COPY MAY NOT BE IN ITS FINAL FORM AND MAY BE UPDATED.\n\n", "", ""},
		{"# Harbour council pays for wall twice\n\n*Orland Gazette, October 4, 2021*\n\n", "Harbour council pays for wall twice", "# Harbour council pays for wall twice\n\n"},
		{"Source: Orland Gazette\nDate: October 4, 2021\nTitle: Harbour council pays for wall twice\n\n", "Harbour council pays for wall twice", "Harbour council pays for wall twice\n\n"},
		{"", "", ""},
	} {
		d := read(t, tt.head+body)
		if d.Title != tt.title {
			t.Errorf("%q: title %q, want %q", tt.head, d.Title, tt.title)
		}
		if diff := cmp.Diff(tt.text+body, d.Text); diff != "" {
			t.Errorf("%q: text (-want +got):\n%s", tt.head, diff)
		}
	}
}

func TestBiography(t *testing.T) {
	d := read(t, body+"\n\nAda Brook is a senior reporter for the Harbour Gazette.")
	if d.Text != body || strings.Join(d.Bylines, "|") != "Ada Brook" {
		t.Errorf("bylines %q, text %q", d.Bylines, d.Text)
	}
}

// Captions without a credit, words for machines and calls to read on are no text.
func TestUnmarkedFurniture(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{body + "\n\nBoats lie at the pier of Harwick, where the wall was built in a single winter\n\n" + body, body + "\n\n" + body},
		{body + "\n\nWall: Men carried stones to the pier of Harwick for a whole winter\n\nThe mayor, who is also the harbour’s head (pictured)\n\n" + body, body + "\n\n" + body},
		{body + "\n\n2. The Pier Is Closed to Boats\nharwick pier wall\n\n" + body, body + "\n\n2. The Pier Is Closed to Boats\n\n" + body},
		{body + "\n\nharwick-pier-wall\n\n" + body, body + "\n\n" + body},
		{body + "\n\nharwick pier, sea wall, pier of harwick, stone wall, tides\n\n" + body, body + "\n\n" + body},
		{body + " Details here.", body},
		{body + " Read the port.example coverage here.", body},
		{body + " (See “The Wall: A Film.”)\n\n" + body, body + "\n\n" + body},
		{body + "\n\nThis story is developing...", body},
		{body + "\n\nHave something to add to this story? Share it in the comments.", body},
		{body + "\n\nRelatedHow the wall was builtWho paid for the pierFive old quays", body},
	} {
		if d := read(t, tt.in); d.Text != tt.want {
			t.Errorf("%q: text (-want +got):\n%s", tt.in, cmp.Diff(tt.want, d.Text))
		}
	}
	for _, stays := range []string{
		body + "\n\nThe mayor said that the wall would never have to be paid for again\n\n" + body, // only the stop is lost
		body + "\n\nThe wall was paid for by the council in the spring of last year\n\nThe pier was paid for by the port in the summer of last year\n\nThe quay was paid for by the fishermen in the same summer\n\nThe light was paid for by nobody at all for thirty years\n\n" + body,
		body + "\n\nI never saw the wall before they had begun to pay for it\n\n" + body,
		body + " Nobody knows how the letters came here.",
		body + "\n\nUPDATE: the wall has now been paid for a third time by the council\n\n" + body,
	} {
		if d := read(t, stays); d.Text != stays {
			t.Errorf("text (-want +got):\n%s", cmp.Diff(stays, d.Text))
		}
	}
}
