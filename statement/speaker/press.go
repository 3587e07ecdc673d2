package speaker

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
)

// pressNouns mean an outlet wherever one was named before; reportNouns mean what
// an outlet brought, where it was named close by.
var (
	pressNouns = set(`newspaper paper magazine broadcaster network channel outlet newswire tabloid daily weekly website site
publication station blog`)
	reportNouns = set(`report story article dispatch exposé profile piece scoop`)
)

// nearReport is how many bytes "the report" looks back for its outlet.
const nearReport = 700

// press resolves "the newspaper" and "the report" to the outlet named before, and
// "Report:" over a headline to the first named after.
func (b *Book) press(first, end, head int) (Answer, bool) {
	w := b.lower(head)
	about := b.lower(head+1) == "of" || b.lower(head+1) == "on" || b.lower(head+1) == "about"
	if !pressNouns[w] && !reportNouns[w] || head > first+1 || end > head+1 && !(reportNouns[w] && about) {
		return nobody, false
	}
	det := b.lower(first)
	start := int(b.a.Tokens[head].Start)
	if det == "the" || det == "that" {
		reach := len(b.a.Text)
		if reportNouns[w] {
			reach = nearReport
		}
		if m := b.reporting(start, reach, reportNouns[w]); m != nil {
			return Answer{Who: b.outlet(m), Sure: 0.7}, true
		}
		return nobody, false
	}
	if head == first && reportNouns[w] && b.headline(start) {
		for i := range b.outlets {
			if m := &b.outlets[i]; m.Start > start && m.Name != "" && m.Start-start < 2*nearReport && !outlet.Same(m.Name, b.own) {
				return Answer{Who: b.outlet(m), Sure: 0.6}, true
			}
		}
	}
	return nobody, false
}

// reporting is the outlet before byte at, at most reach bytes away, that may be
// meant: the last one, never the document's own. Of a report it is rather one that
// brought something than one that was only told something; "the paper" is none
// that only says whose a thing is, "the Gazette rumor". nil for none.
func (b *Book) reporting(at, reach int, report bool) *outlet.Match {
	var worse *outlet.Match
	for i := len(b.outlets) - 1; i >= 0; i-- {
		m := &b.outlets[i]
		if m.End > at || m.Name == "" || outlet.Same(m.Name, b.own) {
			continue
		}
		if at-m.End > reach {
			break
		}
		first, end := b.tokens(m.Span)
		passive := !report && strings.HasPrefix(b.tag(end), "NN")
		if report {
			for first > 0 && (b.tag(first-1) == "DT" || strings.HasPrefix(b.tag(first-1), "JJ")) {
				first--
			}
			switch b.lower(first - 1) {
			case "told", "tells", "telling", "with", "to":
				passive = b.lower(first-2) != "according"
			}
		}
		if !passive {
			return m
		}
		if worse == nil {
			worse = m
		}
	}
	return worse
}

// headline reports whether byte at stands in a line without a full stop at its end.
func (b *Book) headline(at int) bool {
	text := b.a.Text
	end := at + strings.IndexAny(text[at:]+"\n", "\n\r")
	line := hearsay.Span{Start: strings.LastIndexAny(text[:at], "\n\r") + 1, End: min(end, len(text))}
	s := strings.TrimSpace(line.In(text))
	return s != "" && len(s) < 200 && !strings.ContainsAny(s[len(s)-1:], ".!")
}
