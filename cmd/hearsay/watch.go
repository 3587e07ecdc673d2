package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/store"
)

// watchCommand fetches pages and feeds again and again.
type watchCommand struct {
	URLs []string `arg:"" optional:"" name:"url" help:"Pages to fetch again and again; what is watched is kept in the case."`
	caseFlag
	Feed  []string      `placeholder:"URL" sep:"none" help:"Feeds whose new pages are fetched."`
	Every time.Duration `default:"30m" placeholder:"TIME" help:"How often what is named here is looked at (${default}; 1m is the least)."`
	Once  bool          `help:"Look at everything once and end."`
	List  bool          `help:"List what is watched and end."`
	Stop  []string      `placeholder:"URL" sep:"none" help:"Watch these no longer, and end."`
	boundFlags
	formatFlag
	AllowPrivate bool `help:"Fetch addresses of private networks and of this machine for what is named here, and for what was named with this before."`
}

// A watchRow is what became of a look, or what is watched, as --format json prints it.
type watchRow struct {
	Time    time.Time `json:"time"` // of the look, or since when it is watched
	URL     string    `json:"url"`
	Outcome string    `json:"outcome,omitempty"` // new, changed, same, failed
	SHA256  string    `json:"sha256,omitempty"`
	Message string    `json:"message,omitempty"`
	What    string    `json:"what,omitempty"` // page, feed
	Every   string    `json:"every,omitempty"`
	Private bool      `json:"private,omitempty"`
}

// Help shows how the command is used.
func (watchCommand) Help() string {
	return `Examples:
  hearsay watch -c storm.case https://news.example/storm --every 10m
  hearsay watch -c storm.case --feed https://news.example/feed
  hearsay watch -c storm.case                  goes on with all that is watched
  hearsay watch -c storm.case --once           one look, for cron
  hearsay watch -c storm.case --list
  hearsay watch -c storm.case --stop https://news.example/storm

What is named is kept in the case with its schedule, which is a minute or longer, and
watched until --stop. A page that has changed is added beside the earlier one; a line
says so. Pages of a feed are fetched when they are new. Each host is asked once a second
at most and only for what its robots.txt leaves open; what has not changed is not sent
again where the server knows that. What fails is shown by list --failed too.

Addresses of private networks are fetched only where --allow-private was said when they
were named, and is said again each time: the case alone, which may come from somebody
else, never leads into your network. Pages of a feed are fetched as the feed is.

Ctrl-C ends it with exit code 0; what was fetched is kept. With --once, exit code 1 says
that something failed, or that Ctrl-C came before all was looked at.`
}

// Run watches.
func (c *watchCommand) Run(p *program) (err error) {
	if err := errors.Join(checkAddresses("watch", c.URLs), checkAddresses("watch", c.Feed), checkAddresses("watch", c.Stop)); err != nil {
		return err
	}
	if err := c.checkBounds("watch"); err != nil {
		return err
	}
	if c.Every < time.Minute {
		return usageError{errors.New("watch: --every takes a minute or more")}
	}
	open := c.open
	if len(c.URLs)+len(c.Feed) > 0 {
		open = c.make
	}
	s, err := open(p)
	if err != nil {
		return err
	}
	defer func() {
		if e := s.Close(); err == nil {
			err = e
		}
	}()
	for _, url := range c.Stop {
		if err := s.Unwatch(p.ctx, url); err != nil {
			return fmt.Errorf("watch: %w", err)
		}
	}
	for i, url := range append(append([]string{}, c.URLs...), c.Feed...) {
		if err := s.Watch(p.ctx, store.Watched{URL: url, Feed: i >= len(c.URLs), Every: c.Every, Private: c.AllowPrivate, Since: time.Now()}); err != nil {
			return err
		}
	}
	all, err := s.Watched(p.ctx)
	if err != nil {
		return err
	}
	if c.List || len(c.Stop) > 0 {
		return c.list(p, all)
	}
	if len(all) == 0 {
		return usageError{errors.New("watch: nothing is watched: name pages, or feeds with --feed")}
	}
	if c.Once {
		return c.watch(p, s, all)
	}
	p.untilStopped.Store(true)
	if err := c.watch(p, s, all); p.ctx.Err() == nil {
		return err
	}
	p.say("stopped: what was fetched is kept, and `hearsay watch` goes on")
	return nil
}

func (c *watchCommand) list(p *program, all []store.Watched) error {
	if c.json() {
		for _, w := range all {
			row := watchRow{Time: w.Since, URL: w.URL, What: "page", Every: w.Every.String(), Private: w.Private}
			if w.Feed {
				row.What = "feed"
			}
			if err := writeLine(p.stdout, row); err != nil {
				return err
			}
		}
		return nil
	}
	rows := [][]string{{"EVERY", "WHAT", "ADDRESS"}}
	for _, w := range all {
		what := "page"
		if w.Feed {
			what = "feed"
		}
		if w.Private {
			what += ", private"
		}
		rows = append(rows, []string{w.Every.String(), what, w.URL})
	}
	if len(all) == 0 {
		p.say("nothing is watched in %s", c.Case)
		return nil
	}
	return table(p, rows)
}

// watch looks at each address when it is due, until the program is to end.
func (c *watchCommand) watch(p *program, s store.Store, all []store.Watched) error {
	open := p.visitor(s, (&inputFlags{boundFlags: c.boundFlags}).reader(p), fetchFlags{})
	private := open.private()
	if c.AllowPrivate {
		open.advice = "; it was named without that: name it again with it"
	}
	due := make([]time.Time, len(all))
	failed := false
	for {
		next := time.Time{}
		for i, w := range all {
			if !due[i].After(time.Now()) {
				v := open
				if w.Private && c.AllowPrivate {
					v = private
				}
				bad, err := c.look(p, s, v, w)
				if p.ctx.Err() != nil {
					return p.ctx.Err()
				}
				if err != nil {
					return err
				}
				failed = failed || bad
				due[i] = time.Now().Add(w.Every)
			}
			if next.IsZero() || due[i].Before(next) {
				next = due[i]
			}
		}
		if c.Once {
			if failed {
				return errFailed
			}
			return nil
		}
		if err := p.pause(time.Until(next)); err != nil {
			return err
		}
	}
}

// look fetches one address that is watched and prints a line for each change.
func (c *watchCommand) look(p *program, s store.Store, v *visitor, w store.Watched) (failed bool, err error) {
	ctx := context.WithoutCancel(p.ctx)
	line := func(what string, x ingest.Result) error {
		now := time.Now()
		if c.json() {
			return writeLine(p.stdout, watchRow{Time: now, URL: x.Path, Outcome: what, SHA256: x.SHA256})
		}
		_, err := fmt.Fprintf(p.stdout, "%s  %-7s  %s\n", now.Format("2006-01-02 15:04"), what, foreign.Name(x.Path))
		return err
	}
	take := func(x ingest.Result) error {
		switch {
		case x.Err != nil:
			return x.Err
		case x.Problem != nil:
			return c.problem(p, s, *x.Problem, w, &failed)
		case x.Known:
			_, err := s.RemoveFailures(ctx, x.Path)
			if err == nil && v.turned { // back to what it had been
				err = line("changed", x)
			}
			return err
		}
		before, err := s.Has(ctx, x.SHA256, "")
		if err != nil {
			return err
		}
		earlier, err := s.Has(ctx, "", x.Path)
		if err != nil {
			return err
		}
		if _, err := s.Add(ctx, store.Addition{Document: x.Document, Original: x.Data, Added: time.Now()}); err != nil {
			return err
		}
		for _, w := range x.Document.Warnings {
			p.tell(hearsay.Problem{Path: x.Path, Message: w, Warning: true})
		}
		switch {
		case before:
			return line("same", x)
		case earlier:
			return line("changed", x)
		}
		return line("new", x)
	}
	if w.Feed {
		err = v.feed(w.URL, v.done, take)
	} else {
		err = take(v.page(w.URL, source.Named(w.URL)))
	}
	return failed, err // take sets failed
}

// problem tells of what could not be read, and keeps it for retry. A feed is none of the
// documents.
func (c *watchCommand) problem(p *program, s store.Store, pr hearsay.Problem, w store.Watched, failed *bool) error {
	p.tell(pr)
	if pr.Warning {
		return nil
	}
	*failed = true
	message := withoutPath(pr.Path, pr.Message)
	if c.json() {
		if err := writeLine(p.stdout, watchRow{Time: time.Now(), URL: pr.Path, Outcome: "failed", Message: message}); err != nil {
			return err
		}
	}
	if w.Feed && pr.Path == w.URL {
		return nil
	}
	return s.SetFailures(context.WithoutCancel(p.ctx), store.Failure{Path: pr.Path, Message: message, Time: time.Now()})
}

// done reports whether a page of a feed was fetched, and is a document or known to be
// none that can be read. One that was fetched when the program was killed is not.
func (v *visitor) done(url string) bool {
	if _, err := v.store.LastCapture(v.p.ctx, url); err != nil {
		return false
	}
	if has, err := v.store.Has(v.p.ctx, "", url); err != nil || has {
		return err == nil
	}
	failed, err := v.store.Failures(v.p.ctx)
	return err == nil && slices.ContainsFunc(failed, func(f store.Failure) bool { return f.Path == url })
}
