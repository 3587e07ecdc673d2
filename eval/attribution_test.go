package eval

import (
	"bytes"
	"strings"
	"testing"

	"github.com/openhearsay/hearsay/corpus"
)

const attributionText = "The bridge's pier is unsafe, Ms. O'Dell-Ames said. “Close it at 5.30,” she added."

// at is the span of s in attributionText, in code points.
func at(s string) corpus.Span {
	i := strings.Index(attributionText, s)
	n := len([]rune(attributionText[:i]))
	return corpus.Span{Start: n, End: n + len([]rune(s))}
}

func quote(source, cue string, contents ...string) corpus.Quote {
	var q corpus.Quote
	if source != "" {
		q.Sources = []corpus.Span{at(source)}
	}
	if cue != "" {
		c := at(cue)
		q.Cue = &c
	}
	for _, c := range contents {
		q.Contents = append(q.Contents, at(c))
	}
	return q
}

func TestAttribution(t *testing.T) {
	gold := []corpus.Article{{Text: attributionText, Quotes: []corpus.Quote{
		quote("Ms. O'Dell-Ames", "said", "The bridge's pier is unsafe"),
		quote("she", "added", "“Close it at 5.30,”"),
	}}}
	for _, test := range []struct {
		name  string
		found []corpus.Quote
		// right of predicted: source, cue, content exact; content words; soft, strict
		want [6][2]int
	}{
		{"nothing", nil, [6][2]int{{0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}}},
		{"all, without marks at the edges", []corpus.Quote{
			quote("Ms. O'Dell-Ames", "said", "The bridge's pier is unsafe,"),
			quote("she", "added", "Close it at 5.30"),
		}, [6][2]int{{2, 2}, {2, 2}, {2, 2}, {9, 9}, {2, 2}, {2, 2}}},
		{"part of a source, half of a content", []corpus.Quote{
			quote("O'Dell-Ames", "said", "pier is unsafe"),
		}, [6][2]int{{0, 1}, {1, 1}, {0, 1}, {3, 3}, {1, 1}, {0, 1}}},
		{"less than half of a content", []corpus.Quote{
			quote("Ms. O'Dell-Ames", "said", "is unsafe"),
		}, [6][2]int{{1, 1}, {1, 1}, {0, 1}, {2, 2}, {0, 1}, {0, 1}}},
		{"no source", []corpus.Quote{
			quote("", "added", "“Close it at 5.30,”"),
		}, [6][2]int{{0, 0}, {1, 1}, {1, 1}, {4, 4}, {0, 1}, {0, 1}}},
		{"the same twice", []corpus.Quote{
			quote("she", "added", "“Close it at 5.30,”"), quote("she", "added", "“Close it at 5.30,”"),
		}, [6][2]int{{1, 1}, {1, 1}, {1, 1}, {4, 4}, {1, 2}, {1, 2}}},
	} {
		s := Attribution(gold, [][]corpus.Quote{test.found})
		for i, r := range []Ratio{s.SourceExact, s.CueExact, s.ContentExact, s.ContentOverlap, s.RelationSoft, s.RelationStrict} {
			if got := [2]int{r.Right, r.Predicted}; got != test.want[i] {
				t.Errorf("%s: figure %d is %v, want %v", test.name, i, got, test.want[i])
			}
		}
	}
	var b bytes.Buffer
	s := Attribution(gold, [][]corpus.Quote{gold[0].Quotes})
	if err := s.Write(&b); err != nil || strings.Count(b.String(), "F1 1.000") != 8 {
		t.Errorf("gold against itself: %v\n%s", err, b.String())
	}
}
