package parse

import (
	"math/bits"
)

// relations are the labels that an arc can have, by the tags of its words and
// their order: those that were seen there in training. Most arcs have few, and
// only these are scored.
type relations struct {
	at   [2 * maxTags * maxTags]uint16 // place in list of each kind of arc
	list [][]uint8
}

const maxTags = 64 // more than there are

// kind is the number of a kind of arc: its order and the tags of head and
// dependent.
func kind(headFirst bool, head, dependent uint8) int {
	k := int(head%maxTags)*maxTags + int(dependent%maxTags)
	if headFirst {
		k += maxTags * maxTags
	}
	return k
}

// between is the labels that the arc from head to dependent can have, not empty
// and in rising order.
func (r *relations) between(tags []uint8, head, dependent int32) []uint8 {
	return r.list[r.at[kind(head < dependent, tags[head], tags[dependent])]]
}

// A labelSet is a set of up to 128 labels.
type labelSet [2]uint64

func (s *labelSet) add(l uint8) { s[l>>6&1] |= 1 << (l & 63) }

func (s *labelSet) join(t labelSet) { s[0], s[1] = s[0]|t[0], s[1]|t[1] }

func (s labelSet) labels() []uint8 {
	var out []uint8
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			out = append(out, uint8(64*i+bits.TrailingZeros64(w)))
		}
	}
	return out
}

// share is the share of the arcs of a kind that a label must have to count.
const share = 1.0 / 400

// seen is the labels of the samples' arcs, by kind of arc, rare ones left out.
func seen(samples []Sample, labels map[string]uint8) []labelSet {
	counts := make([]map[uint8]float32, 2*maxTags*maxTags)
	for i := range samples {
		x := &samples[i]
		for d, h := range x.Heads {
			if h >= 0 && x.Relations[d] != "" {
				k := kind(h < d, x.Tags[h], x.Tags[d])
				if counts[k] == nil {
					counts[k] = map[uint8]float32{}
				}
				counts[k][labels[x.Relations[d]]] += x.Weight
			}
		}
	}
	out := make([]labelSet, len(counts))
	for k, c := range counts {
		sum := float32(0)
		for l := range uint8(2 * maxTags) {
			sum += c[l]
		}
		for l, w := range c {
			if w >= share*sum {
				out[k].add(l)
			}
		}
	}
	return out
}

// newRelations takes what seen found. A kind of arc that was not seen can have
// the labels of its dependent's tag on that side, or else any.
func newRelations(sets []labelSet, labels int) *relations {
	r := &relations{}
	var all labelSet
	for l := range labels {
		all.add(uint8(l))
	}
	place := map[labelSet]uint16{}
	for k, set := range sets {
		if set == (labelSet{}) {
			for head := range uint8(maxTags) {
				set.join(sets[kind(k >= maxTags*maxTags, head, uint8(k%maxTags))])
			}
		}
		if set == (labelSet{}) {
			set = all
		}
		n, ok := place[set]
		if !ok {
			n = uint16(len(r.list))
			place[set] = n
			r.list = append(r.list, set.labels())
		}
		r.at[k] = n
	}
	return r
}

// appendSets appends sets for readSets: for each one that is not empty its place
// in two bytes, its size and its labels.
func appendSets(b []byte, sets []labelSet) []byte {
	for k, set := range sets {
		if l := set.labels(); len(l) > 0 {
			b = append(b, byte(k>>8), byte(k), byte(len(l)))
			b = append(b, l...)
		}
	}
	return append(b, 0xff, 0xff)
}

func readSets(b []byte, labels int) (sets []labelSet, rest []byte, err error) {
	sets = make([]labelSet, 2*maxTags*maxTags)
	for {
		if len(b) < 2 {
			return nil, nil, errModel
		}
		k := int(b[0])<<8 | int(b[1])
		if k == 0xffff {
			return sets, b[2:], nil
		}
		if k >= len(sets) || len(b) < 3 || len(b)-3 < int(b[2]) {
			return nil, nil, errModel
		}
		for _, l := range b[3 : 3+int(b[2])] {
			if int(l) >= labels {
				return nil, nil, errModel
			}
			sets[k].add(l)
		}
		b = b[3+int(b[2]):]
	}
}
