package warc

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/openhearsay/hearsay/pattern"
)

var dateLine = pattern.New(`(?mi)^WARC-Date[ \t]*:[ \t]*([^ \t\r\n]+)`)

// Last is the last answer among records that Append wrote, compressed or not; a body is
// at most so many bytes. Revisit records are passed over. The error says what to do.
func Last(ctx context.Context, records []byte, most int64) (Exchange, error) {
	w := &window{r: newStream(ctx, bytes.NewReader(records), int64(len(records)), nil)}
	var last record
	for {
		r, err := w.next(most)
		if err == io.EOF {
			break
		}
		if err != nil {
			return Exchange{}, err
		}
		if r.block != nil {
			last = record{bytes.Clone(r.header), bytes.Clone(r.block)}
		}
	}
	if last.block == nil {
		return Exchange{}, errors.New("the records hold no answer: fetch the page again")
	}
	broken := func(err error) (Exchange, error) {
		return Exchange{}, fmt.Errorf("the record is broken (%w): fetch the page again", err)
	}
	rec, findings, err := unmarshal(last)
	if err == nil {
		rec.Close()
		err = errors.Join(findings...)
	}
	if err != nil {
		return broken(err)
	}
	var e Exchange
	if m := addressLine.FindSubmatch(last.header); m != nil {
		e.URL = string(m[1])
	}
	if m := dateLine.FindSubmatch(last.header); m != nil {
		if e.Time, err = time.Parse(time.RFC3339Nano, string(m[1])); err != nil {
			return broken(err)
		}
	}
	r, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(last.block)), nil)
	if err != nil {
		return broken(err)
	}
	defer r.Body.Close()
	e.Status, e.Header = r.StatusCode, r.Header
	if e.Body, err = io.ReadAll(r.Body); err != nil {
		return broken(err)
	}
	return e, nil
}
