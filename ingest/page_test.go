package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
)

const body = `The harbour council paid for the sea wall twice, according to letters that two former clerks described to the paper.

“We were told to sign,” said Mara Lund, a clerk until last year. A spokesman for the council declined to comment.`

func read(t *testing.T, text string) hearsay.Document {
	t.Helper()
	d, err := Read("page.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range d.Furniture {
		if s.In(d.Text) == "" {
			t.Errorf("furniture %v lies outside the text", s)
		}
	}
	if d.OutletAt != nil && d.OutletAt.In(d.Text) == "" {
		t.Errorf("the outlet's span %v lies outside the text", *d.OutletAt)
	}
	return d
}

func TestDump(t *testing.T) {
	d := read(t, `Don't miss


Ferry fares rise again

Read more

#TIDES

A quiet summer on the pier, and then the storms came

Read more


Harbour council paid for sea wall twice, letters say

© Ida Moen / AFP | The sea wall at Harwick on November 3, 2020.

Text by NORDIC TELEGRAPH

Latest update : 2021-10-05

`+body+`

Date created : 2021-10-04

  • HARBOURS

    Council chair steps down after audit of pier

    Read more

  • HARBOURS

    Old quay to close, fishermen fear

    Read more`)
	want := "Harbour council paid for sea wall twice, letters say\n\n" + body
	if diff := cmp.Diff(want, d.Text); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	if d.Title != "Harbour council paid for sea wall twice, letters say" || d.Published != hearsay.Day("2021-10-04") {
		t.Errorf("title %q, published %v", d.Title, d.Published)
	}
	if len(d.Items) != 0 || len(d.Bylines) != 0 || d.Outlet != "Nordic Telegraph" {
		t.Errorf("items %v, bylines %q, outlet %q", d.Items, d.Bylines, d.Outlet)
	}
}

func TestDumpOfAgency(t *testing.T) {
	d := read(t, `News

Report: Harbour Council Paid Twice

REUTERS/Ann Lee

Harbour Wire logo
Ada Brook Coastal Affairs Reporter
Font Size:

`+body+` (RELATED: Council Denies Paying Twice)

Follow Ada on Twitter

Send tips to ada@example.com.

All content created by the Harbour News Service, a newswire service, is available without charge to any publisher. All republished articles must include our logo.`)
	if want := "Report: Harbour Council Paid Twice\n\n" + body; d.Text != want {
		t.Errorf("text (-want +got):\n%s", cmp.Diff(want, d.Text))
	}
	if d.Outlet != "Harbour News Service" || strings.Join(d.Bylines, "|") != "Ada Brook" {
		t.Errorf("outlet %q, bylines %q", d.Outlet, d.Bylines)
	}
}

// What is the article's own stays, whatever it looks like.
func TestArticleStays(t *testing.T) {
	for _, text := range []string{
		body,
		"Copyright law is changing, the minister said on Monday in a speech to the chamber of commerce.",
		"“Read more books,” she told the children of the harbour school on Friday, and they laughed at her.",
		"The poll by Reuters/Ipsos found that four in ten support the wall, according to Reuters/Ipsos. The council did not answer.",
		"He follows us on every trip, she said, and then he writes it all down for the evening paper in Harwick.",
		"Three things are known:\n\n• The wall was paid for twice.\n\n• The council signed both bills.\n\n• Nobody has been charged.\n\nThe rest is in dispute, the council said on Monday.",
		"Why It Matters\n\nThe wall is the largest work of the council in a century, and no audit of it was ever made.",
		"The committee met in the old town hall, which is pictured on the town’s coins.\n\nIt heard four witnesses on Monday, the chairman said afterwards.\n\nTwo of them agreed.",
		"Share of voters who agree: 40 percent.\n\nThe others were not asked, the pollsters said in a note that came with the figures.",
		"Home rule, he argued, is the only way to keep the harbour. He has said so for thirty years.",
	} {
		if d := read(t, text); d.Text != text {
			t.Errorf("text (-want +got):\n%s", cmp.Diff(text, d.Text))
		}
	}
}

func TestFurnitureGoes(t *testing.T) {
	for _, l := range []string{
		"Read more", "Read more »", "READ MORE: Ferry fares rise again", "MORE: Ferry fares rise again", "Scroll down for video", "Advertisement",
		"Follow Ada Brook (@adabrook) on Twitter", "Like us on Facebook", "Sign up for our newsletter", "Share this:", "youtube.com", "Video loading",
		"© 2021 Harbour Gazette. All rights reserved.", "A boat at the pier.  Ann Lee / Getty Images", "The pier in March (AP Photo/Ann Lee)",
		"(Getty)", "[Getty Images]", "PHOTO: A boat at the pier in Harwick, Oct. 2, 2021.", "Photo: Reuters", "[Image via screengrab]", "track('article');", "<!-- ad -->",
		"Harbour Gazette’s Ada Brook contributed to this report.", "12 comments", "Most popular", "* * *", "Related: Council denies paying twice",
		"In this Oct. 2, 2021 photo, boats lie at the pier in Harwick. (AP Photo/Ann Lee)", "(Reporting by Ada Brook; Editing by Tom Reed)",
	} {
		if d := read(t, body+"\n\n"+l+"\n\n"+body); d.Text != body+"\n\n"+body {
			t.Errorf("%q was not taken out:\n%s", l, cmp.Diff(body+"\n\n"+body, d.Text))
		}
	}
}

func TestRelatedHeadlines(t *testing.T) {
	d := read(t, body+"\n\nWhat Is a Sea Wall?\nCouncil Warns of Higher Tides This Winter\nFive Myths About the Old Quay\n"+body)
	if d.Text != body+"\n\n"+body {
		t.Errorf("text %q", d.Text)
	}
	d = read(t, body+"\n\n[h/t Harbour Gazette]\n\nThe Associated Press contributed to this report.")
	if len(d.Furniture) != 2 || !strings.Contains(d.Text, "[h/t Harbour Gazette]") || d.Outlet != "" {
		t.Errorf("furniture %v, outlet %q, text %q", d.Furniture, d.Outlet, d.Text)
	}
}

func TestPublished(t *testing.T) {
	for _, tt := range []struct{ head, want string }{
		{"", ""},
		{"date 2021-10-04 ", "2021-10-04"},
		{"Published: 4 October 2021\n\n", "2021-10-04"},
		{"Posted on October 4th, 2021 at 10:15 am\n\n", "2021-10-04"},
		{"Oct. 4, 2021\n\n", "2021-10-04"},
		{"By Ada Brook | October 4, 2021\n\n", "2021-10-04"},
		{"Updated: 2021-10-05\n\nPublished: 2021-10-04\n\n", "2021-10-04"},
		{"Updated: 2021-10-05\n\n", "2021-10-05"},
		{"Published: 13/10/2021\n\n", "2021-10-13"},
		{"Published: 04/10/2021\n\n", ""},                                  // April or October
		{"Published: 04/10/2021\n\nUpdated: 13/10/2021\n\n", "2021-10-04"}, // one order a page
		{"Published: 10/04/2021\n\nUpdated: 10/13/2021\n\n", "2021-10-04"},
		{"Published: 2021-10-04T23:30:00-07:00. Updated at 5 October 2021, 09:10 BST\n\n", "2021-10-04"},
		{"Aired October 4, 2021 - 14:00 ET\n\n", "2021-10-04"},
		{"HuffPost | 10/04/2021 10:15 am EDT\n\n", "2021-10-04"}, // an American outlet
		{"The Guardian | 04/10/2021\n\n", "2021-10-04"},
		{"HuffPost\nFirst Posted: 10/04/21 10:15 AM ET\n\n", "2021-10-04"},
		{"Posted: 10/13/98\n\n", "1998-10-13"},
		{"4 October 2021, Harbour Gazette\n\n", "2021-10-04"},
		{"Published: 2021-13-40\n\n", ""},
		{"Copyright 2021\n\n", ""},
		{"The pier is closed.    PAGE.queue.push(function () { page.innerHTML = format_date('2021-10-04 07:11', 'update'); });\n\n", "2021-10-04"},
		{"The pier is closed.    PAGE.queue.push(function () { page.start('2021-10-04 07:11'); });\n\n", ""},
	} {
		d := read(t, tt.head+body)
		if d.Published.From != tt.want || d.Published.To != tt.want {
			t.Errorf("%q: published %v, want %q", tt.head, d.Published, tt.want)
		}
		if strings.TrimPrefix(d.Text, "The pier is closed.\n\n") != body {
			t.Errorf("%q: text (-want +got):\n%s", tt.head, cmp.Diff(body, d.Text))
		}
	}
	if d := read(t, "On October 4, 2021, "+body+"\n\nOct. 9, 2021"); d.Published.Known() {
		t.Errorf("a date of the story was taken for that of the page: %v", d.Published)
	}
}

func TestBylines(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"By Ada Brook\n\n" + body, "Ada Brook"},
		{"By ADA BROOK and TOM REED\n\n" + body, "Ada Brook|Tom Reed"},
		{"By Ada Brook, Harbour Gazette Staff Writer\n\n" + body, "Ada Brook"},
		{"Ada Brook Senior Harbour Correspondent\n\n" + body, "Ada Brook"},
		{body + "\n\n– Ada Brook", "Ada Brook"},
		{body + "\n\n>> Follow Ada Brook (@adabrook) on Twitter", "Ada Brook"},
		{body + "\n\n(Reporting by Ada Brook in Harwick and Liv Aas; Editing by Tom Reed)", "Ada Brook|Liv Aas"},
		{body + "\n\nCNN’s Ada Brook, Liv Aas and Tom Reed contributed to this report.", "Ada Brook|Liv Aas|Tom Reed"},
		{"By the sea, " + body, ""},
		{"By Reuters\n\n" + body, ""},
		{body, ""},
	} {
		d := read(t, tt.text)
		if got := strings.Join(d.Bylines, "|"); got != tt.want {
			t.Errorf("bylines %q, want %q in %q", got, tt.want, tt.text)
		}
		if strings.HasPrefix(tt.want, "Ada") && d.Text != body {
			t.Errorf("text (-want +got):\n%s", cmp.Diff(body, d.Text))
		}
	}
}

func TestUnwrap(t *testing.T) {
	wrapped := `The harbour council paid for the sea wall twice, according to
letters that two former clerks described to the paper. The first
bill was signed in May, and the second one in October, when the
wall had long been finished.

"We were told to sign," said Mara Lund, who was a clerk until last
year. She said that nobody had asked why, and that the letters had
lain in a drawer ever since. A spokesman for the council declined
to comment on the letters.`
	d := read(t, wrapped)
	if n := strings.Count(d.Text, "\n"); n != 2 || !strings.Contains(d.Text, "according to letters") {
		t.Errorf("text %q", d.Text)
	}
	verse := "A line\nanother line\n\nand a third\nthat is short\nas verse is\nand stays\nas it was\nto the end"
	if d := read(t, verse); d.Text != verse {
		t.Errorf("text %q", d.Text)
	}
}

const twoStories = `Harbour Council Paid for Sea Wall Twice, Letters Show

` + body + `

[Harbour Gazette]

Mayor Says He Never Saw the Second Bill

The mayor said on Friday that he had never seen the second bill, and that he would ask the clerks about it.

“I sign what I read,” he said, according to the Telegraph.

[CNN]

Reality

The mayor signed both bills himself, as the council’s own minutes show. They are on its pages for everybody to read.

Update

The minutes have since been taken down, without a word of explanation from the mayor or from anybody else.

Old Quay to Close Before Winter, Say Fishermen

Fishermen said on Sunday that the old quay would close before the winter, and that nobody had asked them about it.

(h/t Coast Today)`

func TestItems(t *testing.T) {
	d := read(t, twoStories)
	type row struct {
		Headline, Credit, At string
		Comment              bool
		First, Last          string
	}
	var got []row
	end := 0
	for _, it := range d.Items {
		r := row{Headline: it.Headline, Credit: it.Credit, Comment: it.Comment}
		if it.CreditAt != nil {
			r.At = it.CreditAt.In(d.Text)
		}
		w := strings.Fields(it.Span.In(d.Text))
		r.First, r.Last = w[0], w[len(w)-1]
		if it.Span.Start < end {
			t.Errorf("item %v overlaps the one before it", it.Span)
		}
		end = it.Span.End
		got = append(got, r)
	}
	want := []row{
		{"Harbour Council Paid for Sea Wall Twice, Letters Show", "Harbour Gazette", "Harbour Gazette", false, "Harbour", "Gazette]"},
		{"Mayor Says He Never Saw the Second Bill", "CNN", "CNN", false, "Mayor", "[CNN]"},
		{"", "", "", true, "Reality", "else."},
		{"Old Quay to Close Before Winter, Say Fishermen", "Coast Today", "Coast Today", false, "Old", "Today)"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
	if d.Text != twoStories || d.Outlet != "" {
		t.Errorf("outlet %q; text (-want +got):\n%s", d.Outlet, cmp.Diff(twoStories, d.Text))
	}
	plain := read(t, strings.NewReplacer("Mayor Says He Never Saw the Second Bill", "Mayor says he never saw the second bill",
		"Harbour Council Paid for Sea Wall Twice, Letters Show", "Harbour council paid for sea wall twice, letters show").Replace(twoStories))
	for i, w := range want {
		if i < len(plain.Items) && (!strings.EqualFold(plain.Items[i].Headline, w.Headline) || plain.Items[i].Credit != w.Credit || plain.Items[i].Comment != w.Comment) {
			t.Errorf("headlines without capitals: item %d is %+v, want %+v", i, plain.Items[i], w)
		}
	}
	long := read(t, strings.NewReplacer("Mayor Says He Never Saw the Second Bill", "Mayor says that he never saw the second bill of the wall").Replace(twoStories))
	if len(long.Items) != len(want) || len(long.Items) > 1 && long.Items[1].Headline != "Mayor says that he never saw the second bill of the wall" {
		t.Errorf("a long headline without capitals: items %+v", long.Items)
	}
	if len(plain.Items) != len(want) {
		t.Errorf("headlines without capitals: %d items, want %d", len(plain.Items), len(want))
	}
	if d := read(t, "A Headline of One Story\n\n"+body+"\n\n[Harbour Gazette]"); len(d.Items) != 0 || len(d.Furniture) != 1 {
		t.Errorf("one story: items %v, furniture %v", d.Items, d.Furniture)
	}
}
