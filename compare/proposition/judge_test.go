package proposition_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/comparetest"
	"github.com/openhearsay/hearsay/compare/proposition"
)

// council are n statements about some hundred matters, many of them in the same words.
func council(n int) *proposition.Field {
	verbs := strings.Fields("closed opened sold bought hid repaired painted inspected flooded blocked")
	things := strings.Fields("bridge ferry harbour crane tunnel lighthouse museum library station market pier quay depot tower canal")
	var lines []string
	for i := range n {
		m := i * 7 % 150
		kind, not := "assertion", ""
		if i%5 == 0 {
			kind, not = "denial", "it is not true that "
		}
		lines = append(lines, fmt.Sprintf("d%04d|Hale|%s|%sthe council %s the old %s in district %d in year %d", i/20, kind, not, verbs[m%10], things[m/10], m, i%40))
	}
	return comparetest.Field(nil, lines...)
}

// TestJudgeStops: a judgement ends with its context.
func TestJudgeStops(t *testing.T) {
	f, m := council(600), model(t)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if o, err := m.Judge(ctx, f, f.All()); err == nil {
		t.Errorf("%d and %d verdicts after the end", len(o.Same), len(o.Opposed))
	}
	if o, err := m.Judge(context.Background(), f, f.All()); err != nil || len(o.Same) == 0 {
		t.Errorf("%d verdicts, %v", len(o.Same), err)
	}
}

// TestWords: the words of a place are cut again as they were cut.
func TestWords(t *testing.T) {
	f := comparetest.Field(nil, "a|Ortez|assertion|the council plans to close the old well in spring")
	p := &f.Places[0]
	var got []string
	for _, w := range p.Own.Words() {
		got = append(got, w.Span.In(f.In.Documents[p.Document].Text))
	}
	if want := strings.Fields(hearsay.Cover(p.Spans).In(f.In.Documents[p.Document].Text)); strings.Join(got, " ") != strings.Join(want, " ") || p.Own.Count != len(want) {
		t.Errorf("%d: %q, want %q", p.Own.Count, got, want)
	}
}

// BenchmarkNewField cuts a case into places and numbers their words.
func BenchmarkNewField(b *testing.B) {
	in := council(4000).In
	b.ReportAllocs()
	for b.Loop() {
		proposition.NewField(in)
	}
}

// BenchmarkJudge finds the neighbours of all places of a case and judges their pairs.
func BenchmarkJudge(b *testing.B) {
	f, m := council(4000), model(b)
	b.ReportAllocs()
	for b.Loop() {
		m.Judge(context.Background(), f, f.All())
	}
}
