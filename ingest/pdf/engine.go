package pdf

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"unicode"
	"unicode/utf8"

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
var engines = sync.OnceValues(start)

// start makes the pool of engines. Compiling the module takes seconds; what comes of it
// is kept in the cache folder of the user, where there is one, for the next time.
func start() (pdfium.Pool, error) {
	if home, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(home, "hearsay", "pdf")); err == nil {
			if pool, err := pool(cache); err == nil {
				return pool, nil // else the folder is full, or what it holds is damaged
			}
		}
	}
	return pool(nil)
}

func pool(cache wazero.CompilationCache) (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCloseOnContextDone(true).
		WithMemoryLimitPages(memoryPages)
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	return webassembly.Init(webassembly.Config{
		Context: experimental.WithCompilationWorkers(context.Background(), runtime.GOMAXPROCS(0)),
		MaxIdle: 1, MaxTotal: maxInstances,
		FSConfig: wazero.NewFSConfig(),
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: config,
	})
}

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

const maxGlyphs = 500_000 // on a page; a page of a newspaper has some 50,000

// glyphs are the characters of a page in the order of its content. Calls into the
// sandbox are what takes the time: those about fonts and baselines are made once a word.
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
	if count.Count > most || count.Count > maxGlyphs {
		return nil, errTooLong
	}
	all, err := p.GetPageTextStructured(&requests.GetPageTextStructured{Page: page, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return nil, err
	}
	var out []glyph
	spaced := false
	var word, last glyph // the first character of the word, and the one before
	for i, c := range all.Chars {
		r, _ := utf8.DecodeRuneInString(c.Text)
		switch r {
		case utf8.RuneError, 0, '\r', '\n', ' ', '\t', 0xA0:
			if c.Text == "\uFFFD" {
				break
			}
			spaced = true
			continue
		case 2, 0xFFFE: // how the engine marks a hyphen at the end of a line
			r = '-'
		}
		b := c.PointPosition
		if bad(b.Left) || bad(b.Right) || bad(b.Top) || bad(b.Bottom) {
			continue
		}
		left, bottom := turned(b.Left, b.Bottom, word.turn)
		right, top := turned(b.Right, b.Top, word.turn)
		left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
		if em := word.size; len(out) == 0 || spaced || left < last.x-0.1*em || left > last.right+0.5*em || top < word.y-em || bottom > word.y+em {
			if i%64 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			var ok bool
			if word, ok = styleOf(p, text.TextPage, i); !ok {
				continue // a character that the engine made up
			}
			left, bottom = turned(b.Left, b.Bottom, word.turn)
			right, top = turned(b.Right, b.Top, word.turn)
			left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
		}
		g := word
		g.r, g.spaced, g.x, g.right = r, spaced, left, right
		if raised := bottom - g.y; unicode.IsDigit(r) && raised > 0.15*g.size && top-bottom < 0.6*g.size {
			g.y, g.size = bottom, (top-bottom)/0.7
		}
		if !(g.size > 0.1) {
			continue
		}
		out = append(out, g)
		last, spaced = g, false
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

// styleOf is what a character shares with the rest of its word.
func styleOf(p pdfium.Pdfium, text references.FPDF_TEXTPAGE, i int) (g glyph, ok bool) {
	m, err := p.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: i})
	if err != nil {
		return g, false
	}
	at, err := p.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
	if err != nil {
		return g, false
	}
	k := m.Matrix
	angle := math.Atan2(float64(k.B), float64(k.A))
	g.turn = (int(math.Round(angle/(math.Pi/2))) + 4) % 4
	if math.Abs(math.Remainder(angle, math.Pi/2)) > 0.1 {
		g.turn = askew
	}
	g.x, g.y = turned(at.X, at.Y, g.turn)
	if s, err := p.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i}); err == nil {
		g.size = math.Abs(s.FontSize) * math.Hypot(float64(k.C), float64(k.D))
	}
	if w, err := p.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: text, Index: i}); err == nil {
		g.bold = w.FontWeight >= 600
	}
	if o, err := p.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: text, Index: i}); err == nil {
		if m, err := p.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: o.TextObject}); err == nil {
			g.hidden = m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE || m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_CLIP
		}
	}
	return g, !bad(g.x) && !bad(g.y) && !bad(g.size)
}
