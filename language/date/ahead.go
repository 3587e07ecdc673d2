package date

import "strings"

// A tense is what the verb of a clause says of when: of a time that has been, one
// that is to come, or nothing that could be told.
type tense int

const (
	unsaid tense = iota
	past
	ahead
	either // it may be before or after the text: "was due on Friday"
)

// reach is how many tokens around an expression are looked at for its verb.
const reach = 24

// tenseAt is the tense of the clause that the expression from token i to token end
// belongs to, by the Penn tags of the tokens: the nearest verb before it in its
// sentence; where the expression opens its clause ("On Friday the council …"), the
// first verb after it.
func (p *parser) tenseAt(i, end int) tense {
	if p.tags == nil {
		return unsaid
	}
	k := i - 1
	for k >= 0 && (p.tags[k] == "IN" && p.lower(k) != "that" && p.lower(k) != "because" && p.lower(k) != "if" || p.tags[k] == "DT" || p.tags[k] == "JJ" || p.tags[k] == "RB" && !finiteRB[p.lower(k)]) && p.joined(k+1) && !p.ends(k) {
		switch p.lower(k) {
		case "since":
			return past
		case "every", "each":
			return either
		}
		k--
	}
	if w := p.lower(end); w == "'s" || w == "’s" {
		return p.possessive(i, end)
	}
	if k < 0 || p.ends(k) || !p.joined(k+1) || opens[p.lower(k)] {
		if t := p.after(end); t != unsaid {
			return t
		}
	}
	return p.before(i)
}

// finiteRB are short forms that taggers take for adverbs.
var finiteRB = set("n't n’t")

// opens are the tokens after which a clause begins.
var opens = set(`that , and but or because if when while as – — : ; “ ‘ " ( ` + "``" + ` whether`)

// ends reports whether a sentence ends with token k.
func (p *parser) ends(k int) bool {
	switch p.word(k) {
	case ".", "?", "!", "…":
		return true
	}
	return false
}

// after is the tense of the first verb after an expression that opens its clause.
func (p *parser) after(i int) tense {
	for k := i; k < len(p.tokens) && k < i+reach && p.joined(k) && !p.ends(k); k++ {
		if t := p.verb(k); t != unsaid {
			return t
		}
	}
	return unsaid
}

// before is the tense of the nearest verb before an expression.
func (p *parser) before(i int) tense {
	for k := i - 1; k >= 0 && k > i-reach && p.joined(k+1) && !p.ends(k); k-- {
		if k == i-1 && p.tags[k] == "NNS" && timetable[p.lower(k)] {
			return ahead
		}
		switch p.tags[k] {
		case "MD", "VBD", "VBZ", "VBP", "VBN", "VB":
			return p.verb(k)
		case "VBG":
			if k > 0 && deed[p.lower(k-1)] { // "accused of killing her on Friday"
				return past
			}
		case "IN":
			if p.lower(k) == "after" || p.lower(k) == "since" {
				return past
			}
		}
	}
	return unsaid
}

// possessive is the tense of "Friday's vote", which may be the subject of its clause.
func (p *parser) possessive(i, end int) tense {
	for k := end; k < len(p.tokens) && k < end+reach && p.joined(k) && !p.ends(k); k++ {
		if p.tags[k] == "MD" {
			return p.modal(k)
		}
		if p.tags[k] == "VBD" {
			return past
		}
	}
	if p.before(i) == past {
		return past
	}
	return either
}

// deed are the words before a deed that somebody is charged with or quoted for.
var deed = set("of with for as after since")

// verb is the tense of the verb at token k with what belongs to it; unsaid where
// there is no verb, or one that says nothing of when.
func (p *parser) verb(k int) tense {
	switch w := p.lower(k); p.tags[k] {
	case "MD":
		return p.modal(k)
	case "VBD":
		if w == "was" || w == "were" {
			if n := p.next(k); forecast[p.lower(n)] || p.tags[n] == "TO" {
				return either
			}
		}
		return past
	case "VBZ", "VBP":
		return p.present(k)
	case "VBN":
		// The auxiliary tells: "has met", "was held", "is expected".
		for j := k - 1; j >= 0 && j > k-6 && p.joined(j+1) && !p.ends(j); j-- {
			switch p.tags[j] {
			case "VBD", "VBZ", "VBP", "MD":
				return p.verb(j)
			case "VB":
				continue
			}
		}
		if forecast[w] {
			return ahead // "a vote set for Friday"
		}
	case "VB":
		for j := k - 1; j >= 0 && j > k-6 && p.joined(j+1) && !p.ends(j); j-- {
			switch p.tags[j] {
			case "MD":
				return p.modal(j)
			case "TO":
				return p.infinitive(j)
			}
		}
	}
	return unsaid
}

// next is the token after k but for adverbs.
func (p *parser) next(k int) int {
	for k++; k < len(p.tokens)-1 && (p.tags[k] == "RB" || p.tags[k] == "RBR"); k++ {
	}
	return min(k, len(p.tokens)-1)
}

// modal is the tense of a modal verb: to come, but for "would have met" and "could".
func (p *parser) modal(k int) tense {
	n := p.next(k)
	if p.lower(n) == "have" && p.tags[p.next(n)] == "VBN" {
		if w := p.lower(k); w == "will" || w == "shall" {
			return ahead
		}
		return past
	}
	switch p.lower(k) {
	case "could":
		return either
	}
	return ahead
}

// present is the tense of a verb in the present: to come, as timetables speak ("the
// vote is on Friday", "the contract ends in June"), but for the perfect, verbs of
// saying and of having and knowing.
func (p *parser) present(k int) tense {
	w := p.lower(k)
	n := p.next(k)
	switch w {
	case "has", "have", "'ve", "’ve", "had":
		if p.tags[n] == "VBN" || p.tags[n] == "VBD" {
			return past
		}
		if p.tags[n] == "TO" {
			return ahead
		}
		return unsaid
	case "is", "are", "'s", "’s", "'re", "’re", "am", "'m", "’m":
		return ahead
	}
	if lasting[w] {
		if p.tags[n] == "TO" {
			return ahead
		}
		return unsaid
	}
	return ahead
}

// infinitive is the tense of "to" and a verb, by the verb that it hangs on.
func (p *parser) infinitive(k int) tense {
	for j := k - 1; j >= 0 && j > k-8 && p.joined(j+1) && !p.ends(j); j-- {
		switch p.tags[j] {
		case "VBD", "VBN":
			if done[p.lower(j)] {
				return past
			}
			if p.tags[j] == "VBN" && p.verb(j) != ahead || p.lower(j) == "was" || p.lower(j) == "were" {
				return either // "were expected to end on Friday"
			}
			return ahead
		case "VBZ", "VBP", "MD":
			return ahead
		case "VBG":
			if j > 0 && p.tags[j-1] == "IN" {
				return either // "stopped short of calling on her to resign in a talk on Friday"
			}
			return ahead
		}
	}
	return ahead
}

// forecast are the words of what is to come.
var forecast = set(`due set scheduled expected planned slated supposed bound poised meant likely required booked billed timed believed`)

// done are the verbs whose infinitive tells what has happened, or has not.
var done = set(`failed managed began started continued refused used appeared seemed had forced went came helped happened proceeded declined neglected chose rushed gathered met returned`)

// timetable are verbs that taggers take for nouns before a day ("the fair opens Saturday").
var timetable = set("opens starts begins ends closes meets votes rules expires returns resumes airs launches")

// lasting are verbs whose present says nothing of a timetable.
var lasting = set(`says say said tells tell writes write reports report shows show adds add notes note argues argue claims claim
	knows know thinks think believes believe remembers remember recalls recall means mean has have owns own likes like
	lives live works work seems seem appears appear covers cover includes include describes describe suggests suggest
	indicates indicate concludes conclude finds find states state quotes quote dates date was were`)

// phones are the words before a number that is dialled.
var phones = set("call phone telephone tel tel. fax dial ring text hotline mobile helpline")

// dialled reports whether the figures at token i are a number to call.
func (p *parser) dialled(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3 && p.joined(k+1); k-- {
		if phones[strings.TrimSuffix(p.lower(k), ":")] {
			return true
		}
	}
	return false
}
