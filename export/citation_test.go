package export

import (
	"regexp"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
)

func TestCSLDates(t *testing.T) {
	docs := []hearsay.Document{{ID: "a"}, {ID: "b", Published: hearsay.Period{From: "2031-04", To: "2031-04"}, URL: "https://p.example/b"}, {ID: "c", Outlet: "Pell Wire", Published: hearsay.Period{From: "2031-04-01", To: "2031-04-03"}}, {ID: "a ", Published: hearsay.Day("soon")}}
	x := decode[[]cslItem](t, written(t, "csl-json", &hearsay.Case{Documents: docs}))
	if x[0].Issued != nil || x[3].Issued != nil {
		t.Error("a date is invented")
	}
	if len(x[1].Issued.Parts) != 1 || len(x[1].Issued.Parts[0]) != 2 || len(x[2].Issued.Parts) != 2 {
		t.Errorf("got %v and %v", x[1].Issued, x[2].Issued)
	}
	if x[0].Type != "document" || x[1].Type != "webpage" || x[2].Type != "article-newspaper" {
		t.Errorf("got %s, %s, %s", x[0].Type, x[1].Type, x[2].Type)
	}
	if x[0].ID == x[3].ID {
		t.Errorf("two items %s", x[0].ID)
	}
}

var bibKey = regexp.MustCompile(`^@(article|misc)\{([A-Za-z0-9._-]+)$`)

// TestBibTeX reads what is written as BibTeX does: entries with keys of their own, fields in
// balanced braces, no sign in a text on which LaTeX would act.
func TestBibTeX(t *testing.T) {
	for name, c := range cases() {
		b := string(written(t, "bibtex", c))
		keys := map[string]bool{}
		for entry := range strings.SplitSeq(strings.TrimSpace(b), "\n}\n") {
			if entry == "" {
				continue
			}
			lines := strings.Split(strings.TrimSuffix(strings.TrimSpace(entry), "\n}"), ",\n  ")
			m := bibKey.FindStringSubmatch(strings.TrimSuffix(lines[0], "\n"))
			if m == nil || keys[strings.ToLower(m[2])] {
				t.Fatalf("%s: entry %q", name, lines[0])
			}
			keys[strings.ToLower(m[2])] = true
			for _, l := range lines[1:] {
				field, value, ok := strings.Cut(l, " = ")
				if !ok || strings.Contains(l, "\n") && !strings.HasSuffix(l, "}\n") {
					t.Fatalf("%s: field %q", name, l)
				}
				checkBraces(t, field, strings.TrimSpace(value))
			}
		}
		if len(keys) != len(c.Documents) {
			t.Errorf("%s: %d entries of %d", name, len(keys), len(c.Documents))
		}
	}
	got := latex(`\input{x} $5 & 100% #1 a_b ^ ~ "q"`)
	want := `\textbackslash{}input\textbraceleft{}x\textbraceright{} \$5 \& 100\% \#1 a\_b \textasciicircum{} \textasciitilde{} \textquotedbl{}q\textquotedbl{}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func checkBraces(t *testing.T, field, value string) {
	t.Helper()
	depth := 0
	for i, r := range value {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
			if depth < 0 || depth == 0 && i != len(value)-1 {
				t.Fatalf("%s ends within %q", field, value)
			}
		case '$', '&', '#', '%', '_', '^', '~':
			if field != "url" && (i == 0 || value[i-1] != '\\') {
				t.Fatalf("%s: LaTeX acts on %q of %q", field, r, value)
			}
		}
	}
	if depth != 0 {
		t.Fatalf("%s: braces do not match in %q", field, value)
	}
}

func TestClaimReview(t *testing.T) {
	assert := func(doc, statement string) hearsay.Place {
		return hearsay.Place{Document: doc, Statement: statement, Stance: hearsay.Asserts, Confidence: 0.7}
	}
	doubtful, accepted := assert("b", "s2"), assert("b", "s2")
	doubtful.Confidence, accepted.Confidence = 0.2, 0.2
	accepted.Review = &hearsay.Review{Decision: hearsay.Accepted}
	c := &hearsay.Case{
		Documents: []hearsay.Document{
			{ID: "a", URL: "https://p.example/a", Outlet: "Pell Wire", Title: "A </script>", Published: hearsay.Day("2031-04-02")},
			{ID: "b", Published: hearsay.Day("2031-04-01")}, {ID: "c"}, {ID: "d", Published: hearsay.Day("2031-04-01")}, {ID: "e", Published: hearsay.Period{From: "2031", To: "2031"}},
		},
		Speakers:   []hearsay.Speaker{{ID: "p1", Name: "Ida Brandt", Named: true, Kind: hearsay.Person}, {ID: "p2", Name: "two officials", Kind: hearsay.Group}},
		Statements: []hearsay.Statement{{ID: "s1", Document: "a", Speaker: "p1"}, {ID: "s2", Document: "b", Speaker: "p1"}, {ID: "s3", Document: "b", Speaker: "p2"}},
	}
	graded := func(grade string) *hearsay.Review {
		return &hearsay.Review{Grade: grade, Decision: hearsay.Accepted, Who: "person:bo", When: "2031-05-03T10:00:00Z", GradedBy: "person:ida", GradedAt: "2031-05-01T10:00:00Z", Notes: []string{"asked twice"}}
	}
	rows := []struct {
		text   string
		review *hearsay.Review
		places []hearsay.Place
		value  int    // 0 for none
		words  string // "" for no review
		first  string // published, "" for not known
		author string
	}{
		{"not rated", nil, []hearsay.Place{assert("a", "s1")}, 0, "", "", ""},
		{"accepted", &hearsay.Review{Decision: hearsay.Accepted}, nil, 0, "", "", ""},
		{"source only", graded("B"), nil, 0, "", "", ""},
		{"first is b", graded("B2"), []hearsay.Place{assert("a", "s1"), assert("b", "s2")}, 4, "Probably true", "2031-04-01", "Ida Brandt"},
		{"the earliest is doubtful", graded("2"), []hearsay.Place{assert("a", "s1"), doubtful}, 4, "Probably true", "", "Ida Brandt"},
		{"the earliest is accepted", graded("2"), []hearsay.Place{assert("a", "s1"), accepted}, 4, "Probably true", "2031-04-01", "Ida Brandt"},
		{"one has no date", graded("5"), []hearsay.Place{assert("a", "s1"), assert("c", "")}, 1, "Improbable", "", ""},
		{"the same day", graded("1"), []hearsay.Place{assert("b", "s3"), assert("d", "s3")}, 5, "Confirmed by other sources", "", ""},
		{"a year only", graded("F6"), []hearsay.Place{assert("e", ""), {Document: "b", Stance: hearsay.Denies}}, 0, "Truth cannot be judged", "", ""},
	}
	for _, r := range rows {
		c.Claims = append(c.Claims, hearsay.Claim{Text: r.text, Review: r.review, Places: r.places})
	}
	out := written(t, "claimreview", c)
	if strings.Contains(string(out), "</script>") {
		t.Error("a script element of a page would end here")
	}
	got := map[string]claimReview{}
	for _, x := range decode[graphOf[claimReview]](t, out).Graph {
		got[x.ClaimReviewed] = x
	}
	for _, r := range rows {
		x, ok := got[r.text]
		if ok != (r.words != "") {
			t.Errorf("%s: reviewed %v", r.text, ok)
		}
		if !ok {
			continue
		}
		if x.ReviewRating.AlternateName != r.words || x.ReviewRating.RatingValue != r.value || x.Author.Name != "ida" || x.DatePublished != "2031-05-01" {
			t.Errorf("%s: %+v", r.text, x)
		}
		first, author := "", ""
		if f := x.ItemReviewed.FirstAppearance; f != nil {
			first = f.DatePublished
		}
		if a := x.ItemReviewed.Author; a != nil {
			author = a.Name
		}
		if first != r.first || author != r.author {
			t.Errorf("%s: first appearance %q, author %q", r.text, first, author)
		}
	}
	f, _ := Named("claimreview")
	var b strings.Builder
	if notes, err := f.Write(&b, &hearsay.Case{}); err != nil || len(notes) != 1 {
		t.Errorf("notes %q, %v", notes, err)
	}
}
