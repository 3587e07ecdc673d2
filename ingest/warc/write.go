package warc

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/nlnwa/gowarc/v3"

	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/pattern"
)

// An Exchange is one request that was sent and what came back.
type Exchange struct {
	URL     string    // absolute, http or https
	Time    time.Time // when the answer began to come
	ID      string    // a name for it, unique among those of a case; "" for one made of all the rest
	Method  string    // "" for GET
	Request http.Header

	Status    int
	Header    http.Header
	Body      []byte // without the encoding of the transfer, with that of the content or without
	IP        string // the address that was connected to, "" for unknown
	Truncated string // why the body is cut short ("length", "time", "disconnect"), "" where it is not

	Same *Earlier // the answer that brought this body before: then only what came around it is written, as a revisit
}

// An Earlier is an answer in another record.
type Earlier struct {
	URL  string
	Time time.Time
}

// Append appends to b the records of an exchange, request and response, as a WARC file
// of version 1.1 has them, uncompressed. Files of them may be put one behind another;
// Parts reads them. The same exchange gives the same bytes.
func Append(b []byte, e Exchange) ([]byte, error) {
	u, err := url.Parse(e.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return b, fmt.Errorf("warc: %q is no address of a page", e.URL)
	}
	if e.Status < 100 || e.Status > 999 {
		return b, fmt.Errorf("warc: %s: status %d", e.URL, e.Status)
	}
	if e.Method == "" {
		e.Method = http.MethodGet
	}
	if !word.MatchString(e.Method) || !word.MatchString(e.Truncated) {
		return b, fmt.Errorf("warc: %s: method %q, cut short by %q", e.URL, e.Method, e.Truncated)
	}
	if _, err := netip.ParseAddr(e.IP); e.IP != "" && err != nil {
		return b, fmt.Errorf("warc: %s: %w", e.URL, err)
	}
	request := requestBlock(u, e)
	kind, response := gowarc.Response, responseBlock(e)
	if e.Same != nil {
		kind = gowarc.Revisit
	}
	seed := fmt.Sprintf("%s\x00%s\x00%s\x00", e.ID, e.URL, e.Time.UTC().Format(time.RFC3339Nano))
	if e.ID == "" {
		seed += string(request) + "\x00" + string(response)
	}
	asked := uuid.NewSHA1(uuid.NameSpaceURL, []byte(seed+"request")).URN()
	answered := uuid.NewSHA1(uuid.NameSpaceURL, []byte(seed+"response")).URN()
	out := bytes.NewBuffer(b)
	if err := write(out, gowarc.Request, e, asked, answered, request); err != nil {
		return b, err
	}
	if err := write(out, kind, e, answered, asked, response); err != nil {
		return b, err
	}
	return out.Bytes(), nil
}

var word = pattern.New(`^[A-Za-z-]*$`)

// write appends one record.
func write(out *bytes.Buffer, kind gowarc.RecordType, e Exchange, id, other string, block []byte) error {
	err := source.Guard(func() error {
		rb := gowarc.NewRecordBuilder(kind, gowarc.WithVersion(gowarc.V1_1), gowarc.WithAddMissingDigest(true),
			gowarc.WithBufferMaxMemBytes(int64(len(block))+1<<20))
		rb.AddWarcHeader(gowarc.WarcRecordID, "<"+id+">")
		rb.AddWarcHeaderTime(gowarc.WarcDate, e.Time.UTC())
		rb.AddWarcHeader(gowarc.WarcTargetURI, e.URL)
		rb.AddWarcHeader(gowarc.WarcConcurrentTo, "<"+other+">")
		if e.IP != "" {
			rb.AddWarcHeader(gowarc.WarcIPAddress, e.IP)
		}
		if kind == gowarc.Response && e.Truncated != "" {
			rb.AddWarcHeader(gowarc.WarcTruncated, e.Truncated)
		}
		message := kind
		if kind == gowarc.Revisit {
			message = gowarc.Response
			addRevisit(rb, e)
		}
		rb.AddWarcHeader(gowarc.ContentType, gowarc.ApplicationHttp+";msgtype="+message.String())
		if _, err := rb.Write(block); err != nil {
			return err
		}
		record, findings, err := rb.Build()
		if err == nil && len(findings) > 0 {
			record.Close()
			err = errors.Join(findings...)
		}
		if err != nil {
			return err
		}
		defer record.Close()
		_, _, err = gowarc.NewMarshaler().Marshal(out, record, 0)
		return err
	})
	if err != nil {
		return fmt.Errorf("warc: %s: %w", e.URL, err)
	}
	return nil
}

// addRevisit adds what a revisit record tells of the one that holds the body (WARC 1.1,
// 6.7): the server says that it is the same (304), or its digest does.
func addRevisit(rb gowarc.WarcRecordBuilder, e Exchange) {
	rb.AddWarcHeader(gowarc.WarcRefersToTargetURI, e.Same.URL)
	rb.AddWarcHeaderTime(gowarc.WarcRefersToDate, e.Same.Time.UTC())
	if e.Status == http.StatusNotModified {
		rb.AddWarcHeader(gowarc.WarcProfile, gowarc.ProfileServerNotModifiedV1_1)
		return
	}
	sum := sha256.Sum256(e.Body)
	rb.AddWarcHeader(gowarc.WarcProfile, gowarc.ProfileIdenticalPayloadDigestV1_1)
	rb.AddWarcHeader(gowarc.WarcPayloadDigest, "sha256:"+hex.EncodeToString(sum[:])) // as the library writes that of the other record
	rb.AddWarcHeader(gowarc.WarcTruncated, "length")
}

// requestBlock is the request as HTTP/1.1 has it.
func requestBlock(u *url.URL, e Exchange) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: %s\r\n", e.Method, u.RequestURI(), u.Host)
	// Write leaves out what is told above, sorts the fields and takes line ends out.
	e.Request.WriteSubset(&b, map[string]bool{"Host": true})
	b.WriteString("\r\n")
	return b.Bytes()
}

// responseBlock is the answer as HTTP/1.1 has it. The body is no longer in chunks, and
// may be no longer packed: what was said of its length and chunks stays under a name
// that other readers of web archives know.
func responseBlock(e Exchange) []byte {
	h := e.Header.Clone()
	if h == nil {
		h = http.Header{}
	}
	for _, name := range []string{"Transfer-Encoding", "Content-Length"} {
		if v := h.Values(name); len(v) > 0 && (name != "Content-Length" || strings.Join(v, ",") != fmt.Sprint(len(e.Body))) {
			h["X-Archive-Orig-"+name] = v
		}
		h.Del(name)
	}
	if e.Same == nil || e.Status != http.StatusNotModified {
		h.Set("Content-Length", fmt.Sprint(len(e.Body)))
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\n", e.Status, http.StatusText(e.Status))
	h.Write(&b)
	b.WriteString("\r\n")
	if e.Same == nil {
		b.Write(e.Body)
	}
	return b.Bytes()
}
