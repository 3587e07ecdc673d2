package learn

// An Ordered is a Logistic for examples whose features stand in a list of a fixed order:
// it looks no names up. It is safe for concurrent use.
type Ordered struct {
	model *Logistic
	at    []int // where the weights of a feature begin, -1 for one that the model does not know
}

// Ordered is the model over features of the given names.
func (m *Logistic) Ordered(names []string) *Ordered {
	o := &Ordered{model: m, at: make([]int, len(names))}
	for i, name := range names {
		o.at[i] = -1
		if at, ok := m.index[name]; ok {
			o.at[i] = at * len(m.classes)
		}
	}
	return o
}

// Probabilities appends the probability of each class to out: what Logistic.Probabilities
// says, to the last bit, of those features whose value is not 0, in the order of their
// names. There must be as many values as names.
func (o *Ordered) Probabilities(values []float64, out []float64) []float64 {
	m := o.model
	k, from := len(m.classes), len(out)
	for _, w := range m.weights[:k] {
		out = append(out, float64(w))
	}
	p := out[from:]
	for i, v := range values {
		at := o.at[i]
		if v == 0 || at < 0 {
			continue
		}
		for c, w := range m.weights[at : at+k] {
			p[c] += float64(w) * v
		}
	}
	normalise(p, 0)
	return out
}

// Features are those of values that are not 0, with their names.
func Features(names []string, values []float64) []Feature {
	n := 0
	for _, v := range values {
		if v != 0 {
			n++
		}
	}
	out := make([]Feature, 0, n)
	for i, v := range values {
		if v != 0 {
			out = append(out, Feature{names[i], v})
		}
	}
	return out
}
