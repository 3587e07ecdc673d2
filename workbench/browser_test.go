package workbench_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// is waits until an expression is true, on whatever page the tab is by then.
func is(expression string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(ctx, time.Minute)
		defer cancel()
		tick := time.NewTicker(30 * time.Millisecond)
		defer tick.Stop()
		for {
			var ok bool
			// An error is of a page that is just being left.
			if err := chromedp.Evaluate(expression, &ok).Do(ctx); err == nil && ok {
				return nil
			}
			select {
			case <-ctx.Done():
				return fmt.Errorf("it did not become true: %s", expression)
			case <-tick.C:
			}
		}
	})
}

// has waits until an element with words is on the page, and the page is ready.
func has(selector, words string) chromedp.Action {
	return is(fmt.Sprintf(`document.readyState === "complete" && [...document.querySelectorAll(%q)].some((e) => e.textContent.includes(%q))`, selector, words))
}

// focused waits until the focus is on an element.
func focused(selector string) chromedp.Action {
	return is(fmt.Sprintf(`Boolean(document.activeElement && document.activeElement.matches(%q))`, selector))
}

// press presses a key as a keyboard does: what is prevented types nothing.
func press(key string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		if err := input.DispatchKeyEvent(input.KeyDown).WithKey(key).WithText(key).Do(ctx); err != nil {
			return err
		}
		return input.DispatchKeyEvent(input.KeyUp).WithKey(key).Do(ctx)
	})
}

// TestWork is a day's work: a folder is opened, a file added, a claim asked, a speaker
// corrected and the correction taken back, the page loaded again, a link to words
// followed.
func TestWork(t *testing.T) {
	ctx := tab(t)
	dir := harbor(t)
	late := filepath.Join(dir, "late.txt")
	put(t, dir, map[string]string{"late.txt": "Tern Gazette\n\n15 March 2024\n\nQuay denies all\n\nTomas Hallek denied that he had resigned. \"I am at my desk,\" he said on Friday.\n"})
	b := start(t, dir, nil, "open", "harbor", "--no-browser")
	do(t, ctx, "the case", chromedp.Navigate(b.url+"/"), has(".mast h1", "harbor"), has("#progress, .sub", "documents"))
	b.ready(11)
	do(t, ctx, "all of it", chromedp.Reload(), has(".sub", "11 documents"))

	do(t, ctx, "a file", chromedp.SetUploadFiles("#files", []string{late}), chromedp.Click("#drop button"), has(".said-so", "being added"))
	b.ready(12)
	do(t, ctx, "its document", chromedp.Navigate(b.url+"/documents"), has(".row", "Tern Gazette"), has(".row", "harbor.case.files/late.txt"))
	if _, err := os.Stat(filepath.Join(dir, "harbor.case.files")); !os.IsNotExist(err) {
		t.Errorf("what was added is kept twice: %v", err)
	}

	do(t, ctx, "a claim", chromedp.Navigate(b.url+"/ask"), chromedp.SendKeys("#claim", "Tomas Hallek met the consultant."+kb.Enter), has(".claim h3", "Tomas Hallek met the consultant."), has(".verdict", "origin"))
	var address string
	do(t, ctx, "its address", chromedp.Location(&address))
	if !strings.Contains(address, "/ask?claim=Tomas+Hallek") {
		t.Errorf("the claim is not in the address: %s", address)
	}

	do(t, ctx, "a statement", chromedp.Navigate(b.url+"/search?q=at+my+desk"), has(".st", "at my desk"), chromedp.Click(".st a.no"), has("h1", "Tomas Hallek"))
	do(t, ctx, "back", chromedp.NavigateBack(), has(".st", "at my desk"), chromedp.NavigateForward(), has("h1", "Tomas Hallek"))
	do(t, ctx, "another speaker", chromedp.Click("details.correct summary"), chromedp.SetValue(`[name="field-speaker"]`, "Ada Quill"), chromedp.Click(`button[value="correct"]`),
		has(".said-so", "Corrected"), has("h1", "Ada Quill"), has(".st", "corrected by"))
	do(t, ctx, "after a reload", chromedp.Reload(), has("h1", "Ada Quill"))
	do(t, ctx, "the log", chromedp.Navigate(b.url+"/log"), has("li", "speaker: Ada Quill"), chromedp.Click(`button[value="undo"]`), has(".said-so", "Taken back"), has("li", "taken back"))
	do(t, ctx, "as it was", chromedp.Navigate(b.url+"/search?q=at+my+desk"), has(".who", "Tomas Hallek"))

	var lit string
	do(t, ctx, "its words", chromedp.Click(".st a.ev"), chromedp.WaitVisible("#at"), chromedp.Text("#at", &lit))
	do(t, ctx, "the address", chromedp.Location(&address))
	if !strings.Contains(lit, "at my desk") || !strings.Contains(address, "?at=") || !strings.HasSuffix(address, "#at") {
		t.Errorf("the link led to %q at %s", lit, address)
	}
	b.stop()
	b = start(t, dir, nil, "open", "harbor.case", "--no-browser")
	b.ready(12)
	_, path, _ := strings.Cut(strings.TrimPrefix(address, "http://"), "/")
	do(t, ctx, "the link on another day", chromedp.Navigate(b.url+"/"+path), chromedp.WaitVisible("#at"), chromedp.Text("#at", &lit))
	if !strings.Contains(lit, "at my desk") {
		t.Errorf("the link led to %q on another day", lit)
	}
}

// TestKeyboard is a review without a mouse.
func TestKeyboard(t *testing.T) {
	ctx := tab(t)
	dir := harbor(t)
	b := start(t, dir, nil, "open", "harbor", "--no-browser", "--as", "ida")
	b.ready(11)
	do(t, ctx, "search", chromedp.Navigate(b.url+"/"), chromedp.WaitVisible("#q"), press("/"), focused("#q"), chromedp.KeyEvent("tender"+kb.Enter), has("h1", "Search"), has(".st", "tender"))
	do(t, ctx, "the second", press("j"), focused(".st.at"), press("j"), focused(".st.at"))
	var outline string
	do(t, ctx, "focus", chromedp.Evaluate(`getComputedStyle(document.activeElement).outlineStyle`, &outline))
	if outline == "none" || outline == "" {
		t.Errorf("the focus does not show: %q", outline)
	}
	do(t, ctx, "accept", press("a"), has(".said-so", "Accepted"), has(".st", "accepted by ida"))
	do(t, ctx, "reject", press("j"), focused(".st.at"), press("j"), press("x"), has(".said-so", "Rejected"))
	do(t, ctx, "open it", press("j"), focused(".st.at"), chromedp.KeyEvent(kb.Enter), has("#h-statement", ""))
	do(t, ctx, "correct", press("e"), focused(`details.correct [name="field-kind"], details.correct select`), byTab(`[name="note"]`), chromedp.KeyEvent("seen"+kb.Enter),
		has(".said-so", "The note is kept"), has(".st", "note: seen"))
	do(t, ctx, "undo", press("u"), has(".said-so", "Taken back"))
	do(t, ctx, "help", press("?"), focused("dialog *"), chromedp.KeyEvent(kb.Escape))
	do(t, ctx, "a question", chromedp.Navigate(b.url+"/questions"), has(".choices", "1"), press("1"), has(".said-so", "kept"))
	b.ready(11)
	var log struct{ Total int }
	b.json("/api/v1/decisions", &log)
	if log.Total < 4 {
		t.Errorf("%d decisions were kept", log.Total)
	}
	do(t, ctx, "keys off", press("?"), focused("dialog *"), chromedp.Click("#keys-on"), chromedp.KeyEvent(kb.Escape), press("/"))
	var on string
	do(t, ctx, "none", chromedp.Evaluate(`document.activeElement.id`, &on))
	if on == "q" {
		t.Error("a single key does something though keys are switched off")
	}
}

// hostile is a case whose documents would run something.
func hostile(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	const run = `<script>window.ran=1;alert(1)</script><img src=x onerror="window.ran=1;alert(2)">`
	page := "<!DOCTYPE html><html><head><title>" + strings.ReplaceAll(run, "<", "&lt;") + " &quot;&gt;</title><meta property=\"og:site_name\" content='\"><script>window.ran=1</script>'><meta name=author content='<b onmouseover=alert(3)>Bo</b>'>" +
		"<link rel=canonical href=\"javascript:alert(4)\"></head><body><article><h1>" + strings.ReplaceAll(run, "<", "&lt;") + "</h1><p>\"Nothing happened here at all &lt;script&gt;window.ran=1&lt;/script&gt;,\" said &lt;script&gt;alert(5)&lt;/script&gt; Mara Lind, the mayor of Odrin, on Monday.</p>" +
		"<p>Mara Lind denied that the wall {{.Token}} was closed. \"javascript:alert(6) is what they wrote,\" she told the Odrin Courier.</p>" + run + "<p>The wall was closed on Sunday, the Odrin Courier reported.</p><script>window.ran=1</script></article></body></html>"
	put(t, dir, map[string]string{
		"pile/<img src=x onerror=alert(7)>.html": page,
		"pile/\"><script>alert(8)<.txt":          "Odrin Courier\n\n4 May 2031\n\n</title><script>window.ran=1</script>\n\n\"Nothing happened here at all <script>window.ran=1</script>,\" said Mara Lind.\n\nThe wall was closed on Sunday.\n",
		"pile/';alert(9);'.txt":                  "\u202eOdrin Mail\n\n5 May 2031\n\n<svg onload=alert(10)>\n\nMara Lind said the wall was open. href=\"#d1\" <a href=\"#s1\">x</a>\n",
		"pile/broken <script>alert(11)<.docx":    "PK\x03\x04 this is no document",
	})
	return dir
}

// TestHostile: nothing of a document, its name or a form runs on any page.
func TestHostile(t *testing.T) {
	ctx := tab(t)
	b := start(t, hostile(t), nil, "open", "pile", "--no-browser", "--as", "<script>alert(12)</script>")
	b.ready(3)
	var wrong []string
	chromedp.ListenTarget(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *page.EventJavascriptDialogOpening:
			wrong = append(wrong, "a dialog: "+ev.Message)
			go chromedp.Run(ctx, page.HandleJavaScriptDialog(true))
		case *runtime.EventExceptionThrown:
			wrong = append(wrong, "an exception: "+ev.ExceptionDetails.Error())
		}
	})
	seen := 0
	for _, path := range b.pages("/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/ask?claim=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/people?name=%3Cb%3E", "/failures", "/%3Cscript%3E?said=%3Cb%3E") {
		var ran, foreign int
		do(t, ctx, path, chromedp.Navigate(b.url+path), chromedp.WaitReady("main"), chromedp.Evaluate(`window.ran || 0`, &ran),
			chromedp.Evaluate(`[...document.querySelectorAll("main *, header *")].filter((e) => e.matches("script, img, iframe, object, embed, style, base, meta, [href^='javascript:'], [onerror], [onload], [onclick], [onmouseover]")).length`, &foreign))
		if ran != 0 || foreign != 0 {
			t.Errorf("%s: something ran (%d) or stands there (%d)", path, ran, foreign)
		}
		seen++
	}
	if len(wrong) > 0 {
		t.Errorf("%q", wrong)
	}
	if seen < 25 {
		t.Errorf("only %d pages were seen", seen)
	}
}

// pages are the addresses that the pages of a workbench lead to, of each kind of page
// some.
func (b *bench) pages(more ...string) []string {
	b.t.Helper()
	queue := append([]string{"/"}, more...)
	kinds, seen := map[string]int{}, map[string]bool{}
	var out []string
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		plain, _, _ := strings.Cut(path, "#")
		kind, _, _ := strings.Cut(strings.TrimPrefix(plain, "/"), "/")
		kind, _, _ = strings.Cut(kind, "?")
		if seen[plain] || kinds[kind] >= 3 && !strings.Contains(strings.Join(more, " "), plain) {
			continue
		}
		seen[plain] = true
		kinds[kind]++
		out = append(out, path)
		_, text := b.get(plain)
		for _, part := range strings.Split(text, `href="`)[1:] {
			to, _, _ := strings.Cut(part, `"`)
			if strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "/static/") && !strings.HasPrefix(to, "/api/") && !strings.HasPrefix(to, "/export/") { // those are no pages
				queue = append(queue, strings.ReplaceAll(to, "&amp;", "&"))
			}
		}
	}
	return out
}

// TestFits: no page is wider than its screen, none is large, and none keeps people out.
func TestFits(t *testing.T) {
	ctx := tab(t)
	axe := axeScript(t)
	dir := harbor(t)
	b := start(t, dir, nil, "open", "harbor", "--no-browser")
	b.ready(11)
	kinds := map[string]bool{}
	for _, path := range b.pages("/search?q=tender", "/ask?claim=Tomas+Hallek+met+the+consultant", "/failures", "/nosuch") {
		status, text := b.get(path)
		if len(text) > 200<<10 {
			t.Errorf("%s holds %d bytes", path, len(text))
		}
		if status != 200 && path != "/nosuch" {
			t.Errorf("a link leads to %s: %d", path, status)
		}
		kind, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
		if kind, _, _ = strings.Cut(kind, "?"); kinds[kind] {
			continue // one page of a kind is enough for the browser
		}
		kinds[kind] = true
		do(t, ctx, path, chromedp.Navigate(b.url+path), chromedp.WaitReady("main"))
		for _, look := range []struct {
			width  int64
			scheme string
		}{{1440, "light"}, {390, "dark"}} {
			var wide int64
			do(t, ctx, path, screen(look.width, look.scheme), chromedp.Evaluate(`document.documentElement.scrollWidth`, &wide))
			if wide > look.width {
				t.Errorf("%s is %d px wide at %d", path, wide, look.width)
			}
			for _, fault := range faults(t, ctx, axe) {
				t.Errorf("%s at %d, %s: %s", path, look.width, look.scheme, fault)
			}
		}
	}
	if len(kinds) < 20 {
		t.Errorf("only %d kinds of pages were seen", len(kinds))
	}
}

// axeScript is axe-core, where HEARSAY_AXE names it: it is under the MPL and not part of
// hearsay.
func axeScript(t *testing.T) string {
	path := os.Getenv("HEARSAY_AXE")
	if path == "" {
		t.Log("HEARSAY_AXE does not name axe.min.js: only our own rules are checked")
		return ""
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// faults are the faults of a page that keep people out: those that axe calls serious or
// critical, and by rules of our own what it takes for granted.
func faults(t *testing.T, ctx context.Context, axe string) (out []string) {
	t.Helper()
	var own []string
	do(t, ctx, "own rules", chromedp.Evaluate(ownRules, &own))
	if axe == "" {
		return own
	}
	var theirs []string
	do(t, ctx, "axe", chromedp.Evaluate(axe+";0", nil), chromedp.Evaluate(`axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical").map((v) => v.id + ": " + v.nodes.slice(0, 2).map((n) => n.html.slice(0, 160)).join(" | ")))`, &theirs, func(p *runtime.EvaluateParams) *runtime.EvaluateParams {
		return p.WithAwaitPromise(true)
	}))
	return append(own, theirs...)
}

const ownRules = `(() => {
  const all = (what) => [...document.querySelectorAll(what)], out = [];
  if (all("main").length !== 1 || all("body > header").length !== 1 || !document.title || document.documentElement.lang !== "en") out.push("landmarks, title or language are missing");
  if (all("h1").length !== 1) out.push("there are " + all("h1").length + " h1");
  const name = (e) => (e.getAttribute("aria-label") || (e.labels && [...e.labels].map((l) => l.textContent).join("")) || e.textContent || "").trim();
  for (const e of all("input:not([type=hidden]), select, textarea, button, a[href], summary")) if (!name(e) && !e.querySelector("title")) out.push("no name: " + e.outerHTML.slice(0, 120));
  const ids = new Set();
  for (const e of all("[id]")) { if (ids.has(e.id)) out.push("twice the id " + e.id); ids.add(e.id); }
  if (document.querySelector("[style], main script, [onclick]")) out.push("a style or script stands in the page");
  return out;
})()`
