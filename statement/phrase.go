package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// whose is who a claim is laid at: "Hale's claim", "her claim".
func (p *sheet) whose(i, from int) (hearsay.Span, bool) {
	a := p.a
	k := i - 1
	for k > from && (strings.HasPrefix(a.Tags[k], "JJ") || strings.HasPrefix(a.Tags[k], "RB")) {
		k--
	}
	switch {
	case k < from:
		return hearsay.Span{}, false
	case a.Tags[k] == "PRP$":
		return a.Span(k, k+1), true
	case a.Tags[k] == "POS" && k > from:
		first := k
		for first > from && (strings.HasPrefix(a.Tags[first-1], "NN") || strings.HasPrefix(a.Tags[first-1], "JJ") || a.Tags[first-1] == "DT") {
			first--
		}
		if first < k {
			return a.Span(first, k), true
		}
	}
	return hearsay.Span{}, false
}
