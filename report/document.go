package report

import (
	"fmt"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/review"
)

// A Document is one document as the page shows it.
type Document struct {
	N          int    // from 1, in the order of the table
	Tag        string // "D3", its short name everywhere on the page
	Name       string // the outlet, or the file where the outlet is unknown
	Outlet     string // "" for unknown
	Title      string
	Bylines    []string
	Date       string // "" for unknown
	Path, URL  string
	SHA256     string
	Language   string
	Foreign    bool // not English: compared for passages only
	Words      int
	Items      []Item
	Warnings   []string
	Notes      []string     // which version it is, and what it says was corrected
	Statements []*Statement // all that are shown, in the order of the text
	Shares     []Shared     // the passages that are shown
	Found      int          // how many statements it holds, shown or not
	Listed     bool         // it has a row in the table of documents
	Printed    bool         // its text is printed in full
	RestsOn    []string     // the origins that it repeats
	Reviewed   string       // what persons decided, "" for nothing
	Limited    bool         // the case holds only what persons accepted

	d     *hearsay.Document
	marks []Mark
}

// An Item is one story of a page that carries several.
type Item struct {
	Headline, Credit, Date string
	Comment                bool
	Href                   string
}

// Anchor is the anchor of the document's text, of its row where the text is not
// printed, and of the table where that leaves it out too.
func (d *Document) Anchor() string {
	switch {
	case d.Printed:
		return fmt.Sprintf("d%d", d.N)
	case d.Listed:
		return fmt.Sprintf("row%d", d.N)
	}
	return "read"
}

// File is the name of its file without the folders.
func (d *Document) File() string {
	return d.Path[strings.LastIndexAny(d.Path, `/\`)+1:]
}

// Label says where and when: "Tarn Ledger, 4 March 2031".
func (d *Document) Label() string {
	if d.Date == "" {
		return d.Name
	}
	return d.Name + ", " + d.Date
}

// ISO is the date in ISO 8601, "" for unknown.
func (d *Document) ISO() string { return d.d.Published.From }

// day is the date with its month shortened, for the axis of a drawing, and with its
// year where years differ; "no date" for unknown.
func (d *Document) day(year bool) string {
	if d.Date == "" {
		return "no date"
	}
	p := d.d.Published
	for _, l := range []struct{ in, out, without string }{{"2006-01-02", "2 Jan 2006", "2 Jan"}, {"2006-01", "Jan 2006", "Jan 2006"}} {
		if t, err := time.Parse(l.in, p.From); err == nil && (p.To == "" || p.To == p.From) {
			if year {
				return t.Format(l.out)
			}
			return t.Format(l.without)
		}
	}
	return d.Date
}

// Body is the whole text with its marks.
func (d *Document) Body() []Token {
	return Tokens(d.d.Text, hearsay.Span{Start: 0, End: len(d.d.Text)}, d.marks)
}

// mark adds a mark and gives the address of its anchor, "" where the text is not
// printed or the span is not in it.
func (d *Document) mark(m Mark) string {
	if d == nil || !d.Printed {
		return ""
	}
	s, ok := fit(d.d.Text, m.Span)
	words := strings.TrimSpace(s.In(d.d.Text))
	if !ok || words == "" {
		return ""
	}
	s.Start += strings.Index(s.In(d.d.Text), words)
	s.End = s.Start + len(words)
	m.Span = s
	d.marks = append(d.marks, m)
	if m.ID == "" {
		return ""
	}
	return "#" + m.ID
}

// words is what s covers, on one line.
func (d *Document) words(s hearsay.Span) string {
	if d == nil {
		return ""
	}
	s, _ = fit(d.d.Text, s)
	return clean(s.In(d.d.Text))
}

// joined is what spans cover, the pieces joined by an ellipsis.
func (d *Document) joined(spans []hearsay.Span) string {
	var parts []string
	for _, s := range spans {
		if w := d.words(s); w != "" {
			parts = append(parts, w)
		}
	}
	return strings.Join(parts, " … ")
}

// versionNotes say that a document is a version of one, and what it says was corrected.
func versionNotes(d *hearsay.Document) (out []string) {
	switch {
	case d.VersionOf != "":
		out = append(out, fmt.Sprintf("Version %d, an earlier one: counted here is what no later version says in the same words.", d.Version))
	case d.Version > 0:
		out = append(out, fmt.Sprintf("Version %d, the latest.", d.Version))
	}
	for _, n := range d.Notes {
		out = append(out, Sentence(strings.ReplaceAll(string(n.Kind), "-", " "))+" “"+cut(n.Span.In(d.Text), 300)+"”")
	}
	return out
}

func (v *View) readDocuments() {
	n, outlets := &v.Count, map[string]bool{}
	for i := range v.c.Documents {
		d := &v.c.Documents[i]
		x := &Document{
			Outlet: d.Outlet, Name: d.Outlet, Title: clean(d.Title), Bylines: d.Bylines, Date: Date(d.Published), Path: d.Path,
			SHA256: d.SHA256, Language: d.Language, Foreign: !d.English(), Words: len(strings.Fields(d.Text)), Warnings: d.Warnings, Reviewed: reviewed(d.Review), Limited: v.c.Accepted, d: d,
		}
		x.Notes = versionNotes(d)
		if strings.HasPrefix(d.URL, "https://") || strings.HasPrefix(d.URL, "http://") {
			x.URL = d.URL
		}
		if x.Name == "" {
			x.Name = d.ID
			n.NoOutlet++
		} else {
			outlets[foldName(d.Outlet)] = true
		}
		n.Words += x.Words
		n.Items += len(d.Items)
		v.Documents = append(v.Documents, x)
	}
	ordered := make([]*Document, len(v.Documents))
	for n, i := range review.Numbered(v.c.Documents) {
		ordered[n] = v.Documents[i]
	}
	v.Documents = ordered
	n.Documents, n.Outlets = len(v.Documents), len(outlets)
	var span hearsay.Period
	room := v.limits.TextBytes
	for i, x := range v.Documents {
		x.N, x.Tag = i+1, fmt.Sprintf("D%d", i+1)
		x.Listed = i < v.limits.Documents
		if _, twice := v.documents[x.d.ID]; !twice {
			v.documents[x.d.ID] = x
		}
		if p := x.d.Published; p.From != "" {
			if span.From == "" {
				span.From = p.From
			}
			span.To = max(span.To, p.From, p.To)
		} else {
			v.Left.Undated++
		}
		if x.Printed = x.Listed && len(x.d.Text) <= room; x.Printed {
			room -= len(x.d.Text)
			v.Printed = append(v.Printed, x)
		} else {
			v.Left.Texts++
		}
	}
	v.Period = Date(span)
	for i, x := range v.Documents {
		for k := range x.d.Items {
			it := &x.d.Items[k]
			y := Item{Headline: clean(it.Headline), Credit: it.Credit, Date: Date(it.Published), Comment: it.Comment}
			if y.Headline == "" {
				y.Headline = cut(it.Span.In(x.d.Text), 90)
			}
			what := "Story on this page"
			if it.Comment {
				what = "The site's own comment"
			}
			y.Href = x.mark(Mark{Span: firstLine(x.d.Text, it.Span), Class: "item", ID: fmt.Sprintf("d%d-item%d", i+1, k+1), Title: what})
			x.Items = append(x.Items, y)
			if it.CreditAt != nil {
				x.mark(Mark{Span: *it.CreditAt, Class: "credit", Title: "Credits " + it.Credit})
			}
		}
		for _, s := range x.d.Furniture {
			x.mark(Mark{Span: s, Class: "furniture", Title: "Page furniture, not read for statements"})
		}
		if x.d.OutletAt != nil {
			x.mark(Mark{Span: *x.d.OutletAt, Class: "credit", Title: "Shows the outlet"})
		}
	}
	n.Problems = len(v.c.Problems)
	v.Problems = keep(v.c.Problems, v.limits.Rows, &v.Left.Problems)
}

// Shown are the documents of the table.
func (v *View) Shown() []*Document {
	if len(v.Documents) > v.limits.Documents {
		return v.Documents[:v.limits.Documents]
	}
	return v.Documents
}

// documentsOpen is how many documents of the list are open to see.
const documentsOpen = 12

// ShownFirst are the first documents of the list.
func (v *View) ShownFirst() []*Document { l := v.Shown(); return l[:min(len(l), documentsOpen)] }

// ShownMore are the documents of the list behind the first ones.
func (v *View) ShownMore() []*Document { l := v.Shown(); return l[min(len(l), documentsOpen):] }

// NotListed is how many documents the table leaves out.
func (v *View) NotListed() int { return len(v.Documents) - len(v.Shown()) }

func firstLine(text string, s hearsay.Span) hearsay.Span {
	s, _ = fit(text, s)
	if i := strings.IndexByte(strings.TrimLeft(s.In(text), "\n"), '\n'); i >= 0 {
		lead := len(s.In(text)) - len(strings.TrimLeft(s.In(text), "\n"))
		s.End = s.Start + lead + i
	}
	return s
}
