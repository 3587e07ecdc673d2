package ingest

import (
	"bytes"
	"mime"
	"path/filepath"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/ingest/archive"
	"github.com/openhearsay/hearsay/ingest/feed"
	"github.com/openhearsay/hearsay/ingest/mail"
	"github.com/openhearsay/hearsay/ingest/mhtml"
	"github.com/openhearsay/hearsay/ingest/office"
	"github.com/openhearsay/hearsay/ingest/pdf"
	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/ingest/table"
	"github.com/openhearsay/hearsay/ingest/warc"
)

// A Format is a kind of file, what tells it, and exactly one of Text, Parts and
// Refused. doc/formats.md describes each.
type Format struct {
	Name       string             // as messages name it: "a zip archive"
	Extensions []string           // in small letters, with the dot
	Types      []string           // MIME types, in small letters, without parameters
	Magic      func(h *Head) bool // tells it by its bytes, after decompression; nil where they cannot
	Text       source.TextReader  // of one document
	Parts      source.PartReader  // of a file that holds documents
	Alone      source.TextReader  // of Parts, where it is one source already
	Packed     bool               // Parts undoes compression itself
	Refused    string             // what to do instead of reading it
	Harmless   bool               // a refusal is nothing that went wrong
}

// Recognition looks at the magic of each format in the order of the table, then at the
// type that what holds the file declares, then at the extension. What none of them
// tells is plain text, if it is text at all.
//
// formats is the table; columns are those of tables whose rows are documents.
func formats(columns table.Columns) []*Format {
	return []*Format{
		{Name: "a report", Magic: func(h *Head) bool { return OwnReport(h.Bytes) }, Harmless: true,
			Refused: "not read as a document"},
		{Name: "a case", Harmless: true, Magic: func(h *Head) bool {
			return magic(0, "SQLite format 3\x00")(h) && magic(68, "hrsy")(h) // application_id, see store/sqlite
		}, Refused: "not read as a document: name it with --case"},

		{Name: "a web archive (WACZ)", Extensions: []string{".wacz"}, Types: []string{"application/wacz", "application/wacz+zip", "application/x-wacz"},
			Magic: func(h *Head) bool {
				return h.Has("datapackage.json") && slices.ContainsFunc(h.Entries(), func(n string) bool { return strings.HasPrefix(n, "archive/") })
			}, Parts: warc.WACZ},
		{Name: "a web archive (WARC)", Extensions: []string{".warc"}, Types: []string{"application/warc"},
			Magic: bytesOf(warc.IsWARC), Parts: warc.Parts, Packed: true},

		{Name: "an EPUB book", Extensions: []string{".epub"}, Types: []string{"application/epub+zip"},
			Magic: func(h *Head) bool { return h.Kind() == "application/epub+zip" }, Refused: "unpack it as a zip archive and add its pages"},
		{Name: "an Excel workbook", Extensions: []string{".xlsx", ".xlsm"}, Types: []string{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
			Magic: func(h *Head) bool { return h.Has("[Content_Types].xml") && h.Has("xl/workbook.xml") }, Refused: "save the sheet as CSV, one document a row, and add that"},
		{Name: "a PowerPoint presentation", Extensions: []string{".pptx"}, Types: []string{"application/vnd.openxmlformats-officedocument.presentationml.presentation"},
			Magic: func(h *Head) bool { return h.Has("[Content_Types].xml") && h.Has("ppt/presentation.xml") }, Refused: "save its text as a .txt file and add that"},
		{Name: "a Word document", Extensions: []string{".docx", ".docm", ".dotx"},
			Types: []string{"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
			Magic: func(h *Head) bool {
				return h.Has("[Content_Types].xml") && (h.Has("word/document.xml") || slices.ContainsFunc(h.Entries(), func(n string) bool { return strings.HasPrefix(n, "word/") }))
			}, Text: office.DOCX},
		{Name: "an OpenDocument text", Extensions: []string{".odt", ".ott"},
			Types: []string{"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template"},
			Magic: func(h *Head) bool { return strings.HasPrefix(h.Kind(), "application/vnd.oasis.opendocument.text") }, Text: office.ODT},
		{Name: "a spreadsheet or presentation", Extensions: []string{".ods", ".odp"},
			Magic: func(h *Head) bool {
				return strings.HasPrefix(h.Kind(), "application/vnd.") || h.Has("[Content_Types].xml")
			}, Refused: "save its text as a .txt or .docx file and add that"},
		{Name: "a zip archive", Extensions: []string{".zip"}, Types: []string{"application/zip", "application/x-zip-compressed"},
			Magic: magic(0, "PK\x03\x04", "PK\x05\x06"), Parts: archive.Zip},
		{Name: "a tar archive", Extensions: []string{".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".tzst"}, Types: []string{"application/x-tar", "application/x-gtar"},
			Magic: bytesOf(archive.IsTar), Parts: archive.Tar, Packed: true},
		{Name: "a 7z archive", Extensions: []string{".7z"}, Types: []string{"application/x-7z-compressed"},
			// Its reader in Go asks for as much memory as the file says, without end.
			Magic: magic(0, "7z\xbc\xaf\x27\x1c"), Refused: "unpack it and add the folder"},
		{Name: "a RAR archive", Extensions: []string{".rar"}, Types: []string{"application/vnd.rar", "application/x-rar-compressed"},
			Magic: magic(0, "Rar!\x1a\x07"), Parts: archive.RAR},

		{Name: "a feed", Extensions: []string{".rss", ".atom"}, Types: []string{"application/rss+xml", "application/atom+xml", "application/feed+json"},
			Magic: bytesOf(feed.Is), Parts: feed.Parts},
		{Name: "a saved page (MHTML)", Extensions: []string{".mhtml", ".mht"}, Types: []string{"multipart/related", "application/x-mimearchive"},
			Magic: bytesOf(mhtml.Is), Text: mhtml.Text},
		{Name: "a message whose attachments are read apart", Types: []string{mail.BodyType}, Text: mail.Text},
		{Name: "a mailbox", Extensions: []string{".mbox", ".mbx"}, Types: []string{"application/mbox"},
			Magic: bytesOf(mail.IsMbox), Parts: mail.Mbox},
		{Name: "a mail message", Extensions: []string{".eml"}, Types: []string{"message/rfc822", "message/global"},
			Magic: bytesOf(mail.IsMessage), Parts: mail.Parts, Alone: mail.Text},

		{Name: "a PDF", Extensions: []string{".pdf"}, Types: []string{"application/pdf", "application/x-pdf"}, Magic: isPDF, Text: pdf.Read},
		{Name: "an RTF document", Extensions: []string{".rtf"}, Types: []string{"application/rtf", "text/rtf"},
			Magic: func(h *Head) bool { return bytes.HasPrefix(h.start(), []byte("{\\rtf")) }, Text: office.RTF},
		{Name: "an old office document", Extensions: []string{".doc", ".xls", ".ppt", ".msg"},
			Types: []string{"application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/vnd.ms-outlook"},
			Magic: magic(0, "\xd0\xcf\x11\xe0"), Refused: "save it as .docx, or its text as a .txt file, and add that"},
		{Name: "an image", Extensions: []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".heic", ".tif", ".tiff", ".bmp", ".ico", ".svg"},
			Types: []string{"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/heic", "image/tiff", "image/svg+xml", "image/bmp"},
			Magic: func(h *Head) bool {
				b := h.Bytes
				return magic(0, "\x89PNG", "\xff\xd8\xff", "GIF8", "II*\x00", "MM\x00*", "\x00\x00\x01\x00")(h) ||
					magic(8, "WEBP")(h) && magic(0, "RIFF")(h) || magic(4, "ftypavif", "ftypheic", "ftypmif1")(h) ||
					bytes.HasPrefix(b, []byte("BM")) && len(b) > 10 && bytes.Equal(b[6:10], []byte{0, 0, 0, 0})
			}, Refused: "read its words with OCR (tesseract) and add the text"},
		{Name: "a recording", Extensions: []string{".mp3", ".mp4", ".m4a", ".wav", ".ogg", ".webm", ".mov", ".avi", ".mkv", ".flac", ".opus"},
			Magic: func(h *Head) bool {
				return magic(0, "ID3", "OggS", "fLaC", "\x1aE\xdf\xa3")(h) || magic(4, "ftyp")(h) || magic(0, "RIFF")(h) && magic(8, "WAVE", "AVI ")(h)
			}, Refused: "transcribe it and add the text"},
		{Name: "a program", Extensions: []string{".exe", ".dll", ".so", ".class", ".wasm"}, Magic: magic(0, "\x7fELF", "MZ\x90", "\xca\xfe\xba\xbe", "\xcf\xfa\xed\xfe", "\x00asm"),
			Refused: "it holds no text of a document"},
		{Name: "a database", Extensions: []string{".sqlite", ".sqlite3", ".db", ".case"}, Types: []string{"application/vnd.sqlite3"}, Magic: magic(0, "SQLite format 3\x00"),
			Refused: "export its documents; a case file is named with --case"},
		{Name: "a font", Extensions: []string{".woff", ".woff2", ".ttf", ".otf", ".eot"}, Magic: magic(0, "wOFF", "wOF2", "OTTO", "\x00\x01\x00\x00\x00"),
			Refused: "it holds no text of a document"},
		{Name: "a compressed file (lz4, lzip, compress)", Extensions: []string{".lz4", ".z", ".lz"}, Magic: magic(0, "\x04\"M\x18", "LZIP", "\x1f\x9d"),
			Refused: "unpack it and add what is in it"},

		{Name: htmlName, Extensions: []string{".html", ".htm", ".xhtml", ".shtml", ".asp", ".aspx", ".php", ".jsp"}, Types: []string{"text/html", "application/xhtml+xml"},
			Magic: func(h *Head) bool { return opensPage(h.start()) }, Text: readPage},
		{Name: "a style sheet or script", Extensions: []string{".css", ".js", ".mjs", ".map", ".ts"}, Types: []string{"text/css", "text/javascript", "application/javascript"},
			Refused: "it holds no text of a document"},
		{Name: "a table", Extensions: []string{".csv", ".tsv", ".jsonl", ".ndjson"}, Types: []string{"text/csv", "text/tab-separated-values", "application/jsonl", "application/x-ndjson"},
			Parts: table.Parts(columns)},
		{Name: "a table in JSON", Extensions: []string{".json"}, Types: []string{"application/json"}, Parts: table.Parts(columns)},
		{Name: "XML other than feeds and pages", Extensions: []string{".xml", ".xsl", ".xsd"}, Types: []string{"application/xml", "text/xml"},
			Magic: func(h *Head) bool {
				return bytes.HasPrefix(h.start(), []byte("<?xml")) && !bytes.Contains(h.start(), []byte("<html"))
			},
			Refused: "save its text as a .txt file and add that"},
		{Name: textName, Extensions: []string{".txt", ".text", ".md", ".markdown"}, Types: []string{"text/plain", "text/markdown"}, Text: readPlain},
	}
}

const (
	htmlName = "a web page"
	textName = "plain text"
)

// isPDF looks for the mark in the first kilobyte, as viewers do.
func isPDF(h *Head) bool {
	i := bytes.Index(h.Bytes[:min(len(h.Bytes), 1024)], []byte("%PDF-"))
	return i == 0 || i > 0 && bytes.Contains(h.Bytes, []byte(" obj")) && !opensPage(h.start())
}

// magic tells a format by what stands at a place of its first bytes.
func magic(at int, marks ...string) func(h *Head) bool {
	return func(h *Head) bool {
		return slices.ContainsFunc(marks, func(m string) bool {
			return len(h.Bytes) >= at+len(m) && string(h.Bytes[at:at+len(m)]) == m
		})
	}
}

func bytesOf(is func(head []byte) bool) func(h *Head) bool {
	return func(h *Head) bool { return is(h.Bytes) }
}

// recognise finds the format of a file; its name is without the extension of a
// compression.
func recognise(table []*Format, h *Head, declared, name string) *Format {
	kind, _, err := mime.ParseMediaType(declared)
	if err != nil {
		kind, _, _ = strings.Cut(declared, ";")
		kind = strings.ToLower(strings.TrimSpace(kind))
	}
	if kind == mail.BodyType { // given by our own reader, so that it is not taken apart again
		return find(table, func(f *Format) bool { return slices.Contains(f.Types, kind) })
	}
	if f := find(table, func(f *Format) bool { return f.Magic != nil && f.Magic(h) }); f != nil {
		return f
	}
	named := func(n string) *Format { return find(table, func(f *Format) bool { return f.Name == n }) }
	f := find(table, func(f *Format) bool { return slices.Contains(f.Types, kind) })
	if f == nil || f.Name == textName { // servers call everything text/plain
		ext := strings.ToLower(filepath.Ext(name))
		if g := find(table, func(f *Format) bool { return slices.Contains(f.Extensions, ext) }); g != nil && ext != "" {
			f = g
			if f.Name == htmlName && !bytes.Contains(h.Bytes, []byte("<")) {
				f = named(textName)
			}
		}
	}
	if f == nil {
		f = named(textName)
		if seemsPage(h.start()) {
			f = named(htmlName)
		}
	}
	return f
}

func find(table []*Format, is func(*Format) bool) *Format {
	if i := slices.IndexFunc(table, is); i >= 0 {
		return table[i]
	}
	return nil
}
