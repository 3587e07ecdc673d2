package question

// controls are places of an invented story whose answers are known. They go along
// in every list: the first two say the same, the third denies it, the last is about
// something else.
var controls = []Place{
	{Document: "control-1", End: 83, Outlet: "Pell Gazette", Date: "2031-05-02", Words: "Brewer Odo Marsh emptied the mill pond of Lower Pell in the night of the barley fair."},
	{Document: "control-2", End: 71, Outlet: "Vale Messenger", Date: "2031-05-03", Speaker: "Nan Thistle", Cue: "said", Words: "The miller, Nan Thistle, said that Marsh drained her pond on the night of the barley fair"},
	{Document: "control-3", End: 60, Outlet: "Vale Messenger", Date: "2031-05-03", Speaker: "Odo Marsh", Cue: "said", Words: "Marsh said that he never touched the mill pond and slept through the barley fair"},
	{Document: "control-4", End: 58, Outlet: "Pell Gazette", Date: "2031-05-02", Words: "The new footbridge at Upper Pell opens in September, painted green."},
}

// withControls puts the controls among the places of a list, apart from each other.
func withControls(places []Place) []Place {
	out := make([]Place, 0, len(places)+len(controls))
	next := 0
	for i, p := range places {
		for next < len(controls) && i >= (next+1)*len(places)/(len(controls)+1) {
			out = append(out, controls[next])
			next++
		}
		out = append(out, p)
	}
	return append(out, controls[next:]...)
}

// control is which control a place is, -1 for a place of the case.
func control(p *Place) int {
	for k := range controls {
		if p.spot() == controls[k].spot() {
			return k
		}
	}
	return -1
}

// check says how many controls a list has things known of, and how many of these
// the answer has right: the two that say the same are joined, the one that denies is
// set against one of them, and called a denial, and none is tied to what it has
// nothing to do with. Of a part that the answer leaves out nothing is asked.
func (q *Question) check(r *Reading) (known, right int) {
	of := map[int]int{} // by number
	for i := range q.Places {
		if k := control(&q.Places[i]); k >= 0 {
			of[q.Places[i].N] = k
		}
	}
	if len(of) != len(controls) {
		return 0, 0
	}
	var joined, opposed, denied, stray bool
	for _, g := range r.Same {
		held := [4]bool{}
		others := 0
		for _, n := range g {
			if k, ok := of[n]; ok {
				held[k] = true
			} else {
				others++
			}
		}
		joined = joined || held[0] && held[1]
		any := held[0] || held[1] || held[2] || held[3]
		stray = stray || any && others > 0 || held[3] || held[2] && (held[0] || held[1])
	}
	for _, d := range r.Disputes {
		side := func(l []int) (held [4]bool, others int) {
			for _, n := range l {
				if k, ok := of[n]; ok {
					held[k] = true
				} else {
					others++
				}
			}
			return held, others
		}
		a, inA := side(d.A)
		b, inB := side(d.B)
		claim, denial := a[0] || a[1] || b[0] || b[1], a[2] || b[2]
		opposed = opposed || (a[0] || a[1]) && b[2] || (b[0] || b[1]) && a[2]
		stray = stray || (claim || denial) && inA+inB > 0 || a[3] || b[3]
	}
	for _, n := range r.Denies {
		if k, ok := of[n]; ok {
			denied = denied || k == 2
			stray = stray || k != 2
		}
	}
	for _, x := range []struct{ told, right bool }{{r.Same != nil, joined}, {r.Disputes != nil, opposed}, {r.Denies != nil, denied}, {true, !stray}} {
		if !x.told {
			continue
		}
		known++
		if x.right {
			right++
		}
	}
	return known, right
}
