// Command rules counts what is written into Go code by hand rather than learned
// from data, a package a line: string tests, numbers and listed words. It judges
// nothing; the counts of two versions beside their figures of accuracy show
// whether a gain was paid for with more special cases.
//
// usage: go run ./bench/rules DIR...
//
// Each folder is read with those below it, tests and testdata left out.
//
//	lines    lines of Go, comments and blank ones with them
//	tests    strings that a value is compared with: ==, !=, a case, an argument of
//	         strings.HasPrefix and its like, of slices.Contains
//	given    single words given to any other call: is(w, "said"), features.add("bias")
//	numbers  numbers other than 0, 1 and -1
//	words    words in lists: elements and keys of composite literals, strings that
//	         are named or given to a call, each cut at white space where it has
//	         several words; letters in a row in a regular expression
//
// A string without a letter, such as a comma, is a test but no word. Texts of
// errors and formats (packages fmt and errors) and struct tags count as nothing.
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "rules:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, dirs []string) error {
	if len(dirs) == 0 {
		return fmt.Errorf("usage: rules DIR [MORE]")
	}
	packages := map[string]counts{}
	for _, dir := range dirs {
		if err := count(dir, packages); err != nil {
			return err
		}
	}
	names := make([]string, 0, len(packages))
	for name := range packages {
		names = append(names, name)
	}
	slices.Sort(names)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(name string, c counts) {
		fmt.Fprintf(w, "%d\t%d\t%d\t%d\t%d\t  %s\n", c.lines, c.tests, c.given, c.numbers, c.words, name)
	}
	fmt.Fprintf(w, "lines\ttests\tgiven\tnumbers\twords\t\n")
	var all counts
	for _, name := range names {
		row(name, packages[name])
		all.add(packages[name])
	}
	row("all", all)
	return w.Flush()
}

// count adds the counts of the packages in dir and below it.
func count(dir string, packages map[string]counts) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "testdata" {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		c, err := countFile(path, source)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(filepath.Dir(path))
		c.add(packages[name])
		packages[name] = c
		return nil
	})
}

type counts struct{ lines, tests, given, numbers, words int }

func (c *counts) add(o counts) {
	c.lines += o.lines
	c.tests += o.tests
	c.given += o.given
	c.numbers += o.numbers
	c.words += o.words
}

func countFile(path string, source []byte) (counts, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, source, parser.SkipObjectResolution)
	if err != nil {
		return counts{}, err
	}
	c := counts{lines: files.File(file.Pos()).LineCount()}
	var above []ast.Node // from the file down to the node
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil {
			above = above[:len(above)-1]
			return true
		}
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false // before it is put on the stack
		case *ast.BasicLit:
			c.literal(n, above)
		}
		above = append(above, n)
		return true
	})
	return c, nil
}

// literal counts one literal by what stands above it.
func (c *counts) literal(l *ast.BasicLit, above []ast.Node) {
	switch l.Kind {
	case token.INT, token.FLOAT:
		if v, err := strconv.ParseFloat(l.Value, 64); err != nil || v != 0 && v != 1 {
			c.numbers++ // one that is no decimal, such as 0x1p-2, is none of the three
		}
	case token.STRING:
		if s, err := strconv.Unquote(l.Value); err == nil && s != "" {
			c.text(s, l, above)
		}
	}
}

func (c *counts) text(s string, at ast.Node, above []ast.Node) {
	inList := false // a part of a list that is written in several lines
	for i := len(above) - 1; i >= 0; i-- {
		switch n := above[i].(type) {
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				c.tests++
				return
			}
			if n.Op != token.ADD {
				return
			}
			inList = inList || literals(n)
		case *ast.CaseClause:
			if n.Pos() <= at.Pos() && at.Pos() < n.Colon {
				c.tests++
			}
			return
		case *ast.CallExpr:
			if inList {
				c.words += words(s)
			} else {
				c.argument(s, n)
			}
			return
		case *ast.KeyValueExpr:
			if at.Pos() > n.Colon {
				if _, ok := n.Key.(*ast.BasicLit); ok {
					return // the key has been counted
				}
			}
		case *ast.CompositeLit, *ast.ValueSpec, *ast.AssignStmt:
			c.words += words(s)
			return
		case *ast.ParenExpr:
		default: // returned, a struct tag, an index
			return
		}
	}
}

// literals reports whether a sum is of literals only.
func literals(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BinaryExpr:
		return literals(e.X) && literals(e.Y)
	case *ast.BasicLit:
		return true
	}
	return false
}

// argument counts a string that is given to a call.
func (c *counts) argument(s string, call *ast.CallExpr) {
	if f, ok := call.Fun.(*ast.SelectorExpr); ok {
		if p, ok := f.X.(*ast.Ident); ok {
			switch p.Name {
			case "fmt", "errors":
				return
			case "regexp":
				c.words += len(letters.FindAllString(s, -1))
				return
			case "strings", "bytes", "slices":
				if compares.MatchString(f.Sel.Name) {
					c.tests++
					return
				}
			}
		}
	}
	switch n := words(s); {
	case n > 1:
		c.words += n
	case n == 1:
		c.given++
	}
}

var (
	compares = regexp.MustCompile(`^(HasPrefix|HasSuffix|Contains|ContainsAny|EqualFold|Index|IndexAny|LastIndex|Cut|CutPrefix|CutSuffix|TrimPrefix|TrimSuffix|Count)$`)
	letters  = regexp.MustCompile(`\pL{2,}`)
)

// words is how many parts of s between white space have a letter.
func words(s string) (n int) {
	for _, w := range strings.Fields(s) {
		if strings.ContainsFunc(w, unicode.IsLetter) {
			n++
		}
	}
	return n
}
