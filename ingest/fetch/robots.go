package fetch

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/temoto/robotstxt"
)

// How long what a host's robots.txt said is kept (RFC 9309, 2.4), and that it could not
// be read.
const (
	keepRules   = 24 * time.Hour
	keepFailure = 5 * time.Minute
)

// mostRules is how many bytes of a robots.txt are read; RFC 9309 asks for 500 KiB at
// least.
const mostRules = 512 << 10

// rules is what a host's robots.txt says, or why that is not known.
type rules struct {
	data  *robotstxt.RobotsData // nil where err is not
	err   error
	until time.Time // when it is asked again
}

// allowed asks the host's robots.txt whether u may be fetched (RFC 9309): nil where it
// may. A host that has no such file allows everything; one that cannot be asked, or that
// fails, nothing for now.
func (c *Client) allowed(ctx context.Context, u *url.URL) error {
	host := u.Scheme + "://" + u.Host
	c.mutex.Lock()
	r := c.robots[host]
	c.mutex.Unlock()
	if !c.now().Before(r.until) {
		r = c.readRules(ctx, u)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		c.mutex.Lock()
		c.robots[host] = r
		c.mutex.Unlock()
	}
	if r.err != nil {
		return r.err
	}
	target := u.EscapedPath()
	if target == "" {
		target = "/"
	}
	if u.RawQuery != "" {
		target += "?" + u.RawQuery
	}
	if !r.data.TestAgent(target, Agent) {
		return ErrRobots
	}
	return nil
}

// readRules fetches the robots.txt of the host of u.
func (c *Client) readRules(ctx context.Context, u *url.URL) rules {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	status, body := 0, []byte(nil)
	for hop := 0; hop <= mostRedirects; hop++ {
		e, text, err := c.visit(ctx, at, Have{}, mostRules)
		switch {
		case errors.Is(err, ErrPrivate):
			return rules{err: err} // it is so for this client only: not kept
		case errors.Is(err, ErrTooLarge):
			text = text[:bytes.LastIndexByte(text, '\n')+1] // half a line would forbid too much
		case err != nil:
			return rules{err: err, until: c.now().Add(keepFailure)}
		}
		status, body = e.Status, text
		if status < 300 || status >= 400 {
			break
		}
		status = http.StatusNotFound // so that what leads nowhere is no file
		next, err := at.Parse(e.Header.Get("Location"))
		if err != nil {
			break
		}
		if next, err = parse(next.String()); err != nil {
			break
		}
		at = next
	}
	if status >= 500 || status == http.StatusTooManyRequests {
		return rules{err: ErrRobotsUnread, until: c.now().Add(keepFailure)}
	}
	data, err := robotstxt.FromStatusAndBytes(status, body)
	if err != nil {
		data = &robotstxt.RobotsData{}
	}
	return rules{data: data, until: c.now().Add(keepRules)}
}
