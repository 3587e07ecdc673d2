package fetch

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/ingest/warc"
)

// TestKept: what was fetched comes back from its records as it was, behind a redirect
// and packed; a revisit holds no body.
func TestKept(t *testing.T) {
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write([]byte("<p>The old ferry sails."))
	w.Close()
	host := server(t, map[string]http.HandlerFunc{
		"/on": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/a", http.StatusFound) },
		"/a": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=windows-1250")
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(z.Bytes())
		},
	})
	c, _ := client(t)
	r, err := c.Get(t.Context(), host+"/on", Have{})
	if err != nil {
		t.Fatal(err)
	}
	records, err := Records(r.Exchanges)
	if err != nil {
		t.Fatal(err)
	}
	k, err := Kept(t.Context(), records, c.Limits)
	if err != nil || k.URL != r.URL || !k.Time.Equal(r.Time) || k.Status != 200 || string(k.Body) != string(r.Body) || k.Header.Get("Content-Type") != r.Header.Get("Content-Type") {
		t.Errorf("kept %+v, %v", k, err)
	}
	small := source.Default()
	small.Bytes = 10
	if _, err := Kept(t.Context(), records, small); err == nil || !strings.Contains(err.Error(), "--max-document") {
		t.Errorf("larger than is allowed: %v", err)
	}

	again := r.Exchanges[1]
	again.Same = &warc.Earlier{URL: r.URL, Time: r.Time}
	revisit, err := Records([]warc.Exchange{again})
	if err != nil {
		t.Fatal(err)
	}
	if k, err := Kept(t.Context(), append(records, revisit...), c.Limits); err != nil || string(k.Body) != string(r.Body) {
		t.Errorf("with a revisit behind it: %q, %v", k.Body, err)
	}
	if k, err := Kept(t.Context(), revisit, c.Limits); err == nil {
		t.Errorf("a revisit alone gave %q", k.Body)
	}
	for _, b := range [][]byte{nil, []byte("nothing"), records[:len(records)-9], revisit[:40]} {
		if k, err := Kept(t.Context(), b, c.Limits); err == nil {
			t.Errorf("%q gave %q", b, k.Body)
		}
	}
}
