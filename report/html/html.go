// Package html writes a case as one HTML file that needs nothing else: no
// network, no font. A small script marks the words that a link leads to, filters,
// searches and copies findings; without it the page shows the same.
package html

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/report"
)

//go:embed page
var files embed.FS

// Options say how the page is made; the zero value is right for most.
type Options struct {
	Title  string        // of the page, "" for one that fits every case
	Limits report.Limits // how much of a large case is shown
	Full   bool          // all that can be folded stands open, on the screen and on paper
}

// A page is what the templates see.
type page struct {
	*report.View
	Title         string
	Style         template.CSS
	Script        template.JS
	ContentPolicy string
}

// Write writes c to w as one self-contained HTML file. All that comes from the
// documents is escaped; the page's own policy forbids any script, style, image
// or request but its own. The same case and options give the same bytes.
func Write(w io.Writer, c *hearsay.Case, o Options) error {
	t, err := templates(o.Full)
	if err != nil {
		return fmt.Errorf("report: html: %w", err)
	}
	style, script, err := Assets()
	if err != nil {
		return err
	}
	p := page{View: report.New(c, o.Limits), Title: o.Title, Style: template.CSS(style), Script: template.JS(script)}
	if p.Title == "" {
		p.Title = "Who said what, on whose word"
	}
	p.ContentPolicy = "default-src 'none'; style-src " + digest(style) + "; script-src " + digest(script) + "; base-uri 'none'; form-action 'none'"
	b := bufio.NewWriterSize(w, 1<<16)
	if err := t.ExecuteTemplate(b, "page.html", p); err != nil {
		return fmt.Errorf("report: html: %w", err)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("report: html: %w", err)
	}
	return nil
}

// Templates are the sections of the page by name, for a program that shows them one by
// one: "claims", "quote", "statement". The template "review" stands in each finding that
// a person may judge and is empty here.
func Templates() (*template.Template, error) {
	t, err := templates(false)
	if err != nil {
		return nil, fmt.Errorf("report: html: %w", err)
	}
	return t, nil
}

// Assets are the style sheet and the script of the page.
func Assets() (style, script []byte, err error) {
	if style, err = readStyle(); err == nil {
		script, err = files.ReadFile("page/page.js")
	}
	if err != nil {
		return nil, nil, fmt.Errorf("report: html: %w", err)
	}
	return style, script, nil
}

func templates(full bool) (*template.Template, error) {
	t := template.New("page").Funcs(template.FuncMap{
		"number": report.Number, "thousands": report.Thousands, "date": report.Date, "sub": func(a, b int) int { return a - b },
		"short": short, "kind": kindName, "change": changeName, "left": newLeft, "sentence": report.Sentence, "pct": percent, "strip": newStrip, "shapes": report.Shapes, "bar": report.Bar, "sum": func(a, b int) int { return a + b }, "answers": func(kind string) string { return report.AnswerKinds[kind] },
	})
	return t, parse(t, full)
}

// parse reads the templates. What they fold stands open in a full page, and is there
// from the start: else a text is in a noscript element, whose words a browser that runs
// scripts takes as one string until the script unfolds them.
func parse(t *template.Template, full bool) error {
	names, err := fs.Glob(files, "page/*.html")
	if err != nil {
		return err
	}
	for _, name := range names {
		b, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		text := string(b)
		if full {
			text = strings.NewReplacer("<details ", "<details open ", `<noscript class="lazy">`, "", "</noscript>", "").Replace(text)
		}
		if _, err := t.New(path.Base(name)).Parse(text); err != nil {
			return err
		}
	}
	return nil
}

// readStyle is the style sheets one after the other: those of the sections, then what
// a small screen and paper change in them.
func readStyle() ([]byte, error) {
	var all []byte
	for _, name := range []string{"base", "first", "claims", "people", "quotes", "timeline", "documents", "untold", "filter", "small", "print"} {
		b, err := files.ReadFile("page/" + name + ".css")
		if err != nil {
			return nil, err
		}
		all = append(all, b...)
	}
	return all, nil
}

// digest names a block of style or script in a content security policy.
func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// short is the first digits of a hash.
func short(s string) string {
	if len(s) > 12 {
		return s[:12]
	}
	return s
}

func kindName(k string) string {
	switch k {
	case "":
		return "kind unknown"
	case "no-comment":
		return "no comment"
	}
	return k
}

func changeName(c string) string {
	switch c {
	case "":
		return "not compared"
	case "same":
		return "said again"
	}
	return c
}

// A left names what a list leaves out.
type left struct {
	N    int
	Noun string
}

func newLeft(n int, one, many string) left { return left{n, report.Number(n, one, many)} }

// percent is a place on a strip, in hundredths of its width.
func percent(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) + "%" }

// A strip is a speaker with the axis that all strips share.
type strip struct {
	Speaker *report.Speaker
	Axis    *report.Axis
}

func newStrip(s *report.Speaker, a *report.Axis) strip { return strip{s, a} }

// Full is the height of the drawing with the days below it.
func (s strip) Full() int {
	if len(s.Axis.Ticks) == 0 {
		return s.Speaker.Strip.Height + 3
	}
	return s.Speaker.Strip.Height + 17
}

// Label is where the days stand.
func (s strip) Label() int { return s.Speaker.Strip.Height + 13 }
