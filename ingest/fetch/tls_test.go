package fetch

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestTLS: a certificate that nobody vouches for is not asked about again; a page over
// HTTP/2 is read like others; what is secured does not lead to what is not.
func TestTLS(t *testing.T) {
	protocol := ""
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch protocol = r.Proto; r.URL.Path {
		case "/a":
			page("secured")(w, r)
		case "/down":
			http.Redirect(w, r, "http://"+r.Host+"/a", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	}))
	s.EnableHTTP2 = true
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	c, k := client(t)
	if _, err := c.Get(t.Context(), s.URL+"/a", Have{}); err == nil || !strings.Contains(err.Error(), "certificate") || len(k.waits) > 0 {
		t.Errorf("a certificate of nobody: %v after waits of %v", err, k.waits)
	}
	c, _ = client(t)
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	c.http.Transport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: roots}
	for range 2 {
		if r, err := c.Get(t.Context(), s.URL+"/a", Have{}); err != nil || string(r.Body) != "secured" || protocol != "HTTP/2.0" {
			t.Errorf("%q over %s, %v", r.Body, protocol, err)
		}
	}
	if _, err := c.Get(t.Context(), s.URL+"/down", Have{}); err == nil || !strings.Contains(err.Error(), "secured") {
		t.Errorf("led on to what is not secured: %v", err)
	}
}
