package ingest

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/pattern"
)

// maxDealings is the length of text in bytes from which the narrator's dealings
// are not read: it is no article.
const maxDealings = 200_000

// dealings is how the narrator of a text deals with each outlet that it names.
// The figures on which the signs rest are from 1,158 articles of known outlets and
// from some 140 articles of the web, judged by hand: one person who "told X" says
// little (X published 1 in 3; of rewriting sites, 1 in 6), the rest much.
type dealings struct {
	text   string
	order  []string
	of     map[string]*tally
	spoken int // outlets that somebody told something
}

// A tally counts what a text does with one outlet.
type tally struct {
	asked, learned, told, credited int
	tellers                        map[string]bool // the last words before "told X", in small letters
	at                             hearsay.Span    // of the first that counts
	short                          bool            // only ever "the Gazette", which no full name explains
	agency                         bool
}

// dealingsOf reads the words around the outlets that a text names.
func dealingsOf(text string, outlets []outlet.Match) *dealings {
	d := &dealings{text: text, of: map[string]*tally{}}
	for _, m := range outlets {
		name := m.Name
		if name == "" {
			name = m.In(text) // a short name that nothing resolves
		}
		t := d.of[name]
		if t == nil {
			t = &tally{at: m.Span, short: m.Name == "", agency: outlet.Agency(name), tellers: map[string]bool{}}
			d.of[name] = t
			d.order = append(d.order, name)
		}
		before := lastWords(text[:m.Start], 8)
		after := text[m.End:min(len(text), m.End+60)]
		mark := func(n *int) {
			if t.asked+t.learned+t.told == 0 {
				t.at = m.Span
			}
			*n++
		}
		switch {
		case asks(before, after):
			mark(&t.asked)
		case possessive.MatchString(after), staffAfter.MatchString(after):
			t.credited++ // one of that outlet's people: somebody else's interview
		case learns.MatchString(after):
			mark(&t.learned)
		case tells(before):
			if t.told == 0 {
				d.spoken++
			}
			mark(&t.told)
			if who := teller(before); who != "" {
				t.tellers[who] = true
			}
		case credits(before, after):
			t.credited++
		}
	}
	return d
}

// best is the first outlet that fits, and where; "" for none.
func (d *dealings) best(fits func(*tally) bool) (string, *hearsay.Span) {
	for _, n := range d.order {
		if t := d.of[n]; fits(t) {
			at := t.at
			return n, &at
		}
	}
	return "", nil
}

// asked is the only outlet that was refused an answer or put a question, where
// nothing is credited to it.
func (d *dealings) asked() (string, *hearsay.Span) {
	most := 0
	for _, t := range d.of {
		most = max(most, t.asked)
	}
	return d.best(func(t *tally) bool { return t.asked > 0 && t.asked == most && t.credited == 0 && !t.short })
}

func (d *dealings) learned() (string, *hearsay.Span) {
	return d.best(func(t *tally) bool { return t.learned > 0 && t.credited == 0 && !t.short })
}

// interviews is the outlet that two people or more told things, where nothing is
// credited to it and no other outlet was told anything.
func (d *dealings) interviews() (string, *hearsay.Span) {
	return d.best(func(t *tally) bool { return len(t.tellers) >= 2 && t.credited == 0 && d.spoken == 1 && !t.short })
}

// shortName is "The Gazette" where somebody told it something and no full name
// stands anywhere: another paper's text names it in full.
func (d *dealings) shortName() (string, *hearsay.Span) {
	name, at := d.best(func(t *tally) bool { return t.short && t.told > 0 && t.credited == 0 && d.spoken == 1 })
	if name != "" {
		name = "The" + name[len("The"):]
	}
	return name, at
}

// wire is an agency that somebody told something, where no other outlet is named.
// The Associated Press is none: those who print its text say so, and those who
// rewrite it keep its interviews.
func (d *dealings) wire() (string, *hearsay.Span) {
	if len(d.order) != 1 {
		return "", nil
	}
	return d.best(func(t *tally) bool {
		return t.agency && t.told > 0 && t.credited == 0 && d.order[0] != "The Associated Press"
	})
}

var (
	request    = pattern.New(`^(?:['’]s?)? (?:(?:repeated|several|multiple|e-?mailed|immediate) )?(?:requests?|questions?|inquir(?:y|ies)|calls?|e-?mails?)\b`)
	staffAfter = pattern.New(`^(?:['’]s?)? (?:host|anchor|correspondent|reporter|columnist|contributor|affiliate)\b`)
	learns     = pattern.New(`^ (?:is told|has learned|has confirmed|can confirm|(?:has |have )?(?:reached out to|contacted) .{3,50}\b(?:for|but|and)\b)`)
	refuses    = pattern.New(`(?:respond|response|return|repl(?:y|ied)|answer|declin(?:e|ed|ing)|refus(?:e|ed|ing)|ignored|acknowledge)\b`)
	earlier    = pattern.New(`^['’]s? (?:original |earlier |previous |full )?(?:report|story|article|coverage|post)(?: from \p{L}+)? (?:follows|continues|is below|appears below|can be read below)\b`)
)

// asks reports whether the words around a name say that its outlet asked somebody.
func asks(before, after string) bool {
	if request.MatchString(after) && refuses.MatchString(before) && !strings.HasSuffix(before, "both") {
		return true
	}
	before = strings.TrimSuffix(before, " the")
	return strings.HasSuffix(before, "declined to tell") || strings.HasSuffix(before, "referred") || strings.HasSuffix(before, "would not tell")
}

func tells(before string) bool {
	w := strings.Fields(strings.TrimSuffix(before, " the"))
	return len(w) > 0 && (w[len(w)-1] == "told" || w[len(w)-1] == "tells")
}

// teller is the last word of who told it: "lund" in "Mara Lund told", "" for a pronoun.
func teller(before string) string {
	w := strings.Fields(strings.TrimSuffix(before, " the"))
	for i := len(w) - 2; i >= 0; i-- {
		switch x := strings.Trim(w[i], `.,;:"'“”‘’()`); x {
		case "has", "had", "have", "also", "later", "then", "and":
		case "he", "she", "they", "who":
			return ""
		default:
			return strings.TrimSuffix(x, "s")
		}
	}
	return ""
}

// credits reports whether the words around a name give its outlet as the source.
func credits(before, after string) bool {
	for _, p := range []string{" reported", " reports", " first reported", " wrote", " has reported", " says", " said", " cited", " noted", " published", " report ", "’s report", "'s report", " story", " article"} {
		if strings.HasPrefix(after, p) {
			return true
		}
	}
	for _, s := range []string{"according to", "according to the", "reported by", "reported by the", "h/t", "via", "reported", "reports", "reported in", "published by", "published in", "writes", "obtained by", "cited by", "from"} {
		if strings.HasSuffix(before, s) {
			return true
		}
	}
	return strings.HasPrefix(after, "]")
}

// earlierReport is the outlet that announces its own report.
func earlierReport(p *layout) (string, *hearsay.Span) {
	text := p.text
	if p.several || len(text) > maxDealings || !strings.Contains(text, " follow") && !strings.Contains(text, " below") && !strings.Contains(text, " continues") {
		return "", nil
	}
	for _, m := range p.outlets() {
		if m.Name != "" && earlier.MatchString(text[m.End:min(len(text), m.End+80)]) {
			at := m.Span
			return m.Name, &at
		}
	}
	return "", nil
}

// lastWords are the last n words of s, in small letters.
func lastWords(s string, n int) string {
	s = s[max(0, len(s)-100):]
	if i := strings.LastIndexByte(s, '\n'); i >= 0 {
		s = s[i+1:]
	}
	w := strings.Fields(strings.ToLower(s))
	return strings.Join(w[max(0, len(w)-n):], " ")
}
