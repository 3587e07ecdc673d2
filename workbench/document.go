package workbench

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report"
)

func (w *Workbench) documents(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	rows, st := part(r, s.view.Documents, perDocuments, "documents")
	w.show(rw, r, s, "documents-page", page{Head: "Documents", Here: "documents", Steps: st, Data: rows})
}

// partBytes is how much text of a document a page holds. With its marks that is a page
// of about 150 KB where a document consists of statements only.
const partBytes = 24 << 10

// parts are the stretches of a text that pages hold: whole lines where these are not
// too long.
func parts(text string) (all []hearsay.Span) {
	for at := 0; at < len(text); {
		end := min(at+partBytes, len(text))
		if end < len(text) {
			if i := strings.LastIndexByte(text[at:end], '\n'); i > 0 {
				end = at + i + 1
			} else if i := strings.LastIndexByte(text[at:end], ' '); i > 0 {
				end = at + i + 1
			} else {
				for end > at+1 && !utf8.RuneStart(text[end]) {
					end--
				}
			}
		}
		all = append(all, hearsay.Span{Start: at, End: end})
		at = end
	}
	if len(all) == 0 {
		all = append(all, hearsay.Span{})
	}
	return all
}

// A documentPage is a part of a document's text.
type documentPage struct {
	Document   *report.Document
	Key        string
	Body       []report.Token
	Statements []*report.Statement // that begin in this part
	Of         int
	Versions   []*report.Document
	Spot       string // the address of the words that the page was opened at
}

func (w *Workbench) document(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	d := s.documents[r.PathValue("key")]
	if d == nil {
		w.missing(rw, r)
		return
	}
	f := d.Finding()
	all := parts(f.Text)
	var more []report.Mark
	at, ok := spotOf(r.URL.Query(), f.Text)
	data := documentPage{Document: d, Key: r.PathValue("key"), Of: d.Found}
	if ok {
		more = append(more, report.Mark{Span: at, Class: "spot", ID: "at", Title: "The words that the link leads to"})
		k := slices.IndexFunc(all, func(p hearsay.Span) bool { return at.Start < p.End })
		if r.URL.Query().Get("page") == "" {
			q := r.URL.Query()
			q.Set("page", strconv.Itoa(k+1))
			r = r.Clone(r.Context())
			r.URL.RawQuery = q.Encode()
		}
		data.Spot = "/document/" + data.Key + "?at=" + r.URL.Query().Get("at") + "#at"
	}
	one, st := part(r, all, 1, "parts")
	within := one[0]
	data.Body = d.Part(within, more...)
	for _, x := range d.Statements {
		if e := x.Finding().Extent(); e.Start >= within.Start && e.Start < within.End {
			data.Statements = append(data.Statements, x)
		}
	}
	for _, o := range s.view.Documents {
		g := o.Finding()
		if o != d && (g.VersionOf != "" && (g.VersionOf == f.ID || g.VersionOf == f.VersionOf) || f.VersionOf != "" && f.VersionOf == g.ID) {
			data.Versions = append(data.Versions, o)
		}
	}
	head := d.Title
	if head == "" {
		head = d.Name
	}
	w.show(rw, r, s, "document-page", page{Head: head, Here: "documents", Steps: st, Data: data})
}

// spotOf reads ?at=START-END, code points of the text.
func spotOf(q url.Values, text string) (hearsay.Span, bool) {
	a, b, ok := strings.Cut(q.Get("at"), "-")
	start, err := strconv.Atoi(a)
	end, err2 := strconv.Atoi(b)
	if !ok || err != nil || err2 != nil || start < 0 || end <= start {
		return hearsay.Span{}, false
	}
	points := hearsay.NewCodePoints(text)
	if n := utf8.RuneCountInString(text); start >= n {
		return hearsay.Span{}, false
	} else {
		end = min(end, n)
	}
	at := hearsay.Span{Start: points.Byte(start), End: points.Byte(end)}
	return at, !at.Empty()
}
