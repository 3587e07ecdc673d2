package speaker

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
)

// pressNouns mean an outlet wherever one was named before; reportNouns mean what
// an outlet brought, where it was named close by.
var (
	pressNouns  = map[string]bool{"newspaper": true, "paper": true, "magazine": true, "broadcaster": true, "network": true, "channel": true, "outlet": true, "newswire": true, "tabloid": true, "daily": true, "website": true}
	reportNouns = map[string]bool{"report": true, "story": true, "article": true, "dispatch": true, "exposé": true}
)

// nearReport is how many bytes "the report" looks back for its outlet.
const nearReport = 700

// press resolves "the newspaper" and "the report" to the outlet named before, and
// "Report:" over a headline to the first named after.
func (b *Book) press(first, end, head int) (Answer, bool) {
	w := b.lower(head)
	if !pressNouns[w] && !reportNouns[w] || head > first+1 || end > head+1 {
		return nobody, false
	}
	det := b.lower(first)
	start := int(b.a.Tokens[head].Start)
	if det == "the" || det == "that" {
		for i := len(b.outlets) - 1; i >= 0; i-- {
			m := &b.outlets[i]
			if m.End > start || m.Name == "" {
				continue
			}
			if reportNouns[w] && start-m.End > nearReport {
				break
			}
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

// headline reports whether byte at stands in a line without a full stop at its end.
func (b *Book) headline(at int) bool {
	text := b.a.Text
	end := at + strings.IndexAny(text[at:]+"\n", "\n\r")
	line := hearsay.Span{Start: strings.LastIndexAny(text[:at], "\n\r") + 1, End: min(end, len(text))}
	s := strings.TrimSpace(line.In(text))
	return s != "" && len(s) < 200 && !strings.ContainsAny(s[len(s)-1:], ".!")
}
