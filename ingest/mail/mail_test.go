package mail

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
)

func sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read(t *testing.T, data []byte) source.Text {
	t.Helper()
	text, err := Text(context.Background(), source.Source{Path: "m.eml", Data: data}, source.Default())
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestText(t *testing.T) {
	for _, tt := range []struct {
		file    string
		html    bool
		body    []string // pieces that stand in the text
		without []string
		about   source.About
		warning []string
	}{
		{
			file: "newsletter.eml", html: true,
			body:    []string{"“We cannot pay for the engine any longer,” said Maren Holt, who"},
			without: []string{"several parts"},
			about: source.About{Outlet: "The Saltmarsh Courier", Title: "Ferry line to close in June – morning letter",
				URL: "https://saltmarsh.example/letters/2024-03-05", Published: hearsay.Day("2024-03-05")},
		},
		{
			file: "release.eml",
			body: []string{
				"The bridge at Lindau Ferry was closed on Sunday because an inspector found cracks, the town said.\n\n" +
					"\"Nobody was ever in danger,\" said André Vik, the mayor. \"The cracks are older than I am.\"\n\n" +
					"From the river bank they cannot be seen."},
			without: []string{"Quay Road", "PDF"},
			about:   source.About{Outlet: "Press Office, Town of Lindau Ferry", Title: "Statement on the bridge", Published: hearsay.Day("2024-03-04")},
			warning: []string{"2 attachments are not part of the text: report.pdf, bridge.png"},
		},
		{
			file:    "forward.eml",
			body:    []string{"The police found no sign", `"It was rust," said Sergeant Ole Marsh.`},
			without: []string{"FYI", "Subject", "Forwarded"},
			about:   source.About{Outlet: "Lindau Ferry Police Department", Title: "Statement on the bridge", Published: hearsay.Day("2024-03-04")},
			warning: []string{"the message that this one forwards"},
		},
		{
			file:    "reply.eml",
			body:    []string{"The sergeant has nothing to add to what he said on Monday.\n\nOle"},
			without: []string{"cracks", "wrote"},
			about:   source.About{Bylines: []string{"Ole Marsh"}, Title: "Statement on the bridge", Published: hearsay.Day("2024-03-07")},
			warning: []string{"2 lines that the message quotes"},
		},
	} {
		t.Run(tt.file, func(t *testing.T) {
			got := read(t, sample(t, tt.file))
			if got.HTML != tt.html {
				t.Errorf("HTML is %t", got.HTML)
			}
			for _, s := range tt.body {
				if !strings.Contains(got.Body, s) {
					t.Errorf("%q is missing in:\n%s", s, got.Body)
				}
			}
			for _, s := range tt.without {
				if strings.Contains(got.Body, s) {
					t.Errorf("%q stands in:\n%s", s, got.Body)
				}
			}
			if d := cmp.Diff(tt.about, got.About); d != "" {
				t.Error(d)
			}
			if len(got.Warnings) != len(tt.warning) {
				t.Fatalf("warnings %q", got.Warnings)
			}
			for i, w := range tt.warning {
				if !strings.Contains(got.Warnings[i], w) {
					t.Errorf("warning %q", got.Warnings[i])
				}
			}
		})
	}
}

func TestSender(t *testing.T) {
	for _, tt := range []struct {
		from, list, house, byline string
	}{
		{"Anna Quill <a@x.example>", "", "", "Anna Quill"},
		{"Anna Quill <a@x.example>", "Harbour Letter <h.x.example>", "Harbour Letter", "Anna Quill"},
		{"Anna Quill <a@x.example>", "<h.x.example>", "", "Anna Quill"},
		{"Anna Quill from Odd Harbour <a@x.example>", "<h.x.example>", "Odd Harbour", "Anna Quill"},
		{"Anna Quill at The Odd Courier <a@x.example>", "", "The Odd Courier", "Anna Quill"},
		{`"Tidewater" <a@x.example>`, "<1234.x.example>", "Tidewater", ""},
		{"Tidewater <a@x.example>", "", "", "Tidewater"},
		{"Vrx Qumby <a@vrx.example>", "<h.x.example>", "", ""},
		{"Vrx Qumby <a@vrx.example>", "", "", "Vrx Qumby"},
		{"Tide Water <a@mail.tidewater.example>", "<h.x.example>", "Tide Water", ""},
		{"Odd Police Department <a@x.example>", "", "Odd Police Department", ""},
		{"a@x.example", "Harbour Letter <h.x.example>", "Harbour Letter", ""},
		{"a@x.example", "", "", ""},
		{"12345 <a@x.example>", "8a7f.list <h.x.example>", "", ""},
		{`"a@x.example" <a@x.example>`, "", "", ""},
		{"<<broken", "", "", ""},
	} {
		h := map[string][]string{"From": {tt.from}}
		if tt.list != "" {
			h["List-Id"] = []string{tt.list}
		}
		house, bylines := sender(h)
		if house != tt.house || strings.Join(bylines, "+") != tt.byline {
			t.Errorf("%s, list %q: house %q, bylines %q", tt.from, tt.list, house, bylines)
		}
	}
}

func TestSubject(t *testing.T) {
	for in, want := range map[string]string{
		"Re: Fwd: RE[2]: AW: The lamp":    "The lamp",
		"[odd-list] Re: [odd-list] Lamp":  "Lamp",
		"[Updated] The lamp":              "[Updated] The lamp",
		"Reform: the lamp":                "Reform: the lamp",
		"=?utf-8?b?VGhlIGzDoW1w?= is lit": "The lámp is lit",
		"=?x-none?q?broken?=":             "=?x-none?q?broken?=",
		"":                                "",
	} {
		if got := subject(map[string][]string{"Subject": {in}, "List-Id": {"Odd <odd-list.x.example>"}}); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

// TestDay: the day is that of the sender, not that of Greenwich.
func TestDay(t *testing.T) {
	for in, want := range map[string]string{
		"Tue, 05 Mar 2024 23:40:00 -0500":      "2024-03-05",
		"5 Mar 24 00:40 EST":                   "2024-03-05",
		"Mon, 4 Mar 2024 00:20:00 +0900 (JST)": "2024-03-04",
		"Mon, 4 Mar 1024 00:20:00 +0900":       "",
		"yesterday":                            "",
	} {
		if got := sent(in).From; got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}

func message(header, body string) []byte { return []byte(header + "\n\n" + body) }

const plainHeader = "From: Anna Quill <a@x.example>\nSubject: Lamp\nDate: Mon, 4 Mar 2024 10:00:00 +0000"

func TestQuotes(t *testing.T) {
	for _, tt := range []struct{ name, header, body, want string }{
		{"a letter that quotes with >, no reply", plainHeader, "He said:\n\n> The lamp is lit.\n\nThat was all.", "He said:\n\nThe lamp is lit.\n\nThat was all."},
		{"a sentence that ends with wrote", plainHeader, "On Monday the paper wrote:\n\nThe lamp is lit.", "On Monday the paper wrote:\n\nThe lamp is lit."},
		{"between the lines", "In-Reply-To: <1@x>\n" + plainHeader, "On 4 Mar 2024, at 10:15, Ole <o@x.example> wrote:\n\n> Was it lit?\n\nIt was.\n\n> Who lit it?\n\nI did.", "It was.\n\nI did."},
		{"not marked below a reply", "In-Reply-To: <1@x>\n" + plainHeader, "It was.\n\n-----Original Message-----\nFrom: Ole\nSent: Monday\nSubject: Lamp\n\nWas it lit?", "It was."},
		{"a block of fields", "Subject: RE: Lamp", "It was.\n\nFrom: Ole Marsh <o@x.example>\nSent: Monday, March 4, 2024 10:00\nTo: Anna\nSubject: Lamp\n\nWas it lit?", "It was."},
		{"a long rest below dashes is no signature", plainHeader, "One.\n\n--\n" + strings.Repeat("More words of the text.\n", 20), "One.\n\n--\n" + strings.TrimSpace(strings.Repeat("More words of the text.\n", 20))},
		{"the foot of a list", plainHeader, "The lamp is lit.\n\n_______________________________________________\nodd mailing list\nodd@x.example\nhttps://x.example/odd\n", "The lamp is lit."},
		{"what a letter says of itself", plainHeader, "View this letter in your browser:\nhttps://x.example/1\n\nThe lamp is lit.\n\n\"Unsubscribe from the lamp,\" the keeper said, \"if it is too bright for you and your neighbours in the harbour.\"\n\nYou are receiving this email because you signed up.\nUnsubscribe (https://x.example/2)\nManage your preferences <https://x.example/3>", "The lamp is lit.\n\n\"Unsubscribe from the lamp,\" the keeper said, \"if it is too bright for you and your neighbours in the harbour.\""},
		{"nothing but a quotation", "In-Reply-To: <1@x>\n" + plainHeader, "> Was it lit?\n", "Was it lit?"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := read(t, message(tt.header, tt.body)); got.Body != tt.want {
				t.Errorf("%q, not %q", got.Body, tt.want)
			}
		})
	}
}

func TestPageOfReply(t *testing.T) {
	page := `<div>The lamp was lit by the keeper at nine, and it burned until the morning came again.</div><div class="gmail_quote"><div class="gmail_attr">On Mon, Ole wrote:</div><blockquote type="cite">Who lit the lamp?</blockquote></div>`
	header := plainHeader + "\nContent-Type: text/html; charset=utf-8"
	got := read(t, message("In-Reply-To: <1@x>\n"+header, page))
	if !got.HTML || strings.Contains(got.Body, "Who lit") || !strings.Contains(got.Body, "keeper") || len(got.Warnings) != 1 {
		t.Errorf("%+v", got)
	}
	got = read(t, message(header, page))
	if !strings.Contains(got.Body, "Who lit") {
		t.Errorf("no reply: %+v", got)
	}
}

// TestForwardedPage: what Gmail, Outlook on the web and Outlook write above a message.
func TestForwardedPage(t *testing.T) {
	const body = `<p>The lamp was lit by the keeper at nine, the harbour office said on Monday morning.</p>`
	head := `<b>From:</b> Odd Harbour Office &lt;press@odd.example&gt;<br><b>%s:</b> Monday, March 4, 2024 10:15 AM<br><b>To:</b> Anna<br><b>Subject:</b> Lamp lit<br>`
	for name, page := range map[string]string{
		"Gmail":   `<div>FYI, Anna</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>` + fmt.Sprintf(head, "Date") + `</div><div>` + body + `</div></div>`,
		"web":     `<div>FYI, Anna</div><hr><div id="divRplyFwdMsg">` + fmt.Sprintf(head, "Sent") + `</div><div>` + body + `</div>`,
		"Outlook": `<div class=x><p>FYI, Anna</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p>` + fmt.Sprintf(head, "Sent") + `</p></div></div><div>` + body + `</div></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			h := "From: Anna Quill <a@x.example>\nDate: Wed, 6 Mar 2024 10:00:00 +0000\nSubject: FW: Lamp lit\nContent-Type: text/html; charset=utf-8"
			got := read(t, message(h, page))
			want := source.About{Outlet: "Odd Harbour Office", Title: "Lamp lit", Published: hearsay.Day("2024-03-04")}
			if d := cmp.Diff(want, got.About); d != "" || !strings.Contains(got.Body, body) || strings.Contains(got.Body, "FYI") || strings.Contains(got.Body, "From:") || len(got.Warnings) != 1 {
				t.Errorf("%s %+v", d, got)
			}
			got = read(t, message("In-Reply-To: <1@x>\n"+h, strings.Replace(page, "FYI, Anna", strings.Repeat("It was never lit and nobody saw it. ", 4), 1)))
			if strings.Contains(got.Body, "keeper") || !strings.Contains(got.Body, "never lit") || got.About.Published != hearsay.Day("2024-03-06") {
				t.Errorf("reply: %+v", got)
			}
		})
	}
}

// TestEncodings: a part that says nothing about its encoding, or something wrong.
func TestEncodings(t *testing.T) {
	for _, tt := range []struct {
		kind, body, want string
		warnings         int
	}{
		{"", "The caf\xc3\xa9 is open.", "The café is open.", 0},
		{"text/plain; charset=us-ascii", "The caf\xc3\xa9 is open.", "The café is open.", 0},
		{"text/plain", "The caf\xe9 is open.", "The café is open.", 1},
		{"text/plain; charset=utf-8", "The caf\xe9 is open.", "The café is open.", 1},
		{"text/plain; charset=koi8-r", "\xec\xc1\xcd\xd0\xc1 is lit", "Лампа is lit", 0},
		{"text/plain; charset=x-none", "The lamp is lit.", "The lamp is lit.", 0},
		{"text/plain>", "The lamp is lit.", "The lamp is lit.", 0},
		{"text/html;iso-8859-1", "<p>The lamp is lit.", "The lamp is lit.", 0},
		{"text/plain", strings.Repeat("\xcb\xe0\xec\xef\xe0 \xe3\xee\xf0\xe8\xf2, \xf1\xea\xe0\xe7\xe0\xeb \xf1\xec\xee\xf2\xf0\xe8\xf2\xe5\xeb\xfc \xec\xe0\xff\xea\xe0. ", 20), "Лампа горит, сказал смотритель маяка.", 1},
		{"text/html", "<meta charset=windows-1251><p>\xcb\xe0\xec\xef\xe0 is lit", "Лампа is lit", 0},
	} {
		h := plainHeader
		if tt.kind != "" {
			h += "\nContent-Type: " + tt.kind
		}
		got := read(t, message(h, tt.body))
		if !strings.Contains(got.Body, tt.want) || len(got.Warnings) != tt.warnings {
			t.Errorf("%q %q: %q %q", tt.kind, tt.body, got.Body, got.Warnings)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"empty", "", "no mail message"},
		{"prose", "It was a dark night.\n\nThe lamp was lit.", "no mail message"},
		{"no text", plainHeader + "\n\n", "no text"},
		{"encrypted", plainHeader + "\nContent-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b--\n", "encrypted"},
		{"binary", plainHeader + "\n\nGIF89a\x01\x02\x03\x04\x05\x06\x07abc", "is broken"},
		{"nested bomb", plainHeader + strings.Repeat("\nContent-Type: multipart/mixed; boundary=b\n\n--b", 5000), "nests more than"},
	} {
		_, err := Text(context.Background(), source.Source{Path: "m.eml", Data: []byte(tt.data)}, source.Default())
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// TestHostile: what is meant to hurt ends soon, whatever it ends with.
func TestHostile(t *testing.T) {
	for name, data := range map[string]string{
		"header of 10 MB":  plainHeader + "\nX-Long: " + strings.Repeat("=?utf-8?q?a?= ", big(10<<20/14)) + "\n\nThe lamp is lit.",
		"subject of 10 MB": "Subject: " + strings.Repeat("Re: =?utf-8?q?a?= ", big(10<<20/18)) + "\n\nThe lamp is lit.",
		"fields":           strings.Repeat("A: b\n", big(200_000)) + "\nThe lamp is lit.",
		"base64 garbage":   plainHeader + "\nContent-Transfer-Encoding: base64\n\n" + strings.Repeat("!!?=\xff\x00", big(1<<18)),
		"many parts":       plainHeader + "\nContent-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nx\n", big(5_000)),
		"one long line":    plainHeader + "\n\n" + strings.Repeat("lamp ", big(1<<20)),
		"flowed":           plainHeader + "\nContent-Type: text/plain; format=flowed\n\n" + strings.Repeat("lamp \n", big(1<<20)),
		"quotes":           "Subject: Re: x\n\n" + strings.Repeat(">", big(1<<20)) + strings.Repeat("\n> On a at 10:00 wrote:", big(1<<15)),
		"forwards":         "Subject: x\n\n" + strings.Repeat("Begin forwarded message:\n", big(1<<12)) + "lamp",
		"deep page":        plainHeader + "\nContent-Type: text/html\n\n" + strings.Repeat("<div class=gmail_quote>", big(1<<15)) + "lamp lit",
	} {
		t.Run(name, func(t *testing.T) {
			begin := time.Now()
			text, err := Text(context.Background(), source.Source{Path: "m.eml", Data: []byte(data)}, source.Default())
			if d := time.Since(begin); d > time.Minute {
				t.Errorf("%v for %d bytes (error %v)", d, len(data), err)
			}
			if !utf8.ValidString(text.Body) {
				t.Error("no UTF-8")
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Text(ctx, source.Source{Data: sample(t, "release.eml")}, source.Default()); err != context.Canceled {
		t.Errorf("%v", err)
	}
}

// TestAppleMail: a count before the message, and what the program adds behind it.
func TestAppleMail(t *testing.T) {
	m := string(sample(t, "reply.eml"))
	got := read(t, []byte(fmt.Sprintf("%-10d\n%s<?xml version=\"1.0\"?><plist><dict/></plist>", len(m), m)))
	if d := cmp.Diff(read(t, []byte(m)), got); d != "" {
		t.Error(d)
	}
}

func TestRecognised(t *testing.T) {
	if !IsMbox(sample(t, "letters.mbox")) || IsMbox(sample(t, "reply.eml")) || IsMbox([]byte("From Monday on all was quiet.\n")) {
		t.Error("mbox")
	}
	for _, f := range []string{"newsletter.eml", "release.eml", "forward.eml", "reply.eml"} {
		if !IsMessage(sample(t, f)) {
			t.Error(f)
		}
	}
	for _, s := range []string{"", "Date: today\n\nFrom: here\nSubject: there\nTo: all", "Title: a story\nBy: Anna\n\ntext", "<html>"} {
		if IsMessage([]byte(s)) {
			t.Errorf("%q", s)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, n := range []string{"newsletter.eml", "release.eml", "forward.eml", "reply.eml"} {
		f.Add(sample(f, n))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := source.Source{Path: "m.eml", Data: data}
		text, err := Text(context.Background(), s, source.Default())
		if err != nil {
			return
		}
		if !utf8.ValidString(text.Body) || !utf8.ValidString(text.About.Title) || !utf8.ValidString(text.About.Outlet) {
			t.Fatalf("no UTF-8: %+v", text)
		}
		if again, err := Text(context.Background(), s, source.Default()); err != nil || !cmp.Equal(text, again) {
			t.Fatalf("a second reading differs: %v %s", err, cmp.Diff(text, again))
		}
		for p, err := range Parts(context.Background(), "m.eml", bytes.NewReader(data), int64(len(data)), source.Default()) {
			if err == nil && p.Path != "m.eml" && (!strings.HasPrefix(p.Path, "m.eml/") || strings.Contains(p.Path, "..")) && !strings.HasPrefix(p.Path, "m.eml/") {
				t.Fatalf("path %q", p.Path)
			}
		}
	})
}

func BenchmarkText(b *testing.B) {
	for _, name := range []string{"newsletter.eml", "release.eml", "reply.eml"} {
		data := sample(b, name)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Text(context.Background(), source.Source{Data: data}, source.Default()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// big is the size of what is meant to hurt, less where the tests are to be short.
func big(n int) int {
	if testing.Short() {
		return n / 32
	}
	return n
}
