package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
	"github.com/nlnwa/gowarc/v3"

	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/pattern"
)

// errPassedOver is the error of a record that is no document and no failure.
var errPassedOver = errors.New("passed over")

// read makes a document of a record.
func (r *reader) read(raw record, w *window, at source.Source) (source.Source, error) {
	if raw.block == nil {
		return at, errPassedOver
	}
	rec, findings, err := unmarshal(raw)
	if err != nil {
		return at, fmt.Errorf("the record is broken (%w): get an unbroken copy", err)
	}
	defer rec.Close()
	h := rec.WarcHeader()
	if m := addressLine.FindSubmatch(raw.header); m != nil {
		at.About.URL = source.Line(string(m[1])) // as it was written: the library does not read "<…>"
	}
	if !strings.HasPrefix(at.About.URL, "http://") && !strings.HasPrefix(at.About.URL, "https://") {
		return at, errPassedOver // what the crawler keeps for itself, names of hosts
	}
	if t, err := rec.Date(); err == nil {
		at.About.Captured = t.UTC()
	}
	if h.Has(gowarc.WarcSegmentNumber) {
		return at, errors.New("the record is one segment of a larger one: segments are not read; get a copy that is not segmented")
	}
	if k := h.Get(gowarc.WarcResourceType); k != "" && !strings.EqualFold(k, "document") {
		return at, errPassedOver // a page that a script has fetched
	}
	head, body := answer{status: 200, kind: h.Get(gowarc.ContentType)}, raw.block
	if rec.Type() == gowarc.Response {
		b, ok := rec.Block().(gowarc.HttpResponseBlock)
		if !ok {
			return at, errPassedOver
		}
		protocol := b.ProtocolHeaderBytes()
		head, body = parseAnswer(protocol), raw.block[min(len(protocol), len(raw.block)):]
	}
	switch {
	case head.status >= 300 && head.status < 400:
		r.redirects++
		return at, errPassedOver
	case head.status != http.StatusOK:
		r.refused[head.status]++
		return at, errPassedOver
	case !page(head.kind, body, at.About.URL):
		return at, errPassedOver
	}
	data, note, err := head.decode(body, r.limits.Bytes)
	if err != nil {
		return at, err
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return at, errPassedOver
	}
	for _, f := range findings {
		var digest *gowarc.DigestError
		if errors.As(f, &digest) && strings.HasPrefix(f.Error(), "block:") {
			if w.swallowed {
				return at, errors.New("the record is not what was archived, its digest does not fit, and another record stands in it: get an unbroken copy")
			}
			at.Warnings = append(at.Warnings, "the record in the web archive is damaged or was changed: its digest does not fit")
		}
	}
	if why := h.Get(gowarc.WarcTruncated); why != "" {
		at.Warnings = append(at.Warnings, "the record in the web archive says that it was cut short ("+source.Line(why)+"): the end may be missing")
	}
	if note != "" {
		at.Warnings = append(at.Warnings, note)
	}
	if r.known(at.About.URL, data) {
		r.twice++
		return at, errPassedOver
	}
	at.Data, at.Type, at.Name = bytes.Clone(data), source.Line(head.kind), source.Named(at.About.URL)
	return at, nil
}

// unmarshal reads a record by the library, which checks its fields and digests.
func unmarshal(raw record) (rec gowarc.WarcRecord, findings []error, err error) {
	header := raw.header
	for range 2 {
		in := io.MultiReader(bytes.NewReader(header), bytes.NewReader(raw.block), strings.NewReader("\r\n\r\n"))
		err = source.Guard(func() (err error) {
			u := gowarc.NewUnmarshaler(gowarc.WithBufferMaxMemBytes(int64(len(raw.block)) + 1<<20))
			rec, _, findings, err = u.Unmarshal(bufio.NewReader(in))
			return err
		})
		if err == nil || !bytes.Contains(bytes.ToLower(header), []byte("-digest")) {
			break
		}
		// A digest of a kind that is not known checks nothing.
		header = digestLine.ReplaceAll(header, nil)
	}
	return rec, findings, err
}

var addressLine = pattern.New(`(?mi)^WARC-Target-URI[ \t]*:[ \t]*<?([^>\r\n]*)`)

var digestLine = pattern.New(`(?mi)^WARC-(?:Block|Payload)-Digest[ \t]*:.*\n`)

// An answer is what HTTP says before a page.
type answer struct {
	status    int
	kind      string   // Content-Type
	transfer  string   // Transfer-Encoding
	encodings []string // Content-Encoding, in the order in which they were applied
}

// parseAnswer reads a header of any version of HTTP, and one that is not quite in order.
func parseAnswer(header []byte) answer {
	var a answer
	first, rest, _ := bytes.Cut(header, []byte("\n"))
	if w := strings.Fields(string(first)); len(w) >= 2 && strings.HasPrefix(w[0], "HTTP/") {
		if n, err := strconv.Atoi(w[1]); err == nil && n >= 100 && n < 1000 {
			a.status = n
		}
	}
	for line := range bytes.SplitSeq(rest, []byte("\n")) {
		name, value, ok := strings.Cut(string(line), ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "content-type":
			a.kind = value
		case "transfer-encoding":
			a.transfer = strings.ToLower(value)
		case "content-encoding":
			for e := range strings.SplitSeq(value, ",") {
				a.encodings = append(a.encodings, strings.ToLower(strings.TrimSpace(e)))
			}
		}
	}
	return a
}

var chunk = pattern.New(`^[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r\n`)

// decode undoes the encodings of the transfer and of the content. Crawlers often undo
// them without saying so: data that do not look encoded are left as they are.
func (a *answer) decode(data []byte, limit int64) (out []byte, note string, err error) {
	var in io.Reader = bytes.NewReader(data)
	encoded := false
	if strings.Contains(a.transfer, "chunked") && chunk.Match(data[:min(len(data), 300)]) {
		in, encoded = httputil.NewChunkedReader(in), true
	}
	for i := len(a.encodings) - 1; i >= 0 && len(a.encodings) <= 4; i-- {
		b := bufio.NewReader(in)
		head, _ := b.Peek(4)
		in = b
		switch e := a.encodings[i]; {
		case (e == "gzip" || e == "x-gzip") && bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
			in, err = gzip.NewReader(b)
		case e == "zstd" && bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
			in, err = zstd.NewReader(b, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(uint64(max(limit, 1<<20))), zstd.WithDecoderMaxWindow(64<<20))
		case e == "deflate" && len(head) > 1 && head[0]&0x0f == 8 && (uint(head[0])<<8|uint(head[1]))%31 == 0:
			in, err = zlib.NewReader(b)
		case e == "deflate" && !text(head):
			in = flate.NewReader(b)
		case e == "br" && !text(head):
			in = brotli.NewReader(b)
		default:
			continue
		}
		if err != nil {
			return nil, "", fmt.Errorf("the page cannot be unpacked (%s: %w): get an unbroken copy", source.Line(a.encodings[i]), err)
		}
		encoded = true
	}
	if !encoded {
		if int64(len(data)) > limit {
			return nil, "", errTooLong
		}
		return data, "", nil
	}
	err = source.Guard(func() (err error) {
		out, err = io.ReadAll(io.LimitReader(in, limit+1))
		return err
	})
	switch {
	case int64(len(out)) > limit:
		return nil, "", errTooLong
	case err != nil && len(out) == 0:
		return nil, "", fmt.Errorf("the page cannot be unpacked (%w): get an unbroken copy", err)
	case err != nil:
		note = fmt.Sprintf("the page in the web archive is cut short or damaged (%v): its end is missing", err)
	}
	return out, note, nil
}

// text reports whether the first bytes of a page are those of a text rather than of
// packed data.
func text(head []byte) bool {
	for _, c := range head {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' || c >= 0x80 {
			return false
		}
	}
	return true
}

// page reports whether an answer is of a kind that is read.
func page(kind string, body []byte, address string) bool {
	kind, _, _ = mime.ParseMediaType(kind)
	if kind == "" {
		kind, _, _ = mime.ParseMediaType(http.DetectContentType(body))
	}
	place := ""
	if u, err := url.Parse(address); err == nil {
		place = u.Path
	}
	switch place { // what is written for machines
	case "/robots.txt", "/ads.txt", "/app-ads.txt", "/humans.txt", "/.well-known/security.txt":
		return false
	}
	switch kind {
	case "text/html", "application/xhtml+xml", "application/pdf":
		return true
	case "text/plain":
		return !strings.HasSuffix(place, ".js") && !strings.HasSuffix(place, ".css")
	}
	return false
}
