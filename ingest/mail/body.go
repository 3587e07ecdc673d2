package mail

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/jhillyerd/enmime/v2"

	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/pattern"
)

// A content is what a message holds: its text, plain and as pages, and what is attached.
type content struct {
	plain, pages []*enmime.Part
	attached     []*enmime.Part
	locked       bool // encrypted
	unread       bool // a text that is none, of a broken message
}

// bodies sorts the parts of a message, in its order.
func bodies(root *enmime.Part) content {
	var c content
	for _, p := range root.DepthMatchAll(func(*enmime.Part) bool { return true }) {
		kind := strings.ToLower(p.ContentType)
		switch {
		case kind == "multipart/encrypted" || strings.HasSuffix(kind, "pkcs7-mime") && !strings.Contains(p.Header.Get("Content-Type"), "signed-data"):
			c.locked = true
		case strings.HasPrefix(kind, "multipart/") && (p.FirstChild != nil || len(p.Content) == 0):
		case strings.EqualFold(p.Disposition, "attachment") || p.FileName != "" && kind != "text/plain" && kind != "text/html":
			c.attached = append(c.attached, p)
		case p.FileName != "" && len(c.plain)+len(c.pages) > 0:
			c.attached = append(c.attached, p)
		case kind == "text/html":
			c.pages = append(c.pages, p)
		case kind == "" || kind == "text/plain" || kind == "text/enriched" || strings.HasPrefix(kind, "multipart/"):
			c.plain = append(c.plain, p)
		default:
			c.attached = append(c.attached, p)
		}
	}
	return c
}

// warnings are what is to be said of the parts that are not the text.
func (c *content) warnings() []string {
	var names []string
	for i, p := range c.attached {
		if kind := strings.ToLower(p.ContentType); p.ContentID != "" && strings.HasPrefix(kind, "image/") || passive(kind) {
			continue
		}
		names = append(names, attachedName(p, i))
	}
	if len(names) == 0 {
		return nil
	}
	noun := "attachments are"
	if len(names) == 1 {
		noun = "attachment is"
	}
	shown := names
	if len(shown) > 20 {
		shown = append(shown[:20:20], "…")
	}
	return []string{fmt.Sprintf("%d %s not part of the text: %s", len(names), noun, strings.Join(shown, ", "))}
}

// passive are parts that carry nothing to read: signatures, keys, cards.
func passive(kind string) bool {
	switch kind {
	case "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-keys",
		"text/vcard", "text/x-vcard", "text/calendar", "message/delivery-status", "text/rfc822-headers":
		return true
	}
	return false
}

// attachedName is the name of an attachment as its sender gave it, without folders, or
// one made of its number (from 0) and type.
func attachedName(p *enmime.Part, i int) string {
	name := source.Line(clip(p.FileName, 200))
	name = path.Base(strings.ReplaceAll(name, "\\", "/"))
	if name == "." || name == "/" || name == ".." {
		name = fmt.Sprintf("attachment-%d%s", i+1, extension(p.ContentType))
	}
	return name
}

// read fills t with the text. isReply says that what it quotes is what it answers.
func (c *content) read(t *source.Text, isReply bool) error {
	plain, plainSure := c.lines()
	page, pageSure := c.page()
	own, htmlWords := source.Words(join(plain)), 0
	if page != "" {
		htmlWords = pageWords(page)
	}
	if c.unread && own+htmlWords > 0 {
		t.Warnings = append(t.Warnings, "a part of the message is broken and left out")
	}
	switch {
	case own == 0 && htmlWords == 0 && c.locked:
		return errors.New("the message is encrypted: open it in a mail program, save its text as a .txt file and add that")
	case own == 0 && htmlWords == 0 && c.unread:
		return errors.New("the text of the message is broken, or in an encoding that it does not name: open it in a mail program and save its text as a .txt file")
	case own == 0 && htmlWords == 0 && len(c.attached) > 0:
		return fmt.Errorf("the message holds no text of its own, only what is attached (%s)", attachedName(c.attached[0], 0))
	case own == 0 && htmlWords == 0:
		return errors.New("the message holds no text: nothing to read")
	case htmlWords > own+own/10, htmlWords > own*4/5 && links(join(plain)) >= 5:
		t.HTML = true
		t.Body = fromPage(t, page, isReply)
		if !pageSure {
			t.Warnings = append(t.Warnings, guessed)
		}
		return nil
	}
	t.Body = fromLines(t, plain, isReply)
	if !plainSure {
		t.Warnings = append(t.Warnings, guessed)
	}
	return nil
}

const guessed = "the message does not say in which encoding its text is, or says it wrongly: letters and marks may be wrong"

// lines is the plain text of all its parts.
func (c *content) lines() (all []line, sure bool) {
	sure = true
	for _, p := range c.plain {
		text, ok := Decode(p)
		if binary(text) {
			c.unread = true
			continue
		}
		sure = sure && ok
		if len(all) > 0 {
			all = append(all, line{})
		}
		if kind := p.Header.Get("Content-Type"); formatFlowed.MatchString(kind) {
			all = append(all, flow(text, delSpParam.MatchString(kind))...)
		} else {
			all = append(all, fixed(text)...)
		}
	}
	return all, sure
}

var (
	formatFlowed = pattern.New(`(?i);\s*format\s*=\s*"?flowed`)
	delSpParam   = pattern.New(`(?i);\s*delsp\s*=\s*"?yes`)
)

// page is the HTML of all its parts, one after another.
func (c *content) page() (string, bool) {
	var b strings.Builder
	sure := true
	for _, p := range c.pages {
		text, ok := Decode(p)
		if binary(text) {
			c.unread = true
			continue
		}
		sure = sure && ok
		b.WriteString(text)
		b.WriteByte('\n')
	}
	return strings.TrimSpace(b.String()), sure
}

var address = pattern.New(`https?://[^\s<>()\[\]]+`)

func links(s string) int { return len(address.FindAllStringIndex(s, 100)) }
