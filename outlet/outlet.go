// Package outlet knows news outlets by name: papers, agencies, broadcasters,
// sites. It holds a general list of English-language outlets and of the foreign
// ones that English-language reports cite, their short forms and their domains.
// Names that are not in the list are recognised by their form ("the Harbour
// Gazette", "Channel 9 News").
package outlet

import (
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
)

// A Match is one place where a text names an outlet. The article before the
// name belongs to the span where the outlet's name has one ("The Economist").
type Match struct {
	hearsay.Span
	Name  string // canonical where Known, else as printed; "" for a short form that could be several
	Known bool   // the outlet is in the list; else only the form of its name speaks for it
	Short bool   // a short form ("the Post") that was resolved by the text around it
}

// form is one wording of one outlet.
type form struct {
	text    string // without the article
	upper   string
	name    string // canonical
	article bool   // the article must be there: a name of one ordinary word
	context bool   // counts only where the words around it speak of an outlet
	surname bool   // not after a first name or a title
}

type gazetteer struct {
	forms   map[string][]form // by the folded first run of letters and digits, longest first
	names   map[string]string // folded name → canonical
	one     map[string]string // canonical → the canonical name of the same outlet's main line, where it has several
	domains map[string]string
	part    map[string]string // canonical → the part of the list it stands in
	plain   map[string]bool   // folded names that are also an ordinary word or a surname
	nouns   map[string]bool   // last words that stand for the whole in short forms
}

var gazette = sync.OnceValue(build)

func build() *gazetteer {
	g := &gazetteer{forms: map[string][]form{}, names: map[string]string{}, one: map[string]string{}, domains: map[string]string{},
		part: map[string]string{}, plain: map[string]bool{}, nouns: map[string]bool{}}
	part := ""
	for _, n := range strings.Fields(shortNouns) {
		g.nouns[n] = true
	}
	for _, line := range strings.Split(list, "\n") {
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			part = rest
		}
		if line == "" || line[0] == '#' {
			continue
		}
		names, domains, _ := strings.Cut(line, "|")
		names, also, renamed := strings.Cut(names, " = ")
		canonical := ""
		for _, f := range strings.Split(names, ";") {
			f = strings.TrimSpace(f)
			context := strings.HasPrefix(f, "?")
			surname := strings.HasPrefix(f, "~")
			f = strings.TrimLeft(f, "?~")
			if canonical == "" {
				canonical = f
			}
			if k := fold(f); g.names[k] == "" {
				g.names[k] = canonical
				g.plain[k] = context || surname
			}
			bare, the := strings.CutPrefix(f, "The ")
			one := !strings.ContainsAny(bare, " -.") && !hasInnerUpper(bare) || bare == "New Yorker" // who lives in New York
			for _, s := range spellings(bare) {
				k := firstRun(s)
				g.forms[k] = append(g.forms[k], form{s, strings.ToUpper(s), canonical, the && one, context, surname})
				if k := fold(s); g.names[k] == "" {
					g.names[k] = canonical
				}
			}
		}
		g.part[canonical] = part
		if renamed {
			g.one[canonical] = strings.TrimSpace(also)
		}
		for _, d := range strings.Fields(domains) {
			if g.domains[d] == "" {
				g.domains[d] = canonical
			}
		}
	}
	g.addProgrammes()
	for _, l := range g.forms {
		sort.SliceStable(l, func(i, j int) bool { return len(l[i].text) > len(l[j].text) })
	}
	return g
}

// spellings are a name and how else a name of its make is written: a made-up
// word with its parts apart and in small letters ("BuzzFeed", "Buzz Feed",
// "buzzfeed").
func spellings(name string) []string {
	out := []string{name}
	if !hasInnerUpper(name) || strings.IndexFunc(name, func(r rune) bool { return !wordRune(r) }) >= 0 {
		return out
	}
	var parts []string
	at, last := 0, rune(0)
	for i, r := range name {
		if i > at && unicode.IsUpper(r) && unicode.IsLower(last) {
			parts = append(parts, name[at:i])
			at = i
		}
		last = r
	}
	parts = append(parts, name[at:])
	if len(parts) < 2 || len(name) < 7 {
		return out
	}
	out = append(out, strings.ToLower(name))
	for _, p := range parts {
		if len(p) < 3 || p == "The" {
			return out
		}
	}
	return append(out, strings.Join(parts, " "))
}

// hasInnerUpper tells made-up words (BuzzFeed, WIRED) from dictionary ones.
func hasInnerUpper(s string) bool {
	for i, r := range s {
		if i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

func firstRun(s string) string {
	n := runEnd(s, 0)
	return strings.ToLower(s[:n])
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func runEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !wordRune(r) {
			break
		}
		i += n
	}
	return i
}

// fold makes names comparable: lower case, no article, one space between words.
func fold(name string) string {
	f := strings.Fields(strings.ToLower(strings.NewReplacer("’", "'", "\u00a0", " ").Replace(name)))
	if len(f) > 1 && f[0] == "the" {
		f = f[1:]
	}
	return strings.TrimSuffix(strings.TrimSuffix(strings.Join(f, " "), "'s"), "'")
}

// Canonical is the listed name of an outlet for any of its listed forms, in any
// case and with or without the article; false where it is not listed. A form
// that could be several outlets ("the Post") is not listed.
func Canonical(name string) (string, bool) {
	c, ok := gazette().names[fold(name)]
	return c, ok
}

// One is the one name under which all the names fall that an outlet has or had
// ("HuffPost", "The Huffington Post"); false where name is not listed. It is for
// comparing: what is shown is what Canonical gives, the name as printed.
func One(name string) (string, bool) {
	c, ok := Canonical(name)
	if main := gazette().one[c]; main != "" {
		c = main
	}
	return c, ok
}

// Agency reports whether name is that of a listed news agency.
func Agency(name string) bool {
	c, _ := Canonical(name)
	return gazette().part[c] == agencies
}

// Ordinary reports whether a listed name is also an ordinary word or a surname
// ("Time", "Forbes"), so that it needs words around it that speak of an outlet.
func Ordinary(name string) bool { return gazette().plain[fold(name)] }

// MonthFirst reports how an outlet writes a date in figures: month first, as
// Americans do, or day first; known is false where the list does not tell.
func MonthFirst(name string) (monthFirst, known bool) {
	c, _ := Canonical(name)
	switch p := gazette().part[c]; p {
	case "", agencies, "Canada and Latin America":
		return false, false
	default:
		return strings.HasPrefix(p, "American") || p == web, true
	}
}

// Parts of the list that mean something to the program.
const (
	agencies = "agencies"
	web      = "magazines, sites and wires born on the web"
)

// Same reports whether two names mean the same outlet: the same listed outlet
// under one of its names, or the same words where neither is listed.
func Same(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	ca, oka := One(a)
	cb, okb := One(b)
	if oka || okb {
		return oka && okb && ca == cb
	}
	return fold(a) == fold(b)
}

// OfDomain is the outlet that a host name belongs to ("edition.cnn.com"); false
// where it is not listed. A port and any number of sub-domains may be there.
func OfDomain(host string) (string, bool) {
	host, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(host)), ":")
	host = strings.TrimSuffix(host, ".")
	for n := 0; n < 8; n++ {
		if c, ok := gazette().domains[host]; ok {
			return c, true
		}
		_, rest, ok := strings.Cut(host, ".")
		if !ok {
			break
		}
		host = rest
	}
	return "", false
}

// Find is the outlets that text names, in order, none overlapping. A short form
// ("the Post") is resolved to the last outlet before it that ends in that word,
// else to the only one after it. The result depends on text alone.
func Find(text string) []Match {
	f := finder{g: gazette(), text: text}
	var found, short []Match
	shown := map[string]bool{} // unlisted names that a noun beside them shows to be outlets'
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) {
			i += n
			continue
		}
		end := runEnd(text, i)
		if m, ok := f.apposed(i, end); ok && (len(found) == 0 || found[len(found)-1].End <= m.Start) {
			if _, listed := Canonical(m.Name); !listed && !f.holdsListed(m.Span) {
				found, shown[m.Name] = append(found, m), true
				i = max(m.End, end)
				continue
			}
		}
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !f.lowerStart(text[i:end]) {
			i = end
			continue
		}
		if m, ok := f.listed(i, end); ok {
			found = append(found, m)
			i = max(m.End, end)
			continue
		}
		if m, ok := f.shortForm(i, end); ok {
			short = append(short, m)
		} else if m, ok := f.byForm(i, end); ok {
			if k := len(found); k == 0 || found[k-1].End <= m.Start {
				found = append(found, m)
				i = max(m.End, end)
				continue
			}
		}
		i = end
	}
	return resolve(text, newsrooms(f.again(found, shown)), short)
}

// newsrooms gives a name that follows "X News" and is only "X" the name in full.
func newsrooms(found []Match) []Match {
	for i, m := range found {
		for k := i - 1; k >= 0 && k >= i-16; k-- {
			if found[k].Name == m.Name+" News" {
				found[i].Name = found[k].Name
				break
			}
		}
	}
	return found
}

type finder struct {
	g    *gazetteer
	text string
}

// lowerStart lets listed names through that begin with a small letter (dpa, eNCA).
func (f *finder) lowerStart(run string) bool {
	for _, c := range f.g.forms[strings.ToLower(run)] {
		if strings.HasPrefix(c.text, run) {
			return true
		}
	}
	return false
}

// listed matches a listed form whose first run of letters and digits is text[i:end].
func (f *finder) listed(i, end int) (Match, bool) {
	if end-i > 40 || !f.startsWord(i) || f.arabic(i) {
		return Match{}, false
	}
	for _, c := range f.g.forms[strings.ToLower(f.text[i:end])] {
		e, ok := matchAt(f.text, i, c)
		if !ok {
			continue
		}
		start, article := f.article(i)
		ctx := -1
		context := func() bool {
			if ctx < 0 {
				ctx = 0
				if f.context(start, e) {
					ctx = 1
				}
			}
			return ctx == 1
		}
		if (c.context || c.surname) && f.partOfName(i, e) {
			continue
		}
		if c.context && !context() || c.surname && f.person(c.text) && !context() || c.article && !article && !context() {
			continue
		}
		if c.article && article && !c.context && f.nextIsName(e) && !context() {
			continue // "the Guardian Life building"
		}
		if !strings.HasPrefix(c.name, "The ") {
			start = i
		}
		return Match{Span: hearsay.Span{Start: start, End: e}, Name: c.name, Known: true}, true
	}
	return Match{}, false
}

func (f *finder) startsWord(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(f.text[:i])
	return i == 0 || !wordRune(r) && r != '@' && r != '#' && r != '_' && r != '/'
}

// arabic reports whether an Arabic article is joined to the word at i.
func (f *finder) arabic(i int) bool {
	if i < 3 || f.text[i-1] != '-' {
		return false
	}
	switch f.text[i-3 : i-1] {
	case "Al", "al", "El", "el", "As", "as", "An", "an", "Ar", "ar":
		return f.startsWord(i - 3)
	}
	return false
}

// matchAt matches form c at i, in its own case or all upper case, any white
// space for a space; the end of the match.
func matchAt(text string, i int, c form) (int, bool) {
	for _, want := range [2]string{c.text, c.upper} {
		j, k := i, 0
		for k < len(want) && j < len(text) {
			a, n := utf8.DecodeRuneInString(want[k:])
			b, m := utf8.DecodeRuneInString(text[j:])
			if a == b || a == '\'' && b == '’' || a == ' ' && (b == '\u00a0' || b == '\n') {
				k, j = k+n, j+m
				continue
			}
			break
		}
		if k == len(want) && endsWord(text, j, c) {
			return j, true
		}
	}
	return 0, false
}

// glued are words that stand without a space after a name where a page lost its markup.
var glued = []string{"reported", "reports", "cited", "says", "said", "wrote", "has", "that", "and", "on", "article", "story", "reporter"}

func endsWord(text string, j int, c form) bool {
	r, _ := utf8.DecodeRuneInString(text[j:])
	if j == len(text) || !wordRune(r) {
		return true
	}
	if !strings.Contains(c.text, " ") {
		return false
	}
	run := text[j:runEnd(text, j)]
	for _, g := range glued {
		if run == g {
			return true
		}
	}
	return false
}

// article is where the article before i starts, i where there is none.
func (f *finder) article(i int) (int, bool) {
	if i >= 4 && (f.text[i-1] == ' ' || f.text[i-1] == '\n') {
		if a := f.text[i-4 : i-1]; a == "The" || a == "the" || a == "THE" {
			if i == 4 || f.startsWord(i-4) {
				return i - 4, true
			}
		}
	}
	return i, false
}

// Pictures reports whether an outlet supplies pictures and no reports.
func Pictures(name string) bool {
	switch name {
	case "Getty Images", "Shutterstock", "iStock", "Corbis", "Alamy", "Flickr", "Thinkstock", "Wikimedia Commons", "European Pressphoto Agency", "Splash News", "WENN", "Rex Features":
		return true
	}
	return false
}
