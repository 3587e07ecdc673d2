package timeline_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/timeline"
)

func TestEvents(t *testing.T) {
	text := "The bridge opened in 1998. Hale said on Monday that it was closed on March 4."
	at := func(s string) hearsay.Span {
		i := strings.Index(text, s)
		return hearsay.Span{Start: i, End: i + len(s)}
	}
	monday := at("Monday")
	docs := []hearsay.Document{
		{ID: "b", Title: "Bridge closed", Published: hearsay.Day("2021-03-09"), Text: text},
		{ID: "c", Text: "No date here."},
	}
	findings := []hearsay.Findings{{Dates: []hearsay.DateMention{
		{Span: at("1998"), Period: hearsay.Period{From: "1998", To: "1998"}},
		{Span: monday, Period: hearsay.Day("2021-03-08")},
		{Span: at("March 4"), Period: hearsay.Day("2021-03-04")},
		{Span: at("bridge")}, // not resolved
	}}, {}}
	statements := []hearsay.Statement{{ID: "s1", Document: "b", Contents: []hearsay.Span{at("it was closed on March 4")}, Said: hearsay.Day("2021-03-08"), SaidAt: &monday}}
	var got []string
	for _, e := range timeline.Events(docs, findings, statements) {
		kind := "said"
		if e.Happened {
			kind = "happened"
		}
		got = append(got, strings.Join([]string{e.Time.From, e.Document, e.Statement, kind, e.What}, "|"))
	}
	want := []string{
		"1998|b||happened|The bridge opened in 1998.",
		"2021-03-04|b||happened|Hale said on Monday that it was closed on March 4.",
		"2021-03-08|b|s1|said|it was closed on March 4",
		"2021-03-09|b||said|Published: Bridge closed",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The stories of a page stand by their own days and times, whatever their order on it.
func TestEventsOfItems(t *testing.T) {
	text := "Vote ends\n\nIt is over.\n\nThe mayor has spoken to the council.\n\nGood evening"
	at := func(from, to string) hearsay.Span {
		return hearsay.Span{Start: strings.Index(text, from), End: strings.Index(text, to) + len(to)}
	}
	docs := []hearsay.Document{{ID: "live", Title: "Vote", Published: hearsay.Day("2031-03-30"), Text: text, Items: []hearsay.Item{
		{Span: at("Vote", "over."), Headline: "Vote ends", Published: hearsay.Day("2031-03-31"), Time: "2031-03-31T00:20:00Z"},
		{Span: at("The mayor", "council."), Published: hearsay.Day("2031-03-30"), Time: "2031-03-30T23:55:00+01:00"},
		{Span: at("Good", "evening"), Headline: "Good evening", Published: hearsay.Day("2031-03-30"), Time: "2031-03-30T21:30:00+01:00"},
	}}}
	var got []string
	for _, e := range timeline.Events(docs, nil, nil) {
		got = append(got, e.Time.From+"|"+e.What)
	}
	want := []string{
		"2031-03-30|Published: Vote",
		"2031-03-30|Published at 21:30 UTC+01:00: Good evening",
		"2031-03-30|Published at 23:55 UTC+01:00: The mayor has spoken to the council.",
		"2031-03-31|Published at 00:20 UTC: Vote ends",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
