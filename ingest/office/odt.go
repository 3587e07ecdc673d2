package office

import (
	"context"
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay/ingest/source"
)

// ODT is a source.TextReader of OpenDocument texts.
func ODT(ctx context.Context, s source.Source, l source.Limits) (source.Text, error) {
	p, err := open(ctx, s.Data, l)
	if err != nil {
		return source.Text{}, damaged("OpenDocument text", err)
	}
	secret := false
	_ = p.each("META-INF/manifest.xml", func(t xml.Token) error { // only looked at for a password
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "encryption-data" {
			secret = true
		}
		return nil
	})
	if secret {
		return source.Text{}, errSecret
	}
	var o openDocument
	if err := p.each("content.xml", o.token); err != nil {
		return source.Text{}, wrapped(ctx, "OpenDocument text", l, err)
	}
	for len(o.story.open) > 0 {
		o.story.end()
	}
	return text(o.story.done, o.notes.done, p.about("meta.xml"), o.changes)
}

// An openDocument reads content.xml.
type openDocument struct {
	story   story
	notes   story
	inNote  int // depth inside of the body of a note
	skip    int // depth inside of what is left out
	changes bool
}

func (o *openDocument) at() *story {
	if o.inNote > 0 {
		return &o.notes
	}
	return &o.story
}

func (o *openDocument) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		o.start(t)
	case xml.EndElement:
		o.end(t)
	case xml.CharData:
		if o.skip == 0 {
			o.at().write(collapsed(string(t)))
		}
	}
	return nil
}

// collapsed makes one space of each run of white space (ODF 1.3, part 3, 6.1.2).
func collapsed(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

const maxSpaces = 64 // that an element stands for

func (o *openDocument) start(e xml.StartElement) {
	if o.skip > 0 {
		o.skip++
		return
	}
	if o.inNote > 0 {
		o.inNote++
	}
	switch e.Name.Local {
	case "p", "h":
		o.at().begin()
	case "s":
		n, err := strconv.Atoi(attribute(e, "c"))
		if err != nil || n < 1 {
			n = 1
		}
		o.at().write(strings.Repeat(" ", min(n, maxSpaces)))
	case "tab":
		o.at().write("\t")
	case "line-break":
		o.at().write("\n")
	case "note-body":
		if o.inNote == 0 {
			o.inNote = 1
		}
	case "tracked-changes":
		o.changes, o.skip = true, 1
	case "title", "desc":
		if strings.Contains(e.Name.Space, "svg") { // said of a picture; a title may also be a field
			o.leave()
		}
	case "annotation", "annotation-end", "note-citation", "ruby-text", "forms", "script", "event-listeners":
		o.leave()
	}
}

// leave leaves out the element that has just begun.
func (o *openDocument) leave() {
	if o.inNote > 0 {
		o.inNote--
	}
	o.skip = 1
}

func (o *openDocument) end(e xml.EndElement) {
	if o.skip > 0 {
		o.skip--
		return
	}
	if e.Name.Local == "p" || e.Name.Local == "h" {
		o.at().end()
	}
	if o.inNote > 0 {
		o.inNote--
	}
}
