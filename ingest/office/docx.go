package office

import (
	"context"
	"encoding/xml"
	"path"
	"strings"

	"github.com/openhearsay/hearsay/ingest/source"
)

// DOCX is a source.TextReader of Word documents.
func DOCX(ctx context.Context, s source.Source, l source.Limits) (source.Text, error) {
	p, err := open(ctx, s.Data, l)
	if err != nil {
		return source.Text{}, damaged("Word document", err)
	}
	main := p.mainPart()
	var d word
	if err := d.read(p, main); err != nil {
		return source.Text{}, wrapped(ctx, "Word document", l, err)
	}
	notes := word{note: true}
	for _, name := range []string{"footnotes.xml", "endnotes.xml"} {
		if part := path.Join(path.Dir(main), name); p.files[part] != nil {
			if err := notes.read(p, part); err != nil {
				return source.Text{}, wrapped(ctx, "Word document", l, err)
			}
		}
	}
	return text(d.story.done, notes.story.done, p.about("docProps/core.xml"), d.changes || notes.changes)
}

// mainPart is the part with the text, by the relations of the package.
func (p *packet) mainPart() string {
	name := "word/document.xml"
	_ = p.each("_rels/.rels", func(t xml.Token) error { // the usual name stands in for relations that are none
		if e, ok := t.(xml.StartElement); ok && strings.HasSuffix(attribute(e, "Type"), "/officeDocument") {
			if target := strings.TrimPrefix(attribute(e, "Target"), "/"); p.files[target] != nil {
				name = target
			}
		}
		return nil
	})
	return name
}

// A word reads a part in WordprocessingML.
type word struct {
	story   story
	note    bool // the part is of notes
	changes bool
	skip    int  // depth inside of what is left out
	mark    int  // inside of the properties of a paragraph
	run     int  // inside of those of a run
	hidden  bool // the run is
	text    bool // inside of an element of text
	merge   bool // the end of this paragraph is deleted
	pending string
}

func (w *word) read(p *packet, name string) error {
	if err := p.each(name, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			w.start(t)
		case xml.EndElement:
			w.end(t)
		case xml.CharData:
			if w.text && w.skip == 0 && !w.hidden {
				w.story.write(string(t))
			}
		}
		return nil
	}); err != nil {
		return err
	}
	for len(w.story.open) > 0 {
		w.story.end()
	}
	return nil
}

// isWord reports whether a name is of WordprocessingML, transitional or strict.
func isWord(n xml.Name) bool {
	return strings.HasSuffix(n.Space, "/wordprocessingml/2006/main") || strings.HasSuffix(n.Space, "/wordprocessingml/main")
}

func (w *word) start(e xml.StartElement) {
	if w.skip > 0 {
		w.skip++
		return
	}
	if !isWord(e.Name) {
		switch {
		case e.Name.Local == "Fallback" && strings.Contains(e.Name.Space, "markup-compatibility"): // says again what Choice says
			w.skip = 1
		case e.Name.Local == "t" && strings.HasSuffix(e.Name.Space, "/math"):
			w.text = true
		}
		return
	}
	switch {
	case w.mark > 0:
		w.mark++
		switch e.Name.Local {
		case "del", "moveFrom":
			w.merge, w.changes = true, true
		case "ins", "moveTo", "pPrChange":
			w.changes = true
		}
		return
	case w.run > 0:
		w.run++
		if v := attribute(e, "val"); (e.Name.Local == "vanish" || e.Name.Local == "webHidden") && v != "0" && v != "false" && v != "off" {
			w.hidden = true
		}
		return
	}
	switch e.Name.Local {
	case "p":
		w.story.begin()
		if w.pending != "" {
			w.story.write(w.pending)
			w.pending = ""
		}
	case "pPr":
		w.mark = 1
	case "rPr":
		w.run = 1
	case "r":
		w.hidden = false
	case "t":
		w.text = true
	case "tab":
		w.space("\t")
	case "br", "cr":
		w.space("\n")
	case "noBreakHyphen":
		w.space("-")
	case "del", "moveFrom":
		w.changes, w.skip = true, 1
	case "ins", "moveTo":
		w.changes = true
	case "footnote", "endnote":
		if kind := attribute(e, "type"); w.note && kind != "" && kind != "normal" { // the line above notes
			w.skip = 1
		}
	case "instrText", "delText", "delInstrText", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "annotationRef", "footnoteRef", "rt":
		w.skip = 1
	}
}

func (w *word) space(s string) {
	if !w.hidden {
		w.story.write(s)
	}
}

func (w *word) end(e xml.EndElement) {
	switch {
	case w.skip > 0:
		w.skip--
		return
	case w.mark > 0 && isWord(e.Name):
		w.mark--
		return
	case w.run > 0 && isWord(e.Name):
		w.run--
		return
	}
	switch e.Name.Local {
	case "t":
		w.text = false
	case "r":
		w.hidden = false
	case "p":
		if !isWord(e.Name) {
			return
		}
		if n := len(w.story.open) - 1; w.merge && n >= 0 {
			w.pending = w.story.open[n].String()
			w.story.open = w.story.open[:n]
		} else {
			w.story.end()
		}
		w.merge = false
	}
}
