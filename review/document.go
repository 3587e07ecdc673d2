package review

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// The fields of a document that a person may correct. The values of such a decision are
// a string for Outlet and Title, a list of strings for Bylines, and for Published a
// hearsay.Period.
const (
	Outlet    = "outlet"
	Title     = "title"
	Published = "published"
	Bylines   = "bylines"
)

// FieldKey is the Finding of a decision about a field of a document. It stays the same
// when the document is read again, or its id changes; such a decision needs no anchor.
func FieldKey(sha256, field string) string { return "document:" + sha256 + ":" + field }

// fieldOf is the SHA-256 of the document whose field a decision is about.
func fieldOf(d *Decision) (sha256 string, ok bool) {
	rest, ours := strings.CutPrefix(d.Finding, "document:")
	sha256, _, ok = strings.Cut(rest, ":")
	return sha256, ours && ok && d.Action == Correct
}

// Fields are the decisions of a log about fields of documents that stand, by SHA-256
// and in order.
func Fields(log []Decision) map[string][]Decision {
	by := map[string][]Decision{}
	for _, d := range Standing(log) {
		if sum, ok := fieldOf(&d); ok {
			by[sum] = append(by[sum], d)
		}
	}
	return by
}

// Correction is the decision that a field of a document, which is as everybody sees it
// now, should be after; ok is false where it is so already, and a person said it.
func Correction(d *hearsay.Document, field string, after any) (c Decision, ok bool, err error) {
	before := map[string]any{Outlet: d.Outlet, Title: d.Title, Published: d.Published, Bylines: d.Bylines}[field]
	c = Decision{Finding: FieldKey(d.SHA256, field), Action: Correct}
	if c.Before, err = json.Marshal(before); err != nil {
		return c, false, err
	}
	if c.After, err = json.Marshal(after); err != nil {
		return c, false, err
	}
	return c, string(c.Before) != string(c.After) || !slices.Contains(d.Said, field), nil
}

// Set corrects a document by a decision about one of its fields, and leaves it as it
// is by another. Of several decisions the last one set holds.
func Set(d *hearsay.Document, c Decision) error {
	field, ours := strings.CutPrefix(c.Finding, FieldKey(d.SHA256, ""))
	if !ours || c.Action != Correct {
		return nil
	}
	var to any
	switch field {
	case Outlet:
		to = &d.Outlet
		d.OutletAt = nil
	case Title:
		to = &d.Title
	case Published:
		to = &d.Published
		d.Times.Published = ""
	case Bylines:
		d.Bylines = nil
		to = &d.Bylines
	default:
		return nil
	}
	if err := json.Unmarshal(c.After, to); err != nil {
		return fmt.Errorf("the decision about the %s of %s: %v", field, d.ID, err)
	}
	if !slices.Contains(d.Said, field) {
		d.Said = append(d.Said, field)
		slices.Sort(d.Said)
	}
	return nil
}
