package speaker

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// Sides tells for which named speaker another one speaks: a spokesman, a lawyer,
// an office. It maps the id of the one to the id of the
// other. The evidence is a wording of the speaker that names both ("Marlow's
// spokeswoman Ida Renner", "a HWU spokesman"), and a name that fits two speakers
// decides nothing.
func Sides(speakers []hearsay.Speaker) map[string]string {
	named := map[string][]int{} // folded surname, acronym or group key → speakers
	for i := range speakers {
		s := &speakers[i]
		if !s.Named {
			continue
		}
		keys := map[string]bool{}
		person := s.Kind == hearsay.Person || s.Kind == hearsay.UnknownSpeaker || s.Kind == ""
		for _, n := range append([]string{s.Name}, s.Aliases...) {
			switch {
			case isAcronym(n):
				keys[strings.ToLower(strings.ReplaceAll(n, ".", ""))] = true
			case person:
				if p, ok := parsePerson(n); ok {
					keys[p.surname] = true
				}
				if !speaksFor(n) {
					keys[groupKey(n)] = true
				}
			case !person:
				keys[groupKey(n)] = true
			}
		}
		for k := range keys {
			if len(k) > 1 {
				named[k] = append(named[k], i)
			}
		}
	}
	out := map[string]string{}
	for i := range speakers {
		s := &speakers[i]
		for _, n := range append([]string{s.Name}, s.Aliases...) {
			if !speaksFor(n) {
				continue
			}
			if j := principal(n, i, named, speakers); j >= 0 {
				out[s.ID] = speakers[j].ID
				break
			}
		}
	}
	// A spokesman's spokesman speaks for the first; circles speak for nobody.
	final := map[string]string{}
	for id, of := range out {
		for n := 0; n < 4 && of != id; n++ {
			next, ok := out[of]
			if !ok {
				break
			}
			of = next
		}
		if _, more := out[of]; of != id && !more {
			final[id] = of
		}
	}
	return final
}

// principal is the speaker whose name stands in a wording, by its longest run of
// words that names exactly one; -1 for none.
func principal(wording string, self int, named map[string][]int, speakers []hearsay.Speaker) int {
	words := strings.Fields(strings.NewReplacer("’s ", " ", "'s ", " ", "’ ", " ", "' ", " ", ",", " ", "(", " ", ")", " ").Replace(wording + " "))
	for n := min(6, len(words)); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			run := strings.Join(words[i:i+n], " ")
			if !startsUpper(words[i]) || speaksFor(run) {
				continue
			}
			for _, key := range []string{groupKey(run), strings.ToLower(strings.ReplaceAll(run, ".", ""))} {
				l := named[key]
				if len(l) == 1 && l[0] != self {
					return l[0]
				}
			}
		}
	}
	return -1
}

// speaksFor reports whether a wording says that its bearer speaks for another.
func speaksFor(wording string) bool {
	for _, f := range strings.Fields(strings.ToLower(wording)) {
		switch strings.Trim(f, ",.()") {
		case "spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "spokespersons", "office", "lawyer", "attorney's", "aide",
			"aides", "lawyers", "campaign", "press", "publicist", "representatives", "staff", "team", "counsel":
			return true
		}
	}
	return false
}
