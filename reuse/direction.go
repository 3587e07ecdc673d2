package reuse

import (
	"fmt"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
)

// direct says which side of a passage was copied from, on the first of these
// that the texts show: a credit of one to the other's outlet or of both to a
// third, their dates, words in quotation marks that the other has in its own
// voice, and where the passage's names and rare words are at home. What none of
// them shows is unknown.
func (w *worker) direct(p *hearsay.Passage, x, y int, a, b *words, g []segment) {
	p.From, p.Why = hearsay.FromUnknown, "nothing shows who had it first"
	if p.Boilerplate {
		p.Why = "boilerplate: it stands at the same place of many texts of one series"
		return
	}
	ma, mb := &w.c.texts[w.c.order[x]], &w.c.texts[w.c.order[y]]
	if w.byCredit(p, ma, mb) || Dated(p, ma.date, mb.date) || w.c.options.Candidates || w.byQuotation(p, a, b, g) {
		return // who chooses among candidates knows better what is a quotation, and of whom
	}
	w.byHome(p, a, b, g)
}

// Dated names the side of a passage that was published earlier, where the two dates do
// not overlap; it reports whether it did.
func Dated(p *hearsay.Passage, a, b hearsay.Period) bool {
	if !a.Known() || !b.Known() {
		return false
	}
	firstA, lastA, okA := bounds(a)
	firstB, lastB, okB := bounds(b)
	switch {
	case !okA || !okB:
		return false
	case lastA.Before(firstB):
		p.From, p.Why = hearsay.FromA, fmt.Sprintf("published on %s, the other on %s", shown(a), shown(b))
	case lastB.Before(firstA):
		p.From, p.Why = hearsay.FromB, fmt.Sprintf("published on %s, the other on %s", shown(b), shown(a))
	default:
		return false
	}
	return true
}

func shown(p hearsay.Period) string {
	if p.From == p.To || p.To == "" {
		return p.From
	}
	return p.From + " to " + p.To
}

// creditReach is how many bytes around a passage a credit is looked for.
const creditReach = 160

// byCredit looks for an outlet that one side or both name as their source.
func (w *worker) byCredit(p *hearsay.Passage, a, b *meta) bool {
	if a.series != "" && a.series == b.series {
		return false // one publisher's texts credit others for other things
	}
	creditsA := append(credits(w.textA, p.A.Span), a.wires...)
	if len(creditsA) == 0 && a.outlet == "" {
		return false // b can name neither a nor what a names
	}
	creditsB := append(credits(w.textB, p.B.Span), b.wires...)
	if len(creditsA)+len(creditsB) == 0 {
		return false
	}
	aNamesB, bNamesA := names(creditsA, b.outlet), names(creditsB, a.outlet)
	switch {
	case bNamesA && !aNamesB:
		p.From, p.Why = hearsay.FromA, "the other credits "+a.outlet
		return true
	case aNamesB && !bNamesA:
		p.From, p.Why = hearsay.FromB, "the other credits "+b.outlet
		return true
	case aNamesB && bNamesA:
		p.Why = "each credits the other"
		return true
	}
	for _, c := range creditsA {
		if names(creditsB, c) {
			p.From, p.CommonSource, p.Why = hearsay.FromCommon, c, "both credit "+c
			return true
		}
	}
	return false
}

func names(credits []string, name string) bool {
	if name == "" {
		return false
	}
	for _, c := range credits {
		if outlet.Same(c, name) {
			return true
		}
	}
	return false
}

// creditCues are words by which an outlet is named as a source, before its name
// and after it.
var (
	cuesBefore = []string{"according to", "reported by", "first reported by", "told", "via", "h/t", "obtained by", "report by", "report in", "reports in", "interview with", "statement to", "(", "["}
	cuesAfter  = []string{"reported", "reports", "first reported", "wrote", "has reported", "had reported", "also reported", "said in a report"}
)

// credits is the outlets that are named as a source in or around a passage.
func credits(text string, s hearsay.Span) []string {
	from, to := max(0, s.Start-creditReach), min(len(text), s.End+creditReach)
	if s.Len() > 4*creditReach { // the middle of a long passage credits others for other things
		return append(creditsIn(text[from:s.Start+2*creditReach]), creditsIn(text[s.End-2*creditReach:to])...)
	}
	return creditsIn(text[from:to])
}

func creditsIn(text string) []string {
	if !strings.Contains(text, "eport") && !strings.Contains(text, "ccording to") && !strings.Contains(text, " told ") &&
		!strings.Contains(text, " via ") && !strings.Contains(text, "h/t") && !strings.Contains(text, "wrote") && !strings.Contains(text, "btained by") {
		return nil
	}
	var found []string
	for _, m := range outlet.Find(text) {
		if m.Name == "" {
			continue
		}
		before := strings.TrimSuffix(strings.ToLower(strings.TrimRight(text[max(0, m.Start-24):m.Start], " \t\n“\"")), " the")
		after := strings.ToLower(strings.TrimLeft(text[m.End:min(len(text), m.End+24)], " \t\n”\""))
		if hasAny(before, cuesBefore, strings.HasSuffix) || hasAny(after, cuesAfter, strings.HasPrefix) {
			found = append(found, m.Name)
		}
	}
	return found
}

func hasAny(s string, list []string, has func(string, string) bool) bool {
	for _, x := range list {
		if has(s, x) {
			return true
		}
	}
	return false
}

// wireMarks are how a text shows in its dateline or byline that it is a wire
// story.
var wireMarks = []struct{ mark, name string }{
	{"(AP)", "Associated Press"}, {"Associated Press", "Associated Press"},
	{"(Reuters)", "Reuters"}, {"REUTERS", "Reuters"}, {"By Reuters", "Reuters"},
	{"(AFP)", "Agence France-Presse"}, {"(UPI)", "United Press International"},
	{"(Bloomberg)", "Bloomberg News"}, {"(CNN)", "CNN"}, {"(PTI)", "Press Trust of India"}, {"(Xinhua)", "Xinhua"},
}

// wireReach is how many bytes from its start a text shows whose it is.
const wireReach = 240

// wires is the agencies that a text says it is from.
func wires(text string) []string {
	head := text[:min(len(text), wireReach)]
	var found []string
	for _, m := range wireMarks {
		if strings.Contains(head, m.mark) {
			found = append(found, m.name)
		}
	}
	return found
}
