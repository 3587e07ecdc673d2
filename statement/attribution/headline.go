package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Headlines leave the verb out: "Ferry hid rot for years: report", "Mayor: Ferry
// was rotten", "Stroud on ferry: 'Nobody told us'".

// headlineConfidence is what a headline is given. Of 49 statements that these rules
// added to what the model found in 1,873 headlines and 1,683 news texts, 47 were
// right; a margin is left, because headlines are told from other short lines by
// their form alone.
const headlineConfidence = 0.9

// headlines adds the statements of headlines whose cue is a colon, or a verb before
// the source at the end.
func (p *page) headlines(found []finding) []finding {
	var extra []finding
	for i, l := range p.lines {
		if !p.headline(i) {
			continue
		}
		if r, ok := p.inverted(l); ok {
			extra = append(extra, finding{r, -1, headlineConfidence, false})
			continue
		}
		first, last := -1, -1
		for t := l.first; t < l.end; t++ {
			if p.lower[t] == colon && p.quote[t] < 0 {
				if first < 0 {
					first = t
				}
				last = t
			}
		}
		if first < 0 {
			continue
		}
		r, ok := p.sourceAfter(l, last)
		if !ok {
			r, ok = p.sourceBefore(l, first)
		}
		if ok {
			extra = append(extra, finding{r, -1, headlineConfidence, false})
		}
	}
	return p.instead(found, extra)
}

// headline reports whether line i may be a headline: the first of the text, or
// one sentence without a full stop, and short.
func (p *page) headline(i int) bool {
	const longest = 25
	l := p.lines[i]
	if l.end-l.first > longest || l.end-l.first < 4 {
		return false
	}
	last := p.a.Word(l.end - 1)
	return i == 0 || last != "." && last != ";" && last != ":" && last != ","
}

// inverted reads "Ferry hid rot, says the mayor": a comma, the verb, and to the end of
// the line a noun phrase. With a verb in it the words behind are what is said: "Ferry
// firm denies rot, says hulls sound and tested". All eleven of the 1,873 claims of
// FNC-1's training part that have this form are told apart so, eight with their source behind.
func (p *page) inverted(l line) (relation, bool) {
	const longest = 7
	if last := p.a.Word(l.end - 1); strings.ContainsAny(last[len(last)-1:], ".!?") || p.quote[l.first] >= 0 || strings.ContainsRune("'‘’‚‹›`", firstRune(p.a.Word(l.first))) {
		return relation{}, false // a sentence, or a quotation
	}
	for t := l.end - 2; t > l.first && t >= l.end-1-longest; t-- {
		if !inverts[p.lower[t]] || p.a.Word(t-1) != "," || p.quote[t] >= 0 {
			continue
		}
		source, content := p.words(stretch{t + 1, l.end - 1}), p.words(stretch{l.first, t - 1})
		if source.first > source.last || content.first > content.last || !p.nominal(source) {
			return relation{}, false
		}
		return relation{stretch{t, t}, source, []stretch{content}}, true
	}
	return relation{}, false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// nominal reports whether s may be a name or a noun with what stands before it: no
// verb but in "monitoring group", no pronoun, mark or number, and a noun at its end.
func (p *page) nominal(s stretch) bool {
	for t := s.first; t <= s.last; t++ {
		tag := p.a.Tags[t]
		if p.kind[t]&isWord == 0 || p.quote[t] >= 0 || strings.HasPrefix(tag, "VB") && (tag != "VBG" || t == s.last) || tag == "MD" || tag == "CD" || tag == "PRP" || tag == "EX" || strings.HasPrefix(tag, "W") {
			return false
		}
	}
	return strings.HasPrefix(p.a.Tags[s.last], "NN")
}

// sourceAfter reads "…: report".
func (p *page) sourceAfter(l line, mark int) (relation, bool) {
	const longest = 4
	source := p.words(stretch{mark + 1, l.end - 1})
	content := p.words(stretch{l.first, mark - 1})
	n := source.last - source.first + 1
	if n < 1 || n > longest || content.last-content.first < 2 {
		return relation{}, false
	}
	for t := source.first; t <= source.last; t++ {
		if p.kind[t]&isWord == 0 || p.kind[t]&isVerb != 0 && t == source.first || articles[p.lower[t]] {
			return relation{}, false
		}
	}
	if !tellers[p.lower[source.last]] || wh[p.lower[content.first]] || !p.clause(content) && content.last-content.first < 4 {
		return relation{}, false
	}
	return relation{stretch{mark, mark}, source, []stretch{content}}, true
}

// sourceBefore reads "Mayor: …" and "Stroud on ferry: '…'".
func (p *page) sourceBefore(l line, mark int) (relation, bool) {
	const longest = 4
	source := p.words(stretch{l.first, mark - 1})
	content := p.words(stretch{mark + 1, l.end - 1})
	if source.first > source.last || content.last-content.first < 1 || wh[p.lower[content.first]] {
		return relation{}, false
	}
	quoted := p.quote[mark+1] >= 0 && p.kind[mark+1]&isOpen != 0
	on := -1
	for t := source.first; t <= source.last; t++ {
		if p.kind[t]&isWord == 0 || p.quote[t] >= 0 {
			return relation{}, false
		}
		if t > source.first && on < 0 && topics[p.lower[t]] {
			on = t
		}
	}
	if on >= 0 {
		if !quoted || source.last-on > longest {
			return relation{}, false
		}
		source.last = on - 1
	}
	if source.last-source.first+1 > longest || notices[p.lower[source.first]] || notices[p.lower[source.last]] || wh[p.lower[source.first]] {
		return relation{}, false
	}
	switch {
	case tellers[p.lower[source.last]]:
		if !quoted && !p.clause(content) {
			return relation{}, false
		}
	case quoted && on >= 0:
		// A name: words with capitals, none of them a verb.
		for t := source.first; t <= source.last; t++ {
			if r, _ := utf8.DecodeRuneInString(p.a.Word(t)); !unicode.IsUpper(r) || p.kind[t]&isVerb != 0 {
				return relation{}, false
			}
		}
	default:
		return relation{}, false
	}
	return relation{stretch{mark, mark}, source, []stretch{content}}, true
}

// clause reports whether s has a verb or words in quotation marks.
func (p *page) clause(s stretch) bool {
	for t := s.first; t <= s.last; t++ {
		if p.kind[t]&isVerb != 0 || p.quote[t] >= 0 {
			return true
		}
	}
	return false
}

var (
	articles = hashes("the", "a", "an", "and", "or", "no", "of", "for", "to", "in", "on")
	inverts  = hashes("says", "say", "said")
	topics   = hashes("on", "about")
	signs    = hashes("the", "by", "in", "editor", "editors", "editor's", "note", "notes", "email", "numbers") // of signposts of several words

	// tellers are the papers and people that headlines name as sources.
	tellers = hashes("report", "reports", "study", "studies", "poll", "polls", "survey", "surveys", "official", "officials", "police", "source", "sources",
		"prosecutor", "prosecutors", "lawyer", "lawyers", "attorney", "attorneys", "mayor", "governor", "minister", "ministry", "president", "senator", "sheriff",
		"expert", "experts", "analyst", "analysts", "scientists", "researchers", "economists", "doctors", "doctor", "witness", "witnesses", "memo", "document", "documents",
		"lawsuit", "suit", "audit", "inquiry", "investigators", "authorities", "government", "judge", "court", "union", "spokesman", "spokeswoman", "spokesperson",
		"coroner", "chief", "commissioner", "ambassador", "insider", "insiders", "aide", "aides", "family", "father", "mother", "brother", "sister", "widow", "neighbors", "neighbours",
		"records", "emails", "affidavit", "complaint", "watchdog", "inspector", "media", "newspaper", "critics", "activists", "campaign", "camp", "bishop", "pope")
)

// unspoken drops what is no statement though a colon stands in it: signposts of
// the page before the colon ("Update: …"), and "Who wants what:".
func (p *page) unspoken(found []finding) []finding {
	out := found[:0]
	for _, f := range found {
		if p.signpost(f) || p.heading(f) {
			continue
		}
		out = append(out, f)
	}
	return out
}

// signpost reports whether the cue of f is a colon and its source a signpost.
func (p *page) signpost(f finding) bool {
	if f.source == noSource || p.lower[f.cue.first] != colon || f.source.last-f.source.first > 3 {
		return false
	}
	first, last := p.lower[f.source.first], p.lower[f.source.last]
	return notices[last] && !tellers[last] && (f.source.first == f.source.last || signs[first] || signs[last])
}

// heading reports whether f is a question before a list: who begins its line
// and is its source, and its content ends before a colon at the end of the line.
func (p *page) heading(f finding) bool {
	if f.source == noSource || f.source.first != f.source.last || !wh[p.lower[f.source.first]] {
		return false
	}
	l := p.lineOf(f.source.first)
	return f.source.first == l.first && p.lower[l.end-1] == colon
}
