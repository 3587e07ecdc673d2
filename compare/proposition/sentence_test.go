package proposition_test

import (
	"testing"

	"github.com/openhearsay/hearsay/compare/comparetest"
)

// TestSentence names what stands alone and what does not.
func TestSentence(t *testing.T) {
	for _, c := range []struct{ why, line, want string }{
		{"a clause about a name that the case knows", "a|Vane|assertion|Orlen closed the northern quay on Monday", "Orlen closed the northern quay on Monday"},
		{"the narrator's own sentence", "a|||The council of Orlen sold the old quay", "The council of Orlen sold the old quay"},
		{"that is cut", "a|Vane|assertion|that the council sold the old quay", "The council sold the old quay"},
		{"his pronoun becomes his name", "a|Vane|assertion|he sold the northern quay in March", "Vane sold the northern quay in March"},
		{"nobody's pronoun stays dark", "a|Vane|assertion|they sold the northern quay in March", ""},
		{"the first person does not fit", "a|Vane|assertion|the council sold our northern quay", ""},
		{"leans back", "a|Vane|assertion|the council also sold the northern quay", ""},
		{"too short", "a|Vane|assertion|the old quay", ""},
		{"a piece of a clause", "a|Vane|assertion|to sell the northern quay in March", ""},
	} {
		f := comparetest.Field(nil, c.line, "b|Orton|assertion|the harbour of Orlen is old")
		if got := f.Sentence(0); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
