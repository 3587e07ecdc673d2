package html

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report"
	"github.com/openhearsay/hearsay/report/reporttest"
)

// balance reads the page as a row of tags and fails where one is not closed or
// closed twice; a browser would repair that in silence.
func balance(t *testing.T, page []byte) {
	t.Helper()
	void := map[string]bool{"meta": true, "input": true, "br": true, "rect": false}
	var open []string
	z := xhtml.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			if len(open) > 0 {
				t.Errorf("never closed: %v", open)
			}
			return
		case xhtml.StartTagToken:
			if n, _ := z.TagName(); !void[string(n)] {
				open = append(open, string(n))
			}
		case xhtml.EndTagToken:
			n, _ := z.TagName()
			k := len(open) - 1
			if k < 0 || open[k] != string(n) {
				t.Fatalf("</%s> closes %v", n, open[max(0, k-3):])
			}
			open = open[:k]
		}
	}
}

// walk calls f for every element of the page.
func walk(t *testing.T, page []byte, f func(n *xhtml.Node, attr map[string]string)) {
	t.Helper()
	root, err := xhtml.ParseWithOptions(bytes.NewReader(page), xhtml.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == xhtml.ElementNode {
			attr := map[string]string{}
			for _, a := range n.Attr {
				attr[a.Key] = a.Val
			}
			f(n, attr)
		}
	}
}

// checkPage is what must hold of every page: balanced, ids once, links inside
// the page that lead somewhere, headings in order, nothing fetched.
func checkPage(t *testing.T, page []byte) {
	t.Helper()
	balance(t, page)
	ids, level := map[string]int{}, 0
	walk(t, page, func(n *xhtml.Node, attr map[string]string) {
		if id, ok := attr["id"]; ok {
			if id == "" || strings.ContainsAny(id, " \"'<>") {
				t.Errorf("bad id %q", id)
			}
			ids[id]++
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			l := int(n.Data[1] - '0')
			if l > level+1 {
				t.Errorf("heading h%d after h%d", l, level)
			}
			level = l
		}
		for k := range attr {
			if k == "src" || k == "style" || k == "srcset" || strings.HasPrefix(k, "on") {
				t.Errorf("<%s> has %s=%q", n.Data, k, attr[k])
			}
		}
		switch n.Data {
		case "link", "img", "iframe", "object", "embed", "base", "foreignobject":
			t.Errorf("page holds <%s>", n.Data)
		}
	})
	for id, n := range ids {
		if n > 1 {
			t.Errorf("id %s stands %d times", id, n)
		}
	}
	links := 0
	walk(t, page, func(n *xhtml.Node, attr map[string]string) {
		for _, k := range []string{"href", "aria-labelledby"} {
			v, ok := attr[k]
			if !ok {
				continue
			}
			if k == "href" {
				links++
				if strings.HasPrefix(v, "https://") || strings.HasPrefix(v, "http://") {
					continue
				}
				if !strings.HasPrefix(v, "#") {
					t.Errorf("<%s href=%q> leaves the page", n.Data, v)
					continue
				}
				v = v[1:]
			}
			if ids[v] == 0 {
				t.Errorf("<%s %s> leads to #%s, which is not there", n.Data, k, v)
			}
		}
	})
	if links == 0 {
		t.Error("no links")
	}
}

func TestPage(t *testing.T) {
	for name, c := range map[string]*hearsay.Case{
		"story": reporttest.Case(), "empty": {}, "hostile": hostile(), "bare": {
			Documents: make([]hearsay.Document, 2), Speakers: make([]hearsay.Speaker, 2), Statements: make([]hearsay.Statement, 2),
			Credits: make([]hearsay.Credit, 1), RestsOn: make([]hearsay.RestsOn, 1), Passages: make([]hearsay.Passage, 1),
			QuoteGroups: []hearsay.QuoteGroup{{Renderings: make([]hearsay.Rendering, 2)}}, Conflicts: make([]hearsay.Conflict, 1),
			Positions: make([]hearsay.Position, 1), Claims: []hearsay.Claim{{Origins: make([]hearsay.Origin, 1)}},
			Timeline: make([]hearsay.Event, 1), Problems: make([]hearsay.Problem, 1),
		},
	} {
		t.Run(name, func(t *testing.T) {
			checkPage(t, render(t, c, Options{}))
			checkPage(t, render(t, c, Options{Limits: report.Limits{TextBytes: 600, Speakers: 2, Statements: 2, Documents: 3, Rows: 1, PassageSize: 4}}))
		})
	}
}

const attack = `"><script>alert(1)</script><img src=x onerror=alert(2)>' onclick='x' {{.Title}} </style></title>javascript:alert(3)`

// hostile is the invented case with an attack in every text that a document or
// a user gives.
func hostile() *hearsay.Case {
	c := reporttest.Case()
	for i := range c.Documents {
		d := &c.Documents[i]
		d.Outlet, d.Title, d.Path, d.URL, d.Language = attack, attack, attack, "javascript:alert(1)", attack
		d.Bylines, d.Warnings = []string{attack}, []string{attack}
		d.Text += "\n" + attack
		for k := range d.Items {
			d.Items[k].Headline, d.Items[k].Credit = attack, attack
		}
		d.Furniture = append(d.Furniture, hearsay.Span{Start: len(d.Text) - len(attack), End: len(d.Text)})
	}
	for i := range c.Speakers {
		c.Speakers[i].Name, c.Speakers[i].Aliases = attack, []string{attack + "2"}
		c.Speakers[i].Kind = attack
	}
	for i := range c.Statements {
		s := &c.Statements[i]
		d := c.Documents[i%len(c.Documents)]
		s.Document, s.Kind, s.Quoted = d.ID, attack, attack
		s.Contents = append(s.Contents, hearsay.Span{Start: len(d.Text) - len(attack), End: len(d.Text)})
		for k := range s.Via {
			s.Via[k].Name = attack
		}
	}
	for i := range c.Conflicts {
		c.Conflicts[i].Why, c.Conflicts[i].Kind = attack, attack
	}
	for i := range c.RestsOn {
		c.RestsOn[i].Why, c.RestsOn[i].Origin = attack+fmt.Sprint(i), attack+fmt.Sprint(i)
	}
	for i := range c.Passages {
		c.Passages[i].Why, c.Passages[i].CommonSource, c.Passages[i].From = attack, attack, hearsay.FromCommon
	}
	for i := range c.Claims {
		c.Claims[i].Text = attack
		for d := range c.Claims[i].Documents {
			c.Claims[i].Documents[d] = attack
		}
	}
	c.Problems = append(c.Problems, hearsay.Problem{Path: attack, Message: attack})
	c.Model = attack
	return c
}

func TestHostile(t *testing.T) {
	page := render(t, hostile(), Options{Title: attack})
	scripts, shown := 0, 0
	walk(t, page, func(n *xhtml.Node, attr map[string]string) {
		switch {
		case n.Data == "script":
			scripts++
			if n.FirstChild == nil || strings.Contains(n.FirstChild.Data, "alert(1)") {
				t.Error("a script of a document is in the page")
			}
		case n.Data == "img" || strings.HasPrefix(strings.ToLower(attr["href"]), "javascript:"):
			t.Errorf("an attack came through: <%s %v>", n.Data, attr)
		}
		if n.FirstChild != nil && n.FirstChild.Type == xhtml.TextNode && strings.Contains(n.FirstChild.Data, "<script>alert(1)</script>") {
			shown++
		}
	})
	if scripts != 1 {
		t.Errorf("%d scripts, want the page's own", scripts)
	}
	if shown < 20 {
		t.Errorf("the words of the attack are shown %d times: they must stand in the page as text", shown)
	}
}

// A page must show every word of a document that it prints, however its marks
// cross, and each mark must cover its words.
func TestTextIsWhole(t *testing.T) {
	c := reporttest.Case()
	page := render(t, c, Options{})
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	var texts []string
	walk(t, page, func(n *xhtml.Node, attr map[string]string) {
		if attr["class"] != "body" {
			return
		}
		var b strings.Builder
		for x := range n.Descendants() {
			if x.Type == xhtml.TextNode && !isRef(x.Parent) {
				b.WriteString(x.Data)
			}
			if x.Type == xhtml.ElementNode && x.Data == "p" {
				b.WriteString(" ")
			}
		}
		texts = append(texts, squeeze(b.String()))
	})
	if len(texts) != len(c.Documents) {
		t.Fatalf("%d texts, want %d", len(texts), len(c.Documents))
	}
	for _, d := range c.Documents {
		found := false
		for _, x := range texts {
			found = found || x == squeeze(d.Text)
		}
		if !found {
			t.Errorf("%s is not in the page as it is", d.ID)
		}
	}
}

func isRef(n *xhtml.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "class" && a.Val == "ref" {
			return true
		}
	}
	return false
}

// What the limits leave out must be said.
func TestLimitsAreSaid(t *testing.T) {
	page := string(render(t, reporttest.Case(), Options{Limits: report.Limits{TextBytes: 900, Speakers: 3, Statements: 2, Documents: 4, Rows: 1}}))
	for _, want := range []string{
		"Left out here: 5 documents", "Left out here: 2 conflicts", "Left out here: 2 claims", "Left out here: 1 quotation",
		"Left out here: 2 passages", "Left out here: 6 entries", "Left out here: 7 credits", "Left out here: 9 speakers",
		"Left out here: 5 more statements", "Not printed here: the text of",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// The page's policy must name its own style and script, to the byte, and allow
// nothing else.
func TestContentPolicy(t *testing.T) {
	policy, inline := "", map[string]string{}
	walk(t, render(t, hostile(), Options{}), func(n *xhtml.Node, attr map[string]string) {
		if attr["http-equiv"] == "Content-Security-Policy" {
			policy = attr["content"]
		}
		if n.Data == "style" || n.Data == "script" {
			inline[n.Data] = digest([]byte(n.FirstChild.Data))
		}
	})
	want := "default-src 'none'; style-src " + inline["style"] + "; script-src " + inline["script"] + "; base-uri 'none'; form-action 'none'"
	if policy != want {
		t.Errorf("policy is %s\nwant %s", policy, want)
	}
}

// All that can be folded is folded, and stands open in a full page; both hold the
// same words.
func TestFull(t *testing.T) {
	count := func(page []byte) (open, shut int) {
		walk(t, page, func(n *xhtml.Node, attr map[string]string) {
			if n.Data != "details" {
				return
			}
			if _, ok := attr["open"]; ok {
				open++
			} else {
				shut++
			}
		})
		return open, shut
	}
	short, full := render(t, hostile(), Options{}), render(t, hostile(), Options{Full: true})
	checkPage(t, full)
	open, shut := count(short)
	if open != 0 || shut < 10 {
		t.Errorf("%d folds are open and %d shut, want all shut", open, shut)
	}
	if o, s := count(full); s != 0 || o != shut {
		t.Errorf("%d folds of the full page are open and %d shut, want %d open", o, s, shut)
	}
	for _, lazy := range []string{`<noscript class="lazy">`, "</noscript>"} {
		short = bytes.ReplaceAll(short, []byte(lazy), nil)
	}
	if got := bytes.ReplaceAll(full, []byte("<details open "), []byte("<details ")); !bytes.Equal(got, short) {
		t.Error("the full page differs in more than its folds")
	}
}

// What the script filters by must be on every finding: who, what, when, and a
// document that it knows.
func TestFindings(t *testing.T) {
	kinds, papers := map[string]int{}, map[string]bool{}
	page := render(t, reporttest.Case(), Options{})
	walk(t, page, func(n *xhtml.Node, attr map[string]string) {
		if d := attr["data-doc"]; d != "" {
			papers[d] = true
			if attr["data-file"] == "" || len(attr["data-sha"]) != 64 {
				t.Errorf("%s has file %q and hash %q", d, attr["data-file"], attr["data-sha"])
			}
		}
		if d, ok := attr["data-date"]; ok && !strings.HasPrefix(d, "2031") {
			t.Errorf("<%s data-date=%q>", n.Data, d)
		}
	})
	walk(t, page, func(n *xhtml.Node, attr map[string]string) {
		kind := attr["data-find"]
		if kind == "" {
			return
		}
		kinds[kind]++
		if kind == "statement" && attr["data-kind"] == "" {
			t.Errorf("statement %s has no kind: %v", attr["id"], attr)
		}
		tags := 0
		for x := range n.Descendants() {
			if x.Type == xhtml.ElementNode && x.Data == "a" && len(x.Attr) > 0 && x.Attr[0].Val == "doc" {
				if tag := x.FirstChild.FirstChild.Data; !papers[tag] {
					t.Errorf("%s names %s, which is not in the list of documents", kind, tag)
				}
				tags++
			}
		}
		if tags == 0 && kind != "document" && kind != "claim" { // nobody may touch a claim
			t.Errorf("a finding (%s) names no document", kind)
		}
	})
	for _, k := range []string{"statement", "quotation", "passage", "event", "document", "repeat", "reservation"} {
		if kinds[k] == 0 {
			t.Errorf("no %s can be found", k)
		}
	}
}
