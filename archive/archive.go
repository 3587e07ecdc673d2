// Package archive makes the rows that leave for archives, whose tables are kept in Parquet
// files and joined by an engine of SQL: statements and passages, flat, one a row.
// doc/parquet.md says what each column holds.
package archive

import "github.com/openhearsay/hearsay"

// A Document is what is known of a document beside its text. Every row of a statement
// repeats it, so that no join is needed to say who had it when.
type Document struct {
	ID       string
	Series   string
	Outlet   string
	Date     string // ISO 8601, as the archive has it
	Title    string
	URL      string
	Language string
	Text     string
}

// Source is the document as hearsay reads it. Its day is the first ten characters of the
// date, where they are one.
func (d *Document) Source() *hearsay.Document {
	return &hearsay.Document{ID: d.ID, Outlet: d.Outlet, Title: d.Title, URL: d.URL, Language: d.Language, Text: d.Text, Published: Day(d.Date)}
}

// Day is the period of a date of ISO 8601: a day, a month or a year, whatever time follows a
// day. It is zero for what is none.
func Day(date string) hearsay.Period {
	if len(date) > 10 {
		if c := date[10]; c != 'T' && c != ' ' {
			return hearsay.Period{}
		}
		date = date[:10]
	}
	for i := range len(date) {
		if digit := date[i] >= '0' && date[i] <= '9'; digit == (i == 4 || i == 7) || !digit && date[i] != '-' {
			return hearsay.Period{}
		}
	}
	if n := len(date); n != 4 && n != 7 && n != 10 {
		return hearsay.Period{}
	}
	return hearsay.Day(date)
}

// A Span is a stretch of the text of a document in Unicode code points, end exclusive.
type Span struct {
	Start int32 `parquet:"start" json:"start"`
	End   int32 `parquet:"end" json:"end"`
}

func spanOf(points *hearsay.CodePoints, s hearsay.Span) Span {
	s = points.Span(s)
	return Span{int32(s.Start), int32(s.End)}
}
