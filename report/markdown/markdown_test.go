package markdown

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report/reporttest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func write(t *testing.T, c *hearsay.Case) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	got := write(t, reporttest.Case())
	if got != write(t, reporttest.Case()) {
		t.Error("the same case gave different bytes")
	}
	name := filepath.Join("testdata", "ferry.md")
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("not as in %s (go test -update writes it anew):\n%s", name, diff)
	}
}

func TestEscape(t *testing.T) {
	for _, x := range []struct{ in, want string }{
		{"plain words, with “quotes”", "plain words, with “quotes”"},
		{"# heading", `\# heading`},
		{"- item", `\- item`},
		{"a - b", "a - b"},
		{"1. item", `1\. item`},
		{"No. 1. item", "No. 1. item"},
		{"<script>alert(1)</script>", `\<script\>alert(1)\</script\>`},
		{"[a](javascript:b)", `\[a\](javascript:b)`},
		{"![a](b)", `\!\[a\](b)`},
		{"see https://a.example", `see https\://a.example`},
		{"two\n\n# lines", `two \# lines`},
		{"a*b_c`d|e~~f&amp;g\\", "a\\*b\\_c\\`d\\|e\\~\\~f\\&amp;g\\\\"},
	} {
		if got := esc(x.in); got != x.want {
			t.Errorf("esc(%q) = %q, want %q", x.in, got, x.want)
		}
	}
}

// Words of a document must not become a line of their own kind.
func TestHostile(t *testing.T) {
	c := reporttest.Case()
	const attack = "\n\n# taken over\n\n[x](javascript:y) <img src=x>"
	for i := range c.Speakers {
		c.Speakers[i].Name = attack
	}
	for i := range c.Documents {
		c.Documents[i].Outlet, c.Documents[i].Title, c.Documents[i].Path = attack, attack, attack
	}
	got := write(t, c)
	if n := strings.Count(got, "taken over"); n < 20 {
		t.Errorf("the words stand %d times: they must be shown", n)
	}
	for _, line := range strings.Split(got, "\n") {
		if strings.HasPrefix(line, "# taken") {
			t.Error("a document made a heading")
		}
	}
	if strings.Contains(got, "<img") && !strings.Contains(got, `\<img`) || strings.Contains(got, " [x](") {
		t.Error("a document made a link or HTML")
	}
}

func TestEmpty(t *testing.T) {
	if got := write(t, &hearsay.Case{}); !strings.Contains(got, "0 documents") {
		t.Errorf("got %s", got)
	}
}

// A text of accepted findings says so, and not that nothing was found.
func TestAccepted(t *testing.T) {
	got := write(t, &hearsay.Case{Accepted: true})
	if !strings.Contains(got, "only what persons accepted") || strings.Contains(got, " found to") || strings.Contains(got, "were found") {
		t.Errorf("got %s", got)
	}
}
