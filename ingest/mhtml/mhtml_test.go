package mhtml

import (
	"context"
	"encoding/base64"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/openhearsay/hearsay/ingest/source"
)

func sample(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/ferry.mhtml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read(data []byte) (source.Text, error) {
	return Text(context.Background(), source.Source{Path: "p.mhtml", Data: data}, source.Default())
}

func TestText(t *testing.T) {
	got, err := read(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	body := got.Body
	got.Body = ""
	want := source.Text{HTML: true, About: source.About{URL: "https://saltmarsh.example/ferry?id=7", Captured: time.Date(2024, 3, 6, 9, 0, 0, 0, time.UTC)}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if !strings.Contains(body, "The café at the pier was closed, “for good”, its owner said.") || strings.Contains(body, "boat") {
		t.Errorf("%q", body)
	}
	if !Is(sample(t)) || Is([]byte("From: a\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n")) {
		t.Error("recognised")
	}
}

const header = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"

func TestOthers(t *testing.T) {
	for _, tt := range []struct{ name, data, url, body, err string }{
		{"no start", header + "--b\nContent-Type: text/html; charset=utf-8\nContent-Location: file:///C:/page.html\n\n<p>The lámp.\n--b--\n", "", "The lámp.", ""},
		{"a page alone", "From: <Saved by x>\nContent-Type: text/html; charset=utf-8\nContent-Location: https://x.example/a\n\n<p>The lamp.", "https://x.example/a", "The lamp.", ""},
		{"cut short", header + "--b\nContent-Type: text/html; charset=utf-8\n\n<p>The lamp.", "", "The lamp.", ""},
		{"no page", header + "--b\nContent-Type: image/png\n\nx\n--b--\n", "", "", "no page"},
		{"empty page", header + "--b\nContent-Type: text/html\n\n \n--b--\n", "", "", "empty"},
		{"a page", "<html><p>The lamp.", "", "", "no mail message"},
		{"nothing", "", "", "", "no mail message"},
	} {
		got, err := read([]byte(tt.data))
		if tt.err != "" {
			if err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("%s: %v", tt.name, err)
			}
			continue
		}
		if err != nil || got.About.URL != tt.url || !strings.Contains(got.Body, tt.body) {
			t.Errorf("%s: %+v %v", tt.name, got, err)
		}
	}
}

// TestLarge: a page with many pictures is read, and not where its time is over.
func TestLarge(t *testing.T) {
	picture := base64.StdEncoding.EncodeToString(make([]byte, big(15<<20)))
	var lines strings.Builder
	for i := 0; i < len(picture); i += 76 {
		lines.WriteString(picture[i:min(i+76, len(picture))] + "\n")
	}
	data := header + "--b\nContent-Type: text/html; charset=utf-8\n\n<p>The lamp.\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + lines.String() + "--b--\n"
	if _, err := read([]byte(data)); err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Text(ctx, source.Source{Data: []byte(data)}, source.Default()); err != context.Canceled {
		t.Errorf("after its time: %v", err)
	}
}

func FuzzText(f *testing.F) {
	f.Add(sample(f))
	f.Add([]byte(header + "--b\nContent-Type: text/html\n\n<p>x\n--b--\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := read(data)
		if err == nil && (!utf8.ValidString(got.Body) || strings.TrimSpace(got.Body) == "") {
			t.Fatalf("%q", got.Body)
		}
	})
}

// big is the size of what is meant to hurt, less where the tests are to be short.
func big(n int) int {
	if testing.Short() {
		return n / 32
	}
	return n
}
