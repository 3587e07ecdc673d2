package export

import (
	"io"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report"
)

// The form is ClaimReview of schema.org, in JSON-LD.

type graphOf[T any] struct {
	Context string `json:"@context"`
	Graph   []T    `json:"@graph"`
}

type claimReview struct {
	Type          string        `json:"@type"`
	ID            string        `json:"@id"`
	ClaimReviewed string        `json:"claimReviewed"`
	DatePublished string        `json:"datePublished,omitempty"` // when the person graded
	Author        *schemaName   `json:"author,omitempty"`
	ReviewRating  rating        `json:"reviewRating"`
	ReviewBody    string        `json:"reviewBody,omitempty"` // what persons noted
	ItemReviewed  reviewedClaim `json:"itemReviewed"`
}

type schemaName struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type rating struct {
	Type          string `json:"@type"`
	RatingValue   int    `json:"ratingValue,omitempty"`
	BestRating    int    `json:"bestRating,omitempty"`
	WorstRating   int    `json:"worstRating,omitempty"`
	AlternateName string `json:"alternateName"`
}

type reviewedClaim struct {
	Type            string      `json:"@type"`
	Author          *schemaName `json:"author,omitempty"`
	FirstAppearance *work       `json:"firstAppearance,omitempty"`
	Appearance      []work      `json:"appearance,omitempty"`
}

type work struct {
	Type          string      `json:"@type"`
	URL           string      `json:"url,omitempty"`
	Name          string      `json:"name,omitempty"`
	DatePublished string      `json:"datePublished,omitempty"`
	Publisher     *schemaName `json:"publisher,omitempty"`
	Identifier    string      `json:"identifier,omitempty"` // SHA-256 of the original bytes
}

// credibility is what the digits of the Admiralty system say of words (NATO STANAG 2511),
// and where each stands on a scale from 1 to 5; "cannot be judged" stands nowhere.
var credibility = map[byte]struct {
	words string
	value int
}{
	'1': {"Confirmed by other sources", 5}, '2': {"Probably true", 4}, '3': {"Possibly true", 3},
	'4': {"Doubtful", 2}, '5': {"Improbable", 1}, '6': {"Truth cannot be judged", 0},
}

// ratingOf is what a person rated; ok is false where none did. A letter alone rates a
// source, not what it says.
func ratingOf(r *hearsay.Review) (x rating, ok bool) {
	if r == nil || r.Grade == "" {
		return x, false
	}
	c, ok := credibility[r.Grade[len(r.Grade)-1]]
	if !ok {
		return x, false
	}
	x = rating{Type: "Rating", AlternateName: c.words}
	if c.value > 0 {
		x.RatingValue, x.BestRating, x.WorstRating = c.value, 5, 1
	}
	return x, true
}

// writeClaimReviews writes the claims and propositions that a person graded, and no other:
// hearsay itself rates nothing. It is meant for a page, so what would end a script element
// is escaped.
func writeClaimReviews(w io.Writer, v *view) error {
	all := graphOf[claimReview]{"https://schema.org", []claimReview{}}
	add := func(claim string, r *hearsay.Review, places []hearsay.Place) bool {
		x, ok := ratingOf(r)
		if !ok {
			return false
		}
		y := claimReview{Type: "ClaimReview", ID: named("claimreview\n" + claim), ClaimReviewed: claim, ReviewRating: x, ReviewBody: strings.Join(r.Notes, "\n")}
		y.DatePublished, _, _ = strings.Cut(r.GradedAt, "T")
		if who := strings.TrimPrefix(r.GradedBy, "person:"); who != "" {
			y.Author = &schemaName{"Person", who}
		}
		y.ItemReviewed = v.claim(places)
		all.Graph = append(all.Graph, y)
		return true
	}
	done := map[string]bool{} // propositions
	for i := range v.c.Claims {
		c := &v.c.Claims[i]
		if add(c.Text, c.Review, c.Places) && c.Proposition != "" {
			done[c.Proposition] = true
		}
	}
	for i := range v.c.Propositions {
		if q := &v.c.Propositions[i]; !done[q.ID] {
			add(q.Text, q.Review, q.Places)
		}
	}
	if len(all.Graph) == 0 {
		v.note("No person has graded what a claim says (a grade from 1 to 6): there is nothing to review.")
	}
	return writeJSON(w, all, true)
}

// claim is who says a thing and where, without the places that are doubtful and that no person
// accepted. The first appearance is told only where every document that may assert it has a day
// and one that does is earlier than all others.
func (v *view) claim(places []hearsay.Place) reviewedClaim {
	x := reviewedClaim{Type: "Claim"}
	var docs []*hearsay.Document
	seen, speakers, sure := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, p := range places {
		if p.Stance != hearsay.Asserts {
			continue
		}
		who := ""
		if s := v.statements[p.Statement]; s != nil {
			who = s.Speaker
		}
		speakers[who] = true
		if d := v.documents[p.Document]; d != nil && !seen[d.ID] {
			seen[d.ID] = true
			docs = append(docs, d)
		}
		if p.Review.Stands() || report.ConfidenceOf(p.Confidence).Class != "low" {
			sure[p.Document] = true
		}
	}
	if len(speakers) == 1 {
		for id := range speakers {
			switch s := v.speaker(id); {
			case s.Named && s.Kind == hearsay.Person:
				x.Author = &schemaName{"Person", s.Name}
			case s.Named && (s.Kind == hearsay.Organization || s.Kind == hearsay.OutletSpeaker):
				x.Author = &schemaName{"Organization", s.Name}
			}
		}
	}
	first := earliest(docs)
	for _, d := range docs {
		switch {
		case !sure[d.ID]:
		case d == first:
			w := workOf(d)
			x.FirstAppearance = &w
		default:
			x.Appearance = append(x.Appearance, workOf(d))
		}
	}
	return x
}

// earliest is the one of docs that was published before all others, nil where that is not known.
func earliest(docs []*hearsay.Document) *hearsay.Document {
	var first *hearsay.Document
	tie := false
	for _, d := range docs {
		day := d.Published.From
		if len(numbers(day)) != 3 || d.Published.To != day {
			return nil
		}
		switch {
		case first == nil || day < first.Published.From:
			first, tie = d, false
		case day == first.Published.From:
			tie = true
		}
	}
	if tie {
		return nil
	}
	return first
}

func workOf(d *hearsay.Document) work {
	w := work{Type: "CreativeWork", URL: address(d.URL), Name: d.Title, Identifier: "sha256:" + d.SHA256}
	if d.Published.From == d.Published.To && numbers(d.Published.From) != nil {
		w.DatePublished = d.Published.From
	}
	if d.Outlet != "" {
		w.Publisher = &schemaName{"Organization", d.Outlet}
	}
	return w
}
