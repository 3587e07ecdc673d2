package coref

import "strings"

// pairs adds two people joined by "and" as one mention, whose head is the "and":
// "Hale and Brook", "Anne Hale and her friends". What comes after may call them
// "they".
func (f *finder) pairs() {
	for i := range f.out {
		m := &f.out[i]
		if m.Kind != Name || m.Class == Place || m.Class == Paper || f.lower(m.NameEnd) != "and" || f.taken[m.NameEnd] {
			continue
		}
		end := f.second(i)
		if end < 0 || f.lower(end) == "and" || f.lower(m.First-1) == "and" || f.word(m.First-1) == "," {
			continue // more than two
		}
		f.taken[m.NameEnd] = true
		f.out = append(f.out, Mention{First: m.First, End: end, Head: m.NameEnd, Kind: Nominal, Number: Plural, Class: m.Class,
			Sentence: m.Sentence, Quote: m.Quote, Subject: f.out[i].Subject || f.beforeVerb(end)})
	}
}

// pair reports whether mention i is two people.
func (r *resolver) pair(i int) bool { return r.m[i].Kind == Nominal && r.tag(r.m[i].Head) == "CC" }

// second is where the person ends who stands behind the "and" after the name that
// mention i is: another name, or "her friends"; -1 where none does.
func (f *finder) second(i int) int {
	m := &f.out[i]
	k := m.NameEnd + 1
	if f.tag(k) == "PRP$" {
		end := k + 1
		for strings.HasPrefix(f.tag(end), "NN") || strings.HasPrefix(f.tag(end), "JJ") || f.tag(end) == "CD" {
			end++
		}
		if end > k+1 && personNoun(singular(f.lower(end-1))) {
			return end
		}
		return -1
	}
	for j := i + 1; j < len(f.out) && j < i+4; j++ {
		if x := &f.out[j]; x.Kind == Name && (x.Class == Person || x.Class == m.Class || x.Class == NoClass) && (x.First == k || x.NameFirst == k) {
			return x.NameEnd
		}
	}
	return -1
}
