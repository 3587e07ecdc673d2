package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
)

func TestSnippets(t *testing.T) {
	far := strings.Repeat("The gulls were loud over the quay. ", 6)
	text := "The Ferry sank.\nThe ferry! " + far + "A ferry " + far + "ferry " + far + "ferry"
	var places []hearsay.Span
	for at := 0; ; {
		i := strings.Index(strings.ToLower(text[at:]), "ferry")
		if i < 0 {
			break
		}
		places = append(places, hearsay.Span{Start: at + i, End: at + i + 5})
		at += i + 5
	}
	want := []string{
		"The [Ferry] sank. The [ferry]! The gulls were loud over the quay. The gulls were loud over the …",
		"… gulls were loud over the quay. The gulls were loud over the quay. A [ferry] The gulls were loud over the quay. The gulls were loud over the quay. …",
		"… The gulls were loud over the quay. The gulls were loud over the quay. [ferry] The gulls were loud over the quay. The gulls were loud over the quay. …",
	}
	got := snippets(text, places)
	if len(got) != len(want) {
		t.Fatalf("%d snippets, want %d", len(got), len(want))
	}
	for i, s := range got {
		if line := s.render(text, func(s string) string { return "[" + s + "]" }); line != want[i] {
			t.Errorf("snippet %d:\n%s\nwant\n%s", i, line, want[i])
		}
	}
}

// TestSnippetsStayShort: a text that is full of places is not shown whole.
func TestSnippetsStayShort(t *testing.T) {
	text := strings.Repeat("ferry ", 10_000)
	var places []hearsay.Span
	for at := 0; at < len(text); at += 6 {
		places = append(places, hearsay.Span{Start: at, End: at + 5})
	}
	for i, s := range snippets(text, places) {
		if s.Len() > 2*snippetAround+snippetPlaces*6 {
			t.Errorf("snippet %d has %d bytes", i, s.Len())
		}
	}
}

func FuzzSnippets(f *testing.F) {
	f.Add("The ferry sank.", 4, 9, 10, 14)
	f.Add(strings.Repeat("é", 300), 200, 202, 400, 402)
	f.Add(strings.Repeat("x", 1000), 500, 501, 999, 1000)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		for _, at := range []int{a, b, c, d} {
			if at < 0 || at > len(text) || at < len(text) && !utf8.RuneStart(text[at]) {
				t.Skip()
			}
		}
		if !utf8.ValidString(text) || a >= b || b > c || c >= d {
			t.Skip()
		}
		places := []hearsay.Span{{Start: a, End: b}, {Start: c, End: d}}
		marked := 0
		for _, s := range snippets(text, places) {
			line := s.render(text, func(s string) string { marked++; return s })
			if !utf8.ValidString(line) || strings.ContainsAny(line, "\n\x1b") {
				t.Fatalf("snippet %q", line)
			}
		}
		if marked != 2 {
			t.Fatalf("%d of 2 places are marked", marked)
		}
	})
}
