package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/openhearsay/hearsay/foreign"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/store"
)

// watchCommand fetches pages and feeds again and again.
type watchCommand struct {
	URLs []string `arg:"" optional:"" name:"url" help:"Pages to fetch again and again; what is watched is kept in the case."`
	caseFlag
	Feed  []string      `placeholder:"URL" sep:"none" help:"Feeds whose new pages are fetched."`
	Every time.Duration `default:"30m" placeholder:"TIME" help:"How often what is named here is looked at (${default})."`
	Once  bool          `help:"Look at everything once and end."`
	List  bool          `help:"List what is watched and end."`
	Stop  []string      `placeholder:"URL" sep:"none" help:"Watch these no longer, and end."`
	fetchFlags
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

A page that has changed is added beside the earlier one; a line says so. Pages of a
feed are fetched when they are new. Each host is asked once a second at most and only
for what its robots.txt leaves open. Ctrl-C ends; what was fetched is kept.`
}

// Run watches.
func (c *watchCommand) Run(p *program) (err error) {
	if err := errors.Join(checkAddresses("watch", c.URLs), checkAddresses("watch", c.Feed), checkAddresses("watch", c.Stop)); err != nil {
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
		if err := s.Watch(p.ctx, store.Watched{URL: url, Feed: i >= len(c.URLs), Every: c.Every, Since: time.Now()}); err != nil {
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
	return c.watch(p, s, all)
}

func (c *watchCommand) list(p *program, all []store.Watched) error {
	rows := [][]string{{"EVERY", "WHAT", "ADDRESS"}}
	for _, w := range all {
		what := "page"
		if w.Feed {
			what = "feed"
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
	reader := (&inputFlags{MaxDocument: 64, MaxTime: 20 * time.Second}).reader(p)
	v := p.visitor(s, reader, c.fetchFlags)
	due := make([]time.Time, len(all))
	failed := false
	for {
		next := time.Time{}
		for i, w := range all {
			if !due[i].After(time.Now()) {
				bad, err := c.look(p, s, v, w)
				if err != nil {
					if p.ctx.Err() != nil {
						return p.ctx.Err()
					}
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
	line := func(what, path string) error {
		_, err := fmt.Fprintf(p.stdout, "%s  %-7s  %s\n", time.Now().Format("2006-01-02 15:04"), what, foreign.Name(path))
		return err
	}
	take := func(x ingest.Result) error {
		switch {
		case x.Err != nil:
			return x.Err
		case x.Problem != nil:
			failed = failed || !x.Problem.Warning
			p.tell(*x.Problem)
			return nil
		case x.Known:
			return nil
		}
		before, err := s.Has(p.ctx, x.SHA256, "")
		if err != nil {
			return err
		}
		earlier, err := v.seen(x.Path)
		if err != nil {
			return err
		}
		if _, err := s.Add(p.ctx, store.Addition{Document: x.Document, Original: x.Data, Added: time.Now()}); err != nil {
			return err
		}
		switch {
		case before:
			return line("same", x.Path)
		case earlier:
			return line("changed", x.Path)
		}
		return line("new", x.Path)
	}
	if !w.Feed {
		return failed, take(v.page(w.URL))
	}
	err = v.feed(w.URL, func(url string) bool { _, err := s.LastCapture(p.ctx, url); return err == nil }, take)
	return failed, err
}

// seen reports whether the case holds a document from an address.
func (v *visitor) seen(address string) (bool, error) {
	all, err := v.store.List(v.p.ctx)
	if err != nil {
		return false, err
	}
	for _, e := range all {
		for _, path := range e.Paths {
			if path == address {
				return true, nil
			}
		}
	}
	return false, nil
}
