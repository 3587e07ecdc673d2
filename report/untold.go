package report

import (
	"fmt"
	"strings"
)

// An Untold is one thing that hearsay could not tell, with the places.
type Untold struct {
	ID, Text string // Text says what and how many
	Why      string // what that means for the reader, "" where it is plain
	Rows     []UntoldRow
	More     int
	Speaker  *Speaker // of statements whose speaker is unknown: they stand here
}

// An UntoldRow is one of them.
type UntoldRow struct {
	Document *Document // nil for a file that was not read
	Failed   bool
	Text     string
	Href     string
}

// readUntold gathers what is unknown. Nothing is left out because it is unknown.
func (v *View) readUntold() {
	add := func(id, why string, n int, one, many string, rows []UntoldRow) {
		if n == 0 {
			return
		}
		u := &Untold{ID: id, Text: Number(n, one, many), Why: why}
		u.Rows = keep(rows, v.limits.Rows, &u.More)
		v.Untold = append(v.Untold, u)
	}
	var failed, warned []UntoldRow
	for _, p := range v.c.Problems {
		row := UntoldRow{Text: clean(p.Path) + ": " + clean(p.Message), Failed: !p.Warning}
		if p.Warning {
			warned = append(warned, row)
		} else {
			failed = append(failed, row)
		}
	}
	of := func(ok func(*Document) bool, text func(*Document) string) (rows []UntoldRow) {
		for _, d := range v.Documents {
			if ok(d) {
				row := UntoldRow{Document: d, Href: "#" + d.Anchor()}
				if text != nil {
					row.Text = text(d)
				}
				rows = append(rows, row)
			}
		}
		return rows
	}
	odd := of(func(d *Document) bool { return len(d.Warnings) > 0 }, func(d *Document) string { return strings.Join(d.Warnings, "; ") })
	foreign := of(func(d *Document) bool { return d.Foreign }, func(d *Document) string { return "language: " + or(d.Language, "unknown") })
	noOutlet := of(func(d *Document) bool { return d.Outlet == "" }, func(d *Document) string { return d.Path })
	noDate := of(func(d *Document) bool { return d.Date == "" }, nil)
	add("failed", "", len(failed), "file could not be read", "files could not be read", failed)
	add("warned", "", len(warned), "file was left out or read with a warning", "files were left out or read with a warning", warned)
	add("odd", "", len(odd), "document was read with a warning", "documents were read with a warning", odd)
	add("foreign", "Compared for shared passages, not read for statements.", len(foreign), "document is not in English", "documents are not in English", foreign)
	add("nooutlet", "Its file name stands for it.", len(noOutlet), "document shows no outlet", "documents show no outlet", noOutlet)
	add("nodate", "It stands behind the dated ones; nothing is told of what came before it.", len(noDate), "document shows no date", "documents show no date", noDate)
	for _, s := range v.Speakers {
		if s.Unknown {
			n := s.Total()
			v.Untold = append(v.Untold, &Untold{ID: "whose", Text: Number(n, "statement has no speaker that could be told", "statements have no speaker that could be told"), Why: "Whose words these are could not be told from the text.", Speaker: s})
		}
	}
	var rootless []UntoldRow
	for _, c := range v.c.Claims {
		if len(c.Origins) == 0 {
			rootless = append(rootless, UntoldRow{Text: clean(c.Text), Href: "#claims"})
		}
	}
	add("rootless", "", len(rootless), "claim has no origin that could be told", "claims have no origin that could be told", rootless)
	var blind []UntoldRow
	for _, c := range v.Clusters {
		if !c.Known {
			blind = append(blind, UntoldRow{Document: c.Fullest.Document, Href: "#" + c.ID, Text: fmt.Sprintf("%s in %s", Number(c.Words, "word", "words"), Number(len(c.Holders)+c.Left, "document", "documents"))})
		}
	}
	add("blind", "", len(blind), "shared passage: who had it first is unknown", "shared passages: who had them first is unknown", blind)
	var cut []UntoldRow
	l := &v.Left
	for _, x := range []struct {
		n         int
		one, many string
	}{
		{l.Texts, "text of a document", "texts of documents"}, {l.Speakers, "speaker", "speakers"}, {l.Statements, "statement", "statements"},
		{l.Claims, "claim", "claims"}, {l.Conflicts, "conflict", "conflicts"}, {l.Answers, "answer", "answers"}, {l.Positions, "position", "positions"},
		{l.Unattributed, "lost source", "lost sources"}, {l.Quotes, "quotation", "quotations"}, {l.Reservations, "reservation", "reservations"},
		{l.Credits, "credit", "credits"}, {l.Repeated, "origin", "origins"}, {l.Clusters, "shared passage", "shared passages"}, {l.Events, "entry of the timeline", "entries of the timeline"},
	} {
		if x.n > 0 {
			cut = append(cut, UntoldRow{Text: Number(x.n, x.one, x.many)})
		}
	}
	add("cut", "This page is kept small; the JSON of the case holds all of them.", len(cut), "list was cut short", "lists were cut short", cut)
	if l.Boilerplate > 0 {
		add("boilerplate", "Mastheads, signatures and legal notices return because of who published them, not because of the story.", l.Boilerplate, "passage of boilerplate is left out", "passages of boilerplate are left out", nil)
	}
}

// Failures is how many files could not be read.
func (v *View) Failures() (n int) {
	for _, p := range v.c.Problems {
		if !p.Warning {
			n++
		}
	}
	return n
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// Gaps are the first few things that could not be told, for the first screen: those that
// change how far the rest can be relied on.
func (v *View) Gaps() []*Untold {
	var l []*Untold
	for _, u := range v.Untold {
		if u.ID != "cut" && u.ID != "boilerplate" && len(l) < 4 {
			l = append(l, u)
		}
	}
	return l
}
