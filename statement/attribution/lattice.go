package attribution

import "github.com/openhearsay/hearsay/learn"

// The outputs that a finder's model scores for each token.
const (
	cueIn = iota
	cueBegin
	cueEnd
	cueOutputs
)

// cueLattice marks cues: outside and inside.
func cueLattice() *learn.Lattice {
	return &learn.Lattice{
		Outputs: cueOutputs, States: 2,
		Resting: []bool{true, false}, Final: []bool{true, false},
		Kinds: []learn.Kind{
			{},                            // stay outside
			{Now: []int{cueIn, cueBegin}}, // begin
			{Now: []int{cueIn}},           // go on
			{Before: []int{cueEnd}},       // end
		},
		Edges: []learn.Edge{{From: 0, To: 0, Kind: 0}, {From: 1, To: 0, Kind: 3}, {From: 0, To: 1, Kind: 1}, {From: 1, To: 1, Kind: 2}},
	}
}

// The outputs that a relater's model scores for each token.
const (
	sourceIn = iota
	sourceBegin
	sourceEnd
	contentIn
	contentBegin
	contentEnd
	contentAgain // begins a second content
	roleOutputs
)

// States of the relation lattice: what the token is, whether a source has been
// met, and how many contents.
type role int

const (
	other role = iota
	source
	content
)

type relationState struct {
	role     role
	source   bool
	contents int
}

// relationStates lists the states; the first is where a sequence starts.
func relationStates() []relationState {
	var all []relationState
	for contents := 0; contents <= 2; contents++ {
		for _, s := range []bool{false, true} {
			all = append(all, relationState{other, s, contents})
			if s {
				all = append(all, relationState{source, s, contents})
			}
			if contents > 0 {
				all = append(all, relationState{content, s, contents})
			}
		}
	}
	return all
}

// relationLattice marks the source and the contents of one cue: at most one
// source, one or two contents.
func relationLattice() *learn.Lattice {
	states := relationStates()
	l := &learn.Lattice{Outputs: roleOutputs, States: len(states)}
	kinds := map[[3]int]int{}
	for _, s := range states {
		l.Resting = append(l.Resting, s.role == other)
		l.Final = append(l.Final, s.role == other && s.contents > 0)
	}
	for to, t := range states {
		for from, f := range states {
			if !follows(f, t) {
				continue
			}
			again := 0
			if f.contents == 1 && t.contents == 2 {
				again = 1
			}
			key := [3]int{int(f.role), int(t.role), again}
			k, ok := kinds[key]
			if !ok {
				k = len(l.Kinds)
				kinds[key] = k
				l.Kinds = append(l.Kinds, relationKind(f.role, t.role, again == 1))
			}
			l.Edges = append(l.Edges, learn.Edge{From: from, To: to, Kind: k})
		}
	}
	return l
}

func follows(f, t relationState) bool {
	newSource := t.role == source && f.role != source
	newContent := t.role == content && f.role != content
	if newSource && f.source {
		return false
	}
	wantSource := f.source || newSource
	wantContents := f.contents
	if newContent {
		wantContents++
	}
	return t.source == wantSource && t.contents == wantContents
}

func relationKind(from, to role, again bool) learn.Kind {
	var k learn.Kind
	if from != to {
		switch from {
		case source:
			k.Before = append(k.Before, sourceEnd)
		case content:
			k.Before = append(k.Before, contentEnd)
		}
	}
	switch to {
	case source:
		k.Now = append(k.Now, sourceIn)
		if from != to {
			k.Now = append(k.Now, sourceBegin)
		}
	case content:
		k.Now = append(k.Now, contentIn)
		if from != to {
			k.Now = append(k.Now, contentBegin)
		}
		if again {
			k.Now = append(k.Now, contentAgain)
		}
	}
	return k
}
