// Package review is what persons decide about the findings of a case, so that it
// lasts: a decision is anchored to the document and the words that it is about, never
// to a number, and is found again when the documents are read anew or others come.
//
// A decision is never applied to something else. One whose words are no longer found
// as such a finding, or are found in several places, is unplaced: it is listed, and
// placed again when they are.
//
// Make makes a decision about a finding that a label names ("s12", "q3", "D5"); Apply
// applies decisions to a finished case. Where a case is made anew, a Reviewer applies
// what is about speakers and statements before anything is built upon them, passages
// before what rests on them, and the rest at the end.
package review

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"
)

// Action is what a person does in a decision.
type Action string

// The actions.
const (
	Accept  Action = "accept"
	Reject  Action = "reject"  // the finding is wrong: it is left out, and nothing is built upon it
	Correct Action = "correct" // a field of it should be something else
	Merge   Action = "merge"   // several speakers are one
	Split   Action = "split"   // some statements of a speaker are another's
	Join    Action = "join"    // several propositions are one
	Part    Action = "part"    // some places of a proposition say something else
	Grade   Action = "grade"   // how reliable a source is, and how likely what it says: Admiralty
	Note    Action = "note"
	Undo    Action = "undo" // takes back an earlier decision, an undo too
)

// A Decision is a person's word on a finding, kept beside it, never over it.
type Decision struct {
	ID      int64 // its place in the log of the case, from 1; 0 where it is not kept yet
	When    time.Time
	Who     string
	Finding string          // a key of what it is about (Anchor.Key, or FieldKey); of an undo that of the decision it takes back
	Action  Action          //
	Anchors []Anchor        // what it is about, then what else it takes: the speakers to merge, the speaker that it should be
	Before  json.RawMessage // the finding as the person saw it
	After   json.RawMessage // what it should be; nil where the action says all
	Undoes  int64           // of an undo: the ID of the decision that it takes back
}

// Check reports what a decision lacks.
func (d *Decision) Check() error {
	switch {
	case d.Who == "":
		return errors.New("a decision needs a person")
	case d.Finding == "":
		return errors.New("a decision needs a finding")
	case d.When.IsZero():
		return errors.New("a decision needs a time")
	}
	switch d.Action {
	case Accept, Reject, Join, Part:
	case Correct, Merge, Split, Grade, Note:
		if len(d.After) == 0 {
			return fmt.Errorf("to %s, a decision says what the finding should be", d.Action)
		}
	case Undo:
		if d.Undoes <= 0 {
			return errors.New("an undo names the decision that it takes back")
		}
	default:
		return fmt.Errorf("a decision is accept, reject, correct, merge, split, join, part, grade, note or undo, not %s", d.Action)
	}
	for _, j := range []json.RawMessage{d.Before, d.After} {
		if len(j) > 0 && !json.Valid(j) {
			return errors.New("what stood before and after a decision is JSON")
		}
	}
	return nil
}

// Standing are the decisions of a log, in its order, that no later undo takes back;
// undos are not among them. Decisions without an ID get their place in the list.
func Standing(log []Decision) []Decision {
	taken := map[int64]bool{}
	at := make([]bool, len(log))
	for i := len(log) - 1; i >= 0; i-- { // an undo is about what stands before it
		id := log[i].ID
		if id == 0 {
			id = int64(i + 1)
		}
		switch {
		case taken[id]:
		case log[i].Action == Undo:
			taken[log[i].Undoes] = true
		default:
			at[i] = true
		}
	}
	var out []Decision
	for i, stands := range at {
		if stands {
			d := log[i]
			if d.ID == 0 {
				d.ID = int64(i + 1)
			}
			out = append(out, d)
		}
	}
	return out
}

// Undoing is the decision that takes back the decision id of a log. It is an error
// where there is none, or it is taken back already.
func Undoing(log []Decision, id int64) (Decision, error) {
	for i := range log {
		d := &log[i]
		if d.ID != id {
			continue
		}
		if d.Action != Undo && !slices.ContainsFunc(Standing(log), func(s Decision) bool { return s.ID == id }) {
			return Decision{}, fmt.Errorf("decision %d is taken back already", id)
		}
		return Decision{Finding: d.Finding, Action: Undo, Undoes: id}, nil
	}
	return Decision{}, fmt.Errorf("there is no decision %d: `hearsay log` lists them", id)
}

// grades are those of the Admiralty system (NATO AJP-2.1): how reliable a source is,
// from A (completely) to F (cannot be judged), and how likely what it says, from 1
// (confirmed) to 6 (cannot be judged).
var grades = regexp.MustCompile(`^([A-F][1-6]?|[1-6])$`)

// value is what a decision says as a text, "" where it says none.
func (d *Decision) value() string {
	var s string
	if json.Unmarshal(d.After, &s) != nil {
		return ""
	}
	return s
}

// A Field is the value that a decision gives to a field of a finding, or of a speaker
// that it makes.
type Field struct {
	Field string `json:"field"`
	Value string `json:"value"` // "" for unknown
}

// field is what a Correct decision says; the zero Field where it is none, or about a
// document (FieldKey).
func (d *Decision) field() (f Field) {
	if d.Action == Correct {
		json.Unmarshal(d.After, &f) // another form is of a document
	}
	return f
}
