package ingest

import (
	"net/url"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/html"
	"github.com/openhearsay/hearsay/outlet"
)

// siteOf is the outlet that the markup of a page declares: the name of its site, an
// address or an account of a listed one; "" for none.
func siteOf(a html.Article) string {
	site, _, _ := strings.Cut(a.Site, ";")
	site = strings.TrimSpace(site)
	if c, ok := outlet.Canonical(site); ok {
		return c
	}
	hosts := []string{strings.TrimPrefix(strings.TrimPrefix(site, "https://"), "http://")}
	if u, err := url.Parse(a.URL); err == nil {
		hosts = append(hosts, u.Host)
	}
	for _, host := range hosts {
		if c, ok := outlet.OfDomain(strings.TrimSuffix(host, "/")); ok && !webmail[c] {
			return c
		}
	}
	low := strings.ToLower(site)
	if site != "" && !strings.Contains(low, "copyright") && !strings.Contains(low, "all rights") && !strings.ContainsAny(site, "|©") {
		return hosts[0]
	}
	c, _ := outlet.Canonical(a.Account)
	return c
}

// frame reads what a page shows around its article: its outlet in the title of the
// window, in a line above or a notice below, and its date in a line above.
func frame(d *hearsay.Document, a html.Article) {
	above := lines(strings.Join(a.Above, "\n"))
	if d.Outlet == "" {
		d.Outlet = windowOutlet(a.Window)
	}
	if top := readHeading(above, len(above)); d.Outlet == "" {
		d.Outlet = top.outlet
	}
	for _, s := range a.Below {
		if d.Outlet == "" {
			d.Outlet = noticeLine(s)
		}
	}
	if u, err := url.Parse(a.URL); err == nil && d.Outlet == "" {
		d.Outlet = strings.TrimPrefix(u.Hostname(), "www.")
	}
	if !d.Published.Known() {
		order := dateOrder(append(lines(a.Text), above...), d.Outlet)
		if p := published(above, len(above), order); p != "" {
			d.Published = hearsay.Day(p)
		}
	}
	if name, rest := plate(d.Title); name != "" && wordCount(rest) >= 2 && sure(name) {
		d.Title = rest
	}
}

// windowOutlet is the outlet at the end of a title, "" for none.
func windowOutlet(title string) string {
	name, rest := plate(title)
	if wordCount(rest) < 2 || !sure(name) {
		return ""
	}
	return name
}
