package quote

// Shares of the words aligned from which on one word for another counts as the
// whole of the difference.
const (
	allButNot  = 0.8 // of the shorter one
	allButName = 0.6 // of the longer one
)

// distinct reports whether two units are told apart, however much else they share, by
// another number, a memory that fails or, of several speakers, a "not". Nor do two persons
// say one thing whose words nobody quotes.
func distinct(a, b *unit, r relation) bool {
	if _, differ := clash(a.figures, b.figures, b.folds); differ || a.unsure != b.unsure {
		return true
	}
	// Two persons who are not quoted use a stock phrase.
	if r == twoPersons && !a.direct && !b.direct {
		return true
	}
	near := r == oneSpeaker || r == oneSide || r == oneCarrier
	return !near && r != noSpeaker && a.negative != b.negative
}

// contrary reports whether one word tells the units of a pair apart that are not distinct:
// a "not" or, where two named speakers use one form of words, another name.
func contrary(m *measure) bool {
	if m.turned && float64(m.fit.Words) >= allButNot*float64(m.short) {
		return true
	}
	return m.renamed && (m.relation == twoPersons || m.relation == twoSpeakers) && float64(m.fit.Words) >= allButName*float64(m.long)
}
