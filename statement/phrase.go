package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

func (p *page) word(i int) string {
	if i < 0 || i >= len(p.a.Tokens) {
		return ""
	}
	return p.a.Word(i)
}

func (p *page) inFurniture(s hearsay.Span) bool {
	for _, f := range p.d.Furniture {
		if f.Overlaps(s) {
			return true
		}
	}
	return false
}

// whose is who a claim is laid at: "Hale's claim", "her claim".
func (p *page) whose(i, from int) (hearsay.Span, bool) {
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
