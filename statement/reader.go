// Package statement turns a document into findings: who said what, on whose
// word. The sub-packages hold the stages: attribution finds the spans, speaker
// says who the sources are, kind what the statements do, chain who carried them.
package statement

import (
	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/statement/chain"
	"github.com/openhearsay/hearsay/statement/kind"
)

// An Extractor finds the statements of a text: their Source, Cue, Contents,
// Within and Confidence. attribution.Extractor is one.
type Extractor interface {
	Extract(a *language.Analysis) []hearsay.Statement
}

// A Reader reads documents. It is safe for concurrent use where its Extractor is.
type Reader struct {
	spans  Extractor
	models Models
}

// Models are the trained stages of reading that come after the spans. A stage that is
// left out is one that has learnt nothing.
type Models struct {
	Kind  *kind.Model
	Chain *chain.Model
}

// NewReader makes a Reader that finds statements with x.
func NewReader(x Extractor, m Models) *Reader {
	if m.Kind == nil {
		m.Kind = &kind.Model{}
	}
	return &Reader{x, m}
}

// Read finds the statements of a document, its speakers and its dates. a is the
// analysis of d.Text. Statements in the document's furniture are left out. The
// speakers' ids are local to the document; statements have no id yet. The time
// is linear in the length of an ordinary text; the result depends on the
// document and the extractor's answer alone.
//
// Each step needs what the steps before it have added, and nothing of those after it.
func (r *Reader) Read(d *hearsay.Document, a *language.Analysis) hearsay.Findings {
	p := &page{sheet: newSheet(d, a)}
	p.find(r.spans)         // source, cue and content of each statement
	p.nest()                // which one holds which
	p.sift()                // out goes what nobody said
	p.share()               // who may speak; one statement for each who does
	p.judge(r.models.Kind)  // what each one does
	p.answer()              // who speaks, and why without a name
	p.time()                // when
	p.carry(r.models.Chain) // through whom
	p.narrate()             // what the outlet says in its own voice
	return p.findings()
}
