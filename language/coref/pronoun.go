package coref

// The weights of a pronoun's candidates, set by hand and then improved one by one
// on the training part of GUM.
const (
	weightSubject    = 0.6   // the candidate is a subject
	weightParallel   = 0.5   // both are subjects
	weightName       = 0.3   // the candidate has a name in its chain
	weightPronoun    = 0.5   // the candidate is a pronoun of the same form
	weightSentence   = -1.45 // for each sentence between
	weightRank       = -0.2  // for each candidate nearer
	weightSize       = 0.15  // for each further mention of the chain, up to four
	weightNested     = -0.6  // the candidate lies inside another mention
	weightSpeaker    = 1.6   // both head the source of a statement
	weightOutside    = -3    // the candidate stands in a quotation that the pronoun is not in
	weightInside     = -0.8  // the pronoun stands in a quotation that the candidate is not in
	weightHere       = 1.8   // the candidate is a person's name that opens the pronoun's own sentence
	weightNewcomer   = 1.6   // the candidate is somebody whom the sentence before introduces as its subject: "An inspector came. He …"
	weightUnknown    = -0.5  // gender or class of the candidate is not known
	weightParagraph  = -0.3  // for a paragraph border between
	weightFloor      = -3.6  // below this the pronoun stays alone
	pronounReach     = 60    // mentions that a pronoun looks back over
	pronounSentences = 5     // sentences that a pronoun looks back over
)

// measure gives each sentence its distance from the start of the text, in
// sentences. One that is all quotation counts less: who spoke before it is
// still at hand after it.
func (r *resolver) measure() {
	r.distance = make([]float64, len(r.a.Sentences))
	at := 0.0
	for i, s := range r.a.Sentences {
		if i > 0 {
			if p := r.a.Sentences[i-1]; r.allQuoted(p.First, p.End) || r.allQuoted(s.First, s.End) {
				at += quotedSentence
			} else {
				at++
			}
		}
		r.distance[i] = at
	}
}

// quotedSentence is what a sentence inside a quotation counts as distance.
const quotedSentence = 0.5

// allQuoted reports whether the words of tokens first to end all stand in a quotation.
func (r *resolver) allQuoted(first, end int) bool {
	for k := first; k < end; k++ {
		if r.quote[k] < 0 {
			if c := r.word(k)[0]; c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
				return false
			}
		}
	}
	return true
}

// joinPronouns joins each pronoun to the best candidate before it.
func (r *resolver) joinPronouns() {
	r.measure()
	r.findDead()
	for i := range r.m {
		m := &r.m[i]
		if m.Kind == Pronoun {
			if m.person == 3 {
				r.third(i)
			} else {
				r.firstOrSecond(i)
			}
		}
	}
}

// firstOrSecond joins "I", "we" and "you" to the last of the same person in the
// same quotation or, outside quotations, in the text.
func (r *resolver) firstOrSecond(i int) {
	m := &r.m[i]
	for j := i - 1; j >= 0 && j > i-400; j-- {
		x := &r.m[j]
		if x.Kind != Pronoun || x.person != m.person || x.Quote != m.Quote {
			continue
		}
		if m.person != 2 && x.Number != m.Number {
			continue
		}
		r.join(j, i, 0.8)
		return
	}
}

func (r *resolver) third(i int) {
	m := &r.m[i]
	type candidate struct {
		mention int
		rank    int // candidates nearer
		score   float64
	}
	var all []candidate
	nearer := 0
	index := map[int]int{} // by root, its candidate
	for j := i - 1; j >= 0 && j > i-pronounReach; j-- {
		x := &r.m[j]
		gap := m.Sentence - x.Sentence
		if gap > pronounSentences {
			break
		}
		if x.person == 1 || x.person == 2 || !r.agrees(i, j) {
			continue
		}
		if x.First <= m.First && x.End >= m.End {
			continue // "the man who sold his house": not the phrase around it
		}
		if gap == 0 && r.clause(i, j) || m.Subject && r.ownsSubject(j) || m.Source && r.isDead(j) || r.quoted(i, j) {
			continue
		}
		root := r.root(j)
		k, seen := index[root]
		rank := nearer
		if seen {
			rank = all[k].rank
		}
		score := r.weigh(i, j, r.distance[m.Sentence]-r.distance[x.Sentence], rank)
		switch {
		case !seen:
			index[root] = len(all)
			if x.Quote < 0 || x.Quote == m.Quote {
				nearer++ // names inside what somebody says are not in the way
			}
			all = append(all, candidate{j, rank, score})
		case score > all[k].score:
			all[k] = candidate{j, rank, score}
		}
	}
	best, top, second := -1, weightFloor, weightFloor
	for _, c := range all {
		if c.score > top {
			best, top, second = c.mention, c.score, top
		} else if c.score > second {
			second = c.score
		}
	}
	if best < 0 {
		return
	}
	r.join(best, i, sureness(top-second))
}

// weigh is how well mention j, so many sentences before and so many candidates
// away, explains pronoun i.
func (r *resolver) weigh(i, j int, gap float64, rank int) float64 {
	m, x, s := &r.m[i], &r.m[j], &r.state[r.root(j)]
	score := weightSentence*min(gap, 4) + weightRank*float64(rank)
	if x.Subject {
		score += weightSubject
		if m.Subject {
			score += weightParallel
		}
	}
	if s.named {
		score += weightName
	}
	if x.Kind == Pronoun {
		score += weightPronoun
	}
	if m.Source && m.Quote < 0 && x.Source && x.Quote < 0 {
		score += weightSpeaker
		if m.Nested || x.Nested {
			score -= weightSpeaker / 2
		}
	}
	if x.Kind == Name && s.class == Person && m.Subject && x.Quote == m.Quote && m.Sentence == x.Sentence && x.First == r.a.Sentences[x.Sentence].First {
		score += weightHere // trees of long sentences often miss that it is the subject
	}
	if m.Subject && r.newcomer(j) && m.Sentence-x.Sentence == 1 && x.Quote == m.Quote {
		score += weightNewcomer
	}
	score += weightSize * float64(min(s.size-1, 4))
	if r.nested(j) {
		score += weightNested
	}
	switch {
	case x.Quote == m.Quote:
	case x.Quote >= 0:
		score += weightOutside
	default:
		score += weightInside
	}
	if r.a.Sentences[x.Sentence].Paragraph != r.a.Sentences[m.Sentence].Paragraph {
		score += weightParagraph
	}
	if m.Gender == Male || m.Gender == Female {
		if s.gender == NoGender {
			score += weightUnknown
		}
		if s.class == NoClass {
			score += weightUnknown
		}
	} else if m.Gender == Neuter && s.class == NoClass {
		score += weightUnknown
	}
	return score
}

// sureness turns the distance to the next best candidate into how often such a
// link is right.
func sureness(margin float64) float64 {
	switch {
	case margin > 2:
		return 0.9
	case margin > 1:
		return 0.8
	case margin > 0.5:
		return 0.7
	case margin > 0.2:
		return 0.6
	}
	return 0.5
}

// agrees reports whether mention j may be what pronoun i takes up.
func (r *resolver) agrees(i, j int) bool {
	m, s := &r.m[i], &r.state[r.root(j)]
	switch m.Gender {
	case Male, Female:
		if s.gender != NoGender && s.gender != m.Gender {
			return false
		}
		return (s.class == Person || s.class == NoClass) && s.number != Plural
	case Neuter:
		return s.class != Person && s.number != Plural && (s.gender == Neuter || s.gender == NoGender && r.m[j].Kind != Pronoun)
	}
	// they: plurals, groups, and a singular person whose gender is not told
	if s.number == Plural {
		return true
	}
	return s.class == Organization && r.m[j].Kind != Pronoun
}

// newcomer reports whether mention j introduces one person by a description as the
// subject of a sentence: "An inspector came", not "Hale was an inspector".
func (r *resolver) newcomer(j int) bool {
	x, s := &r.m[j], &r.state[r.root(j)]
	return x.Subject && x.Kind == Nominal && s.class == Person && s.number == Singular && s.size == 1 && !x.Definite &&
		!quantities[r.lower(x.Head)] && x.First <= r.a.Sentences[x.Sentence].First+1
}

// ownsSubject reports whether mention j is only whose somebody is, who is the
// subject: of "Hale's mother left", the one who goes on is the mother.
func (r *resolver) ownsSubject(j int) bool {
	x := &r.m[j]
	if !x.Possessive && r.tag(x.End-1) != "POS" && r.tag(x.End) != "POS" {
		return false
	}
	for k := j - 1; k >= 0 && k > j-4; k-- {
		if o := &r.m[k]; o.First <= x.First && o.End > x.End && o.Subject && o.Class == Person && o.Kind == Nominal {
			return true
		}
	}
	return false
}

// nested reports whether mention j lies inside another.
func (r *resolver) nested(j int) bool {
	for k := j - 1; k >= 0 && k > j-6; k-- {
		if r.m[k].First <= r.m[j].First && r.m[k].End >= r.m[j].End && !r.pair(k) {
			return true
		}
	}
	return false
}

// clause reports whether pronoun i and mention j depend on the same verb, so
// that the pronoun cannot mean the other: "Hale told her".
func (r *resolver) clause(i, j int) bool {
	if r.children == nil {
		return false
	}
	m, x := &r.m[i], &r.m[j]
	if m.Possessive {
		return false
	}
	switch r.lower(m.Head) {
	case "himself", "herself", "itself", "themselves":
		return false
	}
	return r.a.Heads[m.Head] >= 0 && r.a.Heads[m.Head] == r.a.Heads[x.Head] && r.relation(x.Head) != "conj"
}
