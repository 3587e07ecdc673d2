package hearsay

// A Case is what hearsay finds in a pile of documents. Every list is in a fixed
// order that depends on the documents alone.
type Case struct {
	Model       string // name and digest of the language model
	Documents   []Document
	Speakers    []Speaker
	Statements  []Statement
	Credits     []Credit
	RestsOn     []RestsOn
	Passages    []Passage
	QuoteGroups []QuoteGroup
	Conflicts   []Conflict
	Positions   []Position
	Claims      []Claim
	Timeline    []Event
	Problems    []Problem
}

// A Credit is a place where a document names an outlet as its source.
type Credit struct {
	Document string
	Item     int // -1 for none
	Outlet   string
	Span     Span
	Kind     CreditKind
}

// CreditKind is the form of a credit.
type CreditKind string

// The forms of credits.
const (
	AccordingTo CreditKind = "according-to"
	CreditLine  CreditKind = "credit-line"
	HatTip      CreditKind = "hat-tip"
	Link        CreditKind = "link"
)

// RestsOn says that a document, or one item of it, repeats another's reporting.
type RestsOn struct {
	Document string
	Item     int // -1 for the whole document
	Origin   string
	Why      string
	Evidence []Side
}

// A QuoteGroup is the renderings of one utterance.
type QuoteGroup struct {
	Speaker    string // "" for unknown
	Renderings []Rendering
}

// Change says what became of the words of a rendering.
type Change string

// The fullest rendering is verbatim; one with words cut is trimmed; one with
// other words altered.
const (
	Verbatim Change = "verbatim"
	Trimmed  Change = "trimmed"
	Altered  Change = "altered"
)

// A Rendering is one place where an utterance stands.
type Rendering struct {
	Document  string
	Statement string // id, "" where the words stand outside any statement
	Spans     []Span
	Change    Change
}

// ConflictKind is how two statements contradict each other.
type ConflictKind string

// The kinds of conflicts.
const (
	DenialConflict ConflictKind = "denial"
	Reversal       ConflictKind = "reversal"
	Discrepancy    ConflictKind = "discrepancy"
)

// A ConflictSide is a statement, by id, or a place where a narrator's own words are meant.
type ConflictSide struct {
	Statement string
	Place     Side // used where Statement is ""
}

// A Conflict is two accounts that cannot both stand.
type Conflict struct {
	A, B       ConflictSide
	Kind       ConflictKind
	Why        string
	Confidence float64
}

// A Position is what one speaker said about one matter, over time.
type Position struct {
	Speaker    string
	Matter     string
	Statements []string // ids, earliest first
	Changes    []string // between neighbours: narrowed, widened, withdrawn, hedged, same
}

// Stance is what a document does with a claim.
type Stance string

// The stances; a document that does not touch a claim has none.
const (
	Supports Stance = "supports"
	Denies   Stance = "denies"
	Reports  Stance = "reports"
)

// A Claim is a sentence that a person asks about, or that hearsay proposes.
type Claim struct {
	Text      string
	Documents map[string]Stance
	Evidence  map[string]Span // the passage that decided each document's stance
	Origins   []Origin
}

// Independence says whether an origin is known to be another than the first.
type Independence string

// Unknown is an answer.
const (
	Independent         Independence = "independent"
	SameOrigin          Independence = "same-origin"
	IndependenceUnknown Independence = "unknown"
)

// An Origin is where a claim first entered, as far as the documents show.
type Origin struct {
	Name         string
	Documents    []string
	Independence Independence
	Why          string
}

// An Event is one entry of the timeline.
type Event struct {
	Time      Period
	Statement string // id, "" for none
	Document  string
	Span      Span // the words that give the time
	Happened  bool // what the words tell of happened then; else it was said or published then
	What      string
}

// Findings are what the stages found in one document by itself. Speakers and
// their ids are local to the document; compare joins them over the case.
type Findings struct {
	Speakers   []Speaker
	Statements []Statement
	Dates      []DateMention
}

// A DateMention is an expression of time in a text, resolved where that is possible.
type DateMention struct {
	Span   Span
	Period Period // zero where it could not be resolved
}
