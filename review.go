package hearsay

// A Review is what persons decided about a finding, as it stands. A finding that a
// person rejected is not in the case.
type Review struct {
	Decision ReviewDecision `json:"decision,omitempty"`
	Who      string         `json:"who,omitempty"`       // who decided last
	When     string         `json:"when,omitempty"`      // RFC 3339, UTC
	Grade    string         `json:"grade,omitempty"`     // of the Admiralty system: "B", "2" or "B2"; "" for none
	GradedBy string         `json:"graded_by,omitempty"` // who gave the grade: of one with a letter and a number, the number
	GradedAt string         `json:"graded_at,omitempty"` // RFC 3339, UTC
	Notes    []string       `json:"notes,omitempty"`     // what persons noted, earliest first
	Last     int64          `json:"-"`                   // number of the last decision about it, in the log of the case
}

// ReviewDecision is what persons decided about a finding that stands.
type ReviewDecision string

// The decisions. One that is graded or noted only has none of them.
const (
	Accepted  ReviewDecision = "accepted"
	Corrected ReviewDecision = "corrected" // and so accepted as it is now
)

// Stands reports whether a person accepted the finding, as it was or corrected.
func (r *Review) Stands() bool { return r != nil && r.Decision != "" }
