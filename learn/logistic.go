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
	"sync"

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
	t := newLogisticTask(len(classes), o.L2, examples, m.index)
	problem := optimize.Problem{Func: t.loss, Grad: t.gradient}
	settings := &optimize.Settings{MajorIterations: 300, GradientThreshold: 1e-5 * float64(len(examples))}
	result, err := optimize.Minimize(problem, make([]float64, len(m.names)*t.k), settings, &optimize.LBFGS{})
	if result == nil {
		return nil, fmt.Errorf("learn: logistic: %w", err)
	}
	m.weights = make([]float32, len(result.X))
	for i, w := range result.X {
		m.weights[i] = float32(math.Round(w/t.scale[i]*1e4) / 1e4)
	}
	return m, nil
}

// A logisticTask is the loss that training makes small. Its examples stand in
// rows: the features of row i, the bias first, are those from start[i] to start[i+1].
type logisticTask struct {
	k      int       // classes
	l2     []float64 // of each weight; none of the biases
	scale  []float64 // of each weight: those that are searched for are so many times as large
	start  []int
	at     []int // where the weights of a feature begin
	value  []float64
	class  []int
	weight []float64

	parts [logisticParts]logisticPart
	x     []float64 // of the last call of compute
	sum   float64
	slope []float64
}

// logisticParts is into how many parts the rows are cut, which are computed at
// once; their sums are added in order, so that they do not depend on the machine.
const logisticParts = 8

type logisticPart struct {
	sum   float64
	slope []float64
	p     []float64
}

func newLogisticTask(k int, l2 float64, examples []Example, index map[string]int) *logisticTask {
	t := &logisticTask{k: k, start: []int{0}}
	for i := range examples {
		e := &examples[i]
		t.at, t.value = append(t.at, 0), append(t.value, 1)
		for _, f := range e.Features {
			if at, ok := index[f.Name]; ok {
				t.at, t.value = append(t.at, at*k), append(t.value, f.Value)
			}
		}
		t.start = append(t.start, len(t.at))
		weight := e.Weight
		if weight == 0 {
			weight = 1
		}
		t.class, t.weight = append(t.class, e.Class), append(t.weight, weight)
	}
	t.condition(l2, len(index)*k)
	return t
}

// condition scales the features so that the loss is about equally steep in each:
// the search takes a fraction of the steps then.
func (t *logisticTask) condition(l2 float64, n int) {
	t.l2, t.scale = make([]float64, n), make([]float64, n)
	for i := range t.class {
		for j := t.start[i]; j < t.start[i+1]; j++ {
			t.scale[t.at[j]] += t.weight[i] * t.value[j] * t.value[j]
		}
	}
	spread := float64(t.k-1) / float64(t.k*t.k) // of a class before anything is learnt
	for a := 0; a < n; a += t.k {
		own := l2
		if a == 0 {
			own = 0
		}
		scale := math.Sqrt(spread*t.scale[a] + own)
		for c := range t.k {
			t.l2[a+c], t.scale[a+c] = own/(scale*scale), scale
		}
	}
	for j, a := range t.at {
		t.value[j] /= t.scale[a]
	}
}

// compute finds loss and slope at x, unless they are those of the last call.
func (t *logisticTask) compute(x []float64) {
	if slices.Equal(t.x, x) {
		return
	}
	t.x = append(t.x[:0], x...)
	var wait sync.WaitGroup
	for n := range t.parts {
		wait.Go(func() {
			t.computePart(&t.parts[n], x, n*len(t.class)/logisticParts, (n+1)*len(t.class)/logisticParts)
		})
	}
	wait.Wait()
	t.sum, t.slope = 0, append(t.slope[:0], make([]float64, len(x))...)
	for n := range t.parts {
		t.sum += t.parts[n].sum
		for i, v := range t.parts[n].slope {
			t.slope[i] += v
		}
	}
	for i, l2 := range t.l2 {
		t.sum += 0.5 * l2 * x[i] * x[i]
		t.slope[i] += l2 * x[i]
	}
}

// computePart adds up the rows from first to before last.
func (t *logisticTask) computePart(part *logisticPart, x []float64, first, last int) {
	if part.p == nil {
		part.p, part.slope = make([]float64, t.k), make([]float64, len(x))
	}
	clear(part.slope)
	part.sum = 0
	p := part.p
	for i := first; i < last; i++ {
		at := t.at[t.start[i]:t.start[i+1]]
		value := t.value[t.start[i]:t.start[i+1]]
		clear(p)
		for j, a := range at {
			v, w := value[j], x[a:a+t.k]
			for c := range p {
				p[c] += w[c] * v
			}
		}
		weight := t.weight[i]
		part.sum -= weight * normalise(p, t.class[i])
		p[t.class[i]]--
		for c := range p {
			p[c] *= weight
		}
		for j, a := range at {
			v, s := value[j], part.slope[a:a+t.k]
			for c := range p {
				s[c] += p[c] * v
			}
		}
	}
}

func (t *logisticTask) loss(x []float64) float64 {
	t.compute(x)
	return t.sum
}

func (t *logisticTask) gradient(g, x []float64) {
	t.compute(x)
	copy(g, t.slope)
}

// normalise turns scores into probabilities and returns the log of that of class.
func normalise(p []float64, class int) float64 {
	top, sum := slices.Max(p), 0.0
	score := p[class] - top
	for c := range p {
		if p[c] == top {
			p[c] = 1
		} else {
			p[c] = math.Exp(p[c] - top)
		}
		sum += p[c]
	}
	for c := range p {
		p[c] /= sum
	}
	return score - math.Log(sum)
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
