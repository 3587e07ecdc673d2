// Package learn holds the learning machines that the stages are trained with:
// an averaged perceptron over hashed features and a linear-chain conditional
// random field. It knows nothing of language or news.
package learn

import "math"

// A Perceptron is an averaged multi-class perceptron in training (Freund and
// Schapire 1999, with the averaging of Collins 2002). A feature is a 64-bit hash;
// a row of weights is kept for each feature that took part in an update, and in
// it only the classes that were updated. It is not safe for concurrent use.
type Perceptron struct {
	classes int
	keys    []uint64 // open addressing, 0 is free
	rows    []row
	used    int
	cells   []trainingCell
	step    float64
	least   uint16
}

type row struct {
	start    uint32
	n, limit uint8
	updates  uint16 // how often the row took part in an update, up to 65535
}

type trainingCell struct {
	class  uint32
	weight float32
	total  float64 // sum of step*change, for the average
}

// NewPerceptron makes a perceptron of 1 to 127 classes without features. A
// feature counts only once it took part in least updates, which keeps the model
// small at little loss (Goldberg and Elhadad, ACL 2011).
func NewPerceptron(classes, least int) *Perceptron {
	const size = 1 << 16
	return &Perceptron{classes: classes, keys: make([]uint64, size), rows: make([]row, size), step: 1, least: uint16(least)}
}

// slot is the place of feature f, or the free place where it belongs.
func (p *Perceptron) slot(f uint64) int {
	mask := uint64(len(p.keys) - 1)
	for i := f & mask; ; i = (i + 1) & mask {
		if k := p.keys[i]; k == f || k == 0 {
			return int(i)
		}
	}
}

// Score sets scores[c] to the sum of the present weights of features for each
// class c. Equal features count as often as they stand there.
func (p *Perceptron) Score(features []uint64, scores []float32) {
	scores = scores[:p.classes]
	clear(scores)
	for _, f := range features {
		s := p.slot(f)
		if p.keys[s] == 0 {
			continue
		}
		r := &p.rows[s]
		if r.updates < p.least {
			continue
		}
		for _, c := range p.cells[r.start : r.start+uint32(r.n)] {
			scores[c.class] += c.weight
		}
	}
}

// Tick counts one example for the average. It is called once for each, whether
// it led to an update or not.
func (p *Perceptron) Tick() { p.step++ }

// Update moves the weights of features by rate, towards class good and away
// from class bad.
func (p *Perceptron) Update(features []uint64, good, bad int, rate float32) {
	if good == bad {
		return
	}
	for _, f := range features {
		s := p.slot(f)
		if p.keys[s] == 0 {
			if p.used*10 > len(p.keys)*6 {
				p.grow()
				s = p.slot(f)
			}
			p.keys[s] = f
			p.used++
		}
		r := &p.rows[s]
		if r.updates < math.MaxUint16 {
			r.updates++
		}
		p.add(r, good, rate)
		p.add(r, bad, -rate)
	}
}

func (p *Perceptron) add(r *row, class int, change float32) {
	cells := p.cells[r.start : r.start+uint32(r.n)]
	for i := range cells {
		if cells[i].class == uint32(class) {
			cells[i].weight += change
			cells[i].total += p.step * float64(change)
			return
		}
	}
	if r.n == r.limit {
		limit := min(max(2, 2*r.limit), 127)
		start := uint32(len(p.cells))
		p.cells = append(p.cells, cells...)
		p.cells = append(p.cells, make([]trainingCell, limit-r.n)...)
		r.start, r.limit = start, limit
	}
	p.cells[r.start+uint32(r.n)] = trainingCell{uint32(class), change, p.step * float64(change)}
	r.n++
}

func (p *Perceptron) grow() {
	keys, rows := p.keys, p.rows
	p.keys, p.rows = make([]uint64, 2*len(keys)), make([]row, 2*len(keys))
	for i, k := range keys {
		if k != 0 {
			s := p.slot(k)
			p.keys[s], p.rows[s] = k, rows[i]
		}
	}
}

// Features is how many features have a row.
func (p *Perceptron) Features() int { return p.used }
