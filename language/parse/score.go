package parse

// Scores is how well a parser does, punctuation counted like all words, what is
// unknown left out.
type Scores struct {
	Words    int
	Heads    float64 // share of words with the right head (UAS)
	Labelled float64 // share with the right head and relation (LAS)
}

// Score measures p on samples.
func Score(p *Parser, samples []Sample) Scores {
	var s Scores
	heads, both := 0, 0
	for i := range samples {
		x := &samples[i]
		h, l := make([]int, len(x.Words)), make([]uint8, len(x.Words))
		p.Apply(x.Words, x.Tags, h, l)
		for j := range h {
			if x.Heads[j] == Unknown || x.Relations[j] == "" {
				continue
			}
			s.Words++
			if h[j] == x.Heads[j] {
				heads++
				if p.Label(l[j]) == x.Relations[j] {
					both++
				}
			}
		}
	}
	s.Heads = float64(heads) / float64(max(1, s.Words))
	s.Labelled = float64(both) / float64(max(1, s.Words))
	return s
}
