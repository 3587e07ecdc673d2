package learn

import (
	"bytes"
	"math"
	"testing"
)

// weather is a little world: clouds mean rain, unless there is frost.
func weather() []Example {
	var all []Example
	add := func(n, class int, names ...string) {
		for range n {
			var x Example
			for _, name := range names {
				x.Features = append(x.Features, Feature{name, 1})
			}
			x.Class = class
			all = append(all, x)
		}
	}
	add(40, 0, "sun")
	add(30, 1, "cloud")
	add(10, 0, "cloud")
	add(20, 2, "cloud", "frost")
	add(1, 2, "comet")
	return all
}

func TestLogisticLearns(t *testing.T) {
	m, err := TrainLogistic([]string{"dry", "rain", "snow"}, weather(), LogisticOptions{L2: 0.01, MinCount: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		features []Feature
		class    int
		want     float64
	}{
		{[]Feature{{"sun", 1}}, 0, 1},
		{[]Feature{{"cloud", 1}}, 1, 0.75},
		{[]Feature{{"cloud", 1}, {"frost", 1}}, 2, 1},
	} {
		p := m.Probabilities(x.features, nil)
		if sum := p[0] + p[1] + p[2]; math.Abs(sum-1) > 1e-9 {
			t.Errorf("%v: probabilities sum to %v", x.features, sum)
		}
		if math.Abs(p[x.class]-x.want) > 0.03 {
			t.Errorf("%v: %v, want about %v for class %d", x.features, p, x.want, x.class)
		}
	}
	if _, known := m.index["comet"]; known {
		t.Error("a feature seen once was learnt in spite of MinCount")
	}
	why := m.Reasons([]Feature{{"cloud", 1}, {"frost", 1}, {"sun", 0}}, 2, 3)
	if len(why) == 0 || why[0].Name != "frost" {
		t.Errorf("reasons for snow: %v, want frost first", why)
	}
}

func TestLogisticFile(t *testing.T) {
	m, err := TrainLogistic([]string{"dry", "rain", "snow"}, weather(), LogisticOptions{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := TrainLogistic([]string{"dry", "rain", "snow"}, weather(), LogisticOptions{})
	if err != nil {
		t.Fatal(err)
	}
	data := m.Marshal()
	if !bytes.Equal(data, again.Marshal()) {
		t.Error("the same examples gave two models")
	}
	read, err := OpenLogistic(data)
	if err != nil {
		t.Fatal(err)
	}
	f := []Feature{{"cloud", 1}, {"frost", 1}}
	for c, p := range read.Probabilities(f, nil) {
		if q := m.Probabilities(f, nil)[c]; p != q {
			t.Errorf("class %d: %v after reading, %v before", c, p, q)
		}
	}
	for _, damaged := range []string{"", "logistic\tone\n", "network\ta\tb\n", "logistic\ta\tb\n", "logistic\ta\tb\n\t1\n", "logistic\ta\tb\n\t1\tNaN\n",
		"logistic\ta\tb\n\t1\t2\nx\t1\t2\nx\t1\t2\n", "logistic\ta\tb\nx\t1\t2\n"} {
		if _, err := OpenLogistic([]byte(damaged)); err == nil {
			t.Errorf("%q was read as a model", damaged)
		}
	}
}

func TestLogisticRefuses(t *testing.T) {
	two := []string{"a", "b"}
	for name, examples := range map[string][]Example{
		"no example":    nil,
		"unknown class": {{Class: 2}},
		"bad name":      {{Features: []Feature{{"a\tb", 1}}}},
	} {
		if _, err := TrainLogistic(two, examples, LogisticOptions{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
