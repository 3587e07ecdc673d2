package html

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"compress/gzip"
	"encoding/json"
	"io"

	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
)

const (
	one   = "The harbour council said on Monday that the new sea wall would be finished before the winter, and that it had cost less than was planned."
	two   = "Fishermen had feared that the wall would close the old quay, but the council said that the quay would stay open all year."
	three = "Mara Lund, who led the work, said that the last stones had been laid on Sunday and that the tide would be the first to test them."
	four  = "The mayor, who had opposed the wall, did not come to the pier, and his office did not answer questions about it on Monday."
)

func TestExtractParted(t *testing.T) {
	box := func(ps ...string) string {
		return `<div class="inner-box"><p>` + strings.Join(ps, "</p><p>") + `</p></div>`
	}
	a := Extract(`<html><head><title>Sea wall finished</title></head><body><div class="ad">Buy boats</div><article>` + box(one, two, three) +
		`<div class="ad">Buy more boats, and buy them now</div>` + box(four, one+" Again.", two+" Again.") + `<div class="ad">Boats</div>` + box(three+" Again.", four+" Again.", "And so it ended, the council said, and everybody went home for the winter to come.") + `</article></body></html>`)
	for _, p := range []string{one, two, three, four, three + " Again.", "And so it ended"} {
		if !strings.Contains(a.Text, p) {
			t.Errorf("%.30q is not in %q", p, a.Text)
		}
	}
	if strings.Contains(a.Text, "boats") {
		t.Errorf("an advertisement is in %q", a.Text)
	}
}

func TestExtractHostile(t *testing.T) {
	prose := "<p>" + one + "</p><p>" + two + "</p><p>" + three + "</p>"
	for name, page := range map[string]string{
		"deep":      "<html><body>" + strings.Repeat("<div>", 100_000) + prose,
		"attribute": `<html><body><div data-x="` + strings.Repeat("x", 5<<20) + `">` + prose,
		"large":     "<html><body>" + strings.Repeat("<!-- padding -->", 600_000) + prose,
		"long":      "<html><body>" + strings.Repeat(prose, 3_000),
		"gates":     "<html><body>" + prose + strings.Repeat("<div><p>Already a subscriber? Log in.</p><p>Sail</p></div>", 1_900),
		"cells":     "<html><body>" + prose + "<table>" + strings.Repeat("<tr><td>The harbour council</td><td>Sail</td></tr>", 5_000),
		"quotes":    "<html><body>" + prose + strings.Repeat("<blockquote><p>Sail on to the harbour of the north", 2_000),
		"unclosed":  "<html><body><div><a href=x><b><p>" + one + "<p>" + two + "<p>" + three + "<script>if (a<b) {}</script>",
		"cdata":     "<html><body><![CDATA[ x ]]>" + prose + "</html></body></p></p></div>",
	} {
		a := Extract(page)
		if !strings.Contains(a.Text, "before the winter") || !strings.Contains(a.Text, "test them") {
			t.Errorf("%s: text %.200q", name, a.Text)
		}
		if strings.Contains(a.Text, "xxx") || strings.Contains(a.Text, "if (a") {
			t.Errorf("%s: markup in %.200q", name, a.Text)
		}
	}
	for _, page := range []string{"", "<html>", "<script>" + one + "</script>"} {
		if a := Extract(page); a.Text != "" {
			t.Errorf("%q gave %q", page, a.Text)
		}
	}
}

func TestDense(t *testing.T) {
	page := `<title>Sea wall</title><ul><li><a href=/>Home page</a><li><a href=/s>All the sports of the week</a></ul><p>` + one + "<p>" + two + `<table><tr><td><a href=/x>More about the sea wall and the pier and the quay</a></table><footer>` + three
	if got := dense(page); got != one+"\n\n"+two {
		t.Errorf("dense gave %q", got)
	}
	if got := titleOf(page); got != "Sea wall" {
		t.Errorf("title %q", got)
	}
}

// The figure of the real pages: body F1, which was 0.973 when this was written.
func TestRealPages(t *testing.T) {
	dir, ok := corpus.Shared()
	if !ok {
		t.Skip("the shared corpora are not here")
	}
	if testing.Short() {
		t.Skip("reads a hundred pages")
	}
	var truth map[string]struct {
		Body string `json:"articleBody"`
	}
	data, err := os.ReadFile(filepath.Join(dir, "data", "articles", "ground-truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	gold, found := map[string]string{}, map[string]string{}
	for id, row := range truth {
		gold[id] = row.Body
		f, err := os.Open(filepath.Join(dir, "data", "articles", "html", id+".html.gz"))
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		found[id] = Extract(string(page)).Text
	}
	if s := eval.Articles(gold, found); s.F1 < 0.971 || s.Pages < 100 {
		t.Errorf("%d pages: F1 %.4f, precision %.4f, recall %.4f", s.Pages, s.F1, s.Precision, s.Recall)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("<html><body><p>" + one)
	f.Add("<div class=a><p>" + one + "</div><div class=a><p>" + two)
	f.Add("<table><td>a<br>b<title>&#0;&amp</title>")
	f.Fuzz(func(t *testing.T, page string) {
		if !utf8.ValidString(page) {
			t.Skip("Read decodes pages first")
		}
		a := Extract(page)
		if !utf8.ValidString(a.Text) {
			t.Errorf("text %q", a.Text)
		}
	})
}
