package markdown

import (
	"fmt"
	"strings"

	"github.com/openhearsay/hearsay/report"
)

func (t *text) summary() {
	n := t.v.Count
	t.line("# Who said what in %s", report.Number(n.Documents, "document", "documents"))
	t.line("")
	period := ""
	if t.v.Period != "" {
		period = ", " + esc(t.v.Period)
	}
	unknown := ""
	if n.NoOutlet > 0 {
		unknown = " and " + report.Thousands(n.NoOutlet) + " of unknown outlet"
	}
	t.line("%s from %s%s%s. %s by %s.", report.Number(n.Documents, "document", "documents"), report.Number(n.Outlets, "outlet", "outlets"), unknown, period,
		report.Number(n.Statements, "statement", "statements"), report.Number(n.Speakers, "speaker", "speakers"))
	if len(t.v.Lead) > 0 {
		t.line("")
		for _, g := range t.v.Lead {
			t.line("- %s", esc(g.Text))
		}
	}
	t.line("")
	t.line("D1, D2 … are the documents, s1, s2 … the statements, p1, p2 … the speakers; `hearsay show` finds a finding by its label. The words after them are the documents’ own, and so are all quotation marks around them. A share in per cent says how sure a finding is.")
}

func (t *text) documents() {
	t.heading("What was read")
	for _, d := range t.v.Shown() {
		outlet, title := "*outlet unknown*", "*no headline*"
		if d.Outlet != "" {
			outlet = esc(d.Outlet)
		}
		if d.Title != "" {
			title = esc(d.Title)
		}
		date := "*date unknown*"
		if d.Date != "" {
			date = esc(d.Date)
		}
		by := ""
		if len(d.Bylines) > 0 {
			by = ", by " + esc(strings.Join(d.Bylines, ", "))
		}
		t.line("- **%s** %s, %s: %s%s (%s)", d.Tag, outlet, date, title, by, esc(d.Path))
		if d.Foreign {
			t.line("  - Not in English (%s): compared for shared passages, not read for statements.", esc(d.Language))
		}
		for _, w := range d.Warnings {
			t.line("  - Warning: %s", esc(w))
		}
		for _, n := range d.Notes {
			t.line("  - %s", esc(n))
		}
		if d.Reviewed != "" {
			t.line("  - Reviewed: %s", esc(d.Reviewed))
		}
		for _, it := range d.Items {
			what := esc(it.Headline)
			if it.Credit != "" {
				what += ", credits " + esc(it.Credit)
			}
			if it.Comment {
				what += " (the site’s own comment)"
			}
			t.line("  - Story: %s", what)
		}
	}
	t.left(t.v.NotListed(), "document", "documents")
	if len(t.v.Problems) > 0 {
		t.line("")
		t.line("Not read, or read with a warning:")
		t.line("")
		for _, p := range t.v.Problems {
			word := "Failed"
			if p.Warning {
				word = "Warning"
			}
			t.line("- **%s** %s: %s", word, esc(p.Path), esc(p.Message))
		}
		t.left(t.v.Left.Problems, "problem", "problems")
	}
}

func (t *text) claims() {
	if len(t.v.Claims) == 0 {
		return
	}
	t.heading("Who stands behind it")
	for i, c := range t.v.Claims {
		if i > 0 {
			t.line("")
		}
		t.line("### %s%s", esc(c.Text), aside(c.Label, c.Reviewed))
		t.line("")
		if c.Tally == "" {
			t.line("No document touches this claim.")
			continue
		}
		for _, r := range c.Rows {
			words := ""
			if r.Words != "" {
				words = ": " + esc(r.Words)
			}
			if r.Version != "" {
				words = " (" + r.Version + ")" + words
			}
			t.line("- %s **%s**%s", where(r.Document), esc(r.Stance), words)
		}
		t.left(c.More, "document", "documents")
		if c.Earlier != "" {
			t.line("")
			t.line("%s", esc(c.Earlier))
		}
		t.line("")
		if len(c.Origins) == 0 {
			t.line("Origin unknown.")
			continue
		}
		switch {
		case c.Count == 0:
			rests := ""
			if c.Rests != "" {
				rests = esc(c.Rests) + "; "
			}
			t.line("Where it comes from is not shown; %sthe likeliest is doubtful:", rests)
		case c.Doubted:
			t.line("Perhaps %s:", report.Number(c.Count, "origin", "origins"))
		default:
			t.line("%s:", report.Number(c.Count, "origin", "origins"))
		}
		t.line("")
		for _, o := range c.Origins {
			kind := map[string]string{"independent": "independent", "same-origin": "same origin as another"}[o.Independence]
			if kind == "" {
				kind = "independence unknown"
			}
			var docs []string
			for _, d := range o.Documents {
				docs = append(docs, d.Tag)
			}
			carried := ""
			if len(docs) > 0 {
				carried = " Carried by " + strings.Join(docs, ", ") + "."
			}
			t.line("- **%s** (%s, %s). %s%s", esc(o.Name), kind, o.Confidence.Word, esc(report.Sentence(o.Why)), carried)
		}
		t.left(c.Left, "origin", "origins")
	}
	t.left(t.v.Left.Claims, "claim", "claims")
}

func (t *text) quotation(q *report.Quotation) {
	date := "date unknown"
	if q.Date != "" {
		date = "printed " + esc(q.Date)
		if q.Said {
			date = "said " + esc(q.Date)
		}
	}
	doc := ""
	if q.Document != nil {
		doc = " (" + q.Document.Tag + " " + esc(q.Document.Name) + ", " + date + ")"
	}
	kind := ""
	if q.Kind != "" {
		kind = ", " + esc(q.Kind)
	}
	t.line("**%s**%s%s", esc(q.Who()), kind, doc)
	t.line("")
	t.line("%s", quote(q.Plain()))
}

func tag(d *report.Document) string {
	if d == nil {
		return "document unknown"
	}
	return d.Tag
}

func (t *text) quotes() {
	t.heading("Repeated quotations")
	if len(t.v.Quotes) == 0 {
		t.line("No quotation was %s in more than one place.", t.v.Found())
	} else {
		t.line("The fullest rendering first; ~~words that were cut~~, **words that are different**.")
	}
	for _, q := range t.v.Quotes {
		t.line("")
		t.line("### %s%s", esc(q.Speaker), aside(q.ID, q.Reviewed))
		t.line("")
		for _, r := range q.Renderings {
			words := runs(r.Runs)
			if r.Same {
				words = "the same words"
			}
			change := r.Change
			if change == "" {
				change = "not compared"
			}
			t.line("- %s, *%s*: %s", where(r.Document), esc(change), words)
		}
		if q.More > 0 {
			t.left(q.More, "rendering", "renderings")
		}
	}
	t.left(t.v.Left.Quotes, "quotation", "quotations")
}

func runs(l []report.Run) string {
	var b strings.Builder
	for i, r := range l {
		if i > 0 && !r.Tight {
			b.WriteByte(' ')
		}
		switch r.Fate {
		case "cut":
			b.WriteString("~~" + esc(r.Text) + "~~")
		case "new":
			b.WriteString("**" + esc(r.Text) + "**")
		default:
			b.WriteString(esc(r.Text))
		}
	}
	return b.String()
}

func (t *text) repeats() {
	t.heading("Who repeats whom")
	if len(t.v.Repeats.Origins) == 0 {
		t.line("No document was %s to rest on another’s reporting.", t.v.Found())
	}
	for _, o := range t.v.Repeats.Origins {
		note := ""
		if !o.Among {
			note = " (not among the documents)"
		}
		t.line("- **%s**%s is repeated by", esc(o.Name), note)
		for _, d := range o.Documents {
			item := ""
			if d.Item != "" {
				item = " in “" + esc(d.Item) + "”"
			}
			why := ""
			if d.Why != "" {
				why = ": " + esc(report.Sentence(d.Why))
			}
			t.line("  - %s%s%s", where(d.Document), item, why)
		}
		t.left(o.More, "document", "documents")
	}
	t.left(t.v.Left.Repeated, "origin", "origins")
	if len(t.v.Repeats.Credits) > 0 {
		t.line("")
		t.line("Credits as printed:")
		t.line("")
		for _, c := range t.v.Repeats.Credits {
			t.line("- %s names %s: “%s”", where(c.Document), esc(c.Outlet), esc(c.Words))
		}
		t.left(t.v.Left.Credits, "credit", "credits")
	}
}

func (t *text) reservations() {
	if len(t.v.Reservations) == 0 {
		return
	}
	t.heading("Reservations")
	for _, r := range t.v.Reservations {
		what := "is not named"
		if r.Caveat {
			what = "caveat"
		}
		var n []string
		for _, s := range r.Statements {
			n = append(n, s.ID)
		}
		t.line("- **%s**, %s: %s (%s; statements %s)", esc(r.Of), what, esc(r.Words), where(r.Document), strings.Join(n, ", "))
	}
	t.left(t.v.Left.Reservations, "reservation", "reservations")
}

func (t *text) statements() {
	t.heading("Who said what")
	if len(t.v.Speakers) == 0 {
		t.line("No statements were %s.", t.v.Found())
	}
	for i, s := range t.v.Speakers {
		if i > 0 {
			t.line("")
		}
		what := ""
		if !s.Unknown {
			what = " (" + s.ID + ", " + esc(s.Kind)
			if !s.Named {
				what += ", not named"
			}
			what += ")"
		}
		t.line("### %s%s%s", esc(s.Name), what, aside("", s.Reviewed))
		t.line("")
		for _, x := range append(s.Statements[:len(s.Statements):len(s.Statements)], s.Doubtful...) {
			var chain []string
			for _, l := range x.Chain {
				name := esc(l.Name)
				if l.Caveat {
					name += " (!)"
				}
				chain = append(chain, name)
			}
			said := ""
			if x.Said != "" {
				said = ", said " + esc(x.Said)
			}
			t.line("- (%s) %s  \n  *%s%s*, %s. %s. %s%s", x.ID, esc(x.Plain()), esc(x.Kind), said, sure(x.Confidence), strings.Join(chain, " → "), where(x.Document), aside("", x.Reviewed))
		}
		t.left(s.More, "more statement", "more statements")
	}
	t.left(t.v.Left.Speakers, "speaker", "speakers")
}

func (t *text) passages() {
	t.heading("Shared passages")
	if len(t.v.Clusters) == 0 {
		t.line("No shared passage was %s.", t.v.Found())
	}
	for _, c := range t.v.Clusters {
		why := ""
		if c.Why != "" {
			why = " " + esc(report.Sentence(c.Why))
		}
		t.line("- **%s, %s.** %s.%s", report.Number(len(c.Holders)+c.Left, "document", "documents"), report.Number(c.Words, "word", "words"), esc(c.Way), why)
		t.line("  > %s", plain(c.Text))
		for _, h := range c.Holders {
			how := "the fullest"
			if h != c.Fullest {
				how = fmt.Sprintf("%d%% alike", h.Percent)
			}
			if h.Way != "" {
				how += ", " + esc(h.Way)
			}
			t.line("  - %s, %s", tag(h.Document), how)
		}
		if c.Left > 0 {
			t.line("  - and %s", report.Number(c.Left, "more document", "more documents"))
		}
	}
	t.left(t.v.Left.Clusters, "passage", "passages")
}

// plain is the words of a side of a passage.
func plain(l []report.Run) string {
	var b strings.Builder
	for i, r := range l {
		if i > 0 && !r.Tight {
			b.WriteByte(' ')
		}
		b.WriteString(esc(r.Text))
	}
	return b.String()
}

func (t *text) timeline() {
	t.heading("Timeline")
	if len(t.v.Timeline) == 0 {
		t.line("The documents give no dates.")
	}
	for _, d := range t.v.Timeline {
		t.line("- **%s**", esc(d.Date))
		for _, e := range d.Events {
			who := ""
			if e.Speaker != "" && e.Happened {
				who = ", according to " + esc(e.Speaker)
			}
			what := esc(e.What)
			if e.Speaker != "" && !e.Happened {
				kind := ""
				if e.Kind != "" {
					kind = " (" + esc(e.Kind) + ")"
				}
				what = esc(e.Speaker) + kind + ": " + what
			}
			word := "said"
			if e.Happened {
				word = "happened"
			}
			doubt := ""
			if e.Doubt != nil {
				doubt = ", " + sure(*e.Doubt)
			}
			t.line("  - *%s* %s%s (%s%s)", word, what, who, tag(e.Document), doubt)
		}
	}
	t.left(t.v.Left.Events, "entry", "entries")
}
