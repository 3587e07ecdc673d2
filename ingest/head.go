package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/ingest/archive"
	"github.com/openhearsay/hearsay/ingest/source"
)

// headBytes is how much of a file is looked at to recognise it.
const headBytes = 8192

// maxEntries is how many names of a zip are looked at to recognise it.
const maxEntries = 10000

// A Head is the beginning of a file, after decompression.
type Head struct {
	Bytes []byte

	file    io.ReaderAt // to look for the entries of a zip; nil where it is compressed once more
	size    int64
	entries []string
	kind    string
	listed  bool
	small   []byte // what start gives
}

// Entries are the names in a zip, none for another file.
func (h *Head) Entries() []string { h.list(); return h.entries }

// Has reports whether a zip has an entry of this name.
func (h *Head) Has(name string) bool { return slices.Contains(h.Entries(), name) }

// Kind is the MIME type that a zip says of itself in its entry "mimetype", as
// OpenDocument and EPUB do.
func (h *Head) Kind() string { h.list(); return h.kind }

func (h *Head) list() {
	if h.listed || h.file == nil || !bytes.HasPrefix(h.Bytes, []byte("PK\x03\x04")) {
		return
	}
	h.listed = true
	source.Guard(func() error { // a broken zip has no entries; its reader says what is wrong with it
		z, err := zip.NewReader(h.file, h.size)
		if err != nil {
			return err
		}
		for _, f := range z.File[:min(len(z.File), maxEntries)] {
			h.entries = append(h.entries, f.Name)
			if f.Name == "mimetype" && h.kind == "" {
				if r, err := f.Open(); err == nil {
					b, _ := io.ReadAll(io.LimitReader(r, 200))
					h.kind = strings.TrimSpace(string(b))
					r.Close()
				}
			}
		}
		return nil
	})
}

// start is the head in small letters without a byte-order mark, zeros of UTF-16 and
// white space before it.
func (h *Head) start() []byte {
	if h.small == nil {
		h.small = start(h.Bytes)
	}
	return h.small
}

func start(head []byte) []byte {
	head = bytes.ToLower(bytes.ReplaceAll(head, []byte{0}, nil))
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	return bytes.TrimLeft(head, " \t\r\n")
}

// opensPage tells a web page by what it begins with, comments and a declaration of XML
// passed over; s is what start gives.
func opensPage(s []byte) bool {
	for {
		var end string
		switch {
		case bytes.HasPrefix(s, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(s, []byte("<?xml")):
			end = "?>"
		default:
			return slices.ContainsFunc([]string{"<!doctype html", "<html", "<head", "<body"}, func(p string) bool { return bytes.HasPrefix(s, []byte(p)) })
		}
		i := bytes.Index(s, []byte(end))
		if i < 0 {
			return false
		}
		s = bytes.TrimLeft(s[i+len(end):], " \t\r\n")
	}
}

// seemsPage tells a piece of a web page.
func seemsPage(start []byte) bool {
	return bytes.HasPrefix(start, []byte("<")) && slices.ContainsFunc([]string{"<html", "<body", "<p>", "<div"}, func(p string) bool { return bytes.Contains(start, []byte(p)) })
}

// A recognised file is one whose format is known.
type recognised struct {
	format      *Format
	compression *archive.Compression // nil for none
	name        string               // of the file without the extension of its compression
}

// look recognises a file.
func look(table []*Format, f io.ReaderAt, size int64, declared, name string) (recognised, error) {
	head := make([]byte, min(size, headBytes))
	n, err := f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return recognised{}, reason(err)
	}
	h := &Head{Bytes: head[:n], file: f, size: size}
	c, ok := archive.Compressed(h.Bytes)
	if kind := declared; strings.Contains(kind, "gzip") || strings.Contains(kind, "bzip") || strings.Contains(kind, "zst") || strings.Contains(kind, "-xz") ||
		ok && (strings.Contains(kind, "zip") || strings.Contains(kind, "compress")) {
		declared = "" // the type of the compressed file
	}
	if !ok {
		for _, c := range archive.Compressions() { // it was unpacked already
			name = withoutExtension(name, c)
		}
		return recognised{recognise(table, h, declared, name), nil, name}, nil
	}
	unpacked, err := unpackedHead(c, io.NewSectionReader(f, 0, size))
	if err != nil && len(unpacked) == 0 {
		return recognised{}, fmt.Errorf("the %s file cannot be unpacked (%w): get an unbroken copy", c.Name, err)
	}
	if again, ok := archive.Compressed(unpacked); ok {
		return recognised{}, fmt.Errorf("a %s file inside a %s file: unpack it once and add that", again.Name, c.Name)
	}
	name = withoutExtension(name, c)
	return recognised{recognise(table, &Head{Bytes: unpacked}, declared, name), &c, name}, nil
}

// withoutExtension is the name of a file without the extension of a compression.
func withoutExtension(name string, c archive.Compression) string {
	for _, ext := range c.Extensions {
		if strings.EqualFold(filepath.Ext(name), ext) {
			return name[:len(name)-len(ext)]
		}
	}
	return name
}

// unpackedHead is the beginning of what a compressed file holds.
func unpackedHead(c archive.Compression, r io.Reader) (head []byte, err error) {
	err = source.Guard(func() error {
		z, err := c.Open(r)
		if err != nil {
			return err
		}
		defer z.Close()
		head, err = io.ReadAll(io.LimitReader(z, headBytes))
		return err
	})
	return head, err
}
