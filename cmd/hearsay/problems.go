package main

import (
	"fmt"
	"io"
	"os"

	"github.com/mattn/go-isatty"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
)

// terminal reports whether w is a terminal that a person looks at.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

// A style is the start of a colour on a terminal.
type style string

const (
	plain  style = ""
	bold   style = "\x1b[1m"
	faint  style = "\x1b[2m"
	red    style = "\x1b[31m"
	yellow style = "\x1b[33m"
	green  style = "\x1b[32m"
	end          = "\x1b[0m"
)

// paint gives s a style where w is a terminal and colours are not switched off
// (NO_COLOR, see no-color.org, or a dumb terminal).
func paint(w io.Writer, st style, s string) string {
	if st == plain || s == "" || !terminal(w) || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return s
	}
	return string(st) + s + end
}

// problem is the line about one document that could not be read, or that was
// read with a warning.
func problem(w io.Writer, pr hearsay.Problem) string {
	kind := paint(w, red, "error:")
	if pr.Warning {
		kind = paint(w, yellow, "warning:")
	}
	if pr.Path == "" {
		return fmt.Sprintf("hearsay: %s %s", kind, foreign.Line(pr.Message))
	}
	return fmt.Sprintf("hearsay: %s %s: %s", kind, foreign.Name(pr.Path), foreign.Line(withoutPath(pr.Path, pr.Message)))
}

// tell writes problems to stderr, one a line.
func (p *program) tell(problems ...hearsay.Problem) {
	for _, pr := range problems {
		fmt.Fprintln(p.stderr, problem(p.stderr, pr))
	}
}

// say writes a line to stderr; strings and errors among args are foreign.
func (p *program) say(format string, args ...any) {
	for i, a := range args {
		switch a := a.(type) {
		case string:
			args[i] = foreign.Name(a)
		case error:
			args[i] = foreign.Line(a.Error())
		}
	}
	fmt.Fprintf(p.stderr, "hearsay: "+format+"\n", args...)
}

// verdict is what a command that reads documents ends with: errFailed where
// documents failed or none was read at all. Warnings are no failure. It says
// what has not been said yet.
func (p *program) verdict(read int, problems []hearsay.Problem) error {
	if read == 0 {
		p.tell(hearsay.Problem{Message: "no document was read"})
		return errFailed
	}
	for _, pr := range problems {
		if !pr.Warning {
			return errFailed
		}
	}
	return nil
}

// number is n with the noun it counts: "1 document", "2 documents".
func number(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
