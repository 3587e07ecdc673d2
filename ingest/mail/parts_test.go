package mail

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/ingest/source"
)

func TestParts(t *testing.T) {
	data := sample(t, "release.eml")
	var got []string
	for s, err := range Parts(context.Background(), "a/m.eml", bytes.NewReader(data), int64(len(data)), source.Default()) {
		got = append(got, fmt.Sprintf("%s %s %d %v", s.Path, s.Type, len(s.Data), err))
	}
	want := []string{fmt.Sprintf("a/m.eml %s %d <nil>", BodyType, len(data)), "a/m.eml/report.pdf application/pdf 54 <nil>"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestForwardedApart: a message that is forwarded below words of somebody's own is a
// document of its own, of its sender and its day.
func TestForwardedApart(t *testing.T) {
	own := "I do not believe a word of this, and neither does the keeper of the lamp whom I asked."
	head := "From: Odd Harbour Office <press@odd.example>\nDate: Mon, Mar 4, 2024 at 10:15 AM\nSubject: Lamp lit\n"
	for name, data := range map[string][]byte{
		"plain": message(plainHeader, own+"\n\n---------- Forwarded message ---------\n"+head+"\nThe lamp was lit at nine.\n"),
		"page": message(plainHeader+"\nContent-Type: text/html; charset=utf-8", "<p>"+own+`</p><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>`+
			strings.ReplaceAll(strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(head), "\n", "<br>")+"</div><p>The lamp was lit at nine.</p></div>"),
	} {
		t.Run(name, func(t *testing.T) {
			var texts []source.Text
			for s, err := range Parts(context.Background(), "a/m.eml", bytes.NewReader(data), int64(len(data)), source.Default()) {
				if err != nil {
					t.Fatal(err)
				}
				text, err := Text(context.Background(), s, source.Default())
				if err != nil {
					t.Fatal(err)
				}
				texts = append(texts, text)
				if len(texts) == 2 && (s.Path != "a/m.eml/forwarded" || s.Name != "m-forwarded") {
					t.Errorf("%q %q", s.Path, s.Name)
				}
			}
			if len(texts) != 2 {
				t.Fatalf("%d parts", len(texts))
			}
			if !strings.Contains(texts[0].Body, own) || strings.Contains(texts[0].Body, "at nine") || len(texts[0].Warnings) != 1 || !strings.Contains(texts[0].Warnings[0], "of its own") {
				t.Errorf("%+v", texts[0])
			}
			want := source.About{Outlet: "Odd Harbour Office", Title: "Lamp lit", Published: hearsay.Day("2024-03-04")}
			if d := cmp.Diff(want, texts[1].About); d != "" || !strings.Contains(texts[1].Body, "The lamp was lit at nine.") || strings.Contains(texts[1].Body, "believe") || len(texts[1].Warnings) != 0 {
				t.Errorf("%s %+v", d, texts[1])
			}
		})
	}
}

// TestAttachmentNames: no folder, no name twice; a message of attachments only is none
// itself; a broken attachment fails by its name.
func TestAttachmentNames(t *testing.T) {
	part := func(name, data string) string {
		return "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"" + name + "\"\nContent-Transfer-Encoding: base64\n\n" + data + "\n"
	}
	x := base64.StdEncoding.EncodeToString([]byte("%PDF-1.4"))
	data := plainHeader + "\nContent-Type: multipart/mixed; boundary=b\n\n" + part("../../etc/a.pdf", x) + part("a.pdf", x) + part(`c:\x\b.pdf`, "") +
		"--b\nContent-Type: message/rfc822\n\nFrom: Ole <o@x.example>\nSubject: Inner\n\nThe lamp is lit.\n--b--\n"
	var got []string
	for s, err := range Parts(context.Background(), "m.eml", strings.NewReader(data), int64(len(data)), source.Default()) {
		got = append(got, fmt.Sprintf("%s %t", s.Path, err != nil))
	}
	if d := cmp.Diff([]string{"m.eml/a.pdf false", "m.eml/a-2.pdf false", "m.eml/b.pdf true", "m.eml/attachment-4.eml false"}, got); d != "" {
		t.Error(d)
	}
}

func TestMbox(t *testing.T) {
	data := sample(t, "letters.mbox")
	for _, ends := range []string{"\n", "\r\n"} {
		data := []byte(strings.ReplaceAll(string(data), "\n", ends))
		var got []source.Source
		for s, err := range Mbox(context.Background(), "x/letters.mbox", bytes.NewReader(data), int64(len(data)), source.Default()) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, s)
		}
		if len(got) != 2 || got[1].Path != "x/letters.mbox/2" || got[1].Name != "letters-2" {
			t.Fatalf("%d messages: %+v", len(got), got)
		}
		text := read(t, got[0].Data).Body
		want := "The first letter says that the lamp was lit.\n\nFrom the tower one could see it.\n\nFrom here on nothing was written on Mon Mar  4 10:00:00 2024\n\nbut a line about the sea."
		if text != want {
			t.Errorf("%q", text)
		}
		if second := read(t, got[1].Data); second.About.Published != hearsay.Day("2024-03-05") || !strings.Contains(second.Body, "never lit") {
			t.Errorf("%+v", second)
		}
	}
}

// TestMboxBounds: a message that is too long fails by its name and the next follows.
func TestMboxBounds(t *testing.T) {
	m := func(body string) string {
		return "From a@x.example Mon Mar  4 10:00:00 2024\nSubject: x\n\n" + body + "\n\n"
	}
	data := m("one") + m(strings.Repeat("long ", 1<<18)) + m("three")
	l := source.Default()
	l.Bytes = 1 << 20
	var got []string
	for s, err := range Mbox(context.Background(), "b.mbox", strings.NewReader(data), int64(len(data)), l) {
		got = append(got, fmt.Sprintf("%s %d %t", s.Path, len(s.Data), err != nil))
	}
	if d := cmp.Diff([]string{"b.mbox/1 16 false", "b.mbox/2 0 true", "b.mbox/3 19 false"}, got); d != "" {
		t.Error(d)
	}
	l.Parts = 1
	n := 0
	for _, err := range Mbox(context.Background(), "b.mbox", strings.NewReader(data), int64(len(data)), l) {
		if n++; n == 2 && err == nil {
			t.Error("no error for the second message")
		}
	}
	if n != 2 {
		t.Errorf("%d", n)
	}
}

func FuzzMbox(f *testing.F) {
	f.Add(sample(f, "letters.mbox"))
	f.Add([]byte("From a Mon Mar  4 10:00:00 2024\n\nFrom b Mon Mar  4 10:00:00 2024\nA: b\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		n := 0
		for s := range Mbox(context.Background(), "b.mbox", bytes.NewReader(data), int64(len(data)), source.Default()) {
			n += len(s.Data)
		}
		if n > len(data) {
			t.Fatalf("%d bytes of %d", n, len(data))
		}
	})
}

func BenchmarkMbox(b *testing.B) {
	data := bytes.Repeat(append(sample(b, "letters.mbox"), '\n'), 20_000)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		for _, err := range Mbox(context.Background(), "b.mbox", bytes.NewReader(data), int64(len(data)), source.Default()) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
