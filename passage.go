package hearsay

// A Side is one document's side of a finding about two.
type Side struct {
	Document string
	Span     Span
}

// Direction says which side of a passage was copied from.
type Direction string

// FromA means that side a was copied from; FromCommon that both have a common source.
const (
	FromA       Direction = "a"
	FromB       Direction = "b"
	FromCommon  Direction = "common"
	FromUnknown Direction = "unknown"
)

// A Part is one aligned piece of a passage.
type Part struct{ A, B Span }

// A Passage is a stretch of text that two documents share.
type Passage struct {
	A, B         Side
	Similarity   float64 // matched words over the words of the longer side, 0 to 1
	Parts        []Part  // the aligned pieces, in the order of side A
	From         Direction
	CommonSource string // the source, where From is FromCommon and a credit names it
	Why          string // the evidence for From, in words
	Boilerplate  bool
	Holders      int     // how many documents hold it, where not every pair has a row; else 0
	ID           string  `json:",omitempty"` // the label by which persons name it, "passage3"
	Review       *Review `json:",omitempty"` // what persons decided, nil for nothing
}
