package eval

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/openhearsay/hearsay"
)

// A PageLabel is what a careful reader found that a page of the article-extraction
// benchmark says of itself. Of Published, Updated, Outlets and Titles one is as good as
// another: two names of the outlet, the headline above the article and that in the
// markup. What a page does not show is empty. Days are those that the page prints, in
// its own zone, where it prints one.
type PageLabel struct {
	Page      string   `json:"page"`
	Published []string `json:"published"`
	Updated   []string `json:"updated"`
	Outlets   []string `json:"outlets"`
	Titles    []string `json:"titles"`
	Authors   []string `json:"authors"` // persons and pen names; desks, agencies and accounts are none
	Credit    string   `json:"credit"`  // the agency
}

//go:embed testdata/pages.jsonl
var pageLabels []byte

// PageLabels are the labels of sixty pages of that benchmark: by file name, three of
// each five.
func PageLabels() ([]PageLabel, error) {
	var out []PageLabel
	for d := json.NewDecoder(bytes.NewReader(pageLabels)); ; {
		var l PageLabel
		switch err := d.Decode(&l); err {
		case nil:
			out = append(out, l)
		case io.EOF:
			return out, nil
		default:
			return nil, fmt.Errorf("labels of pages: %w", err)
		}
	}
}

// A FieldScore is how often one thing was found: of those that pages show, those that
// were given, and of both.
type FieldScore struct {
	Field               string
	Shown, Given, Right int
	Wrong               []string // "page: what was given, what is shown", both cut short
}

// Pages scores what was found that pages say of themselves, by page id. A byline counts
// for each name.
func Pages(labels []PageLabel, found map[string]hearsay.Document) []FieldScore {
	scores := []FieldScore{{Field: "published"}, {Field: "updated"}, {Field: "outlet"}, {Field: "title"}, {Field: "bylines"}, {Field: "credit"}}
	for _, l := range labels {
		d := found[l.Page]
		for i, x := range []struct {
			given string
			want  []string
		}{{d.Published.From, l.Published}, {d.Updated.From, l.Updated}, {d.Outlet, l.Outlets}, {d.Title, l.Titles}} {
			scores[i].add(l.Page, some(x.given), min(1, len(x.want)), x.want)
		}
		scores[4].add(l.Page, d.Bylines, len(l.Authors), l.Authors)
		scores[5].add(l.Page, some(d.Credit), len(some(l.Credit)), some(l.Credit))
	}
	return scores
}

func some(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func (s *FieldScore) add(page string, given []string, shown int, want []string) {
	s.Shown += shown
	s.Given += len(given)
	right := 0
	for _, g := range given {
		if slices.ContainsFunc(want, func(w string) bool { return bare(w) == bare(g) }) {
			right++
		}
	}
	s.Right += right
	if right < max(shown, len(given)) {
		s.Wrong = append(s.Wrong, fmt.Sprintf("%.8s: %.60q, shown %.80q", page, given, want))
	}
}

// bare is the letters and digits of s in small letters, without a "The" before them.
func bare(s string) string {
	s = strings.TrimPrefix(strings.ToLower(s), "the ")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
