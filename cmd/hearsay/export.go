package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/export"
)

// exportCommand writes a case in a form that other programs read.
type exportCommand struct {
	subject
	Format string `short:"f" required:"" enum:"${exports}" help:"One of ${exports}."`
	Table  string `placeholder:"NAME" help:"Of csv and parquet: only this table (statements, propositions, conflicts, quotations, documents)."`
	Output string `short:"o" placeholder:"FILE|FOLDER" help:"Where it goes, - for standard output (the default). csv and parquet write several files: name a folder or a .zip."`
	forceFlag
}

// Help shows how the command is used.
func (exportCommand) Help() string {
	var b strings.Builder
	b.WriteString("Formats:\n")
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "  %-12s %s\n", f.Name, f.About)
	}
	b.WriteString(`
Examples:
  hearsay export -c storm.case -f csv -o tables/            five tables in a folder
  hearsay export -c storm.case -f csv -o storm.zip          the same in one file
  hearsay export articles/ -f csv --table statements        one of them, to the screen
  hearsay export -c storm.case -f canvas -o storm.canvas    for Obsidian
  hearsay export -c storm.case -f gexf -o storm.gexf        for Gephi
  hearsay export -c storm.case -f csl-json -o storm.json    for Zotero
  hearsay export -c storm.case -f w3c --accepted -o a.jsonld

What each format holds, and the standard it follows, stands in doc/exports.md.
Exit code 1: a file could not be read (the export is written all the same), or
none was read.` + outputHelp)
	return b.String()
}

// Run writes the export.
func (c *exportCommand) Run(p *program) error {
	f, _ := export.Named(c.Format)
	paths, err := c.paths(p, "export")
	if err != nil {
		return err
	}
	files, err := c.outputs(p, f)
	if err != nil {
		return err
	}
	for i := range files {
		if files[i].out, err = p.create(files[i].path, c.guard(paths, c.Force)); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		defer files[i].out.Discard()
	}
	found, err := c.find(p, "export", paths)
	if err != nil {
		return err
	}
	for _, x := range files {
		if err := x.write(p, f, found); err != nil {
			return err
		}
	}
	for _, x := range files {
		if err := x.out.Commit(); err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	if c.Output != "" && c.Output != "-" {
		p.say("%s, %s: %s", number(len(found.Documents), "document"), number(len(found.Statements), "statement"), c.Output)
	}
	return p.ended(found)
}

// An exported is one file of an export.
type exported struct {
	path  string // "" for standard output
	table string // "" for all
	out   *output
}

func (x *exported) write(p *program, f export.Format, found *hearsay.Case) error {
	if x.table != "" {
		return f.WriteTable(x.out, found, x.table)
	}
	notes, err := f.Write(x.out, found)
	for _, n := range notes {
		p.tell(hearsay.Problem{Message: n, Warning: true})
	}
	return err
}

// outputs are the files that the command line asks for. A folder that is not there is made.
func (c *exportCommand) outputs(p *program, f export.Format) ([]exported, error) {
	wrong := func(format string, args ...any) ([]exported, error) {
		return nil, usageError{fmt.Errorf("export: "+format, args...)}
	}
	screen := c.Output == "" || c.Output == "-"
	switch tables := f.Tables(); {
	case tables == nil && c.Table != "":
		return wrong("--table is of csv and parquet: %s is one file", f.Name)
	case tables == nil:
		return []exported{{path: c.Output}}, nil
	case c.Table != "" && !slices.Contains(tables, c.Table):
		return wrong("there is no table %q: %s", c.Table, strings.Join(tables, ", "))
	case f.Name == "parquet" && screen && terminal(p.stdout):
		return wrong("parquet is not for a screen: name a file with -o")
	case c.Table != "":
		return []exported{{path: c.Output, table: c.Table}}, nil
	case strings.HasSuffix(strings.ToLower(c.Output), ".zip"):
		return []exported{{path: c.Output}}, nil
	case screen || strings.EqualFold(filepath.Ext(c.Output), f.Extension): // no folder is meant by "case.csv"
		return wrong("%s is %d tables: name a folder or a .zip with -o, or one of them with --table", f.Name, len(tables))
	default:
		switch info, err := os.Stat(c.Output); {
		case err == nil && !info.IsDir():
			return wrong("%s is a file: %s is %d tables, name a folder or a .zip", c.Output, f.Name, len(tables))
		case errors.Is(err, os.ErrNotExist):
			if err := os.Mkdir(c.Output, 0o777); err != nil {
				return nil, fmt.Errorf("export: %w", err)
			}
		case err != nil:
			return nil, fmt.Errorf("export: %w", err)
		}
		var files []exported
		for _, t := range tables {
			files = append(files, exported{path: filepath.Join(c.Output, t+f.Extension), table: t})
		}
		return files, nil
	}
}

// exportNames are the names of all formats, for the command line.
func exportNames() string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ",")
}
