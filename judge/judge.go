// Package judge asks a model that speaks the chat completions of the
// OpenAI-compatible API (Ollama, llama.cpp's server, LM Studio, vLLM) the questions
// of a case. It trusts nothing of what comes back: answers are bounded in size and
// time, and all that is taken of them is what compare/question reads.
//
// Unless told otherwise it speaks to this machine only: what a name resolves to is
// looked at when the connection is made, no proxy is used and no redirection
// followed.
package judge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/openhearsay/hearsay/compare/question"
)

// Options say whom to ask, and how.
type Options struct {
	URL    string // up to and with /v1
	Model  string // name of the model on the server
	Key    string // sent as a bearer token, "" for none
	Remote bool   // the server may be on another machine

	Timeout time.Duration                                    // of one request; 0 means 10 minutes
	Tries   int                                              // of one question; 0 means 4
	Sleep   func(ctx context.Context, d time.Duration) error // between tries; nil means to wait
}

// maxAnswer is how many bytes of a response are read.
const maxAnswer = 1 << 20

// maxTokens bounds what the server writes.
const maxTokens = 8192

// Errors that callers tell apart.
var (
	ErrNotLoopback = errors.New("is not on this machine")
	ErrTooLong     = errors.New("the server sends more than an answer can be")
	ErrNoAnswer    = errors.New("the server's answer is no answer")
)

// A Client asks one server. It is used by one goroutine.
type Client struct {
	o        Options
	http     *http.Client
	noSchema bool // the server refuses response_format
}

// New makes a client. It fails where URL is none, or names another machine and
// Remote is not set.
func New(o Options) (*Client, error) {
	u, err := url.Parse(o.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("judge: %q is no address: write it like http://127.0.0.1:11434/v1", redact(o.URL, o.Key))
	}
	if u.User != nil {
		return nil, errors.New("judge: the address holds a password: give a key in HEARSAY_JUDGE_KEY")
	}
	if o.Model == "" {
		return nil, errors.New("judge: which model? Name it as the server does")
	}
	if !o.Remote && !Loopback(u.Hostname()) {
		return nil, fmt.Errorf("judge: %s %w", u.Host, ErrNotLoopback)
	}
	if o.Timeout == 0 {
		o.Timeout = 10 * time.Minute
	}
	if o.Tries == 0 {
		o.Tries = 4
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	dialer := &net.Dialer{Timeout: 30 * time.Second}
	if !o.Remote {
		dialer.Control = loopbackOnly
	}
	transport := &http.Transport{DialContext: dialer.DialContext, ResponseHeaderTimeout: o.Timeout, MaxResponseHeaderBytes: 1 << 16}
	if o.Remote {
		transport.Proxy = http.ProxyFromEnvironment
	}
	return &Client{o: o, http: &http.Client{Transport: transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}, nil
}

// Loopback reports whether a host names this machine.
func Loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.Unmap().IsLoopback()
}

// loopbackOnly refuses a connection that leaves this machine, whatever name led
// there.
func loopbackOnly(_, address string, _ syscall.RawConn) error {
	a, err := netip.ParseAddrPort(address)
	if err != nil || !a.Addr().Unmap().IsLoopback() {
		return fmt.Errorf("%s %w", address, ErrNotLoopback)
	}
	return nil
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// Host is the machine that is asked.
func (c *Client) Host() string {
	u, err := url.Parse(c.o.URL)
	if err != nil {
		return ""
	}
	return u.Host
}

// Ask is the answer to a question, as JSON that is yet to be read. What may pass by
// itself is tried again, each time after twice as long.
func (c *Client) Ask(ctx context.Context, q *question.Question) (json.RawMessage, error) {
	p := q.Prompt()
	wait := time.Second
	for try := 1; ; try++ {
		text, again, err := c.once(ctx, p)
		if err == nil {
			return q.Object(text), nil
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if errors.Is(err, context.DeadlineExceeded) {
			try++ // what took so long once is tried less often
		}
		if again < 0 || try >= c.o.Tries {
			return nil, fmt.Errorf("judge: %s: %w", c.Host(), err)
		}
		if err := c.o.Sleep(ctx, max(wait, again)); err != nil {
			return nil, err
		}
		wait *= 2
	}
}

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type request struct {
	Model       string    `json:"model"`
	Messages    []message `json:"messages"`
	Temperature float64   `json:"temperature"`
	MaxTokens   int       `json:"max_tokens"`
	Stream      bool      `json:"stream"`
	Format      any       `json:"response_format,omitempty"`
}

func (c *Client) request(p question.Prompt) request {
	r := request{Model: c.o.Model, MaxTokens: maxTokens, Messages: []message{{"system", p.System}, {"user", p.User}}}
	if !c.noSchema {
		r.Format = map[string]any{"type": "json_schema", "json_schema": map[string]any{"name": "answer", "strict": true, "schema": p.Schema}}
	} else {
		r.Messages[0].Content += "\nThe JSON Schema of the object: " + string(p.Schema)
	}
	return r
}

// never says that there is no use in trying again.
const never = -1

// maxWait is how long a server may ask to wait.
const maxWait = time.Minute

// once asks once. Where it fails, again is how long to wait at least before the next
// try, or never.
func (c *Client) once(ctx context.Context, p question.Prompt) (text json.RawMessage, again time.Duration, err error) {
	body, err := json.Marshal(c.request(p))
	if err != nil {
		return nil, never, err
	}
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, strings.TrimSuffix(c.o.URL, "/")+"/chat/completions", bytes.NewReader(body))
	if err != nil {
		return nil, never, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	if c.o.Key != "" {
		r.Header.Set("Authorization", "Bearer "+c.o.Key)
	}
	got, err := c.http.Do(r)
	if err != nil {
		if errors.Is(err, ErrNotLoopback) {
			return nil, never, err
		}
		return nil, 0, err
	}
	defer got.Body.Close()
	data, err := io.ReadAll(io.LimitReader(got.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, 0, fmt.Errorf("cut off: %w", err)
	case len(data) > maxAnswer:
		return nil, never, ErrTooLong
	case got.StatusCode == http.StatusOK:
		text, err := content(data)
		return text, never, err
	}
	err = fmt.Errorf("%s: %s", got.Status, redact(excerpt(data), c.o.Key))
	switch s := got.StatusCode; {
	case s == http.StatusTooManyRequests || s == http.StatusServiceUnavailable || s == http.StatusBadGateway || s == http.StatusGatewayTimeout || s == http.StatusRequestTimeout:
		seconds, _ := strconv.Atoi(got.Header.Get("Retry-After")) // a date is as good as nothing
		return nil, min(max(0, time.Duration(seconds)*time.Second), maxWait), err
	case !c.noSchema && (s == http.StatusBadRequest || s == http.StatusUnprocessableEntity || s >= 500):
		c.noSchema = true // it may be the schema that it refuses
		return nil, 0, err
	case s >= 500:
		return nil, 0, err
	}
	return nil, never, err
}

// content is the object in the words that the model wrote: models put fences,
// thoughts and pleasantries around it.
func content(data []byte) (json.RawMessage, error) {
	var a struct {
		Choices []struct {
			Message message `json:"message"`
		} `json:"choices"`
	}
	if json.Unmarshal(data, &a) != nil || len(a.Choices) == 0 {
		return nil, fmt.Errorf("%w: %s", ErrNoAnswer, excerpt(data))
	}
	text := a.Choices[0].Message.Content
	if _, after, ok := strings.Cut(text, "</think>"); ok {
		text = after
	}
	i := strings.IndexByte(text, '{')
	if i < 0 {
		return nil, fmt.Errorf("%w: %s", ErrNoAnswer, excerpt([]byte(text)))
	}
	var object json.RawMessage
	if err := json.NewDecoder(strings.NewReader(text[i:])).Decode(&object); err != nil {
		return nil, fmt.Errorf("%w: half of it is missing: %s", ErrNoAnswer, excerpt([]byte(text)))
	}
	return object, nil
}

// excerpt is the beginning of what a server said, on one line.
func excerpt(data []byte) string {
	const most = 200
	s := strings.Join(strings.Fields(strings.ToValidUTF8(string(data[:min(len(data), 4*most)]), "?")), " ")
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return -1
		}
		return r
	}, s)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// redact takes a key out of what is told.
func redact(s, key string) string {
	if key == "" {
		return s
	}
	return strings.ReplaceAll(s, key, "…")
}
