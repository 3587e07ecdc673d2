package hearsay

import "time"

// A Document is one version of one text: an article, a release, a page.
type Document struct {
	ID        string    // the file name without extension; a short hash is added where two collide
	Path      string    // where it was read from, as the user named it
	URL       string    // "" where unknown
	Outlet    string    // who published it, "" where the text does not show it
	OutletAt  *Span     // where Text shows the outlet, nil where the page around it did
	Title     string    // headline, "" where unknown
	Bylines   []string  // authors as printed, without "By"
	Published Period    // the day; zero where the document does not show it
	Updated   Period    // the day of the last update that the document shows, zero for none
	Times     Times     // the times of those days, as far as the document shows them
	Section   string    // the part of the outlet that it stands in ("Politics"), "" where unknown
	Credit    string    // the agency that it was taken from, "" for none that it shows
	License   string    // what it says of its licence or its rights, "" for nothing
	Gated     bool      // the page declares that it is not free to read
	Items     []Item    // the stories of a page that carries several; empty for an ordinary article
	SHA256    string    // of the original bytes, lower-case hexadecimal
	Text      string    // the article without the page around it, valid UTF-8
	Language  string    // ISO 639-1 of the text, "en" for English, "" where too short to tell
	Furniture []Span    // page furniture that stands inside Text (captions, "read more"): not read for statements
	Captured  time.Time `json:",omitzero"` // when it was last fetched and was so; zero where it was not fetched
	Said      []string  // which fields a person set: "outlet", "title", "published", "bylines"
	Warnings  []string  // what was odd about the input, in words for a person

	Version   int    `json:",omitempty"` // of the versions of one document, in order of time from 1; 0 where there is only one
	VersionOf string `json:",omitempty"` // the id of the latest version; "" for that one, and where there is only one
	VersionBy string `json:",omitempty"` // what tells their order: "published", "captured", "added", "unknown"; "" where there is only one
	Notes     []Note `json:",omitempty"` // what the text says was corrected or added, in order

	Review *Review `json:",omitempty"` // what persons decided about it, nil for nothing
}

// NoteKind is what a note says became of the text.
type NoteKind string

// The kinds of notes.
const (
	Correction    NoteKind = "correction"
	Updated       NoteKind = "update"
	Clarification NoteKind = "clarification"
	Retraction    NoteKind = "retraction"
	EditorsNote   NoteKind = "editors-note"
)

// A Note is where a text says that it was changed.
type Note struct {
	Kind  NoteKind
	Rule  string // name of what found it
	Span  Span
	Date  Period // as the note shows it, zero where it does not
	Wrong *Span  // what it says had been wrong, nil where it does not say
}

// Times are the times of day of a document's days: RFC 3339 ("2031-04-03T09:12:00-05:00"),
// without the zone where the document names none. "" where it shows the day only. A time
// in UTC may be of the day after or before the day itself, which is the outlet's own.
type Times struct {
	Published string
	Updated   string
}

// English reports whether the document is to be read as English.
func (d *Document) English() bool { return d.Language == "" || d.Language == "en" }

// Item is the item of the document that holds byte offset at: its index, or -1.
func (d *Document) Item(at int) int {
	for i := range d.Items {
		if s := d.Items[i].Span; s.Start <= at && at < s.End {
			return i
		}
	}
	return -1
}

// PublishedAt is when what stands at byte offset at was published: with its item, else
// with the document.
func (d *Document) PublishedAt(at int) Period {
	if i := d.Item(at); i >= 0 && d.Items[i].Published.Known() {
		return d.Items[i].Published
	}
	return d.Published
}

// An Item is one story of a page that carries several: an update of a live blog, a story
// of a digest. Its credit and its date hold for its own span only.
type Item struct {
	Span      Span
	Headline  string
	Credit    string // the outlet it credits ("[Washington Post]"), "" for none
	CreditAt  *Span
	Published Period
	Comment   bool // the site's own words about a story

	Time    string   `json:",omitempty"` // the time of that day, as in Times; "" where it shows none
	Bylines []string `json:",omitempty"` // authors of this story, where it names its own
	URL     string   `json:",omitempty"` // its own address, "" where it has none
}

// A Problem is a document that could not be read, or a warning about one that was.
type Problem struct {
	Path    string `json:"path"`
	Message string `json:"message"`
	Warning bool   `json:"warning"` // the document was read all the same, or left out for a good reason
}
