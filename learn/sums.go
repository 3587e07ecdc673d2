package learn

import "math"

// Sums are sums of rows of a network's input, each at a place, kept to be added again:
// what many inputs have in common is added up once (Devlin et al., ACL 2014, for the
// words of such a network). The sums are of whole numbers, so that nothing changes by it.
// It is not safe for concurrent use.
type Sums struct {
	net    *Network
	places int
	list   []int16 // one after the other
}

// NewSums has so many places, each with a sum of nothing.
func (n *Network) NewSums(places int) *Sums {
	return &Sums{n, places, make([]int16, places*n.units)}
}

// Set keeps at place the sum of rows and of what is kept at others, of which place is none.
func (s *Sums) Set(place int32, rows, others []int32) {
	s.net.check(rows)
	s.check(others)
	units := s.net.units
	sumUp(s.list[int(place)*units:][:units], s.net.in, rows, s.list, others, math.MinInt16, math.MaxInt16)
}

// Hidden is Network.Hidden for rows and those that are in the sums at places, up to 64 together.
func (s *Sums) Hidden(rows, places []int32, h []int16) {
	s.net.check(rows)
	s.check(places)
	sumUp(h[:s.net.units], s.net.in, rows, s.list, places, 0, mostH)
}

// check panics where there is no such place: sumUp does not look.
func (s *Sums) check(places []int32) {
	for _, p := range places {
		if uint(p) >= uint(s.places) {
			panic("learn: no such place")
		}
	}
}
