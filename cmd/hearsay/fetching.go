package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest"
	"github.com/openhearsay/hearsay/ingest/feed"
	"github.com/openhearsay/hearsay/ingest/fetch"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/ingest/warc"
	"github.com/openhearsay/hearsay/store"
	"github.com/openhearsay/hearsay/version"
)

// fetchFlags are the same in every command that fetches.
type fetchFlags struct {
	AllowPrivate bool `help:"Fetch addresses of private networks and of this machine too."`
}

// A visitor fetches pages into a case and keeps what was sent and came.
type visitor struct {
	p      *program
	store  store.Store
	client *fetch.Client
	reader *ingest.Reader
	turned bool   // the page that came last is another than the capture before it has
	advice string // what more is to do where an address is refused as private
}

func (p *program) visitor(s store.Store, r *ingest.Reader, f fetchFlags) *visitor {
	v := &visitor{p: p, store: s, client: fetch.New(r.Limits, f.AllowPrivate), reader: r}
	if p.sleep != nil {
		v.client.Sleep = p.sleep
	}
	return v
}

// private is a visitor that fetches addresses of private networks too.
func (v *visitor) private() *visitor {
	w := *v
	w.client = v.client.Private()
	return &w
}

// get fetches an address and keeps the capture; sum is the SHA-256 of its page. What the
// last capture has is not sent again where the server knows that: then the page comes
// from that capture, and of the new one only what came around it is kept.
func (v *visitor) get(address string) (r fetch.Response, sum string, err error) {
	ctx := v.p.ctx
	last, err := v.store.LastCapture(ctx, address)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return r, "", err
	}
	r, err = v.client.Get(ctx, address, fetch.Have{URL: last.Page, ETag: last.ETag, LastModified: last.LastModified})
	var page fetch.Response // as it is kept
	if r.Same {
		if page, err = v.kept(address, last.SHA256); err != nil {
			r, err = v.client.Get(ctx, address, fetch.Have{})
		}
	}
	if len(r.Exchanges) == 0 {
		return r, "", err
	}
	if err != nil {
		if since, e := v.failedAlike(address, r); e != nil {
			return r, "", cmp.Or(err, e)
		} else if !since.IsZero() {
			return r, "", fmt.Errorf("%w (as on %s, when its answer was kept)", err, since.UTC().Format("2006-01-02 15:04"))
		}
	}
	defer func() { v.turned = err == nil && last.SHA256 != "" && last.SHA256 != sum }()
	c := store.Capture{URL: address, Page: r.URL, Time: r.Time, Status: r.Status, ETag: r.Header.Get("ETag"), LastModified: r.Header.Get("Last-Modified")}
	switch {
	case err != nil:
	case r.Same:
		c.Same, c.SHA256 = true, last.SHA256
		c.ETag, c.LastModified = cmp.Or(c.ETag, last.ETag), cmp.Or(c.LastModified, last.LastModified)
	default:
		sha := sha256.Sum256(r.Body)
		c.SHA256 = hex.EncodeToString(sha[:])
		if c.SHA256 == last.SHA256 {
			page, _ = v.kept(address, last.SHA256)
			c.Same = sent(page, r)
		}
	}
	if c.Same {
		r.Exchanges[len(r.Exchanges)-1].Same = &warc.Earlier{URL: page.URL, Time: page.Time}
	}
	var e error
	if c.Records, e = fetch.Records(r.Exchanges); e == nil {
		e = v.store.AddCapture(context.WithoutCancel(ctx), c)
	}
	if r.Same {
		r.Body, r.Header, r.Time = page.Body, page.Header, page.Time
	}
	return r, c.SHA256, cmp.Or(err, e)
}

// failedAlike is when the answer was kept that the last visit of an address brought, if
// neither that nor r is a page and both are alike: an error page that is sent again and
// again, with another time or number in it, is kept once. It is zero otherwise.
func (v *visitor) failedAlike(address string, r fetch.Response) (since time.Time, err error) {
	c, err := v.store.FailedCapture(v.p.ctx, address)
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrDamaged) {
		return since, nil
	}
	if err != nil || c.Status != r.Status || c.Page != r.URL {
		return since, err
	}
	kept, err := fetch.Kept(v.p.ctx, c.Records, v.client.Limits)
	if err == nil && (bytes.Equal(kept.Body, r.Body) || version.Alike(string(kept.Body), string(r.Body))) {
		since = c.Time
	}
	return since, nil
}

// sent reports whether a page was sent as it is kept, to the byte.
func sent(kept, now fetch.Response) bool {
	return len(kept.Exchanges) > 0 && kept.URL == now.URL && kept.Header.Get("Content-Type") == now.Header.Get("Content-Type") &&
		bytes.Equal(kept.Exchanges[len(kept.Exchanges)-1].Body, now.Exchanges[len(now.Exchanges)-1].Body)
}

// kept is the page with this SHA-256 that an earlier capture of an address has.
func (v *visitor) kept(address, sum string) (fetch.Response, error) {
	records, err := v.store.CaptureRecords(v.p.ctx, address, sum)
	if err != nil {
		return fetch.Response{}, err
	}
	r, err := fetch.Kept(v.p.ctx, records, v.client.Limits)
	if sha := sha256.Sum256(r.Body); err == nil && hex.EncodeToString(sha[:]) != sum {
		err = store.ErrDamaged
	}
	return r, err
}

// page is the document at an address, as Reader.Documents yields those of files.
func (v *visitor) page(address, name string) ingest.Result {
	x := ingest.Result{Source: source.Source{Path: address, Name: name}}
	r, sum, err := v.get(address)
	x.SHA256 = sum
	switch {
	case v.p.ctx.Err() != nil:
		x.Err = v.p.ctx.Err()
	case err != nil:
		x.Problem = v.problem(address, err)
	case feed.Is(r.Body):
		x.Problem = v.problem(address, errors.New("this is a feed: --feed fetches the pages of its entries"))
	default:
		x.Data, x.Type = r.Body, r.Header.Get("Content-Type")
		x.About = source.About{URL: r.URL, Captured: r.Time}
		v.read(&x)
	}
	return x
}

// problem is that an address cannot be fetched.
func (v *visitor) problem(address string, err error) *hearsay.Problem {
	message := address + ": " + err.Error()
	if v.advice != "" && errors.Is(err, fetch.ErrPrivate) {
		message += v.advice
	}
	return &hearsay.Problem{Path: address, Message: message}
}

// read makes the document of a source that is whole.
func (v *visitor) read(x *ingest.Result) {
	if x.Known, x.Err = v.store.Has(v.p.ctx, x.SHA256, x.Path); x.Known || x.Err != nil {
		return
	}
	d, err := v.reader.Read(v.p.ctx, x.Source)
	switch {
	case v.p.ctx.Err() != nil:
		x.Err = v.p.ctx.Err()
	case err != nil:
		x.Problem = &hearsay.Problem{Path: x.Path, Message: strings.TrimPrefix(err.Error(), "ingest: "), Warning: ingest.Harmless(err)}
	default:
		x.Document = d
	}
}

// feed is the entries of a feed, each as the page that it leads to, or as the feed gives
// it where the page cannot be had. skip says which pages are passed over. A feed that is
// as it was has the entries that it had: one whose page failed is tried again.
func (v *visitor) feed(address string, skip func(url string) bool, each func(ingest.Result) error) error {
	r, _, err := v.get(address)
	if v.p.ctx.Err() != nil {
		return v.p.ctx.Err()
	}
	failed := func(err error) error {
		return each(ingest.Result{Source: source.Source{Path: address}, Problem: v.problem(address, err)})
	}
	if err != nil {
		return failed(err)
	}
	entries, err := feed.Links(v.p.ctx, r.Body)
	if err != nil {
		return failed(err)
	}
	if len(entries) == 0 {
		return failed(errors.New("the feed has no entry that leads to a page"))
	}
	given := map[string]source.Source{}
	for part, err := range feed.Parts(v.p.ctx, address, bytes.NewReader(r.Body), int64(len(r.Body)), v.client.Limits) {
		if err == nil && part.About.URL != "" {
			given[part.About.URL] = part
		}
	}
	for _, e := range entries {
		if v.p.ctx.Err() != nil {
			return v.p.ctx.Err()
		}
		if skip(e.URL) {
			continue
		}
		x := v.page(e.URL, e.Name)
		if part, ok := given[e.URL]; x.Problem != nil && ok {
			why := withoutPath(e.URL, x.Problem.Message)
			sum := sha256.Sum256(part.Data)
			part.Path = e.URL
			part.About.Captured = r.Time
			x = ingest.Result{Source: part, SHA256: hex.EncodeToString(sum[:])}
			if v.read(&x); x.Problem == nil && x.Err == nil && !x.Known {
				x.Document.Warnings = append(x.Document.Warnings, "this is what the feed gives, the page could not be had: "+why)
			}
		}
		if err := each(x); err != nil {
			return err
		}
	}
	return nil
}

// pause waits as the program does, or until it is to end.
func (p *program) pause(d time.Duration) error {
	if p.sleep != nil {
		return p.sleep(p.ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-p.ctx.Done():
		return p.ctx.Err()
	}
}

// split parts web addresses from paths.
func split(arguments []string) (paths, addresses []string) {
	seen := map[string]bool{}
	for _, a := range arguments {
		switch {
		case !ingest.IsAddress(a):
			paths = append(paths, a)
		case !seen[a]:
			seen[a] = true
			addresses = append(addresses, a)
		}
	}
	return paths, addresses
}

// checkAddresses refuses feeds that are no addresses.
func checkAddresses(command string, all []string) error {
	for _, a := range all {
		if !ingest.IsAddress(a) {
			return usageError{fmt.Errorf("%s: %q is no web address: it begins with https://", command, a)}
		}
	}
	return nil
}
