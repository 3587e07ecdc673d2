package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
)

// Errors that callers tell apart with errors.Is.
var (
	ErrPrivate      = errors.New("an address of a private network, which is not fetched: allow it with --allow-private")
	ErrRobots       = errors.New("its robots.txt asks programs not to fetch it: save the page in a browser and add the file")
	ErrRobotsUnread = errors.New("its robots.txt could not be read now, so that nothing says whether it may be fetched: try again later")
	ErrTooLarge     = errors.New("it is larger than a document may be: allow more with --max-document")
)

// reserved are networks that no page of the web has its address in, beside those that
// package netip knows: RFC 6890 and what carries an IPv4 address inside.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"), // carrier-grade NAT, RFC 6598
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"), // NAT64, RFC 6052
	netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/23"), // Teredo among them
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"), // 6to4
	netip.MustParsePrefix("fec0::/10"),
}

// public reports whether an address is one of the open internet.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	if a.Is6() && netip.MustParsePrefix("::/96").Contains(a) {
		return false // an IPv4 address in the form that RFC 4291 has given up
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// publicOnly refuses a connection to what is not of the open internet.
func publicOnly(at netip.AddrPort) error {
	if !public(at.Addr()) {
		return fmt.Errorf("%s is %w", at.Addr(), ErrPrivate)
	}
	return nil
}

// parse reads an address that may be fetched.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, errors.New("not a web address")
	}
	u.Scheme = strings.ToLower(u.Scheme)
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("only http and https are fetched, not %q", u.Scheme)
	case u.Hostname() == "":
		return nil, errors.New("the address names no host")
	case u.User != nil:
		return nil, errors.New("the address holds a user name or a password, which is not sent: take it out")
	}
	u.Host = strings.ToLower(u.Host) // one name for one host
	if _, port, err := net.SplitHostPort(u.Host); err == nil && (port == "" || port == map[string]string{"http": "80", "https": "443"}[u.Scheme]) {
		u.Host = strings.TrimSuffix(u.Host, ":"+port)
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}
