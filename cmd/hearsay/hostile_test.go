//go:build unix

package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/foreign"
)

// hostile is what a name, a title or a text may hold to steer a terminal, to turn the
// direction of a line, or to forge a line.
const hostile = "\x1b]0;own\x07\x1b[2J\u009b31m\u202egnol\u2066 \u200f\x7f"

// forged is a line that a name with a line end would make.
const forged = "\nhearsay: error: all is well"

// TestHostile walks all commands with such names, titles and texts: nothing that steers
// comes out, and no line is forged.
func TestHostile(t *testing.T) {
	t.Chdir(t.TempDir())
	dir := "d" + hostile
	rows, file := "rows"+hostile+".jsonl", "c"+hostile+".case"
	show := "h" + hostile
	name := "h" + strings.ReplaceAll(hostile, "/", "") + forged
	const hostile = "&#27;[2J\u009b31m\u202egnol\u2066 \u200f" // a text with raw ESC is taken for no text
	text := "<html><head><title>Ferry " + hostile + " sank</title><meta name=author content=\"Ann " + hostile + "\"></head><body><article><h1>Ferry " + hostile +
		" sank</h1><p>OSK, March 5, 2031 - Harbour master Anne Hale " + hostile + " said on Monday that “none " + hostile + " sank”, www.evil.example https://evil.example/x ann@evil.example.</p>" +
		strings.Repeat("<p>A clerk denied that she had seen it, and said that the ferry was old and rotten.</p>", 3) + "</article></body></html>"
	for _, x := range []error{
		os.Mkdir(dir, 0o777),
		os.WriteFile(filepath.Join(dir, name+".html"), []byte(text), 0o666),
		os.WriteFile(filepath.Join(dir, name+".txt"), []byte(strings.NewReplacer("<p>", "\n\n", "</p>", "").Replace(text)), 0o666),
		os.WriteFile(filepath.Join(dir, "\xff\x9b"+name+".html"), []byte(text+"<p>Once more.</p>"), 0o666),
		os.WriteFile(filepath.Join(dir, name+".png"), []byte("\x89PNG\r\n\x1a\n\x00"), 0o666),
		os.WriteFile("claims.txt", []byte("The ferry "+hostile+" sank.\n"), 0o666),
		os.WriteFile(rows, []byte("{\"id\":\"a\",\"text\":\"The mayor said\u009b31m \u202eno.\"}\n{\n{\"id\":2}\n"), 0o666),
	} {
		if x != nil {
			t.Skip("this system has no such names: ", x)
		}
	}
	for _, args := range [][]string{
		{"add", "-c", file, "-v", dir},
		{"add", "-c", file, dir, "--format", "json"},
		{"add", "-c", "none/" + file, dir},
		{"list", "-c", file},
		{"list", "-c", file, "--format", "json"},
		{"list", "-c", file, "--failed"},
		{"list", "-c", "no" + file},
		{"retry", "-c", file},
		{"retry", "-c", file, "no" + name},
		{"verify", file},
		{"backup", file, "-o", "b" + file},
		{"backup", file, "-o", "b" + file},
		{"show", "-c", file, show},
		{"search", "-c", file, "ferry"},
		{"search", "-c", file, "ferry", "--format", "json"},
		{"search", "-c", file, show},
		{"report", dir, "-o", "-", "-f", "markdown"},
		{"report", dir, "-o", "-", "-f", "json"},
		{"report", "-c", file, "-o", "-", "-f", "markdown", "--claims", "claims.txt"},
		{"report", "-c", file, "-o", "r" + show + ".json", "-f", "json"},
		{"report", "-c", file, "-o", rows},
		{"report", "no" + name},
		{"report", "--no" + name},
		{"questions", "-c", file},
		{"answers", "-c", file, "no" + name},
		{"answers", "-c", file, rows},
		{"extract", "articles", filepath.Join(dir, name+".html"), "no" + name},
		{"extract", "statements", rows},
		{"extract", "passages", rows},
		{"extract", "passages", "no" + name},
		{"extract", "stance", rows, rows},
		{"extract", "trees", rows},
		{"x" + name},
	} {
		var out, told bytes.Buffer
		run(&program{ctx: context.Background(), stdin: strings.NewReader(""), stdout: &out, stderr: &told}, args)
		for what, said := range map[string]string{"stdout": out.String(), "stderr": told.String()} {
			if at := foreign.Text(said); at != said {
				t.Errorf("%q: %s steers a terminal:\n%q", args, what, said)
			}
			if strings.Contains(said, forged) {
				t.Errorf("%q: %s holds a forged line:\n%s", args, what, said)
			}
		}
		if args[0] == "report" && args[len(args)-1] == "markdown" {
			for _, link := range []string{"https://", "www.evil", "ann@evil"} {
				if strings.Contains(out.String(), link) {
					t.Errorf("%q: %s becomes a link", args, link)
				}
			}
			if !strings.Contains(out.String(), "Anne Hale") || strings.Count(out.String(), "**D") < 3 {
				t.Errorf("%q: not read:\n%s%s", args, out.String(), told.String())
			}
		}
		if out.Len()+told.Len() == 0 {
			t.Errorf("%q says nothing", args)
		}
	}
	all, _ := filepath.Glob("*") // the report of the case as JSON
	for _, f := range all {
		if b, _ := os.ReadFile(f); strings.HasSuffix(f, ".json") && foreign.Text(string(b)) != string(b) {
			t.Errorf("%q steers a terminal", f)
		}
	}
}
