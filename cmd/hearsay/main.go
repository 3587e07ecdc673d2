// Command hearsay shows who said what, on whose word, and what contradicts it,
// in a pile of news documents.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"reflect"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"github.com/openhearsay/hearsay"
)

// A program is the outside world as the commands see it.
type program struct {
	ctx    context.Context // ends at Ctrl-C
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	sleep  func(context.Context, time.Duration) error // before a judge is asked again; nil waits

	untilStopped atomic.Bool // the command goes on until Ctrl-C, which is no failure then

	mutex sync.Mutex
	temps map[string]bool // temporary files to remove when the program is ended before its time
}

// commands is the command line. One file a command.
type commands struct {
	Report     reportCommand     `cmd:"" help:"Read files and folders and show who said what, on whose word, and what contradicts it."`
	Export     exportCommand     `cmd:"" help:"Write a case for other programs: tables, annotations, a timeline, graphs, citations."`
	Open       openCommand       `cmd:"" help:"Open a case, a folder or files in the browser, to read and to work in."`
	Serve      serveCommand      `cmd:"" help:"Serve a case to browsers: the same without opening one."`
	Add        addCommand        `cmd:"" help:"Add files and folders to a case."`
	List       listCommand       `cmd:"" help:"List the documents of a case."`
	Show       showCommand       `cmd:"" help:"Show a document of a case with what was found in it."`
	Watch      watchCommand      `cmd:"" help:"Fetch pages and feeds into a case again and again."`
	Captures   capturesCommand   `cmd:"" help:"List what was fetched into a case, or write it as a WARC file."`
	Diff       diffCommand       `cmd:"" help:"Show what changed between two versions of a document."`
	Remove     removeCommand     `cmd:"" help:"Remove documents from a case."`
	Search     searchCommand     `cmd:"" help:"Search the texts of a case."`
	Retry      retryCommand      `cmd:"" help:"Take again what could not be added."`
	Verify     verifyCommand     `cmd:"" help:"Check that all that a case holds is as it was kept."`
	Backup     backupCommand     `cmd:"" help:"Copy a case, also while another program writes it."`
	Accept     acceptCommand     `cmd:"" help:"Accept findings of a case."`
	Reject     rejectCommand     `cmd:"" help:"Reject findings: they are in no report."`
	Set        setCommand        `cmd:"" help:"Correct a finding, or what is known of a document; grade a source."`
	Merge      mergeCommand      `cmd:"" aliases:"join" help:"Make one of several speakers, or of several propositions."`
	Split      splitCommand      `cmd:"" aliases:"part" help:"Make two speakers of one, or two propositions."`
	Note       noteCommand       `cmd:"" help:"Note something about a finding."`
	Undo       undoCommand       `cmd:"" help:"Take back decisions."`
	Log        logCommand        `cmd:"" help:"List what was decided about a case, by whom and when."`
	Questions  questionsCommand  `cmd:"" help:"Write closed questions about a case, for a model, a script or a person."`
	Answers    answersCommand    `cmd:"" help:"Take the answers to such questions into the case."`
	Extract    extractCommands   `cmd:"" help:"Run one engine by itself over JSON Lines, HTML pages or trees."`
	Passages   passagesCommands  `cmd:"" help:"Passages of an archive past one machine, with an SQL engine in the middle."`
	Quotations quotationsCommand `cmd:"" help:"The SQL that says who first said what over an archive, for DuckDB, Spark or ClickHouse."`
	Train      trainCommand      `cmd:"" help:"Train the English model from the corpora."`
	Eval       evalCommand       `cmd:"" help:"Print the accuracy figures that the data here allow."`

	Version kong.VersionFlag `help:"Print the version and exit."`
}

type extractCommands struct {
	Articles   ExtractArticles   `cmd:"" help:"The article, title, date, author and site of web pages."`
	Statements ExtractStatements `cmd:"" help:"Who said what: source, cue and contents of each statement."`
	Trees      ExtractTrees      `cmd:"" help:"Tags, heads and relations for the tokens of a CoNLL-U file."`
	Passages   ExtractPassages   `cmd:"" help:"Passages that documents share."`
	Stance     ExtractStance     `cmd:"" help:"What each body does with a claim: agree, disagree, discuss or unrelated."`
}

// errFailed ends the program with exit code 1; what went wrong has been said.
var errFailed = errors.New("failed")

// A usageError ends the program with exit code 2.
type usageError struct{ error }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := &program{ctx: ctx, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}
	context.AfterFunc(ctx, func() {
		stop() // a second Ctrl-C ends the program at once
		time.AfterFunc(grace, func() { p.end(os.Exit) })
	})
	os.Exit(run(p, os.Args[1:]))
}

// grace is how long a command may take, after Ctrl-C or SIGTERM, to finish what it began
// and to say how far it came. After that it is ended where it is, as by a kill, which
// costs nothing that was reported as done.
const grace = 700 * time.Millisecond

// end ends the program from outside of its command.
func (p *program) end(exit func(int)) {
	p.removeTemps()
	p.say("stopped")
	if p.untilStopped.Load() {
		exit(0)
		return
	}
	exit(1)
}

// run is the whole program: it returns the exit code, 0 for success, 1 where
// something could not be done, 2 for wrong usage.
func run(p *program, args []string) int {
	var c commands
	exited := -1
	parser, err := kong.New(&c,
		kong.Name("hearsay"),
		kong.Description("Shows who said what, on whose word, and what contradicts it, in a pile of news documents. Nothing is sent anywhere, unless the command line names a judge or a web address."),
		kong.Writers(p.stdout, p.stderr),
		kong.Exit(func(code int) { exited = code }),
		kong.Vars{"version": "hearsay " + hearsay.Version, "stages": stageNames(), "exports": exportNames()},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Bind(p),
		kong.KindMapper(reflect.String, kong.MapperFunc(asGiven)),
	)
	if err != nil {
		p.say("%v", err)
		return 2
	}
	parsed, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		var at *kong.ParseError
		if errors.As(err, &at) {
			parsed = at.Context
		}
		p.say("%v", err)
		fmt.Fprint(p.stderr, try(parsed))
		return 2
	}
	var usage usageError
	switch err := parsed.Run(); {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		p.say("%v", err)
		fmt.Fprint(p.stderr, try(parsed))
		return 2
	case errors.Is(err, errFailed):
		return 1
	case errors.Is(err, context.Canceled):
		p.say("stopped")
		return 1
	default:
		for _, e := range joined(err) {
			p.say("%v", e)
		}
		return 1
	}
}

// joined is the errors that one joins, each for a line of its own.
func joined(err error) []error {
	if j, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, e := range j.Unwrap() {
			if !errors.Is(e, errFailed) {
				all = append(all, e)
			}
		}
		return all
	}
	return []error{err}
}

// asGiven takes an argument as the shell gave it: the names of files are bytes, and
// kong's own mapper makes UTF-8 of them.
func asGiven(c *kong.DecodeContext, target reflect.Value) error {
	t, err := c.Scan.PopValue("string")
	if err != nil {
		return err
	}
	target.SetString(t.String())
	return nil
}

// try is the line that leads to the help of the command that was meant, as far
// as that was understood.
func try(c *kong.Context) string {
	words := "hearsay"
	if c != nil {
		for _, p := range c.Path {
			if p.Command != nil {
				words += " " + p.Command.Name
			}
		}
	}
	return "Try: " + words + " --help\n"
}
