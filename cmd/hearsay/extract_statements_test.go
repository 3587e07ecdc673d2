package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/corpus"
)

// extractStatements runs `hearsay extract statements -` over lines.
func extractStatements(t *testing.T, lines string) (rows []map[string]any, complaint string, code int) {
	t.Helper()
	var out, problems bytes.Buffer
	code = run(&program{ctx: context.Background(), stdin: strings.NewReader(lines), stdout: &out, stderr: &problems},
		[]string{"extract", "statements", "-"})
	for line := range strings.Lines(out.String()) {
		var row map[string]any
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatalf("a line of the output is no JSON: %v: %s", err, line)
		}
		rows = append(rows, row)
	}
	return rows, problems.String(), code
}

func TestExtractStatementsBadRows(t *testing.T) {
	rows, complaint, code := extractStatements(t, `{"id": 7, "text": "The bridge is closed, she said."}
not JSON

{"id": "no text"}
{"id": "a", "text": ""}
`)
	if code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	for _, want := range []string{"standard input:2:", "standard input:4:"} {
		if !strings.Contains(complaint, want) {
			t.Errorf("standard error does not name %s\n%s", want, complaint)
		}
	}
	if len(rows) != 2 {
		t.Fatalf("%d rows, want 2", len(rows))
	}
	if rows[0]["id"] != 7.0 || rows[1]["id"] != "a" {
		t.Errorf("ids %v and %v do not come back as they came", rows[0]["id"], rows[1]["id"])
	}
	if n := len(rows[0]["quotes"].([]any)); n != 1 {
		t.Errorf("%d quotes in the first row, want 1", n)
	}
	for _, key := range []string{"quotes", "nested"} {
		if _, ok := rows[1][key].([]any); !ok {
			t.Errorf("%s of an empty text is %v, not an empty list", key, rows[1][key])
		}
	}
}

func TestExtractStatementsKeepsOrder(t *testing.T) {
	var in strings.Builder
	for i := range 300 {
		fmt.Fprintf(&in, "{\"id\": %d, \"text\": %q}\n", i, strings.Repeat("“Über die Brücke,” said Alma. ", (i*37)%19))
	}
	rows, complaint, code := extractStatements(t, in.String())
	if code != 0 || len(rows) != 300 {
		t.Fatalf("exit code %d, %d rows: %s", code, len(rows), complaint)
	}
	for i, r := range rows {
		if r["id"] != float64(i) {
			t.Fatalf("row %d has id %v", i, r["id"])
		}
		text := []rune(r["text"].(string))
		for _, q := range r["quotes"].([]any) {
			c := q.(map[string]any)["cue"].(map[string]any)
			if got := string(text[int(c["start"].(float64)):int(c["end"].(float64))]); got != "said" {
				t.Fatalf("row %d: offsets of the cue give %q, want said", i, got)
			}
		}
	}
}

// TestStatementRowWrite: written in pieces, a row is what encoding/json makes of it.
func TestStatementRowWrite(t *testing.T) {
	cue := corpus.Span{Start: 4, End: 8}
	q := quoteRow{corpus.Quote{Cue: &cue, Sources: []corpus.Span{}, Contents: []corpus.Span{{Start: 9, End: 12}}}, 0.5}
	for _, row := range []*statementRow{
		{ID: anyID("1"), Quotes: []quoteRow{}, Nested: []nestedRow{}},
		{ID: anyID(`"a<b"`), Text: "“<&>\u2028\"\\\x01é東😀", Quotes: []quoteRow{q, q}, Nested: []nestedRow{{q, 0}}},
		{ID: anyID("2"), Text: strings.Repeat("x", 1<<16-1) + strings.Repeat("東\"", 1<<16), Quotes: []quoteRow{q}, Nested: []nestedRow{}},
	} {
		var got, want bytes.Buffer
		if err := row.write(&got); err != nil {
			t.Fatal(err)
		}
		if err := writeLine(&want, row); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("row %s is written otherwise", row.ID)
		}
	}
}
