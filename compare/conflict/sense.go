package conflict

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/quote"
	"github.com/openhearsay/hearsay/compare/term"
	"github.com/openhearsay/hearsay/language/polarity"
)

// A sense is what a statement says, as far as a comparison can use it.
type sense struct {
	index    int // in the case's statements
	document string
	speaker  string
	side     string // the speaker it speaks for, else the speaker
	speakerN string // name
	start    int
	item     int // of the document, -1 for none
	extent   hearsay.Span
	words    []term.Word
	stems    []string // classes of the content words, the speaker's surname added where the text has only a pronoun
	own      []string // the same without that surname
	weight   float64
	negative bool // says that its matter is not so
	headline bool // stands in a line that is no sentence
	rejects  bool // calls it false, or its cue denies it
	explicit bool // in so many words: a negation, "false", a cue that denies
	denied   bool // stands inside what another statement denies
	negated  bool // holds a negation, wherever it stands
	report   bool // speaks of a report
	refers   bool // denies something that it does not tell itself: "the report is false", "it didn't happen"
	open     bool // a condition or a question: "if", "whether"
	hedged   bool // cannot recall, may have
	unsure   bool // hedged in the words of memory: does not recall, no recollection
	total    bool // never, any, no one: leaves no room
	numbers  map[string][]string
	months   []string
	days     []string // "06-09"
	printed  string   // when the document was published
	said     string   // ISO date, "" for unknown
}

var (
	// references name what is denied without telling it.
	references = set(`claim claims story stories report reports allegation allegations assertion assertions suggestion suggestions
		accusation accusations charge charges account accounts version rumor rumors rumour rumours statement statements article premise
		explanation theory notion idea talk thing things such that this it event happen happened happening true so anything
		categorically completely absolutely totally entirely simply flatly strongly untrue otherwise comment comments point support supported credible evidence fact facts
		tonight came come coming out reported published yesterday today morning night saying`)
	// loose are references only where nothing else is told: "that" also leads a clause.
	loose = set(`that this it so such any anything thing things true happen happened happening event otherwise categorically completely
		absolutely totally entirely simply flatly strongly`)
	// reports are the references that mean what an outlet wrote.
	reports  = set(`story stories report reports article articles account accounts reporting`)
	total    = set(`never any anyone anything no none nothing nobody always all every categorically absolutely ever`)
	pronouns = set(`i he she we they him her us them me`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// maxSentences is how many sentences of one statement are read.
const maxSentences = 24

// read makes the senses of a statement, one of each sentence that says something.
// name is its speaker's name.
func read(text string, index int, s *hearsay.Statement, name string, aliases *term.Aliases) []*sense {
	var parts [][]term.Word
	for _, c := range s.Contents {
		for _, span := range quote.Sentences(text, c) {
			if w := aliases.Words(text, span); len(w) > 0 && len(parts) < maxSentences {
				parts = append(parts, w)
			}
		}
	}
	// An attribution may cut a sentence in two; what is short belongs together.
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	if n <= 16 && len(parts) > 1 {
		var all []term.Word
		for _, p := range parts {
			all = append(all, p...)
		}
		parts = [][]term.Word{all}
	}
	out := make([]*sense, 0, len(parts))
	denies := false
	for _, p := range parts {
		x := readPart(text, index, s, name, p, len(parts) == 1)
		denies = denies || x.negative
		out = append(out, x)
	}
	if s.Kind == hearsay.Denial && !denies { // one that is worded without a negation
		for _, x := range out {
			x.negative = true
		}
	}
	return out
}

// readPart makes the sense of some words of a statement, or of all of them (whole).
func readPart(text string, index int, s *hearsay.Statement, name string, words []term.Word, whole bool) *sense {
	x := &sense{index: index, document: s.Document, speaker: s.Speaker, speakerN: name, start: s.Contents[0].Start, item: s.Item, extent: s.Extent(), said: said(s), words: words}
	var cue polarity.Signs
	if s.Cue != nil {
		var words []string
		for _, w := range term.Words(text, *s.Cue) {
			words = append(words, w.Fold)
		}
		cue = polarity.Read(words)
	}
	folded := make([]string, len(x.words))
	for i := range x.words {
		folded[i] = x.words[i].Fold
	}
	signs := polarity.Read(folded)
	pronoun, refers := false, false
	negated, false_ := signs.Negated || signs.Denied, signs.False
	x.open, x.hedged = signs.Condition, signs.Perhaps
	var stems []string
	for i := range x.words {
		w := &x.words[i]
		f := w.Fold
		pronoun = pronoun || pronouns[f]
		if polarity.Falsehood(f) {
			continue
		}
		x.total = x.total || total[f]
		refers = refers || references[f] && !loose[f]
		x.report = x.report || reports[f]
		if term.Memory(f) {
			x.unsure = true
		}
		if w.Stem != "" && !references[f] && !polarity.Denial(f) {
			stems = append(stems, term.Class(w.Stem))
		}
	}
	cueDenies := cue.Denied && !cue.Negated // not "did not refute"
	switch {
	case false_:
		x.negative, x.explicit, x.rejects = true, true, true
	case cueDenies:
		x.negative, x.explicit, x.rejects = !negated, true, true
	case s.Kind == hearsay.Denial && (whole || negated):
		x.negative, x.explicit = true, negated
	case negated && (s.Kind == hearsay.Assertion || s.Kind == hearsay.Admission || s.Kind == ""):
		x.negative = (signs.Early || signs.Denied) && len(x.words) <= 40
		x.explicit = x.negative
	}
	x.negated = negated || false_
	x.unsure = x.unsure && (negated || s.Kind == hearsay.Hedge)
	x.hedged = x.hedged || s.Kind == hearsay.Hedge
	if x.unsure {
		x.negative = false
	}
	if x.open && !x.rejects { // "if he does not come" denies nothing
		x.negative, x.explicit = false, false
	}
	x.own = term.Distinct(append([]string(nil), stems...))
	x.refers = x.negative && (len(x.own) == 0 || len(x.own) <= 2 && refers)
	if x.refers && s.Kind != hearsay.Denial && !false_ && !cueDenies {
		x.negative, x.explicit, x.refers = false, false, false // "nobody talks about it" answers nothing
	}
	if pronoun && name != "" {
		if f := strings.Fields(name); len(f) > 0 {
			stems = append(stems, term.Class(term.Stem(term.Fold(f[len(f)-1]))))
		}
	}
	x.stems = term.Distinct(stems)
	x.numbers, x.months, x.days = counts(x.words)
	x.headline = headline(text, x.words)
	return x
}

// headline reports whether words stand in a short line of their own without a
// full stop or quotation mark at its end.
func headline(text string, words []term.Word) bool {
	if len(words) == 0 {
		return false
	}
	start := words[0].Span.Start
	end := words[len(words)-1].Span.End
	if i := strings.IndexByte(text[end:min(len(text), end+200)], '\n'); i >= 0 {
		end += i
	} else if len(text) > end+200 {
		return false
	} else {
		end = len(text)
	}
	from := strings.LastIndexByte(text[max(0, start-200):start], '\n')
	if from < 0 && start > 200 {
		return false
	}
	line := strings.TrimSpace(text[max(0, start-200)+from+1 : end])
	return len(line) < 160 && !strings.HasSuffix(strings.TrimRight(line, "”\"’'"), ".") && !strings.HasSuffix(line, "”") && !strings.HasSuffix(line, "\"")
}

func said(s *hearsay.Statement) string {
	if s.Said.From != "" {
		return s.Said.From
	}
	return s.Said.To
}

// counts is the numbers of a text by the class of the noun they count ("4
// suspects"), the months that it names, and the days of them.
func counts(words []term.Word) (numbers map[string][]string, months, days []string) {
	numbers = map[string][]string{}
	for i := range words {
		if m, ok := monthNames[words[i].Fold]; ok && (words[i].Name || words[i].Initial) {
			months = append(months, m)
			if i+1 < len(words) && dayOfMonth(words[i+1].Fold) != "" {
				days = append(days, m+"-"+dayOfMonth(words[i+1].Fold))
			} else if i > 0 && dayOfMonth(words[i-1].Fold) != "" {
				days = append(days, m+"-"+dayOfMonth(words[i-1].Fold))
			}
		}
		if !words[i].Number || len(words[i].Fold) > 3 {
			continue
		}
		if i > 0 && monthNames[words[i-1].Fold] != "" {
			continue // a day
		}
		for j := i + 1; j <= i+3 && j < len(words); j++ {
			if words[j].Number {
				break
			}
			if s := words[j].Stem; s != "" && !words[j].Name {
				c := term.Class(s)
				numbers[c] = append(numbers[c], words[i].Fold)
			}
		}
	}
	return numbers, term.Distinct(months), term.Distinct(days)
}

// dayOfMonth is a folded word as a day in two digits, "" where it is none.
func dayOfMonth(fold string) string {
	n, err := strconv.Atoi(strings.TrimRight(fold, "sthndr"))
	if err != nil || n < 1 || n > 31 {
		return ""
	}
	return fmt.Sprintf("%02d", n)
}

var monthNames = map[string]string{"january": "01", "february": "02", "march": "03", "april": "04", "may": "05", "june": "06", "july": "07",
	"august": "08", "september": "09", "october": "10", "november": "11", "december": "12", "jan": "01", "feb": "02", "aug": "08", "sept": "09",
	"sep": "09", "oct": "10", "nov": "11", "dec": "12"}
