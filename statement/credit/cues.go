package credit

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	// tellers take the outlet as the one who hears: "told the Harbor Post".
	tellers = set(`told tells tell telling emailed assured informed`)
	// speakers take it after a preposition: "spoke to", "in an interview with", "a statement to".
	speakers = set(`spoke speak speaking talked talking talks interview interviews statement statements comments remarks conversation email
		e-mail letter said saying confirmed wrote writing explained appearance appearing appeared op-ed column interviewed comment comments said
		provided given released denied confirmed revealed disclosed acknowledged described admitted`)
	// carriers take it after "by", "in", "from", "at": "a report in", "first reported by".
	carriers = set(`report reports reported reporting story stories article articles account accounts piece published revealed cited
		quoted obtained reviewed according seen disclosed interviewed uncovered leaked broken column investigation analysis editorial wrote
		writing released appeared broadcast aired printed scoop coverage said`)
	// verbs of reporting have the outlet as their subject.
	verbs = set(`reported reports report wrote writes noted notes revealed reveals said says cited cites citing quoted quotes broke
		published publishes obtained learned learns disclosed discloses found finds described describes detailed details confirmed
		confirms alleged alleges claimed claims rated rates hyped quoting reporting told tells uncovered tweeted posted explained added
		observed called calls put states stated identified named asked`)
	// auxiliaries and adverbs may stand between outlet and verb.
	auxiliaries = set(`has have had is was also first later then previously recently originally exclusively earlier separately subsequently
		itself now already on friday monday tuesday wednesday thursday saturday sunday too are were reportedly`)
	// things an outlet makes, after its name: "the Harbor Post report".
	things = set(`report reports story stories article articles account piece interview reporter reporters reporting correspondent scoop
		investigation exclusive column columnist editorial poll survey analysis`)
)

// leads is how many of the words before a name (the last one first) make it a
// credit, 0 for none.
func leads(before []near) int {
	b := make([]string, 0, 10)
	for i := 0; i < len(before) && i < 10; i++ {
		b = append(b, before[i].w)
	}
	at := func(i int) string {
		if i < len(b) {
			return b[i]
		}
		return ""
	}
	// Articles and adverbs between do not count: "told only the", "cited Friday in the".
	i := 0
	for i < len(b) && (at(i) == "the" || at(i) == "both" || at(i) == "only" || at(i) == "“" || at(i) == "\"" || at(i) == "a" || at(i) == "an") {
		i++
	}
	switch w := at(i); {
	case tellers[w]:
		return i + 1
	case w == "to":
		if at(i+1) == "according" {
			return i + 2
		}
		for j := i + 1; j <= i+6 && j < len(b); j++ {
			if at(j) == "," || at(j) == "." {
				break
			}
			if speakers[at(j)] || tellers[at(j)] {
				return j + 1
			}
		}
	case w == "with" || w == "on":
		for j := i + 1; j <= i+5 && j < len(b); j++ {
			if at(j) == "," || at(j) == "." {
				break
			}
			if speakers[at(j)] && at(j) != "comment" {
				if at(j+1) == "according" || at(j+2) == "according" {
					return j + 3
				}
				return j + 1
			}
		}
	case w == "by" || w == "in" || w == "from" || w == "at" || w == "for":
		for j := i + 1; j <= i+4 && j < len(b); j++ {
			if at(j) == "," || at(j) == "." {
				break
			}
			if carriers[at(j)] {
				return j + 1
			}
			if w != "in" && w != "by" {
				break
			}
		}
		if w == "by" && (at(i+1) == "hyped" || at(i+1) == "shared" || at(i+1) == "amplified") {
			return i + 2
		}
	case verbs[w] && (w == "reported" || w == "reports" || w == "wrote" || w == "said" || w == "says" || w == "noted" || w == "quoting" || w == "citing"):
		// "…, reported the Harbor Post": the outlet follows its verb.
		if at(i+1) == "," || at(i+1) == "”" || at(i+1) == "\"" || w == "quoting" || w == "citing" || w == "reported" && !auxiliaries[at(i+1)] {
			return i + 1
		}
	case w == "via":
		return i + 1
	}
	return 0
}

// follows is how many of the words after a name make it a credit, 0 for none.
// carries is false where the outlet only confirmed what another reported.
func follows(after []near, possessive bool) (n int, carries bool) {
	at := func(i int) string {
		if i < len(after) {
			return after[i].w
		}
		return ""
	}
	if possessive {
		// "the Post's report", "the Post's Ann Lee wrote"
		for i := 0; i < 4; i++ {
			if things[at(i)] {
				return i + 1, true
			}
			if i > 0 && verbs[at(i)] {
				return i + 1, true
			}
			if at(i) == "" || at(i) == "," {
				break
			}
		}
		return 0, false
	}
	i := 0
	confirmed := false
	for i < 3 && auxiliaries[at(i)] {
		i++
	}
	if v := at(i); verbs[v] {
		if v == "confirmed" || v == "confirms" {
			confirmed = true
		}
		if (v == "found" || v == "called" || v == "put" || v == "named" || v == "posted" || v == "identified") && i > 2 {
			return 0, false
		}
		return i + 1, !confirmed
	}
	if things[at(0)] {
		return 1, true
	}
	return 0, false
}

// refusal reports whether the words speak of a request that the outlet made: it
// is named, but nothing comes through it.
func refusal(before, after []near) bool {
	n := 0
	for i := 0; i < len(before) && i < 9; i++ {
		switch before[i].w {
		case "comment", "respond", "request", "requests", "return", "decline", "declined", "reply", "questions", "answer":
			n++
		case ".", "“", "”":
			i = len(before)
		}
	}
	for i := 0; i < len(after) && i < 5; i++ {
		switch after[i].w {
		case "comment", "request", "requests", "questions", "inquiries", "emails", "calls":
			n++
		case ".", ",", "“", "”":
			i = len(after)
		}
	}
	return n >= 2 || n == 1 && len(after) > 1 && (after[0].w == "'s" || after[0].w == "questions" || after[0].w == "request" || after[0].w == "requests")
}

// linked is the length of a remark after a name that says the document links
// there ("(the source linked above)"), 0 for none.
func linked(text string, end int) int {
	rest := text[end:min(len(text), end+60)]
	if !strings.HasPrefix(rest, " (") {
		return 0
	}
	shut := strings.IndexByte(rest, ')')
	if shut < 0 || !strings.Contains(rest[:shut], "link") && !strings.Contains(rest[:shut], "here") {
		return 0
	}
	return shut + 1
}

// generic finds "told the newspaper" and the like between two names: a paper
// that was named before.
func generic(text string, from, to int) []hearsay.Span {
	var out []hearsay.Span
	low := strings.ToLower(text[from:to])
	if len(low) != to-from {
		return nil // folding changed the length: offsets would be wrong
	}
	for _, noun := range [...]string{"newspaper", "paper", "magazine", "network", "broadcaster", "news agency"} {
		for _, lead := range [...]string{"told the ", "statement to the ", "interview with the ", "according to the ", "reported by the ", "speaking to the "} {
			for at := 0; ; {
				i := strings.Index(low[at:], lead+noun)
				if i < 0 {
					break
				}
				s := at + i
				at = s + len(lead) + len(noun)
				if at < len(low) && isLetter(low[at]) {
					continue
				}
				out = append(out, hearsay.Span{Start: from + s, End: from + at})
			}
		}
	}
	return out
}
