package tag

// Scores is how well a tagger does.
type Scores struct {
	Words     int
	Tags      float64 // share of words with the right Penn tag
	Universal float64 // share with the right universal part of speech, of those where it is known
}

// Score measures t on samples.
func Score(t *Tagger, samples []Sample) Scores {
	var s Scores
	var right, uright, uall int
	for i := range samples {
		x := &samples[i]
		tags := make([]uint8, len(x.Words))
		t.Apply(x.Words, tags)
		for j, n := range tags {
			s.Words++
			if Name(n) == x.Tags[j] {
				right++
			}
		}
		if x.Universal == nil {
			continue
		}
		u := make([]string, len(x.Words))
		t.Universal(x.Words, tags, u)
		for j := range u {
			uall++
			if u[j] == x.Universal[j] {
				uright++
			}
		}
	}
	s.Tags = float64(right) / float64(max(1, s.Words))
	s.Universal = float64(uright) / float64(max(1, uall))
	return s
}
