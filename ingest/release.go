package ingest

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/date"
	"github.com/openhearsay/hearsay/pattern"
)

// A release is what a text shows that is a press release: whoever issues it speaks in
// it, and is its publisher.
type release struct {
	issuer string // as printed, "" where no line says so for sure
	day    string // of its dateline or its mark, "" for none
	wire   string // the service that sent it out, "" for none
}

var (
	// releaseMark is a line that says what a text is.
	releaseMark = pattern.New(`(?i)^(?:\W*for (?:immediate )?(?:release|publication|distribution)\b\s*(?:[:–—-].{0,60}|(?:on|at|after) .{0,50})?|\W*(?:press|news|media) (?:release|statement)\W*|\W*immediate release\W*|\W*embargo(?:ed)?\b.{0,80})$`)

	// surely is one that no article has.
	surely = pattern.New(`(?i)\bfor (?:immediate )?release\b|\bimmediate release\b|\bembargo`)

	// contactLine begins what tells whom to ask.
	contactLine = pattern.New(`(?i)^(?:(?:media|press|news|for more information|further information|investor(?: relations)?)\s+)?(?:contacts?|enquiries|inquiries)(?: for (?:the )?(?:media|press))?\s*(?::|$)`)

	endMark   = pattern.New(`(?i)^\s*(?:#{2,}|(?:#\s+){2,}#|[-–—]\s*30\s*[-–—]|[-–—*\s]*ends?[-–—*\s]*)\s*$`)
	aboutLine = pattern.New(`^(?:About|ABOUT) (?:[Tt]he )?(\p{Lu}[\p{L}\p{N}&.,'’ -]{1,58}?)\s*:?$`)
	aboutLead = pattern.New(`^(?:About|ABOUT) (?:[Tt]he )?(\p{Lu}[\p{L}\p{N}&'’ -]{1,58}?)\s*(?::|[–—-])\s+\S`)

	// sourceLine is the last line of what wires for releases send out.
	sourceLine = pattern.New(`^(?:SOURCE|Source)\s*:?\s+(?:[Tt]he )?(\p{Lu}[\p{L}\p{N}&.,'’ -]{1,58})$`)

	wires = pattern.New(`(?i)[/(]\s*(PR ?Newswire|Business ?Wire|Globe ?Newswire|EIN ?Presswire|ACCESS ?Newswire|Accesswire|PRWeb|CNW|Newswire)\b[^/)]{0,40}[/)]`)

	// placed is the place and the day before the text of a release.
	placed = pattern.New(`^[^.!?"“]{2,60}?[,(]\s*([^()/]{4,40}?)\s*(?:\)|[/(][^/()]{2,60}[/)])?\s*(?:[–—]|-{1,2})\s`)
)

// wireNames are the services as they write themselves.
var wireNames = map[string]string{"prnewswire": "PR Newswire", "businesswire": "Business Wire", "globenewswire": "GlobeNewswire", "einpresswire": "EIN Presswire",
	"accessnewswire": "ACCESS Newswire", "accesswire": "ACCESS Newswire", "prweb": "PRWeb", "cnw": "CNW", "newswire": "Newswire"}

// maxContact is how many lines a block with whom to ask has at most.
const maxContact = 9

// readRelease reads what makes a text a release, and takes its marks out of the lines:
// what it says of itself, whom to ask. What stands under "About …" stays and is marked:
// it is no news. The zero release is a text that is none for sure.
func readRelease(ls []line, first int) (r release) {
	var marked, certain, contact, ended, about bool
	for i := range ls {
		s := ls[i].text
		switch {
		case len(s) > 120:
		case releaseMark.MatchString(s) && i <= first+2 && i < 20:
			marked, certain = true, certain || surely.MatchString(s)
		case contactLine.MatchString(s):
			contact = true
		case endMark.MatchString(s):
			ended = true
		case aboutLine.MatchString(s):
			about = true
		}
	}
	lead := ""
	if first < len(ls) {
		lead = ls[first].text[:min(len(ls[first].text), 160)]
	}
	wire := wires.FindStringSubmatch(lead)
	if !certain && wire == nil && !(marked && (contact || ended || about)) {
		return release{}
	}
	if wire != nil {
		r.wire = wireNames[strings.ToLower(strings.ReplaceAll(wire[1], " ", ""))]
	}
	if m := placed.FindStringSubmatch(lead); m != nil {
		r.day = findDate(m[1], date.UnknownOrder)
	}
	all := wholeText(ls)
	last, boiler := len(ls), false
	for i := 0; i < len(ls); i++ {
		l := &ls[i]
		short := len(l.text) <= 120
		switch {
		case short && releaseMark.MatchString(l.text) && i <= first+2 && i < 20:
			if r.day == "" {
				r.day = findDate(l.text, date.UnknownOrder)
			}
			l.kind, boiler = chrome, false
		case len(l.text) <= 300 && contactLine.MatchString(l.text):
			l.kind, boiler = chrome, false
			bare := strings.HasSuffix(l.text, ":") || !strings.Contains(l.text, ":")
			k := i + 1
			for ; k < min(len(ls), i+maxContact) && (!ls[k].gap || bare && k == i+1) && ls[k].words <= 12 && ls[k].kind != prose; k++ {
				ls[k].kind = chrome
			}
			i = k - 1
		case short && endMark.MatchString(l.text):
			l.kind, last = chrome, i
		case short && sourceLine.MatchString(l.text) && (i >= len(ls)-4 || i > last):
			r.issuer = strings.TrimRight(sourceLine.FindStringSubmatch(l.text)[1], ". ")
			l.kind, boiler = chrome, false
		case i > first && (short && aboutLine.MatchString(l.text) || aboutLead.MatchString(l.text)):
			m := aboutLine.FindStringSubmatch(l.text)
			if m == nil || !short {
				m = aboutLead.FindStringSubmatch(l.text)
			}
			if name := strings.TrimRight(m[1], ". "); r.issuer == "" && strings.Count(all, name) >= 2 {
				r.issuer = name
			}
			l.kind, boiler = mark, true
		case boiler && l.kind != chrome:
			l.kind = mark
		}
	}
	return r
}

// wholeText is the text of lines, to look for names in.
func wholeText(ls []line) string {
	var b strings.Builder
	for i := range ls {
		b.WriteString(ls[i].text)
		b.WriteByte('\n')
	}
	return b.String()
}

// tell fills what d does not hold.
func (r release) tell(d *hearsay.Document) {
	if d.Outlet == "" {
		d.Outlet = r.issuer
	}
	if d.Credit == "" && r.wire != d.Outlet {
		d.Credit = r.wire
	}
	if !d.Published.Known() && r.day != "" {
		d.Published = hearsay.Day(r.day)
	}
}
