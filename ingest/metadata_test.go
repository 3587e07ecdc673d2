package ingest

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
)

func TestMetadata(t *testing.T) {
	var told []string
	problem := func(p hearsay.Problem) { told = append(told, p.Message) }
	m, err := ReadMetadata("tables/news.csv", []byte("\ufeffURL\tPath\tAuthors\tPublisher\tPublished\n"+
		"\ta.txt\tAda Brook; Per Lund\tHarbor Log\t2021\n"+ // from the folder of the table
		"\tdocs/a.txt\t\tOsk Mail\t\n"+ // as given
		"https://osk.example/news/1/?x=1\t\t\tThe Osk Mail\t5 Oct 2021\n"+ // by address
		"\tlonely.txt\t\tBarge News\t\n"+ // by name
		"\tc.txt\t\tNobody\t\n"+ // two documents of this name
		"\tgone.txt\t\tNobody\t\n"+
		"\t\t\tNobody\t\n"+
		"\tlonely.txt\t\tTwice\t\n"+
		"\tdocs/late.txt\t\t\t99.99.2021\n"), problem)
	if err != nil {
		t.Fatal(err)
	}
	docs := []Described{
		{Paths: []string{"tables/a.txt"}}, {Paths: []string{"docs/a.txt"}}, {Paths: []string{"x.html"}, URL: "http://www.osk.example/news/1?x=1#top"},
		{Paths: []string{"deep/er/lonely.txt", "again.txt"}}, {Paths: []string{"1/c.txt"}}, {Paths: []string{"2/c.txt"}}, {Paths: []string{"docs/late.txt"}},
	}
	said := m.Match(docs, problem)
	for i, want := range []string{"Harbor Log", "Osk Mail", "The Osk Mail", "", "", "", ""} {
		if said[i].Outlet != want {
			t.Errorf("%v: outlet %q, want %q", docs[i].Paths, said[i].Outlet, want)
		}
	}
	if b := strings.Join(said[0].Bylines, "|"); b != "Ada Brook|Per Lund" || said[0].Published != hearsay.Day("2021") || said[2].Published != hearsay.Day("2021-10-05") {
		t.Errorf("said %+v, %+v", said[0], said[2])
	}
	all := strings.Join(told, "\n")
	for _, want := range []string{
		"line 10: the date \"99.99.2021\" cannot be read", "line 8: the row names no file", "line 7: no document is gone.txt",
		"line 6: 2 documents are c.txt", "line 5: 2 rows have the name lonely.txt", "tables/news.csv: no row speaks of 3 of 7 documents: 1/c.txt, 2/c.txt, deep/er/lonely.txt",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing says %q:\n%s", want, all)
		}
	}

	told = nil
	m.Match(append(docs, Described{Paths: []string{"more.txt"}}), problem)
	if n := strings.Count(strings.Join(told, "\n"), "no row speaks"); n != 1 || !strings.HasSuffix(told[len(told)-1], "deep/er/lonely.txt …") {
		t.Errorf("%d lines for four documents: %q", n, told)
	}

	if m, err = ReadMetadata(filepath.Join("t", "one.csv"), []byte("file,outlet\nlonely.txt,Barge News\n"), problem); err != nil {
		t.Fatal(err)
	}
	if said := m.Match(docs, problem); said[3].Outlet != "Barge News" {
		t.Errorf("by name alone: %+v", said[3])
	}
	for _, tt := range []struct{ table, want string }{
		{"", "empty"}, {"outlet,date\na,b\n", "no column file or url"}, {"file,url\na,b\n", "says nothing"}, {"%PDF-\x01\x02\x03\x04\x05", "binary"},
	} {
		if _, err := ReadMetadata("t.csv", []byte(tt.table), problem); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want %q", tt.table, err, tt.want)
		}
	}
}
