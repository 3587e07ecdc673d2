package mail

import (
	"net/textproto"
	"strings"
	"unicode"

	"github.com/jhillyerd/enmime/v2"

	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/language/name"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/pattern"
)

var (
	// organised are words that stand in names of organisations and letters, and in no
	// person's.
	organised = pattern.New(`(?i)\b(?:news|newsletters?|newsroom|newsdesk|times|post|daily|weekly|herald|gazette|tribune|courier|chronicle|journal|observer|press|media|bulletin|briefing|digest|dispatch|review|report|ministry|department|office|council|committee|commission|agency|authority|police|university|institute|foundation|association|society|union|federation|team|desk|group|company|inc|ltd|llc|gmbh|plc|corp|corporation|bank|party|government|parliament|embassy|court|city|county|alerts?|communications|relations|magazine|radio|tv|network|watch|project|centre|center)\b`)
	// inHouse parts a person from the house that the letter is of.
	inHouse = pattern.New(`^(.{3,60}?)(?:\s+(?:from|at|via|of)\s+|\s*[,|@]\s*|\s+[-–—]\s+)(.{2,80})$`)
	quoted  = pattern.New(`^["'“”‘’]+|["'“”‘’]+$`)
)

// sender is who a message is from, as printed: the outlet, where the message went to
// many or the name is plainly that of a house; else the name as a byline.
func sender(h textproto.MIMEHeader) (house string, bylines []string) {
	display, domain := from(h)
	many := bulk(h)
	list := listName(h)
	if many {
		if o, ok := outlet.OfDomain(domain); ok {
			house = o
		}
	}
	person := display
	if !isHouse(display) || isPerson(display) {
		if m := inHouse.FindStringSubmatch(display); m != nil {
			switch {
			case isPerson(m[1]) && !isPerson(m[2]):
				person, display = m[1], m[2]
			case isPerson(m[2]) && isHouse(m[1]):
				person, display = m[2], m[1]
			}
		}
	} else if m := inHouse.FindStringSubmatch(display); m != nil && isPerson(m[1]) && !organised.MatchString(m[1]) {
		person, display = m[1], m[2]
	}
	if person != "" && isPerson(person) && !organised.MatchString(person) {
		bylines = []string{person}
		if person == display {
			display = ""
		}
	}
	if house == "" {
		switch {
		case display != "" && (isHouse(display) || many && (bylines != nil || plainly(display, domain, list))):
			house = display
		case many && list != "":
			house = list
		case display != "" && !many: // of a mail to many it may be either
			bylines = []string{display}
		}
	}
	if o, ok := outlet.Canonical(house); ok {
		house = o
	}
	return house, bylines
}

// from is the name and the domain of the first author.
func from(h textproto.MIMEHeader) (display, domain string) {
	list, err := enmime.ParseAddressList(clip(h.Get("From"), maxHeader))
	if err != nil || len(list) == 0 {
		raw := header(h, "From")
		if i := strings.IndexByte(raw, '<'); i >= 0 {
			raw = raw[:i]
		}
		if !strings.Contains(raw, "@") {
			display = raw
		}
	} else {
		display = list[0].Name
		_, domain, _ = strings.Cut(list[0].Address, "@")
	}
	display = strings.TrimSpace(quoted.ReplaceAllString(source.Line(display), ""))
	if strings.Contains(display, "@") || !strings.ContainsFunc(display, unicode.IsLetter) || len(display) > 120 {
		return "", strings.ToLower(domain)
	}
	return display, strings.ToLower(domain)
}

// bulk reports whether a message went to many (RFC 2369, RFC 2919, RFC 8058).
func bulk(h textproto.MIMEHeader) bool {
	for _, f := range []string{"List-Id", "List-Unsubscribe", "List-Post", "Feedback-Id", "X-Campaign-Id", "X-Mailer-Recptid"} {
		if h.Get(f) != "" {
			return true
		}
	}
	p := strings.ToLower(strings.TrimSpace(h.Get("Precedence")))
	return p == "bulk" || p == "list"
}

// listName is the phrase of List-Id where it is a name and not a number of a machine.
func listName(h textproto.MIMEHeader) string {
	phrase, _, found := strings.Cut(header(h, "List-Id"), "<")
	phrase = strings.TrimSpace(quoted.ReplaceAllString(strings.TrimSpace(phrase), ""))
	if !found || len(phrase) < 4 || len(phrase) > 80 || strings.ContainsAny(phrase, "@/_0123456789") ||
		strings.Contains(phrase, ".") && !strings.Contains(phrase, " ") {
		return ""
	}
	return phrase
}

// isHouse reports whether a name is that of an organisation or a letter.
func isHouse(s string) bool {
	if _, ok := outlet.Canonical(s); ok {
		return true
	}
	return strings.HasPrefix(s, "The ") || organised.MatchString(s)
}

// plainly reports whether a name of a mail to many is that of its house: it is one word,
// or the domain or the list bears it too.
func plainly(display, domain, list string) bool {
	s := squeeze(display)
	return !strings.Contains(display, " ") || len(s) >= 5 && (strings.Contains(squeeze(domain), s) || strings.Contains(squeeze(list), s))
}

// isPerson reports whether a name begins with a given name and has two to four parts.
func isPerson(s string) bool {
	w := strings.Fields(s)
	if len(w) < 2 || len(w) > 4 {
		return false
	}
	if name.IsTitle(w[0]) && len(w) > 2 {
		w = w[1:]
	}
	_, known := name.Given(strings.ToLower(w[0]))
	return known
}

// squeeze is s in small letters, letters and digits only.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
