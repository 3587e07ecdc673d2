package export

import (
	"io"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
)

// The form is CSL-JSON, as the schema csl-data.json of the Citation Style Language 1.0.2 has it.

type cslItem struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Title          string    `json:"title,omitempty"`
	Author         []cslName `json:"author,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	Section        string    `json:"section,omitempty"`
	Issued         *cslDate  `json:"issued,omitempty"`
	URL            string    `json:"URL,omitempty"`
	Language       string    `json:"language,omitempty"`
	Note           string    `json:"note,omitempty"`
}

// A cslName is a name as it was printed: which part of it is the family's is not known.
type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

func writeCSL(w io.Writer, v *view) error {
	items := []cslItem{}
	keys := v.citationKeys()
	for i := range v.c.Documents {
		d := &v.c.Documents[i]
		x := cslItem{ID: keys[i], Type: "document", Title: foreign.Line(d.Title), ContainerTitle: foreign.Line(d.Outlet), Section: foreign.Line(d.Section), URL: address(d.URL), Language: d.Language, Note: noteOf(d)}
		switch {
		case d.Outlet != "":
			x.Type = "article-newspaper"
		case x.URL != "":
			x.Type = "webpage"
		}
		for _, b := range d.Bylines {
			x.Author = append(x.Author, cslName{foreign.Line(b)})
		}
		if from := numbers(d.Published.From); from != nil {
			x.Issued = &cslDate{[][]int{from}}
			if to := numbers(d.Published.To); to != nil && d.Published.To != d.Published.From {
				x.Issued.Parts = append(x.Issued.Parts, to)
			}
		}
		items = append(items, x)
	}
	return writeJSON(w, items, false)
}

// noteOf is what a citation styles' field has no place for: the file and its hash.
func noteOf(d *hearsay.Document) string {
	parts := []string{"File: " + foreign.Name(d.Path), "SHA-256: " + d.SHA256}
	if d.Credit != "" {
		parts = append(parts, "Credit: "+foreign.Line(d.Credit))
	}
	return strings.Join(parts, "; ")
}
