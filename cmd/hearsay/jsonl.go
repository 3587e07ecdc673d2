package main

import (
	"encoding/json"
	"fmt"
	"io"
)

// An anyID is an id of a row of JSON Lines, a number or a string, which comes
// back as it came.
type anyID = json.RawMessage

// writeLine writes v as one line of JSON without escaping HTML.
func writeLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}
