package main

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var inputLines = []string{
	`{"id": "a", "text": "plain", "date": "2031-02-01", "series": "Harbour Gazette", "outlet": "Harbour Gazette"}`,
	`{"id": 17, "text": "a \"quoted\" word,\n\ta tab\r, a slash \/ and \\, \u00e9, é", "date": null}`,
	`{"id": 17, "text": "surrogates \ud83d\ude00", "title": "unknown key"}`,
	`{"id": -1.5, "text": "x"}`, `{"id": 010, "text": "x"}`, `{"id": null, "text": null}`,
	`{"ID": "upper case", "Text": "counts"}`, `{"id": "twice", "id": "2", "text": "x"}`,
	`{"id": "a", "text": "x"} `, ` { "id" : "a" , "text" : "x" } `, `{}`, ``, `{"id": "a"`, `{"id": "a", }`, `{"id": "a",, "text": "x"}`,
	`{"id": "a", "text": "x"} trailing`, `{"id": "a", "text": 5}`, `{"id": ["a"], "text": "x", "more": {"a": [1]}}`,
	"{\"id\": \"a\", \"text\": \"a raw\ttab\"}", "{\"id\": \"a\", \"text\": \"\xff\"}", `{"id": "a", "text": "\u12"}`, `{"id": "a", "text": "\x"}`,
}

// FuzzPlainPassageInput: what the fast way reads is what encoding/json reads.
func FuzzPlainPassageInput(f *testing.F) {
	for _, line := range inputLines {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		got, ok := plainPassageInput(line)
		if !ok {
			return
		}
		var want passageInput
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatalf("%q: encoding/json says %v", line, err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("%q (-json +plain):\n%s", line, d)
		}
	})
}

func TestPlainPassageInput(t *testing.T) {
	for i, line := range inputLines[:2] {
		if _, ok := plainPassageInput([]byte(line)); !ok {
			t.Errorf("line %d is not read in one pass: %s", i, line)
		}
	}
}
