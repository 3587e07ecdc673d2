package export

import (
	"cmp"
	"fmt"
	"iter"
	"strings"

	"github.com/openhearsay/hearsay"
)

// The rows of the tables. A field is a column of Parquet, whose name is that of CSV too;
// an optional one is null in Parquet and empty in CSV where nothing is known.

// A place is where words stand and who printed them. Every table has its columns.
type place struct {
	Document  string `parquet:"document"`
	Outlet    string `parquet:"outlet,optional"`
	Title     string `parquet:"title,optional"`
	Published string `parquet:"published,optional"` // ISO 8601, an interval where it is one
	Start     int64  `parquet:"start"`              // code points of the text of the document
	End       int64  `parquet:"end"`
	Words     string `parquet:"words"`
	File      string `parquet:"file"`
	SHA256    string `parquet:"sha256"`
	Link      string `parquet:"link,optional"`
}

func (v *view) at(doc string, spans ...hearsay.Span) place {
	d, all := v.document(doc), hearsay.Cover(spans)
	p := v.place(doc, all)
	return place{d.ID, d.Outlet, d.Title, edtf(d.Published), int64(p.Start), int64(p.End), v.words(doc, spans...), d.Path, d.SHA256, v.link(doc, all)}
}

// review is what persons decided about a finding.
type review struct {
	Decision string `parquet:"decision,optional"`
	Grade    string `parquet:"grade,optional"`
	Notes    string `parquet:"notes,optional"`
}

func reviewed(r *hearsay.Review) review {
	if r == nil {
		return review{}
	}
	return review{string(r.Decision), r.Grade, strings.Join(r.Notes, "; ")}
}

type statementRow struct {
	ID          string `parquet:"id"`
	Speaker     string `parquet:"speaker,optional"`
	SpeakerID   string `parquet:"speaker_id,optional"`
	SpeakerKind string `parquet:"speaker_kind,optional"`
	Named       bool   `parquet:"named"`
	Kind        string `parquet:"kind"`
	Quoted      string `parquet:"quoted"`
	place
	Source     string  `parquet:"source,optional"`
	Cue        string  `parquet:"cue,optional"`
	Said       string  `parquet:"said,optional"`
	Chain      string  `parquet:"chain"`
	Unnamed    string  `parquet:"unnamed,optional"`
	Within     string  `parquet:"within,optional"`
	Confidence float64 `parquet:"confidence"`
	review
}

func (v *view) statementRows() iter.Seq[statementRow] {
	return func(yield func(statementRow) bool) {
		for i := range v.c.Statements {
			s := &v.c.Statements[i]
			who := v.speaker(s.Speaker)
			row := statementRow{
				s.ID, who.Name, s.Speaker, string(who.Kind), who.Named, string(s.Kind), string(s.Quoted), v.at(s.Document, s.Contents...),
				v.maybe(s.Document, s.Source), v.maybe(s.Document, s.Cue), edtf(s.Said), v.chain(s), v.maybe(s.Document, s.Unnamed), "",
				share(s.Confidence), reviewed(s.Review),
			}
			if s.Within >= 0 && s.Within < len(v.c.Statements) && s.Within != i {
				row.Within = v.c.Statements[s.Within].ID
			}
			if !yield(row) {
				return
			}
		}
	}
}

// A propositionRow is a place of a proposition.
type propositionRow struct {
	ID          string `parquet:"id"`
	Proposition string `parquet:"proposition"`
	Stance      string `parquet:"stance"`
	Speaker     string `parquet:"speaker,optional"` // null for words of the narrator
	Statement   string `parquet:"statement,optional"`
	place
	Chain      string  `parquet:"chain,optional"`
	Origins    string  `parquet:"origins,optional"` // of the proposition, with what is known of their independence
	Confidence float64 `parquet:"confidence"`       // of the place
	review
}

func (v *view) propositionRows() iter.Seq[propositionRow] {
	return func(yield func(propositionRow) bool) {
		for i := range v.c.Propositions {
			q := &v.c.Propositions[i]
			for _, p := range q.Places {
				row := propositionRow{q.ID, q.Text, string(p.Stance), "", p.Statement, v.at(p.Document, p.Span), "", origins(q.Origins), share(p.Confidence), reviewed(p.Review)}
				if s := v.statements[p.Statement]; s != nil {
					row.Speaker, row.Chain = v.speaker(s.Speaker).Name, v.chain(s)
				}
				if !yield(row) {
					return
				}
			}
		}
	}
}

func origins(l []hearsay.Origin) string {
	var all []string
	for _, o := range l {
		all = append(all, o.Name+" ("+string(cmp.Or(o.Independence, hearsay.IndependenceUnknown))+")")
	}
	return strings.Join(all, "; ")
}

// A side is one side of a conflict; its speaker is null for words of the narrator.
type side struct {
	Speaker   string `parquet:"speaker,optional"`
	Statement string `parquet:"statement,optional"`
	place
	Chain string `parquet:"chain,optional"`
}

type conflictRow struct {
	ID        string `parquet:"id"`
	Kind      string `parquet:"kind"`
	Certainty string `parquet:"certainty"`
	Side      string `parquet:"side"` // a or b: each conflict has two rows
	side
	Proposition string  `parquet:"proposition,optional"`
	Why         string  `parquet:"why"`
	Confidence  float64 `parquet:"confidence"`
	review
}

func (v *view) conflictRows() iter.Seq[conflictRow] {
	return func(yield func(conflictRow) bool) {
		for i := range v.c.Conflicts {
			x := &v.c.Conflicts[i]
			for _, one := range []struct {
				name string
				of   hearsay.ConflictSide
			}{{"a", x.A}, {"b", x.B}} {
				row := conflictRow{
					cmp.Or(x.ID, fmt.Sprintf("conflict%d", i+1)), string(x.Kind), certainty(x), one.name, v.sideOf(one.of),
					x.Proposition, x.Why, share(x.Confidence), reviewed(x.Review),
				}
				if !yield(row) {
					return
				}
			}
		}
	}
}

func certainty(x *hearsay.Conflict) string {
	if x.Certain {
		return "certain"
	}
	return "possible"
}

func (v *view) sideOf(x hearsay.ConflictSide) side {
	if s := v.statements[x.Statement]; s != nil {
		return side{v.speaker(s.Speaker).Name, s.ID, v.at(s.Document, s.Contents...), v.chain(s)}
	}
	return side{"", x.Statement, v.at(x.Place.Document, x.Place.Span), ""}
}

// A quotationRow is a rendering of an utterance.
type quotationRow struct {
	ID        string `parquet:"id"` // of the quote group
	Speaker   string `parquet:"speaker,optional"`
	Change    string `parquet:"change"`
	Statement string `parquet:"statement,optional"`
	place
	Why        string  `parquet:"why"`
	Confidence float64 `parquet:"confidence"`
	review
}

func (v *view) quotationRows() iter.Seq[quotationRow] {
	return func(yield func(quotationRow) bool) {
		for i := range v.c.QuoteGroups {
			g := &v.c.QuoteGroups[i]
			for _, r := range g.Renderings {
				row := quotationRow{cmp.Or(g.ID, fmt.Sprintf("quote%d", i+1)), v.speaker(g.Speaker).Name, string(r.Change), r.Statement, v.at(r.Document, r.Spans...), g.Why, share(g.Confidence), reviewed(g.Review)}
				if !yield(row) {
					return
				}
			}
		}
	}
}

type documentRow struct {
	ID        string `parquet:"id"`
	Outlet    string `parquet:"outlet,optional"`
	Title     string `parquet:"title,optional"`
	Bylines   string `parquet:"bylines,optional"`
	Published string `parquet:"published,optional"`
	Updated   string `parquet:"updated,optional"`
	Section   string `parquet:"section,optional"`
	Credit    string `parquet:"credit,optional"`
	RestsOn   string `parquet:"rests_on,optional"`
	Language  string `parquet:"language,optional"`
	Version   int64  `parquet:"version,optional"`
	VersionOf string `parquet:"version_of,optional"`
	Points    int64  `parquet:"code_points"` // of the text
	File      string `parquet:"file"`
	SHA256    string `parquet:"sha256"`
	Link      string `parquet:"link,optional"`
	review
	Text string `parquet:"text" csv:"-"` // a cell of a spreadsheet holds 32,767 characters
}

func (v *view) documentRows() iter.Seq[documentRow] {
	return func(yield func(documentRow) bool) {
		rests := map[string][]string{}
		for i := range v.c.RestsOn {
			rests[v.c.RestsOn[i].Document] = append(rests[v.c.RestsOn[i].Document], v.c.RestsOn[i].Origin)
		}
		for i := range v.c.Documents {
			d := &v.c.Documents[i]
			row := documentRow{
				d.ID, d.Outlet, d.Title, strings.Join(d.Bylines, "; "), edtf(d.Published), edtf(d.Updated), d.Section, d.Credit, strings.Join(rests[d.ID], "; "),
				d.Language, int64(d.Version), d.VersionOf, int64(v.place(d.ID, hearsay.Span{End: len(d.Text)}).End), d.Path, d.SHA256, address(d.URL), reviewed(d.Review), d.Text,
			}
			if !yield(row) {
				return
			}
		}
	}
}
