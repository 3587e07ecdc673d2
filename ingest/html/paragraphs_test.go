package html

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const five = "Nobody has asked the fishermen what they think of it, said Liv Aas, who mends their nets in a shed behind the old quay."

// Each paragraph of an article comes once, by itself, in the order of the page.
func TestParagraphs(t *testing.T) {
	p := func(l ...string) string { return "<p>" + strings.Join(l, "</p><p>") + "</p>" }
	for _, tt := range []struct {
		name, body string
		want       []string
	}{
		{"lines parted by br", `<div class="post">` + one + `<br><br>` + two + `<br/><br/>` + three + `<br><br>` + four + `</div>`, []string{one, two, three, four}},
		{"a short page", `<h1>Wall done</h1><p>The wall is done, the council said.</p><p>“It will hold,” said Mara Lund.</p>`,
			[]string{"Wall done", "The wall is done, the council said.", "“It will hold,” said Mara Lund."}},
		{"a linked paragraph", `<article>` + p(one, two, `<a href="/x">`+three+`</a>`, four, five) + `</article>`, []string{one, two, three, four, five}},
		{"linked paragraphs in boxes", `<article><div class="m">` + strings.Join([]string{p(one), p(two), p(`<b><a href="/x">` + three + `</a></b>`), p(four), p(five)}, `</div><div class="m">`) + `</div></article>`,
			[]string{one, two, three, four, five}},
		{"a list of other stories", `<article>` + p(one, two) + `<ul><li><a href="/a">The old quay will close before the winter, fishermen fear</a></li><li><a href="/b">Nine myths about the tides of the northern sea</a></li></ul>` + p(three, four) + `</article>`,
			[]string{one, two, three, four}},
		{"an embedded post", `<article><div class="body">` + one + `<br><br>` + two + `<blockquote class="post"><p>The wall will not see the spring, and nobody will say why</p>— Liv Aas (@livaas) <a href="#">November 6, 2020</a></blockquote>` + three + `<br><br>` + four + `</div></article>`,
			[]string{one, two, "“The wall will not see the spring, and nobody will say why”", "— Liv Aas (@livaas) November 6, 2020", three, four}},
		{"a post of another site", `<article>` + p(one, two) + `<blockquote class="twitter-tweet"><p><a href="/x">The wall will not see the spring</a></p>— Liv Aas (@livaas) <a href="#">November 6, 2020</a></blockquote>` + p(three, four) + `</article>`,
			[]string{one, two, "“The wall will not see the spring”", "— Liv Aas (@livaas) November 6, 2020", three, four}},
		{"a block quotation", `<article>` + p(one, two) + `<blockquote><p>The wall will not see the spring, whatever they say on Monday.</p><cite>Liv Aas, fisher</cite></blockquote>` + p(three, four) + `</article>`,
			[]string{one, two, "“The wall will not see the spring, whatever they say on Monday.”", "Liv Aas, fisher", three, four}},
		{"a block quotation without a name", `<article>` + p(one, two) + `<blockquote><p>The wall will not see the spring, whatever they say on Monday.</p></blockquote>` + p(three, four) + `</article>`,
			[]string{one, two, "The wall will not see the spring, whatever they say on Monday.", three, four}},
		{"cells that are texts", `<article>` + p(one, two) + `<table><tr><td>Harwick</td><td>“We lost the pier,” the mayor of Harwick, Tom Reed, said.</td></tr></table>` + p(three, four) + `</article>`,
			[]string{one, two, "Harwick", "“We lost the pier,” the mayor of Harwick, Tom Reed, said.", three, four}},
		{"a table of figures", `<article>` + p(one, two) + `<table><tr><td>Harwick pier</td><td>1,200</td><td>3 percent</td></tr></table>` + p(three, four) + `</article>`,
			[]string{one, two, "Harwick pier 1,200 3 percent", three, four}},
		{"other stories at the end", `<article>` + p(one, two, three) + `<h3>More great stories</h3><ul><li><a href="/a">The old quay</a> will close before the winter</li><li>Nine myths about <a href="/b">the tides</a></li><li>What to do in a storm? Check out <a href="/c">our list</a>.</li></ul></article>`,
			[]string{one, two, three}},
		{"a list of its own at the end", `<article>` + p(one, two, three) + `<p>What is known so far:</p><ul><li>The wall is done.</li><li>The quay stays <a href="/b">open</a>.</li><li>Nobody has been paid.</li></ul></article>`,
			[]string{one, two, three, "What is known so far:", "The wall is done.", "The quay stays open.", "Nobody has been paid."}},
		{"links at the end", `<article>` + p(one, two, three, `<a href="/x">Subscribe to our channel for all of the latest videos!</a>`, `<a href="/y">Nine myths about the tides of the sea</a>`) + `</article>`,
			[]string{one, two, three}},
		{"a copy for machines", `<div class="copy">` + one + " " + two + " " + three + " " + four + `</div><article>` + p(one, two, three, four) + `</article>`, []string{one, two, three, four}},
	} {
		a := Extract(`<html><head><title>Sea wall finished | Harbour Gazette</title></head><body>` + tt.body + `</body></html>`)
		if diff := cmp.Diff(tt.want, strings.Split(a.Whole(), "\n\n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// The head of an article stands apart from its body.
func TestHead(t *testing.T) {
	rest := "<p>" + strings.Join([]string{one, two, three}, "</p><p>") + "</p>"
	for _, tt := range []struct{ name, body, want string }{
		{"a headline", `<h1>Sea wall finished</h1>`, "Sea wall finished"},
		{"with a standfirst and a date", `<header><h1>Sea wall finished</h1><h2>The council says that it will stand for a hundred years</h2></header><p>3 April 2031</p>`, "Sea wall finished|The council says that it will stand for a hundred years|3 April 2031"},
		{"a standfirst by its name", `<h1>Sea wall finished</h1><p class="article-standfirst">The council says that it will stand for a hundred years.</p>`, "Sea wall finished|The council says that it will stand for a hundred years."},
		{"a heading of the story", `<h2>What the council says of the wall and of the quay</h2>`, ""},
	} {
		a := Extract(`<html><head><title>Sea wall finished | Harbour Gazette</title></head><body><main><article>` + tt.body + rest + `</article></main></body></html>`)
		if got := strings.ReplaceAll(a.Head, "\n\n", "|"); got != "" && got != tt.want {
			t.Errorf("%s: head %q, want %q", tt.name, got, tt.want)
		}
		if !strings.HasSuffix(a.Text, one+"\n\n"+two+"\n\n"+three) || tt.want != "" && strings.Contains(a.Text, "finished\n") {
			t.Errorf("%s: text %q", tt.name, a.Text)
		}
	}
}

// settled by itself, on what an extractor may have done to a page.
func TestSettled(t *testing.T) {
	page := func(l ...string) []paragraph {
		var out []paragraph
		for _, s := range l {
			out = append(out, paragraph{text: s, squeezed: squeeze(s)})
		}
		return out
	}
	for _, tt := range []struct {
		name  string
		page  []paragraph
		found string
		want  string // "" for nil
	}{
		{"the same", page(one, two), one + "\n\n" + two, one + "|" + two},
		{"another order", page(one, two, three), two + "\n\n" + one + "\n\n" + three, one + "|" + two + "|" + three},
		{"twice", page(one, two), one + "\n\n" + two + "\n\n" + one + " " + two, one + "|" + two},
		{"glued", page(one, "Why?", two), one + "Why?" + two, one + "|Why?|" + two},
		{"a part of a paragraph", page(one, two), one + "\n\n" + two[:100], one + "|" + two},
		{"a piece of a paragraph only", page(one, two+" "+three+" "+four), one + "\n\n" + two[:40] + "\n\n" + one, one},
		{"a refrain", page(one, two, one), one + "\n\n" + two + "\n\n" + one, one + "|" + two + "|" + one},
		{"a hidden copy", page(one, two, three, one), one + "\n\n" + two + "\n\n" + three, one + "|" + two + "|" + three},
		{"the menu's word", page("News", "Sport", "Boats", one, two, "News", three), one + "\n\n" + two + "\n\nNews\n\n" + three, one + "|" + two + "|News|" + three},
		{"another page", page(three, four), one + "\n\n" + two, ""},
		{"nothing", nil, one, ""},
	} {
		var got []string
		for _, p := range settled(tt.page, tt.found) {
			got = append(got, p.text)
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, s, tt.want)
		}
	}
}

func TestGate(t *testing.T) {
	free := `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>`
	gate := `<div class="paywall"><h2>This story is for subscribers only</h2><p>“I read it every day,” says Ada of Harwick.</p><p>Already a subscriber? Log in.</p></div>`
	p := func(l ...string) string { return "<p>" + strings.Join(l, "</p><p>") + "</p>" }
	for _, tt := range []struct {
		name, page, want string
		teaser           bool
	}{
		{"first lines", free + `<article><h1>Wall paid for twice</h1><p>` + one + ` A clerk said that ...</p>` + gate + `</article>`, one + " A clerk said that ...", true},
		{"an open gate", free + `<article>` + p(one, two, three, four, one+" Again.", two+" Again.") + gate + `</article>`, strings.Join([]string{one, two, three, four, one + " Again.", two + " Again."}, "\n\n"), false},
		{"all of it behind the gate", free + `<article><div class="paywall">` + p(one, two, "Already a subscriber? Log in.", three, four, five) + `</div></article>`, strings.Join([]string{one, two, three, four, five}, "\n\n"), false},
		{"a story about gates", `<article>` + p(one, two, "The paper said that it would be free to read for a week, for subscribers and everybody else.", three) + `</article>`,
			strings.Join([]string{one, two, "The paper said that it would be free to read for a week, for subscribers and everybody else.", three}, "\n\n"), false},
	} {
		a := Extract(`<html><head><title>Wall paid for twice</title></head><body>` + tt.page + `</body></html>`)
		got := strings.TrimPrefix(a.Text, "Wall paid for twice\n\n")
		if diff := cmp.Diff(tt.want, got); diff != "" || a.Teaser != tt.teaser {
			t.Errorf("%s: teaser %v, want %v; text (-want +got):\n%s", tt.name, a.Teaser, tt.teaser, diff)
		}
	}
}
