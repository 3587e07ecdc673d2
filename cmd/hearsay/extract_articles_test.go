package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExtractArticles(t *testing.T) {
	dir := t.TempDir()
	page := `<html><head><title>Sea wall finished</title><meta property="og:site_name" content="Harbour Gazette">
<meta name="author" content="Ada Brook"><meta property="article:published_time" content="2021-10-04"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Sea wall finished</h1>` + strings.Repeat("<p>The harbour council said on Monday that the new sea wall would be finished before the winter.</p>", 3) + `</article></body></html>`
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte(page))
	z.Close()
	for name, data := range map[string][]byte{
		"wall.2021.html.gz": packed.Bytes(), "bare.html": []byte("<p>" + strings.Repeat("The quay stayed open all year, the council said. ", 9)), "broken.html.gz": []byte("\x1f\x8b\x08broken"), "empty.html": nil,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	paths := []string{"extract", "articles"}
	for _, name := range []string{"wall.2021.html.gz", "broken.html.gz", "gone.html", "empty.html", "bare.html"} {
		paths = append(paths, filepath.Join(dir, name))
	}
	var out, problems bytes.Buffer
	if code := run(&program{ctx: context.Background(), stdin: strings.NewReader(""), stdout: &out, stderr: &problems}, paths); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	var rows map[string]struct{ ArticleBody, Title, Date, Author, Site *string }
	if err := json.Unmarshal(out.Bytes(), &rows); err != nil {
		t.Fatalf("%v in %s", err, out.String())
	}
	if len(rows) != 2 {
		t.Fatalf("%d rows in %s", len(rows), out.String())
	}
	w := rows["wall"]
	if w.Title == nil || *w.Title != "Sea wall finished" || w.Date == nil || *w.Date != "2021-10-04" || w.Author == nil || *w.Author != "Ada Brook" ||
		w.Site == nil || *w.Site != "Harbour Gazette" || w.ArticleBody == nil || !strings.Contains(*w.ArticleBody, "before the winter") || strings.Contains(*w.ArticleBody, "Home") {
		t.Errorf("got %s", out.String())
	}
	if b := rows["bare"]; b.Author != nil || b.Site != nil || b.ArticleBody == nil || !strings.Contains(*b.ArticleBody, "all year") {
		t.Errorf("a page without meta data gave %s", out.String())
	}
	for _, name := range []string{"broken.html.gz", "gone.html", "empty.html"} {
		if !strings.Contains(problems.String(), name) {
			t.Errorf("standard error does not name %s:\n%s", name, problems.String())
		}
	}
}
