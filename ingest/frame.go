package ingest

import (
	"net/url"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/html"
	"github.com/openhearsay/hearsay/outlet"
	"github.com/openhearsay/hearsay/pattern"
)

// siteOf is the outlet that the markup of a page declares: the name of its site, an
// address or an account of a listed one; "" for none.
func siteOf(a html.Article) string {
	site, _, _ := strings.Cut(a.Site, ";")
	site = strings.TrimSpace(site)
	if c, ok := outlet.Canonical(site); ok {
		return c
	}
	address := strings.Contains(site, "://") || strings.HasPrefix(site, "www.")
	own := strings.TrimPrefix(strings.TrimPrefix(site, "https://"), "http://")
	hosts := []string{own}
	if u, err := url.Parse(a.URL); err == nil {
		hosts = append(hosts, u.Host)
	}
	for _, host := range hosts {
		if c, ok := outlet.OfDomain(strings.TrimSuffix(host, "/")); ok && !webmail[c] {
			return c
		}
	}
	low := strings.ToLower(site)
	if site != "" && !address && !strings.Contains(low, "copyright") && !strings.Contains(low, "all rights") && !strings.ContainsAny(site, "|©") {
		return own
	}
	for _, host := range hosts {
		if name := nameOfHost(a, host); name != "" {
			return name
		}
	}
	if address {
		host, _, _ := strings.Cut(strings.TrimPrefix(own, "www."), "/")
		return host
	}
	c, _ := outlet.Canonical(a.Account)
	return c
}

// owner is who a notice of rights names.
var owner = pattern.New(`(?i)(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d\d)?(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s*(?:by )?([^.|©,]{3,60})`)

// nameOfHost is a name that the page gives itself, in the name of its site, the title
// of its window or a notice of rights, and that is also the one in its address
// ("Harbour Gazette" at harbourgazette.example); "" for none.
func nameOfHost(a html.Article, host string) string {
	host, _, _ = strings.Cut(strings.TrimPrefix(host, "www."), "/")
	labels := strings.Split(host, ".")
	var names []string
	for _, s := range []string{a.Site, a.Window} {
		if len(s) < 400 {
			names = append(names, joints.Split(s, 12)...)
		}
	}
	for _, s := range append(a.Below[:len(a.Below):len(a.Below)], a.Notices...) {
		for _, m := range owner.FindAllStringSubmatch(s, 3) {
			names = append(names, strings.TrimSpace(m[1]))
		}
	}
	for _, name := range names {
		for _, suffix := range []string{" All Rights Reserved", " All rights reserved", " Inc", " LLC", " Ltd"} {
			name = strings.TrimSuffix(name, suffix)
		}
		flat := flatName(name)
		for _, label := range labels[:max(0, len(labels)-1)] {
			label = flatName(label)
			if len(label) >= 4 && wordCount(name) <= 6 && (flat == label || len(label) >= 6 && strings.HasPrefix(flat, label) && len(flat) <= 3*len(label)) {
				return strings.TrimSpace(name)
			}
		}
	}
	return ""
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
		d.Outlet = nameOfHost(a, u.Hostname())
	}
	if u, err := url.Parse(a.URL); err == nil && d.Outlet == "" {
		d.Outlet = strings.TrimPrefix(u.Hostname(), "www.")
	}
	order := dateOrder(append(lines(a.Text), above...), d.Outlet)
	near := below(a, above)
	shown := published(above, len(above), order)
	if day, at := when(a.Time, a.Printed); a.UTC && a.Printed != "" && at != a.Time {
		d.Published, d.Times.Published = hearsay.Day(day), at
	} else if a.UTC {
		if day := ownDay(a.Date, near, order, false); day != "" {
			d.Published = hearsay.Day(day)
		}
	}
	if d.Updated.Known() {
		if !changed(d) && shown.changed == "" {
			d.Updated, d.Times.Updated = hearsay.Period{}, ""
		} else if strings.HasSuffix(d.Times.Updated, "Z") || strings.HasSuffix(d.Times.Updated, "+00:00") {
			if day := ownDay(d.Updated.From, near, order, true); day != "" {
				d.Updated = hearsay.Day(day)
			}
		}
	}
	shown.tell(d)
	published(near, len(near), order).tell(d)
	if name, rest := plate(d.Title); name != "" && wordCount(rest) >= 2 && sure(name) {
		d.Title = rest
	}
}

// below is the lines of a page between its headline and its text: what stands above
// the headline may be the date of the day, or be about another story.
func below(a html.Article, above []line) []line {
	at := -1
	for i, l := range above {
		if t := flatName(l.text); t != "" && (t == flatName(a.Title) || strings.HasPrefix(flatName(a.Window), t) && l.words >= 4) {
			at = i
		}
	}
	between := lines(strings.Join(a.Between, "\n"))
	if at < 0 {
		return between
	}
	return append(append([]line{}, above[at+1:]...), between...)
}

// windowOutlet is the outlet at the end of a title, "" for none.
func windowOutlet(title string) string {
	name, rest := plate(title)
	if wordCount(rest) < 2 || !sure(name) {
		return ""
	}
	return name
}
