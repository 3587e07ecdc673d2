// Package browser looks at pages with Chromium, for measurements, pictures and tests.
package browser

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// ErrNone says that there is no browser to look with.
var ErrNone = errors.New("no Chromium is installed here")

// Start starts a browser without a window; the context is that of its first tab, and
// stop ends the browser. The error is ErrNone where there is none.
func Start(ctx context.Context) (tab context.Context, stop func(), err error) {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		return nil, nil, ErrNone
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.DisableGPU)
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox) // which Chromium asks of root
	}
	all, end := chromedp.NewExecAllocator(ctx, options...)
	tab, close := chromedp.NewContext(all)
	stop = func() { close(); end() }
	if err := chromedp.Run(tab); err != nil {
		stop()
		return nil, nil, fmt.Errorf("browser: %w", err)
	}
	return tab, stop, nil
}

// Screen is a window so wide and high in CSS pixels, with light or dark colours.
func Screen(width, height int64, colours string) chromedp.Action {
	return chromedp.Tasks{chromedp.EmulateViewport(width, height), chromedp.ActionFunc(func(ctx context.Context) error {
		return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: colours}}).Do(ctx)
	})}
}

// Print prints the page on A4 with the browser's margins into pdf.
func Print(pdf *[]byte) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) (err error) {
		*pdf, _, err = page.PrintToPDF().WithPaperWidth(8.27).WithPaperHeight(11.69).WithPreferCSSPageSize(true).Do(ctx)
		return err
	})
}

var onePage = regexp.MustCompile(`/Type\s*/Page[^s]`)

// Pages counts the pages of a PDF file that Chromium printed.
func Pages(pdf []byte) int { return len(onePage.FindAllIndex(bytes.TrimSpace(pdf), -1)) }
