package ingest

import (
	"strings"

	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/pattern"
)

// A name of a person: two to four capitalised words, small particles and initials allowed.
const person = `\p{Lu}[\p{L}'’.-]*\p{L}\.?(?: (?:\p{Lu}\.|(?:de|da|van|von|der|den|del|la|le|bin|al|el|ben|ter)\b|\p{Lu}[\p{L}'’.-]*\p{L}\.?)){1,3}`

var (
	namePattern = pattern.New(person)
	byPattern   = pattern.New(`^(?i:by|words by|text by|story by|report by|reported by|posted by|written by|article by|author)\s*:?\s+(.{2,120})$`)
	textBy      = pattern.New(`^(?i:text by|by|report by|published by|produced by|source)\s*:?\s+(.{2,60})$`)
	signed      = pattern.New(`^[–—-]{1,2}\s?(` + person + `)\.?$`)
	followed    = pattern.New(`(?i:\bfollow) (` + person + `)(?: \(@\w+\))? (?i:on twitter)`)
	reportingBy = pattern.New(`\((?:Additional )?[Rr]eporting by ([^;)]{3,160})`)
	// roleLine is a name with a post ("Ada Brook Harbour Reporter").
	roleLine = pattern.New(`^(` + person + `)(?:\s*[|,–—-]\s*|\s+)(?:(?:\p{Lu}[\p{L}&'’-]+|of|and|for|at|the|in)\s+){0,6}(Reporter|Correspondent|Editor|Writer|Columnist|Contributor|Producer|Fellow|Intern|Staff|Anchor|Blogger|Photographer|reporter|correspondent|editor|writer|columnist|contributor|staff)s?$`)
)

// namesOf is the persons of a list ("Ada Brook, Tom Reed and Liv Aas"), outlets and places left out.
func namesOf(s string) []string {
	var out []string
	for _, part := range nameJoint.Split(s, -1) {
		part, _, _ = strings.Cut(strings.TrimSpace(part), " in ")
		name := upperName(part)
		if name == "" {
			if at := namePattern.FindStringIndex(part); at != nil && at[0] == 0 {
				name = strings.TrimRight(part[:at[1]], ".")
			}
		}
		if name == "" || deskName(name) || place(name) {
			continue
		}
		if _, ok := outlet.Canonical(name); !ok {
			out = append(out, name)
		}
	}
	return out
}

var nameJoint = pattern.New(`\s*(?:[,;|&]|\band\b|\bAND\b|\bwith\b)\s*`)

// upperName is a name in capitals, in ordinary writing; "" where s is none.
func upperName(s string) string {
	w := strings.Fields(s)
	if len(w) < 2 || len(w) > 4 || s != strings.ToUpper(s) || s == strings.ToLower(s) || strings.ContainsAny(s, "0123456789/:@") {
		return ""
	}
	for i, x := range w {
		if len(x) > 2 || !strings.HasSuffix(x, ".") {
			r := []rune(strings.ToLower(x))
			w[i] = strings.ToUpper(string(r[0])) + string(r[1:])
		}
	}
	return strings.Join(w, " ")
}

// deskName reports whether a would-be name ends in the word of a desk or a post.
func deskName(name string) bool {
	w := strings.Fields(name)
	switch strings.ToLower(w[len(w)-1]) {
	case "staff", "desk", "team", "reporter", "reporters", "editor", "writer", "correspondent", "service", "agency", "news", "report", "board", "online", "admin", "newsroom", "contributor", "wire":
		return true
	}
	return false
}

// place reports whether a would-be name is that of a place or an institution:
// its first word says so.
func place(name string) bool {
	w, _, _ := strings.Cut(name, " ")
	switch w {
	case "The", "New", "United", "North", "South", "East", "West", "Saudi", "Press", "San", "Los", "Las", "Fort", "Hong", "Sri", "Rhode", "District", "Washington", "Associated":
		return true
	}
	return byForm(name) != ""
}

// byForm is the outlet that the form of a name shows ("Harbour Gazette"), "" for none.
func byForm(name string) string {
	f := outlet.Find("according to the " + name)
	if len(f) == 1 && f[0].End == len("according to the ")+len(name) {
		return strings.TrimPrefix(f[0].Name, "the ")
	}
	return ""
}

// bylineLine reports whether a line is a byline and nothing else.
func bylineLine(l line) bool {
	if l.words > 22 || len(l.text) > 160 || l.words < 2 {
		return false
	}
	if !byWords[firstWord(strings.ToLower(l.text[:min(len(l.text), 16)]))] {
		return l.words <= 10 && roleLine.MatchString(l.text)
	}
	if m := byPattern.FindStringSubmatch(l.text); m != nil {
		head, _, _ := strings.Cut(m[1], ",")
		if len(namesOf(m[1])) > 0 && namePattern.MatchString(head) || upperName(head) != "" {
			return !closed(l.text) || strings.HasSuffix(l.text, ".") && l.words <= 5
		}
		return wholeOutlet(m[1]) != ""
	}
	return l.words <= 10 && roleLine.MatchString(l.text)
}

var byWords = wordSet(`by words text story report reported posted written article author published produced source`)

// signature reports whether a last line is a name after a dash.
func signature(s string) bool { return signed.MatchString(s) }

// wholeOutlet is the outlet that all of s names, "" for none.
func wholeOutlet(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), ".|")
	if c, ok := outlet.Canonical(s); ok {
		return c
	}
	for _, cut := range []string{" Staff", " staff", " Reporters", " Newsroom", " Reporter", " News Desk", " Editors", " Staff Writer", " staff writer", " with wires"} {
		name, ok := strings.CutSuffix(s, cut)
		if !ok {
			continue
		}
		if c, ok := outlet.Canonical(name); ok {
			return c
		}
		if o := byForm(name); o != "" {
			return o
		}
	}
	return ""
}

// staff reports whether a line of thanks names an outlet's own people
// ("Harbour Gazette's Ada Brook contributed to this report").
func staff(s string) bool {
	_, names := ownStaff(s)
	return len(names) > 0
}

var (
	possessive = pattern.New(`^(?:['’]s|['’]) (` + person + `)`)
	posts      = pattern.New(`^ (?:staff )?(?:writers?|reporters?|correspondents?|producers?|editors?)(?: in [\p{L} .]+)? (` + person + `)`)
)

// ownStaff is the outlet whose people a line of thanks names, and the people;
// "" where it names none or those of several outlets.
func ownStaff(s string) (name string, people []string) {
	if len(s) > 500 || !strings.Contains(s, "ontribut") || !contributed.MatchString(s) {
		return "", nil
	}
	var list string
	for _, m := range outlet.Find(s) {
		rest := s[m.End:]
		rest = strings.TrimPrefix(rest, ".com")
		if !possessive.MatchString(rest) && !posts.MatchString(rest) {
			continue
		}
		if name != "" && name != m.Name {
			return "", nil
		}
		name = m.Name
		list += ", " + strings.TrimLeft(rest, "'’s ")
	}
	if name == "" {
		return "", nil
	}
	list, _, _ = strings.Cut(list, " contributed")
	// The list holds the names of later owners once more: each name counts once.
	seen := map[string]bool{}
	for _, n := range namePattern.FindAllString(list, -1) {
		n = strings.TrimRight(n, ".")
		if _, ok := outlet.Canonical(strings.TrimSuffix(strings.TrimSuffix(n, "’"), "'")); ok || len(outlet.Find(n)) > 0 || seen[n] || place(n) || len(strings.Fields(n)) < 2 {
			continue
		}
		seen[n] = true
		people = append(people, n)
	}
	return name, people
}

// bylines is the authors that the lines of a page print.
func bylines(ls []line, first, last int) []string {
	var out []string
	seen := map[string]bool{}
	add := func(names ...string) {
		for _, n := range names {
			if n = strings.TrimSpace(n); n != "" && !seen[n] {
				seen[n] = true
				out = append(out, n)
			}
		}
	}
	for i, l := range ls {
		if len(l.text) > 500 || i > first+2 && i < last-2 && l.kind == prose {
			continue
		}
		if (i <= first+1 || i >= last) && bylineLine(l) {
			if m := byPattern.FindStringSubmatch(l.text); m != nil {
				add(namesOf(m[1])...)
			} else if m := roleLine.FindStringSubmatch(l.text); m != nil && i <= first {
				add(shortest(m[1]))
			}
		}
		if i >= last && l.words <= 8 {
			if m := signed.FindStringSubmatch(l.text); m != nil {
				add(m[1])
			}
		}
		if _, who := authorOf(ls, i, first, last); who != "" {
			add(who)
		}
		if _, p := ownStaff(l.text); p != nil {
			add(p...)
		}
		if i >= last-1 && strings.Contains(l.text, "eporting by") {
			if m := reportingBy.FindStringSubmatch(l.text); m != nil {
				add(namesOf(m[1])...)
			}
		}
	}
	if len(out) == 0 {
		for i, l := range ls {
			if i >= last-1 && len(l.text) < 200 && strings.Contains(l.text, "ollow") {
				if m := followed.FindStringSubmatch(l.text); m != nil {
					add(namesOf(m[1])...)
				}
			}
		}
	}
	return out
}

// shortest is the name at the start of a name and a post: two words, three where
// the second is an initial or a particle.
func shortest(s string) string {
	w := strings.Fields(s)
	n := 2
	if len(w) > 2 && (strings.HasSuffix(w[1], ".") || w[1] == strings.ToLower(w[1])) {
		n = 3
	}
	return strings.Join(w[:min(n, len(w))], " ")
}

// post is what somebody does for an outlet, in a line about the author.
const post = `(?:(?:staff|senior|chief|national|political|foreign|contributing|deputy|associate|managing|executive|freelance|regular|breaking|news|business|science|technology|tech|sports|health|media|entertainment|politics|features?|culture)[ -]){0,3}(?:writer|reporter|correspondent|editor|producer|blogger|journalist|intern|fellow)`

var (
	writesFor  = pattern.New(`^(` + person + `)(?:, .{3,60},)? (?:(?:writes|covers .{3,60}|reports on .{3,60}|is (?:an?|the) ` + post + `|reports|blogs) (?:for|at|with) |writes |is )`)
	outletsOwn = pattern.New(`^['’]s? (?:[\p{L}-]+ ){0,4}?(?:` + post + `|blog|column)\b`)
)

// authorOf is the outlet and the person of a line about the author ("Ada Brook is
// a reporter for the Harbour Gazette"), which stands near the head or the foot of
// an article; "" where line i is none.
func authorOf(ls []line, i, first, last int) (name, author string) {
	if i == first || i > first+2 && i < last-2 {
		return "", ""
	}
	s := strings.Trim(ls[i].text, "*_[]() ")
	if ls[i].words > 60 || strings.ContainsAny(s, "“”\"") || !holds(s, []string{" writes ", " covers ", " reports ", " blogs ", " is a", " is the ", "’s ", "'s ", "’ ", "' "}) {
		return "", ""
	}
	m := writesFor.FindStringSubmatchIndex(s)
	if m == nil {
		return "", ""
	}
	const cue = "according to the "
	rest := strings.TrimPrefix(s[m[1]:], "the ")
	found := outlet.Find(cue + rest)
	if len(found) == 0 || found[0].Start > len(cue) {
		return "", ""
	}
	after := rest[max(0, found[0].End-len(cue)):]
	verb := strings.TrimSpace(s[m[3]:m[1]])
	if outletsOwn.MatchString(after) || strings.HasSuffix(verb, " for") || strings.HasSuffix(verb, " at") || strings.HasSuffix(verb, " with") {
		return found[0].Name, strings.TrimRight(s[m[2]:m[3]], ".")
	}
	return "", ""
}
