package learn

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
)

// A NetworkTrainer trains a Network by gradient descent, example by example, with
// a rate for each row that falls with what the row has learnt (AdaGrad of Duchi,
// Hazan and Singer, 2011, with one sum a row) and with some of the units left out
// each time (dropout of Srivastava et al., 2014). The same calls give the same
// network. It is not safe for concurrent use.
type NetworkTrainer struct {
	Rate           float32
	units, outputs int
	drop           uint64 // of 256
	seed           uint64
	in, out        layer
	rows           []int32 // of the last Forward
	h, dh          []float32
}

// A layer is weights, row by row.
type layer struct {
	w     []float32
	learn []float32 // for each row the sum of squares of its gradients
	sum   []float32 // of the weights at each Keep
	kept  int
}

func newLayer(rows, width int, size float32, random *rand.Rand) layer {
	l := layer{w: make([]float32, rows*width), learn: make([]float32, rows)}
	for i := range l.w {
		l.w[i] = (2*random.Float32() - 1) * size
	}
	return l
}

// step is how far row r moves for a gradient of 1, after square was learnt.
func (l *layer) step(r int, square, rate float32) float32 {
	l.learn[r] += square
	return rate / float32(math.Sqrt(float64(l.learn[r])+1e-6))
}

func (l *layer) keep() {
	if l.sum == nil {
		l.sum = make([]float32, len(l.w))
	}
	for i, w := range l.w {
		l.sum[i] += w
	}
	l.kept++
}

// NewNetworkTrainer starts with small random weights. units is 64, 128 or 192,
// outputs at most 255; drop is the share of the units that are left out.
func NewNetworkTrainer(rows, units, outputs int, rate, drop float32) *NetworkTrainer {
	random := rand.New(rand.NewPCG(11, 12))
	return &NetworkTrainer{Rate: rate, units: units, outputs: outputs, drop: uint64(256 * drop), seed: 88172645463325252,
		in: newLayer(rows, units, 0.05, random), out: newLayer(outputs, units+1, 0.1, random),
		h: make([]float32, units), dh: make([]float32, units)}
}

// Forward computes the hidden units for rows, which are kept for Learn.
func (t *NetworkTrainer) Forward(rows []int32) {
	t.rows = rows
	clear(t.h)
	h := t.h
	for _, r := range rows {
		w := t.in.w[int(r)*t.units:][:len(h)]
		for i := range h {
			h[i] += w[i]
		}
	}
	more := 1 / (1 - float32(t.drop)/256)
	for ; len(h) >= 8; h = h[8:] {
		t.seed ^= t.seed << 13
		t.seed ^= t.seed >> 7
		t.seed ^= t.seed << 17
		for j, bits := 0, t.seed; j < 8; j++ {
			if h[j] < 0 || bits&0xff < t.drop {
				h[j] = 0
			} else {
				h[j] *= more
			}
			bits >>= 8
		}
	}
}

// Score is the score of output c after Forward.
func (t *NetworkTrainer) Score(c int) float32 {
	w := t.out.w[c*(t.units+1):][:t.units+1]
	return product(t.h, w[:t.units]) + w[t.units]
}

// product is the sum of the products of a and b, which are equally long.
func product(a, b []float32) float32 {
	b = b[:len(a)]
	var s, t, u, v float32
	for ; len(a) >= 4 && len(b) >= 4; a, b = a[4:], b[4:] {
		s += a[0] * b[0]
		t += a[1] * b[1]
		u += a[2] * b[2]
		v += a[3] * b[3]
	}
	return s + t + u + v
}

// Learn moves the weights against gradient, that of the loss by the scores of
// outputs, after Forward.
func (t *NetworkTrainer) Learn(outputs []int, gradient []float32) {
	dh := t.dh
	clear(dh)
	size := (product(t.h, t.h) + 1) / float32(t.units)
	for k, c := range outputs {
		g := gradient[k]
		if g == 0 {
			continue
		}
		w := t.out.w[c*(t.units+1):][:t.units+1]
		step := g * t.out.step(c, g*g*size, t.Rate)
		for i, x := range t.h {
			dh[i] += g * w[i]
			w[i] -= step * x
		}
		w[t.units] -= step
	}
	for i, x := range t.h {
		if x == 0 {
			dh[i] = 0
		}
	}
	square := product(dh, dh) / float32(t.units)
	if square == 0 {
		return
	}
	for _, r := range t.rows {
		step := t.in.step(int(r), square, t.Rate)
		w := t.in.w[int(r)*t.units:][:len(dh)]
		for i, d := range dh {
			w[i] -= step * d
		}
	}
}

// Keep takes the weights as they stand into the average that Append writes: the
// last steps of learning are noise.
func (t *NetworkTrainer) Keep() {
	t.in.keep()
	t.out.keep()
}

// Append appends the network to b, for ReadNetwork: the numbers of units (in
// 64s), outputs and rows; each row's shift and weights, one byte each; the
// outputs' weights, two bytes each, and biases, four bytes each.
func (t *NetworkTrainer) Append(b []byte) []byte {
	if t.in.kept == 0 {
		t.Keep()
	}
	b = append(b, byte(t.units/unitStep), byte(t.outputs))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(t.in.learn)))
	in := largest(t.in.sum) / mostIn
	for r := range t.in.learn {
		row := t.in.sum[r*t.units : (r+1)*t.units]
		up, unit := 0, in
		for ; largest(row)/unit > math.MaxInt8; up++ {
			unit *= 2
		}
		b = append(b, byte(up))
		for _, w := range row {
			b = append(b, byte(int8(math.Round(float64(w/unit)))))
		}
	}
	in /= float32(t.in.kept)
	out := largest(t.out.sum) / mostOut
	for c := range t.outputs {
		for _, w := range t.out.sum[c*(t.units+1):][:t.units] {
			b = binary.LittleEndian.AppendUint16(b, uint16(int16(math.Round(float64(w/out)))))
		}
	}
	for c := range t.outputs {
		bias := math.Round(float64(t.out.sum[c*(t.units+1)+t.units]) / (float64(in) * float64(out)))
		b = binary.LittleEndian.AppendUint32(b, uint32(int32(min(max(bias, -mostBias), mostBias))))
	}
	return b
}

func largest(w []float32) float32 {
	high := float32(1e-6)
	for _, x := range w {
		high = max(high, x, -x)
	}
	return high
}

// Softmax turns scores into probabilities.
func Softmax(scores []float32) {
	top, sum := scores[0], float32(0)
	for _, s := range scores {
		top = max(top, s)
	}
	for i, s := range scores {
		scores[i] = float32(math.Exp(float64(s - top)))
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}
