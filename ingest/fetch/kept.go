package fetch

import (
	"bytes"
	"compress/gzip"
	"context"

	"github.com/openhearsay/hearsay/ingest/source"
	"github.com/openhearsay/hearsay/ingest/warc"
)

// Records are exchanges as a WARC file, each of them compressed by itself (ISO 28500,
// annex D).
func Records(exchanges []warc.Exchange) ([]byte, error) {
	var out bytes.Buffer
	for _, e := range exchanges {
		b, err := warc.Append(nil, e)
		if err != nil {
			return nil, err
		}
		z := gzip.NewWriter(&out)
		if _, err := z.Write(b); err != nil {
			return nil, err
		}
		if err := z.Close(); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// Kept is the page that Records keep, as it was when Get fetched it: the last of their
// answers. The error says what to do.
func Kept(ctx context.Context, records []byte, l source.Limits) (Response, error) {
	e, err := warc.Last(ctx, records, l.Bytes)
	if err != nil {
		return Response{}, err
	}
	body, err := unpacked(&e, l.Bytes)
	return Response{URL: e.URL, Time: e.Time, Status: e.Status, Header: e.Header, Body: body, Exchanges: []warc.Exchange{e}}, reason(err)
}
