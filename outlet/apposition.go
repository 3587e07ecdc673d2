package outlet

import (
	"strings"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
)

// Nouns for outlets. One of outletNouns makes an outlet of the name beside it by
// itself ("the newspaper al-Watch"); one of faintMedia does so only after a word
// for news or broadcasting ("news site Pellwatch", "radio station Nine"), or
// where the words around the name speak of an outlet.
var (
	outletNouns = words(`newspaper tabloid broadsheet newswire newsmagazine newsweekly broadcaster`)
	faintMedia  = words(`agency service site website outlet portal channel station network magazine daily weekly publication radio television TV blog media`)
	mediaWords  = words(`news media radio television TV`)
	// platforms and the rest are capitalised words beside such a noun that name no outlet.
	platforms = words(`Facebook Twitter YouTube Instagram MySpace Reddit Wikipedia LinkedIn Craigslist Apple Google Samsung Sony Amazon Netflix Smart
		White The Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November December
		Editor Editors Chief Host Anchor Reporter Director President Chairman CEO Owner Publisher Writer Columnist Correspondent I He She They We It But And In On At A An`)
	// peoples are adjectives before a noun for an outlet that name no outlet.
	peoples = words(`Iraqi Israeli Pakistani Saudi French Dutch Greek Czech Swiss Arab Arabic Kurdish German Welsh Yemeni Qatari Kuwaiti Omani Emirati Thai
		Afghan Bengali Somali State National International Local Sunni Shiite Muslim Christian Catholic Jewish Hebrew Islamic Western Eastern Northern Southern
		African American U.S. US UK U.K. Bangladeshi Azeri Hindi Filipino Finnish Icelandic Latino Hispanic Asian Uzbek Chechen`)
)

// demonym reports whether a capitalised word is an adjective of a people or a place.
func demonym(w string) bool {
	if peoples[w] {
		return true
	}
	for _, s := range [...]string{"ian", "ean", "ese", "ish", "ican"} {
		if len(w) > len(s)+2 && strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// People reports whether a word is, in any case, an adjective of a people or a
// place ("Iraqi", "Danish") that may stand before an outlet's name.
func People(word string) bool {
	if word == "" {
		return false
	}
	return demonym(strings.ToUpper(word[:1]) + word[1:])
}

// apposed matches a name that is no listed outlet's beside the noun text[i:end],
// which says that it is one: "newspaper al-Watch", "Nine television", "Pellwatch,
// an online newspaper".
func (f *finder) apposed(i, end int) (Match, bool) {
	noun := strings.TrimSuffix(f.text[i:end], "s")
	strong := outletNouns[noun]
	if !strong && !faintMedia[noun] {
		return Match{}, false
	}
	prev, _ := f.prevWord(i)
	media := mediaWords[prev] || mediaWords[strings.ToLower(prev)]
	if start, e, ok := f.nameAfter(end); ok && (strong || media && noun != "service") {
		return f.named(start, e), true
	} else if ok && noun == "media" && demonym(prev) { // "Pellish media Nine"
		return f.named(start, e), true
	}
	at := i // before the noun and the small words that belong to it
	for n := 0; n < 2; n++ {
		w, k := f.prevWord(at)
		if w == "" || capital(w) || !mediaWords[w] && w != "online" && w != "daily" && w != "state" && w != "satellite" && w != "website" {
			break
		}
		at = k
	}
	if start, e, ok := f.nameBefore(at); ok && noun == f.text[i:end] && !f.attribute(start) {
		if strong || at < i && media || f.cuedAfter(e) || f.cuedAfter(end) || f.cuedBefore(f.past(start)) {
			return f.named(start, e), true
		}
	}
	if strong || media {
		if start, e, ok := f.nameOf(at, end); ok {
			return f.named(start, e), true
		}
	}
	return Match{}, false
}

// nameAfter is the name that follows a noun directly, or between commas.
func (f *finder) nameAfter(end int) (start, e int, ok bool) {
	comma := strings.HasPrefix(f.text[end:], ", ")
	switch {
	case comma:
		start = end + 2
	case strings.HasPrefix(f.text[end:], " "):
		start = end + 1
	default:
		return 0, 0, false
	}
	e = f.nameEnd(start)
	if e == start || comma && (e >= len(f.text) || f.text[e] != ',') {
		return 0, 0, false
	}
	return start, e, true
}

// nameEnd is where the capitalised words from start on end, start for none.
// An Arabic article in small letters belongs to its name.
func (f *finder) nameEnd(start int) int {
	end := start
	for n := 0; n < 4; n++ {
		at := end
		if n > 0 {
			if at >= len(f.text) || f.text[at] != ' ' {
				break
			}
			at++
		}
		e := runEnd(f.text, at)
		for f.hyphen(e) {
			e = runEnd(f.text, e+1)
		}
		w := f.text[at:e]
		small := strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "as-") || strings.HasPrefix(w, "an-") || n == 0 && w == "al" && e < len(f.text) && f.text[e] == ' ' && capital(f.text[e+1:])
		if w == "" || platforms[w] || !capital(w) && !small {
			break
		}
		end = e
	}
	if w := f.text[start:end]; len(w) < 3 || w == "al" || demonym(w) {
		return start
	}
	return end
}

// nameBefore is the name that stands directly before at, one space between.
func (f *finder) nameBefore(at int) (start, e int, ok bool) {
	if at < 2 || f.text[at-1] != ' ' {
		return 0, 0, false
	}
	return f.nameTo(at - 1)
}

// nameTo is the name that ends at end.
func (f *finder) nameTo(end int) (start, e int, ok bool) {
	start = end + 1
	words := 0
	for words < 3 {
		w, k := "", start
		if words == 0 {
			w, k = f.wordTo(end)
		} else {
			w, k = f.prevWord(start)
		}
		arabic := strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "as-") || w == "al"
		digits := w != "" && w[0] >= '0' && w[0] <= '9' && words > 0
		if w == "" || !capital(w) && !arabic && !digits || demonym(w) || platforms[w] || leads[w] && !(w == "Today" && words > 0) || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "'") || strings.HasSuffix(w, "’") || !f.startsWord(k) {
			break
		}
		start = k
		words++
	}
	if words == 0 || end-start < 3 {
		return 0, 0, false
	}
	return start, end, true
}

// past is start without the possessives, peoples and article before it: "told
// Pell's Nine television", "told the Pellish Nine channel".
func (f *finder) past(start int) int {
	for n := 0; n < 3; n++ {
		w, k := f.prevWord(start)
		if !demonym(w) && w != "the" && !strings.HasSuffix(w, "'s") && !strings.HasSuffix(w, "’s") {
			break
		}
		start = k
	}
	return start
}

// attribute reports whether an indefinite article stands before a name, which
// then says what kind of paper it is: "a Bridgetown newspaper".
func (f *finder) attribute(start int) bool {
	w, _ := f.prevWord(start)
	return w == "a" || w == "an" || w == "A" || w == "An"
}

// nameOf is the name before "…, a small weekly newspaper": at is where the noun
// begins, end where it ends.
func (f *finder) nameOf(at, end int) (start, e int, ok bool) {
	for n := 0; n < 6; n++ {
		w, k := f.prevWord(at)
		if w == "" {
			return 0, 0, false
		}
		at = k
		if w == "a" || w == "an" || w == "A" {
			break
		}
		if n == 5 {
			return 0, 0, false
		}
	}
	if at < 2 || f.text[at-2:at] != ", " || end < len(f.text) && strings.IndexByte(",. ", f.text[end]) < 0 {
		return 0, 0, false
	}
	if next := f.text[min(end+1, len(f.text)):]; end < len(f.text) && f.text[end] == ' ' && !strings.HasPrefix(next, "that ") && !strings.HasPrefix(next, "in ") && !strings.HasPrefix(next, "based ") && !strings.HasPrefix(next, "which ") {
		return 0, 0, false // "a newspaper editor"
	}
	return f.nameTo(at - 2)
}

// again finds the other places of the names that apposition showed to be
// outlets', in order and merged with found, which is in order too.
func (f *finder) again(found []Match, names map[string]bool) []Match {
	if len(names) == 0 {
		return found
	}
	first := map[string][]string{} // names by their first run
	for _, m := range found {
		if names[m.Name] {
			k := m.Name[:runEnd(m.Name, 0)]
			if len(first[k]) == 0 || first[k][len(first[k])-1] != m.Name {
				first[k] = append(first[k], m.Name)
			}
		}
	}
	out := make([]Match, 0, len(found)+4)
	k := 0
	for i := 0; i < len(f.text); {
		r, n := utf8.DecodeRuneInString(f.text[i:])
		if !wordRune(r) {
			i += n
			continue
		}
		end := runEnd(f.text, i)
		for _, name := range first[f.text[i:end]] {
			e := i + len(name)
			if !strings.HasPrefix(f.text[i:], name) || e > len(f.text) || runEnd(f.text, e) != e || !f.startsWord(i) {
				continue
			}
			for k < len(found) && found[k].Start < e {
				out = append(out, found[k])
				k++
			}
			if len(out) == 0 || out[len(out)-1].End <= i {
				out = append(out, Match{Span: hearsay.Span{Start: i, End: e}, Name: name})
			}
			break
		}
		i = end
	}
	return append(out, found[k:]...)
}

// holdsListed reports whether a listed outlet stands in a span.
func (f *finder) holdsListed(s hearsay.Span) bool {
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(f.text[i:])
		if !wordRune(r) {
			i += n
			continue
		}
		end := runEnd(f.text, i)
		if m, ok := f.listed(i, end); ok && m.End <= s.End {
			return true
		}
		i = end
	}
	return false
}
