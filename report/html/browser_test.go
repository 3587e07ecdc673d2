package html

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/bench/browser"
	"github.com/openhearsay/hearsay/report/reporttest"
)

// One browser serves all tests, a tab each.
var (
	window context.Context
	shut   = func() {}
	start  = sync.OnceValue(func() (err error) {
		window, shut, err = browser.Start(context.Background())
		if err != nil {
			shut = func() {}
		}
		return err
	})
)

func TestMain(m *testing.M) {
	code := m.Run()
	shut()
	os.Exit(code)
}

// open shows a report in a tab of its own; the test is skipped where there is no browser.
func open(t *testing.T, c *hearsay.Case, o Options) (tab context.Context, address string) {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser is not for short tests")
	}
	if err := start(); errors.Is(err, browser.ErrNone) {
		t.Skip("skipped: ", err)
	} else if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, render(t, c, o), 0o666); err != nil {
		t.Fatal(err)
	}
	tab, end := chromedp.NewContext(window)
	t.Cleanup(end)
	tab, cancel := context.WithTimeout(tab, 2*time.Minute) // of a machine that does other things too
	t.Cleanup(cancel)
	return tab, "file://" + path
}

func do(t *testing.T, tab context.Context, what string, actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(tab, actions...); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// is waits until an expression is true.
func is(expression string) chromedp.Action {
	return chromedp.PollFunction("() => Boolean("+expression+")", nil, chromedp.WithPollingTimeout(30*time.Second))
}

// visible is how many findings of a kind are on the page and not hidden.
func visible(kind string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('[data-find=%q]')].filter((e) => !e.hidden).length`, kind)
}

// Nothing stands out of the window, the drawing is on the first screen, and nothing
// that a document says runs, at the widths and in the colours that readers have.
func TestScreens(t *testing.T) {
	for name, c := range map[string]*hearsay.Case{"ferry": reporttest.Case(), "hostile": hostile(), "empty": {}, "big": reporttest.Big(60)} {
		tab, address := open(t, c, Options{})
		for _, s := range []struct{ width, height int64 }{{1440, 900}, {768, 1024}, {390, 844}, {320, 700}} {
			for _, colours := range []string{"light", "dark"} {
				var got struct {
					Out, First int
					Ran        bool
					Who        string // some of what does
				}
				do(t, tab, name, browser.Screen(s.width, s.height, colours), chromedp.Navigate(address), chromedp.Evaluate(`({
					Out: document.documentElement.scrollWidth - document.documentElement.clientWidth,
					First: Math.round(Math.max(0, ...[...document.querySelectorAll("#river svg")].map((e) => e.getBoundingClientRect()).filter((r) => r.height).map((r) => r.top))),
					Ran: Boolean(window.ran),
					Who: [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.getClientRects().length && !e.closest(".wide, .sr, .skip, svg *")).map((e) => e.outerHTML.slice(0, 160)).slice(0, 3).join("\n"),
				})`, &got))
				if got.Out > 0 || got.Ran {
					t.Errorf("%s at %d, %s: %d px stand out, a script ran: %v\n%s", name, s.width, colours, got.Out, got.Ran, got.Who)
				}
				if name == "ferry" && s.width >= 390 && got.First > int(s.height)*6/10 {
					t.Errorf("%s at %d: the drawing begins at %d", name, s.width, got.First)
				}
			}
		}
	}
}

// Without scripts the texts are there behind their folds; with them, a text is made
// when it is opened or a link leads into it.
func TestTextsAreLazy(t *testing.T) {
	tab, address := open(t, reporttest.Case(), Options{})
	bodies := `document.querySelectorAll(".text .body").length`
	var made, all, lit int
	do(t, tab, "the page", chromedp.Navigate(address), chromedp.Evaluate(bodies, &made), chromedp.Evaluate(`document.querySelectorAll(".text").length`, &all))
	if made != 0 || all < 5 {
		t.Errorf("%d of %d texts are made at once", made, all)
	}
	do(t, tab, "a fold", chromedp.Evaluate(`document.querySelector(".text summary").click()`, nil), is(bodies+" === 1"))
	do(t, tab, "a link", chromedp.Evaluate(`location.hash = document.querySelector('.ev[href^="#t-"]').getAttribute("href")`, nil), is(`document.querySelector("mark.lit")`), chromedp.Evaluate(`document.querySelectorAll("mark.lit").length`, &lit))
	if lit < 1 {
		t.Error("the words are not marked")
	}
	tab, address = open(t, reporttest.Case(), Options{})
	do(t, tab, "no scripts", emulation.SetScriptExecutionDisabled(true), chromedp.Navigate(address), chromedp.Evaluate(bodies, &made))
	if made != all {
		t.Errorf("without scripts %d of %d texts are there", made, all)
	}
}

// The bar finds by words, speaker, kind, stance, outlet, date and how sure a finding is,
// in all that there is.
func TestFilter(t *testing.T) {
	tab, address := open(t, reporttest.Case(), Options{})
	var all, n int
	value := func(field, to string) chromedp.Action {
		return chromedp.Evaluate(fmt.Sprintf(`(() => { const e = [...document.querySelectorAll(".filter [aria-label]")].find((e) => e.getAttribute("aria-label").startsWith(%q));
			if (e.type === "checkbox") e.checked = %q !== ""; else e.value = %[2]q;
			if (e.value !== %[2]q && e.type !== "checkbox") throw new Error(%[1]q + " has no " + %[2]q);
			e.dispatchEvent(new Event("input", { bubbles: true })); })()`, field, to), nil)
	}
	const told = `document.querySelector(".filter .said").textContent`
	do(t, tab, "the page", browser.Screen(1440, 900, "light"), chromedp.Navigate(address), chromedp.Evaluate(`document.querySelectorAll("[data-find]").length`, &all), chromedp.Evaluate(`document.querySelectorAll(".filter button")[0].click()`, nil))
	for _, x := range []struct{ field, to, shown string }{
		{"Search", "audit", `main [data-find="document"]:not([hidden])`},
		{"Speaker", "Ilse", `[data-find="statement"]:not([hidden])`},
		{"Outlet", "The Tarn Ledger", `[data-find="document"][data-outlet="The Tarn Ledger"]:not([hidden])`},
		{"Kind", "denial", `[data-find="statement"][data-kind="denial"]:not([hidden])`},
		{"Stance", "denies", `[data-find="statement"]:not([hidden])`},
		{"From", "2031-03-05", `[data-find]:not([hidden])`},
		{"To", "2031-03-04", `[data-find]:not([hidden])`},
		{"Sure", "yes", `[data-find]:not([hidden])`},
	} {
		do(t, tab, x.field, value(x.field, x.to), is(told+` !== ""`), is(fmt.Sprintf(`document.querySelector(%q)`, x.shown)), chromedp.Evaluate(`document.querySelectorAll("[data-find]:not([hidden])").length`, &n))
		if n == 0 || n >= all {
			t.Errorf("%s %q: %d of %d findings are left", x.field, x.to, n, all)
		}
		if x.field == "Kind" {
			var other int
			do(t, tab, "others", chromedp.Evaluate(`document.querySelectorAll('[data-find="statement"]:not([hidden]):not([data-kind="denial"])').length`, &other))
			if other != 0 {
				t.Errorf("%d statements of other kinds are left", other)
			}
		}
		do(t, tab, "clear", chromedp.Evaluate(`[...document.querySelectorAll(".filter button")].find((b) => b.textContent === "Clear").click()`, nil), is(told+` === ""`))
	}
	var rest, folded int
	do(t, tab, "as before", chromedp.Evaluate(visible("statement"), &rest), chromedp.Evaluate(`document.querySelectorAll("main details[open]").length`, &folded))
	if rest == 0 || folded != 0 {
		t.Errorf("afterwards %d statements are shown and %d folds are open", rest, folded)
	}
	// What stands in a text that is not made yet is found too.
	do(t, tab, "words of a text", value("Search", "zzzz"), is(told+`.startsWith("0 of")`), value("Search", "door log"), is(told+` !== "" && !`+told+`.startsWith("0 of")`))
}

// A copy says the words, who, where, when, in which file, its hash, and where to look.
func TestCitation(t *testing.T) {
	tab, address := open(t, reporttest.Case(), Options{})
	var kinds []string
	do(t, tab, "the page", browser.Screen(1440, 900, "light"), cdpbrowser.GrantPermissions([]cdpbrowser.PermissionType{cdpbrowser.PermissionTypeClipboardReadWrite, cdpbrowser.PermissionTypeClipboardSanitizedWrite}),
		chromedp.Navigate(address), chromedp.Evaluate(`(() => { window.copied = []; navigator.clipboard.writeText = async (s) => { window.copied.push(s); };
			for (const d of document.querySelectorAll("main details")) d.open = true;
			return [...new Set([...document.querySelectorAll("[data-find]")].map((e) => e.dataset.find))]; })()`, &kinds))
	for _, kind := range kinds {
		var text string
		of := fmt.Sprintf(`document.querySelector('[data-find=%q]')`, kind)
		do(t, tab, kind, chromedp.Evaluate(of+`.scrollIntoView()`, nil), is(of+`.querySelector("button.copy")`),
			chromedp.Evaluate(`window.copied.length = 0, `+of+`.querySelector("button.copy").click()`, nil), is(`window.copied.length`), chromedp.Evaluate(`window.copied[0]`, &text))
		want := []string{"“", "SHA-256 ", "ferry/", "2031"}
		if kind == "reservation" || kind == "position" { // of what a finding says in words of its own
			want = want[1:]
		}
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("the citation of a %s has no %q:\n%s", kind, w, text)
			}
		}
		if !strings.Contains(text, "#") && !strings.Contains(text, "http") {
			t.Errorf("the citation of a %s has no link:\n%s", kind, text)
		}
	}
}
