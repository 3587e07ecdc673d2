package office

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/openhearsay/hearsay/ingest/source"
)

const maxDepth = 1000 // elements inside elements

// A packet is the parts of a document that is a zip archive. What is read of all of
// them together is bounded.
type packet struct {
	ctx   context.Context
	files map[string]*zip.File
	left  int64
	limit source.Limits
}

func open(ctx context.Context, data []byte, l source.Limits) (*packet, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	p := &packet{ctx: ctx, files: map[string]*zip.File{}, left: l.Bytes, limit: l}
	for _, f := range z.File {
		name := strings.TrimPrefix(f.Name, "/")
		if p.files[name] != nil {
			return nil, fmt.Errorf("two parts of it have the name %q", name)
		}
		p.files[name] = f
	}
	return p, nil
}

var errMissing = errors.New("it has no text part")

// each hands on the tokens of a part that is XML. Entities other than those of XML
// itself, and other document types, are not read: they are an error.
func (p *packet) each(name string, f func(xml.Token) error) error {
	file := p.files[name]
	if file == nil {
		return errMissing
	}
	r, err := file.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	bounded := &io.LimitedReader{R: source.Reader(p.ctx, r), N: p.left + 1}
	defer func() { p.left = max(0, bounded.N-1) }()
	d := xml.NewDecoder(bounded)
	for depth := 0; ; {
		token, err := d.Token()
		switch {
		case bounded.N <= 0:
			return tooLarge(p.limit)
		case p.ctx.Err() != nil:
			return p.ctx.Err()
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if depth > maxDepth {
			return errNested
		}
		if err := f(token); err != nil {
			return err
		}
	}
}

// about is the title and the authors in a part with the properties of the document.
// Its dates are those of the file, not of what it says, and its authors may be those of
// a template: what does not seem to be the name of a person is left out.
func (p *packet) about(name string) (a source.About) {
	in := ""
	values := map[string]string{}
	_ = p.each(name, func(t xml.Token) error { // properties that cannot be read are none
		switch t := t.(type) {
		case xml.StartElement:
			in = t.Name.Local
		case xml.EndElement:
			in = ""
		case xml.CharData:
			if len(values[in]) < 1000 {
				values[in] += string(t)
			}
		}
		return nil
	})
	creator := values["initial-creator"]
	if creator == "" {
		creator = values["creator"]
	}
	return source.About{Title: source.Title(values["title"]), Bylines: source.Names(creator)}
}

// attribute is the value of an attribute, by its name without a namespace.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// wrapped makes the error of a reader one that says what to do.
func wrapped(ctx context.Context, what string, l source.Limits, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case err.Error() == tooLarge(l).Error():
		return err
	}
	return damaged(what, err)
}
