package workbench

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay/report"
	"github.com/openhearsay/hearsay/report/html"
)

//go:embed page
var files embed.FS

// A page is what the templates see: the view of the case, cut to what the page shows,
// and what the page is.
type page struct {
	*report.View
	Title    string // of the case
	Head     string // of the page, "" for the case's own
	Here     string // the entry of the navigation that it stands under
	Progress Progress
	Decision int64  // that a form made, 0 for none
	Answer   string // the question that a form answered, "" for none
	Said     string // what became of the form that led here
	Token    string
	Address  string // of the page itself, to come back to
	Who      string
	Words    string // of the search box
	Style    string
	Scripts  []string
	Steps    *steps
	Unread   bool // the case has not been read yet
	Awaited  bool // the next reading is shown at once
	Data     any
}

// steps are the pages of a list.
type steps struct {
	Page, Pages, Total int
	Noun               string
	Before, After      string // addresses, "" for none
}

// templates are the sections of the report and the pages around them. Functions that
// depend on the case are those of the snapshot.
func (w *Workbench) templates(s *snapshot) (*template.Template, error) {
	t, err := html.Templates()
	if err != nil {
		return nil, err
	}
	t.Funcs(template.FuncMap{
		"key":       func(x any) string { return s.keys[x] },
		"fieldname": func(f string) string { return strings.ToUpper(f[:1]) + f[1:] },
		"possible": func(l []*report.Conflict) []*report.Conflict {
			return slices.DeleteFunc(slices.Clone(l), func(x *report.Conflict) bool { return x.Certain })
		},
		"everybody": s.everybody,
		"query":     url.QueryEscape,
		"add":       func(a, b int) int { return a + b },
		"plus":      func(a, b string) string { return a + b },
		"subject":   s.subject,
		"token":     func() string { return w.token },
		"sources":   func() []option { return grades.Source },
		"likely":    func() []option { return grades.Words },
		"stances":   func() []string { return stances },
		"placed":    func(l []*place, tick bool) placeTable { return placeTable{l, tick} },
	})
	return t.ParseFS(files, "page/*.html")
}

// what became of forms, by the word in the address.
var said = map[string]string{
	"taken":        "The files are being added.",
	"nothing":      "No file was chosen.",
	"answered":     "Your answer is kept.",
	"twice":        "That was said already: nothing was changed.",
	"accept":       "Accepted.",
	"reject":       "Rejected: it is left out, and nothing is built upon it.",
	"correct":      "Corrected.",
	"merge":        "They are one now.",
	"split":        "They are two now.",
	"join":         "They are one proposition now.",
	"part":         "They are two propositions now.",
	"note":         "The note is kept.",
	"grade":        "The grade is kept.",
	"undone":       "Taken back.",
	"nothing-said": "Nothing was changed, so nothing was kept.",
	"retry":        "The files are being read again.",
	"forgotten":    "Taken off the list.",
	"changed":      "The case has changed since: here is how it is now.",
}

// address is where a page is, without what became of a form.
func address(u *url.URL) string {
	q := u.Query()
	q.Del("said")
	q.Del("decision")
	q.Del("kept")
	q.Del("answer")
	if len(q) == 0 {
		return u.Path
	}
	return u.Path + "?" + q.Encode()
}

// show writes a page.
func (w *Workbench) show(rw http.ResponseWriter, r *http.Request, s *snapshot, name string, p page) {
	w.write(rw, r, s, http.StatusOK, name, p)
}

var inPage = regexp.MustCompile(`href="#([^"]+)"`)

func (w *Workbench) write(rw http.ResponseWriter, r *http.Request, s *snapshot, status int, name string, p page) {
	if p.View == nil {
		p.View = s.view
	}
	p.Title, p.Token, p.Who, p.Unread = w.title(), w.token, w.who(r), s.unread
	kept, _ := strconv.ParseInt(r.URL.Query().Get("kept"), 10, 64)
	p.Awaited = s.unread || len(s.c.Documents) == 0 || kept > s.lastDecision()
	p.Progress, _ = w.hub.get()
	p.Said = said[r.URL.Query().Get("said")]
	p.Address = address(r.URL)
	if n, err := strconv.ParseInt(r.URL.Query().Get("decision"), 10, 64); err == nil && p.Said != "" {
		p.Decision = n
	}
	if p.Said != "" {
		p.Answer = r.URL.Query().Get("answer")
	}
	if p.Words == "" {
		p.Words = r.URL.Query().Get("q")
	}
	p.Style, p.Scripts = w.address("style.css"), []string{w.address("page.js"), w.address("workbench.js")}
	var b bytes.Buffer
	if err := s.pages.ExecuteTemplate(&b, name, p); err != nil {
		http.Error(rw, "hearsay could not write this page: "+err.Error(), http.StatusInternalServerError)
		return
	}
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.WriteHeader(status)
	rw.Write(s.complete(b.Bytes()))
}

// complete leads the links, and tells the script that copies citations about the
// documents that the page names.
func (s *snapshot) complete(b []byte) []byte {
	b, named := s.lead(b)
	var papers bytes.Buffer
	if len(named) == 0 || s.pages.ExecuteTemplate(&papers, "papers", named) != nil {
		return b
	}
	return bytes.Replace(b, []byte("</main>"), append(papers.Bytes(), "</main>"...), 1)
}

// lead makes the links of the report's sections, which lead to other sections of one
// page, lead to the pages that these have here. In what html/template wrote, a
// quotation mark that is not its own is escaped, so that no text can look like a link.
func (s *snapshot) lead(b []byte) (led []byte, named []*report.Document) {
	seen := map[string]bool{}
	led = inPage.ReplaceAllFunc(b, func(m []byte) []byte {
		anchor := string(m[len(`href="#`) : len(m)-1])
		if d := s.papers[anchor]; d != nil && !seen[anchor] {
			seen[anchor] = true
			named = append(named, d)
		}
		to, ok := s.local(anchor)
		if !ok {
			return m
		}
		return []byte(`href="` + template.HTMLEscapeString(to) + `"`)
	})
	return led, named
}

// part is page k of a list, from the address.
func part[T any](r *http.Request, all []T, size int, noun string) ([]T, *steps) {
	pages := max((len(all)+size-1)/size, 1)
	k, err := strconv.Atoi(r.URL.Query().Get("page"))
	if err != nil {
		k = 1
	}
	k = min(max(k, 1), pages)
	st := &steps{Page: k, Pages: pages, Total: len(all), Noun: noun}
	to := func(k int) string {
		q := r.URL.Query()
		q.Del("said")
		q.Del("decision")
		q.Del("kept")
		q.Set("page", strconv.Itoa(k))
		return r.URL.Path + "?" + q.Encode()
	}
	if k > 1 {
		st.Before = to(k - 1)
	}
	if k < pages {
		st.After = to(k + 1)
	}
	return all[(k-1)*size : min(k*size, len(all))], st
}

// missing is the answer for a page that is not there.
func (w *Workbench) missing(rw http.ResponseWriter, r *http.Request) {
	s := w.now.Load()
	why := "It may have been taken out of the case, or the case is another one since the link was made. The search finds what is there now."
	if p, _ := w.hub.get(); p.Busy() || s.reading.Waiting > 0 {
		why = "The case is still being read: it may be here in a moment."
	}
	w.refuse(rw, r, http.StatusNotFound, "There is no such page", why)
}

// A refusal is why something is not done.
type refusal struct{ What, Why string }

func (w *Workbench) refuse(rw http.ResponseWriter, r *http.Request, status int, what, why string) {
	if strings.HasPrefix(r.URL.Path, "/api/") {
		writeJSON(rw, status, map[string]string{"error": what, "why": why})
		return
	}
	w.write(rw, r, w.now.Load(), status, "refused", page{Head: what, Data: refusal{what, why}})
}

// cameFrom is the page of this server that a form stood on.
func cameFrom(r *http.Request) string {
	if to := r.PostForm.Get("back"); to != "" {
		return to
	}
	u, err := url.Parse(r.Referer())
	if err != nil || u.Host != r.Host {
		return "/"
	}
	return address(u)
}

// back leads to the page that a form came from, with a word of what became of it.
func back(rw http.ResponseWriter, r *http.Request, to, word string) {
	u, err := url.Parse(to)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n") {
		u = &url.URL{Path: "/"}
	}
	q := u.Query()
	q.Set("said", word)
	u.RawQuery = q.Encode()
	http.Redirect(rw, r, u.String(), http.StatusSeeOther)
}

// number reads a number of an address, def where there is none.
func number(r *http.Request, name string, def, least, most int) int {
	n, err := strconv.Atoi(r.URL.Query().Get(name))
	if err != nil {
		n = def
	}
	return min(max(n, least), most)
}
