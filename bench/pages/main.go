// Pages measures reports as a reader meets them: how high they are on screens of three
// widths with all that folds closed, where the first drawing ends, how far anything
// stands out of the window, and how many sheets of A4 they print.
//
//	go run ./bench/pages report.html …
//	go run ./bench/pages -pictures DIR report.html …
//
// With -pictures it also writes what a reader sees: the first screen and the whole page
// at each width, light and dark, and the printed file. With -first it writes one picture
// of the first screen of a report or of an address, instead of measuring:
//
//	go run ./bench/pages -first report.png -size 1300x800 report.html
//	go run ./bench/pages -first claim.png -follow '.leads a' http://127.0.0.1:PORT
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"

	"github.com/openhearsay/hearsay/bench/browser"
)

func main() {
	pictures := flag.String("pictures", "", "write pictures into this `folder`")
	first := flag.String("first", "", "write the first screen of one page into this `file`")
	size := flag.String("size", "1440x900", "of the window for -first, in CSS pixels")
	follow := flag.String("follow", "", "the page that the first link with this `selector` leads to, as soon as there is one; several, one from the other, with ; between")
	flag.Parse()
	var err error
	if *first != "" {
		err = shoot(flag.Args(), *first, *size, *follow)
	} else {
		err = run(flag.Args(), *pictures)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}

// screens are the windows that reports are made for, in CSS pixels.
var screens = []struct{ width, height int64 }{{1440, 900}, {768, 1024}, {390, 844}}

// tallest is what Chromium draws in one picture.
const tallest = 16000

// A size is what a page takes at one width, in CSS pixels.
type size struct{ Height, River, Out int }

const measure = `({
	Height: document.documentElement.scrollHeight,
	River: Math.round(Math.max(0, ...[...document.querySelectorAll("#river svg")].map((e) => e.getBoundingClientRect().bottom + scrollY))),
	Out: document.documentElement.scrollWidth - document.documentElement.clientWidth,
})`

func run(files []string, pictures string) error {
	tab, stop, err := browser.Start(context.Background())
	if err != nil {
		return err
	}
	defer stop()
	fmt.Printf("%-24s %6s", "report", "MB")
	for _, s := range screens {
		fmt.Printf(" %8s %8s %4s", fmt.Sprintf("at %d", s.width), "drawing", "out")
	}
	fmt.Printf(" %7s\n", "printed")
	for _, file := range files {
		path, err := filepath.Abs(file)
		if err != nil {
			return err
		}
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		fmt.Printf("%-24s %6.2f", name, float64(info.Size())/1e6)
		for _, s := range screens {
			var got size
			if err := chromedp.Run(tab, browser.Screen(s.width, s.height, "light"), chromedp.Navigate("file://"+path), chromedp.Evaluate(measure, &got)); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			fmt.Printf(" %8d %8d %4d", got.Height, got.River, got.Out)
			if pictures == "" {
				continue
			}
			for _, colours := range []string{"light", "dark"} {
				for what, height := range map[string]int64{"first": s.height, "whole": min(int64(got.Height), tallest)} {
					var png []byte
					err := chromedp.Run(tab, browser.Screen(s.width, height, colours), chromedp.CaptureScreenshot(&png))
					if err == nil {
						err = os.WriteFile(filepath.Join(pictures, fmt.Sprintf("%s-%d-%s-%s.png", name, s.width, colours, what)), png, 0o666)
					}
					if err != nil {
						return fmt.Errorf("%s: %w", file, err)
					}
				}
			}
		}
		var pdf []byte
		if err := chromedp.Run(tab, browser.Screen(1440, 900, "light"), chromedp.Navigate("file://"+path), browser.Print(&pdf)); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		fmt.Printf(" %7d\n", browser.Pages(pdf))
		if pictures != "" {
			if err := os.WriteFile(filepath.Join(pictures, name+".pdf"), pdf, 0o666); err != nil {
				return err
			}
		}
	}
	return nil
}
