package learn

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/gonum/optimize"
)

// A Logistic is a multinomial logistic model over a few named features: each has
// a weight for each class, which a person can read in the model's file. With two
// classes it is logistic regression. It is safe for concurrent use.
type Logistic struct {
	classes []string
	index   map[string]int
	names   []string
	weights []float32 // of feature i and class k: weights[i*len(classes)+k]
}

// A Feature is one thing that is the case with an example, and how much. Words
// that are either there or not have the value 1. A name must hold neither a
// tabulator nor a line end; "" is taken by the model for its bias.
type Feature struct {
	Name  string
	Value float64
}

// An Example is what a Logistic learns from.
type Example struct {
	Features []Feature
	Class    int     // index in the classes
	Weight   float64 // how many examples it stands for; 0 means 1
}

// LogisticOptions are how a Logistic is trained.
type LogisticOptions struct {
	L2       float64 // weight of the squared weights against the sum over all examples; 0 means 1
	MinCount int     // features seen with fewer examples are left out; 0 means 1
}

// TrainLogistic learns classes from examples: the maximum of the likelihood less
// the squared weights, found by L-BFGS (Liu and Nocedal 1989). The same examples
// in the same order give the same model. It fails where there is no example, or
// one of a class that is not among classes.
func TrainLogistic(classes []string, examples []Example, o LogisticOptions) (*Logistic, error) {
	if len(examples) == 0 || len(classes) < 2 {
		return nil, errors.New("learn: logistic: nothing to learn from")
	}
	if o.L2 == 0 {
		o.L2 = 1
	}
	seen := map[string]int{}
	for i := range examples {
		if c := examples[i].Class; c < 0 || c >= len(classes) {
			return nil, fmt.Errorf("learn: logistic: example %d is of class %d of %d", i, c, len(classes))
		}
		for _, f := range examples[i].Features {
			if f.Name == "" || strings.ContainsAny(f.Name, "\t\n\r") {
				return nil, fmt.Errorf("learn: logistic: a feature cannot be called %q", f.Name)
			}
			seen[f.Name]++
		}
	}
	m := &Logistic{classes: slices.Clone(classes), index: map[string]int{}}
	for name, n := range seen {
		if n >= o.MinCount {
			m.names = append(m.names, name)
		}
	}
	slices.Sort(m.names)
	m.names = slices.Insert(m.names, 0, "") // the bias
	for i, name := range m.names {
		m.index[name] = i
	}
	t := &logisticTask{k: len(classes), l2: o.L2, p: make([]float64, len(classes))}
	for i := range examples {
		row := logisticRow{class: examples[i].Class, weight: examples[i].Weight, at: []int{0}, value: []float64{1}}
		if row.weight == 0 {
			row.weight = 1
		}
		for _, f := range examples[i].Features {
			if at, ok := m.index[f.Name]; ok {
				row.at, row.value = append(row.at, at), append(row.value, f.Value)
			}
		}
		t.rows = append(t.rows, row)
	}
	problem := optimize.Problem{Func: t.loss, Grad: t.gradient}
	settings := &optimize.Settings{MajorIterations: 120, GradientThreshold: 1e-4 * float64(len(examples))}
	result, err := optimize.Minimize(problem, make([]float64, len(m.names)*t.k), settings, &optimize.LBFGS{})
	if result == nil {
		return nil, fmt.Errorf("learn: logistic: %w", err)
	}
	m.weights = make([]float32, len(result.X))
	for i, w := range result.X {
		m.weights[i] = float32(math.Round(w*1e4) / 1e4)
	}
	return m, nil
}

type logisticRow struct {
	at     []int
	value  []float64
	class  int
	weight float64
}

// A logisticTask is the loss that training makes small.
type logisticTask struct {
	rows []logisticRow
	k    int
	l2   float64
	p    []float64

	x, slope []float64 // of the last call of at
	sum      float64
}

// probabilities fills t.p with those of a row and returns the log of that of its class.
func (t *logisticTask) probabilities(r *logisticRow, x []float64) float64 {
	clear(t.p)
	for i, at := range r.at {
		for c, w := range x[at*t.k : at*t.k+t.k] {
			t.p[c] += w * r.value[i]
		}
	}
	return normalise(t.p, r.class)
}

// normalise turns scores into probabilities and returns the log of that of class.
func normalise(p []float64, class int) float64 {
	top, sum := slices.Max(p), 0.0
	score := p[class] - top
	for c := range p {
		p[c] = math.Exp(p[c] - top)
		sum += p[c]
	}
	for c := range p {
		p[c] /= sum
	}
	return score - math.Log(sum)
}

// at computes loss and slope at x, unless they are those of the last call.
func (t *logisticTask) at(x []float64) {
	if slices.Equal(t.x, x) {
		return
	}
	t.x = append(t.x[:0], x...)
	t.slope = append(t.slope[:0], make([]float64, len(x))...)
	t.sum = 0
	for i := range t.rows {
		r := &t.rows[i]
		t.sum -= r.weight * t.probabilities(r, x)
		t.p[r.class]--
		for j, at := range r.at {
			for c, p := range t.p {
				t.slope[at*t.k+c] += r.weight * p * r.value[j]
			}
		}
	}
	for i := t.k; i < len(x); i++ {
		t.sum += 0.5 * t.l2 * x[i] * x[i]
		t.slope[i] += t.l2 * x[i]
	}
}

func (t *logisticTask) loss(x []float64) float64 {
	t.at(x)
	return t.sum
}

func (t *logisticTask) gradient(g, x []float64) {
	t.at(x)
	copy(g, t.slope)
}

// Classes are the names of the classes. They must not be changed.
func (m *Logistic) Classes() []string { return m.classes }

// Probabilities appends the probability of each class to out; they sum to 1.
// Features that the model does not know count nothing.
func (m *Logistic) Probabilities(features []Feature, out []float64) []float64 {
	k, from := len(m.classes), len(out)
	out = append(out, make([]float64, k)...)
	p := out[from:]
	for c := range p {
		p[c] = float64(m.weights[c])
	}
	for _, f := range features {
		if at, ok := m.index[f.Name]; ok {
			for c, w := range m.weights[at*k : at*k+k] {
				p[c] += float64(w) * f.Value
			}
		}
	}
	normalise(p, 0)
	return out
}

// Reasons are the features that speak most for a class, against the mean of the
// classes, the strongest first, at most n and only such as speak for it.
func (m *Logistic) Reasons(features []Feature, class, n int) []Feature {
	k := len(m.classes)
	var all []Feature
	for _, f := range features {
		at, ok := m.index[f.Name]
		if !ok {
			continue
		}
		w, mean := m.weights[at*k:at*k+k], 0.0
		for _, x := range w {
			mean += float64(x) / float64(k)
		}
		if v := (float64(w[class]) - mean) * f.Value; v > 0 {
			all = append(all, Feature{f.Name, v})
		}
	}
	slices.SortStableFunc(all, func(a, b Feature) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), strings.Compare(a.Name, b.Name))
	})
	return all[:min(n, len(all))]
}

// Marshal writes the model as lines of text: the classes, then each feature with
// its weights, separated by tabulators. Features without weight are left out.
func (m *Logistic) Marshal() []byte {
	var b bytes.Buffer
	b.WriteString("logistic\t" + strings.Join(m.classes, "\t") + "\n")
	k := len(m.classes)
	for i, name := range m.names {
		row := m.weights[i*k : i*k+k]
		if i > 0 && !slices.ContainsFunc(row, func(w float32) bool { return w != 0 }) {
			continue
		}
		b.WriteString(name)
		for _, w := range row {
			b.WriteByte('\t')
			b.WriteString(strconv.FormatFloat(float64(w), 'g', -1, 32))
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// OpenLogistic reads what Marshal wrote.
func OpenLogistic(data []byte) (*Logistic, error) {
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	if !lines.Scan() {
		return nil, errors.New("learn: logistic: the model is empty")
	}
	head := strings.Split(lines.Text(), "\t")
	if head[0] != "logistic" || len(head) < 3 {
		return nil, errors.New("learn: logistic: no model of this form")
	}
	m := &Logistic{classes: head[1:], index: map[string]int{}}
	for n := 2; lines.Scan(); n++ {
		row := strings.Split(lines.Text(), "\t")
		if _, twice := m.index[row[0]]; twice || len(row) != len(head) {
			return nil, fmt.Errorf("learn: logistic: line %d is damaged", n)
		}
		m.index[row[0]] = len(m.names)
		m.names = append(m.names, row[0])
		for _, s := range row[1:] {
			w, err := strconv.ParseFloat(s, 32)
			if err != nil || math.IsNaN(w) || math.IsInf(w, 0) {
				return nil, fmt.Errorf("learn: logistic: line %d: %q is no weight", n, s)
			}
			m.weights = append(m.weights, float32(w))
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("learn: logistic: %w", err)
	}
	if len(m.names) == 0 || m.names[0] != "" {
		return nil, errors.New("learn: logistic: the model has no bias")
	}
	return m, nil
}
