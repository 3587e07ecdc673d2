package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
)

// A Statement is one statement as the page shows it.
type Statement struct {
	N          int    // from 1 over the case
	ID         string // its anchor, "s12"
	Document   *Document
	Speaker    *Speaker // nil for unknown
	Quote      string   // the content, pieces joined by an ellipsis
	Excerpt    []Token  // source, cue and content where they stand
	Kind       string
	Quoted     string
	Chain      []Link // from the speaker's mouth to the document
	Said       string // "" where the text does not tell
	SaidHref   string
	Unnamed    string // why the source is not named, in the document's words
	UnnamedAt  string
	Caveats    []Caveat
	Confidence Confidence
	Within     *Statement
	Against    []Against // the conflicts it stands in
	Href       string    // of its words in the document, "" where that is not printed
	Elsewhere  string    // address of the repeated quotation it belongs to, "" for none
	Listed     bool      // it stands in the list of statements
	DocHref    string
	Reviewed   string // what persons decided about it, "" for nothing
	Stance     string // what it does with what others speak of: asserts, denies, hedges, questions; "" for none of them or several

	s     *hearsay.Statement
	mixed bool
}

// A Link is one station on the way from mouth to page.
type Link struct {
	Name, Href string
	Role       string // speaker, hop, outlet, unknown
	Caveat     bool
}

// A Caveat is a reservation on a hop of a chain.
type Caveat struct{ Hop, Words, Href string }

// Against points at a conflict: its kind and who stands on the other side.
type Against struct{ Kind, Who, Href string }

// Confidence is how sure a finding is, as a share, a word and a class.
type Confidence struct {
	Share float64
	Word  string // likely right, uncertain, doubtful
	Class string // high, middle, low
}

// Percent is the share in hundredths.
func (c Confidence) Percent() int { return int(c.Share*100 + 1e-9) } // down, so that the number agrees with the word

// The borders between the words for a confidence.
const (
	high   = 0.8
	middle = 0.5
)

// ConfidenceOf is how sure a finding is, as the page says it; f is 0 to 1.
func ConfidenceOf(f float64) Confidence { return confidence(f) }

func confidence(f float64) Confidence {
	if !(f >= 0) { // NaN too
		f = 0
	}
	f = min(f, 1)
	switch {
	case f >= high:
		return Confidence{f, "likely right", "high"}
	case f >= middle:
		return Confidence{f, "uncertain", "middle"}
	}
	return Confidence{f, "doubtful", "low"}
}

func (v *View) readStatements() {
	n := &v.Count
	n.Statements = len(v.c.Statements)
	labels := labels("s", len(v.c.Statements), func(i int) string { return v.c.Statements[i].ID })
	for i := range v.c.Statements {
		s := &v.c.Statements[i]
		x := &Statement{
			N: numberOf(labels[i]), ID: labels[i], Document: v.documents[s.Document], Speaker: v.speakers[s.Speaker],
			Kind: string(s.Kind), Quoted: string(s.Quoted), Said: Date(s.Said), Confidence: confidence(s.Confidence), Reviewed: reviewed(s.Review), s: s,
		}
		v.every = append(v.every, x)
		if _, twice := v.statements[s.ID]; !twice {
			v.statements[s.ID] = x
		}
		switch {
		case x.Speaker == nil || x.Speaker.Kind == string(hearsay.UnknownSpeaker):
			n.Unknown++
		case !x.Speaker.Named:
			n.Unnamed++
		}
		if x.Confidence.Class == "low" {
			n.Doubt++
		}
		if x.Document == nil {
			continue
		}
		x.Document.Found++
		v.fill(x)
	}
	v.readStances()
	for _, x := range v.every {
		if w := x.s.Within; w >= 0 && w < len(v.every) && v.every[w] != x && v.every[w].s.Document == x.s.Document {
			x.Within = v.every[w]
		}
	}
}

func (v *View) fill(x *Statement) {
	d, s := x.Document, x.s
	x.DocHref = "#" + d.Anchor()
	x.Quote = d.joined(s.Contents)
	x.Excerpt = v.excerpt(x)
	who := "an unknown speaker"
	if x.Speaker != nil {
		who = x.Speaker.Name
	}
	for k, c := range s.Contents {
		class := "content"
		if x.Confidence.Class == "low" {
			class = "content low"
		}
		m := Mark{Span: c, Class: class, ID: fmt.Sprintf("t-%s-%d", x.ID, k+1), Title: capital(x.Kind) + " of " + who}
		if k == len(s.Contents)-1 {
			m.Ref, m.Number, m.statement = x.ID, fmt.Sprint(x.N), x
		}
		if h := d.mark(m); x.Href == "" {
			x.Href = h
		}
	}
	var source string
	if s.Source != nil {
		source = d.mark(Mark{Span: *s.Source, Class: "source", ID: "t-" + x.ID + "-source", Title: "Source: " + who})
	}
	if s.Cue != nil {
		d.mark(Mark{Span: *s.Cue, Class: "cue", ID: "t-" + x.ID + "-cue", Title: "Cue"})
	}
	if s.SaidAt != nil {
		x.SaidHref = d.mark(Mark{Span: *s.SaidAt, Class: "said", ID: "t-" + x.ID + "-said", Title: "When it was said: " + x.Said})
	}
	if s.Unnamed != nil {
		x.Unnamed = d.words(*s.Unnamed)
		x.UnnamedAt = d.mark(Mark{Span: *s.Unnamed, Class: "reason", ID: "t-" + x.ID + "-unnamed", Title: "Why the source is not named"})
	}
	// The chain is kept nearest to the reader first; it is read from the mouth.
	if x.Speaker != nil {
		x.Chain = append(x.Chain, Link{Name: x.Speaker.Name, Href: source, Role: "speaker"})
	} else {
		x.Chain = append(x.Chain, Link{Name: "speaker unknown", Href: source, Role: "unknown"})
	}
	for k := len(s.Via) - 1; k >= 0; k-- {
		h := s.Via[k]
		l := Link{Name: clean(h.Name), Role: "hop"}
		if k == 0 && d.Outlet != "" && foldName(h.Name) == foldName(d.Outlet) {
			l.Role = "outlet"
		}
		if h.At != nil {
			l.Href = d.mark(Mark{Span: *h.At, Class: "hop", ID: fmt.Sprintf("t-%s-hop%d", x.ID, k+1), Title: "Carried by " + l.Name})
		}
		if h.Caveat != nil {
			l.Caveat = true
			x.Caveats = append(x.Caveats, Caveat{l.Name, d.words(*h.Caveat),
				d.mark(Mark{Span: *h.Caveat, Class: "reason", ID: fmt.Sprintf("t-%s-caveat%d", x.ID, k+1), Title: "Reservation about " + l.Name})})
		}
		x.Chain = append(x.Chain, l)
	}
	if last := x.Chain[len(x.Chain)-1]; last.Role != "outlet" {
		x.Chain = append(x.Chain, Link{Name: d.Name, Href: x.DocHref, Role: "outlet"})
	}
}

// Lengths of an excerpt, in bytes.
const (
	gapShown     = 160 // of the words between source and content
	contentShown = 700 // of one piece of content
)

// excerpt is source, cue and content in the order of the text, with the words
// between them where those are few.
func (v *View) excerpt(x *Statement) []Token {
	text, s := x.Document.d.Text, x.s
	var marks []Mark
	if s.Source != nil {
		marks = append(marks, Mark{Span: *s.Source, Class: "source"})
	}
	if s.Cue != nil {
		marks = append(marks, Mark{Span: *s.Cue, Class: "cue"})
	}
	for _, c := range s.Contents {
		marks = append(marks, Mark{Span: c, Class: "content"})
	}
	var out []Token
	for _, stretch := range stretches(text, marks) {
		if len(out) > 0 {
			out = append(out, Token{Text: " […] "})
		}
		for _, t := range Tokens(text, stretch, marks) {
			if t.Break {
				t = Token{Text: " "}
			}
			out = append(out, t)
		}
	}
	return shorten(out)
}

// stretches joins the spans of marks where little stands between them.
func stretches(text string, marks []Mark) []hearsay.Span {
	var l []hearsay.Span
	for _, m := range marks {
		if s, ok := fit(text, m.Span); ok {
			l = append(l, s)
		}
	}
	sortSpans(l)
	var out []hearsay.Span
	for _, s := range l {
		if k := len(out) - 1; k >= 0 && s.Start-out[k].End <= gapShown {
			out[k].End = max(out[k].End, s.End)
			continue
		}
		out = append(out, s)
	}
	// A closing mark or full stop belongs to the words before it.
	for i := range out {
		if r, n := utf8.DecodeRuneInString(text[out[i].End:]); strings.ContainsRune(".!?”\"’", r) && n > 0 {
			out[i].End += n
		}
	}
	return out
}

// shorten cuts the middle out of long pieces of text, and says so.
func shorten(tokens []Token) []Token {
	for i, t := range tokens {
		if len(t.Text) > contentShown {
			head := cut(t.Text, contentShown*2/3)
			words := strings.Fields(t.Text)
			tail := strings.Join(words[max(len(words)-25, 0):], " ")
			tokens[i].Text = fmt.Sprintf("%s [%s left out here] %s", head, Number(max(len(words)-len(strings.Fields(head))-25, 0), "word", "words"), tail)
		}
	}
	return tokens
}

// Plain is the excerpt without its marks.
func (x *Statement) Plain() string { return plain(x.Excerpt) }

// Short is the beginning of the content.
func (x *Statement) Short() string { return cut(x.Quote, 110) }
