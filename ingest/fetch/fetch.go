// Package fetch is the one place where documents come over the network. It fetches a
// page as a polite visitor (robots.txt, one request a host and second, conditional
// requests, retries with back-off, a user agent that names itself) and a careful one:
// http and https only, no private address, bounds on size, time and redirects, no
// cookies, no proxy of the environment, nothing executed.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"

	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/ingest/warc"
)

// Agent is how hearsay names itself to servers and in robots.txt.
const Agent = "hearsay"

// The bounds of a visit.
const (
	mostRedirects = 5
	mostRetries   = 3
	mostDelay     = 30 * time.Second // that a host may ask for between two requests
	mostTime      = 2 * time.Minute  // for one request and its answer, without the waits between requests
	least         = time.Second      // between two requests to one host
)

// A Client fetches pages. It may be used by several at once; requests to one host wait
// for one another.
type Client struct {
	Limits source.Limits // Bytes bounds a page, packed and unpacked
	Sleep  func(context.Context, time.Duration) error

	http   *http.Client
	dialer *net.Dialer
	guard  func(netip.AddrPort) error // which connections are refused; nil for none
	now    func() time.Time
	*manners
}

// A Have is what is kept of an earlier visit, so that the same is not sent again.
type Have struct {
	URL                string // the address that answered, Response.URL: no other is asked by what follows
	ETag, LastModified string
}

// A Response is a page that was fetched.
type Response struct {
	URL       string // after redirects
	Time      time.Time
	Status    int
	Header    http.Header
	Body      []byte          // without the encodings of transfer and content
	Same      bool            // the page is as Have says: there is no body
	Exchanges []warc.Exchange // each request and answer, redirects too, in order
}

// New makes a client. allowPrivate lets it fetch addresses of private networks, this
// machine's too.
func New(l source.Limits, allowPrivate bool) *Client {
	c := &Client{Limits: l, Sleep: wait, now: time.Now, manners: newManners()}
	if !allowPrivate {
		c.guard = publicOnly
	}
	return c.connected()
}

// Private is a client that fetches addresses of private networks too. A host is asked by
// both as if they were one.
func (c *Client) Private() *Client {
	p := *c
	p.guard = nil
	return p.connected()
}

// connected gives the client a transport of its own. Each request has a connection of
// its own, which the guard has seen.
func (c *Client) connected() *Client {
	c.dialer = &net.Dialer{Timeout: 20 * time.Second, Control: c.control}
	c.http = &http.Client{
		Timeout:       mostTime,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
				return c.dialer.DialContext(ctx, network, address)
			},
			DisableCompression: true, ForceAttemptHTTP2: true,
			DisableKeepAlives:   true, // the transport sends again by itself, and at once, what failed on a connection that was kept
			TLSHandshakeTimeout: 20 * time.Second, ResponseHeaderTimeout: 30 * time.Second, MaxResponseHeaderBytes: 1 << 20,
		},
	}
	return c
}

// control is a net.Dialer's: it refuses a connection by the address that is really
// dialled, whatever name led to it and whatever that name meant before.
func (c *Client) control(_, address string, _ syscall.RawConn) error {
	if c.guard == nil {
		return nil
	}
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%s: %w", address, ErrPrivate)
	}
	return c.guard(at)
}

func wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Get fetches a page. An answer that is no page (404, say) is an error that says what to
// do; the exchanges that led to it are in the response even then.
func (c *Client) Get(ctx context.Context, address string, have Have) (Response, error) {
	u, err := parse(address)
	if err != nil {
		return Response{}, err
	}
	var out Response
	for hop := 0; ; hop++ {
		if hop > mostRedirects {
			return out, fmt.Errorf("it leads on more than %d times", mostRedirects)
		}
		if err := c.allowed(ctx, u); err != nil {
			return out, err
		}
		ask := Have{}
		if have.ETag+have.LastModified != "" && u.String() == have.URL { // another page may be older, and yet not the one that is kept
			ask = have
		}
		r, body, err := c.visit(ctx, u, ask, c.Limits.Bytes)
		if err != nil {
			return out, err
		}
		out.URL, out.Time, out.Status, out.Header, out.Body = u.String(), r.Time, r.Status, r.Header, body
		out.Exchanges = append(out.Exchanges, *r)
		switch {
		case r.Status == http.StatusNotModified && ask != Have{}:
			out.Same, out.Body = true, nil
			return out, nil
		case r.Status >= 300 && r.Status < 400 && r.Header.Get("Location") != "":
			next, err := u.Parse(r.Header.Get("Location"))
			if err != nil {
				return out, errors.New("it leads on to what is no address")
			}
			from := u
			if u, err = parse(next.String()); err != nil {
				return out, fmt.Errorf("it leads on to %s: %w", source.Line(next.Redacted()), err)
			}
			if from.Scheme == "https" && u.Scheme == "http" {
				return out, errors.New("it leads on from a secured address to one that is not")
			}
		case r.Status != http.StatusOK:
			return out, refused(r.Status)
		default:
			return out, nil
		}
	}
}

// refused says what an answer means that is no page.
func refused(status int) error {
	text := fmt.Sprintf("the server answered %d %s", status, http.StatusText(status))
	switch {
	case status == http.StatusNotFound || status == http.StatusGone:
		return errors.New(text + ": the page is not there; an archive of the web may have it")
	case status == http.StatusUnauthorized || status == http.StatusForbidden || status == http.StatusPaymentRequired:
		return errors.New(text + ": save the page in a browser that may see it and add the file")
	case status >= 500 || status == http.StatusTooManyRequests:
		return errors.New(text + ": try again later")
	}
	return errors.New(text)
}
