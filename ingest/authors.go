package ingest

import (
	"strings"
	"unicode"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/html"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/pattern"
)

var (
	// byLead is what stands before the names of a byline.
	byLead = pattern.New(`^(?i:(?:words|text|story|report(?:ed|ing)?|posted|written|authored|article|published)\s+by\b|by\b|(?:author|text|foto|текст|von|par|por)(?:\s*:\s*|\s+))\s*:?\s*`)

	// byTail is what stands after them.
	byTail = pattern.New(`(?i)\s*(?:e-?mail (?:the )?(?:author|\w+)|(?:view|see|read) (?:more|all) (?:articles|stories|posts)\b.*|follow\b.*|\(@\w+\)|@\w+|[\w.+-]+@[\w.-]+|on twitter|contributor profile)\s*$`)

	// postOf is somebody's post, with what it is for.
	postOf = pattern.New(`(?i)^(?:the |an? )?(?:[\p{L}&.'’-]+ ){0,5}?(?:writer|reporter|correspondent|editor|columnist|contributor|producer|fellow|intern|staff|anchor|blogger|photographer|journalist|bureau|desk|team|chief|director|analyst|critic|host|newsroom)s?\b(?: (?:of|for|at|in|on) .*)?$`)

	// degree is a title after a name: "MD", "Ph.D.", "M.S.".
	degree = pattern.New(`^(?:[A-Z]{2,5}|[A-Z][a-z]?\.(?:[A-Za-z]{1,2}\.)+|Ph\.? ?D\.?|Jr\.?|Sr\.?|III?|Esq\.?)$`)
)

// desks are last words of what is no person.
var deskEnds = wordSet(`staff desk team reporter reporters editor editors writer writers correspondent service services agency news report board online admin newsroom contributor contributors wire wires bureau weekly daily sport sports media group network press productions shows communications company inc llc ltd check times post`)

// authors are the persons of the bylines that a page declares, without their posts and
// degrees, and the agency among them, "" for none. An outlet, a desk or an account is
// no person.
func authors(raw []string, d *hearsay.Document, site string) (people []string, agency string) {
	seen := map[string]bool{}
	for _, line := range raw {
		line, _, _ = strings.Cut(line, " | ")
		line = byLead.ReplaceAllString(strings.TrimSpace(line), "")
		for range 3 {
			line = byTail.ReplaceAllString(line, "")
		}
		for _, part := range nameJoint.Split(line, -1) {
			part = strings.Trim(part, " .,-–—•")
			name, from := withoutOutlet(part)
			if outlet.Agency(from) && agency == "" {
				agency = from
			}
			name = authorName(name)
			if name == "" || sameName(name, d.Outlet) || sameName(name, site) || seen[name] {
				continue
			}
			seen[name] = true
			people = append(people, name)
		}
	}
	return people, agency
}

// withoutOutlet is a name without that of the listed outlet which follows it, or whose
// post it is ("Ada Brook Associated Press", "AP Sports Writer").
func withoutOutlet(s string) (name, from string) {
	if c, ok := outlet.Canonical(s); ok {
		return "", c
	}
	w := strings.Fields(s)
	for n := min(4, len(w)-2); n > 0; n-- {
		if c, ok := outlet.Canonical(strings.Join(w[len(w)-n:], " ")); ok && !(n == 1 && outlet.Ordinary(c)) {
			return strings.Join(w[:len(w)-n], " "), c
		}
	}
	if postOf.MatchString(s) {
		for n := min(4, len(w)-1); n > 0; n-- {
			if c, ok := outlet.Canonical(strings.Join(w[:n], " ")); ok {
				return "", c
			}
		}
		return "", ""
	}
	return s, ""
}

// authorName is s as the name of a person, "" where it is none.
func authorName(s string) string {
	w := strings.Fields(s)
	if len(w) == 0 || len(w) > 5 || len(s) > 60 || degree.MatchString(s) || strings.ContainsAny(s, "0123456789/:@_{}<>\"") {
		return ""
	}
	if up := upperName(s); up != "" {
		s = up
	}
	if r := []rune(s); len(w) == 1 && (unicode.In(r[0], unicode.Latin) && !unicode.IsUpper(r[0]) || len(r) > 3 && s == strings.ToUpper(s) && s != strings.ToLower(s) || strings.Contains(strings.ToLower(s), "admin")) {
		return "" // an account
	}
	if r := []rune(w[len(w)-1]); len(w) > 1 && unicode.In(r[0], unicode.Latin) && !unicode.IsUpper(r[0]) {
		return "" // "at the inquiry"
	}
	last := strings.ToLower(strings.Trim(w[len(w)-1], "."))
	if deskEnds[last] || len(w) == 1 && (accounts[last] || len(monthOf(last)) > 0) || place(s) && len(w) > 1 {
		return ""
	}
	return strings.Join(strings.Fields(s), " ")
}

// accounts are names of accounts that nobody has.
var accounts = wordSet(`admin administrator editor editorial guest anonymous user webmaster root staff redaktion redaccion redazione unknown none`)

func monthOf(s string) string {
	if len(s) < 3 || !mdyDate.MatchString(s+" 1, 2000") {
		return ""
	}
	return s
}

// sameName reports whether a would-be author is the outlet, or a part of its name.
func sameName(name, outlet string) bool {
	a, b := flatName(name), flatName(outlet)
	return a != "" && b != "" && (strings.Contains(b, a) || strings.Contains(a, b) && len(b) >= 6)
}

func flatName(s string) string {
	return strings.Map(func(r rune) rune {
		if wordy(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// bylinesOf fills the authors of a page, and the agency that it names as one.
func bylinesOf(d *hearsay.Document, a html.Article) {
	people, agency := authors(a.Bylines, d, a.Site)
	near := below(a, lines(strings.Join(a.Above, "\n")))
	for i, l := range near {
		if !byPattern.MatchString(l.text) || !bylineLine(near[i]) {
			continue
		}
		// What is printed under the headline goes before what the markup says.
		if printed, from := authors(namesOf(byLead.ReplaceAllString(l.text, "")), d, a.Site); len(printed) > 0 {
			people = printed
			if agency == "" {
				agency = from
			}
			break
		}
	}
	d.Bylines = people
	_, other := authors(a.Bodies, d, a.Site)
	for _, c := range []string{agency, other, agencyOf(a.Credit)} {
		if d.Credit == "" && c != d.Outlet {
			d.Credit = c
		}
	}
}

// agencyOf is the agency that a name is as a whole, "" for none.
func agencyOf(name string) string {
	if c, ok := outlet.Canonical(name); ok && outlet.Agency(c) {
		return c
	}
	return ""
}

// creditIn fills the agency that the lines of an article show as where it was taken
// from: that of its dateline, or of the notice of rights at its end; that of the page
// itself is none.
func creditIn(d *hearsay.Document, ls []line, first, last int) {
	name, _ := datelined(d.Text)
	for i := len(ls) - 1; i >= max(last, 0) && name == ""; i-- {
		name = agencyOf(noticeLine(ls[i].text))
	}
	if name = agencyOf(name); name != d.Outlet {
		d.Credit = name
	}
}
