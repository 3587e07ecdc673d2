package coref

import (
	"slices"
	"strings"
)

// compatible reports whether two chains may be one by gender, number and class.
func compatible(a, b *traits) bool {
	if a.gender != NoGender && b.gender != NoGender && a.gender != b.gender {
		return false
	}
	if a.number != NoNumber && b.number != NoNumber && a.number != b.number {
		return false
	}
	if a.class == b.class || a.class == NoClass || b.class == NoClass {
		return true
	}
	return false
}

// joinNames joins the forms of a name: the full one, the surname, the acronym.
func (r *resolver) joinNames() {
	same := map[string]int{}      // first mention of a name, by all its words
	ends := map[string]int{}      // first and last word of a person's name
	initials := map[string]int{}  // of organisations, and of names that may be
	unordered := map[string]int{} // the words of an organisation in order of the alphabet
	words := make([][]string, len(r.m))
	for i := range r.m {
		if r.m[i].Kind == Name {
			words[i] = r.nameWords(&r.m[i])
		}
	}
	shared := r.shared(words)
	for i := range r.m {
		m, w := &r.m[i], words[i]
		if len(w) == 0 || len(w) == 1 && shared[w[0]] && m.Class != Organization && m.Class != Place {
			continue // which of its bearers is meant is told by what stands around it
		}
		key := strings.Join(w, " ")
		if first, ok := same[key]; ok && r.sameBearer(first, i) {
			r.join(first, i, 1)
		} else if !ok {
			same[key] = i
		}
		if len(w) < 2 {
			continue
		}
		switch m.Class {
		case Person, NoClass:
			k := w[0] + " " + w[len(w)-1]
			if first, ok := ends[k]; ok && r.sameBearer(first, i) && (len(w) > 2) != (len(words[first]) > 2) {
				r.join(first, i, 0.95)
			} else if !ok {
				ends[k] = i
			}
		}
		if m.Class != Person && m.Class != Place {
			sorted := slices.Sorted(slices.Values(slices.DeleteFunc(slices.Clone(w), func(s string) bool {
				return s == "of" || s == "and" || s == "for" || s == "us"
			})))
			k := strings.Join(sorted, " ")
			if first, ok := unordered[k]; ok {
				r.join(first, i, 0.95)
			} else {
				unordered[k] = i
			}
			if s := initialsOf(w); len(s) > 1 {
				if _, ok := initials[s]; !ok {
					initials[s] = i
				}
			}
		}
	}
	r.explained(words, initials)
	r.shortNames(words, initials)
}

// explained joins an abbreviation in brackets to the name that it follows,
// "Harbor Workers Union (HWU)", where its letters stand in that name in order, and
// notes it for the rest of the text.
func (r *resolver) explained(words [][]string, initials map[string]int) {
	for i := range r.m {
		m := &r.m[i]
		if len(words[i]) != 1 || !acronym(r.word(m.NameFirst)) || r.word(m.NameFirst-1) != "(" || r.word(m.NameEnd) != ")" {
			continue
		}
		for j := i - 1; j >= 0 && j > i-6; j-- {
			x := &r.m[j]
			if x.Kind == Name && x.NameEnd == m.NameFirst-1 && len(words[j]) > 1 && x.Class != Person && spells(words[j], words[i][0]) {
				initials[words[i][0]] = j
				if r.state[r.root(j)].class == NoClass {
					r.state[r.root(j)].class = Organization
				}
				r.join(j, i, 1)
				break
			}
		}
	}
}

// spells reports whether the letters of an abbreviation stand in words in order,
// the first at the beginning of one.
func spells(words []string, short string) bool {
	all := strings.Join(words, " ")
	if all == "" || short == "" || all[0] != short[0] {
		return false
	}
	for k := 0; k < len(short); k++ {
		i := strings.IndexByte(all, short[k])
		if i < 0 {
			return false
		}
		all = all[i+1:]
	}
	return true
}

// shared are the surnames and first names that people with two different full
// names of the text bear.
func (r *resolver) shared(words [][]string) map[string]bool {
	out := map[string]bool{}
	other := map[string]string{} // by surname the first name, by "^" and first name the surname
	note := func(key, name, rest string) {
		if first, ok := other[key]; !ok {
			other[key] = rest
		} else if first != rest {
			out[name] = true
		}
	}
	for i, w := range words {
		if n := len(w); n > 1 && (r.m[i].Class == Person || r.m[i].Class == NoClass) {
			note(w[n-1], w[n-1], w[0])
			note("^"+w[0], w[0], w[n-1])
		}
	}
	return out
}

// sameBearer reports whether mentions a and b of one name may be one bearer's:
// "Mr. Hale" and "Ms. Hale" are two.
func (r *resolver) sameBearer(a, b int) bool {
	x, y := r.state[r.root(a)].gender, r.m[b].Gender
	return x == NoGender || y == NoGender || x == y
}

// initialsOf are the first letters of the words that count.
func initialsOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		switch w {
		case "of", "and", "for", "the", "&":
			continue
		}
		b.WriteByte(w[0])
	}
	return b.String()
}

// maxBearers is how many different bearers of one surname are told apart.
const maxBearers = 40

// shortNames joins surnames, first names, acronyms and short forms of
// organisations to the full names: the last one before, else the first after.
func (r *resolver) shortNames(words [][]string, initials map[string]int) {
	type bearer struct{ mention, root int }
	later := map[string][]int{} // different full names by last word (and first word after "^"), in order
	known := map[string]bool{}
	side := map[int]bool{}   // two names that stand side by side: "the pier that Harbor Hale built"
	bare := map[string]int{} // how often a name of one word was seen so far
	for i, w := range words {
		if len(w) == 1 {
			bare[w[0]]++
		}
		if len(w) < 2 || len(w) > 6 {
			continue
		}
		if r.m[i].Class == NoClass && !given(w[0]) && bare[w[len(w)-1]] > 1 {
			side[i] = true // who is known by one word is not introduced by two
			continue
		}
		key := strings.Join(w, " ") + string(rune('0'+r.m[i].Class)) + string(rune('0'+r.m[i].Gender))
		if known[key] {
			continue
		}
		known[key] = true
		last, first := w[len(w)-1], "^"+w[0]
		if len(later[last]) > maxBearers || len(later[first]) > maxBearers {
			continue
		}
		if r.m[i].Class == Person || r.m[i].Class == NoClass {
			later[last] = append(later[last], i)
			later[first] = append(later[first], i)
		} else if r.m[i].Class == Organization {
			later["/"+bodyNoun(w)] = append(later["/"+bodyNoun(w)], i)
			later["/^"+w[0]] = append(later["/^"+w[0]], i)
		}
	}
	recent := map[string]bearer{}
	for i, w := range words {
		m := &r.m[i]
		if len(w) == 0 {
			continue
		}
		if len(w) == 1 {
			r.shortName(i, w[0], initials, later, func(k string) int {
				if b, ok := recent[k]; ok {
					return b.mention
				}
				return -1
			})
		}
		if len(w) > 1 && (m.Class == Person || m.Class == NoClass) && !side[i] {
			recent[w[len(w)-1]] = bearer{i, r.root(i)}
			recent["^"+w[0]] = bearer{i, r.root(i)}
		} else if len(w) > 1 && m.Class == Organization {
			recent["/"+bodyNoun(w)] = bearer{i, r.root(i)}
			recent["/^"+w[0]] = bearer{i, r.root(i)}
		}
	}
}

// bodyNoun is the word by which the name of a body is called for short: the one
// before "of" or "for", else the last.
func bodyNoun(words []string) string {
	for k, w := range words {
		if k > 0 && (w == "of" || w == "for" || w == "on") {
			return words[k-1]
		}
	}
	return words[len(words)-1]
}

func (r *resolver) shortName(i int, w string, initials map[string]int, later map[string][]int, recent func(string) int) {
	m := &r.m[i]
	if m.Number == Plural && m.Class != Organization {
		return
	}
	text := strings.ReplaceAll(r.word(m.NameFirst), ".", "")
	if acronym(text) && m.Class != Person {
		if j, ok := initials[w]; ok && r.root(j) != r.root(i) {
			r.join(j, i, 0.95)
			return
		}
	}
	pick := func(k string, sure float64, ok func(j int) bool) bool {
		j := recent(k)
		if j < 0 || !ok(j) {
			j = -1
			for _, x := range later[k] {
				if ok(x) {
					j = x
					break
				}
			}
		}
		if j < 0 {
			return false
		}
		distinct := map[int]bool{}
		for _, x := range later[k] {
			if ok(x) {
				distinct[r.root(x)] = true
			}
		}
		if len(distinct) > 1 {
			sure *= 0.7
		}
		r.join(j, i, sure)
		return true
	}
	person := func(j int) bool {
		if m.Class == Person && r.m[j].Class == NoClass {
			return r.sameBearer(j, i)
		}
		return (r.m[j].Class == Person || m.Class == NoClass || m.Class == r.m[j].Class) && r.sameBearer(j, i)
	}
	if m.Class == Person || m.Class == NoClass || m.Class == Place || m.Class == Organization && !r.afterThe(m) {
		// A recogniser that took a surname for a place is overruled by the full name.
		full := person
		if m.Class == Place || m.Class == Organization {
			full = func(j int) bool { return r.m[j].Class == Person && !placeNames[w] }
		}
		if pick(w, 0.95, full) {
			return
		}
		if given(w) && pick("^"+w, 0.8, person) {
			return
		}
	}
	if m.Class == Organization || m.Class == NoClass {
		org := func(j int) bool { return r.m[j].Class == Organization }
		if r.afterThe(m) || m.Class == Organization {
			if pick("/"+w, 0.85, org) {
				return
			}
			pick("/^"+w, 0.8, org)
		}
	}
}

func (r *resolver) afterThe(m *Mention) bool {
	return r.lower(m.NameFirst-1) == "the" || r.lower(m.NameFirst) == "the"
}

// joinAppositions joins a name and the description beside it: "the mayor, Anne
// Hale," and "Anne Hale, the mayor,".
func (r *resolver) joinAppositions() {
	starts := map[int]int{} // the outermost mention that starts at a token
	heads := map[int]int{}
	for i := len(r.m) - 1; i >= 0; i-- {
		if r.pair(i) {
			continue
		}
		starts[r.m[i].First] = i
		heads[r.m[i].Head] = i
	}
	ends := map[int]int{} // names by where they end
	for i := range r.m {
		if r.m[i].Kind == Name {
			ends[r.m[i].NameEnd] = i
		}
	}
	for i := range r.m {
		m := &r.m[i]
		if r.pair(i) {
			continue
		}
		if r.children != nil {
			if h := r.a.Heads[m.Head]; h >= 0 && r.relation(m.Head) == "appos" {
				j, ok := heads[h]
				if k, beside := ends[m.First-1]; beside && m.Kind == Nominal && r.word(m.First-1) == "," {
					j, ok = k, true // of two names before it, the one that it stands beside
				}
				if ok && r.apposable(j, i) && !r.saysOf(i, j) {
					r.describe(j, i)
					continue
				}
			}
			for _, c := range r.children[m.Head] {
				if r.copula(i) && r.a.Relations[c] == "nsubj" && !r.negated(m.Head) {
					if j, ok := heads[int(c)]; ok && m.Kind == Nominal && r.m[j].Kind != Pronoun && compatible(&r.state[r.root(j)], &r.state[r.root(i)]) && m.Class == Person {
						r.describe(j, i)
					}
				}
			}
		}
		if m.Kind == Name && (m.Class == Person || m.Class == NoClass) && m.NameFirst > 0 && r.word(m.NameFirst-1) == "," && r.closesAfter(m.NameEnd) {
			r.closing(i)
		}
		if m.End+1 < len(r.a.Tokens) && r.word(m.End) == "," && r.sentence[m.End+1] == m.Sentence {
			j, ok := starts[m.End+1]
			if !ok || !r.closesAfter(r.m[j].End) || r.saysOf(j, i) {
				continue
			}
			if m.Kind == Name && r.m[j].Kind == Nominal || m.Kind == Nominal && r.m[j].Kind == Name {
				if r.m[j].Class == Person && (m.Class == Person || m.Class == NoClass) && r.apposable(i, j) {
					r.describe(i, j)
				}
			}
		}
	}
}

// closing joins a name to the long description that it closes: "the head of the
// bureau's northern office, Paul Stone,".
func (r *resolver) closing(i int) {
	m := &r.m[i]
	for j := i - 1; j >= 0 && j > i-8 && r.m[j].Sentence == m.Sentence; j-- {
		x := &r.m[j]
		if x.Kind != Nominal || x.Class != Person || x.Number == Plural || x.Head >= m.NameFirst-1 || x.Head < m.NameFirst-14 {
			continue
		}
		for k := x.Head + 1; k < m.NameFirst-1; k++ {
			switch t := r.tag(k); {
			case strings.HasPrefix(t, "NN") || strings.HasPrefix(t, "JJ") || t == "IN" || t == "DT" || t == "POS" || t == "TO" || t == "CC" || t == "PRP$" || t == "CD":
			default:
				return
			}
		}
		if r.root(i) == i && compatible(&r.state[r.root(j)], &r.state[i]) {
			for k := j - 1; k >= 0 && k > j-6; k-- { // the outer of two, one inside the other
				o := &r.m[k]
				if o.Kind != Nominal || o.Class != Person || o.Number == Plural || o.First > x.First || o.End < x.End {
					continue
				}
				if x.Head < o.Head || r.lower(o.Head+1) != "of" { // "a spokesman for the minister, Paul Stone": not the minister
					j = k
				}
				break
			}
			r.describe(j, i)
		}
		return
	}
}

// saysOf reports whether description i after name j is no apposition but who says
// the sentence: "The dam was built by Anne Hale, the minister said."
func (r *resolver) saysOf(i, j int) bool {
	m := &r.m[i]
	return m.Source && !r.m[j].Source && (strings.HasPrefix(r.tag(m.End), "VB") || r.tag(m.End) == "MD")
}

func (r *resolver) copula(i int) bool {
	for _, c := range r.children[r.m[i].Head] {
		if r.a.Relations[c] == "cop" {
			return true
		}
	}
	return false
}

func (r *resolver) negated(head int) bool {
	for _, c := range r.children[head] {
		switch r.lower(int(c)) {
		case "not", "n't", "n’t", "never", "no":
			return true
		}
	}
	return false
}

// closesAfter reports whether an apposition may end before token i.
func (r *resolver) closesAfter(i int) bool {
	switch r.word(i) {
	case ",", ".", ";", ":", ")", "—", "–", "-", "--", "”", "\"", "":
		return true
	}
	return strings.HasPrefix(r.tag(i), "VB") || r.tag(i) == "MD"
}

func (r *resolver) apposable(a, b int) bool {
	x, y := &r.m[a], &r.m[b]
	if x.Kind == Pronoun || y.Kind == Pronoun || x.Class == Place || y.Class == Place {
		return false
	}
	if x.Kind == Name && y.Kind == Name {
		return x.Class == y.Class && x.Class == Organization && acronym(r.word(y.NameFirst))
	}
	return compatible(&r.state[r.root(a)], &r.state[r.root(b)])
}

// describe joins mentions a and b, of which one describes the other, and keeps
// what the description calls it.
func (r *resolver) describe(a, b int) {
	if r.m[a].Kind == Nominal && r.m[b].Kind == Name {
		a = r.speaksFor(a)
	}
	for _, i := range [...]int{a, b} {
		m := &r.m[i]
		if m.Kind == Nominal {
			role := strings.TrimSpace(strings.Join(m.mods, " ") + " " + singular(r.lower(m.Head)))
			s := &r.state[r.root(i)]
			s.roles = append(slices.Clip(s.roles), role)
			if k := m.Head + 1; r.lower(k) == "of" || r.lower(k) == "to" || r.lower(k) == "for" {
				s.roles = append(s.roles, role+" "+r.lower(k)+" "+r.phraseAfter(k+1, m.End))
			}
		}
	}
	if s := &r.state[r.root(a)]; s.class == NoClass {
		s.class = Person
	}
	r.join(a, b, 0.9)
}

// speaksFor is the mention that a name after description i belongs to: in "a
// spokesman for the minister, Paul Stone," not the minister.
func (r *resolver) speaksFor(i int) int {
	m := &r.m[i]
	first := m.First
	for first > m.Head-8 && first > 0 && r.tag(first) != "DT" && r.tag(first) != "PRP$" && first > r.a.Sentences[m.Sentence].First {
		first--
	}
	if w := r.lower(first - 1); w != "for" && w != "to" || !personNoun(r.lower(first-2)) {
		return i
	}
	for j := i; j >= 0 && j > i-6; j-- {
		if r.m[j].Head == first-2 {
			return j
		}
	}
	return i
}

func (r *resolver) phraseAfter(first, end int) string {
	var words []string
	for k := first; k < end && len(words) < 6; k++ {
		words = append(words, r.lower(k))
	}
	return strings.Join(words, " ")
}
