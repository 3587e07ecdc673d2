package mail

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"path"
	"slices"
	"strings"

	"github.com/jhillyerd/enmime/v2"

	"github.com/openhearsay/hearsay/ingest/source"
)

// Parts is a source.PartReader of one message: the message itself, under the path that
// it came with and with the type BodyType, then the message that it forwards below words
// of its own ("mail.eml/forwarded"), and each attachment that may be a document
// ("mail.eml/release.pdf"). A message without these is one part.
func Parts(ctx context.Context, p string, f source.File, size int64, l source.Limits) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		fail := func(err error) { yield(source.Source{Path: p}, err) }
		if size > l.Bytes {
			fail(fmt.Errorf("the message is larger than %d MB: save what is attached to it as files and add those", l.Bytes>>20))
			return
		}
		data, err := io.ReadAll(source.Reader(ctx, io.NewSectionReader(f, 0, size)))
		if err != nil {
			fail(err)
			return
		}
		message := source.Source{Path: p, Data: data, Type: BodyType}
		root, err := Parse(ctx, data)
		if err != nil {
			if ctx.Err() != nil {
				fail(err)
				return
			}
			yield(message, nil) // Text tells what is wrong with it
			return
		}
		c := bodies(root)
		documents, total := attachments(p, c.attached), 0
		if data := c.forwarded(root); data != nil {
			documents = append([]source.Source{{Path: p + "/forwarded", Name: strings.TrimSuffix(source.Part(p, 1), "-1") + "-forwarded", Data: data, Type: BodyType}}, documents...)
		}
		text, _ := c.lines()
		page, _ := c.page()
		if len(documents) == 0 || source.Words(join(text)) > 0 || pageWords(page) > 0 || c.locked {
			if !yield(message, nil) {
				return
			}
			total++
		}
		for _, d := range documents {
			if total++; total > l.Parts {
				fail(fmt.Errorf("the message holds more than %d documents: the others are not read", l.Parts))
				return
			}
			if ctx.Err() != nil {
				fail(ctx.Err())
				return
			}
			var err error
			if len(d.Data) == 0 {
				err = errors.New("the attachment is empty or broken: save it from a mail program and add that")
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// forwarded is the message that this one forwards, as a message, where Text leaves it
// out for the words above it.
func (c *content) forwarded(root *enmime.Part) []byte {
	var t source.Text
	if err := c.read(&t, reply(root.Header)); err != nil || !slices.Contains(t.Warnings, leftOut) {
		return nil
	}
	if t.HTML {
		page, _ := c.page()
		return forwardedPage(page)
	}
	lines, _ := c.lines()
	return forwardedBody(lines)
}

// attachments are those that may be documents, each under a name of its own.
func attachments(p string, parts []*enmime.Part) []source.Source {
	var out []source.Source
	taken := map[string]bool{}
	for i, part := range parts {
		if !mayBeDocument(part) {
			continue
		}
		name := attachedName(part, i)
		for n := 2; taken[name]; n++ {
			ext := path.Ext(name)
			name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(attachedName(part, i), ext), n, ext)
		}
		taken[name] = true
		kind := strings.ToLower(part.ContentType)
		if kind == "application/octet-stream" {
			kind = ""
		}
		if strings.HasPrefix(kind, "text/") && part.Charset != "" {
			kind += "; charset=utf-8" // the reader of the message has decoded it
		}
		out = append(out, source.Source{Path: p + "/" + name, Data: part.Content, Type: kind})
	}
	return out
}

// documentTypes are the types of attachments that are read, or refused by name.
var documentTypes = map[string]string{
	"application/pdf": ".pdf", "application/msword": ".doc", "application/rtf": ".rtf", "text/rtf": ".rtf",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
	"application/vnd.oasis.opendocument.text":                                 ".odt",
	"text/html": ".html", "text/plain": ".txt", "message/rfc822": ".eml", "message/global": ".eml", "application/xhtml+xml": ".html",
	"application/zip": ".zip", "multipart/related": ".mhtml", "application/warc": ".warc",
}

// mayBeDocument reports whether an attachment is of a type that holds text.
func mayBeDocument(p *enmime.Part) bool {
	kind := strings.ToLower(p.ContentType)
	ext := strings.ToLower(path.Ext(p.FileName))
	for t, e := range documentTypes {
		if ext == e || kind == t && ext == "" {
			return true
		}
	}
	switch ext {
	case ".htm", ".mht", ".text", ".md", ".mbox", ".warc.gz", ".wacz", ".epub", ".docm":
		return true
	}
	return false
}

// extension is the usual ending of a file of a type, "" for none.
func extension(kind string) string {
	kind = strings.ToLower(kind)
	if e := documentTypes[kind]; e != "" {
		return e
	}
	if strings.HasPrefix(kind, "image/") {
		kind, _, _ = mime.ParseMediaType(kind)
		return "." + strings.TrimPrefix(kind, "image/")
	}
	return ""
}
