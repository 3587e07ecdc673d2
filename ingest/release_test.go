package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReleases(t *testing.T) {
	for _, tt := range []struct {
		file, outlet, published, credit, title string
		first, furniture                       string // the first words of the text; the first words of what is marked
	}{
		{"release.txt", "Harwick Harbour Authority", "2031-04-03", "", "Harwick Harbour Authority Opens New Sea Wall", "Harwick Harbour Authority Opens", "About Harwick|The Harwick"},
		{"release.html", "Nordvik Lines", "2031-05-06", "PR Newswire", "Nordvik Lines adds two ferries", "Nordvik Lines adds", "About Nordvik|Nordvik Lines"},
		{"release-senator.txt", "", "2031-05-06", "", "Senator Lund: Council Must Answer for Second Bill", "Senator Lund: Council", ""},
		{"no-release.txt", "", "", "", "Council paid twice, authority admits", "Council paid twice", ""},
	} {
		data, err := os.ReadFile(filepath.Join("testdata", "releases", tt.file))
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(tt.file, data)
		if err != nil {
			t.Fatal(err)
		}
		if d.Outlet != tt.outlet || d.Published.From != tt.published || d.Credit != tt.credit || d.Title != tt.title || len(d.Bylines) > 0 && tt.outlet != "" {
			t.Errorf("%s: outlet %q, published %v, credit %q, title %q, bylines %q", tt.file, d.Outlet, d.Published, d.Credit, d.Title, d.Bylines)
		}
		if !strings.HasPrefix(d.Text, tt.first) {
			t.Errorf("%s: text begins %.60q", tt.file, d.Text)
		}
		for _, s := range []string{"IMMEDIATE", "555-0142", "###", "-30-", "SOURCE", "Tom Reed"} {
			if strings.Contains(d.Text, s) {
				t.Errorf("%s: %q is in the text %q", tt.file, s, d.Text)
			}
		}
		var got []string
		for _, s := range d.Furniture {
			w := strings.Fields(s.In(d.Text))
			got = append(got, strings.Join(w[:2], " "))
		}
		if s := strings.Join(got, "|"); s != tt.furniture {
			t.Errorf("%s: furniture %q, want %q", tt.file, s, tt.furniture)
		}
	}
}
