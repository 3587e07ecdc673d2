// Package name knows the parts of people's names: titles before them, given
// names and their gender, nicknames, particles and suffixes.
package name

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lead is how many words of a run of words, as it stands in a text, are the
// titles and offices before a person's name: 2 of "Chief Executive Anne Hale", 3
// of "Chief of Staff Anne Hale", 1 of "Dean Anne Hale". It is 0 where no title
// begins or ends the run's first part, and where a title is all there is or what
// follows it is no name of a person: "Governor of Marlow", "Dean Hale".
func Lead(words []string) int {
	n := len(words)
	for n > 1 && Suffix(strings.ToLower(words[n-1])) {
		n--
	}
	last := -1
	for k := n - 2; k >= 0; k-- {
		if leads(words[:n], k) {
			last = k
			break
		}
	}
	if last < 0 {
		return 0
	}
	at := last + 1
	if preposition(words[at]) {
		if at = bearer(words[:n], at); at == 0 {
			return 0
		}
	}
	for at < n-1 && follows(words[:n], at) {
		at++
	}
	if n-at > 4 {
		return 0
	}
	return at
}

// leads reports whether word k is a title of what follows it.
func leads(words []string, k int) bool {
	w := strings.ToLower(words[k])
	if abbreviation(words[k]) {
		return true
	}
	if !IsTitle(w) || !capital(words[k]) && preposition(words[k+1]) {
		return false
	}
	if _, ok := Given(w); ok && k+2 >= len(words) {
		return false // "Dean Hale"
	}
	return true
}

// follows reports whether word k goes on a title before it: "executive" of
// "chief executive". The last word never does.
func follows(words []string, k int) bool {
	w := strings.ToLower(words[k])
	if _, ok := Given(w); ok {
		return false
	}
	return InTitle(w) || w == "," || w == "and" && InTitle(strings.ToLower(words[k+1]))
}

// bearer is where the name begins after an office whose preposition is word k:
// at a given name, else behind a word that is usual in offices, else two words
// before the end; 0 where only the office is there.
func bearer(words []string, k int) int {
	n := len(words)
	from := k + 1
	if from < n && strings.EqualFold(words[from], "the") {
		from++
	}
	for i := from + 1; i < n-1; i++ {
		if _, ok := Given(strings.ToLower(words[i])); ok && !preposition(words[i-1]) || Initial(words[i]) {
			return i
		}
	}
	for from < n && InTitle(strings.ToLower(words[from])) {
		from++
		if from < n && n-from < 3 {
			return from
		}
	}
	if n-from >= 3 && !preposition(words[n-2]) && !preposition(words[n-1]) && capital(words[n-2]) {
		return n - 2
	}
	return 0
}

func preposition(w string) bool {
	switch w {
	case "of", "for", "to", "at", "on":
		return true
	}
	return false
}

// abbreviation reports whether a word is cut short by a full stop, as titles are
// and names are not: "Insp.".
func abbreviation(w string) bool {
	if len(w) < 4 || w[len(w)-1] != '.' || strings.Count(w, ".") > 1 || !capital(w) {
		return false
	}
	switch l := strings.ToLower(w); l {
	case "geo.", "chas.", "thos.", "robt.", "benj.", "alex.", "inc.", "corp.", "bros.", "calif.":
		return false
	default:
		return !Suffix(l)
	}
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// Nickname is where a nickname in marks that begins at word k ends, the marks
// included: 4 words of "Carl “ The Broom ” Vetter" from the mark on. k where
// there is none: no capital follows, no mark closes it after one to three words.
func Nickname(words []string, k int) int {
	if k+3 > len(words) || !strings.Contains("“\"‘'``(", words[k]) {
		return k
	}
	for i := k + 1; i < len(words)-1 && i <= k+4; i++ {
		if strings.Contains("”\"’'')", words[i]) {
			if i > k+1 && capital(words[i+1]) {
				return i + 1
			}
			return k
		}
		if !capital(words[i]) {
			return k
		}
	}
	return k
}
