package office

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/ingest/source"
)

// packed is a zip archive of parts, named and given in turn.
func packed(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

const wordSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`

func docx(body string, more ...string) []byte {
	return packed(append([]string{"[Content_Types].xml", "<Types/>",
		"_rels/.rels", `<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + wordSpaces + `><w:body>` + body + `</w:body></w:document>`}, more...)...)
}

const openSpaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"`

func odt(body string, more ...string) []byte {
	return packed(append([]string{"mimetype", "application/vnd.oasis.opendocument.text",
		"content.xml", `<office:document-content ` + openSpaces + `><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`}, more...)...)
}

func rtf(body string) []byte { return []byte(`{\rtf1\ansi\ansicpg1252\deff0` + body + `}`) }

type sample struct {
	name    string
	data    []byte
	want    []string
	changes bool
}

func check(t *testing.T, read source.TextReader, samples []sample) {
	t.Helper()
	for _, c := range samples {
		got, err := read(context.Background(), source.Source{Data: c.data}, source.Default())
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if want := strings.Join(c.want, "\n\n"); got.Body != want {
			t.Errorf("%s: got\n%q\nwant\n%q", c.name, got.Body, want)
		}
		if (len(got.Warnings) > 0) != c.changes {
			t.Errorf("%s: warnings %q", c.name, got.Warnings)
		}
	}
}

func TestDOCX(t *testing.T) {
	p := func(s string) string { return `<w:p><w:r><w:t xml:space="preserve">` + s + `</w:t></w:r></w:p>` }
	check(t, DOCX, []sample{
		{"paragraphs", docx(`<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>Quay closes</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">The quay </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>closes</w:t><w:tab/><w:t>now.</w:t><w:br/><w:t>Today</w:t></w:r></w:p><w:p/>`),
			[]string{"Quay closes", "The quay closes\tnow.\nToday"}, false},
		{"table", docx(`<w:tbl><w:tr><w:tc>` + p("Port") + `</w:tc><w:tc>` + p("Ships") + `</w:tc></w:tr></w:tbl>` + p("After")), []string{"Port", "Ships", "After"}, false},
		{"tracked", docx(`<w:p><w:r><w:t>She said </w:t></w:r><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins><w:r><w:t>yes</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t>.</w:t></w:r></w:p>`),
			[]string{"She said yes."}, true},
		{"deleted end", docx(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p>` + p("sentence.")), []string{"One sentence."}, true},
		{"text box once", docx(`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>` + p("In the box") + `</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p("In the box") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around it</w:t></w:r></w:p>`),
			[]string{"In the box", "Around it"}, false},
		{"field", docx(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>the report</w:t></w:r></w:p>`), []string{"the report"}, false},
		{"hidden", docx(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>open</w:t></w:r></w:p>`), []string{"open"}, false},
		{"notes", docx(`<w:p><w:r><w:t>Text</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
			"word/footnotes.xml", `<w:footnotes `+wordSpaces+`><w:footnote w:type="separator" w:id="0">`+p("---")+`</w:footnote><w:footnote w:id="2">`+p("The note")+`</w:footnote></w:footnotes>`,
			"word/comments.xml", `<w:comments `+wordSpaces+`><w:comment>`+p("Check this")+`</w:comment></w:comments>`,
			"word/header1.xml", `<w:hdr `+wordSpaces+`>`+p("Head")+`</w:hdr>`), []string{"Text", "The note"}, false},
	})
	got, err := DOCX(context.Background(), source.Source{Data: docx(p("x"), "docProps/core.xml", `<c xmlns:dc="d"><dc:title>Quay to close</dc:title><dc:creator>Petra Lindqvist</dc:creator></c>`)}, source.Default())
	if err != nil || got.About.Title != "Quay to close" || len(got.About.Bylines) != 1 {
		t.Errorf("%+v, %v", got.About, err)
	}
}

func TestODT(t *testing.T) {
	check(t, ODT, []sample{
		{"paragraphs", odt(`<text:h>Quay closes</text:h><text:p>The   quay<text:s text:c="2"/>is <text:span>closed</text:span><text:line-break/>now.</text:p><text:list><text:list-item><text:p>First</text:p></text:list-item></text:list>`),
			[]string{"Quay closes", "The quay  is closed\nnow.", "First"}, false},
		{"table", odt(`<table:table><table:table-row><table:table-cell><text:p>Port</text:p></table:table-cell><table:table-cell><text:p>Ships</text:p></table:table-cell></table:table-row></table:table>`), []string{"Port", "Ships"}, false},
		{"tracked", odt(`<text:tracked-changes><text:changed-region><text:deletion><text:p>no</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>She said <text:change/><text:change-start/>yes<text:change-end/>.</text:p>`), []string{"She said yes."}, true},
		{"notes", odt(`<text:p>Text<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note</text:p></text:note-body></text:note> goes on<office:annotation><dc:creator>A</dc:creator><text:p>Check</text:p></office:annotation>.</text:p>`), []string{"Text goes on.", "The note"}, false},
		{"text box", odt(`<text:p>Around<draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box><svg:title>A quay</svg:title></draw:frame> it, <text:title>a title</text:title></text:p>`), []string{"In the box", "Around it, a title"}, false},
	})
	got, err := ODT(context.Background(), source.Source{Data: odt(`<text:p>x</text:p>`, "meta.xml", `<o xmlns:dc="d" xmlns:meta="m"><dc:title>Quay to close</dc:title><meta:initial-creator>Petra Lindqvist</meta:initial-creator><dc:creator>Bram Oakhill</dc:creator></o>`)}, source.Default())
	if err != nil || got.About.Title != "Quay to close" || strings.Join(got.About.Bylines, ",") != "Petra Lindqvist" {
		t.Errorf("%+v, %v", got.About, err)
	}
}

func TestRTF(t *testing.T) {
	check(t, RTF, []sample{
		{"paragraphs", rtf("{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\stylesheet{\\s1 heading;}}\\pard\\b Quay closes\\b0\\par\nThe quay\\line is \\{closed\\}\\par"), []string{"Quay closes", "The quay\nis {closed}"}, false},
		{"letters", rtf(`caf\'e9 \u8217?s \uc2\u8220\'93\'93x\u8221 ??\uc0 \u233 t\'e9 \u-10179\u-8704 \emdash  a\~b\_c\-d`), []string{"café ’s “x”été \U0001F600— a b-cd"}, false},
		{"fonts", rtf(`{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset2 Symbol;}{\f3\fcharset128 C;}}\f1 \'cf\'ee\f0  \'e9{\f2 \'b7} {\f3 \'93\'fa}`), []string{"По é 日"}, false},
		{"destinations", rtf(`{\info{\title Quay}}{\header Head}{\*\generator W;}{\pict 0011aabb}{\object{\*\objdata 00aa}{\result shown}} and {\field{\*\fldinst HYPERLINK "x"}{\fldrslt the report}}{\*\unknown {\b x}}{\bin3 }}}}.`),
			[]string{"shown and the report."}, false},
		{"notes", rtf(`Text{\footnote\pard The note\par} goes on{\*\annotation Check}.`), []string{"Text goes on.", "The note"}, false},
		{"tracked", rtf(`She said {\deleted no}{\revised yes}.{\v secret}`), []string{"She said yes."}, true},
		{"table", rtf(`\trowd Port\cell Ships\cell\row After\par`), []string{"Port", "Ships", "After"}, false},
		{"shape", rtf(`{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt In the box\par}}{\shprslt In the box}}Around`), []string{"In the box", "Around"}, false},
		{"cut", []byte(`{\rtf1 Half a {\b text`), []string{"Half a text"}, true},
	})
}

// What is made to do harm is an error that comes soon.
func TestHostile(t *testing.T) {
	small := source.Default()
	small.Bytes = 1 << 20
	entities := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><office:document-content ` + openSpaces + `><text:p>&b;</text:p></office:document-content>`
	for name, c := range map[string]struct {
		read source.TextReader
		data []byte
		want string
	}{
		"bomb":       {DOCX, docx("<w:p><w:r><w:t>" + strings.Repeat("a", 8<<20) + "</w:t></w:r></w:p>"), "1 MB"},
		"bomb odt":   {ODT, odt("<text:p>" + strings.Repeat(" ", 8<<20) + "</text:p>"), "1 MB"},
		"deep":       {DOCX, docx(strings.Repeat("<w:p>", 5000) + strings.Repeat("</w:p>", 5000)), "nested"},
		"entities":   {ODT, packed("content.xml", entities), "damaged"},
		"external":   {ODT, packed("content.xml", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>`), "damaged"},
		"no zip":     {DOCX, []byte("PK\x03\x04 not"), "damaged"},
		"no part":    {DOCX, packed("a", "b"), "damaged"},
		"twice":      {DOCX, docx("", "word/document.xml", "<a/>"), "damaged"},
		"empty":      {DOCX, docx(""), "no text"},
		"password":   {ODT, odt("", "META-INF/manifest.xml", "<m><encryption-data/></m>"), "password"},
		"braces":     {RTF, append([]byte(`{\rtf1 a`), bytes.Repeat([]byte("{"), 1<<20-64)...), "nested"},
		"not rtf":    {RTF, []byte("text"), "damaged"},
		"no more":    {RTF, []byte(`{\rtf1\`), "no text"},
		"large rtf":  {RTF, rtf(strings.Repeat("a", 2<<20)), "1 MB"},
		"binary rtf": {RTF, rtf(`\bin99999999999 `), "no text"},
	} {
		start := time.Now()
		_, err := c.read(context.Background(), source.Source{Data: c.data}, small)
		if err == nil || !strings.Contains(err.Error(), c.want) || time.Since(start) > time.Minute {
			t.Errorf("%s: %v after %v, want an error with %q", name, err, time.Since(start), c.want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for i, read := range []source.TextReader{DOCX, ODT, RTF} {
		data := [][]byte{docx("<w:p/>"), odt("<text:p/>"), rtf("a")}[i]
		if _, err := read(ctx, source.Source{Data: data}, small); err != context.Canceled {
			t.Errorf("reader %d after its context has ended: %v", i, err)
		}
	}
}

func fuzz(f *testing.F, read source.TextReader) {
	f.Fuzz(func(t *testing.T, data []byte) {
		l := source.Default()
		l.Bytes = 1 << 20
		got, err := read(context.Background(), source.Source{Data: data}, l)
		if err == nil && (got.Body == "" || got.Body != strings.ToValidUTF8(got.Body, "")) {
			t.Errorf("%q", got.Body)
		}
	})
}

func FuzzRTF(f *testing.F) {
	f.Add(rtf(`{\fonttbl{\f1\fcharset204 B;}}caf\'e9 \uc2\u8220\'93\'93{\footnote x\par}\f1\'cf{\*\x y}\bin2 }}`))
	f.Add([]byte(`{\rtf1\'`))
	f.Add([]byte(`{\rtf1{\footnote{\footnote a}\par}}`))
	fuzz(f, RTF)
}

// The fuzzers of the zip formats vary the XML, not the archive.
func FuzzDOCX(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:del><w:p/></w:del>`)
	f.Add(`<w:t>a<w:p><w:p></w:p>b</w:p></w:t>`)
	f.Fuzz(func(t *testing.T, body string) {
		_, _ = DOCX(context.Background(), source.Source{Data: docx(body)}, source.Default())
	})
}

func FuzzODT(f *testing.F) {
	f.Add(`<text:p>a<text:note><text:note-body><text:p>b</text:p><office:annotation/></text:note-body></text:note></text:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		_, _ = ODT(context.Background(), source.Source{Data: odt(body)}, source.Default())
	})
}
