package main

import (
	"bytes"
	"compress/gzip"
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
}

func (p *program) visitor(s store.Store, r *ingest.Reader, f fetchFlags) *visitor {
	v := &visitor{p: p, store: s, client: fetch.New(r.Limits, f.AllowPrivate), reader: r}
	if p.sleep != nil {
		v.client.Sleep = p.sleep
	}
	return v
}

// get fetches an address and keeps the capture. The body is nil where the page is as the
// case has it; sum is its SHA-256 in both cases.
func (v *visitor) get(address string) (r fetch.Response, sum string, err error) {
	ctx := v.p.ctx
	last, err := v.store.LastCapture(ctx, address)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return r, "", err
	}
	var have fetch.Have
	if known, err := v.store.Has(ctx, last.SHA256, address); last.SHA256 != "" && err == nil && known {
		have = fetch.Have{ETag: last.ETag, LastModified: last.LastModified}
	}
	r, err = v.client.Get(ctx, address, have)
	if r.Same {
		return r, last.SHA256, err
	}
	if len(r.Exchanges) > 0 {
		c := store.Capture{URL: address, Time: r.Time, Status: r.Status, ETag: r.Header.Get("ETag"), LastModified: r.Header.Get("Last-Modified")}
		if err == nil {
			sha := sha256.Sum256(r.Body)
			sum = hex.EncodeToString(sha[:])
			c.SHA256 = sum
		}
		var e error
		if c.Records, e = records(r.Exchanges); e == nil {
			e = v.store.AddCapture(context.WithoutCancel(ctx), c)
		}
		if err == nil {
			err = e
		}
	}
	return r, sum, err
}

// records are the exchanges as a WARC file, each of them compressed by itself.
func records(exchanges []warc.Exchange) ([]byte, error) {
	var out bytes.Buffer
	for _, e := range exchanges {
		b, err := warc.Append(nil, e)
		if err != nil {
			return nil, err
		}
		z := gzip.NewWriter(&out)
		if _, err := z.Write(b); err != nil {
			return nil, err
		}
		if err := z.Close(); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// page is the document at an address, as Reader.Documents yields those of files.
func (v *visitor) page(address string) ingest.Result {
	x := ingest.Result{Source: source.Source{Path: address, Name: source.Named(address)}}
	r, sum, err := v.get(address)
	x.SHA256 = sum
	switch {
	case v.p.ctx.Err() != nil:
		x.Err = v.p.ctx.Err()
	case err != nil:
		x.Problem = &hearsay.Problem{Path: address, Message: address + ": " + err.Error()}
	case r.Same:
		x.Known = true
	default:
		x.Data, x.Type = r.Body, r.Header.Get("Content-Type")
		x.About = source.About{URL: r.URL, Captured: r.Time}
		v.read(&x)
	}
	return x
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
// it where the page cannot be had. skip says which pages are passed over.
func (v *visitor) feed(address string, skip func(url string) bool, each func(ingest.Result) error) error {
	r, _, err := v.get(address)
	if v.p.ctx.Err() != nil {
		return v.p.ctx.Err()
	}
	failed := func(err error) error {
		return each(ingest.Result{Source: source.Source{Path: address}, Problem: &hearsay.Problem{Path: address, Message: address + ": " + err.Error()}})
	}
	if err != nil {
		return failed(err)
	}
	if r.Same {
		return nil
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
		x := v.page(e.URL)
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
