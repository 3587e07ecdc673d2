package proposition

import (
	"fmt"
	"testing"
)

func TestClusters(t *testing.T) {
	links := []link{{0, 1, 0.9}, {1, 2, 0.8}, {0, 2, 0.7}, {3, 4, 0.6}, {2, 3, 0.55}, {5, 6, 0.3}}
	for _, x := range []struct {
		least float64
		want  string
	}{
		{0.5, "[[0 1 2] [3 4] [5] [6]]"}, // 2 and 3 alone would join, their groups do not
		{0.65, "[[0 1 2] [3] [4] [5] [6]]"},
		{0.95, "[[0] [1] [2] [3] [4] [5] [6]]"},
		{0.05, "[[0 1 2 3 4] [5 6]]"},
	} {
		if got := fmt.Sprint(clusters(7, links, x.least)); got != x.want {
			t.Errorf("least %v: %s, want %s", x.least, got, x.want)
		}
	}
	if got := clusters(0, nil, 0.5); len(got) != 0 {
		t.Errorf("no places: %v", got)
	}
}
