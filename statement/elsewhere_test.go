package statement_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
)

// A pronoun means nobody whom only another item names.
func TestElsewhere(t *testing.T) {
	const marked = "The mayor, Odd Varga, spoke to reporters in the town hall.\n\n{1s He} {1c told the paper} {1t that nobody had asked him about the offer}.\n\nMara Lund came to the pier. {2s She} {2c said} {2t that the boats would not sail}."
	text := regexp.MustCompile(`\{\d\w |\}`).ReplaceAllString(marked, "")
	var items []hearsay.Item
	for _, w := range strings.Split(text, "\n\n") {
		i := strings.Index(text, w)
		items = append(items, hearsay.Item{Span: hearsay.Span{Start: i, End: i + len(w)}})
	}
	for _, tt := range []struct {
		items []hearsay.Item
		want  string
	}{{nil, "Varga|Mara Lund"}, {items, "|Mara Lund"}} {
		f, _ := read(t, analyzer(t), hearsay.Document{ID: "live", Items: tt.items}, marked)
		names := map[string]string{}
		for _, s := range f.Speakers {
			names[s.ID] = s.Name
		}
		var got []string
		for _, s := range f.Statements {
			got = append(got, names[s.Speaker])
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%d items: %q, want %q", len(tt.items), s, tt.want)
		}
	}
}
