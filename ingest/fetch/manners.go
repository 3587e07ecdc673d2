package fetch

import (
	"context"
	"fmt"
	"net/url"
	"sync"
	"time"

	"github.com/openhearsay/hearsay/ingest/source"
)

// manners is what is remembered of hosts, so that none is asked too often.
type manners struct {
	mutex  sync.Mutex
	robots map[string]rules     // by scheme and host
	next   map[string]time.Time // when a host may be asked again
	left   map[string]time.Time // until when a host asked to be left alone
}

func newManners() *manners {
	return &manners{robots: map[string]rules{}, next: map[string]time.Time{}, left: map[string]time.Time{}}
}

// turn waits until the host of u may be asked. Every request that is sent has had its
// turn, those that are sent again and those of robots.txt too.
func (c *Client) turn(ctx context.Context, u *url.URL) error {
	c.mutex.Lock()
	now := c.now()
	if until := c.left[u.Host]; now.Before(until) {
		c.mutex.Unlock()
		return fmt.Errorf("%s asked to be left alone until %s: try again then", source.Line(u.Host), until.UTC().Format("2006-01-02 15:04 MST"))
	}
	at := c.next[u.Host]
	if at.Before(now) {
		at = now
	}
	c.next[u.Host] = at.Add(c.delay(u))
	c.mutex.Unlock()
	if d := at.Sub(now); d > 0 {
		return c.Sleep(ctx, d)
	}
	return ctx.Err()
}

// delay is how long a host is left alone after a request: a second, or what its
// robots.txt asks for.
func (c *Client) delay(u *url.URL) time.Duration {
	if r := c.robots[u.Scheme+"://"+u.Host]; r.data != nil {
		return min(mostDelay, max(least, r.data.FindGroup(Agent).CrawlDelay))
	}
	return least
}

// later puts off the next request to the host of u.
func (c *Client) later(u *url.URL, d time.Duration) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if at := c.now().Add(d); at.After(c.next[u.Host]) {
		c.next[u.Host] = at
	}
}

// leave leaves the host of u alone: nothing on it is asked for until d has passed.
func (c *Client) leave(u *url.URL, d time.Duration) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.left[u.Host] = c.now().Add(d)
}
