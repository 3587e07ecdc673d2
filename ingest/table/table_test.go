package table

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
)

func sample(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func parts(path, data string, c Columns, l source.Limits) (all []source.Source, errs []string) {
	for s, err := range Parts(c)(context.Background(), path, strings.NewReader(data), int64(len(data)), l) {
		if err != nil {
			errs = append(errs, s.Path+": "+err.Error())
			continue
		}
		all = append(all, s)
	}
	return all, errs
}

func TestSamples(t *testing.T) {
	const text, page = "text/plain; charset=utf-8", "text/html; charset=utf-8"
	for _, tt := range []struct {
		file string
		want []source.Source
		errs []string
	}{
		{"harbour.csv", []source.Source{
			{Path: "harbour.csv/1", Name: "c-1", Type: text, Data: []byte("The ferry will stop in June, the harbour authority said.\n\n\"We cannot pay,\" said Maren Holt."),
				About: source.About{URL: "https://saltmarsh.example/ferry", Outlet: "The Saltmarsh Courier", Title: "Ferry line to close",
					Bylines: []string{"Anna Quill", "Ole Marsh"}, Published: hearsay.Day("2024-03-05")}},
			{Path: "harbour.csv/2", Name: "c-2", Type: page, Data: []byte("<p>The bridge was closed on Sunday.</p><p>Nobody was hurt, the town said.</p>"),
				About: source.About{Outlet: "Odd Island Gazette", Title: "Bridge closed", Bylines: []string{"Ole Marsh"}, Published: hearsay.Day("2024-03-05")}},
			{Path: "harbour.csv/4", Name: "c-4", Type: text, Data: []byte("The storm moved north."),
				About:    source.About{Outlet: "Odd Island Gazette", Title: "Storm"},
				Warnings: []string{`the table gives the date "03/04/2024", which cannot be read, or not in one way only: write it as 2006-01-02`}},
		}, []string{"harbour.csv: 1 rows without a text are left out (3)"}},
		{"passim.jsonl", []source.Source{
			{Path: "passim.jsonl/1", Name: "gazette_1890_1", Type: text, Data: []byte("The lamp was lit at nine.\nThe keeper said so."),
				About: source.About{Outlet: "Odd Island Gazette", Published: hearsay.Day("1890-05-01")}},
			{Path: "passim.jsonl/2", Name: "gazette_1890_2", Type: text, Data: []byte("The lamp was lit again."),
				About: source.About{Outlet: "Odd Island Gazette", Published: hearsay.Day("1890-05")}},
		}, nil},
		{"harbour.json", []source.Source{
			{Path: "harbour.json/1", Name: "harbour-1", Type: text, Data: []byte("The lamp was lit at nine."),
				About: source.About{URL: "https://odd.example/lamp", Outlet: "Odd Island Gazette", Title: "Lamp", Bylines: []string{"Anna Quill", "Ole Marsh"}, Published: hearsay.Day("2024-03-05")}},
			{Path: "harbour.json/2", Name: "harbour-2", Type: text, Data: []byte("One paragraph.\n\nAnother one."), About: source.About{Outlet: "Odd Island Gazette"}},
		}, nil},
	} {
		t.Run(tt.file, func(t *testing.T) {
			data := sample(t, tt.file)
			all, errs := parts(tt.file, data, Columns{}, source.Default())
			if d := cmp.Diff(tt.want, all); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(tt.errs, errs); d != "" {
				t.Error(d)
			}
			var z bytes.Buffer
			w := gzip.NewWriter(&z)
			io.WriteString(w, data)
			w.Close()
			if packed, _ := parts(tt.file+".gz", z.String(), Columns{}, source.Default()); len(packed) != len(all) {
				t.Errorf("%d of the gzip file", len(packed))
			}
		})
	}
}

func TestColumns(t *testing.T) {
	data := sample(t, "semicolons.csv")
	all, errs := parts("s.csv", data, Columns{Date: "Datum", Text: "text"}, source.Default())
	if len(all) != 2 || errs != nil || string(all[0].Data) != "Der Text; mit Strich." || all[0].About.Published != hearsay.Day("2024") {
		t.Errorf("%+v %q", all, errs)
	}
	if all[1].Type != "text/plain" || string(all[1].Data) != "Caf\xe9 said so." {
		t.Errorf("the encoding of %q is not left to be found out: %s", all[1].Data, all[1].Type)
	}
	for _, tt := range []struct {
		data, want string
		c          Columns
	}{
		{data, `s.csv: there is no column "Satz" (--text-column); the columns are "id", "Text", "Datum"`, Columns{Text: "Satz"}},
		{"a,b\n1,2\n", `s.csv: no column seems to hold the text; name it with --text-column; the columns are "a", "b"`, Columns{}},
		{"text\n", "s.csv: the table has a header and no rows", Columns{}},
		{"text\n\"\"\n", "s.csv: 1 rows without a text are left out (1): no row has a text", Columns{}},
		{" \n", "s.csv: the table is empty", Columns{}},
	} {
		_, errs := parts("s.csv", tt.data, tt.c, source.Default())
		if len(errs) != 1 || !strings.HasPrefix(errs[0], tt.want) {
			t.Errorf("%q: %q", tt.data, errs)
		}
	}
	_, errs = parts("s.jsonl", "{\"a\": 1}\n{\"text\": \"x\"}", Columns{}, source.Default())
	if len(errs) != 1 || !strings.HasPrefix(errs[0], `s.jsonl: no column seems to hold the text; name it with --text-column; the columns are "a"`) {
		t.Errorf("%q", errs)
	}
}

// TestForms: marks between cells, line ends, byte-order marks, what Excel writes.
func TestForms(t *testing.T) {
	wide := func(s string) string {
		out := []byte("\xff\xfe")
		for _, u := range utf16.Encode([]rune(s)) {
			out = append(out, byte(u), byte(u>>8))
		}
		return string(out)
	}
	for name, data := range map[string]string{
		"comma":         "id,text\n1,The café is lit.\n",
		"BOM":           "\xef\xbb\xbfid,text\n1,The café is lit.\n",
		"UTF-16":        wide("id\ttext\r\n1\tThe café is lit.\r\n"),
		"bar":           "id|text\n1|The café is lit.\n",
		"sep":           "sep=;\nid;text,all\n1;The café is lit.\n",
		"blank lines":   "id,text\n\n1,The café is lit.\n\n\n",
		"no last end":   "id,text\r\n1,The café is lit.",
		"quoted header": "\"id\",\"the, text\",\"text\"\n1,x,The café is lit.",
		"more cells":    "id,text\n1,The café is lit.,,\n",
		"one column":    "text\nThe café is lit.\n",
		"JSON lines":    "{\"id\": 1, \"text\": \"The café is lit.\"}\n",
		"JSON":          "{\n \"id\": 1,\n \"text\": \"The café is lit.\"\n}\n",
		"JSON array":    "\n [{\"id\": 1, \"text\": \"The café is lit.\"}] ",
	} {
		c := Columns{}
		if name == "sep" {
			c.Text = "text,all"
		}
		all, errs := parts("t.x", data, c, source.Default())
		if len(all) != 1 || errs != nil || string(all[0].Data) != "The café is lit." || all[0].Name != "t-1" {
			t.Errorf("%s: %+v %q", name, all, errs)
		}
	}
}

// TestBadRows: a row that cannot be read fails by its line, and the next one follows.
func TestBadRows(t *testing.T) {
	for _, tt := range []struct {
		name, path, data string
		want             []string // paths of documents
		errs             []string // beginnings
	}{
		{"a mark too few", "t.csv", "id,text\n1,one\n2,\"two\n3,three\n4,four\n", []string{"1", "3", "4"}, []string{"t.csv/2: line 3: a quotation mark"}},
		{"a mark too few, and more below", "t.csv", "id,text\n1,one\n2,\"two\n3,\"three\"\n4,\"fo\nur\"\n", []string{"1", "3", "4"}, []string{"t.csv/2: line 3: a quotation mark"}},
		{"marks in a cell", "t.csv", "id,text\n1,He said \"no\" twice\n", []string{"1"}, nil},
		{"a comma too many", "t.csv", "id,text\n1,one, two\n2,two\n", []string{"2"}, []string{"t.csv/1: line 2: the row has 3 cells, the header 2"}},
		{"a cell too few", "t.csv", "id,text\n1\n2,two\n", []string{"2"}, []string{"t.csv/1: line 2: the row has 1 cells"}},
		{"behind a long row", "t.csv", "id,text\n1,\"a\n\nb\"\n2\n", []string{"1"}, []string{"t.csv/2: line 5: "}},
		{"JSON", "t.jsonl", "{\"text\":\"one\"}\n{\"text\":\n[1]\n{\"text\":{\"x\":1}}\n{\"body\":\"five\"}\n{}\n{\"text\":\"seven\"}", []string{"1", "5", "7"},
			[]string{"t.jsonl/2: line 2: this is no JSON object", "t.jsonl/3: line 3: this", "t.jsonl/4: line 4: its text", "t.jsonl/6: line 6: no column"}},
		{"array", "t.json", `[{"text":"one"}, 2, {"text":"three"}, {"text" 4}, {"text":"five"}]`, []string{"1", "3"}, []string{"t.json/2: this is no JSON object", "t.json/4: this is no JSON ("}},
		{"array cut", "t.json", `[{"text":"one"}, {"text":"tw`, []string{"1"}, []string{"t.json/2: this is no JSON ("}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all, errs := parts(tt.path, tt.data, Columns{}, source.Default())
			var got []string
			for _, s := range all {
				got = append(got, strings.TrimPrefix(s.Path, tt.path+"/"))
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d, errs)
			}
			ok := len(errs) == len(tt.errs)
			for i := range min(len(errs), len(tt.errs)) {
				ok = ok && strings.HasPrefix(errs[i], tt.errs[i])
			}
			if !ok {
				t.Errorf("%q", errs)
			}
		})
	}
}

func TestPeriod(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-05": "2024-03-05", "2024-3-5": "2024-03-05", "2024/03/05 10:00": "2024-03-05", "20240305": "2024-03-05",
		"2024-03-05T23:00:00-05:00": "2024-03-05", "2024-03-05 10:00:00+00:00": "2024-03-05", "1890": "1890", "1890-05": "1890-05",
		"Tue, 05 Mar 2024 23:40:00 -0500": "2024-03-05", "March 5, 2024": "2024-03-05", "5 Mar 2024 at noon": "2024-03-05",
		"13/03/2024": "2024-03-13", "03/13/2024": "2024-03-13", "03/03/2024": "2024-03-03", "03/04/2024": "", "2024-13-01": "", "2024-02-30": "",
		"1709640000": "2024-03-05", "1709640000000": "2024-03-05", "soon": "", "12": "",
	} {
		if got := period(in, either).From; got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}

// TestOrder: the dates of a table show the order of day and month of all of them.
func TestOrder(t *testing.T) {
	for _, tt := range []struct {
		dates []string
		want  string // of the first
	}{
		{[]string{"03/04/2024", "13/04/2024", "14/04/2024", "15/04/2024"}, "2024-04-03"},
		{[]string{"03/04/2024", "04/13/2024", "04/14/2024", "04/15/2024"}, "2024-03-04"},
		{[]string{"03/04/2024", "04/13/2024", "04/14/2024", "15/04/2024", "04/16/2024"}, ""},
		{[]string{"03/04/2024", "13/04/2024"}, ""},
	} {
		csv, lines := "date,text\n", ""
		for _, d := range tt.dates {
			csv += d + ",one\n"
			lines += `{"date":"` + d + `","text":"one"}` + "\n"
		}
		for path, data := range map[string]string{"t.csv": csv, "t.jsonl": lines} {
			all, errs := parts(path, data, Columns{}, source.Default())
			if len(all) != len(tt.dates) || errs != nil || all[0].About.Published.From != tt.want {
				t.Errorf("%s %q: %+v %q", path, tt.dates, all[0].About, errs)
			}
		}
	}
}

// TestLongRows: a row that is too long fails by its name in bounded memory, whatever
// holds it, and the next one follows.
func TestLongRows(t *testing.T) {
	l := source.Default()
	l.Bytes = 1 << 20
	long := strings.Repeat("lamp ", big(100<<20/5))
	for _, tt := range []struct{ path, data string }{
		{"t.csv", "id,text\n1,one\n2," + long + "\n3,three\n"},
		{"t.jsonl", "{\"text\":\"one\"}\n{\"text\":\"" + long + "\"}\n{\"text\":\"three\"}\n"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		all, errs := parts(tt.path, tt.data, Columns{}, l)
		runtime.ReadMemStats(&after)
		if len(all) != 2 || len(errs) != 1 || !strings.Contains(errs[0], tt.path+"/2: line ") || !strings.Contains(errs[0], "larger than 1 MB") {
			t.Errorf("%s: %d %q", tt.path, len(all), errs)
		}
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 40 {
			t.Errorf("%s: %d MB", tt.path, mb)
		}
	}
	all, errs := parts("t.json", `[{"text":"one"},{"text":"`+long+`"}]`, Columns{}, l)
	if len(all) != 1 || len(errs) != 1 || !strings.Contains(errs[0], "larger than 1 MB") {
		t.Errorf("%d %q", len(all), errs)
	}
	l.Parts = 1
	if all, errs := parts("t.csv", "text\none\ntwo\n", Columns{}, l); len(all) != 1 || len(errs) != 1 || !strings.Contains(errs[0], "more than 1 documents") {
		t.Errorf("%d %q", len(all), errs)
	}
}

// TestHostile: what is meant to hurt ends soon.
func TestHostile(t *testing.T) {
	l := source.Default()
	l.Bytes = 1 << 20
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	io.WriteString(z, "id,text\n1,")
	for range big(200) {
		z.Write(bytes.Repeat([]byte("x"), 1<<20))
	}
	z.Close()
	for name, data := range map[string]string{
		"open marks":    "id,text\n" + strings.Repeat("1,\"x\n", big(200_000)),
		"one open mark": "id,text\n1,\"" + strings.Repeat("\n", big(8<<20)),
		"pairs":         "id,text\n1,\"" + strings.Repeat("\"\"\n", big(1<<17)),
		"columns":       strings.Repeat("text,", big(1<<20)) + "\n",
		"cells":         "id,text\n" + strings.Repeat(",", big(4<<20)),
		"deep":          "{\"text\":" + strings.Repeat("[", big(1<<20)) + "\n",
		"deep array":    "[" + strings.Repeat("{\"a\":", big(1<<20)),
		"keys":          "{" + strings.Repeat("\"text\":\"x\",", big(1<<18)) + "\"text\":\"y\"}",
		"gzip":          bomb.String(),
		"gzip cut":      bomb.String()[:1000],
		"nulls":         strings.Repeat("\x00", big(1<<20)),
		"carriage":      "id,text\r" + strings.Repeat("1,x\r", big(1<<18)),
	} {
		t.Run(name, func(t *testing.T) {
			begin := time.Now()
			all, errs := parts("t.csv", data, Columns{}, l)
			if d := time.Since(begin); d > time.Minute {
				t.Errorf("%v", d)
			}
			if len(all) == 0 && len(errs) == 0 {
				t.Error("neither a part nor an error")
			}
		})
	}
}

func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	data := "text\n" + strings.Repeat("one\n", 1000)
	n := 0
	for _, err := range Parts(Columns{})(ctx, "t.csv", strings.NewReader(data), int64(len(data)), source.Default()) {
		if n++; n == 3 {
			cancel()
		}
		if n == 4 && err != context.Canceled {
			t.Error(err)
		}
	}
	if n != 4 {
		t.Errorf("%d", n)
	}
	for range Parts(Columns{})(context.Background(), "t.csv", strings.NewReader(data), int64(len(data)), source.Default()) {
		break // and nothing follows
	}
}

func FuzzParts(f *testing.F) {
	for _, n := range []string{"harbour.csv", "semicolons.csv", "passim.jsonl", "harbour.json"} {
		f.Add(n, sample(f, n))
	}
	f.Add("t.csv", "text\n\"a\n\"b\",c\n")
	l := source.Default()
	l.Bytes = 1 << 16
	f.Fuzz(func(t *testing.T, path, data string) {
		all, errs := parts(path, data, Columns{}, l)
		again, errs2 := parts(path, data, Columns{}, l)
		if !cmp.Equal(all, again) || !cmp.Equal(errs, errs2) {
			t.Fatal("a second reading differs")
		}
		last := 0
		for _, s := range all {
			var n int
			if _, err := fmt.Sscanf(strings.TrimPrefix(s.Path, path+"/"), "%d", &n); err != nil || n <= last || s.Name == "" {
				t.Fatalf("%q after %d", s.Path, last)
			}
			last = n
		}
	})
}

func BenchmarkParts(b *testing.B) {
	text := strings.Repeat("The lamp was lit at nine, the keeper said. ", 100)
	for name, row := range map[string]string{"t.csv": "1,\"" + text + "\"\n", "t.jsonl": "{\"id\":\"1\",\"text\":\"" + text + "\"}\n"} {
		b.Run(name, func(b *testing.B) {
			data := strings.Repeat(row, 5000)
			if name == "t.csv" {
				data = "id,text\n" + data
			}
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if all, _ := parts(name, data, Columns{}, source.Default()); len(all) != 5000 {
					b.Fatal(len(all))
				}
			}
		})
	}
}

// big is the size of what is meant to hurt, less where the tests are to be short.
func big(n int) int {
	if testing.Short() {
		return n / 32
	}
	return n
}
