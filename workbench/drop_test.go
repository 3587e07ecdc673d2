package workbench_test

import (
	"context"
	"fmt"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/openhearsay/hearsay/workbench"
)

// drop lets go of files over the page, as a hand does.
func drop(files map[string]string) chromedp.Action {
	script := "const all = new DataTransfer();"
	for name, text := range files {
		script += fmt.Sprintf("all.items.add(new File([%q], %q));", text, name)
	}
	return chromedp.Evaluate("(() => {"+script+`
  const event = (kind) => document.querySelector("main").dispatchEvent(new DragEvent(kind, {dataTransfer: all, bubbles: true, cancelable: true}));
  const taken = !event("dragover");
  const shown = document.body.classList.contains("dropping");
  event("drop");
  if (!taken || !shown) throw new Error("files over the page are not seen");
})()`, nil)
}

// TestDrop: files are dropped onto a case that has none; what is found shows by itself, what
// failed and what is there twice is named, and can be tried again by keys.
func TestDrop(t *testing.T) {
	ctx := tab(t)
	b := start(t, t.TempDir(), nil, "open", "--no-browser", "--as", "ida")
	do(t, ctx, "nothing", chromedp.Navigate(b.url+"/"), has("main", "There is no document"))
	const one = "Odrin Courier\n\n4 May 2031\n\nWall closed\n\nThe wall was closed on Sunday, said Mara Lind, the mayor of Odrin.\n"
	do(t, ctx, "dropped", drop(map[string]string{"courier.txt": one, "again.txt": one, "mail.txt": "Odrin Mail\n\n5 May 2031\n\nWall open\n\n\"The wall was never closed,\" Bo Varga said on Monday.\n", "broken.docx": "PK\x03\x04 no document"}),
		has("#progress", "1 file was not taken"), has("#progress", "1 file has the bytes of another"), has(".sub", "2 documents"))
	b.until("all of them", func(p *workbench.Progress) bool { return p.Documents == 2 && len(p.Failed) == 1 && !p.Busy() })
	do(t, ctx, "by name", chromedp.Navigate(b.url+"/failures"), has("li", "broken.docx"), has("li", "has the same bytes as"))
	do(t, ctx, "again", chromedp.Focus(`li button[value="retry"]`), chromedp.KeyEvent(kb.Enter), has(".said-so", "being read again"), has("li", "broken.docx"))
}

var printed = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

// TestPrint: pages print without what is for the screen only, on few sheets.
func TestPrint(t *testing.T) {
	ctx := tab(t)
	b := start(t, harbor(t), nil, "open", "harbor", "--no-browser")
	b.ready(11)
	for path, most := range map[string]int{"/": 3, "/claims": 6, b.link("/claims", "/claim/"): 5, b.link("/people", "/person/"): 8, b.link("/documents", "/document/"): 4, "/log": 1} {
		var pdf []byte
		do(t, ctx, path, chromedp.Navigate(b.url+path), chromedp.WaitReady("main"), chromedp.ActionFunc(func(ctx context.Context) (err error) {
			pdf, _, err = page.PrintToPDF().WithPaperWidth(8.27).WithPaperHeight(11.69).WithPrintBackground(true).Do(ctx)
			return err
		}))
		if n := len(printed.FindAll(pdf, -1)); n == 0 || n > most {
			t.Errorf("%s prints on %d sheets, want 1 to %d", path, n, most)
		}
	}
}

// byTab moves the focus to an element as the Tab key does.
func byTab(selector string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		for range 100 {
			var there bool
			if err := chromedp.Evaluate(fmt.Sprintf(`Boolean(document.activeElement && document.activeElement.matches(%q))`, selector), &there).Do(ctx); err != nil || there {
				return err
			}
			if err := chromedp.KeyEvent(kb.Tab).Do(ctx); err != nil {
				return err
			}
		}
		return fmt.Errorf("no Tab leads to %s", selector)
	})
}

// TestKeysAlone: speakers are merged and taken apart, propositions joined, a source graded,
// all by keys.
func TestKeysAlone(t *testing.T) {
	ctx := tab(t)
	b := start(t, harbor(t), nil, "open", "harbor", "--no-browser", "--as", "ida")
	b.ready(11)
	do(t, ctx, "somebody", chromedp.Navigate(b.url+"/people"), has(".speaker", ""), press("j"), focused(".speaker.at"), chromedp.KeyEvent(kb.Enter), has("#h-person", ""))
	do(t, ctx, "merge", press("m"), has("#h-merge", "Merge"), press("j"), focused(".at"), byTab(`.ticks input`), press(" "), chromedp.KeyEvent(kb.Enter), has(".said-so", "They are one now"))
	do(t, ctx, "undo", press("u"), has(".said-so", "Taken back"))
	b.ready(11)
	do(t, ctx, "a proposition", chromedp.Navigate(b.url+"/propositions"), has("li", "asserted"), press("j"), focused("li.at"), chromedp.KeyEvent(kb.Enter), has("#h-proposition", ""), press("m"), has("#h-join", "Join"),
		press("j"), focused(".at"), byTab(`.ticks input`), press(" "), chromedp.KeyEvent(kb.Enter), has(".said-so", "one proposition now"))
	do(t, ctx, "a grade", chromedp.Navigate(b.url+"/documents"), has(".row", ""), press("j"), focused(".row.at"), chromedp.KeyEvent(kb.Enter), has("#h-doc", ""), press("e"), byTab(`select[name="source"]`), press("B"), byTab(`button[value="correct"]`), chromedp.KeyEvent(kb.Enter), has(".said-so", "grade is kept"))
	do(t, ctx, "a question about two places", chromedp.Navigate(b.url+"/questions"), has(".choices", "They say the same"), press("5"), has(".said-so", "kept"), has(".said-so a", "Change it"), byTab(".said-so a"), chromedp.KeyEvent(kb.Enter), has(".note", "You have answered this"), press("1"), has(".said-so", "kept"))
}
