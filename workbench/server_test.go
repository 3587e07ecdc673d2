package workbench_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"github.com/openhearsay/hearsay/workbench"
)

// small is a folder with two documents that disagree.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, map[string]string{
		"pile/courier.txt": "Odrin Courier\n\n4 May 2031\n\nWall closed\n\nThe wall was closed on Sunday, said Mara Lind, the mayor of Odrin.\n\nBo Varga denied that the wall was closed.\n",
		"pile/mail.txt":    "Odrin Mail\n\n5 May 2031\n\nWall open\n\n\"The wall was never closed,\" Bo Varga said on Monday.\n",
	})
	return dir
}

var tokenIn = regexp.MustCompile(`data-token="([^"]+)"`)

func (b *bench) token() string {
	b.t.Helper()
	_, text := b.get("/")
	m := tokenIn.FindStringSubmatch(text)
	if m == nil {
		b.t.Fatal("there is no token")
	}
	return m[1]
}

// send makes a request with a header, and gives the status, the place that it leads to
// and the text.
func (b *bench) send(method, path string, body io.Reader, header map[string]string) (int, string, string) {
	b.t.Helper()
	q, err := http.NewRequest(method, b.url+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	for k, v := range header {
		if k == "Host" {
			q.Host = v
		}
		q.Header.Set(k, v)
	}
	r, err := (&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Do(q)
	if err != nil {
		b.t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return r.StatusCode, r.Header.Get("Location"), string(text)
}

func (b *bench) form(path string, values url.Values, header map[string]string) (int, string) {
	b.t.Helper()
	h := map[string]string{"Content-Type": "application/x-www-form-urlencoded"}
	for k, v := range header {
		h[k] = v
	}
	status, to, _ := b.send("POST", path, strings.NewReader(values.Encode()), h)
	return status, to
}

// TestGuard: who may ask, and from where.
func TestGuard(t *testing.T) {
	b := start(t, small(t), nil, "open", "pile", "--no-browser")
	b.ready(2)
	_, port, err := net.SplitHostPort(strings.TrimPrefix(b.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		host string
		want int
	}{
		{"127.0.0.1:" + port, 200}, {"localhost:" + port, 200}, {"LOCALHOST", 200}, {"[::1]:" + port, 200}, {"127.0.0.1.:" + port, 200},
		{"news.example:" + port, 421}, {"localhost.news.example", 421}, {"192.168.1.7", 421}, {"0.0.0.0:" + port, 421},
	} {
		if status, _, _ := b.send("GET", "/", nil, map[string]string{"Host": c.host}); status != c.want {
			t.Errorf("host %s: %d, want %d", c.host, status, c.want)
		}
	}
	r, err := http.Get(b.url + "/")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	for name, want := range map[string]string{
		"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
		"X-Content-Type-Options":  "nosniff", "Referrer-Policy": "same-origin", "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin", "Content-Type": "text/html; charset=utf-8",
	} {
		if got := r.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	token := b.token()
	about := url.Values{"do": {"accept"}, "kind": {"statement"}, "key": {b.key("statement")}, "token": {token}}
	for what, c := range map[string]struct {
		header map[string]string
		token  string
		want   int
	}{
		"another site":         {map[string]string{"Origin": "https://news.example"}, token, 403},
		"another port":         {map[string]string{"Origin": "http://127.0.0.1:1"}, token, 403},
		"what a browser says":  {map[string]string{"Sec-Fetch-Site": "cross-site"}, token, 403},
		"a wrong token":        {nil, "x", 403},
		"no token":             {nil, "", 403},
		"this very page":       {map[string]string{"Origin": b.url, "Sec-Fetch-Site": "same-origin"}, token, 303},
		"a program, no origin": {nil, token, 303},
	} {
		v := url.Values{}
		for k, x := range about {
			v[k] = x
		}
		v.Set("token", c.token)
		if status, _ := b.form("/review", v, c.header); status != c.want {
			t.Errorf("%s: %d, want %d", what, status, c.want)
		}
	}
	for path, want := range map[string]int{"/review": 405, "/../x": 404, "/static/0/style.css": 404, "/statement/zzz": 404, "/api/v1/nosuch": 404, "/document/" + strings.Repeat("a", 3000): 404} {
		if status, _, _ := b.send("GET", path, nil, nil); status != want && status != 307 && !(want == 405 && status == 404) {
			t.Errorf("GET %s: %d, want %d", path, status, want)
		}
	}
	if _, to := b.form("/review", url.Values{"do": {"undo"}, "decision": {"1"}, "token": {token}, "back": {"//news.example/"}}, nil); strings.Contains(to, "news.example") {
		t.Errorf("a form leads to another site: %s", to)
	}
}

// key is the key of the first finding of a kind that the search shows.
func (b *bench) key(kind string) string {
	b.t.Helper()
	for _, page := range []string{"/search?q=wall", "/people", "/documents", "/conflicts", "/claims"} {
		_, text := b.get(page)
		if m := regexp.MustCompile(`href="/` + kind + `/([0-9a-f]+)`).FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	b.t.Fatalf("there is no %s", kind)
	return ""
}

// TestTwice: a form that is sent twice is kept once, and says so.
func TestTwice(t *testing.T) {
	b := start(t, small(t), nil, "open", "pile", "--no-browser", "--as", "ida")
	b.ready(2)
	token, statement, document := b.token(), b.key("statement"), b.key("document")
	for _, c := range []struct {
		form url.Values
		want string
	}{
		{url.Values{"do": {"accept"}, "kind": {"statement"}, "key": {statement}}, "accept"},
		{url.Values{"do": {"correct"}, "kind": {"statement"}, "key": {statement}, "field-speaker": {"Ada <b>Roe</b>"}, "was-speaker": {"x"}}, "correct"},
		{url.Values{"do": {"note"}, "kind": {"statement"}, "key": {statement}, "note": {"she said so \u202e again"}}, "note"},
		{url.Values{"do": {"correct"}, "kind": {"document"}, "key": {document}, "field-outlet": {"Odrin Post"}, "was-outlet": {""}, "field-date": {"2031-05"}, "was-date": {""}}, "correct"},
	} {
		c.form.Set("token", token)
		status, to := b.form("/review", c.form, nil)
		if status != 303 || !strings.Contains(to, "said="+c.want) {
			t.Errorf("%v: %d %s", c.form, status, to)
		}
		if status, to = b.form("/review", c.form, nil); status != 303 || !strings.Contains(to, "said=twice") {
			t.Errorf("%v again: %d %s", c.form, status, to)
		}
	}
	for what, form := range map[string]url.Values{
		"no finding": {"do": {"accept"}, "kind": {"statement"}, "key": {"0123456789ab"}},
		"no change":  {"do": {"correct"}, "kind": {"statement"}, "key": {statement}, "field-kind": {"denial"}, "was-kind": {"denial"}},
	} {
		form.Set("token", token)
		if status, to := b.form("/review", form, nil); status != 303 || !strings.Contains(to, "said=changed") && !strings.Contains(to, "said=nothing-said") {
			t.Errorf("%s: %d %s", what, status, to)
		}
	}
	form := url.Values{"do": {"correct"}, "kind": {"document"}, "key": {document}, "field-date": {"soon"}, "was-date": {""}, "token": {token}}
	if status, _, text := b.send("POST", "/review", strings.NewReader(form.Encode()), map[string]string{"Content-Type": "application/x-www-form-urlencoded"}); status != 400 || !strings.Contains(text, "no date") {
		t.Errorf("a date that is none: %d %s", status, text)
	}
	var log struct {
		Total int
		Rows  []struct{ Who, Action string }
	}
	b.json("/api/v1/decisions", &log)
	if log.Total != 5 || log.Rows[0].Who != "ida" {
		_, all := b.get("/api/v1/decisions")
		t.Errorf("the log holds %s", all)
	}
	b.shows("/documents", "Odrin Post")
	for _, want := range []string{"undone", "twice"} {
		if _, to := b.form("/review", url.Values{"do": {"undo"}, "decision": {"4"}, "token": {token}}, nil); !strings.Contains(to, "said="+want) {
			t.Errorf("undo leads to %s, want %s", to, want)
		}
	}
}

// upload sends files as a page does.
func (b *bench) upload(token string, files map[string]string) (int, string) {
	b.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	w.WriteField("token", token)
	for name, text := range files {
		p, err := w.CreateFormFile("file:"+name, filepath.Base(name))
		if err != nil {
			b.t.Fatal(err)
		}
		io.WriteString(p, text)
	}
	w.Close()
	status, _, text := b.send("POST", "/upload", &body, map[string]string{"Content-Type": w.FormDataContentType()})
	return status, text
}

// TestUpload: what is dropped is added; what fails stays and can be tried again; nothing
// is written elsewhere.
func TestUpload(t *testing.T) {
	dir := small(t)
	b := start(t, dir, nil, "open", "pile", "--no-browser")
	b.ready(2)
	token := b.token()
	if status, _ := b.upload("x", map[string]string{"a.txt": "A wall."}); status != 403 {
		t.Errorf("without a token: %d", status)
	}
	status, text := b.upload(token, map[string]string{
		"../../../etc/evil.txt": "Odrin Post\n\n6 May 2031\n\nBo Varga said on Tuesday that the wall was open again and that nobody had closed it.\n",
		"folder/broken.docx":    "PK\x03\x04 no document",
		"same.txt":              "Odrin Courier\n\n4 May 2031\n\nWall closed\n\nThe wall was closed on Sunday, said Mara Lind, the mayor of Odrin.\n\nBo Varga denied that the wall was closed.\n",
	})
	if status != 303 {
		t.Fatalf("%d %s", status, text)
	}
	b.until("all outcomes", func(p *workbench.Progress) bool {
		return p.Documents == 3 && len(p.Failed) == 1 && len(p.Duplicates) == 1 && !p.Busy()
	})
	_, text = b.get("/failures")
	for _, want := range []string{"pile.case.files/folder/broken.docx", "Try again", "same.txt", "has the same bytes as pile/courier.txt"} {
		if !strings.Contains(text, want) {
			t.Errorf("the list of failures does not say %q", want)
		}
	}
	broken := filepath.Join(dir, "pile.case.files", "folder", "broken.docx")
	left := 0
	filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasPrefix(path, filepath.Join(dir, "pile.case.files")) {
			left++
		}
		return nil
	})
	if _, err := os.Stat(broken); err != nil || left != 1 {
		t.Errorf("what failed is not kept, or more than that (%d): %v", left, err)
	}
	if err := os.WriteFile(broken, []byte("<html><title>Wall</title><body><p>Odrin News, 7 May 2031. Mara Lind said that the wall would be closed on Friday, and that it had been closed before.</p></body></html>"), 0o666); err != nil {
		t.Fatal(err)
	}
	var failed struct{ Rows []struct{ Path string } }
	b.json("/api/v1/failures", &failed)
	if len(failed.Rows) != 1 {
		t.Fatalf("failures: %+v", failed)
	}
	if status, to := b.form("/failures", url.Values{"token": {token}, "do": {"retry"}, "path": {failed.Rows[0].Path, "/etc/passwd"}}, nil); status != 303 {
		t.Errorf("again: %d %s", status, to)
	}
	b.until("the fourth", func(p *workbench.Progress) bool { return p.Documents == 4 && len(p.Failed) == 0 && !p.Busy() })
	if _, text = b.get("/failures"); !strings.Contains(text, "Every file was taken") {
		t.Error("the list of failures is not empty")
	}
}

// TestPassword: beyond this machine there is one, and a name for who decides.
func TestPassword(t *testing.T) {
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	dir := small(t)
	file := filepath.Join(dir, "password")
	put(t, dir, map[string]string{"password": "correct horse\nmore\n", "empty": "\n"})
	if out, err := exec.Command(path, "open", filepath.Join(dir, "pile"), "--no-browser", "-c", filepath.Join(dir, "a.case"), "--listen", "0.0.0.0:0").CombinedOutput(); err == nil || !strings.Contains(string(out), "HEARSAY_PASSWORD") {
		t.Errorf("without a password: %v %s", err, out)
	}
	if out, err := exec.Command(path, "open", filepath.Join(dir, "pile"), "--no-browser", "-c", filepath.Join(dir, "a.case"), "--password-file", filepath.Join(dir, "empty")).CombinedOutput(); err == nil || !strings.Contains(string(out), "is empty") {
		t.Errorf("an empty password: %v %s", err, out)
	}
	b := start(t, dir, nil, "open", "pile", "--no-browser", "--listen", "0.0.0.0:0", "--password-file", file, "--host", "desk.example")
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(b.url, "http://"))
	b.url = "http://127.0.0.1:" + port
	for _, c := range []struct {
		host, user, password string
		want                 int
	}{
		{"127.0.0.1", "", "", 401}, {"127.0.0.1", "ida", "wrong", 401}, {"127.0.0.1", "ida", "correct horse\nmore", 401}, {"127.0.0.1", "ida", "correct horse", 200},
		{"desk.example:" + port, "ida", "correct horse", 200}, {"news.example", "ida", "correct horse", 421}, {"192.0.2.7", "ida", "correct horse", 200},
	} {
		q, _ := http.NewRequest("GET", b.url+"/", nil)
		q.Host = c.host
		if c.user != "" {
			q.SetBasicAuth(c.user, c.password)
		}
		r, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(r.Body)
		r.Body.Close()
		if r.StatusCode != c.want || c.want == 200 && !strings.Contains(string(text), "<bdi>ida</bdi> at work") {
			t.Errorf("%+v: %d", c, r.StatusCode)
		}
		if c.want == 401 && strings.Contains(string(text), "wall") {
			t.Error("something is told without the password")
		}
	}
}

// TestCannot: what cannot be opened says why.
func TestCannot(t *testing.T) {
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	dir := small(t)
	b := start(t, dir, nil, "open", "pile", "--no-browser")
	b.ready(2)
	b.stop()
	newer := filepath.Join(dir, "newer.case")
	if data, err := os.ReadFile(filepath.Join(dir, "pile.case")); err != nil || os.WriteFile(newer, data, 0o666) != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", newer)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA user_version = 9999"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"open", "nosuch"}, "nosuch"},
		{[]string{"open", "pile", "pile.case"}, "by itself"},
		{[]string{"open", newer, "--no-browser"}, "newer"},
		{[]string{"open", "pile.case", "--no-browser", "--listen", taken.Addr().String()}, "taken already"},
		{[]string{"open", "pile.case", "--listen", "nonsense"}, "--listen"},
		{[]string{"serve", "-c", "none.case"}, "none.case"},
		{[]string{"open", "pile/mail.txt", "-c", "pile/courier.txt"}, "courier.txt"},
	} {
		cmd := exec.Command(path, c.args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), c.want) {
			t.Errorf("%q: %v %s; want %q", c.args, err, out, c.want)
		}
	}
	// No browser is no error.
	b = start(t, dir, []string{"PATH="}, "open", "pile.case")
	b.ready(2)
	if said := b.said(); !strings.Contains(said, "no browser could be opened") {
		t.Errorf("without a browser it said %q", said)
	}
	// The same case in a second program: both show what either changes.
	other := start(t, dir, nil, "serve", "-c", "pile.case", "--as", "bo")
	other.ready(2)
	if status, to := other.form("/review", url.Values{"do": {"accept"}, "kind": {"statement"}, "key": {other.key("statement")}, "token": {other.token()}}, nil); status != 303 {
		t.Errorf("%d %s", status, to)
	}
	b.shows("/search?q=wall", "accepted by bo")
}

// TestAPI: every path of the description answers with what it says.
func TestAPI(t *testing.T) {
	b := start(t, small(t), nil, "open", "pile", "--no-browser")
	b.ready(2)
	var api struct {
		Openapi string
		Paths   map[string]struct {
			Get struct {
				Responses map[string]struct {
					Content map[string]struct {
						Schema map[string]string
					}
				}
			}
		}
		Components struct {
			Schemas map[string]struct {
				Required []string
			}
		}
	}
	b.json("/api/v1/openapi.json", &api)
	if api.Openapi != "3.1.0" || len(api.Paths) < 20 {
		t.Fatalf("%s, %d paths", api.Openapi, len(api.Paths))
	}
	for path, p := range api.Paths {
		if path == "/events" {
			continue
		}
		schema := api.Components.Schemas[strings.TrimPrefix(p.Get.Responses["200"].Content["application/json"].Schema["$ref"], "#/components/schemas/")]
		asked := strings.ReplaceAll(path, "{id}", "mail")
		if path == "/api/v1/ask" {
			asked += "?claim=The+wall+was+closed."
		}
		got := map[string]any{}
		b.json(asked, &got)
		for _, name := range schema.Required {
			if _, ok := got[name]; !ok {
				t.Errorf("%s has no %s", path, name)
			}
		}
	}
	var rows struct {
		Total int
		Rows  []map[string]any
	}
	b.json("/api/v1/documents?offset=1&limit=1", &rows)
	if rows.Total != 2 || len(rows.Rows) != 1 || rows.Rows[0]["id"] != "mail" {
		t.Errorf("%+v", rows)
	}
	if b.json("/api/v1/search?q=wall&kind=denial&speaker=varga", &rows); rows.Total == 0 {
		t.Error("the denial is not found")
	}
	if b.json("/api/v1/search?q=wall&from=2032", &rows); rows.Total != 0 {
		t.Errorf("found on a later day: %s", fmt.Sprint(rows))
	}
}
