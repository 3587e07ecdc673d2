package stance

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sort"
)

// A forest is gradient-boosted decision trees for several classes (Friedman
// 2001), with second-order leaf values and histogram splits as in Chen and
// Guestrin 2016. Training is deterministic: no sampling, ties go to the feature
// and the threshold that come first.
type forest struct {
	classes int
	base    []float64
	trees   []tree // tree t adds to class t % classes
}

type tree []node

// A node is a test of one feature, or a leaf where feature is leaf.
type node struct {
	feature     uint8
	left, right uint8 // nodes of the same tree
	threshold   float32
	value       float32
}

const leaf = 255

// options of training.
type options struct {
	rounds  int
	depth   int
	rate    float64
	lambda  float64 // on leaf values
	least   float64 // hessian in a leaf
	weights []float64
}

const bins = 48

// train fits a forest to rows of features x with classes y.
func train(x [][]float32, y []int, classes int, o options) *forest {
	n, width := len(x), len(x[0])
	cuts := make([][]float32, width)
	binned := make([][]uint8, width)
	for f := range width {
		cuts[f] = quantiles(x, f)
		col := make([]uint8, n)
		for i := range x {
			col[i] = uint8(sort.Search(len(cuts[f]), func(k int) bool { return cuts[f][k] >= x[i][f] }))
		}
		binned[f] = col
	}
	m := &forest{classes: classes, base: make([]float64, classes)}
	total := 0.0
	for i := range y {
		m.base[y[i]] += o.weights[y[i]]
		total += o.weights[y[i]]
	}
	score := make([][]float64, classes)
	for c := range classes {
		m.base[c] = math.Log(max(m.base[c], 1e-9) / total)
		score[c] = make([]float64, n)
		for i := range n {
			score[c][i] = m.base[c]
		}
	}
	grad, hess := make([]float64, n), make([]float64, n)
	prob := make([]float64, n*classes)
	for range o.rounds {
		for i := range n {
			softmax(prob[i*classes:(i+1)*classes], func(c int) float64 { return score[c][i] })
		}
		for c := range classes {
			for i := range n {
				p := prob[i*classes+c]
				w := o.weights[y[i]]
				target := 0.0
				if y[i] == c {
					target = 1
				}
				grad[i], hess[i] = w*(p-target), w*max(p*(1-p), 1e-6)
			}
			t, at := grow(binned, cuts, grad, hess, o)
			for i := range n {
				score[c][i] += float64(t[at[i]].value)
			}
			m.trees = append(m.trees, t)
		}
	}
	return m
}

func softmax(p []float64, score func(int) float64) {
	top := math.Inf(-1)
	for c := range p {
		p[c] = score(c)
		top = max(top, p[c])
	}
	sum := 0.0
	for c := range p {
		p[c] = math.Exp(p[c] - top)
		sum += p[c]
	}
	for c := range p {
		p[c] /= sum
	}
}

// quantiles is up to bins-1 thresholds that part a feature's values evenly.
func quantiles(x [][]float32, f int) []float32 {
	v := make([]float32, len(x))
	for i := range x {
		v[i] = x[i][f]
	}
	sort.Slice(v, func(a, b int) bool { return v[a] < v[b] })
	var cuts []float32
	for k := 1; k < bins; k++ {
		c := v[k*(len(v)-1)/bins]
		if len(cuts) == 0 || c > cuts[len(cuts)-1] {
			cuts = append(cuts, c)
		}
	}
	if n := len(cuts); n > 0 && cuts[n-1] == v[len(v)-1] {
		cuts = cuts[:n-1]
	}
	return cuts
}

// grow builds one tree level by level; at[i] is the leaf of row i.
func grow(binned [][]uint8, cuts [][]float32, grad, hess []float64, o options) (tree, []uint8) {
	n := len(grad)
	at := make([]uint8, n)
	t := tree{{feature: leaf}}
	type cell struct{ g, h float64 }
	frontier := []int{0}
	for depth := 0; depth < o.depth && len(frontier) > 0; depth++ {
		slot := make([]int, len(t))
		for i := range slot {
			slot[i] = -1
		}
		for k, f := range frontier {
			slot[f] = k
		}
		sums := make([]cell, len(frontier))
		for i := range n {
			if k := slot[at[i]]; k >= 0 {
				sums[k].g += grad[i]
				sums[k].h += hess[i]
			}
		}
		type split struct {
			gain    float64
			feature int
			bin     int
		}
		best := make([]split, len(frontier))
		hist := make([]cell, len(frontier)*bins)
		for f := range binned {
			if len(cuts[f]) == 0 {
				continue
			}
			clear(hist)
			col := binned[f]
			for i := range n {
				if k := slot[at[i]]; k >= 0 {
					c := &hist[k*bins+int(col[i])]
					c.g += grad[i]
					c.h += hess[i]
				}
			}
			for k := range frontier {
				var left cell
				for b := 0; b < len(cuts[f]); b++ {
					left.g += hist[k*bins+b].g
					left.h += hist[k*bins+b].h
					right := cell{sums[k].g - left.g, sums[k].h - left.h}
					if left.h < o.least || right.h < o.least {
						continue
					}
					gain := left.g*left.g/(left.h+o.lambda) + right.g*right.g/(right.h+o.lambda) - sums[k].g*sums[k].g/(sums[k].h+o.lambda)
					if gain > best[k].gain+1e-9 {
						best[k] = split{gain, f, b}
					}
				}
			}
		}
		var next []int
		for k, node := range frontier {
			s := best[k]
			if s.gain <= 1e-6 || len(t) > 250 {
				continue
			}
			l := len(t)
			t = append(t, newLeaf(), newLeaf())
			t[node].feature, t[node].threshold = uint8(s.feature), cuts[s.feature][s.bin]
			t[node].left, t[node].right = uint8(l), uint8(l+1)
			next = append(next, l, l+1)
		}
		for i := range n {
			k := slot[at[i]]
			if k < 0 || t[at[i]].feature == leaf {
				continue
			}
			nd := t[at[i]]
			if int(binned[nd.feature][i]) <= best[k].bin {
				at[i] = nd.left
			} else {
				at[i] = nd.right
			}
		}
		frontier = next
	}
	sums := make([]cell, len(t))
	for i := range n {
		sums[at[i]].g += grad[i]
		sums[at[i]].h += hess[i]
	}
	for k := range t {
		if t[k].feature == leaf {
			t[k].value = float32(-o.rate * sums[k].g / (sums[k].h + o.lambda))
		}
	}
	return t, at
}

func newLeaf() node { return node{feature: leaf} }

// scores is the probability of each class for one row.
func (m *forest) scores(x []float32, p []float64) {
	copy(p, m.base)
	for t := range m.trees {
		nodes := m.trees[t]
		k := 0
		for nodes[k].feature != leaf {
			if x[nodes[k].feature] <= nodes[k].threshold {
				k = int(nodes[k].left)
			} else {
				k = int(nodes[k].right)
			}
		}
		p[t%m.classes] += float64(nodes[k].value)
	}
	softmax(p, func(c int) float64 { return p[c] })
}

// encode writes the forest: its class count, the bases, the trees.
func (m *forest) encode(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(m.classes))
	for _, v := range m.base {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(v)))
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(m.trees)))
	for _, t := range m.trees {
		b = append(b, uint8(len(t)))
		for _, n := range t {
			b = append(b, n.feature)
			if n.feature == leaf {
				b = binary.LittleEndian.AppendUint32(b, math.Float32bits(n.value))
				continue
			}
			b = append(b, n.left, n.right)
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(n.threshold))
		}
	}
	return b
}

var errModel = errors.New("stance: model: file is damaged")

// decodeForest reads what encode wrote, for rows of width features.
func decodeForest(b []byte, width int) (m *forest, err error) {
	defer func() {
		if recover() != nil {
			m, err = nil, errModel
		}
	}()
	word := func() uint32 {
		v := binary.LittleEndian.Uint32(b)
		b = b[4:]
		return v
	}
	m = &forest{classes: int(word())}
	if m.classes < 1 || m.classes > 64 {
		return nil, errModel
	}
	for range m.classes {
		m.base = append(m.base, float64(math.Float32frombits(word())))
	}
	for range word() {
		t := make(tree, b[0])
		b = b[1:]
		if len(t) == 0 {
			return nil, errModel
		}
		for k := range t {
			t[k].feature = b[0]
			b = b[1:]
			if t[k].feature == leaf {
				t[k].value = math.Float32frombits(word())
				continue
			}
			t[k].left, t[k].right = b[0], b[1]
			b = b[2:]
			t[k].threshold = math.Float32frombits(word())
			if int(t[k].feature) >= width || int(t[k].left) <= k || int(t[k].right) <= k || int(t[k].left) >= len(t) || int(t[k].right) >= len(t) {
				return nil, fmt.Errorf("%w: a tree points outside itself", errModel)
			}
		}
		m.trees = append(m.trees, t)
	}
	return m, nil
}
