package term_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

func TestAliases(t *testing.T) {
	a := term.FindAliases([]string{
		"The Harbor Workers Union (HWU) met. Rep. Hale (R) left.",
		"The Pell Front, also known as PFX or PFY, denied it. A group (QRS or QRT) agreed.",
	})
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"the HWU", "the Harbor Workers Union", true},
		{"PFX", "PFY", true},
		{"the Pell Front", "PFY", true},
		{"QRS", "QRT", true},
		{"HWU", "PFX", false},
		{"the harbor workers union", "HWU", false},
	} {
		stems := func(s string) []string { return term.Stems(a.Words(s, hearsay.Span{End: len(s)})) }
		if same := cmp.Equal(stems(test.a), stems(test.b)); same != test.same {
			t.Errorf("%q is %v, %q is %v", test.a, stems(test.a), test.b, stems(test.b))
		}
	}
	var none *term.Aliases
	if len(none.Words("HWU", hearsay.Span{End: 3})) != 1 {
		t.Error("no aliases, no words")
	}
}
