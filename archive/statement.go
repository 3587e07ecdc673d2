package archive

import (
	"iter"
	"math"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/reuse"
)

// A Statement is a row of the table of statements. "" is null in a column that may be null.
type Statement struct {
	Document string `parquet:"document,dict" json:"document"`
	Series   string `parquet:"series,optional,dict" json:"series,omitempty"`
	Outlet   string `parquet:"outlet,optional,dict" json:"outlet,omitempty"`
	Date     string `parquet:"date,optional,dict" json:"date,omitempty"`
	Title    string `parquet:"title,optional,dict" json:"title,omitempty"`
	URL      string `parquet:"url,optional,dict" json:"url,omitempty"`

	Statement   int32  `parquet:"statement" json:"statement"`
	Within      *int32 `parquet:"within,optional" json:"within,omitempty"`
	Speaker     string `parquet:"speaker,optional" json:"speaker,omitempty"`
	SpeakerKind string `parquet:"speaker_kind,optional,dict" json:"speaker_kind,omitempty"`
	Named       bool   `parquet:"named" json:"named"`
	Kind        string `parquet:"kind,dict" json:"kind"`
	Quoted      string `parquet:"quoted,dict" json:"quoted"`

	Source       string `parquet:"source,optional" json:"source,omitempty"`
	SourceStart  *int32 `parquet:"source_start,optional" json:"source_start,omitempty"`
	SourceEnd    *int32 `parquet:"source_end,optional" json:"source_end,omitempty"`
	Cue          string `parquet:"cue,optional" json:"cue,omitempty"`
	CueStart     *int32 `parquet:"cue_start,optional" json:"cue_start,omitempty"`
	CueEnd       *int32 `parquet:"cue_end,optional" json:"cue_end,omitempty"`
	Content      string `parquet:"content" json:"content"`
	ContentStart int32  `parquet:"content_start" json:"content_start"`
	ContentEnd   int32  `parquet:"content_end" json:"content_end"`
	Pieces       []Span `parquet:"pieces,list" json:"pieces"`

	Chain      []Carrier `parquet:"chain,list" json:"chain"`
	SaidFrom   string    `parquet:"said_from,optional" json:"said_from,omitempty"`
	SaidTo     string    `parquet:"said_to,optional" json:"said_to,omitempty"`
	Unnamed    string    `parquet:"unnamed,optional" json:"unnamed,omitempty"`
	Confidence float64   `parquet:"confidence" json:"confidence"`

	Quotation    string  `parquet:"quotation,optional" json:"quotation,omitempty"`
	Words        int32   `parquet:"words" json:"words"`
	Wording      int64   `parquet:"wording" json:"wording"`
	Fingerprints []int64 `parquet:"fingerprints,list" json:"fingerprints"`
}

// A Carrier is who carried the words, and where the text names them.
type Carrier struct {
	Name  string `parquet:"name" json:"name"`
	Start *int32 `parquet:"start,optional" json:"start,omitempty"`
	End   *int32 `parquet:"end,optional" json:"end,omitempty"`
}

// gap stands between the pieces of a text that is not in one piece.
const gap = " … "

// Statements are the rows of what was found in a document, in its order.
func Statements(d *Document, found *hearsay.Findings) iter.Seq[Statement] {
	return func(yield func(Statement) bool) {
		points := hearsay.NewCodePoints(d.Text)
		speakers := map[string]*hearsay.Speaker{}
		for i := range found.Speakers {
			speakers[found.Speakers[i].ID] = &found.Speakers[i]
		}
		for i := range found.Statements {
			if !yield(statementOf(d, points, i, &found.Statements[i], speakers)) {
				return
			}
		}
	}
}

func statementOf(d *Document, points *hearsay.CodePoints, i int, s *hearsay.Statement, speakers map[string]*hearsay.Speaker) Statement {
	cover := spanOf(points, hearsay.Cover(s.Contents))
	row := Statement{
		Document: d.ID, Series: d.Series, Outlet: d.Outlet, Date: d.Date, Title: d.Title, URL: d.URL,
		Statement: int32(i), Kind: string(s.Kind), Quoted: string(s.Quoted),
		ContentStart: cover.Start, ContentEnd: cover.End, Pieces: []Span{}, Chain: []Carrier{}, Fingerprints: []int64{},
		SaidFrom: s.Said.From, SaidTo: s.Said.To, Confidence: math.Round(s.Confidence*1000) / 1000,
	}
	if s.Within >= 0 {
		w := int32(s.Within)
		row.Within = &w
	}
	if who := speakers[s.Speaker]; who != nil {
		row.Speaker, row.SpeakerKind, row.Named = who.Name, string(who.Kind), who.Named
	}
	row.Source, row.SourceStart, row.SourceEnd = wordsAt(d.Text, points, s.Source)
	row.Cue, row.CueStart, row.CueEnd = wordsAt(d.Text, points, s.Cue)
	row.Unnamed, _, _ = wordsAt(d.Text, points, s.Unnamed)
	var contents []string
	for _, c := range s.Contents {
		contents = append(contents, c.In(d.Text))
		row.Pieces = append(row.Pieces, spanOf(points, c))
	}
	row.Content = strings.Join(contents, gap)
	for _, h := range s.Via {
		c := Carrier{Name: h.Name}
		_, c.Start, c.End = wordsAt(d.Text, points, h.At)
		row.Chain = append(row.Chain, c)
	}
	compared := contents
	if s.Quoted != hearsay.Indirect {
		if quoted := quotedIn(contents, s.Quoted == hearsay.Direct); len(quoted) > 0 {
			compared, row.Quotation = quoted, strings.Join(quoted, gap)
		}
	}
	w := reuse.WordingOf(compared)
	row.Words, row.Wording = int32(w.Words), int64(w.Hash)
	for _, f := range w.Fingerprints {
		row.Fingerprints = append(row.Fingerprints, int64(f))
	}
	return row
}

// wordsAt is the words of a span and where they stand; nothing for nil.
func wordsAt(text string, points *hearsay.CodePoints, s *hearsay.Span) (words string, start, end *int32) {
	if s == nil {
		return "", nil, nil
	}
	p := spanOf(points, *s)
	return s.In(text), &p.Start, &p.End
}
