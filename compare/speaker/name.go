package speaker

import (
	"sort"
	"strings"
	"unicode"

	"github.com/openhearsay/hearsay/compare/term"
)

// A personName is a person's name without titles: given names and surname, folded.
type personName struct {
	given   []string
	surname string
	gender  byte // 'm', 'f', or 0 where no title tells
}

// parsePerson takes titles, affiliations and suffixes off a name. ok is false
// where nothing that looks like a name is left.
func parsePerson(name string) (p personName, ok bool) {
	if i := strings.IndexAny(name, "(,"); i >= 0 {
		name = name[:i]
	}
	var parts []string
	for _, f := range strings.Fields(name) {
		f = strings.Trim(f, `"“”‘’'.;:`)
		low := foldName(f)
		switch low {
		case "mr", "sir", "lord", "congressman", "king", "prince":
			p.gender = 'm'
		case "mrs", "ms", "miss", "dame", "lady", "congresswoman", "queen", "princess":
			p.gender = 'f'
		}
		if low == "" || suffixes[low] {
			continue
		}
		parts = append(parts, f)
	}
	// Titles stand before the name: cut everything up to the last one.
	at := 0
	for i, f := range parts {
		low := foldName(f)
		if titles[low] || !startsUpper(f) && !particles[low] {
			at = i + 1
		}
	}
	for at > 0 && at < len(parts) && particles[foldName(parts[at])] && at+1 == len(parts) {
		at--
	}
	parts = parts[at:]
	if len(parts) == 0 || len(parts) > 5 {
		return personName{}, false
	}
	folded := make([]string, len(parts))
	for i, f := range parts {
		folded[i] = foldName(f)
	}
	last := len(folded) - 1
	for last > 1 && particles[folded[last-1]] { // "van der Berg"
		last--
	}
	p.surname = strings.Join(folded[last:], " ")
	p.given = folded[:last]
	return p, p.surname != ""
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// looksNamed reports whether a speaker that was not recognised as named is worded
// like a name all the same: capitals throughout, titles and particles aside, and
// more than a title.
func looksNamed(name string) bool {
	if i := strings.IndexAny(name, "(,"); i > 0 {
		name = name[:i]
	}
	n := 0
	for _, f := range strings.Fields(name) {
		low := foldName(strings.Trim(f, `"“”‘’'.;:`))
		switch {
		case titles[low] || particles[low] || low == "of" || low == "for" || low == "and" || low == "the":
		case startsUpper(f):
			n++
		default:
			return false
		}
	}
	return n >= 2 || n == 1 && isAcronym(strings.Trim(name, " ."))
}

// onlyTitle reports whether a name is nothing but titles ("the President").
func onlyTitle(name string) bool {
	for _, f := range strings.Fields(name) {
		if low := foldName(strings.Trim(f, `"“”‘’'.;:`)); !titles[low] && low != "" {
			return false
		}
	}
	return true
}

// foldName folds case, possessives and diacritics: newspapers print "José" and "Jose".
func foldName(s string) string {
	s = term.Fold(s)
	return strings.Map(func(r rune) rune {
		if i := strings.IndexRune(marked, r); i >= 0 {
			return rune(plain[len([]rune(marked[:i]))])
		}
		return r
	}, s)
}

const (
	marked = "áàâäãåçéèêëíìîïñóòôöõøúùûüýÿčćšžřěłńęąőűğış"
	plain  = "aaaaaaceeeeiiiinoooooouuuuyyccszrelneaougis"
)

// sameGiven reports whether two lists of given names may be one person's:
// "Anna" and "Anna M.", "A." and "Anna", "Sergei" and "Sergey", "Mike" and
// "Michael"; never two different first names. sure is false where only initials agree.
func sameGiven(a, b []string) (same, sure bool) {
	if len(a) == 0 || len(b) == 0 {
		return true, false
	}
	x, y := a[0], b[0]
	switch {
	case x == y, respell(x) == respell(y), short(x) == short(y):
		sure = len(x) > 1
	case len(x) == 1 && strings.HasPrefix(y, x), len(y) == 1 && strings.HasPrefix(x, y):
	case initials(x) && len(b) > 1 && x[:1] == y[:1], initials(y) && len(a) > 1 && x[:1] == y[:1]:
	default:
		return false, false
	}
	if len(a) > 1 && len(b) > 1 { // middle names must not contradict either
		m, n := a[1], b[1]
		if m != n && !strings.HasPrefix(m, n) && !strings.HasPrefix(n, m) {
			return false, false
		}
	}
	return true, sure
}

// initials reports whether s is two letters that may be two initials ("hr" of "H.R.").
func initials(s string) bool { return len(s) == 2 && !strings.ContainsAny(s, "aeiouy") }

// respell folds the usual ways to spell one foreign name in English.
func respell(s string) string {
	return strings.NewReplacer("iy", "i", "ey", "i", "ei", "i", "ie", "i", "y", "i", "ff", "f", "ph", "f", "kh", "h", "tch", "ch", "dj", "j").Replace(s)
}

func short(s string) string {
	if l, ok := shortNames[s]; ok {
		return l
	}
	return s
}

// groupKey is what two wordings of one organisation's name share: its words
// without articles, prepositions and order ("Department of Justice", "Justice
// Department"), "" where nothing is left.
func groupKey(name string) string {
	if i := strings.IndexByte(name, '('); i > 0 {
		name = name[:i]
	}
	var words []string
	for _, f := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '–' }) {
		w := foldName(strings.Trim(f, `"“”‘’',;:`))
		switch w {
		case "", "the", "of", "for", "and", "&", "us", "a", "an", "on", "inc", "ltd", "corp":
			continue
		case "dept":
			w = "department"
		}
		words = append(words, w)
	}
	sort.Strings(words)
	return strings.Join(words, " ")
}

// acronymOf is the initials of an organisation's name of three words or more
// ("Harbor Workers Union" → "hwu"), "" for shorter names.
func acronymOf(name string) string {
	var b strings.Builder
	for _, f := range strings.Fields(strings.ReplaceAll(name, "-", " ")) {
		low := strings.ToLower(f)
		if low == "the" || low == "of" || low == "for" || low == "and" || low == "on" {
			continue
		}
		if !startsUpper(f) {
			return ""
		}
		b.WriteByte(low[0])
	}
	if b.Len() < 3 {
		return ""
	}
	return b.String()
}

// isAcronym reports whether name is two to six capitals, with or without stops.
func isAcronym(name string) bool {
	n := 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			n++
		case r != '.':
			return false
		}
	}
	return n >= 2 && n <= 6
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var titles = set(`the mr mrs ms miss dr prof professor sir dame lord lady sen senator senators rep reps representative
congressman congresswoman gov governor president vice-president vice deputy chairman chairwoman chair secretary minister premier prime foreign
ambassador attorney general judge justice chief director commissioner mayor councilman councilwoman councillor councilor speaker
leader gen lt col maj capt cmdr adm admiral colonel major captain commander lieutenant sergeant sgt officer detective inspector
king queen prince princess pope bishop archbishop cardinal rabbi imam father rev reverend sheikh
spokesman spokeswoman spokesperson adviser advisor aide analyst expert lawyer counsel prosecutor sheriff constable
former ex acting interim then current late host editor reporter correspondent author activist coach candidate nominee
press executive superintendent treasurer comptroller magistrate marshal economist scientist researcher engineer`)

var suffixes = set(`jr sr ii iii iv esq phd md mp qc`)

var particles = set(`van von der den de del della di da la le al el bin ben ibn abu ter ten dos das du`)

// shortNames are given names and their usual short forms.
var shortNames = map[string]string{
	"mike": "michael", "bill": "william", "will": "william", "bob": "robert", "rob": "robert", "jim": "james", "jimmy": "james",
	"joe": "joseph", "tom": "thomas", "dick": "richard", "rick": "richard", "dan": "daniel", "dave": "david", "steve": "steven",
	"stephen": "steven", "chris": "christopher", "matt": "matthew", "tony": "anthony", "ed": "edward", "ted": "edward",
	"ben": "benjamin", "sam": "samuel", "ken": "kenneth", "greg": "gregory", "jeff": "jeffrey", "ron": "ronald", "don": "donald",
	"pat": "patrick", "nick": "nicholas", "andy": "andrew", "drew": "andrew", "alex": "alexander", "charlie": "charles", "chuck": "charles",
	"liz": "elizabeth", "beth": "elizabeth", "kate": "katherine", "kathy": "katherine", "cathy": "catherine", "sue": "susan",
	"debbie": "deborah", "peggy": "margaret", "meg": "margaret", "jenny": "jennifer", "jen": "jennifer", "becky": "rebecca", "vicky": "victoria",
}
