package export

import (
	"bytes"
	"cmp"
	stdjson "encoding/json"
	"fmt"
	"io"
	"math"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/outlet"
)

// A view finds things in a case by their ids.
type view struct {
	c          *hearsay.Case
	documents  map[string]*hearsay.Document
	speakers   map[string]*hearsay.Speaker
	statements map[string]*hearsay.Statement
	points     map[string]*hearsay.CodePoints // of texts, each made when it is first needed
	notes      []string
}

func newView(c *hearsay.Case) *view {
	v := &view{c, map[string]*hearsay.Document{}, map[string]*hearsay.Speaker{}, map[string]*hearsay.Statement{}, map[string]*hearsay.CodePoints{}, nil}
	for i := range c.Documents {
		v.documents[c.Documents[i].ID] = &c.Documents[i]
	}
	for i := range c.Speakers {
		v.speakers[c.Speakers[i].ID] = &c.Speakers[i]
	}
	for i := range c.Statements {
		v.statements[c.Statements[i].ID] = &c.Statements[i]
	}
	return v
}

// document is the document of an id; an empty one where the case has none.
func (v *view) document(id string) *hearsay.Document {
	if d := v.documents[id]; d != nil {
		return d
	}
	return &hearsay.Document{ID: id}
}

// speaker is the speaker of an id; an empty one for unknown.
func (v *view) speaker(id string) *hearsay.Speaker {
	if s := v.speakers[id]; s != nil {
		return s
	}
	return &hearsay.Speaker{}
}

// place translates a span to code points.
func (v *view) place(doc string, s hearsay.Span) hearsay.Span {
	p := v.points[doc]
	if p == nil {
		p = hearsay.NewCodePoints(v.document(doc).Text)
		v.points[doc] = p
	}
	return p.Span(s)
}

// fit moves a span onto the borders of code points, inside the text of its document.
func (v *view) fit(doc string, s hearsay.Span) hearsay.Span {
	text := v.document(doc).Text
	s.Start, s.End = min(max(s.Start, 0), len(text)), min(max(s.End, 0), len(text))
	for s.Start > 0 && s.Start < len(text) && !utf8.RuneStart(text[s.Start]) {
		s.Start--
	}
	for s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		s.End++
	}
	return s
}

// words are the words of spans, parted by an ellipsis.
func (v *view) words(doc string, spans ...hearsay.Span) string {
	var l []string
	for _, s := range spans {
		if w := strings.TrimSpace(v.fit(doc, s).In(v.document(doc).Text)); w != "" {
			l = append(l, w)
		}
	}
	return strings.Join(l, " … ")
}

func (v *view) maybe(doc string, s *hearsay.Span) string {
	if s == nil {
		return ""
	}
	return v.words(doc, *s)
}

// chain is who carried the words of a statement, from the mouth to the page.
func (v *view) chain(s *hearsay.Statement) string {
	names := []string{cmp.Or(v.speaker(s.Speaker).Name, "unknown")}
	for i := len(s.Via) - 1; i >= 0; i-- {
		names = append(names, s.Via[i].Name)
	}
	return strings.Join(names, " → ")
}

// edtf is a period as a date or an interval of ISO 8601 and EDTF: "2031-03", "2031-03-02/2031-03-05",
// "../2031" where only the end is known, "" for unknown.
func edtf(p hearsay.Period) string {
	switch {
	case !p.Known():
		return ""
	case p.From == p.To:
		return p.From
	}
	return cmp.Or(p.From, "..") + "/" + cmp.Or(p.To, "..")
}

// numbers are year, month and day of a date, as far as it has them; nil where it is none.
func numbers(date string) (l []int) {
	for i, part := range strings.SplitN(date, "-", 3) {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 || i == 1 && n > 12 || i == 2 && n > 31 || i == 0 && len(part) != 4 {
			return nil
		}
		l = append(l, n)
	}
	return l
}

// address is an address of the web, as it may be put in a link: "" for any other, since
// what a document calls its address can be a script.
func address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || !utf8.ValidString(s) {
		return ""
	}
	return strings.NewReplacer("'", "%27", "{", "%7B", "}", "%7D").Replace(u.String())
}

// link is where the words of a span can be read on the web: the address of the document
// with a text fragment (WICG URL Fragment Text Directives), which a browser scrolls to and
// marks; where the page has changed, it opens at its top. "" where there is no address.
func (v *view) link(doc string, s hearsay.Span) string {
	to := address(v.document(doc).URL)
	const most = 12 // words that are named in full
	words := strings.Fields(v.words(doc, s))
	if to == "" || len(words) == 0 {
		return to
	}
	escape := func(w []string) string {
		return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(strings.ToValidUTF8(strings.Join(w, " "), "\ufffd")))
	}
	directive := escape(words)
	if len(words) > most {
		directive = escape(words[:most/2]) + "," + escape(words[len(words)-most/2:])
	}
	if !strings.Contains(to, "#") {
		to += "#"
	}
	return to + ":~:text=" + directive
}

// key tells names of outlets apart: case, white space, "the" and, of outlets that are
// known, short forms do not matter.
func key(name string) string {
	if known, ok := outlet.Canonical(name); ok {
		name = known
	}
	return strings.TrimPrefix(strings.ToLower(foreign.Line(name)), "the ")
}

// share rounds a confidence to four places, as the JSON of a case does.
func share(f float64) float64 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return math.Round(f*1e4) / 1e4
}

// note keeps a sentence about what the format leaves out.
func (v *view) note(format string, args ...any) {
	v.notes = append(v.notes, fmt.Sprintf(format, args...))
}

// writeJSON writes x, indented, with what would steer a terminal escaped. html escapes what
// would end a script element of a page, too.
func writeJSON(w io.Writer, x any, html bool) error {
	var b bytes.Buffer
	e := stdjson.NewEncoder(&b)
	e.SetEscapeHTML(html)
	e.SetIndent("", "\t")
	if err := e.Encode(x); err != nil {
		return err
	}
	_, err := w.Write(foreign.JSON(b.Bytes()))
	return err
}
