package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/openhearsay/hearsay/ingest/html"
	"github.com/openhearsay/hearsay/ingest/source"
)

const para = "The harbour council said on Monday that the new sea wall would be finished before the winter, and that it had cost less than was planned. "

func utf16le(s string, bom bool) []byte {
	var b []byte
	if bom {
		b = []byte{0xff, 0xfe}
	}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

func swap(b []byte) []byte {
	out := bytes.Clone(b)
	for i := 0; i+1 < len(out); i += 2 {
		out[i], out[i+1] = out[i+1], out[i]
	}
	return out
}

func packed(data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(data)
	z.Close()
	return b.Bytes()
}

func TestReadEncodings(t *testing.T) {
	quoted := para + "“It’s done,” she said in the café."
	tests := []struct {
		name    string
		data    []byte
		want    string
		warning string
	}{
		{"utf-8", []byte(quoted), quoted, ""},
		{"utf-8 with a mark", []byte("\ufeff" + quoted), quoted, ""},
		{"utf-16 le", utf16le(quoted, true), quoted, ""},
		{"utf-16 be", swap(utf16le(quoted, true)), quoted, ""},
		{"utf-16 le without a mark", utf16le(quoted, false), quoted, ""},
		{"utf-16 be without a mark", swap(utf16le(quoted, false)), quoted, ""},
		{"utf-16 with a pair", utf16le(para+"\U0001f30a", true), para + "\U0001f30a", ""},
		{"windows-1252", []byte(para + "\x93It\x92s done,\x94 she said in the caf\xe9."), quoted, ""},
		{"a broken byte", []byte(para + "“It\xff’s” café."), para + "“It\ufffd’s” café.", "not valid UTF-8"},
		{"line ends", []byte(para + "\r\n\r\nSo\x01 it was."), strings.TrimSpace(para) + "\n\nSo  it was.", ""},
		{"a few zeros", []byte(strings.Repeat(para, 9) + "\x00 end"), strings.Repeat(para, 9) + "\ufffd end", "not valid"},
		{"gzip", packed([]byte(quoted)), quoted, ""},
	}
	for _, tt := range tests {
		d, err := Read("sea-wall.txt", tt.data)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if d.Text != tt.want {
			t.Errorf("%s: text %q, want %q", tt.name, d.Text, tt.want)
		}
		if got := strings.Join(d.Warnings, "; "); (got == "") != (tt.warning == "") || !strings.Contains(got, tt.warning) {
			t.Errorf("%s: warnings %q, want %q", tt.name, got, tt.warning)
		}
		if d.ID != "sea-wall" || len(d.SHA256) != 64 || d.Language != "en" {
			t.Errorf("%s: id %q, sha256 %q, language %q", tt.name, d.ID, d.SHA256, d.Language)
		}
	}
}

func TestReadFailures(t *testing.T) {
	noise := make([]byte, 5000)
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty.txt", nil, "empty"},
		{"blank.txt", []byte(" \n\t\n"), "empty"},
		{"mark.txt", []byte("\xef\xbb\xbf\n"), "empty"},
		{"noise.txt", noise, "binary"},
		{"noise.html", noise, "binary"},
		{"zeros.txt", make([]byte, 4000), "binary"},
		{"paper.pdf", []byte("%PDF-1.7\n"), "the PDF is damaged"},
		{"photo.txt", []byte("\x89PNG\r\n\x1a\n"), "image"},
		{"broken.gz", []byte("\x1f\x8b\x08\x00broken"), "gzip"},
		{"page.html", []byte("<html><script>let article = 'no text'</script></html>"), "no article text"},
	} {
		_, err := Read("dir/"+tt.name, tt.data)
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "dir/"+tt.name) {
			t.Errorf("%s: error %v, want one with %q and the name", tt.name, err, tt.want)
		}
		if (tt.want == "empty") != errors.Is(err, ErrEmpty) {
			t.Errorf("%s: errors.Is(ErrEmpty) is wrong for %v", tt.name, err)
		}
	}
}

// A gzip file that unpacks to more than is allowed stops there.
func TestReadBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("packs 64 MB")
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	block := bytes.Repeat([]byte{'a'}, 1<<20)
	for range source.Default().Bytes>>20 + 1 {
		z.Write(block)
	}
	z.Close()
	if _, err := Read("bomb.txt.gz", b.Bytes()); err == nil || !strings.Contains(err.Error(), "unpacks to more than") {
		t.Errorf("error %v", err)
	}
}

func TestLanguage(t *testing.T) {
	for _, tt := range []struct{ want, text string }{
		{"en", para},
		{"", "Sea wall finished early"},
		{"fr", "Le conseil du port a annoncé lundi que la nouvelle digue serait terminée avant l'hiver et que les travaux ont coûté moins que prévu, ce qui est une bonne nouvelle pour les habitants de la ville."},
		{"de", "Der Hafenrat teilte am Montag mit, dass die neue Mauer vor dem Winter fertig wird und dass sie weniger gekostet hat als geplant, was für die Bewohner der Stadt eine gute Nachricht ist."},
		{"es", "El consejo del puerto anunció el lunes que el nuevo muro estará terminado antes del invierno y que ha costado menos de lo previsto, lo que es una buena noticia para los vecinos de la ciudad."},
		{"ru", "Совет порта сообщил в понедельник, что новая стена будет готова до зимы и что она обошлась дешевле, чем планировалось."},
		{"zh", "港口委员会星期一表示,新的海堤将在冬季之前完工,费用低于计划。居民们对此表示欢迎,并希望明年夏天能够开放。"},
		{"ja", "港湾評議会は月曜日、新しい防波堤が冬の前に完成し、費用は計画より少なかったと発表した。住民はこれを歓迎した。"},
		{"", ""},
	} {
		if got := Language(tt.text); got != tt.want {
			t.Errorf("Language(%.40q) = %q, want %q", tt.text, got, tt.want)
		}
	}
	d, err := Read("digue.txt", []byte("Le conseil du port a annoncé lundi que la nouvelle digue serait terminée avant l'hiver et que les travaux ont coûté moins que prévu, ce qui est une bonne nouvelle pour les habitants."))
	if err != nil || d.English() || len(d.Warnings) != 1 || !strings.Contains(d.Warnings[0], "French") {
		t.Errorf("a French text: %v, %+v", err, d)
	}
}

const page = `<!DOCTYPE html><html><head><title>Sea wall finished | Harbour Gazette</title>
<meta property="og:site_name" content="Harbour Gazette"><meta name="author" content="Ada Brook">
<meta property="article:published_time" content="2021-10-04T09:30:00Z"><script>document.write("<p>")</script></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/sport">Sport</a></ul></nav>
<article><h1>Sea wall finished</h1>
<p>The harbour council said on Monday that the new sea wall would be finished before the winter, and that it had cost less than was planned.
<p>“It’s done,” said Mara Lund, who led the work. “We can <b>sleep</b> at night.”</p><script>track("x < y")</script>
<p>Fishermen had feared that the wall would close the old quay, but the council said that the quay would stay open all year.
</article><footer>Copyright Harbour Gazette. All rights reserved.</footer></body></html>`

func TestReadPage(t *testing.T) {
	d, err := Read("wall.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if d.Outlet != "Harbour Gazette" || d.Published.From != "2021-10-04" || strings.Join(d.Bylines, "|") != "Ada Brook" || !strings.HasPrefix(d.Title, "Sea wall finished") {
		t.Errorf("outlet %q, published %v, bylines %q, title %q", d.Outlet, d.Published, d.Bylines, d.Title)
	}
	for _, s := range []string{"before the winter", "“We can sleep at night.”", "open all year.\n"} {
		if !strings.Contains(d.Text+"\n", s) {
			t.Errorf("%q is not in %q", s, d.Text)
		}
	}
	for _, s := range []string{"Sport", "track", "All rights"} {
		if strings.Contains(d.Text, s) {
			t.Errorf("%q is in %q", s, d.Text)
		}
	}
}

func TestSiteName(t *testing.T) {
	for _, tt := range []struct{ site, address, want string }{
		{"Harbour Gazette", "https://gazette.example/a", "Harbour Gazette"},
		{"NYTimes.com", "", "The New York Times"},
		{"", "https://edition.cnn.com/2021/10/04/a.html", "CNN"},
		{"News", "https://www.reuters.com/a", "Reuters"},
		{"https://www.harbour.example", "", "harbour.example"},
		{"Copyright 2021", "", ""},
		{"Harbour Gazette; Harbour Gazette", "", "Harbour Gazette"},
		{"", "", ""},
	} {
		if got := siteOf(html.Article{Site: tt.site, URL: tt.address}); got != tt.want {
			t.Errorf("siteOf(%q, %q) = %q, want %q", tt.site, tt.address, got, tt.want)
		}
	}
}
