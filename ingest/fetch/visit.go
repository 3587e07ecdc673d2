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
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/ingest/warc"
)

// visit sends one request when the host may be asked, and sends it again, each time when
// the host may be asked, while that may help. The body is without the encodings that the
// exchange has; with ErrTooLarge it is the first most bytes.
func (c *Client) visit(ctx context.Context, u *url.URL, have Have, most int64) (*warc.Exchange, []byte, error) {
	for attempt := 0; ; attempt++ {
		if err := c.turn(ctx, u); err != nil {
			return nil, nil, err
		}
		e, body, err := c.ask(ctx, u, have, most)
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		if !again(e, err) {
			return e, body, reason(err)
		}
		d := backoff(attempt, e)
		if d > mostDelay {
			c.leave(u, d)
		}
		if d > mostDelay || attempt == mostRetries {
			return e, body, reason(err)
		}
		c.later(u, d)
	}
}

// ask sends a request and reads the answer.
func (c *Client) ask(ctx context.Context, u *url.URL, have Have, most int64) (*warc.Exchange, []byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
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
		return nil, nil, err
	}
	defer r.Body.Close()
	e := &warc.Exchange{URL: u.String(), Time: c.now().UTC(), Request: req.Header.Clone(), Status: r.StatusCode, Header: r.Header.Clone()}
	if e.Body, err = read(r.Body, most); err != nil {
		return e, e.Body, err
	}
	body, err := unpacked(e, most)
	return e, body, err
}

// unpacked is the body of an answer without the encoding of its content.
func unpacked(e *warc.Exchange, most int64) ([]byte, error) {
	if !strings.EqualFold(strings.TrimSpace(e.Header.Get("Content-Encoding")), "gzip") {
		return e.Body, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(e.Body))
	if errors.Is(err, io.EOF) { // there is none
		return e.Body, nil
	}
	if err != nil {
		return nil, err
	}
	return read(z, most)
}

// again says what is tried again: what is busy for a while, and a connection that
// broke. An address that is not public stays so, and what took too long once takes too
// long again.
func again(e *warc.Exchange, err error) bool {
	var unknown *net.DNSError
	switch {
	case errors.Is(err, ErrPrivate), errors.Is(err, ErrTooLarge), errors.Is(err, context.DeadlineExceeded),
		errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum),
		errors.As(err, &unknown) && unknown.IsNotFound:
		return false
	case err != nil:
		ok, _ := retryablehttp.DefaultRetryPolicy(context.Background(), nil, err)
		return ok
	}
	switch e.Status {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// mostLeave is the longest that a host is left alone because it asks for that.
const mostLeave = 24 * time.Hour

// backoff is how long to wait until the next attempt: as long as the server asks for
// (Retry-After, RFC 9110), else a second, and double that each time.
func backoff(attempt int, e *warc.Exchange) time.Duration {
	var r *http.Response
	if e != nil {
		r = &http.Response{StatusCode: e.Status, Header: e.Header}
	}
	d := retryablehttp.DefaultBackoff(least, mostDelay, attempt, r)
	if d < 0 || d > mostLeave { // a number of seconds that no duration holds comes out negative
		d = mostLeave
	}
	return d
}

// read reads at most so many bytes: with ErrTooLarge these are the first of more.
func read(r io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(data)) > most {
		data, err = data[:most], ErrTooLarge
	}
	return data, err
}

// reason is an error without the address, which is told already.
func reason(err error) error {
	if err == nil {
		return nil
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	var op *net.OpError
	if errors.Is(err, ErrPrivate) && errors.As(err, &op) {
		err = op.Err // without the words of the dialer
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
