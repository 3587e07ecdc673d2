// Package pdf reads the text of PDF files (ISO 32000) in the order in which a person
// reads it. PDFium, in a WebAssembly sandbox, says which characters stand where; lines,
// columns and paragraphs are found here, by their places.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"strings"

	pdfium "github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/openhearsay/hearsay/ingest/source"
)

const maxPages = 5000 // of one document

var (
	errDamaged = errors.New("the PDF is damaged: get another copy, or open it in a viewer and print it to a new PDF")
	errTooLong = errors.New("the PDF holds more text than --max-document allows: split it, or raise the limit")
	errPicture = errors.New("the PDF holds pictures of text and no text: run \"ocrmypdf in.pdf out.pdf\" and add out.pdf")
	errSecret  = errors.New("the PDF is encrypted and asks for a password: open it in a viewer, save it without the password and add that")
)

// Read is a source.TextReader of PDF files. Running heads and feet, page numbers and
// text that is turned or not shown are left out; the rows of tables, captions and
// headings are paragraphs of their own. The same bytes give the same text.
func Read(ctx context.Context, s source.Source, l source.Limits) (source.Text, error) {
	if int64(len(s.Data)) > l.Bytes {
		return source.Text{}, fmt.Errorf("the PDF is larger than %d MB: split it, or raise the limit with --max-document", l.Bytes>>20)
	}
	if l.Time > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, l.Time)
		defer cancel()
	}
	var t source.Text
	err := source.Guard(func() error {
		return with(ctx, func(p pdfium.Pdfium) (err error) {
			t, err = read(ctx, p, s.Data, l)
			return err
		})
	})
	if err != nil {
		return source.Text{}, err
	}
	return t, nil
}

func read(ctx context.Context, p pdfium.Pdfium, data []byte, l source.Limits) (source.Text, error) {
	opened, err := p.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword):
		return source.Text{}, errSecret
	case errors.Is(err, pdferrors.ErrSecurity):
		return source.Text{}, errors.New("the PDF is encrypted in a way that is not known: open it in a viewer, print it to a new PDF and add that")
	case err != nil:
		return source.Text{}, errDamaged
	}
	count, err := p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil || count.PageCount < 1 {
		return source.Text{}, errDamaged
	}
	if count.PageCount > maxPages {
		return source.Text{}, fmt.Errorf("the PDF has %d pages, more than %d: split it", count.PageCount, maxPages)
	}
	var t source.Text
	c, err := pagesOf(ctx, p, opened.Document, count.PageCount, int(l.Bytes))
	if err != nil {
		return source.Text{}, err
	}
	t.Warnings = c.warnings()
	if c.characters == 0 {
		if c.broken > 0 {
			return source.Text{}, errDamaged
		}
		return source.Text{}, errPicture
	}
	t.Body = strings.Join(compose(c.pages), "\n\n")
	t.About = about(p, opened.Document)
	return t, nil
}

// content is what was found on the pages of a document.
type content struct {
	pages      [][]piece
	characters int // that are read
	turned     int // characters passed over because they are turned
	hidden     int // because they are not shown
	layer      int // pages whose text is not shown but is all that they have, as OCR leaves it
	unmapped   int // characters that have no meaning, only a shape
	empty      int // pages without text
	broken     int // pages that cannot be read
}

func pagesOf(ctx context.Context, p pdfium.Pdfium, d references.FPDF_DOCUMENT, n, most int) (c content, err error) {
	for i := range n {
		if err := ctx.Err(); err != nil {
			return c, err
		}
		page, err := p.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: d, Index: i})
		if err != nil {
			if ctx.Err() != nil {
				return c, ctx.Err()
			}
			c.broken++
			c.pages = append(c.pages, nil)
			continue
		}
		all, err := glyphs(ctx, p, requests.Page{ByReference: &page.Page}, most-c.characters)
		p.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: page.Page})
		switch {
		case ctx.Err() != nil:
			return c, ctx.Err()
		case errors.Is(err, errTooLong):
			return c, err
		case err != nil:
			c.broken++
			c.pages = append(c.pages, nil)
			continue
		}
		c.pages = append(c.pages, pieces(c.take(all)))
	}
	return c, nil
}

// take chooses the characters of a page that are read: those that are shown, and run
// the way most of them do.
func (c *content) take(all []glyph) []glyph {
	shown := 0
	for _, g := range all {
		if !g.hidden {
			shown++
		}
	}
	layer := len(all) > 0 && shown*10 < len(all) // an OCR layer over a picture of the page
	if layer {
		c.layer++
	}
	turns := [askew + 1]int{}
	for _, g := range all {
		if g.hidden == layer {
			turns[g.turn]++
		}
	}
	turn := 0
	for q := range askew {
		if turns[q] > turns[turn] {
			turn = q
		}
	}
	var kept []glyph
	for _, g := range all {
		switch {
		case g.hidden != layer:
			if g.hidden {
				c.hidden++
			}
		case g.turn != turn:
			c.turned++
		case g.r == 0xFFFD || g.r < ' ' || g.r >= 0xE000 && g.r < 0xF900:
			c.unmapped++
		default:
			kept = append(kept, g)
		}
	}
	if len(kept) == 0 {
		c.empty++
	}
	c.characters += len(kept)
	return kept
}

func (c *content) warnings() (w []string) {
	add := func(n int, format string) {
		if n > 0 {
			w = append(w, fmt.Sprintf(format, n))
		}
	}
	add(c.broken, "%d pages of the PDF are damaged and were passed over")
	if c.empty > c.broken {
		add(c.empty, "%d pages of the PDF show no text (pictures? \"ocrmypdf\" reads them)")
	}
	add(c.layer, "the text of %d pages was read from a picture by OCR: words may be wrong")
	if c.turned > 20 {
		add(c.turned, "%d characters are turned against the page and were left out")
	}
	add(c.hidden, "%d characters are not shown by the PDF and were left out")
	if c.unmapped*50 > c.characters {
		add(c.unmapped, "%d characters have no known letter (the PDF does not say what its shapes mean): words are broken; ocrmypdf --force-ocr reads them from the picture")
	}
	return w
}
