package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language"
)

func TestKindSample(t *testing.T) {
	a := &language.Analysis{Text: "Hale denied that it fell."}
	got, err := kindSample(a, "s1\tfox\tdenial\tindirect\t0-4\t-\t5-11,12-24\n")
	if err != nil {
		t.Fatal(err)
	}
	s := got.Statement
	if got.Kind != hearsay.Denial || !got.Picked || *s.Source != (hearsay.Span{Start: 0, End: 4}) || s.Cue != nil || len(s.Contents) != 2 || s.Contents[1] != (hearsay.Span{Start: 12, End: 24}) {
		t.Errorf("read %+v of %+v", s, got)
	}
	for _, bad := range []string{"", "s1\tfox\tdenial", "s1\tfox\tdenial\tindirect\t-\t-\t-", "s1\tfox\tdenial\tindirect\t-\t-\t5-99", "s1\tfox\tdenial\tindirect\t-\t-\t9-5"} {
		if _, err := kindSample(a, bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

// TestKindLessons: every line can be read, and a story too short for its lines is told.
func TestKindLessons(t *testing.T) {
	a := &language.Analysis{Text: strings.Repeat("x", 1<<17)}
	n := 0
	for line := range strings.Lines(kindLessons) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		n++
		if _, err := kindSample(a, line); err != nil {
			t.Error(err)
		}
	}
	if n < 1000 {
		t.Errorf("%d lessons", n)
	}
	path := filepath.Join(t.TempDir(), "stories.jsonl")
	analyze := func(text string) *language.Analysis { return &language.Analysis{Text: text} }
	if samples, err := kindSamples(path, analyze); err != nil || samples != nil {
		t.Errorf("no file: %d samples, %v", len(samples), err)
	}
	lines := strings.Split(strings.SplitN(kindLessons, "\n", 5)[3], "\t")
	if err := os.WriteFile(path, []byte(`{"id":"`+lines[0]+`","documents":[{"id":"`+lines[1]+`","text":"short"}]}`), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := kindSamples(path, analyze); err == nil {
		t.Error("a story that is not the one that was labelled was learnt from")
	}
}
