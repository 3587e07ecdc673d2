package speaker

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/name"
)

// A personName is a person's name without titles: given names and surname, folded.
type personName struct {
	given   []string
	surname string
	gender  byte // 'm', 'f', or 0 where no title tells
}

// parsePerson takes titles, affiliations and suffixes off a name. ok is false
// where nothing that looks like a name is left.
func parsePerson(text string) (p personName, ok bool) {
	if i := strings.IndexAny(text, "(,"); i >= 0 {
		text = text[:i]
	}
	var parts []string
	at := 0 // where the name begins: behind the last word in small letters
	for _, f := range strings.Fields(withoutNickname(text)) {
		f = strings.Trim(f, `"“”‘’';:`)
		low := foldName(strings.TrimSuffix(f, "."))
		if t, ok := name.TitleOf(strings.ToLower(f)); ok && t.Gender != name.Unknown {
			p.gender = "?mf"[t.Gender]
		}
		if low == "" || name.Suffix(low) {
			continue
		}
		parts = append(parts, f)
		if !startsUpper(f) && !name.Particle(low) {
			at = len(parts)
		}
	}
	if n := name.Lead(parts); n > 0 {
		at = n
	}
	for at < len(parts)-1 && name.InTitle(strings.ToLower(parts[at])) && !isGiven(parts[at]) {
		at++
	}
	if n := len(parts); n > 0 && at == n-1 && (onlyTitle(parts[at]) && !isGiven(parts[at])) {
		at = n
	}
	parts = parts[at:]
	for i := range parts {
		parts[i] = strings.TrimRight(parts[i], ".")
	}
	if len(parts) == 0 || len(parts) > 5 {
		return personName{}, false
	}
	folded := make([]string, len(parts))
	for i, f := range parts {
		folded[i] = foldName(f)
	}
	last := len(folded) - 1
	for last > 1 && name.Particle(folded[last-1]) { // "van der Berg"
		last--
	}
	p.surname = strings.Join(folded[last:], " ")
	p.given = folded[:last]
	return p, p.surname != ""
}

// withoutNickname is a name without what stands in marks inside it: Carl “Red” Hale.
func withoutNickname(text string) string {
	const opening, closing = "“‘\"'", "”’\"'"
	words := strings.Fields(text)
	for i := 1; i < len(words)-1; i++ {
		if r, _ := utf8.DecodeRuneInString(words[i]); !strings.ContainsRune(opening, r) {
			continue
		}
		for k := i; k < len(words)-1 && k < i+3; k++ {
			if r, n := utf8.DecodeLastRuneInString(words[k]); n < len(words[k]) && strings.ContainsRune(closing, r) {
				return strings.Join(slices.Delete(words, i, k+1), " ")
			}
		}
	}
	return text
}

func isGiven(w string) bool {
	_, ok := name.Given(strings.ToLower(w))
	return ok
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
func looksNamed(text string) bool {
	if i := strings.IndexAny(text, "(,"); i > 0 {
		text = text[:i]
	}
	n := 0
	for _, f := range strings.Fields(text) {
		low := foldName(strings.Trim(f, `"“”‘’'.;:`))
		switch {
		case inTitle(low) || name.Particle(low) || low == "of" || low == "for" || low == "and":
		case startsUpper(f):
			n++
		default:
			return false
		}
	}
	return n >= 2 || n == 1 && isAcronym(strings.Trim(text, " ."))
}

// onlyTitle reports whether a name is nothing but titles ("the President").
func onlyTitle(text string) bool {
	for _, f := range strings.Fields(text) {
		if low := foldName(strings.Trim(f, `"“”‘’'.;:`)); !inTitle(low) && low != "" {
			return false
		}
	}
	return true
}

// inTitle reports whether a folded word is of a title, or an article.
func inTitle(w string) bool { return w == "the" || name.InTitle(w) }

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
