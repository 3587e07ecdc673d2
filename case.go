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
	Answers      []Answer
	Positions    []Position
	Unattributed []Unattributed
	Propositions []Proposition
	Claims       []Claim
	Timeline     []Event
	Judges       []Judge // who was asked beside hearsay's own model
	Problems     []Problem
	Accepted     bool // only findings that persons accepted are in it, with what they stand on
}

// A Judge is who answered questions about a case, beside hearsay's own model: a
// model on some machine, a script or a person.
type Judge struct {
	Name      string // "person:…" for a person
	Model     string // "" where it is not told
	Questions int    // answered, of those that are about the case as it is
	Discarded int    // parts of its answers that were no answer to the question
	Controls  int    // places whose answer is known, put among the questions
	Right     int    // of Controls
}

// A Credit is a place where a document names an outlet as its source.
type Credit struct {
	Document string
	Item     int // -1 for none
	Outlet   string
	Span     Span
	Kind     CreditKind
	ID       string  `json:",omitempty"` // the label by which persons name it, "credit3"
	Review   *Review `json:",omitempty"` // what persons decided, nil for nothing
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
	ID         string  `json:",omitempty"` // "rests3"
	Review     *Review `json:",omitempty"` // what persons decided, nil for nothing
}

// A QuoteGroup is the renderings of one utterance.
type QuoteGroup struct {
	Speaker    string // "" for unknown
	Renderings []Rendering
	Why        string  // what makes one utterance of them, in words
	Confidence float64 // that they all render one utterance, 0 to 1
	ID         string  `json:",omitempty"` // "quote3"
	Review     *Review `json:",omitempty"` // what persons decided, nil for nothing
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
	Confidence  float64  // how often a conflict like this one is right, 0 to 1
	Judged      []string // by whom, in order: "hearsay" for its own model
	Certain     bool     // such conflicts were right eight times in ten or more on stories not learnt from; else it is possible
	ID          string   `json:",omitempty"` // "conflict3"
	Review      *Review  `json:",omitempty"` // what persons decided, nil for nothing
}

// AnswerKind is what somebody does with what is said of the matter.
type AnswerKind string

// The kinds of answers.
const (
	Denied    AnswerKind = "denial"     // says that it is not so
	Retracted AnswerKind = "retraction" // takes back what he said himself
	Admitted  AnswerKind = "admission"  // grants it
	Refused   AnswerKind = "refusal"    // declines to speak of it
)

// An Answer is a statement that denies, takes back, grants or refuses to speak of
// something. It stands by itself: what it answers need not be in the case.
type Answer struct {
	Kind       AnswerKind
	Statement  string // id
	For        string // id of whom the speaker speaks for, "" for himself
	Rule       string // name of what decides: a rule of polarity, or the kind of the statement
	At         *Span  // the words that decide, nil where the statement as a whole does
	To         *Side  // what it points at, nil where that is not clear
	Of         string // id of the statement that stands at To, "" for none
	Why        string // how the text points there, "" where To is nil
	Confidence float64
	ID         string  `json:",omitempty"` // "answer3"
	Review     *Review `json:",omitempty"` // what persons decided, nil for nothing
}

// An Unattributed is a place where a document states in its own voice what another
// one, on which it rests, has only from a source.
type Unattributed struct {
	Stated      Side   // in the outlet's own voice
	Sourced     Side   // with a source
	Statement   string // id of the statement at Sourced
	Proposition string // id of what both say
	Why         string
	Confidence  float64 // that both say the same and the one has it from the other, 0 to 1
	ID          string  `json:",omitempty"` // "lost3"
	Review      *Review `json:",omitempty"` // what persons decided, nil for nothing
}

// A Position is what one speaker said about one matter, over time.
type Position struct {
	Speaker    string
	Matter     string
	Statements []string // ids, earliest first
	Said       []string // of each: when, in ISO 8601 to the day, the month or the year, "" for unknown
	Changes    []string // between neighbours: narrowed, widened, withdrawn, hedged, admitted, same
	Whys       []string // of each change, in words
	Confidence float64  // that the statements are of one matter and in this order, 0 to 1
	ID         string   `json:",omitempty"` // "position3"
	Review     *Review  `json:",omitempty"` // what persons decided, nil for nothing
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
	Review     *Review `json:",omitempty"` // what persons decided, nil for nothing
	N          int     `json:",omitempty"` // by which persons name it in its proposition or claim (q3.2), 0 for its place in the list
}

// A Proposition is what is said, whoever says it and in whatever words: one
// sentence's meaning with all places that assert it, deny it, hedge about it or
// question it.
type Proposition struct {
	ID         string
	Text       string  // the clearest rendering, in the words of one of its places
	Places     []Place // in the order of the documents, then of the text; at least one
	Origins    []Origin
	Confidence float64  // that its places all mean one thing, 0 to 1
	Judged     []string // by whom, in order: "hearsay" for its own model
	Review     *Review  `json:",omitempty"` // what persons decided, nil for nothing
}

// A Claim is a sentence that a person asks about, or that hearsay proposes.
type Claim struct {
	Text        string
	Proposition string // id of the Proposition that it was matched to, "" for none
	Places      []Place
	Documents   map[string]Stance // Supports, Denies or Reports
	Evidence    map[string]Span   // the passage that decided each document's stance
	Origins     []Origin
	Why         string   // how the documents' stances come about, in words
	Confidence  float64  // how often a stance like these is right, 0 to 1; 0 where no document has one
	Judged      []string // beside hearsay's own model, in order; nil for nobody
	ID          string   `json:",omitempty"` // "claim3"
	Review      *Review  `json:",omitempty"` // what persons decided, nil for nothing
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
