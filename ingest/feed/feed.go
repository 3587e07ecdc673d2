// Package feed reads RSS, Atom and JSON Feed: each entry as a document, and the
// addresses of their pages.
package feed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/mmcdole/gofeed"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
)

// maxDepth is how deep the elements of a feed may nest.
const maxDepth = 10_000

// An Entry is what a feed says of a page.
type Entry struct {
	URL       string // absolute
	Name      string // for its document, "" for none
	Title     string
	Published hearsay.Period // the day, in the zone that the feed gives; zero for unknown
	Changed   string         // what the feed says of its last change, as printed; "" for nothing
}

// Links are the entries of a feed that have the address of a page, in its order, each
// address once. Where that is relative, it is so to the address that the feed gives for
// itself; without one it is left out.
func Links(ctx context.Context, data []byte) ([]Entry, error) {
	f, err := parse(ctx, data)
	if err != nil {
		return nil, err
	}
	var out []Entry
	seen := map[string]bool{}
	for i := range f.Items {
		item := asWritten(f, i)
		e := Entry{URL: address(f, item), Title: title(item), Published: day(item.Published, item.PublishedParsed), Changed: source.Line(item.Updated)}
		if e.URL == "" || seen[e.URL] {
			continue
		}
		seen[e.URL] = true
		e.Name = named(e.URL, e.Title)
		out = append(out, e)
	}
	return out, ctx.Err()
}

// Parts is a source.PartReader of a feed: each entry, in the order of the feed, as a
// small page of our own that holds all that the feed tells of it ("news.rss/3"). An
// entry without a sentence is left out, with a warning; one that seems to be the
// beginning of a text has a warning of its own.
func Parts(ctx context.Context, p string, f source.File, size int64, l source.Limits) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		whole := source.Source{Path: p}
		if size > l.Bytes {
			yield(whole, fmt.Errorf("the feed is larger than %d MB: split it", l.Bytes>>20))
			return
		}
		data, err := io.ReadAll(source.Reader(ctx, io.NewSectionReader(f, 0, size)))
		if err != nil {
			yield(whole, err)
			return
		}
		feed, err := parse(ctx, data)
		if err != nil {
			yield(whole, err)
			return
		}
		if len(feed.Items) == 0 {
			yield(whole, errors.New("the feed has no entry: nothing to read"))
			return
		}
		var bare []string
		seen := map[string]bool{}
		n := 0
		for i, item := range feed.Items {
			if err := ctx.Err(); err != nil {
				yield(whole, err)
				return
			}
			s, text := entry(feed, i)
			s.Path = fmt.Sprintf("%s/%d", p, i+1)
			if !sentence(text) {
				bare = append(bare, title(item))
				continue
			}
			if seen[string(s.Data)] {
				continue // the same entry once more
			}
			seen[string(s.Data)] = true
			if n++; n > l.Parts {
				yield(whole, fmt.Errorf("the feed holds more than %d entries: the others are not read; split it", l.Parts))
				return
			}
			if s.Name == "" {
				s.Name = source.Part(p, i+1)
			}
			if !yield(s, nil) {
				return
			}
		}
		if len(bare) == 0 {
			return
		}
		said := fmt.Sprintf("%d of %d entries hold no sentence, only a title: they are left out (%s); to read their pages, add the addresses of the pages or use add --feed", len(bare), len(feed.Items), names(bare))
		if n == 0 {
			yield(whole, errors.New(said))
			return
		}
		yield(whole, source.Warning(said))
	}
}

// names are the first of titles.
func names(titles []string) string {
	var out []string
	for _, t := range titles {
		if t == "" {
			continue
		}
		if len(out) == 5 {
			out = append(out, "…")
			break
		}
		if r := []rune(t); len(r) > 60 {
			t = string(r[:60]) + "…"
		}
		out = append(out, "“"+t+"”")
	}
	if out == nil {
		return "without a title"
	}
	return strings.Join(out, ", ")
}

// parse reads a feed by the library. No entity of its own is expanded, nothing fetched.
func parse(ctx context.Context, data []byte) (*gofeed.Feed, error) {
	if deep(data) {
		return nil, fmt.Errorf("the feed nests elements deeper than %d: it is no feed that can be read", maxDepth)
	}
	var f *gofeed.Feed
	err := source.Guard(func() (err error) {
		parser := gofeed.NewParser()
		parser.KeepOriginalFeed = true
		parser.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
		f, err = parser.Parse(source.Reader(ctx, bytes.NewReader(data)))
		return err
	})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, gofeed.ErrFeedTypeNotDetected):
		return nil, errors.New("this is no RSS, Atom or JSON feed; if it is a page, name it .html")
	case err != nil:
		return nil, fmt.Errorf("the feed is broken (%w): get it again, or save the pages of its entries", err)
	}
	return f, nil
}

// deep reports whether elements nest deeper than maxDepth. What is no element, in CDATA
// or a comment, counts for none.
func deep(data []byte) bool {
	depth, braces := 0, 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '[', '{':
			braces++
		case ']', '}':
			braces--
		}
		if braces > 2*maxDepth || depth > maxDepth {
			return true
		}
		if data[i] != '<' || i+1 >= len(data) {
			continue
		}
		rest := data[i:]
		switch c := rest[1]; {
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			i += to(rest, "]]>")
		case bytes.HasPrefix(rest, []byte("<!--")):
			i += to(rest, "-->")
		case c == '/':
			depth--
		case c == '!' || c == '?':
		default:
			end := to(rest, ">")
			if end > 0 && rest[end-1] != '/' {
				depth++
			}
			i += end
		}
	}
	return false
}

// to is how far it is to the end of a mark, or of the data.
func to(data []byte, mark string) int {
	if n := bytes.Index(data, []byte(mark)); n >= 0 {
		return n
	}
	return len(data) - 1
}

// Is reports whether the beginning of a file is that of a feed.
func Is(head []byte) bool {
	head = head[:min(len(head), 4096)]
	is := false
	err := source.Guard(func() error {
		switch gofeed.DetectFeedType(bytes.NewReader(head)) {
		case gofeed.FeedTypeRSS, gofeed.FeedTypeAtom:
			is = true
		case gofeed.FeedTypeJSON:
			is = bytes.Contains(head, []byte("jsonfeed.org/version/"))
		}
		return nil
	})
	return is && err == nil
}
