package pdf

import (
	"bytes"
	"fmt"
	"strings"
)

// A sheet is the content of a page of a PDF for tests.
type sheet struct{ strings.Builder }

var escaped = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\u00AD", "\\255", "’", "\\222", "“", "\\223", "”", "\\224", "•", "\\225", "–", "\\226")

// at sets a text in a font: F1 is Helvetica, F2 the bold one.
func (s *sheet) at(font string, size, x, y float64, text string) {
	fmt.Fprintf(s, "BT /%s %g Tf %g %g Td (%s) Tj ET\n", font, size, x, y, escaped.Replace(text))
}

// raw adds operators.
func (s *sheet) raw(format string, args ...any) { fmt.Fprintf(s, format+"\n", args...) }

// wrapped breaks a text into lines of at most so many letters.
func wrapped(text string, letters int) (lines []string) {
	var l string
	for w := range strings.FieldsSeq(text) {
		if l != "" && len(l)+1+len(w) > letters {
			lines, l = append(lines, l), ""
		}
		if l != "" {
			l += " "
		}
		l += w
	}
	return append(lines, l)
}

// column sets lines one below the other and says where the next one would stand. A line
// that begins with a tab is indented.
func (s *sheet) column(size, x, y float64, lines []string) float64 {
	for _, l := range lines {
		indent := 0.0
		if strings.HasPrefix(l, "\t") {
			indent, l = 1.5*size, l[1:]
		}
		s.at("F1", size, x+indent, y, l)
		y -= 1.2 * size
	}
	return y
}

// document is a PDF of sheets; info are entries of its information dictionary.
func document(info string, sheets ...*sheet) []byte {
	var kids []string
	objects := []string{"", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>", "<< " + info + " >>"}
	for _, s := range sheets {
		n := len(objects) + 1
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
		objects = append(objects,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>", n+1),
			fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", s.Len(), s.String()))
	}
	objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
	objects[1] = fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(kids), strings.Join(kids, " "))
	return assembled(objects, "/Info 5 0 R")
}

// assembled is a PDF of objects, the first of which is its catalogue.
func assembled(objects []string, trailer string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, start)
	return b.Bytes()
}
