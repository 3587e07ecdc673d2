package workbench

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report"
	"github.com/openhearsay/hearsay/store"
)

// mostSearched is how long a search and a claim may be, in bytes; what is longer is cut.
const mostSearched = 500

func searched(q url.Values) search {
	get := func(name string) string { return bound(q.Get(name), mostSearched) }
	return search{Words: get("q"), Speaker: get("speaker"), Kind: get("kind"), Stance: get("stance"), Outlet: get("outlet"), From: get("from"), To: get("to"), Sure: q.Get("sure") != ""}
}

// bound is s on one line, valid and at most n bytes.
func bound(s string, n int) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
	if len(s) > n {
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n]
	}
	return s
}

// A hit is a document that a search found.
type hit struct {
	Document *report.Document
	Words    []report.Token // around the first place
	Href     string
	Places   int
}

// A searchPage is what a search found.
type searchPage struct {
	Query                            search
	Statements                       []*report.Statement
	Hits                             []hit
	Total                            int // documents
	Outlets, Kinds, Stances, Persons []string
	Note                             string
	Fields                           bool // one of them is set
}

// fieldValues are what the fields of the search can hold, in order.
type fieldValues struct{ outlets, kinds, stances, persons []string }

func (s *snapshot) fieldValues() fieldValues {
	outlets, kinds, stances, persons := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, d := range s.view.Documents {
		outlets[d.Outlet] = true
	}
	for _, x := range s.view.Statements() {
		kinds[x.Kind], stances[x.Stance] = true, true
	}
	for _, p := range s.view.Speakers[:min(len(s.view.Speakers), 200)] {
		if !p.Unknown {
			persons[p.Name] = true
		}
	}
	return fieldValues{values(outlets), values(kinds), values(stances), values(persons)}
}

// mostHits is how many documents of a search are shown.
const mostHits = 20

func (w *Workbench) search(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	q := searched(r.URL.Query())
	data := searchPage{Query: q}
	words := q
	words.Words = ""
	data.Fields = !words.empty()
	of := s.fields()
	data.Outlets, data.Kinds, data.Stances, data.Persons = of.outlets, of.kinds, of.stances, of.persons
	p := page{Head: "Search", Here: "search", Words: q.Words}
	if q.Words != "" {
		p.Head = "Search: " + short(q.Words, 60)
	}
	if !q.empty() {
		data.Statements, p.Steps = part(r, s.find(q), perSearch, "statements")
		if q.Words != "" && q.Speaker+q.Kind+q.Stance == "" && !q.Sure {
			data.Hits, data.Total, data.Note = w.hits(r, s, q)
		}
	}
	p.Data = data
	w.show(rw, r, s, "search-page", p)
}

// hits are the documents whose texts hold the words, best first.
func (w *Workbench) hits(r *http.Request, s *snapshot, q search) (out []hit, total int, note string) {
	terms := store.ParseQuery(q.Words)
	if len(terms) == 0 {
		return nil, 0, "There is no word to search for."
	}
	hits, total, err := w.Store.Search(r.Context(), terms, mostHits*4)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		return nil, 0, "The texts could not be searched: " + err.Error()
	}
	for _, h := range hits {
		d := s.documents[h.SHA256[:min(len(h.SHA256), 12)]]
		if d == nil || q.Outlet != "" && d.Outlet != q.Outlet || q.From != "" && (d.ISO()+"-99-99") < q.From || q.To != "" && (d.ISO() == "" || d.ISO() > q.To) || len(out) == mostHits {
			continue
		}
		out = append(out, s.hit(d, h.Spans))
	}
	return out, total, ""
}

// aroundHit is how many bytes of text stand on each side of a word that was found.
const aroundHit = 90

func (s *snapshot) hit(d *report.Document, spans []hearsay.Span) hit {
	x := hit{Document: d, Places: len(spans), Href: "/document/" + s.keys[d]}
	if len(spans) == 0 {
		return x
	}
	text, at := d.Finding().Text, spans[0]
	if at.End > len(text) || at.Start < 0 {
		return x
	}
	x.Href = s.spot(d, hearsay.NewCodePoints(text).Span(at))
	before, after := text[max(at.Start-aroundHit, 0):at.Start], text[at.End:min(at.End+aroundHit, len(text))]
	m := &report.Mark{Class: "content"}
	if _, rest, ok := strings.Cut(before, " "); ok {
		before = rest
	}
	if i := strings.LastIndexByte(after, ' '); i > 0 {
		after = after[:i]
	}
	x.Words = []report.Token{{Text: "… " + strings.ToValidUTF8(before, "")}, {Open: true, Mark: m}, {Text: at.In(text)}, {Close: true, Mark: m}, {Text: strings.ToValidUTF8(after, "") + " …"}}
	return x
}

// An askPage is what the documents do with a sentence that a person asks about.
type askPage struct {
	Text     string
	Claim    *report.Claim
	River    *report.River
	Proposed []*report.Claim
}

func (w *Workbench) ask(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	data := askPage{Text: bound(r.URL.Query().Get("claim"), mostSearched), Proposed: s.view.Claims[:min(len(s.view.Claims), perPage)]}
	p := page{Head: "Ask about a claim", Here: "ask"}
	if data.Text != "" && s.reading.Ask != nil {
		v := s.ask(data.Text)
		data.Claim, data.River = v.Claims[0], v.River
		p.Head = "Asked: " + short(data.Text, 60)
	}
	p.Data = data
	w.show(rw, r, s, "ask-page", p)
}
