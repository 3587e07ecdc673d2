package judge

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/openhearsay/hearsay/compare/question"
)

// key is what no message may hold.
const key = "sk-very-secret"

func list() *question.Question {
	return &question.Question{ID: "q", Kind: question.List, Places: []question.Place{
		{N: 1, Document: "a", Outlet: "Pell Gazette", Words: "The dam is safe."},
		{N: 2, Document: "b", Outlet: "Vale Messenger", Words: "The dam is not safe."}}}
}

// said is a response whose message holds text.
func said(text string) string {
	b, _ := json.Marshal(map[string]any{"choices": []any{map[string]any{"message": map[string]string{"role": "assistant", "content": text}}}})
	return string(b)
}

const right = `{"same":[],"disputes":[{"a":[1],"b":[2],"kind":"denial"}],"denies":[2]}`

// server answers the nth request, from 0, by the nth of handlers, the last for all
// that follow.
func server(t *testing.T, handlers ...http.HandlerFunc) (*httptest.Server, *int) {
	n := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := handlers[min(n, len(handlers)-1)]
		n++
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s, &n
}

func client(t *testing.T, url string, waited *[]time.Duration) *Client {
	c, err := New(Options{URL: url + "/v1", Model: "oak", Key: key, Timeout: 2 * time.Second, Sleep: func(ctx context.Context, d time.Duration) error {
		if waited != nil {
			*waited = append(*waited, d)
		}
		return ctx.Err()
	}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func write(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		io.WriteString(w, body)
	}
}

func TestAsk(t *testing.T) {
	refusing := func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		if strings.Contains(string(b), "response_format") {
			write(400, "no response_format here, "+r.Header.Get("Authorization"))(w, r)
			return
		}
		write(200, said(right))(w, r)
	}
	cut := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "9999")
		io.WriteString(w, `{"choices":[`)
	}
	flood := func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := io.WriteString(w, strings.Repeat(`{"choices":`, 1000)); err != nil {
				return
			}
		}
	}
	later := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "7")
		write(429, "busy")(w, r)
	}
	for _, x := range []struct {
		name     string
		handlers []http.HandlerFunc
		want     string // "" for none
		err      string
		requests int
		waits    string
	}{
		{"right", []http.HandlerFunc{write(200, said(right))}, right, "", 1, "[]"},
		{"in a fence, after thoughts", []http.HandlerFunc{write(200, said("<think>{\"same\":1}</think>Here:\n```json\n"+right+"\n```"))}, right, "", 1, "[]"},
		{"refuses the schema", []http.HandlerFunc{refusing}, right, "", 2, "[1s]"},
		{"busy, then right", []http.HandlerFunc{write(503, "loading"), write(200, said(right))}, right, "", 2, "[1s]"},
		{"asks to wait", []http.HandlerFunc{later, write(200, said(right))}, right, "", 2, "[7s]"},
		{"always busy", []http.HandlerFunc{write(503, "loading")}, "", "503", 4, "[1s 2s 4s]"},
		{"cut off, then right", []http.HandlerFunc{cut, write(200, said(right))}, right, "", 2, "[1s]"},
		{"always cut off", []http.HandlerFunc{cut}, "", "cut off", 4, "[1s 2s 4s]"},
		{"floods", []http.HandlerFunc{flood}, "", "more than an answer", 1, "[]"},
		{"half of the JSON", []http.HandlerFunc{write(200, said(right[:30]))}, "", "half of it is missing", 1, "[]"},
		{"prose", []http.HandlerFunc{write(200, said("I would rather not."))}, "", "no answer", 1, "[]"},
		{"no JSON at all", []http.HandlerFunc{write(200, "<html>")}, "", "no answer", 1, "[]"},
		{"no choices", []http.HandlerFunc{write(200, "{}")}, "", "no answer", 1, "[]"},
		{"no such model, with the key", []http.HandlerFunc{write(404, "no model for "+key)}, "", "no model for …", 1, "[]"},
		{"sent elsewhere", []http.HandlerFunc{func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "http://192.0.2.1/", http.StatusTemporaryRedirect) }}, "", "307", 1, "[]"},
	} {
		t.Run(x.name, func(t *testing.T) {
			s, n := server(t, x.handlers...)
			waits := []time.Duration{}
			got, err := client(t, s.URL, &waits).Ask(t.Context(), list())
			if string(got) != x.want || (err == nil) != (x.err == "") || err != nil && !strings.Contains(err.Error(), x.err) {
				t.Errorf("%s, %v", got, err)
			}
			if err != nil && strings.Contains(err.Error(), key) {
				t.Errorf("the key is told: %v", err)
			}
			if *n != x.requests || fmt.Sprint(waits) != x.waits {
				t.Errorf("%d requests, want %d; waited %v, want %s", *n, x.requests, waits, x.waits)
			}
		})
	}
}

func TestSlow(t *testing.T) {
	held := make(chan struct{})
	s, n := server(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(200)
		w.(http.Flusher).Flush()
		select { // it never ends the answer
		case <-r.Context().Done():
		case <-held:
		}
	})
	defer close(held)
	c, err := New(Options{URL: s.URL, Model: "oak", Timeout: 30 * time.Millisecond, Tries: 4, Sleep: func(context.Context, time.Duration) error { return nil }})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Ask(t.Context(), list()); !errors.Is(err, context.DeadlineExceeded) || *n != 2 {
		t.Errorf("%v after %d requests", err, *n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Ask(ctx, list()); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// What is sent: the question, no streaming, temperature 0, the schema, the key in
// its header alone.
func TestRequest(t *testing.T) {
	var body map[string]any
	var header http.Header
	s, _ := server(t, func(w http.ResponseWriter, r *http.Request) {
		header = r.Header.Clone()
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil || r.URL.Path != "/v1/chat/completions" {
			t.Errorf("%s: %v", r.URL.Path, err)
		}
		write(200, said(right))(w, r)
	})
	if _, err := client(t, s.URL, nil).Ask(t.Context(), list()); err != nil {
		t.Fatal(err)
	}
	if body["model"] != "oak" || body["temperature"] != 0.0 || body["stream"] != false || body["response_format"] == nil {
		t.Errorf("%v", body)
	}
	if b, _ := json.Marshal(body); strings.Contains(string(b), key) || header.Get("Authorization") != "Bearer "+key {
		t.Errorf("the key: %s %v", b, header)
	}
}

// Nothing leaves this machine without the option, by whatever name.
func TestLoopback(t *testing.T) {
	for _, x := range []struct {
		url string
		ok  bool
	}{
		{"http://127.0.0.1:11434/v1", true}, {"http://localhost:1/v1", true}, {"http://[::1]:1/v1", true}, {"http://127.9.9.9/v1", true}, {"http://[::ffff:127.0.0.1]/v1", true},
		{"http://192.0.2.7/v1", false}, {"https://judge.example/v1", false}, {"http://127.0.0.1.judge.example/v1", false}, {"http://localhost.judge.example", false}, {"http://0.0.0.0:1/v1", false},
		{"ftp://127.0.0.1/v1", false}, {"127.0.0.1:11434", false}, {"", false}, {"http://ida:pw@127.0.0.1/v1", false},
	} {
		if _, err := New(Options{URL: x.url, Model: "oak"}); (err == nil) != x.ok {
			t.Errorf("%s: %v", x.url, err)
		}
	}
	if _, err := New(Options{URL: "https://judge.example/v1", Model: "oak", Remote: true}); err != nil {
		t.Errorf("with the option: %v", err)
	}
	for address, ok := range map[string]bool{"127.0.0.1:80": true, "[::1]:80": true, "192.0.2.7:80": false, "[2001:db8::1]:80": false, "[::ffff:192.0.2.7]:80": false, "localhost:80": false} {
		if err := loopbackOnly("tcp", address, nil); (err == nil) != ok {
			t.Errorf("dial %s: %v", address, err)
		}
	}
	// A name that passes for this machine and leads elsewhere is refused when the
	// connection is made, and not tried again.
	waits := []time.Duration{}
	c := client(t, "http://localhost:9", &waits)
	c.o.URL = "http://192.0.2.7:9/v1"
	if _, err := c.Ask(t.Context(), list()); !errors.Is(err, ErrNotLoopback) || len(waits) > 0 {
		t.Errorf("%v, waited %v", err, waits)
	}
	// Nor does a proxy of the environment see anything.
	t.Setenv("HTTP_PROXY", "http://192.0.2.8:3128")
	if c.http.Transport.(*http.Transport).Proxy != nil {
		t.Error("a proxy is used")
	}
}

func TestContent(t *testing.T) {
	for _, text := range []string{"", "{", `{"a":`, "</think>", "{}{}", "{{", "\x00{\"a\":1}", strings.Repeat("{\"a\":", 20000)} {
		b, _ := json.Marshal(text)
		_, _ = content([]byte(`{"choices":[{"message":{"content":` + string(b) + `}}]}`))
	}
}
