package learn

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// A Table is a log-linear model with hashed features: each feature is a number
// whose low bits pick a row of weights, one for each output. A weight is one
// byte; the rows of tables with up to eight outputs are added up eight at a time
// within one word.
type Table struct {
	outputs int
	mask    uint32
	scale   float32
	w       []byte // row after row, as on disk
	// The same with each weight moved up by 128, a row in one word: of narrow with two
	// to four outputs, of wide with more. With one output both are nil.
	narrow []uint32
	wide   []uint64
}

// Outputs is the number of scores that the table gives.
func (m *Table) Outputs() int { return m.outputs }

// most is how many rows can be added up before a lane of 16 bits runs over.
const most = 256

// Add adds the scores of features to out, which has at least Outputs places.
func (m *Table) Add(out []float32, features []uint32) {
	for len(features) > most {
		m.AddSum(out, m.Sum(features[:most]))
		features = features[most:]
	}
	m.AddSum(out, m.Sum(features))
}

// A Sum is the rows of some features added up, at most 256 of them. Whole numbers
// are added, so that neither the order nor what is added up first makes a difference.
type Sum struct {
	even, odd uint64 // of the outputs in turn, in lanes of 16 bits, each weight moved up by 128
	n         int32
}

// Plus is the sum of the features of both.
func (s Sum) Plus(t Sum) Sum { return Sum{s.even + t.even, s.odd + t.odd, s.n + t.n} }

// Sum adds up the rows of at most 256 features.
func (m *Table) Sum(features []uint32) Sum {
	s := Sum{n: int32(len(features))}
	switch {
	case m.wide != nil:
		const lanes = 0x00ff00ff00ff00ff
		var even, odd uint64
		for _, f := range features {
			row := m.wide[f&m.mask]
			even += row & lanes
			odd += row >> 8 & lanes
		}
		s.even, s.odd = even, odd
	case m.narrow != nil:
		const lanes = 0x00ff00ff
		var even, odd uint32
		for _, f := range features {
			row := m.narrow[f&m.mask]
			even += row & lanes
			odd += row >> 8 & lanes
		}
		s.even, s.odd = uint64(even), uint64(odd)
	default:
		for _, f := range features {
			s.even += uint64(m.w[f&m.mask] ^ 0x80)
		}
	}
	return s
}

// AddSum adds the scores that s stands for to out, which has at least Outputs places.
func (m *Table) AddSum(out []float32, s Sum) {
	moved := s.n * 128
	for o := 0; o < m.outputs; o += 2 {
		out[o] += float32(int32(s.even&0xffff)-moved) * m.scale
		s.even >>= 16
		if o+1 < m.outputs {
			out[o+1] += float32(int32(s.odd&0xffff)-moved) * m.scale
			s.odd >>= 16
		}
	}
}

const tableMagic = "hsT1"

// Marshal returns the table as bytes that OpenTable reads.
func (m *Table) Marshal() []byte {
	b := make([]byte, 16, 16+len(m.w))
	copy(b, tableMagic)
	b[4] = byte(m.outputs)
	binary.LittleEndian.PutUint32(b[8:], m.mask)
	binary.LittleEndian.PutUint32(b[12:], math.Float32bits(m.scale))
	return append(b, m.w...)
}

// OpenTable reads a table at the start of data, which it may keep and does not
// change, and returns what follows it.
func OpenTable(data []byte) (*Table, []byte, error) {
	if len(data) < 16 || string(data[:4]) != tableMagic {
		return nil, nil, errors.New("learn: not a table of weights")
	}
	m := &Table{outputs: int(data[4]), mask: binary.LittleEndian.Uint32(data[8:]),
		scale: math.Float32frombits(binary.LittleEndian.Uint32(data[12:]))}
	size := (int(m.mask) + 1) * m.outputs
	if m.outputs < 1 || m.outputs > 8 || m.mask&(m.mask+1) != 0 || len(data)-16 < size {
		return nil, nil, fmt.Errorf("learn: a table of %d bytes where %d are announced", len(data)-16, size)
	}
	m.w = data[16 : 16+size]
	m.pack()
	return m, data[16+size:], nil
}

// pack brings the rows into words.
func (m *Table) pack() {
	if m.outputs == 1 {
		return
	}
	if m.outputs <= 4 {
		m.narrow = make([]uint32, int(m.mask)+1)
	} else {
		m.wide = make([]uint64, int(m.mask)+1)
	}
	for i := range int(m.mask) + 1 {
		var row uint64
		for o, w := range m.w[i*m.outputs : (i+1)*m.outputs] {
			row |= uint64(w^0x80) << (8 * o)
		}
		if m.narrow != nil {
			m.narrow[i] = uint32(row)
		} else {
			m.wide[i] = row
		}
	}
}

// A Trainer learns a Table by follow-the-regularised-leader with a rate of its
// own for each weight (McMahan et al. 2013, "Ad click prediction").
type Trainer struct {
	Rate   float32 // alpha of the paper
	L1, L2 float32
	Limit  float32 // no weight is larger, so that one byte can hold it
	out    int
	stride int
	mask   uint32
	w      []float32
	z, n   []float32
	sum    []float32 // of the weights at each Keep
	kept   int
}

// NewTrainer returns a trainer for tables of 1<<bits rows, at most 8 outputs.
func NewTrainer(bits, outputs int) *Trainer {
	size := (1 << bits) * outputs
	return &Trainer{Rate: 0.1, L1: 0, L2: 1, Limit: 4, out: outputs, stride: outputs, mask: 1<<bits - 1,
		w: make([]float32, size), z: make([]float32, size), n: make([]float32, size)}
}

// Add adds the scores of features to out.
func (m *Trainer) Add(out []float32, features []uint32) {
	for _, f := range features {
		at := int(f&m.mask) * m.stride
		row := m.w[at : at+m.stride]
		for o, w := range row {
			out[o] += w
		}
	}
}

// Update moves the weights of features by the gradient of the loss, one number
// for each output.
func (m *Trainer) Update(features []uint32, gradient []float32) {
	for o, g := range gradient[:m.out] {
		if g < 1e-5 && g > -1e-5 {
			continue
		}
		for _, f := range features {
			i := int(f&m.mask)*m.stride + o
			n := m.n[i] + g*g
			root := float32(math.Sqrt(float64(n)))
			s := (root - float32(math.Sqrt(float64(m.n[i])))) / m.Rate
			z := m.z[i] + g - s*m.w[i]
			m.z[i], m.n[i] = z, n
			switch {
			case z > m.L1:
				m.w[i] = max(-m.Limit, (m.L1-z)/((1+root)/m.Rate+m.L2))
			case z < -m.L1:
				m.w[i] = min(m.Limit, (-m.L1-z)/((1+root)/m.Rate+m.L2))
			default:
				m.w[i] = 0
			}
		}
	}
}

// Keep takes the weights as they stand into the average that Finish leaves.
func (m *Trainer) Keep() {
	if m.sum == nil {
		m.sum = make([]float32, len(m.w))
	}
	for i, w := range m.w {
		m.sum[i] += w
	}
	m.kept++
}

// Finish puts the average of what was kept, times scale, in the place of the
// weights: the last steps of learning are noise. Nothing is to be learnt afterwards.
func (m *Trainer) Finish(scale float32) {
	if m.kept == 0 {
		m.Keep()
	}
	for i, w := range m.sum {
		m.w[i] = w * scale / float32(m.kept)
	}
	m.sum, m.kept = nil, 0
}

// Table returns what has been learnt, rounded to one byte a weight.
func (m *Trainer) Table() *Table {
	var high float32
	for _, w := range m.w {
		high = max(high, w, -w)
	}
	if high == 0 {
		high = 1
	}
	t := &Table{outputs: m.out, mask: m.mask, scale: high / 127, w: make([]byte, len(m.w))}
	for i, w := range m.w {
		t.w[i] = byte(int8(math.Round(float64(w / t.scale))))
	}
	t.pack()
	return t
}

// A Scorer is a Table, or a Trainer on its way to one.
type Scorer interface {
	Add(out []float32, features []uint32)
}
