package mail

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/pattern"
)

// separator is the line before each message of a mailbox: the sender and the date as
// asctime writes it, with a zone perhaps (RFC 4155).
var separator = pattern.New(`^From .{0,300}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{1,2}|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))\s.{0,60}\d\d?:\d\d.{0,60}$|^From .{0,300}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{1,2}\s+\d\d?:\d\d.{0,60}$`)

// escaped is a line of a body that a mailbox of the kind mboxrd has marked.
var escaped = pattern.New(`^>+From `)

// Mbox is a source.PartReader of a mailbox (RFC 4155, mboxrd): each message in order,
// "letters.mbox/12". It holds one message in memory. A line "From …" of a body is no
// separator: one has a date, an empty line before it and a header after it.
func Mbox(ctx context.Context, p string, f source.File, size int64, l source.Limits) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		m := &mailbox{r: bufio.NewReaderSize(source.Reader(ctx, io.NewSectionReader(f, 0, size)), 64<<10), limit: l.Bytes}
		if err := m.start(); err != nil {
			yield(source.Source{Path: p}, err)
			return
		}
		for n := 1; ; n++ {
			if n > l.Parts {
				yield(source.Source{Path: p}, fmt.Errorf("the mailbox holds more than %d messages: the others are not read; split it", l.Parts))
				return
			}
			data, err, more := m.next()
			s := source.Source{Path: fmt.Sprintf("%s/%d", p, n), Name: source.Part(p, n), Data: data, Type: "message/rfc822"}
			if err == nil && len(bytes.TrimSpace(data)) == 0 {
				err = errors.New("the message is empty: nothing to read")
			}
			if err != nil {
				s.Data = nil
			}
			if !yield(s, err) || !more {
				return
			}
		}
	}
}

// IsMbox reports whether the beginning of a file is that of a mailbox.
func IsMbox(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), "\r\n")
	line, rest, ok := bytes.Cut(head, []byte("\n"))
	return ok && separator.Match(bytes.TrimRight(line, "\r")) && looksLikeHeader(rest)
}

// IsMessage reports whether the beginning of a file is the header of a message: it has
// fields of at least two of the kinds that a message has and other text has not.
func IsMessage(head []byte) bool {
	head = trimEnvelope(head)
	if !looksLikeHeader(head) {
		return false
	}
	if i := bytes.Index(head, []byte("\n\n")); i >= 0 {
		head = head[:i]
	}
	if i := bytes.Index(head, []byte("\r\n\r\n")); i >= 0 {
		head = head[:i]
	}
	kinds := map[string]bool{}
	for _, m := range known.FindAllSubmatch(head, 200) {
		kinds[string(bytes.ToLower(m[1]))] = true
	}
	return len(kinds) >= 3 || kinds["message-id"] && len(kinds) >= 2 || kinds["mime-version"] && len(kinds) >= 2
}

var known = pattern.New(`(?mi)^(from|to|date|subject|message-id|mime-version|received|return-path|delivered-to|content-type|reply-to|list-id):`)

// A mailbox is read line by line.
type mailbox struct {
	r     *bufio.Reader
	limit int64
}

// start goes to the first message.
func (m *mailbox) start() error {
	for {
		line, whole, err := m.line()
		if len(bytes.Trim(line, "\r\n\xef\xbb\xbf")) > 0 {
			if whole && separator.Match(bytes.TrimRight(line, "\r\n")) {
				return nil
			}
			return errors.New(`this is no mailbox: its first line is not "From ", a sender and a date; a single message is named .eml`)
		}
		if err == io.EOF {
			return errors.New("the mailbox is empty: nothing to read")
		}
		if err != nil {
			return err
		}
	}
}

// line is the next line, or the next 64 KB of a longer one; whole is false for all but
// the first of these.
func (m *mailbox) line() (line []byte, whole bool, err error) {
	line, err = m.r.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		return line, false, nil
	}
	return line, true, err
}

// next is the message up to the next separator. more is false at the end of the file.
func (m *mailbox) next() (data []byte, err error, more bool) {
	var b bytes.Buffer
	blank, start, tooLong := true, true, false
	for {
		line, whole, e := m.line()
		if start && whole && blank && bytes.HasPrefix(line, []byte("From ")) && separator.Match(bytes.TrimRight(line, "\r\n")) {
			line = bytes.Clone(line) // looking ahead overwrites it
			if m.headerFollows() {
				more = true
				break
			}
		}
		if start {
			blank = len(bytes.TrimRight(line, "\r\n")) == 0
			if len(line) > 6 && line[0] == '>' && escaped.Match(line) {
				line = line[1:]
			}
		}
		start = whole
		switch {
		case tooLong:
		case int64(b.Len()+len(line)) > m.limit:
			tooLong = true
			b = bytes.Buffer{}
		default:
			b.Write(line)
		}
		if e == io.EOF {
			break
		}
		if e != nil {
			return nil, e, false
		}
	}
	if tooLong {
		return nil, fmt.Errorf("the message is larger than %d MB: save what is attached to it as files and add those", m.limit>>20), more
	}
	data = b.Bytes()
	if more { // the empty line before the separator is the mailbox's
		data = bytes.TrimSuffix(data, []byte("\n"))
		data = bytes.TrimSuffix(data, []byte("\r"))
	}
	return data, nil, more
}

// headerFollows reports whether what comes next is a field of a header.
func (m *mailbox) headerFollows() bool {
	head, _ := m.r.Peek(200)
	return looksLikeHeader(head) || bytes.HasPrefix(head, []byte(">From "))
}
