package json

import (
	"math"

	"github.com/openhearsay/hearsay"
)

// The rows as they stand in the file. A pointer is written as null where it is nil.

type program struct {
	Version string `json:"version"`
	Model   string `json:"model"`

	Accepted bool `json:"accepted,omitempty"` // only what persons accepted is here
}

type span struct {
	Start int `json:"start"` // code points
	End   int `json:"end"`   // exclusive
}

type place struct {
	Document string `json:"document"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
}

type period struct {
	From *string `json:"from"`
	To   *string `json:"to"`
}

type document struct {
	ID        string   `json:"id"`
	Path      string   `json:"path"`
	URL       *string  `json:"url"`
	Outlet    *string  `json:"outlet"`
	OutletAt  *span    `json:"outlet_at"`
	Title     string   `json:"title"`
	Bylines   []string `json:"bylines"`
	Published *period  `json:"published"`
	Items     []item   `json:"items"`
	SHA256    string   `json:"sha256"`
	Language  *string  `json:"language"`
	Furniture []span   `json:"furniture"`
	Warnings  []string `json:"warnings"`
	Text      string   `json:"text"`

	Updated   *period  `json:"updated,omitempty"`
	Times     *times   `json:"times,omitempty"`
	Section   string   `json:"section,omitempty"`
	Credit    string   `json:"credit,omitempty"`
	License   string   `json:"license,omitempty"`
	Gated     bool     `json:"gated,omitempty"`
	SetBy     []string `json:"set_by_a_person,omitempty"`
	Version   int      `json:"version,omitempty"`
	VersionOf string   `json:"version_of,omitempty"`
	VersionBy string   `json:"version_by,omitempty"`
	Captured  string   `json:"captured,omitempty"`
	Notes     []note   `json:"notes,omitempty"`
	Review    *review  `json:"review,omitempty"`
}

type times struct {
	Published string `json:"published,omitempty"`
	Updated   string `json:"updated,omitempty"`
}

type note struct {
	Kind  string  `json:"kind"`
	Rule  string  `json:"rule"`
	Start int     `json:"start"`
	End   int     `json:"end"`
	Date  *period `json:"date"`
	Wrong *span   `json:"wrong"`
}

type item struct {
	Start     int     `json:"start"`
	End       int     `json:"end"`
	Headline  string  `json:"headline"`
	Credit    *string `json:"credit"`
	CreditAt  *span   `json:"credit_at"`
	Published *period `json:"published"`
	Comment   bool    `json:"comment"`

	Time    string   `json:"time,omitempty"`
	Bylines []string `json:"bylines,omitempty"`
	URL     string   `json:"url,omitempty"`
}

type speaker struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Named    bool     `json:"named"`
	Kind     string   `json:"kind"`
	Aliases  []string `json:"aliases"`
	Count    *int     `json:"count"`
	Mentions []place  `json:"mentions"`
	Review   *review  `json:"review,omitempty"`
}

type statement struct {
	ID         string   `json:"id"`
	Document   string   `json:"document"`
	Item       *int     `json:"item"`
	Source     *span    `json:"source"`
	Cue        *span    `json:"cue"`
	Contents   []span   `json:"contents"`
	Within     *string  `json:"within"`
	Speaker    *string  `json:"speaker"`
	Kind       string   `json:"kind"`
	Quoted     string   `json:"quoted"`
	Via        []string `json:"via"`
	Hops       []hop    `json:"hops"`
	Said       *period  `json:"said"`
	SaidAt     *span    `json:"said_at"`
	Unnamed    *span    `json:"unnamed"`
	Confidence float64  `json:"confidence"`
	Judged     []string `json:"judged,omitempty"`
	Review     *review  `json:"review,omitempty"`
}

// review is what persons decided about a finding.
type review struct {
	Decision string   `json:"decision,omitempty"` // accepted or corrected
	Who      string   `json:"who,omitempty"`
	When     string   `json:"when,omitempty"`  // RFC 3339, UTC
	Grade    string   `json:"grade,omitempty"` // of the Admiralty system
	GradedBy string   `json:"graded_by,omitempty"`
	GradedAt string   `json:"graded_at,omitempty"` // RFC 3339, UTC
	Notes    []string `json:"notes,omitempty"`
}

type hop struct {
	Name   string `json:"name"`
	At     *span  `json:"at"`
	Caveat *span  `json:"caveat"`
}

type credit struct {
	Document string  `json:"document"`
	Item     *int    `json:"item"`
	Outlet   string  `json:"outlet"`
	Start    int     `json:"start"`
	End      int     `json:"end"`
	Kind     string  `json:"kind"`
	Label    string  `json:"id,omitempty"` // by which persons name it
	Review   *review `json:"review,omitempty"`
}

type restsOn struct {
	Document   string  `json:"document"`
	Item       *int    `json:"item"`
	Origin     string  `json:"origin"`
	Why        string  `json:"why"`
	Confidence float64 `json:"confidence"`
	Evidence   []place `json:"evidence"`
	Label      string  `json:"id,omitempty"` // by which persons name it
	Review     *review `json:"review,omitempty"`
}

type passage struct {
	A            place   `json:"a"`
	B            place   `json:"b"`
	Similarity   float64 `json:"similarity"`
	Parts        []part  `json:"parts"`
	From         string  `json:"from"`
	CommonSource *string `json:"common_source"`
	Why          string  `json:"why"`
	Boilerplate  bool    `json:"boilerplate,omitempty"`
	Holders      int     `json:"holders,omitempty"`
	Label        string  `json:"id,omitempty"` // by which persons name it
	Review       *review `json:"review,omitempty"`
}

type part struct {
	A span `json:"a"`
	B span `json:"b"`
}

type quoteGroup struct {
	Speaker    *string     `json:"speaker"`
	Renderings []rendering `json:"renderings"`
	Why        string      `json:"why"`
	Confidence float64     `json:"confidence"`
	Label      string      `json:"id,omitempty"` // by which persons name it
	Review     *review     `json:"review,omitempty"`
}

type rendering struct {
	Document  string  `json:"document"`
	Statement *string `json:"statement"`
	Spans     []span  `json:"spans"`
	Change    string  `json:"change"`
}

type conflict struct {
	A           any      `json:"a"` // a statement's id, or a place
	B           any      `json:"b"`
	Kind        string   `json:"kind"`
	Proposition *string  `json:"proposition"`
	Why         string   `json:"why"`
	Confidence  float64  `json:"confidence"`
	Certainty   string   `json:"certainty"` // certain or possible
	Judged      []string `json:"judged"`
	Label       string   `json:"id,omitempty"` // by which persons name it
	Review      *review  `json:"review,omitempty"`
}

type judge struct {
	Name      string  `json:"name"`
	Model     *string `json:"model"`
	Questions int     `json:"questions"`
	Discarded int     `json:"discarded"`
	Controls  int     `json:"controls"`
	Right     int     `json:"controls_right"`
}

type answer struct {
	Kind       string  `json:"kind"`
	Statement  string  `json:"statement"`
	Document   string  `json:"document"`
	Speaker    *string `json:"speaker"`
	For        *string `json:"for"`
	About      []span  `json:"about"`
	Rule       string  `json:"rule"`
	At         *span   `json:"at"`
	Said       *period `json:"said"`
	To         *target `json:"to"`
	Confidence float64 `json:"confidence"`
	Label      string  `json:"id,omitempty"` // by which persons name it
	Review     *review `json:"review,omitempty"`
}

// target is what an answer points at.
type target struct {
	place
	Statement *string `json:"statement"`
	Why       string  `json:"why"`
}

type position struct {
	Speaker    *string  `json:"speaker"`
	Matter     string   `json:"matter"`
	Statements []string `json:"statements"`
	Said       []string `json:"said"`
	Changes    []string `json:"changes"`
	Whys       []string `json:"whys"`
	Confidence float64  `json:"confidence"`
	Label      string   `json:"id,omitempty"` // by which persons name it
	Review     *review  `json:"review,omitempty"`
}

type unattributed struct {
	Stated      place   `json:"stated"`
	Sourced     place   `json:"sourced"`
	Statement   string  `json:"statement"`
	Proposition *string `json:"proposition"`
	Why         string  `json:"why"`
	Confidence  float64 `json:"confidence"`
	Label       string  `json:"id,omitempty"` // by which persons name it
	Review      *review `json:"review,omitempty"`
}

// standing is a place of a proposition or claim, with what it does there.
type standing struct {
	place
	Statement  *string `json:"statement"`
	Stance     string  `json:"stance"`
	Confidence float64 `json:"confidence"`
	N          int     `json:"n,omitempty"` // q3.2 is the place of q3 that is numbered 2
	Review     *review `json:"review,omitempty"`
}

type proposition struct {
	ID         string     `json:"id"`
	Text       string     `json:"text"`
	Places     []standing `json:"places"`
	Origins    []origin   `json:"origins"`
	Confidence float64    `json:"confidence"`
	Judged     []string   `json:"judged"`
	Review     *review    `json:"review,omitempty"`
}

type claim struct {
	Claim       string                    `json:"claim"`
	Proposition *string                   `json:"proposition"`
	Places      []standing                `json:"places"`
	Documents   map[string]hearsay.Stance `json:"documents"`
	Evidence    map[string]span           `json:"evidence"`
	Origins     []origin                  `json:"origins"`
	Why         string                    `json:"why"`
	Confidence  float64                   `json:"confidence"`
	Judged      []string                  `json:"judged,omitempty"`
	Label       string                    `json:"id,omitempty"` // by which persons name it
	Review      *review                   `json:"review,omitempty"`
}

type origin struct {
	Name         string   `json:"name"`
	Documents    []string `json:"documents"`
	Independence string   `json:"independence"`
	Why          string   `json:"why"`
	Confidence   float64  `json:"confidence"`
}

type event struct {
	Time           *period `json:"time"`
	Statement      *string `json:"statement"`
	Document       string  `json:"document"`
	Span           *span   `json:"span"`
	SaidOrHappened string  `json:"said_or_happened"`
	What           string  `json:"what"`
}

// points holds the code-point tables of the documents, each made when it is
// first needed.
type points struct {
	texts map[string]string
	made  map[string]*hearsay.CodePoints
}

func newPoints(docs []hearsay.Document) *points {
	p := &points{make(map[string]string, len(docs)), map[string]*hearsay.CodePoints{}}
	for i := range docs {
		p.texts[docs[i].ID] = docs[i].Text
	}
	return p
}

func (p *points) of(doc string) *hearsay.CodePoints {
	c := p.made[doc]
	if c == nil {
		c = hearsay.NewCodePoints(p.texts[doc])
		p.made[doc] = c
	}
	return c
}

func (p *points) span(doc string, s hearsay.Span) span {
	t := p.of(doc).Span(s)
	return span{t.Start, t.End}
}

func (p *points) optional(doc string, s *hearsay.Span) *span {
	if s == nil {
		return nil
	}
	t := p.span(doc, *s)
	return &t
}

func (p *points) spans(doc string, l []hearsay.Span) []span {
	out := make([]span, len(l))
	for i, s := range l {
		out[i] = p.span(doc, s)
	}
	return out
}

func (p *points) place(doc string, s hearsay.Span) place {
	t := p.span(doc, s)
	return place{doc, t.Start, t.End}
}

// known is s, or null for "".
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func when(p hearsay.Period) *period {
	if !p.Known() {
		return nil
	}
	return &period{known(p.From), known(p.To)}
}

// index is i, or null for the -1 that means none.
func index(i int) *int {
	if i < 0 {
		return nil
	}
	return &i
}

// full is l, or an empty list for nil.
func full[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

// share rounds a confidence or similarity to four places, so that the last bits
// of a float, which differ between processors, do not show. JSON has no NaN.
func share(f float64) float64 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return math.Round(f*1e4) / 1e4
}
