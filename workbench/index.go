package workbench

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report"
)

// The address of a finding holds a key made of what it is, not of its number: it leads
// to the same finding when documents are added, or the case is read by another version.

// key is a short hash of what makes a finding that one.
func key(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:6])
}

func sorted(l []string) []string { slices.Sort(l); return l }

// name gives x a key, another one where it is taken, and a page.
func name[T any](s *snapshot, of map[string]T, x T, page, anchor, k string) {
	for n := 2; ; n++ {
		if _, taken := of[k]; !taken {
			break
		}
		k = key(k, fmt.Sprint(n))
	}
	of[k] = x
	s.keys[any(x)] = k
	s.at[anchor] = page + k
}

// How many of each list stand on a page.
const (
	perPage      = 20
	perPeople    = 20
	perDocuments = 40
	perPassages  = 10
	perSearch    = 25
)

// index finds the page of every anchor.
func (s *snapshot) index() {
	v := s.view
	n := len(v.Statements())
	s.statements, s.said, s.order, s.words = make(map[string]*report.Statement, n), make(map[string]*report.Statement, n), make(map[*report.Statement]int, n), make([]string, 0, n)
	s.keys, s.at = make(map[any]string, n), make(map[string]string, 4*n)
	for anchor, page := range map[string]string{
		"claims": "/claims", "conflicts": "/conflicts", "answers": "/answers", "positions": "/positions", "unattributed": "/lost", "statements": "/people", "reservations": "/reservations",
		"quotes": "/quotations", "repeats": "/repeats", "passages": "/passages", "timeline": "/timeline", "read": "/documents", "texts": "/documents", "untold": "/untold", "river": "/",
		"judges": "/questions", "unknown": "/person/unknown",
	} {
		s.at[anchor] = page
	}
	for _, d := range v.Documents {
		f := d.Finding()
		sum := f.SHA256
		if len(sum) < 12 {
			sum = key("document", f.ID, f.Path)
		}
		name(s, s.documents, d, "/document/", fmt.Sprintf("d%d", d.N), sum[:12])
		page := s.at[fmt.Sprintf("d%d", d.N)]
		s.at[fmt.Sprintf("row%d", d.N)] = page
		s.papers[d.Anchor()] = d
		s.byID[f.ID] = d
	}
	for i, x := range v.Statements() {
		s.order[x] = i
		f := x.Finding()
		s.said[f.ID] = x
		e := f.Extent()
		sum := f.Document
		if x.Document != nil {
			sum = x.Document.Finding().SHA256
		}
		words := x.Quote + " " + string(f.Kind) + " "
		if x.Speaker != nil {
			words += x.Speaker.Name
		}
		if x.Document != nil {
			words += " " + x.Document.Outlet + " " + x.Plain()
		}
		s.words = append(s.words, fold(words))
		name(s, s.statements, x, "/statement/", x.ID, key("statement", sum, fmt.Sprint(e.Start), fmt.Sprint(e.End), x.Quote))
	}
	for _, p := range v.Speakers {
		k := "unknown"
		if !p.Unknown {
			k = key("person", p.Kind, p.Name)
		}
		name(s, s.people, p, "/person/", p.ID, k)
	}
	for _, c := range v.Claims {
		name(s, s.claims, c, "/claim/", c.ID, key("claim", c.Text))
	}
	side := func(q *report.Quotation) string {
		if q.Statement != nil {
			return s.keys[q.Statement]
		}
		if q.Document != nil {
			return q.Document.Finding().SHA256 + q.Words
		}
		return q.Words
	}
	for _, x := range v.Conflicts {
		name(s, s.conflicts, x, "/conflict/", x.ID, key("conflict", x.Kind, side(x.A), side(x.B)))
	}
	for _, q := range v.Quotes {
		k := []string{"quotation", q.Speaker}
		if len(q.Renderings) > 0 {
			r := q.Renderings[0]
			k = append(k, r.Document.Finding().SHA256, r.Words)
		}
		name(s, s.quotes, q, "/quotation/", q.ID, key(k...))
	}
	for i, a := range v.Answers {
		name(s, s.answered, a, "", a.ID, key("answer", a.Kind, side(a.Says)))
		s.at[a.ID] = fmt.Sprintf("/answers?page=%d#%s", i/perPage+1, a.ID)
	}
	for i, c := range v.Clusters {
		page := fmt.Sprintf("/passages?page=%d#", i/perPassages+1)
		s.at[c.ID] = page + c.ID
		for _, p := range c.Pairs {
			s.at[p.ID] = page + p.ID
		}
	}
	for _, u := range v.Untold {
		s.at["untold-"+u.ID] = "/untold#untold-" + u.ID
	}
	for _, d := range v.Documents {
		points := hearsay.NewCodePoints(d.Finding().Text)
		for _, m := range d.Marks() {
			if m.ID != "" {
				s.at[m.ID] = s.spot(d, points.Span(m.Span))
			}
		}
	}
}

// spot is the address of a stretch of a text, in code points.
func (s *snapshot) spot(d *report.Document, at hearsay.Span) string {
	return fmt.Sprintf("/document/%s?at=%d-%d#at", s.keys[d], at.Start, at.End)
}

// local is where the page with an anchor of the report stands here.
func (s *snapshot) local(anchor string) (string, bool) {
	if u, err := url.PathUnescape(anchor); err == nil {
		anchor = u
	}
	to, ok := s.at[anchor]
	return to, ok
}
