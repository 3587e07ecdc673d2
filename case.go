package hearsay

// A Case is what hearsay finds in a pile of documents. Every list is in a fixed
// order that depends on the documents alone.
type Case struct {
	Model        string // name and digest of the language model
	Documents    []Document
	Speakers     []Speaker
	Statements   []Statement
	Credits      []Credit
	RestsOn      []RestsOn
	Passages     []Passage
	QuoteGroups  []QuoteGroup
	Conflicts    []Conflict
	Positions    []Position
	Propositions []Proposition
	Claims       []Claim
	Timeline     []Event
	Problems     []Problem
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
	Document   string
	Item       int // -1 for the whole document
	Origin     string
	Why        string
	Confidence float64 // how often such a finding is right, 0 to 1
	Evidence   []Side
}

// A QuoteGroup is the renderings of one utterance.
type QuoteGroup struct {
	Speaker    string // "" for unknown
	Renderings []Rendering
	Why        string  // what makes one utterance of them, in words
	Confidence float64 // that they all render one utterance, 0 to 1
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
	A, B        ConflictSide
	Kind        ConflictKind
	Proposition string // id of the Proposition that they differ about, "" where none is known
	Why         string
	Confidence  float64
}

// A Position is what one speaker said about one matter, over time.
type Position struct {
	Speaker    string
	Matter     string
	Statements []string // ids, earliest first
	Changes    []string // between neighbours: narrowed, widened, withdrawn, hedged, same
}

// Stance is what a document does with a claim, or a place with a proposition.
type Stance string

// The stances. A document supports, denies or reports a claim; one that does not
// touch it has none. A place asserts a proposition, denies it, hedges about it
// (may be so, cannot recall) or questions it.
const (
	Supports  Stance = "supports"
	Denies    Stance = "denies"
	Reports   Stance = "reports"
	Asserts   Stance = "asserts"
	Hedges    Stance = "hedges"
	Questions Stance = "questions"
)

// A Place is where a document says something: the content of a statement, or
// words of the narrator, which are the outlet's own.
type Place struct {
	Document   string
	Span       Span    // the words; of a statement, those of its content that say it
	Statement  string  // id, "" for words of the narrator
	Stance     Stance  // Asserts, Denies, Hedges or Questions
	Confidence float64 // that the place says this and takes this stance, 0 to 1
}

// A Proposition is what is said, whoever says it and in whatever words: one
// sentence's meaning with all places that assert it, deny it, hedge about it or
// question it.
type Proposition struct {
	ID         string
	Text       string  // the clearest rendering, in the words of one of its places
	Places     []Place // in the order of the documents, then of the text; at least one
	Origins    []Origin
	Confidence float64 // that its places all mean one thing, 0 to 1
}

// A Claim is a sentence that a person asks about, or that hearsay proposes.
type Claim struct {
	Text        string
	Proposition string // id of the Proposition that it was matched to, "" for none
	Places      []Place
	Documents   map[string]Stance // Supports, Denies or Reports
	Evidence    map[string]Span   // the passage that decided each document's stance
	Origins     []Origin
	Why         string  // how the documents' stances come about, in words
	Confidence  float64 // how often a stance like these is right, 0 to 1; 0 where no document has one
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
	Confidence   float64 // that it is an origin, 0 to 1
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
	Sentences  []Span   // of the text without its furniture, in order
	Clauses    []Clause // the narrator's own, in order
	Dates      []DateMention
}

// A DateMention is an expression of time in a text, resolved where that is possible.
type DateMention struct {
	Span   Span
	Period Period // zero where it could not be resolved
}
