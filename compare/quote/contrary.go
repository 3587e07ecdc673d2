package quote

// Shares of the words aligned from which on one word for another counts as the
// whole of the difference.
const (
	allButNot  = 0.8 // of the shorter one
	allButName = 0.6 // of the longer one
)

// contrary reports whether one word tells the units of a pair apart, however much
// else they share: another number, a memory that fails, a "not", or, where two
// named speakers use one form of words, another name. Nor do two persons say one thing
// whose words nobody quotes.
func (f *Field) contrary(m *measure) bool {
	a, b := &f.all[m.i], &f.all[m.j]
	if _, differ := clash(a, b, func(w *word) bool { return w.number }); differ || a.unsure != b.unsure {
		return true
	}
	// Two persons who are not quoted use a stock phrase.
	if m.relation == twoPersons && !a.direct && !b.direct {
		return true
	}
	near := m.relation == oneSpeaker || m.relation == oneSide || m.relation == oneCarrier
	if !near && m.relation != noSpeaker && a.negative != b.negative {
		return true
	}
	if m.turned && float64(m.fit.Words) >= allButNot*float64(m.short) {
		return true
	}
	return m.renamed && (m.relation == twoPersons || m.relation == twoSpeakers) && float64(m.fit.Words) >= allButName*float64(m.long)
}
