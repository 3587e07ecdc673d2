package pdf

import (
	"context"
	"fmt"
	"io"
	"math"
	"sync"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	maxInstances = 2               // documents that are read at once
	memoryPages  = 512 << 20 >> 16 // of 64 kB, that an instance may have
)

// engines are instances of PDFium in a sandbox that sees neither the disk nor the
// network. They are made when the first PDF is read: that compiles the module. Each
// document has an instance of its own, so that nothing of a document that breaks it
// reaches the next.
var engines = sync.OnceValues(func() (pdfium.Pool, error) {
	return webassembly.Init(webassembly.Config{
		MaxIdle: 1, MaxTotal: maxInstances,
		FSConfig: wazero.NewFSConfig(),
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCloseOnContextDone(true).
			WithMemoryLimitPages(memoryPages),
	})
})

// with runs f with an instance of PDFium, which is stopped when ctx ends.
func with(ctx context.Context, f func(pdfium.Pdfium) error) error {
	pool, err := engines()
	if err != nil {
		return fmt.Errorf("the PDF engine does not start (%w): save the text as a .txt file and add that", err)
	}
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("the PDF engine does not start (%w): save the text as a .txt file and add that", err)
	}
	killed := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(killed)
		instance.Kill()
	})
	err = f(instance)
	if !stop() {
		<-killed
		return ctx.Err()
	}
	instance.Close()
	return err
}

// A glyph is a character on a page, with the page turned so that its text runs to the
// right. Lengths are in points; y grows upwards.
type glyph struct {
	r      rune
	x, y   float64 // where it stands on its baseline
	right  float64 // where the next one would stand
	size   float64 // of its font
	bold   bool
	hidden bool // drawn invisibly
	spaced bool // the engine sees a space before it
	turn   int  // quarters by which it is turned against the page, anticlockwise
}

// glyphs are the characters of a page in the order of its content.
func glyphs(ctx context.Context, p pdfium.Pdfium, page requests.Page, most int) ([]glyph, error) {
	text, err := p.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return nil, err
	}
	defer p.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	count, err := p.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return nil, err
	}
	if count.Count > most {
		return nil, errTooLong
	}
	var out []glyph
	spaced := false
	var last [6]float32
	var style glyph // what all characters of one text object share
	for i := range count.Count {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		u, err := p.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text.TextPage, Index: i})
		if err != nil {
			return nil, err
		}
		r := rune(u.Unicode)
		switch r {
		case 0, '\r', '\n', ' ', '\t', 0xA0:
			spaced = true
			continue
		case 2, 0xFFFE: // how the engine marks a hyphen at the end of a line
			r = '-'
		}
		m, err := p.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text.TextPage, Index: i})
		if err != nil {
			continue // a character that the engine made up
		}
		k := m.Matrix
		if now := [6]float32{k.A, k.B, k.C, k.D, k.E, k.F}; i == 0 || now != last || style.size == 0 {
			last, style = now, styleOf(p, text.TextPage, i)
			style.size *= math.Hypot(float64(k.C), float64(k.D))
			style.turn = int(math.Round(math.Atan2(float64(k.B), float64(k.A))/(math.Pi/2))+4) % 4
			if skew := math.Abs(math.Remainder(math.Atan2(float64(k.B), float64(k.A)), math.Pi/2)); skew > 0.1 {
				style.turn = askew
			}
		}
		at, err := p.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text.TextPage, Index: i})
		if err != nil {
			continue
		}
		box, err := p.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text.TextPage, Index: i})
		if err != nil {
			continue
		}
		g := style
		g.r, g.spaced = r, spaced
		left, bottom := turned(float64(box.Rect.Left), float64(box.Rect.Bottom), g.turn)
		right, top := turned(float64(box.Rect.Right), float64(box.Rect.Top), g.turn)
		g.x, g.y = turned(at.X, at.Y, g.turn)
		g.right = max(left, right, g.x)
		if !(g.size > 0.5) { // a font without a size: what it covers says
			g.size = math.Abs(top - bottom)
		}
		if bad(g.x) || bad(g.y) || bad(g.right) || bad(g.size) || g.size == 0 {
			continue
		}
		out = append(out, g)
		spaced = false
	}
	return out, nil
}

const askew = 4 // the turn of what is turned by no quarter

func bad(v float64) bool { return math.IsNaN(v) || math.Abs(v) > 1e6 }

// turned is a place on a page that is turned back by so many quarters.
func turned(x, y float64, quarters int) (float64, float64) {
	switch quarters {
	case 1:
		return y, -x
	case 2:
		return -x, -y
	case 3:
		return -y, x
	}
	return x, y
}

// styleOf is the size, weight and visibility of a character.
func styleOf(p pdfium.Pdfium, text references.FPDF_TEXTPAGE, i int) (g glyph) {
	if s, err := p.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i}); err == nil {
		g.size = math.Abs(s.FontSize)
	}
	if w, err := p.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: text, Index: i}); err == nil {
		g.bold = w.FontWeight >= 600
	}
	if o, err := p.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: text, Index: i}); err == nil {
		if m, err := p.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: o.TextObject}); err == nil {
			g.hidden = m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE || m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_CLIP
		}
	}
	return g
}
