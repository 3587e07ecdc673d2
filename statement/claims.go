package statement

import (
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/language/sentence"
)

// claimNouns are nouns for what somebody claims, with a clause of its own: "the
// suggestion that …". Nobody need be named for it.
var claimNouns = map[string]bool{"claim": true, "claims": true, "suggestion": true, "suggestions": true, "rumor": true, "rumors": true,
	"rumour": true, "rumours": true, "allegation": true, "allegations": true, "assertion": true, "assertions": true, "accusation": true,
	"accusations": true, "theory": true, "notion": true, "insinuation": true, "insinuations": true, "contention": true, "speculation": true,
	"belief": true, "warning": true, "warnings": true, "argument": true, "fear": true, "fears": true, "charge": true, "charges": true, "idea": true,
	"testimony": true, "denial": true, "denials": true, "admission": true, "acknowledgment": true, "acknowledgement": true,
	"insistence": true, "assurance": true, "assurances": true, "complaint": true, "complaints": true, "prediction": true,
	"predictions": true, "hint": true, "hints": true, "report": true, "reports": true, "statement": true, "statements": true}

// legal are the words by which a charge is one before a court.
var legal = map[string]bool{"criminal": true, "federal": true, "felony": true, "civil": true, "murder": true, "fraud": true, "corruption": true, "formal": true}

// disputed are verbs that take a claim whose clause has no "that": "denies claims
// the pier has fallen".
var disputed = map[string]bool{"deny": true, "denies": true, "denied": true, "denying": true, "reject": true, "rejects": true, "rejected": true, "rejecting": true,
	"dismiss": true, "dismissed": true, "dismisses": true, "dismissing": true, "dispute": true, "disputes": true, "disputed": true, "disputing": true,
	"refute": true, "refutes": true, "refuted": true, "refuting": true, "confirm": true, "confirms": true, "confirmed": true, "confirming": true,
	"investigate": true, "investigating": true, "investigated": true, "amid": true, "despite": true, "over": true, "about": true, "denounced": true, "called": true}

const claimConfidence = 0.6

// claims adds the statements that a noun and its clause make, which the trained
// model, made for the outermost frame of a sentence, leaves out: "the rumor that
// the pier had fallen". What a statement has as its content already is not added.
func (p *page) claims() {
	a := p.a
	if len(a.Tags) != len(a.Tokens) {
		return
	}
	have := map[int]bool{} // first tokens of contents, without "that"
	for i := range p.statements {
		first, _ := p.tokens(p.statements[i].Contents[0])
		if strings.EqualFold(p.word(first), "that") {
			first++
		}
		have[first] = true
	}
	for _, s := range a.Sentences {
		for i := s.First; i+2 < s.End; i++ {
			if accountNouns[strings.ToLower(a.Word(i))] && strings.EqualFold(a.Word(i+1), "of") {
				p.account(i, s.First, s.End, have)
			}
			if !claimNouns[strings.ToLower(a.Word(i))] || !strings.HasPrefix(a.Tags[i], "NN") {
				continue
			}
			at, by := p.claimed(i, s)
			if at < 0 || strings.HasPrefix(strings.ToLower(a.Word(i)), "charge") && legal[p.lower(i-1)] {
				continue
			}
			first, end := p.clause(at, s.End)
			if end-first < 3 || have[first] || p.inFurniture(a.Span(first, end)) {
				continue
			}
			cueFirst := i
			for cueFirst > s.First && (strings.HasPrefix(a.Tags[cueFirst-1], "JJ") || a.Tags[cueFirst-1] == "DT") {
				cueFirst--
			}
			cue := a.Span(cueFirst, i+1)
			added := hearsay.Statement{Cue: &cue, Contents: []hearsay.Span{a.Span(first, end)}, Within: -1, Confidence: claimConfidence}
			noun := a.Span(i, i+1)
			if source, ok := p.whose(i, s.First); ok {
				added.Source, added.Cue = &source, &noun
			} else if !by.Empty() {
				added.Source, added.Cue = &by, &noun
			} else if w := strings.ToLower(a.Word(i)); w == "report" || w == "reports" {
				added.Source, added.Cue = &cue, nil // it speaks for itself
			}
			p.statements = append(p.statements, added)
		}
	}
}

// claimed is where the clause of the noun at token i begins, -1 where it has none,
// and who is named between: "a claim by the guards that …".
func (p *page) claimed(i int, s sentence.Sentence) (int, hearsay.Span) {
	a := p.a
	k := i + 1
	by, ok := p.byWhom(k, s.End)
	if ok {
		_, k = p.tokens(by)
		if strings.HasSuffix(strings.ToLower(p.word(k)), "selves") || strings.HasSuffix(strings.ToLower(p.word(k)), "self") {
			k++
		}
	}
	if k < s.End && strings.EqualFold(a.Word(k), "that") {
		return k + 1, by
	}
	if i == s.First || !strings.HasSuffix(a.Tags[i], "S") || !disputed[strings.ToLower(a.Word(i-1))] {
		return -1, by
	}
	// A subject and its verb, and nothing between that may open a clause by itself.
	for n := k; n < s.End && n < k+9; n++ {
		switch t := a.Tags[n]; {
		case t == "VBZ" || t == "VBD" || t == "VBP" || t == "MD":
			if n > k {
				return k, by
			}
			return -1, by
		case n == k && t != "DT" && t != "PRP" && t != "PRP$" && !strings.HasPrefix(t, "NNP") && t != "JJ" && t != "CD":
			return -1, by
		case !strings.HasPrefix(t, "NN") && !strings.HasPrefix(t, "JJ") && t != "DT" && t != "POS" && !strings.HasPrefix(t, "PRP") && t != "CD" && t != "IN" && !strings.HasPrefix(t, "RB"):
			return -1, by
		}
	}
	return -1, by
}

// accountNouns are nouns for what somebody tells of something.
var accountNouns = map[string]bool{"account": true, "accounts": true, "version": true, "versions": true, "description": true, "descriptions": true,
	"recollection": true, "recollections": true, "portrayal": true, "characterization": true, "retelling": true}

// account adds "Hale's account of the meeting", where the text says whose it is.
func (p *page) account(i, from, limit int, have map[int]bool) {
	a := p.a
	source, ok := p.whose(i, from)
	first, end := i+2, i+2
	for end < limit && end < first+30 {
		t := a.Tags[end]
		if strings.HasPrefix(t, "VB") && t != "VBG" && t != "VBN" || t == "MD" || t == "," || t == "." || t == ":" || t == "WP" || t == "WDT" || t == "WRB" || a.Word(end) == "—" || a.Word(end) == "–" || a.Word(end) == "--" {
			break
		}
		end++
	}
	if !ok || end == first || have[first] || p.inFurniture(a.Span(first, end)) {
		return
	}
	cue := a.Span(i, i+2)
	p.statements = append(p.statements, hearsay.Statement{Source: &source, Cue: &cue, Contents: []hearsay.Span{a.Span(first, end)}, Within: -1, Confidence: claimConfidence})
}

func (p *page) word(i int) string {
	if i < 0 || i >= len(p.a.Tokens) {
		return ""
	}
	return p.a.Word(i)
}

func (p *page) inFurniture(s hearsay.Span) bool {
	for _, f := range p.d.Furniture {
		if f.Overlaps(s) {
			return true
		}
	}
	return false
}

// clause is the clause that begins at token first, after a noun and "that",
// without the marks at its end: up to the second finite verb, which is then the
// sentence's own, relative clauses not counted. It is read from the tags: trees
// of such sentences are too often wrong.
func (p *page) clause(first, limit int) (int, int) {
	from, end := p.untrimmed(first, limit)
	for end > from && strings.Trim(p.a.Word(end-1), ".,;:—–-!?”’\"'") == "" {
		end--
	}
	return from, end
}

func (p *page) untrimmed(first, limit int) (int, int) {
	a := p.a
	finite, relative := 0, 0
	for k := first; k < limit && k < first+50; k++ {
		switch t := a.Tags[k]; {
		case k == first && (strings.HasPrefix(t, "VB") || t == "MD"):
			return 0, 0 // "the claim that was made"
		case t == "WP" || t == "WDT" && k > first:
			relative++
		case t == "VBZ" || t == "VBD" || t == "VBP" || t == "MD":
			switch {
			case relative > 0:
				relative--
			case finite == 0:
				if claimMaking[strings.ToLower(a.Word(k))] {
					return 0, 0 // "the claim that he made"
				}
				finite++
			case a.Tags[k-1] == "CC" || a.Tags[k-1] == "RB" && k-2 >= first && a.Tags[k-2] == "CC":
			case p.subjectStarts(first, k):
				return first, k
			}
		case finite > 0 && a.Word(k) == "," && k+1 < limit && (a.Tags[k+1] == "VBG" || strings.EqualFold(a.Word(k+1), "nor") || a.Tags[k+1] == "PRP"):
			return first, k
		case p.quotes[k] >= 0 && p.quotes[k] != p.quotes[first]: // words quoted in the clause
		case a.Word(k) == "”" || a.Word(k) == "\"" || a.Word(k) == "''" || a.Word(k) == ";" || a.Word(k) == "—" || a.Word(k) == "--":
			if finite > 0 {
				return first, k
			}
			return 0, 0
		}
	}
	if finite == 0 {
		return 0, 0
	}
	return first, limit
}

// subjectStarts reports whether the finite verb at token k may take the whole of
// what stands before it for its subject: no clause was opened in between by a
// conjunction or a verb of saying.
func (p *page) subjectStarts(first, k int) bool {
	for i := k - 1; i > first && i > k-12; i-- {
		switch p.a.Tags[i] {
		case "PRP", "WRB", "EX":
			return false
		case "IN":
			switch strings.ToLower(p.a.Word(i)) {
			case "that", "because", "although", "though", "if", "while", "since", "after", "before", "as", "whether", "until":
				if p.a.Tags[i+1] != "VBG" { // "while crossing the river"
					return false
				}
			}
		}
	}
	return true
}

// claimMaking are verbs that take a claim for their object.
var claimMaking = map[string]bool{"made": true, "makes": true, "make": true, "raised": true, "raises": true, "leveled": true, "levelled": true,
	"spread": true, "spreads": true, "repeated": true, "repeats": true, "peddled": true, "floated": true, "pushed": true, "pushes": true}

// whose is who a claim is laid at: "Hale's claim", "her claim".
func (p *page) whose(i, from int) (hearsay.Span, bool) {
	a := p.a
	k := i - 1
	for k > from && (strings.HasPrefix(a.Tags[k], "JJ") || strings.HasPrefix(a.Tags[k], "RB")) {
		k--
	}
	switch {
	case k < from:
		return hearsay.Span{}, false
	case a.Tags[k] == "PRP$":
		return a.Span(k, k+1), true
	case a.Tags[k] == "POS" && k > from:
		first := k
		for first > from && (strings.HasPrefix(a.Tags[first-1], "NN") || strings.HasPrefix(a.Tags[first-1], "JJ") || a.Tags[first-1] == "DT") {
			first--
		}
		if first < k {
			return a.Span(first, k), true
		}
	}
	return hearsay.Span{}, false
}
