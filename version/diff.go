package version

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/reuse/align"
)

// A Change is a stretch of one version that the other has otherwise. One of the spans is
// empty where words were only added or only taken out; it stands where they would be.
type Change struct{ From, To hearsay.Span }

// mostCells bounds the work for one stretch: words of the one side times words of the
// other. A longer stretch is one change.
const mostCells = 16 << 20

// Diff is what changed from one text to another, word by word, in order: first the
// lines that are the same are put side by side, then the words of what stands between.
// The spans are bytes, on the borders of words.
func Diff(from, to string) []Change {
	a, b := lines(from), lines(to)
	var out []Change
	stretch := func(a, b []hearsay.Span, afterA, afterB int) {
		x, y := hearsay.Span{Start: afterA, End: afterA}, hearsay.Span{Start: afterB, End: afterB}
		if len(a) > 0 {
			x = hearsay.Cover(a)
		}
		if len(b) > 0 {
			y = hearsay.Cover(b)
		}
		out = append(out, between(from, to, x, y)...)
	}
	i, j, endA, endB := 0, 0, 0, 0
	for k, m := range pairs(from, to, a, b) {
		if m < 0 {
			continue
		}
		stretch(a[i:k], b[j:m], endA, endB)
		i, j, endA, endB = k+1, m+1, a[k].End, b[m].End
	}
	stretch(a[i:], b[j:], endA, endB)
	return out
}

// between is what changed between two stretches.
func between(from, to string, x, y hearsay.Span) []Change {
	a, b := words(from, x), words(to, y)
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	if len(a)*len(b) > mostCells || len(a) == 0 || len(b) == 0 {
		return []Change{{x, y}}
	}
	var out []Change
	i, j, endA, endB := 0, 0, x.Start, y.Start
	add := func(k, m int) {
		if i == k && j == m {
			return
		}
		c := Change{hearsay.Span{Start: endA, End: endA}, hearsay.Span{Start: endB, End: endB}}
		if i < k {
			c.From = hearsay.Cover(a[i:k])
		}
		if j < m {
			c.To = hearsay.Cover(b[j:m])
		}
		out = append(out, c)
	}
	for k, m := range pairs(from, to, a, b) {
		if m < 0 {
			continue
		}
		add(k, m)
		i, j, endA, endB = k+1, m+1, a[k].End, b[m].End
	}
	add(len(a), len(b))
	return out
}

// pairs is align.Pairs over the words that spans cover; what both begin and end with is
// set aside first.
func pairs(from, to string, a, b []hearsay.Span) []int {
	x, y := make([]string, len(a)), make([]string, len(b))
	for i, s := range a {
		x[i] = wording(s.In(from))
	}
	for i, s := range b {
		y[i] = wording(s.In(to))
	}
	out := make([]int, len(a))
	head := 0
	for head < min(len(x), len(y)) && x[head] == y[head] {
		out[head] = head
		head++
	}
	tail := 0
	for tail < min(len(x), len(y))-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
		out[len(x)-tail] = len(y) - tail
	}
	var table align.Table
	midX, midY := x[head:len(x)-tail], y[head:len(y)-tail]
	if len(midX)*len(midY) > mostCells {
		midY = nil
	}
	for i, m := range align.Pairs(&table, midX, midY) {
		if out[head+i] = -1; m >= 0 {
			out[head+i] = head + m
		}
	}
	return out
}

// lines are the lines of a text that are not empty.
func lines(text string) (out []hearsay.Span) {
	at := 0
	for line := range strings.Lines(text) {
		start := at + len(line) - len(strings.TrimLeft(line, " \t\r\n"))
		if end := at + len(strings.TrimRight(line, " \t\r\n")); end > start {
			out = append(out, hearsay.Span{Start: start, End: end})
		}
		at += len(line)
	}
	return out
}

// words are what stands between white space in a span.
func words(text string, in hearsay.Span) (out []hearsay.Span) {
	start := -1
	for i := in.Start; i <= in.End; i++ {
		space := i == in.End || strings.IndexByte(" \t\r\n", text[i]) >= 0
		switch {
		case space && start >= 0:
			out = append(out, hearsay.Span{Start: start, End: i})
			start = -1
		case !space && start < 0:
			start = i
		}
	}
	return out
}
