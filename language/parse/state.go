package parse

// An action moves the parser on.
type action = uint8

// The actions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta,
// ACL 2011).
const (
	shift action = iota // the next word goes onto the stack
	left                // the next word is the head of the top of the stack, which is done
	right               // the word below the top of the stack is its head; the top is done
	actions
)

// none is the place of no word in a state's lists.
const none = -1

// A state is a parse in the making. Words count from 0; word n is the root,
// which stands after the last word (Ballesteros and Nivre 2013).
type state struct {
	n, next int
	stack   []int32
	nodes   []node // of the words and the root
}

// A node is what is known of a word: its head and the outermost and second
// outermost words that depend on it, on either side.
type node struct {
	head                         int32
	left1, left2, right1, right2 int32
	lefts, rights                uint8
	label                        uint8
}

// bare is a word that nothing is known of.
var bare = node{head: none, left1: none, left2: none, right1: none, right2: none}

// node is what is known of word i; i may be none.
func (s *state) node(i int32) *node {
	if i < 0 || int(i) >= len(s.nodes) {
		return &bare
	}
	return &s.nodes[i]
}

// dependents is a number for how many words depend on n on either side.
func (n *node) dependents() int32 { return int32(min(n.lefts, 4))*5 + int32(min(n.rights, 4)) }

const dependents = 25

func (s *state) reset(n int) {
	s.n, s.next = n, 0
	s.stack = s.stack[:0]
	if cap(s.nodes) < n+1 {
		s.nodes = make([]node, n+1, 2*n+1)
	}
	s.nodes = s.nodes[:n+1]
	for i := range s.nodes {
		s.nodes[i] = bare
	}
}

func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

// top is the k-th word from the top of the stack, none where there is none.
func (s *state) top(k int) int32 {
	if k >= len(s.stack) {
		return none
	}
	return s.stack[len(s.stack)-1-k]
}

// can reports whether a is possible. Only one word may hang on the root, so the
// root takes the last word of the stack only.
func (s *state) can(a action) bool {
	switch a {
	case shift:
		return s.next < s.n
	case left:
		return len(s.stack) > 0 && (s.next < s.n || len(s.stack) == 1)
	}
	return len(s.stack) > 1
}

// arc is the head and the dependent that a makes.
func (s *state) arc(a action) (head, dependent int32) {
	if a == left {
		return int32(s.next), s.top(0)
	}
	return s.top(1), s.top(0)
}

func (s *state) do(a action, label uint8) {
	if a == shift {
		s.stack = append(s.stack, int32(s.next))
		s.next++
		return
	}
	h, d := s.arc(a)
	s.stack = s.stack[:len(s.stack)-1]
	s.nodes[d].head, s.nodes[d].label = h, label
	node := &s.nodes[h]
	if a == left {
		node.left1, node.left2 = d, node.left1
		node.lefts = min(node.lefts, 254) + 1
	} else {
		node.right1, node.right2 = d, node.right1
		node.rights = min(node.rights, 254) + 1
	}
}

// possible appends the actions that are possible.
func (s *state) possible(out []action) []action {
	for a := range actions {
		if s.can(a) {
			out = append(out, a)
		}
	}
	return out
}

// costs is how many arcs of the tree in gold can no longer be reached after
// each action (the dynamic oracle of Goldberg and Nivre, TACL 2013); gold[i] is
// the head of word i, n for the root.
func (s *state) costs(gold []int32) (c [actions]int) {
	b := int32(s.next)
	if len(s.stack) > 0 {
		top := s.top(0)
		h := gold[top]
		lost := 0 // words of the rest that depend on the top
		for i := s.next; i < s.n; i++ {
			if gold[i] == top {
				lost++
			}
		}
		c[left], c[right] = lost, lost
		if h == s.top(1) && len(s.stack) > 1 || h > b {
			c[left]++
		}
		if h >= b {
			c[right]++
		}
	}
	if s.next < s.n {
		h := gold[b]
		for i, w := range s.stack {
			if gold[w] == b {
				c[shift]++
			}
			if i < len(s.stack)-1 && w == h {
				c[shift]++
			}
		}
	}
	return c
}
