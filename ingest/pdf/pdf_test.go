package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/ingest/source"
)

// Invented paragraphs, of several lines each in a column.
var story = []string{
	"The harbour board of Velmouth will close the eastern quay for three weeks in March, its chair Odile Tranter said on Monday, after divers found cracks in eleven of the forty piles that carry it.",
	"“We would rather lose three weeks than a crane,” Ms Tranter told reporters. “The engineers have been plain with us.” She said that no ship would be turned away before the end of the month.",
	"The port workers’ union disputes that. Its secretary, Bram Oakhill, said members had been told in December that the quay was sound, and that the board had known of the cracks since the autumn.",
	"A spokesman for the ministry of transport said it had received the report of the divers on Friday and was reading it. He declined to say when it would be published.",
}

func read1(t testing.TB, data []byte) source.Text {
	t.Helper()
	got, err := Read(context.Background(), source.Source{Path: "a.pdf", Data: data}, source.Default())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func same(t *testing.T, got string, want ...string) {
	t.Helper()
	if w := strings.Join(want, "\n\n"); got != w {
		t.Errorf("got:\n%s\n\nwant:\n%s", got, w)
	}
}

func indentedLines(paragraphs []string, letters int) (lines []string) {
	for _, p := range paragraphs {
		w := wrapped(p, letters)
		w[0] = "\t" + w[0]
		lines = append(lines, w...)
	}
	return lines
}

func TestOneColumn(t *testing.T) {
	s := &sheet{}
	s.at("F2", 18, 60, 760, "Eastern quay to close for three weeks")
	y := 720.0
	for _, p := range story {
		y = s.column(11, 60, y, wrapped(p, 80)) - 8
	}
	got := read1(t, document("/Title (Eastern quay to close) /Author (Petra Lindqvist)", s))
	same(t, got.Body, append([]string{"Eastern quay to close for three weeks"}, story...)...)
	if got.About.Title != "Eastern quay to close" || len(got.About.Bylines) != 1 || len(got.Warnings) != 0 {
		t.Errorf("about %+v, warnings %v", got.About, got.Warnings)
	}
}

func TestIndentedParagraphs(t *testing.T) {
	s := &sheet{}
	s.column(10, 60, 760, indentedLines(story, 70))
	same(t, read1(t, document("", s)).Body, story...)
}

func TestColumns(t *testing.T) {
	for _, columns := range []int{2, 3} {
		t.Run(fmt.Sprint(columns), func(t *testing.T) {
			s := &sheet{}
			s.at("F2", 24, 40, 790, "Eastern quay of Velmouth to close for weeks")
			letters := 92 / columns
			lines := indentedLines(story, letters)
			each := (len(lines) + columns - 1) / columns
			for c := range columns {
				s.column(9, 40+float64(c)*520/float64(columns), 740, lines[min(c*each, len(lines)):min((c+1)*each, len(lines))])
			}
			same(t, read1(t, document("", s)).Body, append([]string{"Eastern quay of Velmouth to close for weeks"}, story...)...)
		})
	}
}

// Columns whose lines a program wrote across the page, row by row.
func TestColumnsWrittenByRows(t *testing.T) {
	s := &sheet{}
	lines := indentedLines(story, 45)
	half := (len(lines) + 1) / 2
	for i, l := range lines[:half] {
		s.column(9, 40, 740-float64(i)*10.8, []string{l})
		if half+i < len(lines) {
			s.column(9, 310, 740-float64(i)*10.8, []string{lines[half+i]})
		}
	}
	same(t, read1(t, document("", s)).Body, story...)
}

func TestHeadsAndPages(t *testing.T) {
	var sheets []*sheet
	var all []string
	for range 3 {
		all = append(all, indentedLines(story, 70)...)
	}
	const each = 13 // a paragraph goes over the end of a page
	for n := 1; len(all) > 0; n++ {
		s := &sheet{}
		s.at("F1", 8, 60, 800, "The Velmouth Courier")
		s.at("F1", 8, 400, 800, fmt.Sprintf("Friday 3 March  Page %d", n))
		k := min(each, len(all))
		s.column(10, 60, 770, all[:k])
		all = all[k:]
		s.at("F1", 8, 290, 30, fmt.Sprint(n))
		sheets = append(sheets, s)
	}
	same(t, read1(t, document("", sheets...)).Body, append(append(append([]string{}, story...), story...), story...)...)
}

func TestHyphens(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{[]string{"The council said that the govern-", "ment had not asked it for anything."}, "The council said that the government had not asked it for anything."},
		{[]string{"The minister praised the co-", "operation of the two ports since May."}, "The minister praised the co-operation of the two ports since May."},
		{[]string{"He wrote two columns a week, and that co-", "lumn was the first of the new year."}, "He wrote two columns a week, and that column was the first of the new year."},
		{[]string{"The talks were led by the Anglo-", "Norwegian board of the fishing fleet."}, "The talks were led by the Anglo-Norwegian board of the fishing fleet."},
		{[]string{"The cases of the illness called COVID-", "19 rose in the north of the country."}, "The cases of the illness called COVID-19 rose in the north of the country."},
		{[]string{"It was a state-of-the-", "art crane, the harbour board had said."}, "It was a state-of-the-art crane, the harbour board had said."},
		{[]string{"A fire-proof door held, but the fire-", "proof wall did not, said the inspector."}, "A fire-proof door held, but the fire-proof wall did not, said the inspector."},
		{[]string{"The inspector was un\u00AD", "able to say when the door would open."}, "The inspector was unable to say when the door would open."},
	} {
		s := &sheet{}
		s.column(11, 60, 700, c.lines)
		same(t, read1(t, document("", s)).Body, c.want)
	}
}

func TestTableAndCaption(t *testing.T) {
	s := &sheet{}
	y := s.column(11, 60, 760, wrapped(story[0], 80)) - 10
	for _, r := range [][3]string{{"Port", "Ships", "Tonnes"}, {"Velmouth", "212", "48,100"}, {"Carrow", "97", "20,350"}} {
		s.at("F1", 11, 60, y, r[0])
		s.at("F1", 11, 200, y, r[1])
		s.at("F1", 11, 300, y, r[2])
		y -= 13.2
	}
	s.at("F1", 8, 60, y, "Ships and cargo in the first quarter. Source: Velmouth harbour board")
	y -= 24
	s.column(11, 60, y, wrapped(story[1], 80))
	same(t, read1(t, document("", s)).Body, story[0], "Port\tShips\tTonnes", "Velmouth\t212\t48,100", "Carrow\t97\t20,350",
		"Ships and cargo in the first quarter. Source: Velmouth harbour board", story[1])
}

func TestTurnedAndHidden(t *testing.T) {
	s := &sheet{}
	s.column(11, 60, 760, wrapped(story[0], 80))
	s.raw("BT /F1 9 Tf 0 1 -1 0 30 100 Tm (Archive copy of the Velmouth harbour board) Tj ET")
	s.raw("BT 3 Tr /F1 9 Tf 60 300 Td (The mayor denied everything) Tj 0 Tr ET")
	got := read1(t, document("", s))
	same(t, got.Body, story[0])
	if len(got.Warnings) != 2 {
		t.Errorf("warnings %q", got.Warnings)
	}
	// A page whose only text is invisible is a picture that OCR has read.
	s = &sheet{}
	s.raw("3 Tr")
	s.column(11, 60, 760, wrapped(story[0], 80))
	got = read1(t, document("", s))
	same(t, got.Body, story[0])
	if len(got.Warnings) != 1 || !strings.Contains(got.Warnings[0], "OCR") {
		t.Errorf("warnings %q", got.Warnings)
	}
	// A whole page that stands on its side.
	s = &sheet{}
	for i, l := range wrapped(story[0], 80) {
		s.raw("BT /F1 11 Tf 0 1 -1 0 %d 100 Tm (%s) Tj ET", 100+13*i, escaped.Replace(l))
	}
	same(t, read1(t, document("", s)).Body, story[0])
}

func TestRefused(t *testing.T) {
	whole := document("", &sheet{})
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"pictures":  {whole, "ocrmypdf"},
		"damaged":   {[]byte("%PDF-1.4\nnothing of a file"), "damaged"},
		"cut":       {whole[:60], "damaged"},
		"encrypted": {encrypted(), "password"},
		"cycle":     {assembled([]string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"}, ""), ""},
		"many":      {assembled([]string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 99999999 /Kids [2 0 R] >>"}, ""), ""},
	} {
		_, err := Read(context.Background(), source.Source{Data: c.data}, source.Default())
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want an error with %q", name, err, c.want)
		} else {
			t.Log(name, err)
		}
	}
}

// A PDF whose password is not the empty one: its keys fit no password at all.
func encrypted() []byte {
	s := &sheet{}
	s.column(11, 60, 700, wrapped(story[0], 80))
	objects := strings.Repeat("00", 32)
	return []byte(strings.Replace(string(document("", s)), "/Root 1 0 R",
		"/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"+objects+"> /U <"+objects+"> >>", 1))
}

// A document that keeps the engine busy is stopped, and the next one is read.
func TestBusy(t *testing.T) {
	read1(t, document("", page(story[0]))) // the engine is up
	s := &sheet{}
	s.raw("/X Do")
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", s.Len(), s.String())}
	const deep = 20 // forms that draw the next one sixteen times each
	for i := range deep {
		body := strings.Repeat("/X Do\n", 16)
		next := ""
		if i+1 < deep {
			next = fmt.Sprintf("/Resources << /XObject << /X %d 0 R >> >>", 6+i)
		} else {
			next, body = "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>", "BT /F 9 Tf (a) Tj ET"
		}
		objects = append(objects, fmt.Sprintf("<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] %s /Length %d >>\nstream\n%s\nendstream", next, len(body), body))
	}
	l := source.Default()
	l.Time = 2 * time.Second
	start := time.Now()
	_, err := Read(context.Background(), source.Source{Data: assembled(objects, "")}, l)
	if took := time.Since(start); err == nil || took > time.Minute {
		t.Errorf("after %v: %v", took, err)
	}
	t.Log(time.Since(start), err)
	same(t, read1(t, document("", page(story[0]))).Body, story[0])
}

// What unpacks to more than an engine may have fails or is read, within the time and
// the memory of the engine.
func TestBomb(t *testing.T) {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	for range 600 {
		if _, err := z.Write(bytes.Repeat([]byte("1 "), 1<<19)); err != nil {
			t.Fatal(err)
		}
	}
	z.Close()
	stream := func(dict string) string {
		return fmt.Sprintf("<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", dict, packed.Len(), packed.String())
	}
	head := "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
	catalog, pages := "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
	for name, data := range map[string][]byte{
		"content": assembled([]string{catalog, pages, head, stream("")}, ""),
		"objects": assembled([]string{catalog, pages, head, stream("/Type /ObjStm /N 1000000 /First 8000000")}, ""),
	} {
		l := source.Default()
		l.Time = 4 * time.Second
		_, err := Read(context.Background(), source.Source{Data: data}, l)
		if err == nil {
			t.Errorf("%s: no error", name)
		}
		t.Log(name, err)
	}
	same(t, read1(t, document("", page(story[0]))).Body, story[0])
}

func TestLists(t *testing.T) {
	s := &sheet{}
	y := s.column(11, 60, 760, []string{"The board will do three things:", "1. close the quay", "2. mend the piles", "3. open it again"})
	s.column(11, 60, y-13, []string{"• no ship is turned away before the end of the", "  month", "• no crane is moved"})
	same(t, read1(t, document("", s)).Body, "The board will do three things:", "1. close the quay", "2. mend the piles", "3. open it again",
		"• no ship is turned away before the end of the month", "• no crane is moved")
}

func FuzzRead(f *testing.F) {
	f.Add(document("/Title (A title)", page(story[0])))
	f.Add([]byte("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l := source.Default()
		l.Time = 2 * time.Second
		got, err := Read(context.Background(), source.Source{Data: data}, l)
		if err == nil && !utf8.ValidString(got.Body) {
			t.Errorf("%q", got.Body)
		}
	})
}

// FuzzCompose puts pieces anywhere.
func FuzzCompose(f *testing.F) {
	f.Add([]byte("The quay-\x00\x10\x20\x05ment closes\x00\x10\x30\x05"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var all []glyph
		for i := 0; i+4 <= len(data); i += 4 {
			x, y := float64(data[i+1])*3, float64(data[i+2])*4
			all = append(all, glyph{r: rune(data[i]), x: x, right: x + 5, y: y, size: 1 + float64(data[i+3]%32), spaced: data[i+3]&64 != 0, bold: data[i+3]&128 != 0})
		}
		half := len(all) / 2
		for _, p := range compose([][]piece{pieces(all[:half]), pieces(all[half:])}) {
			if strings.TrimSpace(p) == "" || !utf8.ValidString(p) {
				t.Errorf("%q", p)
			}
		}
	})
}

func page(text string) *sheet {
	s := &sheet{}
	s.column(11, 60, 760, wrapped(text, 80))
	return s
}
