// Package mhtml reads web pages that a browser saved with all that they show in one
// file (MHTML, RFC 2557).
package mhtml

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	netmail "net/mail"
	"net/url"
	"strings"

	"github.com/jhillyerd/enmime/v2"
	"github.com/jhillyerd/enmime/v2/mediatype"

	"github.com/openhearsay/hearsay/ingest/mail"
	"github.com/openhearsay/hearsay/ingest/source"
)

// Text is a source.TextReader of a saved page: the page itself, without its pictures and
// frames, with its address and the time at which it was saved. That is no date of what
// it says.
func Text(ctx context.Context, s source.Source, l source.Limits) (source.Text, error) {
	root, err := mail.Parse(ctx, s.Data)
	if err != nil {
		return source.Text{}, err
	}
	p := page(root)
	if p == nil {
		return source.Text{}, errors.New("the file holds no page: open it in a browser and save the page as .html")
	}
	body, sure := mail.Decode(p)
	switch {
	case int64(len(body)) > l.Bytes:
		return source.Text{}, fmt.Errorf("the page is larger than %d MB: raise the limit with --max-document", l.Bytes>>20)
	case strings.TrimSpace(body) == "":
		return source.Text{}, errors.New("the saved page is empty or broken: open it in a browser and save it as .html")
	}
	t := source.Text{Body: body, HTML: true}
	if strings.EqualFold(p.ContentType, "text/plain") {
		t.HTML = false
	}
	for _, at := range []string{p.Header.Get("Content-Location"), root.Header.Get("Snapshot-Content-Location"), root.Header.Get("Content-Location")} {
		if u, err := url.Parse(strings.Trim(at, "<> \t")); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			t.About.URL = u.String()
			break
		}
	}
	if d, err := netmail.ParseDate(root.Header.Get("Date")); err == nil && d.Year() >= 1990 && d.Year() < 2100 {
		t.About.Captured = d.UTC()
	}
	if !sure {
		t.Warnings = append(t.Warnings, "the page does not say in which encoding it is, or says it wrongly: letters and marks may be wrong")
	}
	if len(p.Errors) > 0 {
		t.Warnings = append(t.Warnings, "the saved page is damaged: "+source.Line(p.Errors[0].Detail))
	}
	return t, ctx.Err()
}

// page is the part that the file begins with: the one that it names as its start
// (RFC 2387), else the first page; nil where there is none.
func page(root *enmime.Part) *enmime.Part {
	_, params, _, _ := mediatype.Parse(root.Header.Get("Content-Type"))
	if start := strings.Trim(params["start"], "<> "); start != "" {
		if p := root.DepthMatchFirst(func(p *enmime.Part) bool { return p.ContentID == start && text(p) }); p != nil {
			return p
		}
	}
	for _, kind := range []string{"text/html", "application/xhtml+xml", "text/plain"} {
		if p := root.DepthMatchFirst(func(p *enmime.Part) bool { return strings.EqualFold(p.ContentType, kind) && len(p.Content) > 0 }); p != nil {
			return p
		}
	}
	return nil
}

func text(p *enmime.Part) bool {
	return strings.HasPrefix(p.ContentType, "text/") || p.ContentType == "application/xhtml+xml"
}

// Is reports whether the beginning of a file is that of a saved page rather than that of
// any other message.
func Is(head []byte) bool {
	for _, mark := range []string{"\r\n\r\n", "\n\n"} {
		if i := bytes.Index(head, []byte(mark)); i >= 0 {
			head = head[:i]
		}
	}
	head = bytes.ToLower(head)
	return bytes.Contains(head, []byte("multipart/related")) && bytes.Contains(head, []byte("mime-version:")) &&
		(bytes.Contains(head, []byte("snapshot-content-location:")) || bytes.Contains(head, []byte("<saved by ")))
}
