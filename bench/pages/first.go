package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/openhearsay/hearsay/bench/browser"
)

// patience is how long a page may take until it has the link to follow: a workbench reads
// its case first.
const patience = time.Minute

// shoot writes a picture of the first screen of a page.
func shoot(pages []string, picture, size, follow string) error {
	if len(pages) != 1 {
		return errors.New("-first takes one report or address")
	}
	var width, height int64
	if _, err := fmt.Sscanf(size, "%dx%d", &width, &height); err != nil {
		return fmt.Errorf("-size %s is no size like 1440x900", size)
	}
	address := pages[0]
	if !strings.Contains(address, "://") {
		path, err := filepath.Abs(address)
		if err != nil {
			return err
		}
		address = "file://" + path
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	tab, stop, err := browser.Start(ctx)
	if err != nil {
		return err
	}
	defer stop()
	to := func(address string) error {
		return chromedp.Run(tab, browser.Screen(width, height, "light"), chromedp.Navigate(address))
	}
	if err := to(address); err != nil {
		return fmt.Errorf("%s: %w", address, err)
	}
	steps := strings.Split(follow, ";")
	for len(steps) > 0 && follow != "" {
		step := strings.TrimSpace(steps[0])
		var link string
		if err := chromedp.Run(tab, chromedp.Evaluate(fmt.Sprintf(`document.querySelector(%q)?.href || ""`, step), &link)); err != nil {
			return fmt.Errorf("%s: %w", address, err)
		}
		if link != "" {
			steps, address = steps[1:], link
		} else if err := chromedp.Run(tab, chromedp.Sleep(300*time.Millisecond)); err != nil {
			return fmt.Errorf("%s: no link %q in %v", address, step, patience)
		}
		if err := to(address); err != nil {
			return fmt.Errorf("%s: %w", address, err)
		}
	}
	var png []byte
	if err := chromedp.Run(tab, chromedp.CaptureScreenshot(&png)); err != nil {
		return fmt.Errorf("%s: %w", address, err)
	}
	return os.WriteFile(picture, png, 0o666)
}
