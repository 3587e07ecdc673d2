package credit

import (
	"strings"

	"github.com/openhearsay/hearsay/outlet"
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
		writing released appeared broadcast aired printed scoop coverage said profile profiled rated`)
	// verbs of reporting have the outlet as their subject.
	verbs = set(`reported reports report wrote writes noted notes revealed reveals said says cited cites citing quoted quotes broke
		published publishes obtained learned learns disclosed discloses found finds described describes detailed details confirmed
		confirms alleged alleges claimed claims rated rates hyped quoting reporting told tells uncovered tweeted posted explained added
		observed called calls put states stated identified named asked refuted disputed predicts predicted produced profiled profiles
		writing saying rebutted aired ran carried broadcast`)
	// claimers take the outlet after "on", further away: "made the claim on Friday on".
	claimers = set(`said told tell claim claims claimed allegation allegations interviewed interview appeared appearance went asked insisted
		argued explained discussed host admitted denied`)
	// makers are taken before "at" and "for" with a name between: "reported by Ada Pell at".
	makers = set(`reported published profiled`)
	// between a cue and a name may stand:
	between = set("the both only a an “ \" ‘ radio television tv newspaper magazine station network channel broadcaster site website news outlet media agency tabloid online daily")
	// nearer says more of an outlet before its name.
	nearer = set("official state state-run pro-government independent local national online local leading popular satellite oldest largest biggest main")
	// plain are the verbs that follow a name and what is said of it between commas.
	plain = set("reported reports said says wrote writes described noted quoted cited reporting")
	dated = set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
		november december jan feb aug sept oct nov dec`)
	// auxiliaries and adverbs may stand between outlet and verb.
	auxiliaries = set(`has have had is was also first later then previously recently originally exclusively earlier separately subsequently
		further itself now already on friday monday tuesday wednesday thursday saturday sunday too are were reportedly`)
	// things an outlet makes, after its name: "the Harbor Post report".
	things = set(`report reports story stories article articles account piece interview reporter reporters reporting correspondent scoop
		investigation exclusive column columnist editorial poll survey analysis claims profile headline host`)
)

// leads is how many of the words before a name (the last one first) make it a
// credit, and which; 0 for none. final says that the sentence ends with the name.
func leads(before []near, final bool) (int, Role) {
	b := make([]string, 0, 12)
	for i := 0; i < len(before) && i < 12; i++ {
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
	for i < len(b) && between[at(i)] {
		i++
	}
	if i < len(b) && strings.Trim(at(i), "0123456789.") == "" && at(i) != "." {
		i++ // a frequency
	}
	// "told Pell's Nine television", "told the official Pellish newspaper, the Watch,"
	for n := 0; n < 3 && i+1 < len(b) && (at(i) == "'s" || outlet.People(at(i)) || nearer[at(i)]); n++ {
		if i++; at(i-1) == "'s" {
			i++
		}
		for i < len(b) && between[at(i)] {
			i++
		}
	}
	switch w := at(i); {
	case tellers[w]:
		return i + 1, Told
	case w == "to" && at(i+1) == "according":
		return i + 2, Reported
	case w == "to" && at(i+1) == "thanks": // for where the story was found, not for the story
		return i + 2, Confirmed
	case w == "to":
		if n := back(b, i+1, 8, speakers); n > 0 {
			return n, Told
		}
		if n := back(b, i+1, 6, tellers); n > 0 {
			return n, Told
		}
	case w == "with" || w == "on":
		n := back(b, i+1, 5, speakers)
		if n > 0 && at(n-1) != "comment" {
			if at(n-1) == "appeared" && (at(n) == "originally" || at(n) == "first") {
				return n + 1, Whole
			}
			if at(n) == "according" || at(n+1) == "according" {
				return n + 2, Told
			}
			return n, Told
		}
		if n = back(b, i+1, 9, claimers); w == "on" && n > 0 {
			return n, Told
		}
	case w == "by" || w == "in" || w == "from" || w == "at" || w == "for":
		if n := back(b, i+1, 4, carriers); n > 0 && (w == "in" || w == "by" || n == i+2) {
			if at(n-1) == "appeared" && (at(n) == "originally" || at(n) == "first") {
				return n + 1, Whole
			}
			return n, roleOf(at(n - 1))
		}
		if n := back(b, i+1, 6, makers); n > 0 {
			return n, Reported
		}
		if w == "by" && (at(i+1) == "hyped" || at(i+1) == "shared" || at(i+1) == "amplified") {
			return i + 2, Reported
		}
	case w == "of" && (at(i+1) == "edition" || at(i+1) == "issue" || at(i+1) == "pages"):
		if n := back(b, i+2, 6, carriers); n > 0 {
			return n, Reported
		}
	case verbs[w] && (w == "reported" || w == "reports" || w == "wrote" || w == "said" || w == "says" || w == "noted" || w == "quoting" || w == "citing"):
		// "…, reported the Harbor Post": the outlet follows its verb.
		if at(i+1) == "," || at(i+1) == "”" || at(i+1) == "\"" || w == "quoting" || w == "citing" || (w == "reported" || w == "reports" && final) && !auxiliaries[at(i+1)] {
			return i + 1, Reported
		}
	case w == "via" || w == "per":
		return i + 1, Reported
	}
	return 0, None
}

// back is the place behind the first of the words in b, from i on and at most n
// of them, that is one of set; 0 for none before a stop.
func back(b []string, i, n int, set map[string]bool) int {
	for j := i; j < i+n && j < len(b) && b[j] != "," && b[j] != "."; j++ {
		if set[b[j]] {
			return j + 1
		}
	}
	return 0
}

// roleOf is the role of an outlet after one of carriers and a preposition.
func roleOf(w string) Role {
	switch w {
	case "obtained", "reviewed", "seen", "leaked", "uncovered", "released", "published":
		return Obtained
	case "quoted", "cited", "interviewed", "interview", "wrote", "writing", "column", "op-ed":
		return Told
	}
	return Reported
}

// follows is how many of the words after a name make it a credit, and which; 0
// for none.
func follows(after []near, possessive bool) (int, Role) {
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
				return i + 1, Reported
			}
			if i > 0 && verbs[at(i)] {
				return i + 1, Reported
			}
			if at(i) == "" || at(i) == "," {
				break
			}
		}
		return 0, None
	}
	i := 0
	switch at(0) {
	case ",": // "the Post, a weekly of the coast, reported"
		for i = 1; i < 16 && at(i) != ","; i++ {
			if at(i) == "" || at(i) == "." {
				return 0, None
			}
		}
		if i++; !plain[at(i)] && !(auxiliaries[at(i)] && plain[at(i+1)]) {
			return 0, None
		}
	case "on": // "the Post on 3 May, 2011, described"
		for i = 1; i < 7 && (dated[at(i)] || at(i) == "," || at(i) != "" && at(i)[0] >= '0' && at(i)[0] <= '9'); i++ {
		}
		if i == 1 {
			i = 0
		}
	}
	from := i
	for i < from+3 && auxiliaries[at(i)] {
		i++
	}
	if v := at(i); verbs[v] {
		if (v == "found" || v == "called" || v == "put" || v == "named" || v == "posted" || v == "identified") && i > from+2 {
			return 0, None
		}
		switch v {
		case "confirmed", "confirms":
			return i + 1, Confirmed
		case "obtained", "published", "publishes":
			return i + 1, Obtained
		}
		return i + 1, Reported
	}
	if at(i) == "pointed" && at(i+1) == "out" || at(i) == "points" && at(i+1) == "out" {
		return i + 2, Reported
	}
	if things[at(0)] {
		return 1, Reported
	}
	return 0, None
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
