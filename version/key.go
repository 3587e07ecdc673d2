// Package version says which documents of a case are versions of one document, in
// which order they came, what changed from one to the next, and which corrections and
// updates a text announces. All of it is a function of the documents alone.
package version

import (
	"net/url"
	"strings"
)

// Key is an address as versions of one page share it: without scheme, "www.",
// fragment, final slash and what counts visitors. It is "" for what is no address of
// the web, and for the address of a whole site, which many pages give as theirs.
func Key(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	query := u.Query()
	for name := range query {
		if low := strings.ToLower(name); strings.HasPrefix(low, "utm_") || counters[low] {
			query.Del(name)
		}
	}
	path := strings.TrimRight(u.EscapedPath(), "/")
	if path == "" && len(query) == 0 {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	if q := query.Encode(); q != "" { // sorted
		path += "?" + q
	}
	return host + path
}

// counters are names of a query that say where a reader came from.
var counters = map[string]bool{"fbclid": true, "gclid": true, "mc_cid": true, "mc_eid": true, "cmpid": true, "ocid": true}
