package workbench_test

import (
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	formOf  = regexp.MustCompile(`(?s)<form[^>]*>.*?</form>`)
	inputOf = regexp.MustCompile(`<input[^>]*>`)
	named   = regexp.MustCompile(` name="([^"]*)"`)
	valued  = regexp.MustCompile(` value="([^"]*)"`)
	linkOf  = regexp.MustCompile(`href="([^"]*)"`)
)

// formIn is what the first form of a page that has a button would send: its hidden and
// ticked fields, without the boxes that are not.
func (b *bench) formIn(path, button string) (url.Values, []string) {
	b.t.Helper()
	status, text := b.get(path)
	for _, f := range formOf.FindAllString(text, -1) {
		if !strings.Contains(f, `value="`+button+`"`) {
			continue
		}
		values, boxes := url.Values{"do": {button}}, []string(nil)
		for _, in := range inputOf.FindAllString(f, -1) {
			name, value := "", ""
			if m := named.FindStringSubmatch(in); m != nil {
				name = html.UnescapeString(m[1])
			}
			if m := valued.FindStringSubmatch(in); m != nil {
				value = html.UnescapeString(m[1])
			}
			if strings.Contains(in, "checkbox") {
				boxes = append(boxes, value)
			} else {
				values.Set(name, value)
			}
		}
		return values, boxes
	}
	_, text, _ = strings.Cut(text, "<main")
	b.t.Fatalf("%s (%d) has no form to %s: %s", path, status, button, text[:min(len(text), 2000)])
	return nil, nil
}

// link is the first address of a page that begins so.
func (b *bench) link(path, begin string) string {
	b.t.Helper()
	_, text := b.get(path)
	for _, m := range linkOf.FindAllStringSubmatch(text, -1) {
		if strings.HasPrefix(m[1], begin) {
			to, _, _ := strings.Cut(html.UnescapeString(m[1]), "#")
			return to
		}
	}
	b.t.Fatalf("%s has no link to %s", path, begin)
	return ""
}

// TestDecide: all that the shell decides can be decided in the pages, once however often
// it is sent, and taken back.
func TestDecide(t *testing.T) {
	b := start(t, harbor(t), nil, "open", "harbor", "--no-browser", "--as", "ida")
	b.ready(11)
	decided := 0
	send := func(what string, form url.Values, want string) {
		t.Helper()
		status, to := b.form("/review", form, nil)
		if status != 303 || !strings.Contains(to, "said="+want) {
			_, _, text := b.send("POST", "/review", strings.NewReader(form.Encode()), map[string]string{"Content-Type": "application/x-www-form-urlencoded"})
			t.Fatalf("%s: %d %s: %s", what, status, to, text[max(len(text)-3000, 0):])
		}
		decided++
		b.ready(11)
		if status, to = b.form("/review", form, nil); status != 303 || !strings.Contains(to, "said=twice") && !strings.Contains(to, "said=changed") {
			t.Errorf("%s again: %d %s", what, status, to)
		}
	}
	person := b.link("/people", "/person/")
	f, boxes := b.formIn(person+"/merge", "merge")
	f.Set("name", "Tomas J. Hallek <b>")
	f["with"] = boxes[:1]
	send("merge", f, "merge")
	b.shows("/people", "Tomas J. Hallek &lt;b&gt;")
	person = b.link("/people", "/person/")
	f, boxes = b.formIn(person+"/split", "split")
	f.Set("name", "Another Hallek")
	f["with"] = boxes[:2]
	send("split", f, "split")
	b.shows("/people?name=Another", "Another Hallek")

	one := b.link("/propositions", "/proposition/")
	f, boxes = b.formIn(one+"/join?words=", "join")
	f["with"] = boxes[:1]
	send("join", f, "join")
	f, _ = b.formIn(one, "part")
	_, text := b.get(one)
	for _, in := range inputOf.FindAllString(text, -1) {
		if strings.Contains(in, `form="part"`) && len(f["with"]) < 2 {
			f.Add("with", valued.FindStringSubmatch(in)[1])
		}
	}
	f.Set("name", "Something else was said")
	send("part", f, "part")
	b.shows("/propositions?words=something+else", "Something else was said")

	field := func(what, path, kind, name, value string) {
		t.Helper()
		_, text := b.get(path)
		for _, x := range formOf.FindAllString(text, -1) {
			if !strings.Contains(x, `value="`+kind+`"`) || !strings.Contains(x, `name="field-`+name+`"`) {
				continue
			}
			key := regexp.MustCompile(`name="key" value="([0-9a-f]+)"`).FindStringSubmatch(x)
			was := regexp.MustCompile(`name="was-` + name + `" value="([^"]*)"`).FindStringSubmatch(x)
			if a, b, ok := strings.Cut(value, "|"); ok { // the one that it is not
				if value = a; value == was[1] {
					value = b
				}
			}
			send(what, url.Values{"do": {"correct"}, "kind": {kind}, "key": {key[1]}, "token": {b.token()}, "was-" + name: {html.UnescapeString(was[1])}, "field-" + name: {value}}, "correct")
			return
		}
		t.Fatalf("%s: %s has no such form", what, path)
	}
	field("a place", one, "place", "stance", "questions")
	field("a proposition", one, "proposition", "text", "The minister spoke about the tender")
	field("a passage", "/passages", "passage", "from", "unknown|common")
	field("boilerplate", "/passages?page=1", "passage", "boilerplate", "yes")
	field("a credit", "/repeats", "credit", "outlet", "The Ledger")
	field("an origin", "/repeats", "rests-on", "origin", "The Ledger")
	field("a title", b.link("/documents", "/document/"), "document", "title", "A title <script>")
	claim := b.link("/claims", "/claim/")
	field("a place of a claim", claim, "claim-place", "stance", "hedges")
	f, _ = b.formIn(claim, "stances")
	for name := range f {
		if key, ok := strings.CutPrefix(name, "was-"); ok {
			f.Set("stance-"+key, "none")
			break
		}
	}
	send("what a document does", f, "correct")
	statement := b.link("/search?q=tender", "/statement/")
	f, _ = b.formIn(statement, "correct")
	for name := range f {
		if strings.HasPrefix(name, "field-") || strings.HasPrefix(name, "was-") {
			f.Del(name)
		}
	}
	f.Set("source", "B")
	f.Set("words", "2")
	send("a grade", f, "grade")
	b.shows(statement, "grade B2 by ida")

	var log struct {
		Total int
		Rows  []struct {
			Number int
			Stands bool
		}
	}
	b.json("/api/v1/decisions?limit=1000", &log)
	if log.Total != decided {
		t.Errorf("%d decisions were kept of %d", log.Total, decided)
	}
	if _, text := b.get("/log"); strings.Contains(text, "Not applied") {
		t.Errorf("something is not applied: %s", regexp.MustCompile(`(?s)<li data-row>.*?</li>`).FindAllString(text, -1))
	}
	for i := len(log.Rows) - 1; i >= 0; i-- {
		if status, to := b.form("/review", url.Values{"do": {"undo"}, "decision": {itoa(log.Rows[i].Number)}, "token": {b.token()}}, nil); status != 303 || !strings.Contains(to, "said=undone") {
			t.Errorf("undo %d: %d %s", log.Rows[i].Number, status, to)
		}
	}
	b.ready(11)
	b.shows("/people", "Tomas Hallek")
	b.shows("/people?name=Another+Hallek", "Nobody by that name")
}

// TestExports: every format comes as a file, with what persons decided.
func TestExports(t *testing.T) {
	b := start(t, small(t), nil, "open", "pile", "--no-browser", "--as", "ida")
	b.ready(2)
	_, text := b.get("/export")
	n := 0
	for _, m := range linkOf.FindAllStringSubmatch(text, -1) {
		if !strings.HasPrefix(m[1], "/export/") {
			continue
		}
		n++
		for _, path := range []string{m[1], m[1] + "?accepted=1"} {
			if status, body := b.get(path); status != 200 || body == "" {
				t.Errorf("%s: %d, %d bytes", path, status, len(body))
			}
		}
	}
	if n < 15 {
		t.Errorf("%d formats are listed", n)
	}
	if status, to := b.form("/review", url.Values{"do": {"reject"}, "kind": {"statement"}, "key": {b.key("statement")}, "token": {b.token()}}, nil); status != 303 {
		t.Errorf("%d %s", status, to)
	}
	b.ready(2)
	var before, after struct{ Total int }
	b.json("/api/v1/statements", &before)
	if _, body := b.get("/export/jsonl"); strings.Count(body, `"cue"`) != before.Total || before.Total == 0 {
		t.Errorf("the export has other statements than the %d of the pages", before.Total)
	}
	if b.json("/api/v1/statements", &after); after.Total != before.Total {
		t.Error("an export changed the case")
	}
	if status, _ := b.get("/export/nosuch"); status != 404 {
		t.Errorf("a format that there is not: %d", status)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
