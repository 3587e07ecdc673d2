package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// openCommand opens a case, a folder or files in a browser.
type openCommand struct {
	Paths []string `arg:"" optional:"" name:"path" help:"A case file, or files, folders and archives to read into one."`
	Case  string   `short:"c" placeholder:"FILE" help:"The case file; by default hearsay.case, or one called after the first folder or file."`
	serveFlags
	NoBrowser bool `help:"Print the address and open nothing."`
	inputFlags
}

// Help shows how the command is used.
func (openCommand) Help() string {
	return `Examples:
  hearsay open storm.case            a case, in the browser
  hearsay open articles/             what is in a folder, read into articles.case
  hearsay open a.html b.txt -c storm.case
  hearsay open                       hearsay.case; drop files onto the page

The pages are served on this machine only. They show who said what while documents are still
being read; files can be dropped onto them. What a person decides is kept in the case. Ctrl-C
ends it, and loses nothing: the same command goes on.`
}

// Run opens it.
func (c *openCommand) Run(p *program) error {
	if err := c.checkInput("open"); err != nil {
		return err
	}
	paths, err := c.arguments(p, c.Paths)
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	if c.Metadata != "" {
		return usageError{errors.New("open: `hearsay add PATH... --metadata TABLE` keeps what the table says in the case; open the case then")}
	}
	file := caseFlag{c.Case}
	if len(paths) == 1 && c.Case == "" && isCase(paths[0]) {
		file.Case, paths = paths[0], nil
	}
	for _, path := range paths {
		if _, err := os.Stat(path); err != nil && !strings.ContainsAny(path, "*?[") && path != "-" {
			return fmt.Errorf("open: %w", err)
		}
		if isCase(path) {
			return usageError{fmt.Errorf("open: %s is a case file: one case is opened at a time, by itself", path)}
		}
	}
	if file.Case == "" {
		file.Case = caseFor(paths)
	}
	s, err := file.make(p)
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	defer s.Close()
	return p.serve("open", serving{serveFlags: c.serveFlags, path: file.Case, store: s, input: c.inputFlags, add: paths, ready: func(url string) {
		if c.NoBrowser {
			return
		}
		if err := browse(url); err != nil {
			p.say("no browser could be opened (%v): open the address yourself", err)
		}
	}})
}

// caseFor is the case file for what paths name: in the folder where the command runs, as
// add makes it, called after the first of them.
func caseFor(paths []string) string {
	if len(paths) == 0 || paths[0] == "-" {
		return "hearsay.case"
	}
	absolute, err := filepath.Abs(paths[0])
	if err != nil {
		return "hearsay.case"
	}
	name := filepath.Base(absolute)
	if info, err := os.Stat(absolute); err != nil {
		return "hearsay.case"
	} else if !info.IsDir() {
		name = strings.TrimSuffix(name, filepath.Ext(name))
	}
	if name = strings.Trim(name, " ."); name == "" || name == string(filepath.Separator) {
		return "hearsay.case"
	}
	return name + ".case"
}

// browse opens an address in the browser of the person.
func browse(url string) error {
	var c *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		c = exec.Command("rundll32", "url.dll,FileProtocolHandler", url)
	case "darwin":
		c = exec.Command("open", url)
	default:
		c = exec.Command("xdg-open", url)
	}
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait()
	return nil
}
