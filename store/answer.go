package store

import (
	"encoding/json"
	"errors"
)

// A Question is what a judge was asked about the case.
type Question struct {
	ID   string // a hash of what it holds
	JSON json.RawMessage
}

// An Answer is what a judge said.
type Answer struct {
	Question  string // id
	Judge     string
	Model     string // "" where the judge does not say
	JSON      json.RawMessage
	Discarded int // parts of the answer that were none
}

// Check reports what an answer lacks.
func (a *Answer) Check() error {
	switch {
	case a.Judge == "":
		return errors.New("store: an answer needs a judge")
	case !json.Valid(a.JSON):
		return errors.New("store: an answer is JSON")
	}
	return nil
}
