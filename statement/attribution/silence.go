package attribution

// Words of a sentence that says that someone gave no answer. PolNeAR marks half
// of such sentences and leaves the others, so that no model of it is sure of any;
// who reads for refusals wants them all.
var (
	answering = hashes("respond", "return", "repli", "answer", "reach", "comment")
	asking    = hashes("comment", "request", "inquiri", "inquir", "call", "messag", "email", "e-mail", "question", "interview")
)

func hashes(words ...string) map[uint32]bool {
	m := make(map[uint32]bool, len(words))
	for _, w := range words {
		m[hash(w)] = true
	}
	return m
}

// silent reports whether relation r says that its source gave no answer: "did not
// respond to a request for comment".
func (p *page) silent(r *relation) bool {
	answers, negated := false, false
	for t := r.cue.first; t <= r.cue.last; t++ {
		answers = answers || answering[p.stem[t]]
		negated = negated || p.kind[t]&isNegation != 0
	}
	if !answers || !negated {
		return false
	}
	for _, c := range r.contents {
		for t := c.first; t <= c.last; t++ {
			if asking[p.stem[t]] {
				return true
			}
		}
	}
	return false
}
