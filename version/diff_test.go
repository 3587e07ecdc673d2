package version

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
)

func TestDiff(t *testing.T) {
	const one = "The ferry sank.\n\nNobody was on board, the port said.\n\nIt was old.\n"
	for _, c := range []struct {
		to   string
		want []string
	}{
		{one, nil},
		{"The ferry sank.\n\nTwo men were on board, the port said.\n\nIt was old.\n", []string{"Nobody was>Two men were"}},
		{"The ferry sank.\n\nIt was old.\n", []string{"Nobody was on board, the port said.>"}},
		{"The ferry sank.\n\nNobody was on board, the port said.\n\nIt was old.\n\nIt was raised on Friday.", []string{">It was raised on Friday."}},
		{"The ferry did not sink.\nNobody was on board, the port said.\nIt was old.", []string{"sank.>did not sink."}},
		{"", []string{strings.TrimSpace(one) + ">"}},
		{"“The ferry sank.”\n\nNobody was on board, the port said.\n\nIt was old.\n", []string{"The>“The", "sank.>sank.”"}},
	} {
		var got []string
		for _, x := range Diff(one, c.to) {
			got = append(got, x.From.In(one)+">"+x.To.In(c.to))
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("to %q (-want +got):\n%s", c.to, d)
		}
	}
}

// FuzzDiff: one text with its changes is the other, but for white space.
func FuzzDiff(f *testing.F) {
	f.Add("a b\nc\n", "a x b\n\nd")
	f.Add("\xff \n\n", "é")
	f.Fuzz(func(t *testing.T, from, to string) {
		var b strings.Builder
		at := 0
		for _, c := range Diff(from, to) {
			if c.From.Start < at || c.From.End > len(from) || c.To.End > len(to) {
				t.Fatalf("%+v after %d", c, at)
			}
			b.WriteString(" " + hearsay.Span{Start: at, End: c.From.Start}.In(from) + " " + c.To.In(to) + " ")
			at = c.From.End
		}
		b.WriteString(" " + from[at:])
		if got, want := wording(b.String()), wording(to); got != want {
			t.Errorf("%q with its changes is %q, not %q", from, got, want)
		}
	})
}
