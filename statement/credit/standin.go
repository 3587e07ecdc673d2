package credit

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
)

// houses are nouns that stand for an outlet named before, writings those that
// stand for what it published.
var (
	houses   = set("newspaper paper magazine network broadcaster channel station website site publication outlet tabloid blog agency")
	writings = set("report article story profile piece")
)

// standIns finds "the newspaper", "the news agency" and "the report": matches
// without a name, in order.
func standIns(text string) []outlet.Match {
	var out []outlet.Match
	for at := 0; at+4 < len(text); {
		i := strings.Index(text[at:], "he ")
		if i < 0 {
			break
		}
		i += at
		at = i + 3
		if i == 0 || text[i-1] != 't' && text[i-1] != 'T' || i > 1 && isLetter(text[i-2]) {
			continue
		}
		end := wordEnd(text, at)
		if text[at:end] == "news" && end < len(text) && text[end] == ' ' {
			end = wordEnd(text, end+1)
		}
		if w := text[at:end]; houses[w] && w != "agency" || writings[w] || w == "news agency" || w == "news site" || w == "news website" {
			out = append(out, outlet.Match{Span: hearsay.Span{Start: i - 1, End: end}})
		}
	}
	return out
}

func wordEnd(text string, at int) int {
	for at < len(text) && isLetter(text[at]) {
		at++
	}
	return at
}

// standIn is the noun of a match that standIns found, "" for another one.
func standIn(text string, m *outlet.Match) string {
	if m.Name != "" {
		return ""
	}
	s := m.In(text)
	noun := s[strings.LastIndexByte(s, ' ')+1:]
	if houses[noun] || writings[noun] {
		return noun
	}
	return ""
}
