package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/foreign"
)

// A statementRow is a line of the output.
type statementRow struct {
	ID     anyID       `json:"id"`
	Text   string      `json:"text"`
	Quotes []quoteRow  `json:"quotes"`
	Nested []nestedRow `json:"nested"`
}

type quoteRow struct {
	corpus.Quote
	Confidence float64 `json:"confidence"`
}

type nestedRow struct {
	quoteRow
	Within int `json:"within"`
}

// newStatementRow turns bytes into code points.
func newStatementRow(id anyID, text string, all iter.Seq[hearsay.Statement]) *statementRow {
	row := &statementRow{ID: id, Text: text, Quotes: []quoteRow{}, Nested: []nestedRow{}}
	points := hearsay.NewCodePoints(text)
	var place []int // index in quotes of an outermost statement
	for s := range all {
		q := quoteRow{eval.Quote(points, &s), thousandths(s.Confidence)}
		if s.Within < 0 {
			place = append(place, len(row.Quotes))
			row.Quotes = append(row.Quotes, q)
		} else {
			place = append(place, place[s.Within])
			row.Nested = append(row.Nested, nestedRow{q, place[s.Within]})
		}
	}
	return row
}

// write writes the row as one line of JSON, a piece at a time: encoding/json would
// hold the whole line in memory, and a text may be long.
func (r *statementRow) write(w io.Writer) error {
	b := &bytes.Buffer{}
	encode := json.NewEncoder(b)
	encode.SetEscapeHTML(false)
	// put appends v, without the line feed of the encoder.
	put := func(v any) error {
		err := encode.Encode(v)
		b.Truncate(max(0, b.Len()-1))
		return err
	}
	flush := func() error {
		_, err := w.Write(foreign.JSON(b.Bytes()))
		b.Reset()
		return err
	}
	b.WriteString(`{"id":`)
	if err := put(r.ID); err != nil {
		return err
	}
	b.WriteString(`,"text":"`)
	for text := r.Text; text != ""; {
		n := min(len(text), 1<<16)
		for n < len(text) && !utf8.RuneStart(text[n]) {
			n++
		}
		from := b.Len()
		if err := put(text[:n]); err != nil {
			return err
		}
		text = text[n:]
		quoted := b.Bytes()[from:]
		copy(quoted, quoted[1:len(quoted)-1]) // its own quotation marks
		b.Truncate(b.Len() - 2)
		if err := flush(); err != nil {
			return err
		}
	}
	b.WriteByte('"')
	list := func(name string, n int, row func(i int) any) error {
		b.WriteString(`,"` + name + `":[`)
		for i := range n {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := errors.Join(put(row(i)), flush()); err != nil {
				return err
			}
		}
		b.WriteByte(']')
		return nil
	}
	err := errors.Join(
		list("quotes", len(r.Quotes), func(i int) any { return &r.Quotes[i] }),
		list("nested", len(r.Nested), func(i int) any { return &r.Nested[i] }))
	b.WriteString("}\n")
	return errors.Join(err, flush())
}

// thousandths keeps three digits after the point.
func thousandths(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }
