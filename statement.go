package hearsay

// A Kind says what a statement does.
type Kind string

// The kinds of statements.
const (
	Assertion Kind = "assertion"
	Denial    Kind = "denial"     // says that something is not so
	Admission Kind = "admission"  // grants what was disputed or is against the speaker's interest
	Hedge     Kind = "hedge"      // cannot recall, could not be certain, may have
	NoComment Kind = "no-comment" // declined, did not respond
	Question  Kind = "question"
	Demand    Kind = "demand" // asks for an action
	Promise   Kind = "promise"
	Opinion   Kind = "opinion" // judges or rates
)

// Quoted says how much of a statement stands in quotation marks.
type Quoted string

// Direct speech stands in quotation marks as a whole, mixed in part, indirect not at all.
const (
	Direct   Quoted = "direct"
	Indirect Quoted = "indirect"
	Mixed    Quoted = "mixed"
)

// A Statement is words, thoughts or a refusal laid at someone's door.
type Statement struct {
	ID         string
	Document   string
	Item       int    // index of the Item it stands in, -1 for none
	Source     *Span  // nil where the text names no source
	Cue        *Span  // nil where there is no cue
	Contents   []Span // in order, at least one
	Within     int    // index in the same list of the statement whose content holds it, -1 for an outermost one
	Speaker    string // id of a Speaker, "" for unknown
	Kind       Kind
	Quoted     Quoted
	Via        []Hop   // who carried the words, nearest to the reader first, the speaker left out
	Own        Reading // how the content is put by its own words
	Framed     Reading // and by the words around it: "denied that"
	Said       Period  // when it was said, zero where the text does not tell
	SaidAt     *Span   // the words that tell it
	Unnamed    *Span   // why the source is not named ("on condition of anonymity …"), nil where not told
	Confidence float64
	Judged     []string // beside hearsay's own model, in order; nil for nobody
	Review     *Review  `json:",omitempty"` // what persons decided, nil for nothing
}

// Extent is the span from the first to the last of source, cue and contents.
func (s *Statement) Extent() Span {
	var all []Span
	if s.Source != nil {
		all = append(all, *s.Source)
	}
	if s.Cue != nil {
		all = append(all, *s.Cue)
	}
	return Cover(append(all, s.Contents...))
}

// Cover is the smallest span that holds all of spans; zero for none.
func Cover(spans []Span) Span {
	if len(spans) == 0 {
		return Span{}
	}
	c := spans[0]
	for _, s := range spans[1:] {
		c.Start, c.End = min(c.Start, s.Start), max(c.End, s.End)
	}
	return c
}

// A Hop is one carrier of a chain: an outlet, an official, an intercept.
type Hop struct {
	Name   string
	At     *Span // the words in the document that name the carrier; nil for the document's own outlet
	Caveat *Span // a reservation on this carrier ("could have exaggerated"), nil for none
}

// SpeakerKind says what a speaker is.
type SpeakerKind string

// The kinds of speakers.
const (
	Person         SpeakerKind = "person"
	Organization   SpeakerKind = "organization"
	OutletSpeaker  SpeakerKind = "outlet"
	Paper          SpeakerKind = "document" // a report, poll, transcript, intercept
	Group          SpeakerKind = "group"    // "nine current and former officials"
	UnknownSpeaker SpeakerKind = "unknown"
)

// A Speaker is who a source phrase refers to.
type Speaker struct {
	ID       string
	Name     string // the fullest name, or the description of an unnamed one
	Named    bool
	Kind     SpeakerKind
	Aliases  []string // other wordings, in order of first appearance; no pronouns
	Count    int      // of a group: how many it says it is ("nine" → 9), 0 for unknown
	Mentions []Mention
	Review   *Review `json:",omitempty"` // what persons decided, nil for nothing
}

// A Mention is one place where a speaker is named or referred to.
type Mention struct {
	Document string
	Span     Span
}

// A Reading is how words are put, and by what.
type Reading struct {
	Polarity Polarity
	Negated  bool   // the clause is turned round, whatever else: "may not come"
	Rule     string // name of the rule that decides, "" where nothing speaks against a plain So
	At       *Span  // the words that decide, nil where Rule is ""
}

// Polarity is how a clause is put.
type Polarity string

// The polarities. The empty one is So.
const (
	So      Polarity = ""        // said to be so
	Not     Polarity = "not"     // said not to be so
	Perhaps Polarity = "perhaps" // said to be possible, doubtful or under a condition
	Asked   Polarity = "asked"
	Wished  Polarity = "wished" // wanted, demanded or recommended
	Unsaid  Polarity = "unsaid" // would be somebody's words, if they had been said
)

// A Clause is what a document says in its outlet's own voice: a sentence, or what
// of it is laid at nobody's door.
type Clause struct {
	Span     Span // the sentence
	Put      Reading
	Headline bool // a line that is no sentence
}
