package fetch

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// names is a name server on this machine: each name has answers, the last of which
// stays.
type names struct {
	mutex   sync.Mutex
	answers map[string][][]string
}

// resolver asks s and nobody else.
func (s *names) resolver(t *testing.T) *net.Resolver {
	t.Helper()
	in, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close() })
	go func() {
		buf := make([]byte, 1500)
		for {
			n, from, err := in.ReadFrom(buf)
			if err != nil {
				return
			}
			if out, err := s.answer(buf[:n]); err == nil {
				in.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", in.LocalAddr().String())
	}}
}

func (s *names) answer(query []byte) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(query); err != nil {
		return nil, err
	}
	m.Response, m.Authoritative, m.Additionals = true, true, nil
	q := m.Questions[0]
	s.mutex.Lock()
	defer s.mutex.Unlock()
	name := strings.TrimSuffix(q.Name.String(), ".")
	all := s.answers[name]
	switch {
	case len(all) == 0:
		m.RCode = dnsmessage.RCodeNameError
	case q.Type == dnsmessage.TypeA:
		for _, a := range all[0] {
			m.Answers = append(m.Answers, dnsmessage.Resource{
				Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
				Body:   &dnsmessage.AResource{A: netip.MustParseAddr(a).As4()},
			})
		}
		if len(all) > 1 {
			s.answers[name] = all[1:]
		}
	}
	return m.Pack()
}

// at is a server at an address of this machine, and its port.
func at(t *testing.T, address string, h http.HandlerFunc) string {
	t.Helper()
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Skip("this system has only one loopback address: ", err)
	}
	s := httptest.NewUnstartedServer(h)
	s.Listener.Close()
	s.Listener = l
	s.Start()
	t.Cleanup(s.Close)
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// TestGuard: 127.0.0.2 stands for the open internet, 127.0.0.1 for the network that is
// none of its business. No redirect, and no name that means another address at the
// connection than when it was looked up before, leads there.
func TestGuard(t *testing.T) {
	inside, secret := false, ""
	port := at(t, "127.0.0.2:0", func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/a":
			page("open to all")(w, r)
		case "/on":
			http.Redirect(w, r, secret, http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	})
	at(t, "127.0.0.1:"+port, func(w http.ResponseWriter, r *http.Request) { inside = true })
	closed := at(t, "127.0.0.1:0", func(w http.ResponseWriter, r *http.Request) { inside = true })
	all := &names{answers: map[string][][]string{
		"paper.example":  {{"127.0.0.2"}},
		"inside.example": {{"127.0.0.1"}},
		"rebind.example": {{"127.0.0.2"}, {"127.0.0.1"}},
		"both.example":   {{"127.0.0.2", "127.0.0.1"}},
	}}
	c, _ := client(t)
	c.dialer.Resolver = all.resolver(t)
	c.guard = func(a netip.AddrPort) error {
		if a.Addr() == netip.MustParseAddr("127.0.0.2") {
			return nil
		}
		return publicOnly(a)
	}
	if r, err := c.Get(t.Context(), "http://paper.example:"+port+"/a", Have{}); err != nil || string(r.Body) != "open to all" {
		t.Fatalf("a public page: %q, %v", r.Body, err)
	}
	for _, secret = range []string{"http://inside.example:" + port + "/", "http://127.0.0.1:" + port + "/", "http://[::ffff:127.0.0.1]:" + port + "/", "//localhost:" + port} {
		r, err := c.Get(t.Context(), "http://paper.example:"+port+"/on", Have{})
		if !errors.Is(err, ErrPrivate) || len(r.Exchanges) != 1 {
			t.Errorf("led on to %s: %d answers, %v", secret, len(r.Exchanges), err)
		}
	}
	// The name is public for robots.txt, and no longer for the page.
	if _, err := c.Get(t.Context(), "http://rebind.example:"+port+"/a", Have{}); !errors.Is(err, ErrPrivate) {
		t.Errorf("a name that changed its meaning: %v", err)
	}
	// The public address of a name does not answer; the other one is not tried.
	if _, err := c.Get(t.Context(), "http://both.example:"+closed+"/a", Have{}); err == nil {
		t.Error("a name of two addresses was fetched")
	}
	if inside {
		t.Error("this machine was asked")
	}
	p := c.Private()
	p.dialer.Resolver = c.dialer.Resolver
	if _, err := p.Get(t.Context(), "http://inside.example:"+port+"/", Have{}); err != nil || !inside {
		t.Errorf("a client that may: %v", err)
	}
	if _, err := c.Get(t.Context(), "http://inside.example:"+port+"/", Have{}); !errors.Is(err, ErrPrivate) {
		t.Errorf("what one client may, the other does not: %v", err)
	}
}
