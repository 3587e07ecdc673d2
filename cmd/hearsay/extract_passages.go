package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/reuse"
)

// ExtractPassages is "hearsay extract passages".
type ExtractPassages struct {
	Documents   string `arg:"" help:"JSON Lines of {\"id\",\"text\",\"date\"?,\"series\"?,\"outlet\"?}, also .gz; - is standard input." placeholder:"DOCS.jsonl"`
	Output      string `short:"o" help:"Where the rows go; - is standard output." default:"-" placeholder:"OUT"`
	Memory      string `help:"About how much memory to take, such as 256MB or 4GB; what does not fit goes to temporary files. The result is the same." placeholder:"SIZE"`
	Temp        string `help:"Where temporary files go." placeholder:"FOLDER"`
	Boilerplate bool   `help:"List passages that are boilerplate too, marked."`
	Case        bool   `help:"The documents are about one story and few: shorter passages count."`
	Cores       int    `help:"How many cores to use; 0 is all." default:"0"`
	Progress    bool   `help:"Say on standard error how far it is."`
}

// passageInput is a row of the input.
type passageInput struct {
	ID     anyID   `json:"id"`
	Text   string  `json:"text"`
	Date   *string `json:"date"`
	Series *string `json:"series"`
	Outlet *string `json:"outlet"`
}

// passageRow is a row of the output; offsets count code points.
type passageRow struct {
	A            sideRow   `json:"a"`
	B            sideRow   `json:"b"`
	Similarity   float64   `json:"similarity"`
	Parts        []partRow `json:"parts"`
	From         string    `json:"from"`
	CommonSource *string   `json:"common_source"`
	Why          string    `json:"why"`
	Boilerplate  bool      `json:"boilerplate,omitempty"`
	Holders      int       `json:"holders,omitempty"`
}

type sideRow struct {
	Document anyID `json:"document"`
	Start    int   `json:"start"`
	End      int   `json:"end"`
}

type placeRow struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type partRow struct {
	A placeRow `json:"a"`
	B placeRow `json:"b"`
}

func (x *ExtractPassages) Run(p *program) (err error) {
	memory, err := parseSize(x.Memory)
	if err != nil {
		return fmt.Errorf("--memory: %w", err)
	}
	options := reuse.Options{
		Memory: memory, Dir: x.Temp, Cores: x.Cores, Boilerplate: x.Boilerplate, Case: x.Case,
	}
	if x.Progress {
		options.Progress = func(stage string, done, total int) {
			fmt.Fprintf(p.stderr, "\r%s %d of %d\x1b[K", stage, done, total)
		}
	}
	c := reuse.NewCollection(options)
	defer c.Close()
	err = corpus.Lines(x.Documents, func(_ int, in passageInput) error {
		if len(in.ID) == 0 || string(in.ID) == "null" {
			return fmt.Errorf("a document without id")
		}
		t := reuse.Text{ID: string(in.ID), Text: in.Text}
		if in.Date != nil {
			t.Date = hearsay.Day(*in.Date)
		}
		if in.Series != nil {
			t.Series = *in.Series
		}
		if in.Outlet != nil {
			t.Outlet = *in.Outlet
		}
		return c.Add(t)
	})
	if err != nil {
		return err
	}
	w, err := p.create(x.Output)
	if err != nil {
		return err
	}
	defer func() {
		if e := w.Close(); err == nil {
			err = e
		}
	}()
	rows := passageWriter{texts: c}
	return c.Passages(p.ctx, func(q hearsay.Passage) error {
		row, err := rows.row(q)
		if err != nil {
			return err
		}
		return writeLine(w, row)
	})
}

// A passageWriter turns byte offsets into code points. Rows come sorted by side
// a, so that its text is translated once.
type passageWriter struct {
	texts interface {
		Text(id string) (string, error)
	}
	id string
	a  *hearsay.CodePoints
}

func (r *passageWriter) row(q hearsay.Passage) (passageRow, error) {
	if r.a == nil || r.id != q.A.Document {
		text, err := r.texts.Text(q.A.Document)
		if err != nil {
			return passageRow{}, err
		}
		r.id, r.a = q.A.Document, hearsay.NewCodePoints(text)
	}
	text, err := r.texts.Text(q.B.Document)
	if err != nil {
		return passageRow{}, err
	}
	b := hearsay.NewCodePoints(text)
	row := passageRow{
		A:          sideRow{anyID(q.A.Document), r.a.Count(q.A.Span.Start), r.a.Count(q.A.Span.End)},
		B:          sideRow{anyID(q.B.Document), b.Count(q.B.Span.Start), b.Count(q.B.Span.End)},
		Similarity: q.Similarity, From: string(q.From), Why: q.Why,
		Boilerplate: q.Boilerplate, Holders: q.Holders,
		Parts: make([]partRow, 0, len(q.Parts)),
	}
	if q.CommonSource != "" {
		row.CommonSource = &q.CommonSource
	}
	for _, part := range q.Parts {
		row.Parts = append(row.Parts, partRow{
			placeRow{r.a.Count(part.A.Start), r.a.Count(part.A.End)},
			placeRow{b.Count(part.B.Start), b.Count(part.B.End)},
		})
	}
	return row, nil
}

// parseSize reads "256MB", "4GB", "100000"; "" is 0.
func parseSize(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	u := strings.ToUpper(strings.TrimSpace(s))
	u = strings.TrimSuffix(strings.TrimSuffix(u, "B"), "I")
	shift := 0
	switch {
	case strings.HasSuffix(u, "K"):
		shift = 10
	case strings.HasSuffix(u, "M"):
		shift = 20
	case strings.HasSuffix(u, "G"):
		shift = 30
	case strings.HasSuffix(u, "T"):
		shift = 40
	}
	if shift > 0 {
		u = u[:len(u)-1]
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(u), 64)
	if err != nil || n <= 0 || n*float64(int64(1)<<shift) > 1<<60 {
		return 0, fmt.Errorf("%q is not a size such as 256MB", s)
	}
	return int64(n * float64(int64(1)<<shift)), nil
}
