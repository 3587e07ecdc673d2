package version

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/date"
	"github.com/openhearsay/hearsay/language/token"
	"github.com/openhearsay/hearsay/pattern"
)

// piece is what an outlet calls what it publishes; "report" is left out, because others
// publish reports too.
const piece = `(?:story|article|post|column|piece|page|headline|caption|photo caption|video|podcast|newsletter|interview|review|editorial|entry)`

// A noteRule is one way in which a text says that it was changed. A label opens a
// paragraph or a sentence; the other rules may stand anywhere in a sentence, and say
// more of what kind a note is than its label.
type noteRule struct {
	name  string
	kind  hearsay.NoteKind
	label bool
	*pattern.Pattern
}

var noteRules = []noteRule{
	{"retracted", hearsay.Retraction, false, pattern.New(`(?i)\bthis ` + piece + ` (?:has been|was|is) (?:retracted|withdrawn)\b|\bwe (?:have )?(?:retracted|withdrawn) (?:this|the) ` + piece + `|\bhas retracted this ` + piece)},
	{"earlier version wrong", hearsay.Correction, false, pattern.New(`(?i)\b(?:an?|the) (?:earlier|previous|prior|original) versions? of (?:this|the|our) ` + piece + `\b[^.\n]{0,60}?\b(?:said|stated|reported|misstated|misidentified|misspelled|misspelt|misattributed|misquoted|mischaracteri[sz]ed|gave|had|included|contained|referred|described|named|listed|incorrectly|wrongly|mistakenly|erroneously|inaccurately)\b`)},
	{"earlier version wrong", hearsay.Correction, false, pattern.New(`(?i)\bthis ` + piece + ` (?:originally|previously|initially|earlier) (?:incorrectly |wrongly |mistakenly )?(?:said|stated|reported|misstated|misidentified|gave|described|named)\b`)},
	{"corrected", hearsay.Correction, false, pattern.New(`(?i)\b(?:this|the) ` + piece + ` (?:has been|was|has since been) (?:corrected|amended)\b|\bcorrects? (?:an|the) (?:earlier|previous) (?:version|` + piece + `)\b|\bthis version corrects\b|\bwe regret the error\b`)},
	{"clarified", hearsay.Clarification, false, pattern.New(`(?i)\bthis ` + piece + ` (?:has been|was) (?:updated |edited )?(?:clarified|to clarify)\b|\bthis ` + piece + ` (?:has been|was) (?:updated|edited|changed|revised) to clarify\b`)},
	{"updated", hearsay.Updated, false, pattern.New(`(?i)\bthis ` + piece + ` (?:has been|was|has since been) (?:updated|revised)\b|\bthis ` + piece + ` (?:is|will be) (?:being )?updated\b`)},
	{"label: retraction", hearsay.Retraction, true, pattern.New(`^(?:RETRACTION|Retraction)` + labelEnd)},
	{"label: correction", hearsay.Correction, true, pattern.New(`^(?:CORRECTIONS?|Corrections?|CORRECTED|Corrected)` + labelEnd)},
	{"label: clarification", hearsay.Clarification, true, pattern.New(`^(?:CLARIFICATIONS?|Clarifications?)` + labelEnd)},
	{"label: update", hearsay.Updated, true, pattern.New(`^(?:UPDATED?|Updated?|LATEST UPDATE|Latest update)(?: ?#?\d{1,2})?` + labelEnd)},
	{"label: editor's note", hearsay.EditorsNote, true, pattern.New(`^(?:EDITOR[’']?S?[’']? NOTE|[Ee]ditor[’']?s?[’']? [Nn]ote)` + labelEnd)},
}

// labelEnd is what parts a label from its note: a colon or a dash, before which a date
// or a time may stand.
const labelEnd = `(?:[ ,]*(?:\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]|[^:\n—–.!?]{0,15}\d[^:\n—–!?]{0,25}?(?:\d:\d\d[^:\n—–!?]{0,20})?))?\s*(?::|—|–| - |$)`

// Notes are the places where a document says that it was corrected, updated, clarified,
// retracted or commented on by its editor, in order and without overlap. Each reaches to
// the end of its paragraph, and where a paragraph is but its label, over the next one.
func Notes(d *hearsay.Document) []hearsay.Note {
	if !d.English() {
		return nil
	}
	var out []hearsay.Note
	at := 0
	bare := false // the last line was a label only
	for line := range strings.Lines(d.Text) {
		start, end := at, at+len(strings.TrimRight(line, " \r\n\t"))
		at += len(line)
		if end <= start {
			continue
		}
		if bare {
			n := &out[len(out)-1]
			bare = false
			if !opens(d.Text[start:end]) && end-start < mostNote {
				n.Span.End = end
				settleNote(d, n)
				continue
			}
		}
		first := len(out)
		for _, sentence := range sentences(d.Text[start:end]) {
			s := start + sentence.Start
			n, ok := noteAt(sentence.In(d.Text[start:end]))
			if !ok {
				continue
			}
			if len(out) > first { // of one paragraph: a new label begins a new note
				if !strings.HasPrefix(n.Rule, "label") {
					continue
				}
				out[len(out)-1].Span.End = s
			}
			n.Span = hearsay.Span{Start: s, End: end}
			out = append(out, n)
		}
		for i := first; i < len(out); i++ {
			n := &out[i]
			n.Span.End = n.Span.Start + len(strings.TrimRight(n.Span.In(d.Text), " \t"))
			settleNote(d, n)
		}
		if len(out) > first {
			n := out[len(out)-1]
			bare = strings.HasPrefix(n.Rule, "label") && !strings.ContainsAny(strings.TrimRight(n.Span.In(d.Text), " :—–-"), ":—–")
		}
	}
	return out
}

const mostNote = 2000 // bytes of the paragraph below a bare label

// opens reports whether a paragraph begins with a label.
func opens(s string) bool {
	for _, r := range noteRules {
		if r.label && r.MatchString(strings.TrimLeft(s, lead)) {
			return true
		}
	}
	return false
}

// lead may stand before a label.
const lead = " \t*#•·-–—([_>"

// sentences are those of a paragraph, from past what may stand before a label to where the
// next begins. A sentence ends with white space behind its mark and what closes it.
func sentences(p string) (all []hearsay.Span) {
	start := 0
	for i := 0; i < len(p); {
		r, size := utf8.DecodeRuneInString(p[i:])
		i += size
		if r != '.' && r != '!' && r != '?' && r != '…' {
			continue
		}
		rest := strings.TrimLeft(p[i:], "”\"’')]")
		next := strings.TrimLeft(rest, "\t\n\f\r ")
		if len(next) < len(rest) {
			i = len(p) - len(next)
			all = append(all, hearsay.Span{Start: start, End: i})
			start = i
			if len(all) > mostSentences {
				break
			}
		}
	}
	if len(all) <= mostSentences {
		all = append(all, hearsay.Span{Start: start, End: len(p)})
	}
	for i := range all {
		all[i].Start += all[i].Len() - len(strings.TrimLeft(all[i].In(p), lead))
	}
	return all
}

const mostSentences = 4096 // of one paragraph that are looked at by themselves

// noteAt is the note that a sentence is.
func noteAt(sentence string) (hearsay.Note, bool) {
	if len(sentence) > mostNote {
		return hearsay.Note{}, false
	}
	low := strings.ToLower(sentence)
	if !strings.HasPrefix(low, "e") && !slices.ContainsFunc(changeWords, func(w string) bool { return strings.Contains(low, w) }) {
		return hearsay.Note{}, false
	}
	for _, label := range []bool{true, false} {
		for _, r := range noteRules {
			if r.label != label {
				continue
			}
			if m := r.FindStringIndex(sentence); m != nil && (label || !quotedBefore(sentence[:m[0]])) {
				return hearsay.Note{Kind: r.kind, Rule: r.name}, true
			}
		}
	}
	return hearsay.Note{}, false
}

// changeWords are those of which what a noteRule matches holds one, but for labels that begin
// with an E; ſ is a letter that rules take for an s. To look for them takes a tenth of the
// time of the rules.
var changeWords = []string{"retract", "withdrawn", "version", "originally", "previously", "initially", "earlier", "correct", "amended", "regret the error", "clarif", "updat", "revised", "ſ"}

// quotedBefore reports whether what follows before stands inside quotation marks: somebody
// else's words.
func quotedBefore(before string) bool {
	return strings.Count(before, `"`)%2 == 1 || strings.LastIndex(before, "“") > strings.LastIndex(before, "”")
}

// settleNote finds the kind, the date and the wrong wording of a note whose span is known.
func settleNote(d *hearsay.Document, n *hearsay.Note) {
	words := n.Span.In(d.Text)
	for _, r := range noteRules { // a note says more than its label
		if !r.label && r.MatchString(words) {
			n.Kind = r.kind
			if strings.HasPrefix(n.Rule, "label") {
				n.Rule += ", " + r.name
			}
			break
		}
	}
	n.Date = noteDate(words, d.Published)
	n.Wrong = nil
	if n.Kind != hearsay.Correction && n.Kind != hearsay.Clarification {
		return
	}
	if m := wrongWords.FindStringSubmatchIndex(words); m != nil {
		n.Wrong = &hearsay.Span{Start: n.Span.Start + m[2], End: n.Span.Start + m[3]}
	}
}

// wrongWords are what an earlier version said.
var wrongWords = pattern.New(`(?i)\b(?:version|versions|originally|previously|initially|earlier)\b[^.\n]{0,60}?\b(?:said|stated|reported|misstated|misidentified|misspelled|misspelt|misattributed|misquoted|mischaracteri[sz]ed|gave|described|named)(?: that)? ([^.;\n]{2,400}(?:\d\.\d[^.;\n]{0,200})?)`)

// changedOn is followed by the date of a change.
var changedOn = pattern.New(`(?i)\b(?:corrected|updated|amended|clarified|revised|retracted|withdrawn)(?: at [^,.]{1,20})?(?: on)? ([^.;\n]{4,40})`)

// monthAndDay is a day without its year, with which words end.
var monthAndDay = pattern.New(`\b([A-Z][a-z]{2,8})\.?( \d{1,2})(?:st|nd|rd|th)?$|\b(\d{1,2})( [A-Z][a-z]{2,8})$`)

// noteDate is the date that a note gives for itself: before its colon or the next, after
// "corrected on", or where it says nothing else.
func noteDate(words string, published hearsay.Period) hearsay.Period {
	head, rest, _ := strings.Cut(words, ":")
	var parts []string
	if len(head) <= 60 {
		parts = append(parts, head)
		if utf8.RuneCountInString(rest) <= 40 {
			parts = append(parts, rest)
		} else if second, _, ok := strings.Cut(rest, ":"); ok && len(second) <= 40 {
			parts = append(parts, second)
		}
	}
	if m := changedOn.FindStringSubmatch(words); m != nil {
		parts = append(parts, m[1])
	}
	for _, p := range parts {
		for _, m := range date.Find(p, token.Split(p), nil, published) {
			if m.Period.Known() && len(m.Period.From) == len("2006-01-02") && m.Period.From == m.Period.To {
				return m.Period
			}
		}
		if day := nearest(strings.Trim(p, ") "), published); day.Known() {
			return day
		}
	}
	return hearsay.Period{}
}

// nearest is the day that words without a year end with, in the year that puts it nearest
// to the day of publication.
func nearest(words string, published hearsay.Period) hearsay.Period {
	m := monthAndDay.FindStringSubmatch(words)
	printed, err := time.Parse(time.DateOnly, published.From)
	if m == nil || err != nil {
		return hearsay.Period{}
	}
	for _, form := range []string{"January 2", "Jan 2", "2 January", "2 Jan"} {
		day, err := time.Parse(form, strings.Join(m[1:], ""))
		if err != nil {
			continue
		}
		best := day.AddDate(printed.Year()-1, 0, 0)
		for n := range 2 {
			if other := day.AddDate(printed.Year()+n, 0, 0); other.Sub(printed).Abs() < best.Sub(printed).Abs() {
				best = other
			}
		}
		return hearsay.Day(best.Format(time.DateOnly))
	}
	return hearsay.Period{}
}
