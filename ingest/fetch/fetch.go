// Package fetch is the one place where documents come over the network. It fetches a
// page as a polite visitor (robots.txt, one request a host and second, conditional
// requests, retries with back-off, a user agent that names itself) and a careful one:
// http and https only, no private address, bounds on size, time and redirects, no
// cookies, no proxy of the environment, nothing executed.
package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/go-retryablehttp"
	"github.com/temoto/robotstxt"

	"github.com/openhearsay/hearsay"
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
	mostTime      = 2 * time.Minute  // for one page with its redirects, without the waits between requests
	least         = time.Second      // between two requests to one host
)

// A Client fetches pages. It may be used by several at once; requests to one host wait
// for one another.
type Client struct {
	Limits       source.Limits // Bytes bounds a page, packed and unpacked
	AllowPrivate bool          // addresses of private networks, this machine's too
	Sleep        func(context.Context, time.Duration) error

	http *retryablehttp.Client
	now  func() time.Time

	mutex  sync.Mutex
	robots map[string]*robotstxt.RobotsData // by scheme and host
	next   map[string]time.Time             // when a host may be asked again
}

// A Have is what is kept of an earlier visit, so that the same is not sent again.
type Have struct{ ETag, LastModified string }

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

// New makes a client.
func New(l source.Limits, allowPrivate bool) *Client {
	c := &Client{Limits: l, AllowPrivate: allowPrivate, now: time.Now, Sleep: wait, robots: map[string]*robotstxt.RobotsData{}, next: map[string]time.Time{}}
	dialer := &net.Dialer{Timeout: 20 * time.Second}
	if !allowPrivate {
		dialer.Control = publicOnly
	}
	r := retryablehttp.NewClient()
	r.Logger = nil
	r.RetryMax = mostRetries
	r.RetryWaitMin, r.RetryWaitMax = time.Second, mostDelay
	r.Backoff = backoff
	r.CheckRetry = again
	r.ErrorHandler = retryablehttp.PassthroughErrorHandler
	r.HTTPClient = &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext: dialer.DialContext, DisableCompression: true, ForceAttemptHTTP2: true,
			TLSHandshakeTimeout: 20 * time.Second, ResponseHeaderTimeout: 30 * time.Second, MaxResponseHeaderBytes: 1 << 20,
		},
	}
	c.http = r
	return c
}

// again says what is tried again: what is busy for a while, and a connection that
// broke. An address that is not public stays so.
func again(ctx context.Context, r *http.Response, err error) (bool, error) {
	switch {
	case ctx.Err() != nil:
		return false, ctx.Err()
	case errors.Is(err, ErrPrivate):
		return false, err
	case err != nil:
		var unknown *net.DNSError
		if errors.As(err, &unknown) && unknown.IsNotFound {
			return false, err
		}
		return retryablehttp.DefaultRetryPolicy(ctx, r, err)
	}
	switch r.StatusCode {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true, nil
	}
	return false, nil
}

// backoff waits as long as the server asks for (Retry-After), within bounds.
func backoff(least, most time.Duration, attempt int, r *http.Response) time.Duration {
	return min(retryablehttp.DefaultBackoff(least, most, attempt, r), most)
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
		ok, err := c.allowed(ctx, u)
		if err != nil {
			return out, err
		}
		if !ok {
			return out, ErrRobots
		}
		r, body, err := c.visit(ctx, u, have)
		if err != nil {
			return out, err
		}
		out.URL, out.Time, out.Status, out.Header, out.Body = u.String(), r.Time, r.Status, r.Header, body
		out.Exchanges = append(out.Exchanges, *r)
		switch {
		case r.Status == http.StatusNotModified:
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

// visit sends one request, when the host may be asked again.
func (c *Client) visit(ctx context.Context, u *url.URL, have Have) (*warc.Exchange, []byte, error) {
	if err := c.turn(ctx, u); err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, mostTime)
	defer cancel()
	req, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, nil, err
	}
	req.Header.Set("User-Agent", Agent+"/"+hearsay.Version)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.8")
	req.Header.Set("Accept-Encoding", "gzip")
	if have.ETag != "" {
		req.Header.Set("If-None-Match", have.ETag)
	}
	if have.LastModified != "" {
		req.Header.Set("If-Modified-Since", have.LastModified)
	}
	r, err := c.http.Do(req)
	if err != nil {
		return nil, nil, reason(err)
	}
	defer r.Body.Close()
	began := c.now().UTC()
	packed, err := read(r.Body, c.Limits.Bytes)
	if err != nil {
		return nil, nil, reason(err)
	}
	body := packed
	if strings.EqualFold(strings.TrimSpace(r.Header.Get("Content-Encoding")), "gzip") {
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err == nil {
			body, err = read(z, c.Limits.Bytes)
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, nil, reason(err)
		}
	}
	return &warc.Exchange{URL: u.String(), Time: began, Request: req.Header.Clone(), Status: r.StatusCode, Header: r.Header.Clone(), Body: packed}, body, nil
}

// read reads at most so many bytes.
func read(r io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(data)) > most {
		err = ErrTooLarge
	}
	return data, err
}

// reason is an error without the address, which is told already.
func reason(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	switch {
	case errors.Is(err, ErrPrivate), errors.Is(err, ErrTooLarge), errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("it took longer than %v: try again later", mostTime)
	}
	var name *net.DNSError
	if errors.As(err, &name) {
		return fmt.Errorf("there is no host of the name %s", source.Line(name.Name))
	}
	return fmt.Errorf("it could not be fetched: %s", source.Line(err.Error()))
}

// turn waits until the host of u may be asked.
func (c *Client) turn(ctx context.Context, u *url.URL) error {
	c.mutex.Lock()
	now := c.now()
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
	if r := c.robots[u.Scheme+"://"+u.Host]; r != nil {
		return min(mostDelay, max(least, r.FindGroup(Agent).CrawlDelay))
	}
	return least
}

// allowed asks the host's robots.txt whether u may be fetched (RFC 9309: a server that
// fails allows nothing, one without such a file everything).
func (c *Client) allowed(ctx context.Context, u *url.URL) (bool, error) {
	host := u.Scheme + "://" + u.Host
	c.mutex.Lock()
	rules, known := c.robots[host]
	c.mutex.Unlock()
	if !known {
		at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
		status, body := 0, []byte(nil)
		for hop := 0; hop <= mostRedirects; hop++ {
			r, text, err := c.visit(ctx, at, Have{})
			if err != nil {
				return false, err
			}
			status, body = r.Status, text
			if status < 300 || status >= 400 {
				break
			}
			next, err := at.Parse(r.Header.Get("Location"))
			if err != nil {
				break
			}
			if at, err = parse(next.String()); err != nil {
				break
			}
		}
		const mostRules = 512 << 10 // RFC 9309 asks for 500 KiB at least
		if status >= 300 && status < 400 {
			status = http.StatusNotFound
		}
		var err error
		if rules, err = robotstxt.FromStatusAndBytes(status, body[:min(len(body), mostRules)]); err != nil {
			rules = &robotstxt.RobotsData{}
		}
		c.mutex.Lock()
		c.robots[host] = rules
		c.mutex.Unlock()
	}
	target := u.EscapedPath()
	if target == "" {
		target = "/"
	}
	if u.RawQuery != "" {
		target += "?" + u.RawQuery
	}
	return rules.TestAgent(target, Agent), nil
}
