package coref

import (
	"strings"
)

// names adds the names among tokens first to end.
func (f *finder) names(first, end int) {
	for i := first; i < end; {
		run, class := f.run(i, end)
		switch {
		case run == i:
			i++
			continue
		case f.noName(i, run):
			// "the Congressman", "Friday": left to the other phrases
		default:
			f.name(i, run, class)
		}
		i = run
	}
}

// noName reports whether the capitals from token i to end are no name by
// themselves: only words for what somebody is, a day, a month, or the adjective
// of a country or party before a noun.
func (f *finder) noName(i, end int) bool {
	if end == i+1 {
		w := f.lower(i)
		if calendarWords[strings.TrimSuffix(w, ".")] {
			f.taken[i] = true
			return true
		}
		if (partyWords[w] || demonyms[w] != "" && !placeNames[w]) && strings.HasPrefix(f.tag(end), "NN") && f.tag(end) != "NNP" {
			f.taken[i] = true
			return true
		}
	}
	if w := f.lower(end - 1); end-i > 1 && f.lower(i-1) == "the" && (w == "republican" || w == "democrat" || w == "native" || w == "lawmaker" || w == "senator" || w == "congressman") {
		return true // the Marlow Republican
	}
	for k := i; k < end; k++ {
		w := f.lower(k)
		if !isTitle(w) && !roleHeads[singular(w)] && !titleWord[w] && !partyWords[w] || acronym(f.word(k)) {
			return false
		}
	}
	return isTitle(f.lower(end-1)) || roleHeads[singular(f.lower(end-1))]
}

var calendarWords = set(`monday tuesday wednesday thursday friday saturday sunday january february march july august september
october november december jan feb mar apr aug sept oct nov dec today tonight`)

var partyWords = set("republican democratic democrat republicans democrats gop conservative liberal")

// run is where the name that begins at token i ends, i where none begins, with
// its class where its form shows it.
func (f *finder) run(i, end int) (int, Class) {
	if j := f.office(i, end); j > i {
		return j, Person
	}
	j := i
	for j < end {
		t, w := f.tag(j), f.word(j)
		switch {
		case (t == "NNP" || t == "NNPS" || (t == "NN" || t == "NNS") && acronym(w) && f.mixed(i) || f.surnames[w] && (t == "NN" || t == "NNS" || strings.HasPrefix(t, "VB"))) && (capital(w) || j > i):
			if j > i && strings.Trim(w, "0123456789") == "" {
				return j, NoClass
			}
			j++
			continue
		case j > i && (w == "of" || w == "for") && orgHeads[f.lower(j-1)] || j > i && w == "&":
			k := j + 1
			if f.lower(k) == "the" {
				k++
			}
			if k < end && f.tag(k) == "NNP" && capital(f.word(k)) {
				j = k
				continue
			}
		case j > i && (w == "de" || w == "van" || w == "bin" || w == "al" || w == "von" || w == "der" || w == "la" || w == "el") && j+1 < end && f.tag(j+1) == "NNP":
			j++
			continue
		case j > i && w == "and" && orgHeads[f.lower(j+2)] && f.tag(j+1) == "NNP" && f.tag(j-1) == "NNP" && !maleNames[f.lower(j-1)] && !maleNames[f.lower(j+1)]:
			j++ // the Customs and Border Service
			continue
		}
		break
	}
	return j, NoClass
}

// office is where a name with an office before it ends that has an "of" inside:
// "Secretary of State Jane Roe"; i where token i begins none.
func (f *finder) office(i, end int) int {
	if !isTitle(f.lower(i)) || !strings.HasPrefix(f.tag(i), "NN") || !capital(f.word(i)) {
		return i
	}
	k := i
	for k < end && strings.HasPrefix(f.tag(k), "NN") && (isTitle(f.lower(k)) || titleWord[f.lower(k)]) && f.word(k) != "of" {
		k++
	}
	if k >= end || f.word(k) != "of" {
		return i
	}
	k++
	if f.lower(k) == "the" {
		k++
	}
	first := k
	for k < end && strings.HasPrefix(f.tag(k), "NNP") {
		k++
	}
	if k-first < 3 {
		return i
	}
	return k
}

// name adds the name in tokens i to end, its titles parted from it.
func (f *finder) name(i, end int, class Class) {
	m := Mention{Kind: Name, Number: Singular, NameFirst: i, NameEnd: end, Class: class}
	// Titles inside the run, as in "Attorney General Jane Roe".
	at := i
	if class == Person && f.hasOf(i, end) {
		at = f.bearer(i, end)
	} else if class != Organization && class != Place || f.titleLeads(i, end) {
		at = f.afterTitles(i, end)
	}
	if end-at > 2 && placeNames[f.lower(at)] && (maleNames[f.lower(at+1)] || femaleNames[f.lower(at+1)]) && class != Organization {
		m.NameFirst = at + 1 // "… to the US | Jane Roe"
		if at == i {
			i, at = at+1, at+1
		} else {
			at++
		}
	}
	if end-at > 1 && f.surnames[f.word(at)] && !maleNames[f.lower(at)] && !femaleNames[f.lower(at)] && f.headline(at) {
		end = at + 1 // "Roe Brags About Bridge": the rest of a headline in capitals is no name
		m.NameEnd = end
	}
	if at > i && f.lower(at) != "of" && f.word(at) != "&" {
		f.addTitle(&m, i, at)
		m.NameFirst = at
		if m.Class == Organization || m.Class == Place {
			m.Class = NoClass
		}
		if m.Class == NoClass && personTitle(f.lower(at-1)) {
			m.Class = Person
		}
	}
	// Titles and roles before it that are no part of the run: "spokeswoman Jane Roe".
	if m.Class != Place {
		f.rolesBefore(&m)
	}
	f.party(&m, end)
	w := f.lower(end - 1)
	given := f.lower(m.NameFirst)
	n := end - m.NameFirst
	if m.Class == NoClass {
		switch {
		case n == 1 && (placeNames[w] && f.word(m.NameFirst) != "us" || demonyms[w] != ""):
			m.Class = Place
		case orgHeads[w] && n > 1 || orgHeads[given] && n > 2 || f.word(end-1) != "" && acronym(f.word(end-1)) && n == 1:
			m.Class = Organization
		case n > 1 && n < 5 && (maleNames[given] || femaleNames[given] || initial(f.word(m.NameFirst))):
			m.Class = Person
		case f.lower(end) == "who" || f.word(end) == "," && f.lower(end+1) == "who":
			m.Class = Person
		case n == 1 && (maleNames[w] || femaleNames[w]):
			m.Class = Person
		}
	}
	switch m.Class {
	case Person, NoClass:
		if m.Gender == NoGender && m.Class == Person && (n > 1 || len(m.roles) == 0) {
			switch {
			case maleNames[given]:
				m.Gender = Male
			case femaleNames[given]:
				m.Gender = Female
			}
		}
	default:
		m.Gender = Neuter
		if f.tag(end-1) == "NNPS" && m.Class == NoClass {
			m.Number = Plural
		}
	}
	if f.tag(end-1) == "NNPS" && !f.surnames[f.word(end-1)] && m.Class != Organization && m.Class != Place && !strings.HasSuffix(w, "ss") {
		m.Number = Plural
		if m.Class == NoClass || m.Class == Person && n == 1 {
			m.Class, m.Gender = NoClass, NoGender
		}
	}
	m.Head = f.headOf(m.NameFirst, end)
	m.First, m.End = m.NameFirst, end
	if f.children != nil {
		lo, hi := f.extent(m.Head)
		m.First, m.End = min(lo, i), max(hi, end)
	} else {
		lo, _ := f.chunk(m.NameFirst, f.a.Sentences[f.sentence[i]].First, end)
		if m.Class == Person || f.lower(lo) == "the" && lo == m.NameFirst-1 {
			m.First = min(lo, i)
		}
		if f.tag(end) == "POS" {
			m.End, m.Possessive = end+1, true
		}
	}
	for k := min(i, m.NameFirst-m.title); k < end; k++ {
		f.taken[k] = true // the titles are no mention of their own
	}
	f.add(m)
}

// afterTitles is where the name begins in a run of capitals with titles: after
// the last title that leaves a name behind it. A run that ends like the name of
// an organisation has none.
func (f *finder) afterTitles(i, end int) int {
	if orgHeads[f.lower(end-1)] && !f.titleLeads(i, end) {
		return i
	}
	for k := end - 2; k >= i; k-- {
		w := f.lower(k)
		if !isTitle(w) || f.lower(k+1) == "of" || f.word(k+1) == "&" {
			continue
		}
		if end-k-1 > 4 || weakTitles[w] && (end-k == 2 && wares[f.lower(end-1)]) {
			return i
		}
		return k + 1
	}
	return i
}

// weakTitles also begin the names of firms and bodies; wares end them.
var (
	weakTitles = set("general major chief justice king queen prince father sister star leader chair host")
	wares      = set("motors electric mills dynamics assembly league foods atomics mattress")
)

// hasOf reports whether an "of" stands among tokens i to end.
func (f *finder) hasOf(i, end int) bool {
	for k := i; k < end; k++ {
		if f.word(k) == "of" {
			return true
		}
	}
	return false
}

// bearer is where the name begins in an office with its bearer's name: at a
// given name, else two words before the end.
func (f *finder) bearer(i, end int) int {
	for k := end - 2; k > i+2; k-- {
		if w := f.lower(k); maleNames[w] || femaleNames[w] || initial(f.word(k)) {
			for k-1 > i+2 && (initial(f.word(k-1)) || maleNames[f.lower(k-1)] || femaleNames[f.lower(k-1)]) {
				k--
			}
			return k
		}
	}
	return max(end-2, i+3)
}

// titleLeads reports whether tokens i to end begin with a title before a name.
func (f *finder) titleLeads(i, end int) bool {
	t, ok := titles[f.lower(i)]
	return ok && end-i > 1 && (t.gender != NoGender || strings.HasSuffix(f.word(i), "."))
}

// party reads "(R-Calif.)" and ", D-Delaware" after a name.
func (f *finder) party(m *Mention, end int) {
	if w := f.word(end); w != "(" && w != "," {
		return
	}
	w := f.word(end + 1)
	if len(w) < 1 || len(w) > 1 && w[1] != '-' && w[1] != '.' {
		return
	}
	switch w[0] {
	case 'R':
		m.roles = append(m.roles, "republican", "lawmaker")
	case 'D':
		m.roles = append(m.roles, "democrat", "lawmaker")
	default:
		return
	}
	if m.Class == NoClass {
		m.Class = Person
	}
}

func isTitle(w string) bool {
	_, ok := titles[w]
	return ok
}

// personTitle reports whether the title w belongs to persons only.
func personTitle(w string) bool { return isTitle(w) }

// titleWord are words inside a title of several words: "Deputy Prime Minister".
var titleWord = set(`deputy prime foreign vice former acting attorney general district defense defence state interior
finance interim assistant associate executive managing press national security first senior white house republican democratic house senate majority minority party campaign staff of`)

func acronym(w string) bool {
	n := 0
	for _, r := range w {
		switch {
		case r >= 'A' && r <= 'Z':
			n++
		case r == '.' || r == '&':
		default:
			return false
		}
	}
	return n >= 2 && n <= 6
}

func initial(w string) bool {
	if len(w) == 1 || len(w) == 2 && w[1] == '.' || len(w) == 4 && w[1] == '.' && w[3] == '.' {
		return w[0] >= 'A' && w[0] <= 'Z'
	}
	return false
}

// addTitle keeps what the words from first to end say of a name's bearer.
func (f *finder) addTitle(m *Mention, first, end int) {
	var words []string
	for k := first; k < end; k++ {
		words = append(words, f.lower(k))
	}
	for _, w := range words {
		if t := titles[w]; t.gender != NoGender {
			m.Gender = t.gender
		}
		if femaleNouns[w] {
			m.Gender = Female
		} else if maleNouns[w] {
			m.Gender = Male
		}
	}
	if k := strings.Index(strings.Join(words, " "), " of "); k > 0 { // "secretary of state": the office, and its first word
		m.roles = append(m.roles, strings.Join(words, " "), words[0])
		return
	}
	last := titles[words[len(words)-1]]
	m.roles = append(m.roles, strings.Fields(last.roles)...)
	m.roles = append(m.roles, strings.Join(words, " "))
}

// rolesBefore reads the nouns right before a name that say what its bearer is:
// "press secretary Jane Roe", "the Marlow mayor, Jane Roe" is an apposition and
// not read here.
func (f *finder) rolesBefore(m *Mention) {
	k := m.NameFirst - 1
	if len(m.roles) > 0 {
		return
	}
	s := f.a.Sentences[f.sentence[m.NameFirst]]
	if k < s.First || !isTitle(f.lower(k)) && !personNoun(f.lower(k)) || !strings.HasPrefix(f.tag(k), "NN") {
		return
	}
	if m.Class == Organization && !isTitle(f.lower(k)) {
		return
	}
	if t := f.tag(k); t == "NNS" || t == "NNPS" {
		return
	}
	first, _ := f.chunk(k, s.First, s.End)
	for first < k && (f.tag(first) == "DT" || f.tag(first) == "PRP$") {
		first++
	}
	f.addTitle(m, first, k+1)
	m.Class = Person
	for m.title = 0; m.NameFirst-m.title > first && strings.HasPrefix(f.tag(m.NameFirst-m.title-1), "NN") && personNoun(f.lower(m.NameFirst-m.title-1)); m.title++ {
	}
}

// headOf is the token of a name on which the others depend: the one whose own
// head lies outside, the last where there are no trees.
func (f *finder) headOf(first, end int) int {
	if f.children != nil {
		for k := first; k < end; k++ {
			if h := f.a.Heads[k]; h < first || h >= end {
				return k
			}
		}
	}
	return end - 1
}

// mixed reports whether the sentence of token i has small letters: capitals mean
// something in it.
func (f *finder) mixed(i int) bool {
	s := f.a.Sentences[f.sentence[i]]
	for k := s.First; k < s.End; k++ {
		if c := f.word(k)[0]; c >= 'a' && c <= 'z' {
			return true
		}
	}
	return false
}

// headline reports whether most words of token i's sentence begin with capitals.
func (f *finder) headline(i int) bool {
	s := f.a.Sentences[f.sentence[i]]
	capitals, small := 0, 0
	for k := s.First; k < s.End && k < s.First+40; k++ {
		switch w := f.word(k); {
		case len(w) < 4:
		case capital(w):
			capitals++
		case w[0] >= 'a' && w[0] <= 'z':
			small++
		}
	}
	return capitals > 2 && small*3 < capitals
}

// findSurnames notes the last words of the text's longer names, so that a
// surname that is also a common word is known where it stands alone.
func (f *finder) findSurnames() {
	f.surnames = map[string]bool{}
	for i := 1; i < len(f.a.Tokens); i++ {
		w := f.word(i)
		if f.tag(i) != "NNP" && f.tag(i) != "NNPS" || !capital(w) || len(w) < 3 || f.sentence[i] != f.sentence[i-1] {
			continue
		}
		if p := f.lower(i - 1); maleNames[p] || femaleNames[p] || titles[p].gender != NoGender || strings.HasSuffix(p, ".") && isTitle(p) {
			if next := f.tag(i + 1); next != "NNP" || f.word(i+1) == "," {
				f.surnames[w] = !orgHeads[f.lower(i)] && !isTitle(f.lower(i))
			}
		}
	}
}
