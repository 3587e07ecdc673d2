package export

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report"
)

// The form is the W3C Recommendation "Web Annotation Data Model" of 2017.

type collection struct {
	Context string         `json:"@context"`
	ID      string         `json:"id"`
	Type    string         `json:"type"`
	Label   string         `json:"label"`
	Total   int            `json:"total"`
	First   annotationPage `json:"first"`
}

type annotationPage struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	StartIndex int          `json:"startIndex"`
	Items      []annotation `json:"items"`
}

type annotation struct {
	ID         string      `json:"id"`
	Type       string      `json:"type"`
	Motivation string      `json:"motivation"`
	Generator  generator   `json:"generator"`
	Body       []body      `json:"body"`
	Target     []annotated `json:"target"`
}

type generator struct {
	ID   string `json:"id"`
	Type string `json:"type"`
	Name string `json:"name"`
}

type body struct {
	Type     string `json:"type"`
	Purpose  string `json:"purpose"`
	Value    string `json:"value"`
	Format   string `json:"format"`
	Language string `json:"language,omitempty"`
}

type annotated struct {
	Type     string     `json:"type"`
	Source   string     `json:"source"`
	Selector []selector `json:"selector"`
}

// A selector is a TextQuoteSelector or a TextPositionSelector.
type selector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
}

// writeAnnotations writes each statement as an annotation of its words, and each conflict as
// one that links the words of its sides. Ids are UUIDs (RFC 9562, version 5) of the document's
// hash, the words and what is said of them, so that they outlast a new analysis.
func writeAnnotations(w io.Writer, v *view) error {
	page := annotationPage{Type: "AnnotationPage", Items: []annotation{}}
	add := func(motivation string, bodies []body, targets []annotated) {
		if len(targets) == 0 {
			return
		}
		name := motivation
		for _, t := range targets {
			name += fmt.Sprintf("\n%s %d %d", t.Source, *t.Selector[1].Start, *t.Selector[1].End)
		}
		for _, b := range bodies {
			name += "\n" + b.Value
		}
		page.Items = append(page.Items, annotation{named(fmt.Sprint(name, "\n")), "Annotation", motivation, program(), bodies, targets})
	}
	for i := range v.c.Statements {
		s := &v.c.Statements[i]
		who := cmp.Or(v.speaker(s.Speaker).Name, "unknown")
		add("describing", []body{
			text("describing", fmt.Sprintf("%s: %s, %s. Chain: %s. %s", who, s.Kind, s.Quoted, v.chain(s), sure(s.Confidence))),
			text("identifying", who), text("classifying", string(s.Kind)),
		}, v.targets(s.Document, s.Contents...))
	}
	for i := range v.c.Conflicts {
		x := &v.c.Conflicts[i]
		var targets []annotated
		for _, side := range []hearsay.ConflictSide{x.A, x.B} {
			if s := v.statements[side.Statement]; s != nil {
				targets = append(targets, v.targets(s.Document, s.Contents...)...)
			} else {
				targets = append(targets, v.targets(side.Place.Document, side.Place.Span)...)
			}
		}
		add("linking", []body{
			text("describing", fmt.Sprintf("%s (%s %s). %s %s", agreement(x), certainty(x), x.Kind, report.Sentence(x.Why), sure(x.Confidence))),
			text("classifying", string(x.Kind)),
		}, targets)
	}
	seen := map[string]int{} // the same said twice of the same words
	for i := range page.Items {
		a := &page.Items[i]
		seen[a.ID]++
		if n := seen[a.ID]; n > 1 {
			a.ID = named(fmt.Sprint(a.ID, " ", n))
		}
	}
	id := named(v.fingerprint())
	page.ID = id + "#page1"
	return writeJSON(w, collection{"http://www.w3.org/ns/anno.jsonld", id, "AnnotationCollection", "Who said what, as hearsay read it", len(page.Items), page}, false)
}

func agreement(x *hearsay.Conflict) string {
	if x.Certain {
		return "These do not agree"
	}
	return "These may not agree"
}

// sure says how often a finding like this one is right, in the words of the page.
func sure(confidence float64) string {
	return fmt.Sprintf("Confidence %v: %s.", share(confidence), report.ConfidenceOf(share(confidence)).Word)
}

func text(purpose, value string) body {
	return body{"TextualBody", purpose, strings.ToValidUTF8(value, "\ufffd"), "text/plain", "en"}
}

func program() generator {
	return generator{"https://github.com/openhearsay/hearsay", "Software", "hearsay " + hearsay.Version}
}

// targets are the words of spans, by what stands there and by where it stands.
func (v *view) targets(doc string, spans ...hearsay.Span) (all []annotated) {
	d := v.documents[doc]
	if d == nil {
		return nil
	}
	for _, s := range spans {
		s = v.fit(doc, s)
		if s.Empty() {
			continue
		}
		p := v.place(doc, s)
		const around = 32 // code points before and after
		prefix, suffix := v.place(doc, s), v.place(doc, s)
		points := v.points[doc]
		before := d.Text[points.Byte(max(prefix.Start-around, 0)):s.Start]
		after := d.Text[s.End:points.Byte(suffix.End+around)]
		valid := func(s string) string { return strings.ToValidUTF8(s, "\ufffd") }
		all = append(all, annotated{"SpecificResource", source(d), []selector{
			{Type: "TextQuoteSelector", Exact: valid(s.In(d.Text)), Prefix: valid(before), Suffix: valid(after)},
			{Type: "TextPositionSelector", Start: &p.Start, End: &p.End},
		}})
	}
	return all
}

// source is what a document is named by: its address on the web, else its hash as RFC 6920
// writes it, "ni:///sha-256;…".
func source(d *hearsay.Document) string {
	if a := address(d.URL); a != "" {
		return a
	}
	sum, err := hex.DecodeString(d.SHA256)
	if err != nil || len(sum) != sha256.Size {
		h := sha256.Sum256([]byte(d.Text))
		sum = h[:]
	}
	return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(sum)
}

// named is the URN of what has a name: the same name gives the same one.
func named(name string) string {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://github.com/openhearsay/hearsay#"+name)).URN()
}

// fingerprint names the documents of a case, whatever is found in them.
func (v *view) fingerprint() string {
	h := sha256.New()
	for i := range v.c.Documents {
		fmt.Fprintf(h, "%q %q\n", v.c.Documents[i].SHA256, v.c.Documents[i].ID)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// short is s on one line, of n code points at most.
func short(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n-1]
	return strings.TrimSpace(string(r)) + "…"
}
