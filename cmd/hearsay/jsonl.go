package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/openhearsay/hearsay/foreign"
)

// An anyID is an id of a row of JSON Lines, a number or a string, which comes
// back as it came.
type anyID = json.RawMessage

// writeLine writes v as one line of JSON without escaping HTML; what would steer a
// terminal is escaped.
func writeLine(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	if err == nil {
		_, err = w.Write(foreign.JSON(b.Bytes()))
	}
	if err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}
