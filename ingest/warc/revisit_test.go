package warc

import (
	"bufio"
	"bytes"
	"io"
	"regexp"
	"testing"
	"time"

	"github.com/nlnwa/gowarc/v3"
)

// TestRevisit: what came again is written without its body, as other programs know it,
// and passed over when it is read.
func TestRevisit(t *testing.T) {
	first := exchange("lamp", "text/html", 200, page1("lamp"))
	again, unchanged := first, first
	again.Time = first.Time.Add(time.Hour)
	again.Same = &Earlier{first.URL, first.Time}
	unchanged.Time, unchanged.Status, unchanged.Body, unchanged.Same = first.Time.Add(2*time.Hour), 304, nil, again.Same
	data := appended(t, first, again, unchanged)
	like(t, parts(data), "d.warc/2 lamp")
	if n := bytes.Count(data, []byte(page1("lamp"))); n != 1 {
		t.Errorf("the body stands there %d times", n)
	}
	digest := regexp.MustCompile(`WARC-Payload-Digest: (\S+)`).FindAllSubmatch(data, -1)
	for _, want := range []string{
		"WARC-Type: revisit", "WARC-Refers-To-Target-URI: " + first.URL, "WARC-Refers-To-Date: 2024-03-05T10:00:04.5Z",
		"revisit/identical-payload-digest", "revisit/server-not-modified", "HTTP/1.1 304 Not Modified",
	} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("%q is not in %s", want, data)
		}
	}
	if len(digest) < 4 || !bytes.Equal(digest[1][1], digest[3][1]) {
		t.Errorf("digests %q", digest)
	}
	r := gowarc.NewUnmarshaler(gowarc.WithSpecViolationPolicy(gowarc.ErrFail), gowarc.WithSyntaxErrorPolicy(gowarc.ErrFail))
	in := bufio.NewReader(bytes.NewReader(data))
	for n := 0; ; n++ {
		rec, _, findings, err := r.Unmarshal(in)
		if err == io.EOF && n == 6 {
			break
		}
		if err != nil || len(findings) > 0 {
			t.Fatalf("record %d: %v, %v", n+1, findings, err)
		}
		if rec.Type() == gowarc.Revisit {
			if ref, err := rec.RevisitRef(); err != nil || ref.TargetUri != first.URL {
				t.Errorf("record %d: %+v, %v", n+1, ref, err)
			}
		}
		io.Copy(io.Discard, must(rec.Block().RawBytes()))
		rec.Close()
	}
}

func must(r io.Reader, err error) io.Reader {
	if err != nil {
		panic(err)
	}
	return r
}

func FuzzLast(f *testing.F) {
	f.Add(sample(f))
	f.Add(packed(f, sample(f)))
	f.Add(appended(f, exchange("lamp", "text/html", 200, page1("lamp"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		if e, err := Last(t.Context(), data, 1<<16); err == nil && len(e.Body) > 1<<16+maxHeader {
			t.Errorf("%d bytes", len(e.Body))
		}
	})
}
