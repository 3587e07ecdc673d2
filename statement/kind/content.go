package kind

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// content weighs the clauses of the contents.
func (c *classifier) content() {
	reporting := c.score[hearsay.Denial] == 0 && c.score[hearsay.NoComment] == 0
	sentences := 0
	for _, span := range c.s.Contents {
		first, end := c.tokens(span)
		c.phrases(first, min(end, first+120), reporting)
		for first < end {
			stop := first
			for stop < end && c.lower(stop) != "." && c.lower(stop) != "?" && c.lower(stop) != "!" {
				stop++
			}
			if sentences < 12 {
				share := 1 / (1 + 0.25*float64(sentences))
				c.clause(first, stop, reporting, share)
				for i := first + 4; i+2 < stop; i++ { // a second clause: "…, but they did not"
					if w := c.lower(i); (w == "but" || w == ";") && c.finite(i+1, stop) {
						c.clause(i+1, stop, reporting, share*0.7)
						break
					}
				}
			}
			sentences++
			if stop < end && strings.HasPrefix(c.lower(stop), "?") {
				c.add(hearsay.Question, 0.9)
				if first == c.firstOfAll() && c.s.Quoted == hearsay.Direct {
					c.add(hearsay.Question, 0.8)
				}
			}
			first = stop + 1
		}
		if i := span.End; i < len(c.a.Text) && c.a.Text[i] == '?' && c.s.Quoted == hearsay.Direct {
			c.add(hearsay.Question, 1.7)
		}
	}
}

// phrases weighs wordings that say by themselves what a statement does, wherever
// they stand in it.
func (c *classifier) phrases(first, end int, reporting bool) {
	if end-first <= 5 && c.only(first, end, "no") && reporting {
		c.add(hearsay.Denial, 2)
	}
	if reporting && end-first <= 5 && c.lower(first) != "" {
		k := first
		for k < end && edge(c.lower(k)) {
			k++
		}
		if c.lower(k) == "no" && c.lower(k+1) == "comment" {
			c.add(hearsay.NoComment, 4)
		}
	}
	hedged, denied := false, false
	for i := first; i < end; i++ {
		w := c.lower(i)
		switch {
		case negations[w]:
			for k := i + 1; k < i+7 && k < end; k++ {
				l := Lemma(c.lower(k), c.tag(k))
				switch {
				case hedged:
				case k < i+5 && memories[l] && (c.lower(k) != "sure" || k < i+3):
					c.add(hearsay.Hedge, 2.4)
					hedged = true
				case (l == "confirm" || l == "verify" || l == "substantiate" || l == "corroborate" || l == "rule") && (c.lower(i+1) == "able" || c.lower(i+1) == "been" || w == "cannot" || c.lower(i-1) == "can" || c.lower(i-1) == "could" || c.lower(i-1) == "ca"):
					c.add(hearsay.Hedge, 3)
					hedged = true
				}
			}
			if (c.lower(i-1) == "would" || c.lower(i-1) == "did" || c.lower(i-1) == "does" && c.lower(i+1) == "comment" || c.lower(i-1) == "do" && c.lower(i+1) == "comment") && silences[c.lower(i+1)] && (c.lower(i-1) == "would" || c.lower(i+1) != "talk" && c.lower(i+1) != "speak") && c.lower(i+1) != "say" && c.lower(i+1) != "provide" && c.lower(i+1) != "discuss" && reporting && c.s.Quoted != hearsay.Direct {
				c.add(hearsay.NoComment, 2)
			}
			if w == "no" && reporting && !denied && c.proof(i+1, end) || w == "nothing" && c.lower(i+1) == "to" && reporting && !denied {
				c.add(hearsay.Denial, 1.4)
				denied = true
			}
		case (w == "could" || w == "can") && (c.lower(i+1) == "potentially" || c.lower(i+1) == "possibly" || c.lower(i+1) == "perhaps"):
			c.add(hearsay.Hedge, 1.6)
		case w == "hope" && c.lower(i+1) == "you" && c.s.Quoted == hearsay.Direct:
			c.add(hearsay.Demand, 2.5)
		case (w == "prepared" || w == "ready" || w == "willing") && c.lower(i+1) == "to" && i < first+8:
			c.add(hearsay.Promise, 1.3)
		case w == "unsupported":
			c.add(hearsay.Denial, 1.4)
		}
	}
}

// only reports whether the words among tokens first to end are all w.
func (c *classifier) only(first, end int, w string) bool {
	n := 0
	for i := first; i < end; i++ {
		if x := c.lower(i); x == w {
			n++
		} else if !edge(x) && x != "." && x != "!" {
			return false
		}
	}
	return n > 0
}

// proof reports whether "no" at the token before i denies proof: "no credible
// evidence".
func (c *classifier) proof(i, end int) bool {
	for k := i; k < i+5 && k < end; k++ {
		if t := c.tag(k); t == "VBZ" || t == "VBP" || t == "MD" || c.lower(k) == "one" {
			return false // "no one is above the law"
		}
		switch c.lower(k) {
		case "evidence", "intelligence", "indication", "proof", "truth", "basis", "information", "merit", "law", "laws", "rules", "wrongdoing", "crime", "contacts":
			return true
		case "doubt", "question":
			return false
		}
	}
	return false
}

// finite reports whether a finite verb stands among the first tokens from i to end.
func (c *classifier) finite(i, end int) bool {
	for k := i; k < end && k < i+10; k++ {
		if t := c.tag(k); t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" {
			return true
		}
	}
	return false
}

func (c *classifier) firstOfAll() int {
	first, _ := c.tokens(c.s.Contents[0])
	return first
}

// clause weighs the first finite clause of tokens first to end; share is how much
// the sentence counts, the first in full.
func (c *classifier) clause(first, end int, reporting bool, share float64) {
	i := first
	for i < end && (edge(c.lower(i)) || c.lower(i) == "that" || c.tag(i) == "RB" && !negations[c.lower(i)] || c.lower(i) == "obviously") {
		i++
	}
	start := i
	verb := -1
	for ; i < end && i < start+30; i++ {
		if t := c.tag(i); t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD" {
			verb = i
			break
		}
	}
	judged := false
	for k := start; k < end && k < start+40; k++ {
		w := c.lower(k)
		if judging[w] && !judged {
			judged = true
			weight := 0.7
			if c.predicate(k) {
				weight = 1.3
			}
			c.add(hearsay.Opinion, weight*share)
		}
		if falsehoods[w] && !negations[c.lower(k-1)] && !negations[c.lower(k-2)] && (reporting || c.verb == "call") {
			c.add(hearsay.Denial, 2.6*share)
		}
	}
	if verb < 0 {
		if c.tag(start) == "VB" && c.s.Quoted == hearsay.Direct && start < end {
			c.add(hearsay.Demand, 1.5*share) // an imperative
		}
		return
	}
	if c.tag(start) == "VB" && verb > start+2 && c.s.Quoted == hearsay.Direct {
		c.add(hearsay.Demand, 1.3*share)
	}
	subject := c.lower(start)
	self := ownSelves[subject]
	if c.s.Quoted != hearsay.Direct {
		self = reportedSelves[subject] && verb <= start+3
	}
	negated, memory := false, false
	for k := start; k < min(verb+6, end); k++ {
		w := c.lower(k)
		if negations[w] && w != "without" && (k >= verb-2 || k <= start+1) {
			if next := c.lower(k + 1); next == "to" && w != "nothing" || next == "doubt" || next == "only" || next == "just" || next == "simply" || next == "longer" {
				continue
			}
			if k > verb && (w == "no" || w == "nothing") && k > verb+3 {
				continue
			}
			negated = true
		}
		if memories[Lemma(w, c.tag(k))] {
			memory = true
		}
	}
	past := c.tag(verb) == "VBD" || c.lower(verb) == "have" || c.lower(verb) == "has" || c.lower(verb) == "'ve" || c.lower(verb) == "’ve"
	if !reporting {
		return
	}
	switch m := c.lower(verb); {
	case negated && memory && (self || past):
		if c.lower(start) == "i" || self {
			c.add(hearsay.Hedge, 3.2*share)
		}
	case negated && self && c.silent(verb) && (m == "can" || m == "ca" || m == "will" || m == "wo" || m == "could"):
		c.add(hearsay.NoComment, 3.5*share)
	case negated && c.tag(verb) == "MD" && (m == "will" || m == "wo" || m == "would" || m == "'ll"):
		c.add(hearsay.Assertion, 0.3)
	case negated && (past || self) && c.tag(verb) != "MD":
		c.add(hearsay.Denial, 1.9*share)
	case negated && c.existential(start, verb):
		c.add(hearsay.Denial, 1.5*share)
	}
	c.modal(start, verb, end, self, negated, share)
	if Lemma(c.lower(verb), c.tag(verb)) == "need" && !self {
		c.add(hearsay.Demand, 1.3*share)
	}
	if subject == "i" || subject == "we" {
		switch Lemma(c.lower(verb), c.tag(verb)) {
		case "think", "believe", "feel", "hope", "want", "love", "like":
			c.add(hearsay.Opinion, 1.4*share)
		}
	}
}

// modal weighs what the first finite verb makes of the clause.
func (c *classifier) modal(start, verb, end int, self, negated bool, share float64) {
	switch c.lower(verb) {
	case "may", "might":
		c.add(hearsay.Hedge, 1.7*share)
	case "could":
		if c.lower(verb+1) == "have" || c.lower(verb+2) == "have" {
			c.add(hearsay.Hedge, 1.7*share)
		} else {
			c.add(hearsay.Opinion, 1.1*share)
		}
	case "should", "must", "ought":
		c.add(hearsay.Opinion, 0.8*share)
		c.add(hearsay.Demand, 0.9*share)
		if c.lower(verb+1) == "have" || c.lower(verb+2) == "have" {
			c.add(hearsay.Opinion, 1.2*share)
		}
	case "will", "would", "'ll", "’ll":
		switch {
		case self && !c.counterfactual(start, end):
			c.add(hearsay.Promise, 1.8*share)
		case c.lower(verb) == "would":
			c.add(hearsay.Opinion, 0.4*share)
		}
	}
	for k := start; k < verb; k++ {
		if w := c.lower(k); w == "perhaps" || w == "maybe" || w == "possibly" {
			c.add(hearsay.Hedge, 1.2*share)
		}
	}
}

// counterfactual reports whether an "if" stands in the clause: no promise.
func (c *classifier) counterfactual(first, end int) bool {
	for k := first; k < end && k < first+40; k++ {
		if c.lower(k) == "if" || c.lower(k) == "have" && (c.lower(k-1) == "would" || c.lower(k-1) == "not") {
			return true
		}
	}
	return false
}

// existential reports whether the clause says that there is none of a kind of
// proof or contact: "there is no evidence", "no one was there".
func (c *classifier) existential(start, verb int) bool {
	for k := start; k < verb+7; k++ {
		switch c.lower(k) {
		case "evidence", "truth", "proof", "basis", "merit", "knowledge", "contact", "connection", "collusion", "wrongdoing":
			return true
		}
	}
	return c.lower(start) == "no" && c.tag(verb) == "VBD"
}

// predicate reports whether token k is said of something: "is wrong", "called it
// wrong", or the whole of a short content.
func (c *classifier) predicate(k int) bool {
	for i := k - 1; i >= k-5; i-- {
		switch c.lower(i) {
		case "is", "are", "was", "were", "be", "been", "'s", "’s", "'re", "’re", "'m", "am", "seems", "looks", "as", "it", "becomes", "being":
			return true
		}
	}
	return false
}

func edge(w string) bool {
	switch w {
	case "“", "”", "\"", "‘", "’", "'", "``", "''", ",", "(", "[", "-", "--", "—", "–", ":", "…", "...", "and", "but", "so", "because", "well":
		return true
	}
	return false
}
