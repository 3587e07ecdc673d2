package proposition

// A beside is a place whose stems are marked, so that many others are held against it with
// one look at each of theirs. What it says is what Field.Alike and Field.share say, to the
// last bit.
type beside struct {
	f     *Field
	place *Place
	marks []uint8 // by stem: where in the place it is
}

// Where a stem of a place is.
const (
	inOwn = 1 << iota
	inFramed
	inBefore
	inNames
)

func (f *Field) beside() *beside { return &beside{f: f, marks: make([]uint8, f.lexicon.Len())} }

// put marks the stems of place i, and no others.
func (b *beside) put(i int) {
	if b.place != nil {
		for _, l := range [...]Stems{b.place.Own.Stems, b.place.Framed.Stems, b.place.Before.Stems, b.place.Own.Names} {
			for _, n := range l {
				b.marks[n] = 0
			}
		}
	}
	b.place = &b.f.Places[i]
	b.mark(b.place.Own.Stems, inOwn)
	b.mark(b.place.Framed.Stems, inFramed)
	b.mark(b.place.Before.Stems, inBefore)
	b.mark(b.place.Own.Names, inNames)
}

func (b *beside) mark(stems Stems, in uint8) {
	for _, n := range stems {
		b.marks[n] |= in
	}
}

// alike is how alike a sense of the place, whose stems are marked so, and another one are.
func (b *beside) alike(own *Sense, in uint8, s *Sense) (l Likeness) {
	var square float64
	for _, n := range s.Stems {
		if b.marks[n]&in != 0 {
			w := b.f.lexicon.weights[n]
			l.Shared += w
			square += w * w
			l.N++
		}
	}
	if own.length > 0 && s.length > 0 {
		l.Cosine = square / (own.length * s.length)
		l.Less = l.Shared / min(own.Weight, s.Weight)
	}
	return l
}

// shared is the weight of those stems that are marked so.
func (b *beside) shared(in uint8, stems Stems) (weight float64) {
	for _, n := range stems {
		if b.marks[n]&in != 0 {
			weight += b.f.lexicon.weights[n]
		}
	}
	return weight
}

// within is what is shared with a sense, of its weight.
func within(shared float64, of *Sense) float64 {
	if len(of.Stems) == 0 {
		return 0
	}
	return shared / max(1e-9, of.Weight)
}
