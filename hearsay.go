// Package hearsay holds the nouns of hearsay: documents, statements, passages
// and what a case says about them.
//
// hearsay reads news documents about a story and shows who said what, on whose
// word, and what contradicts it. It decides nothing about truth. Every finding
// carries its evidence: a span over the text of a document.
//
// The package depends on the standard library only. The stages that produce
// these values are packages of their own (ingest, language, statement, reuse,
// compare); ARCHITECTURE.md shows the way of the data.
package hearsay

// Version is the version of the program and of every stage in it.
const Version = "0.1.0"

// A Span is a stretch of a document's text, in bytes, End exclusive. Both ends
// lie on the borders of code points. What leaves the program counts code points
// instead (see CodePoints).
type Span struct{ Start, End int }

// Len is the length of s in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// In is the text that s covers, "" where s does not lie inside text.
func (s Span) In(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Empty() {
		return ""
	}
	return text[s.Start:s.End]
}

// A Period is a stretch of time: two dates in ISO 8601, "2017-07-22",
// "2017-07" or "2017", both inclusive; the length of the strings is the
// precision. The zero Period is an unknown time.
type Period struct{ From, To string }

// Known reports whether the period says anything.
func (p Period) Known() bool { return p.From != "" || p.To != "" }

// Day is the period of one date.
func Day(date string) Period { return Period{From: date, To: date} }
