package coref

import (
	"strings"

	"github.com/openhearsay/hearsay/language/name"
)

// names adds the names among tokens first to end.
func (f *finder) names(first, end int) {
	for i := first; i < end; {
		run := f.run(i, end)
		if k := f.worksFor(i, run); k > i {
			run = k
		}
		switch {
		case run == i:
			i++
			continue
		case f.noName(i, run):
			// "the Congressman", "Friday": left to the other phrases
		default:
			f.name(i, run)
		}
		i = run
	}
}

// noName reports whether the capitals from token i to end are no name by
// themselves: only words for what somebody is, a day, a month, or the adjective
// of a country or party before a noun.
func (f *finder) noName(i, end int) bool {
	if end == i+1 && f.surnames[f.word(i)] {
		return false
	}
	if f.lower(i-1) == "unidentified" || f.word(i-1) == "(" && remarks[f.lower(i)] {
		return true // what a transcript writes for somebody without a name, and for a sound
	}
	if w := f.word(i); end == i+1 && (partyMark(w) || len(w) > 2 && len(w) < 7 && w[len(w)-1] == '.' && !strings.Contains(w[:len(w)-1], ".") && !name.IsTitle(f.lower(i))) {
		f.taken[i] = true
		return true // "R-Tarn", "Calif."
	}
	if end == i+1 {
		w := f.lower(i)
		if calendarWords[strings.TrimSuffix(w, ".")] {
			f.taken[i] = true
			return true
		}
		if monthNames[w] && (f.tag(i-1) == "IN" || f.tag(end) == "CD") {
			f.taken[i] = true
			return true // "in June", "May 4"
		}
		if (partyWords[w] || demonyms[w] != "" && !placeNames[w]) && strings.HasPrefix(f.tag(end), "NN") && f.tag(end) != "NNP" {
			f.taken[i] = true
			return true
		}
	}
	if w := f.lower(end - 1); end-i > 1 && f.lower(i-1) == "the" && (w == "republican" || w == "democrat" || w == "native" || w == "lawmaker" || w == "senator" || w == "congressman") {
		return true // the Marlow Republican
	}
	if end-i > 1 && (given(f.lower(i)) || end-i == 2 && name.Respect(f.lower(i))) {
		return false // Will Cook, Mr. King
	}
	for k := i; k < end; k++ {
		w := f.lower(k)
		if !name.InTitle(w) && !f.role(i, k) && !partyWords[w] || acronym(f.word(k)) && !name.IsTitle(w) {
			return false
		}
	}
	return name.IsTitle(f.lower(end-1)) || f.role(i, end-1)
}

// role reports whether the noun at token k, in capitals that begin at token i, says
// what somebody is and is not his surname: "the Senator", but "Baker said".
func (f *finder) role(i, k int) bool {
	if !personNoun(singular(f.lower(k))) {
		return false
	}
	t := f.tag(i - 1)
	return k > i || t == "DT" || t == "PRP$" || strings.HasPrefix(t, "JJ") || f.tag(k) == "NNPS"
}

var calendarWords = set(`monday tuesday wednesday thursday friday saturday sunday january february march july august september
october november december jan feb mar apr aug sept oct nov dec today tonight`)

// Calendar reports whether a word, in lower case, is a day or a month.
func Calendar(w string) bool { return calendarWords[w] || monthNames[w] }

// remarks are what a transcript writes in brackets for what is heard beside words.
var remarks = set("inaudible unintelligible indiscernible crosstalk laughter applause music cheers cheering")

// monthNames are months that are given names too.
var monthNames = set("april may june")

var partyWords = set("republican democratic democrat republicans democrats gop conservative liberal")

// run is where the name that begins at token i ends, i where none begins.
func (f *finder) run(i, end int) int {
	if !f.nameWord(i, i) {
		return i
	}
	j := f.capitals(i, end)
	if k := f.office(i, j, end); k > j {
		return k
	}
	if k := f.afterNickname(i, j, end); k > j {
		return k
	}
	return f.body(i, j, end)
}

// nameWord reports whether token k may be a word of the name that begins at i.
func (f *finder) nameWord(i, k int) bool {
	t, w := f.tag(k), f.word(k)
	noun := t == "NN" || t == "NNS"
	switch {
	case t == "NNP" || t == "NNPS":
	case k == i && noun && (name.IsTitle(f.lower(k)) || f.opensBody(k)): // a tag of a word that begins a sentence
	case acronym(w) && (noun || f.shortBody(k)) && f.mixed(i):
	case f.surnames[w] && (noun || strings.HasPrefix(t, "VB")) && (k > i || f.actsAt(k)):
	default:
		return false
	}
	return capital(w) || k > i
}

// actsAt reports whether what stands around the noun at token k is what stands
// around a surname: no article or adjective before it.
func (f *finder) actsAt(k int) bool {
	switch t := f.tag(k - 1); {
	case k == f.a.Sentences[f.sentence[k]].First:
		return f.beforeVerb(k+1) || f.tag(k+1) == "POS" || f.word(k+1) == "," && (f.lower(k+2) == "who" || f.lower(k+2) == "whose" || f.tag(k+2) == "CD" || f.tag(k+2) == "DT")
	case t == "DT" || t == "PRP$" || strings.HasPrefix(t, "JJ") || t == "CD" || t == "POS" || t == "TO" || t == "MD":
		return false
	}
	return true
}

// shortBody reports whether the capitals at token k are an abbreviation that the
// tagger took for a word of the language, as "IS" or "WHO": no capitals stand
// beside them, as in words that somebody shouts.
func (f *finder) shortBody(k int) bool {
	w := f.word(k)
	_, word := pronouns[f.lower(k)]
	return len(w) > 1 && !strings.Contains(w, ".") && (!word || w == "IT" || w == "US") && !acronym(f.word(k-1)) && !acronym(f.word(k+1)) && w != "OK" && w != "TV"
}

// opensBody reports whether the noun at token i, first in its sentence, begins the
// name of a body: "Border Patrol".
func (f *finder) opensBody(i int) bool {
	if i != f.a.Sentences[f.sentence[i]].First || !capital(f.word(i)) {
		return false
	}
	k := i + 1
	for f.tag(k) == "NNP" && f.sentence[k] == f.sentence[i] {
		k++
	}
	return k > i+1 && orgHeads[f.lower(k-1)]
}

// capitals is where the words with capitals that begin at token i end, particles
// inside a surname among them.
func (f *finder) capitals(i, end int) int {
	j := i + 1
	for j < end {
		switch w := f.word(j); {
		case f.nameWord(i, j):
			if strings.Trim(w, "0123456789") == "" {
				return j
			}
		case name.Particle(w) && j+1 < end && f.tag(j+1) == "NNP":
		default:
			return j
		}
		j++
	}
	return j
}

// office is where a name ends that begins in tokens i to j with an office, of
// which the name of the bearer follows a preposition: "Secretary of State Jane
// Roe"; j where it does not.
func (f *finder) office(i, j, end int) int {
	if w := f.word(j); w != "of" && w != "for" && w != "to" || !name.IsTitle(f.lower(j-1)) {
		return j
	}
	k := j
	for k < end && (f.word(k) == "of" || f.word(k) == "for" || f.word(k) == "to" || f.word(k) == "the" || f.word(k) == "and" || f.nameWord(i, k) || f.capitalNoun(k)) {
		k++
	}
	for k > j && !f.nameWord(i, k-1) && !f.capitalNoun(k-1) {
		k--
	}
	if name.Lead(f.words(i, k)) > j-i {
		return k
	}
	return j
}

// afterNickname is where a name ends that has a nickname in marks at token j.
func (f *finder) afterNickname(i, j, end int) int {
	if _, ok := name.Given(f.lower(j - 1)); j-i > 3 || !ok && j-i > 1 && !name.Initial(f.word(j-1)) {
		return j
	}
	k := j + name.Nickname(f.words(j, min(end, j+7)), 0)
	if k == j || !f.nameWord(i, k) {
		return j
	}
	return f.capitals(k, end)
}

// worksFor is where a body's name ends in tokens i to end that is followed by the
// name of somebody who is of it, "Harbor Foundation Anne B. Hale"; i for none.
func (f *finder) worksFor(i, end int) int {
	for k := i + 1; k < end-2; k++ {
		if orgHeads[f.lower(k)] && k > i && !orgHeads[f.lower(end-1)] && end-k-1 < 4 &&
			!given(f.lower(i)) && (given(f.lower(k+1)) && !orgHeads[f.lower(k+1)] || name.Initial(f.word(k+2)) && end-k > 3) {
			return k + 1
		}
	}
	return i
}

// holds reports whether the word w stands among tokens first to end.
func (f *finder) holds(first, end int, w string) bool {
	for k := first; k < end; k++ {
		if f.word(k) == w {
			return true
		}
	}
	return false
}

// words are tokens first to end as they stand in the text.
func (f *finder) words(first, end int) []string {
	all := make([]string, 0, end-first)
	for k := first; k < end; k++ {
		all = append(all, f.word(k))
	}
	return all
}

// name adds the name in tokens i to end, its titles parted from it.
func (f *finder) name(i, end int) {
	m := Mention{Kind: Name, Number: Singular, NameFirst: i, NameEnd: end}
	at := f.afterTitles(i, end)
	if end-at > 2 && placeNames[f.lower(at)] && given(f.lower(at+1)) {
		m.NameFirst = at + 1 // "… to the US | Jane Roe"
		if at == i {
			i, at = at+1, at+1
		} else {
			at++
		}
	}
	if end-at > 1 && f.surnames[f.word(at)] && !given(f.lower(at)) && f.headline(at) {
		end = at + 1 // "Roe Brags About Bridge": the rest of a headline in capitals is no name
		m.NameEnd = end
	}
	if at > i {
		f.addTitle(&m, i, at)
		m.NameFirst, m.Class = at, Person
	}
	// Titles and roles before it that are no part of the run: "spokeswoman Jane Roe".
	if m.Class != Place {
		f.rolesBefore(&m)
	}
	f.party(&m, end)
	w := f.lower(end - 1)
	first := f.lower(m.NameFirst)
	gender, known := name.Given(first)
	known = known && !acronym(f.word(m.NameFirst))
	n := end - m.NameFirst
	if m.Class == NoClass {
		switch {
		case n == 1 && (placeNames[w] && f.word(m.NameFirst) != "us" || demonyms[w] != ""):
			m.Class = Place
		case n > 1 && placeNames[w] && !known:
			m.Class = Place
		case partyWords[w]:
			m.Class = Organization
		case f.holds(m.NameFirst, end, "of") || orgHeads[w] && n > 1 || orgHeads[first] && n > 2 || n == 1 && acronym(f.word(end-1)) && !f.surnames[f.word(end-1)]:
			m.Class = Organization
		case n > 1 && n < 5 && (known || name.Initial(f.word(m.NameFirst)) || n > 2 && name.Initial(f.word(m.NameFirst+1))):
			m.Class = Person
		case f.lower(end) == "who" || f.word(end) == "," && f.lower(end+1) == "who":
			m.Class = Person
		case n == 1 && known:
			m.Class = Person
		case f.lower(m.NameFirst-1) == "the" && !f.surnames[f.word(end-1)] && f.tag(end-1) == "NNP" && !strings.HasPrefix(f.tag(end), "NN"):
			m.Class = Organization // or a thing: "the Dome"; people have no article
		}
	}
	switch m.Class {
	case Person, NoClass:
		if m.Gender == NoGender && m.Class == Person && (n > 1 || len(m.roles) == 0) {
			m.Gender = Gender(gender)
			if n == 1 {
				m.Gender = NoGender
				if !f.surnames[f.word(m.NameFirst)] {
					m.Gender = Gender(name.Alone(first))
				}
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
	m.TitleFirst = min(i, m.NameFirst-m.title)
	if m.lead > 0 {
		m.TitleFirst = min(m.TitleFirst, m.lead)
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

// afterTitles is where the name begins in a run of capitals with titles, i where
// there are none. A run that ends like the name of a body has none, unless a
// title of respect begins it.
func (f *finder) afterTitles(i, end int) int {
	last := f.lower(end - 1)
	if (orgHeads[last] || wares[last]) && !f.titleLeads(i, end) {
		return i
	}
	return i + name.Lead(f.words(i, end))
}

// wares end the names of firms and bodies that begin like a title: General Mills.
var wares = set("motors electric mills dynamics assembly league foods atomics mattress")

// titleLeads reports whether tokens i to end begin with a title before a name.
func (f *finder) titleLeads(i, end int) bool {
	t, ok := name.TitleOf(f.lower(i))
	return ok && end-i > 1 && (t.Gender != name.Unknown || strings.HasSuffix(f.word(i), "."))
}

func given(w string) bool {
	_, ok := name.Given(w)
	return ok
}

// partyMark reports whether a word is a party and perhaps a state: "R", "D-Tarn".
func partyMark(w string) bool {
	return len(w) > 0 && strings.IndexByte("RDI", w[0]) >= 0 && (len(w) == 1 || w[1] == '-' || w[1] == '.' || strings.HasPrefix(w[1:], "–"))
}

// party reads "(R-Calif.)" and ", D-Delaware" after a name.
func (f *finder) party(m *Mention, end int) {
	if w := f.word(end); w != "(" && w != "," {
		return
	}
	w := f.word(end + 1)
	if !partyMark(w) {
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

// addTitle keeps what the words from first to end say of a name's bearer.
func (f *finder) addTitle(m *Mention, first, end int) {
	var words []string
	for k := first; k < end; k++ {
		words = append(words, f.lower(k))
	}
	for _, w := range words {
		if t, _ := name.TitleOf(w); t.Gender != name.Unknown {
			m.Gender = Gender(t.Gender)
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
	last, _ := name.TitleOf(words[len(words)-1])
	m.roles = append(m.roles, strings.Fields(last.Roles)...)
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
	if k < s.First || !name.IsTitle(f.lower(k)) && !personNoun(f.lower(k)) || !strings.HasPrefix(f.tag(k), "NN") {
		return
	}
	if m.Class == Organization && !name.IsTitle(f.lower(k)) {
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
	m.Class, m.lead = Person, first
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
