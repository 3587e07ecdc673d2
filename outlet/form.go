package outlet

import (
	"strings"
	"unicode"

	"github.com/openhearsay/hearsay"
)

// shortNouns are the last words of names that stand for the whole after an article.
const shortNouns = `Times Post Journal Globe Herald Tribune Chronicle Telegraph Mail Sun Star Mirror Independent
	Observer Examiner Inquirer Enquirer Gazette Register Sentinel Dispatch Standard Caller Beast Monitor Bee Courier Mercury
	News Review Express Record Press Republic Eagle Blade Ledger Argus Advertiser Citizen Courant Intercept Bulletin Wire
	Republican Reporter Statesman Spectator Echo Bugle Messenger Sun-Times Pilot Call Advance Leader Banner Banner-Herald`

// paperNouns end the name of a paper; weakNouns do too, but are common enough
// elsewhere (surnames, offices, planets) that only an article or a cue decides.
var (
	paperNouns = words(`Gazette Tribune Chronicle Herald Courier Examiner Inquirer Enquirer Dispatch Telegraph Ledger
		Argus Advertiser Newswire Courant Journal-Constitution Post-Gazette Post-Dispatch Times-Dispatch Star-Ledger
		Herald-Tribune Times-Union News-Press News-Times Sun-Times Post-Standard Herald-Sun Journal-Gazette`)
	weakNouns = words(`Times Post Journal Globe Mail Sun Star Mirror Observer Register Sentinel Standard Monitor Bee
		Mercury Record Bulletin News Wire Echo Press Express Review Eagle Bugle Messenger Banner Leader Reporter
		Broadcasting Radio Television TV Telegram Weekly Daily`)
	// faintNouns are weaker still: only a cue decides.
	faintNouns = words(`Standard Express Press Sun Star Eagle Banner Leader Record Radio Wire Television TV Mirror Bee Mail
		Messenger Reporter Bugle Echo Monitor Globe`)
	// tails follow the noun and belong to the name.
	tails = words(`Agency Service Network Net Online Corporation Company Group Radio Channel`)
	// nots stand before a noun that then is none of a paper.
	nots = words(`Trading University Command Border Military Medical Chief Lead Guard Observation Listening Outer First Last Next New Army
		Breaking Fake Good Bad Latest Top Local Big Great White Free Modern Hard Old Washington's International Election
		Bench Weight Printing Wine Coffee Space Human Lone All Rock Pop Movie North Red Gold Silver Rising Vital Public Official
		Cash Voter Sex World Ancient End Wall Black Security Air Direct Junk Royal U.S. US Mr. Mrs. Ms. Dr. Sen. Rep. Gov. Gen. Judge Justice President Minister Secretary`)
	leads = words(`The In On At By But And For From To As If When While After Before Since Although Meanwhile According
		A An He She They It We I You Yesterday Today That This Or Via Per Source Reported Though Because Both`)
)

// shortForm matches "the Post"; its name is found by resolve.
func (f *finder) shortForm(i, end int) (Match, bool) {
	noun := f.text[i:end]
	start, article := f.article(i)
	if !article || !f.g.nouns[noun] || f.nextIsName(end) && !f.cuedAfter(end) || f.hyphen(end) {
		return Match{}, false
	}
	if strings.HasPrefix(f.text[end:], " of ") {
		return Match{}, false
	}
	return Match{Span: hearsay.Span{Start: start, End: end}, Short: true}, true
}

func (f *finder) hyphen(end int) bool {
	return end+1 < len(f.text) && f.text[end] == '-' && unicode.IsLetter(rune(f.text[end+1]))
}

// byForm matches an outlet that is not listed at the last word of its name.
func (f *finder) byForm(i, end int) (Match, bool) {
	word := f.text[i:end]
	if m, ok := f.station(i, end); ok {
		return m, true
	}
	if s, ok := f.site(i, end); ok {
		return s, true
	}
	for f.hyphen(end) { // "Post-Gazette"
		e := runEnd(f.text, end+1)
		word, end = f.text[end+1:e], e
	}
	if !paperNouns[word] && !weakNouns[word] {
		return Match{}, false
	}
	// The words of the name before its noun.
	start, n := i, 0
	for n < 4 {
		w, at := f.prevWord(start)
		if w == "" || !capital(w) || leads[w] || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || at > 0 && !f.startsWord(at) {
			break
		}
		if n == 0 && nots[w] {
			return Match{}, false
		}
		start, n = at, n+1
	}
	if n == 0 {
		return Match{}, false
	}
	for f.nextIsName(end) {
		e := runEnd(f.text, end+1)
		if w := f.text[end+1 : e]; !tails[w] && !paperNouns[w] && !weakNouns[w] {
			break
		}
		end = e
	}
	whole, article := f.article(start)
	cued := f.bracketed(whole, end) || f.cuedBefore(whole)
	if f.nextIsName(end) && !cued && !f.cuedAfter(end) {
		return Match{}, false
	}
	if faintNouns[word] && !cued && !f.cuedAfter(end) {
		return Match{}, false
	}
	if !article && !cued && (!paperNouns[word] || !f.cuedAfter(end)) {
		return Match{}, false
	}
	if article && f.text[whole] == 'T' {
		start = whole
	}
	return Match{Span: hearsay.Span{Start: start, End: end}, Name: strings.Join(strings.Fields(f.text[start:end]), " ")}, true
}

// station matches call signs of American stations ("WXYZ-TV") and numbered
// channels ("Channel 9 News"), the bare ones only where a cue speaks for them.
func (f *finder) station(i, end int) (Match, bool) {
	word, e := f.text[i:end], end
	if len(word) >= 3 && len(word) <= 4 && number(word) {
		return f.frequency(i, end)
	}
	switch {
	case word == "Channel" || word == "Fox" || word == "ABC" || word == "CBS" || word == "NBC" || word == "FOX":
		if end+1 >= len(f.text) || f.text[end] != ' ' || f.text[end+1] < '0' || f.text[end+1] > '9' {
			return Match{}, false
		}
		e = runEnd(f.text, end+1)
		if e-end > 3 {
			return Match{}, false
		}
	case len(word) >= 3 && len(word) <= 4 && (word[0] == 'K' || word[0] == 'W') && word == strings.ToUpper(word) && word != "WHO":
		suffix := false
		for _, s := range []string{"-TV", "-FM", "-AM", " News", " Radio", " TV"} {
			if strings.HasPrefix(f.text[e:], s) {
				e, suffix = e+len(s), true
				break
			}
		}
		if before, _ := f.prevWord(i); !suffix && !number(before) && !f.context(i, e) {
			return Match{}, false
		}
		return f.named(i, e), true
	default:
		return Match{}, false
	}
	if strings.HasPrefix(f.text[e:], " News") {
		e += len(" News")
	} else if !f.context(i, e) {
		return Match{}, false
	}
	return f.named(i, e), true
}

// frequency matches a radio station by its name and its number on the dial: "730
// The Wave radio", "The Wave 730 AM".
func (f *finder) frequency(i, end int) (Match, bool) {
	start, e := i, end
	if !f.band(end) {
		for n := 0; n < 3 && f.nextIsName(e) && !f.band(e); n++ {
			e = runEnd(f.text, e+1)
		}
		return f.named(i, e), e > end && f.band(e)
	}
	for n := 0; n < 3; n++ {
		w, at := f.prevWord(start)
		if w == "" || !capital(w) || leads[w] && w != "The" || !f.startsWord(at) {
			break
		}
		start = at
	}
	return f.named(start, e), start < i
}

// band reports whether the words after at say that a radio station was named.
func (f *finder) band(at int) bool {
	for _, s := range [...]string{" AM", " FM", " radio"} {
		if e := at + len(s); strings.HasPrefix(f.text[at:], s) && runEnd(f.text, e) == e {
			return true
		}
	}
	return false
}

// site matches a domain that is written as a name ("Harbourlight.com") where a cue speaks for it.
func (f *finder) site(i, end int) (Match, bool) {
	for _, d := range []string{".com", ".org", ".net", ".co.uk", ".news"} {
		if e := end + len(d); strings.HasPrefix(f.text[end:], d) && (e == len(f.text) || runEnd(f.text, e) == e) && f.startsWord(i) && f.context(i, e) {
			return f.named(i, e), true
		}
	}
	return Match{}, false
}

// number reports whether a word is a frequency ("730").
func number(w string) bool { return w != "" && strings.Trim(w, "0123456789.") == "" }

func (f *finder) named(i, end int) Match {
	return Match{Span: hearsay.Span{Start: i, End: end}, Name: strings.Join(strings.Fields(f.text[i:end]), " ")}
}

// resolve names the short forms and merges them with the full ones, in order.
func resolve(text string, found, short []Match) []Match {
	if len(short) == 0 {
		return found
	}
	last := func(m Match) string {
		w := m.Name[strings.LastIndexByte(m.Name, ' ')+1:]
		return w
	}
	after := map[string][]Match{}
	for _, m := range found {
		after[last(m)] = append(after[last(m)], m)
	}
	f := finder{g: gazette(), text: text}
	before := map[string]Match{}
	out := make([]Match, 0, len(found)+len(short))
	k := 0
	for _, s := range short {
		for k < len(found) && found[k].Start < s.Start {
			before[last(found[k])] = found[k]
			out = append(out, found[k])
			k++
		}
		if len(out) > 0 && out[len(out)-1].End > s.Start || k < len(found) && found[k].Start < s.End {
			continue
		}
		noun := text[s.Start+4 : s.End]
		m, ok := before[noun]
		if !ok && one(after[noun]) {
			m, ok = after[noun][0], true
		}
		if ok {
			s.Name, s.Known = m.Name, m.Known
		} else if !f.cuedBefore(s.Start) && !f.cuedAfter(s.End) && !f.bracketed(s.Start, s.End) {
			continue
		}
		out = append(out, s)
	}
	return append(out, found[k:]...)
}

// one reports whether all of l are the same outlet.
func one(l []Match) bool {
	for _, m := range l {
		if m.Name != l[0].Name {
			return false
		}
	}
	return len(l) > 0
}
