// Package credit finds the places where a document names an outlet as its source.
//
// An outlet's name alone is no credit: it may be the matter of the story. What
// counts is the words around it: a verb of reporting, "according to", a person
// who tells the outlet something, a line that holds nothing but the name.
package credit

import (
	"slices"
	"sort"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
)

// A Found is one credit with what it does for the document.
type Found struct {
	hearsay.Credit
	// Carries says that words or facts in the document come through the outlet;
	// else the credit is for a picture, a refusal to comment, or names an outlet
	// that confirmed what another had reported.
	Carries bool
	// Quoted says that the credit stands in quotation marks: it is somebody else's.
	Quoted bool
	// Line says that the credit stands for the whole item or document before it.
	Line bool
}

// A Mention is one place where a text names an outlet and the words around it say
// what the outlet did.
type Mention struct {
	Name string             // canonical where the outlet is listed, else as printed
	At   hearsay.Span       // the name, or the words that stand for it: "the newspaper"
	Span hearsay.Span       // with the words that make it a credit
	Kind hearsay.CreditKind // the form of the credit
	Role Role
}

// Mentions reads the words around outlets' names, which are in order, and around
// the words that stand for an outlet that was credited before ("the newspaper",
// "the report"). Names without a role are left out; the rest is in order of place.
func Mentions(text string, matches []outlet.Match) []Mention {
	all := apart(slices.Clone(matches))
	short := map[string]string{}
	for k := range all {
		// "The Gazette" after "the Harbour Gazette" means that one, although there is
		// also an outlet of that name alone.
		m := &all[k]
		bare := strings.TrimPrefix(strings.TrimPrefix(m.In(text), "The "), "the ")
		if i := strings.LastIndexByte(bare, ' '); i >= 0 {
			short[bare[i+1:]] = m.Name
		} else if full, ok := short[bare]; ok {
			m.Name = full
		}
	}
	named := len(all)
	all = apart(merge(all, standIns(text)))
	if named == 0 {
		return nil
	}
	var out []Mention
	var said, reported string // who "the newspaper" and who "the report" means
	for k := range all {
		m := &all[k]
		name := m.Name
		if noun := standIn(text, m); noun != "" {
			if name = said; writings[noun] {
				name = reported
			}
		}
		if name == "" {
			continue
		}
		r := classify(text, all, k)
		if r.role == None {
			continue
		}
		if outlet.Pictures(name) {
			r.role = Pictured
		}
		if r.kind == hearsay.AccordingTo && r.role.Carries() {
			said = name
			if r.role != Told {
				reported = name
			}
		}
		out = append(out, Mention{name, m.Span, r.span, r.kind, r.role})
	}
	return out
}

// Find returns the credits in a document, in order of place. The outlet's own
// name is no credit but where the document says what it has reported before. The
// result depends on the document alone.
func Find(d *hearsay.Document) []Found {
	var out []Found
	own := d.Outlet
	if c, ok := outlet.Canonical(own); ok {
		own = c
	}
	add := func(m Mention) {
		if m.Name == "" || own != "" && same(m.Name, own) && !earlier(d.Text, &m) {
			return
		}
		c := hearsay.Credit{Document: d.ID, Item: d.Item(m.Span.Start), Outlet: Name(m.Name), Span: m.Span, Kind: m.Kind}
		out = append(out, Found{c, m.Role.Carries(), quoted(d.Text, m.At), m.Role == Whole})
	}
	matches := append(outlet.Find(d.Text), slashed(d.Text)...)
	sort.SliceStable(matches, func(a, b int) bool { return matches[a].Start < matches[b].Start })
	var items []hearsay.Span
	for i := range d.Items {
		it := &d.Items[i]
		if it.Credit == "" || it.CreditAt == nil {
			continue
		}
		name := it.Credit
		if c, ok := outlet.Canonical(name); ok {
			name = c
		}
		m := Mention{name, *it.CreditAt, *it.CreditAt, hearsay.CreditLine, Whole}
		if hatTip(it.CreditAt.In(d.Text)) {
			m.Kind = hearsay.HatTip
		}
		if outlet.Pictures(name) {
			m.Role = Pictured
		}
		add(m)
		items = append(items, *it.CreditAt)
	}
	for _, m := range Mentions(d.Text, matches) {
		if !slices.ContainsFunc(items, m.At.Overlaps) {
			add(m)
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Span.Start < out[b].Span.Start })
	return out
}

// quoted reports whether a span stands in quotation marks that are open in its
// paragraph; a paragraph may open with marks that a later one closes.
func quoted(text string, at hearsay.Span) bool {
	from := strings.LastIndexByte(text[:at.Start], '\n') + 1
	open := 0
	for _, r := range text[from:at.Start] {
		switch r {
		case '“':
			open = 1
		case '”':
			open = 0
		case '"':
			open = 1 - open
		}
	}
	return open == 1
}

// earlier reports whether a document's own outlet is credited by its verb: "as
// the Gazette reported on Thursday".
func earlier(text string, m *Mention) bool {
	words := strings.Fields(strings.ToLower(text[m.At.End:max(m.At.End, m.Span.End)]))
	return m.Role == Reported && len(words) > 0 && words[len(words)-1] == "reported"
}

// Name is the one name of an outlet: as the list has it, else as printed, without
// its article, which texts print or leave out.
func Name(name string) string {
	if c, ok := outlet.Canonical(name); ok {
		return c
	}
	return strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the ")
}

func same(a, b string) bool { return a == b || outlet.Same(a, b) }

func hatTip(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "h/t") || strings.Contains(s, "hat tip") || strings.Contains(s, "via")
}

// apart is matches, which are in order, without those that overlap one before.
func apart(matches []outlet.Match) []outlet.Match {
	out := matches[:0]
	for _, m := range matches {
		if k := len(out); k == 0 || out[k-1].End <= m.Start {
			out = append(out, m)
		}
	}
	return out
}

// merge is a and b, each in order of place, in one order.
func merge(a, b []outlet.Match) []outlet.Match {
	all := append(a, b...)
	sort.SliceStable(all, func(i, j int) bool { return all[i].Start < all[j].Start })
	return all
}

// slashed finds agencies after the slash of a picture credit ("Ann Lee/Harbor News Photos").
func slashed(text string) []outlet.Match {
	var out []outlet.Match
	for from := 0; ; {
		i := strings.IndexByte(text[from:], '/')
		if i < 0 {
			return out
		}
		i += from + 1
		from = i
		end := i
		for end < len(text) && end-i < 60 && !strings.ContainsRune("\n/,;|.()[]", rune(text[end])) {
			end++
		}
		name := strings.TrimSpace(text[i:end])
		start := i + strings.Index(text[i:end], name)
		if i < 2 || text[i-2] == '/' || name == "" || text[i-2] >= '0' && text[i-2] <= '9' || text[i-2] == ' ' {
			continue // an address, a date, "X / Y", which outlet.Find sees
		}
		for n := len(name); n > 0; n = strings.LastIndexByte(name[:n], ' ') {
			if c, ok := outlet.Canonical(name[:n]); ok {
				out = append(out, outlet.Match{Span: hearsay.Span{Start: start, End: start + n}, Name: c, Known: true})
				break
			}
		}
	}
}
