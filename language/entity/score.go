package entity

// Scores is how well a finder does: a name counts as found where its words and
// its class are right.
type Scores struct {
	Names                 int
	Precision, Recall, F1 float64
	Untyped               float64 // F1 where the class does not count
}

// Score measures f on samples.
func Score(f *Finder, samples []Sample) Scores {
	var found, wanted, right, spans float64
	var names []Name
	for i := range samples {
		x := &samples[i]
		names = f.Apply(names[:0], x.Words, x.Tags)
		found += float64(len(names))
		wanted += float64(len(x.Names))
		want := map[int]Name{}
		for _, n := range x.Names {
			want[n.First] = n
		}
		for _, n := range names {
			w, ok := want[n.First]
			if ok && w.End == n.End {
				spans++
				if w.Class == n.Class {
					right++
				}
			}
		}
	}
	return Scores{
		Names: int(wanted), Precision: right / max(1, found), Recall: right / max(1, wanted),
		F1: 2 * right / max(1, found+wanted), Untyped: 2 * spans / max(1, found+wanted),
	}
}
