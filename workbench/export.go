package workbench

import (
	"bufio"
	"io"
	"net/http"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/export"
	"github.com/openhearsay/hearsay/report/html"
	"github.com/openhearsay/hearsay/report/json"
	"github.com/openhearsay/hearsay/report/markdown"
	"github.com/openhearsay/hearsay/review"
)

// A taking is a form in which a case can be taken along.
type taking struct {
	Name, About string
	extension   string
	media       string
	write       func(io.Writer, *hearsay.Case) error
}

// takings are all of them: the report first, then the exports.
func takings() []taking {
	all := []taking{
		{"report", "the report as one page that needs no network and prints", ".html", "text/html; charset=utf-8", func(w io.Writer, c *hearsay.Case) error { return html.Write(w, c, html.Options{}) }},
		{"markdown", "the report as text for a wiki, a mail, an editor", ".md", "text/markdown; charset=utf-8", markdown.Write},
		{"json", "the whole case for programs, as one value", ".json", "application/json", json.Write},
	}
	for _, f := range export.Formats() {
		extension := f.Extension
		if f.Tables() != nil {
			extension = ".zip"
		}
		all = append(all, taking{f.Name, f.About, extension, f.Media, func(w io.Writer, c *hearsay.Case) error { _, err := f.Write(w, c); return err }})
	}
	return all
}

// An exportPage is the list of them.
type exportPage struct {
	Takings  []taking
	Accepted bool // only what a person accepted
	Reviewed int  // findings that stand because a person says so
}

func (w *Workbench) exports(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	data := exportPage{Takings: takings(), Accepted: r.URL.Query().Get("accepted") != ""}
	for _, d := range review.Standing(s.reading.Log) {
		if d.Action == review.Accept || d.Action == review.Correct {
			data.Reviewed++
		}
	}
	w.show(rw, r, s, "export-page", page{Head: "Export", Here: "export", Data: data})
}

// export writes the case as the pages show it, with what persons decided, while it is being
// made. Where that fails in the middle the connection is cut, so that no browser takes a
// part for the whole.
func (w *Workbench) export(rw http.ResponseWriter, r *http.Request, s *snapshot) {
	var t taking
	for _, x := range takings() {
		if x.Name == r.PathValue("format") {
			t = x
		}
	}
	if t.write == nil || s.unread {
		w.missing(rw, r)
		return
	}
	c := s.c
	if r.URL.Query().Get("accepted") != "" {
		c = review.Accepted(c)
	}
	name := strings.Map(func(r rune) rune {
		if r < 0x80 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_.", r)) {
			return r
		}
		return '-'
	}, w.title())
	if name = strings.Trim(name, "-."); name == "" {
		name = "hearsay"
	}
	h := rw.Header()
	h.Set("Content-Type", t.media)
	h.Set("Content-Disposition", `attachment; filename="`+name+t.extension+`"`)
	h.Set("Content-Security-Policy", "sandbox; "+policy) // it is for another program, and opens here in none
	b := bufio.NewWriterSize(rw, 1<<16)
	err := t.write(b, c)
	if err == nil {
		err = b.Flush()
	}
	if err != nil {
		panic(http.ErrAbortHandler)
	}
}
