package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay/language/coref"
)

// A label is what a line of a transcript begins with: a name and a colon.
type label struct {
	line    int
	name    stretch
	mark    int // the token of the colon, or of the letter with its stop
	form    labelForm
	content stretch
}

type labelForm uint8

const (
	noLabel  labelForm = iota
	capitals           // MR. STROUD:
	letter             // Q: and A:, Q. and A.
	mixed              // Dana Quill:
)

// namedConfidence is what a line is given whose label is a name in mixed case, and
// a post: the form says less than labels in capitals do.
const namedConfidence = 0.9

// transcribed adds the lines of a transcript: a label and words. A text is one
// where three lines have labels in capitals or Q and A, and two of them are of one
// speaker or the lines talk as people do to each other. Labels in mixed case must
// talk too, because lists have such labels: two speakers come back, or three
// lines and more that follow each other are a dialogue of two or more. Lines
// between two labels go on with what the first one says, where more than half of
// the lines have labels, of two speakers or more.
func (p *page) transcribed(found []finding) []finding {
	var all []label
	questions := false
	for i := range p.lines {
		if l := p.labelOf(i); l.form != noLabel {
			all = append(all, l)
			questions = questions || p.labelled(l) == "Q"
		}
	}
	if !questions { // "A." numbers the items of a list
		all = slices.DeleteFunc(all, func(l label) bool { return l.form == letter && l.mark == l.name.first })
	}
	times := map[string]int{}
	formal, most := 0, 0
	for _, l := range all {
		name := p.labelled(l)
		times[name]++
		if l.form != mixed {
			formal++
			most = max(most, times[name])
		}
	}
	known := formal >= 3 && (most >= 2 || formal >= 4 && p.talks(all, capitals))
	named := p.dialogue(all, times)
	all = slices.DeleteFunc(all, func(l label) bool {
		if l.form == mixed {
			// The first line may be a headline of the same form.
			back := times[p.labelled(l)] >= 2
			return !back && (l.line == 0 || !named) || !named && !known
		}
		return !known && !(named && times[p.labelled(l)] >= 2)
	})
	// Where only the answers are labelled, the lines between are questions.
	several := slices.ContainsFunc(all, func(l label) bool { return p.labelled(l) != p.labelled(all[0]) })
	var extra []finding
	for i, l := range all {
		f := finding{relation{stretch{l.mark, l.mark}, l.name, []stretch{l.content}}, -1, signedConfidence, true}
		if l.form == mixed {
			f.p = namedConfidence
		}
		if i+1 < len(all) && several && !(l.form == mixed && l.line == 0) && 2*len(all) >= all[len(all)-1].line-all[0].line+1 {
			f.contents = append(f.contents, p.goesOnTo(l.line+1, all[i+1].line)...)
		}
		extra = append(extra, f)
	}
	return p.instead(found, extra)
}

// labelled is the name of l as it is counted: in capitals its last word, as
// "REAR ADM. JORN QUILL" is "QUILL" when he speaks again.
func (p *page) labelled(l label) string {
	switch l.form {
	case letter:
		return p.a.Word(l.name.first)[:1]
	case capitals:
		last := l.name.last
		for t := l.name.first + 1; t <= l.name.last; t++ {
			if p.a.Word(t) == "(" {
				last = t - 1
				break
			}
		}
		return p.a.Word(last)
	}
	return p.a.Span(l.name.first, l.name.last+1).In(p.a.Text)
}

// dialogue reports whether the labels in mixed case are those of people who talk:
// two of them come back and four lines have one, or three lines follow each other
// and one comes back.
func (p *page) dialogue(all []label, times map[string]int) bool {
	lines, run, longest := 0, 0, 0
	back, names := map[string]bool{}, map[string]bool{}
	last := -2
	for _, l := range all {
		if l.form != mixed {
			continue
		}
		name := p.labelled(l)
		lines++
		names[name] = true
		if times[name] >= 2 {
			back[name] = true
		}
		if run++; l.line != last+1 {
			run = 1
		}
		longest, last = max(longest, run), l.line
	}
	several := lines >= 4 && len(back) >= 2 || longest >= 3 && len(names) >= 2 && len(back) >= 1
	return several && p.talks(all, mixed)
}

// talks reports whether every third line of those whose labels have a form asks
// something or speaks of you and me.
func (p *page) talks(all []label, form labelForm) bool {
	lines, talking := 0, 0
	for _, l := range all {
		if l.form != form {
			continue
		}
		lines++
		for t := l.content.first; t < p.lines[l.line].end; t++ {
			if talk[p.lower[t]] {
				talking++
				break
			}
		}
	}
	return 3*talking >= lines
}

var talk = hashes("i", "me", "my", "we", "us", "our", "you", "your", "?", "yes", "yeah", "well")

// goesOnTo is the contents of the lines from first to before end: all of them,
// up to one that is a remark in brackets or a heading.
func (p *page) goesOnTo(first, end int) []stretch {
	var out []stretch
	for _, l := range p.lines[first:end] {
		t := l.first
		if p.kind[t]&isOpen != 0 && t+1 < l.end {
			t++
		}
		w := p.a.Word(t)
		s := p.words(stretch{l.first, l.end - 1})
		if s.first > s.last || strings.ContainsAny(w, "([*{<-–—•#=_") || !p.small(s) {
			break
		}
		out = append(out, s)
	}
	return out
}

// small reports whether s has a letter that is not a capital.
func (p *page) small(s stretch) bool {
	return strings.ContainsFunc(p.a.Span(s.first, s.last+1).In(p.a.Text), unicode.IsLower)
}

// labelOf is the label that line i begins with.
func (p *page) labelOf(i int) label {
	const longest = 24
	l := p.lines[i]
	out := label{line: i, mark: -1}
	first := p.pastNote(l.first, l.end) // [02:50:05]
	if first >= l.end {
		return out
	}
	switch w := p.a.Word(first); {
	case w == "Q." || w == "A.":
		out.name, out.mark, out.form = stretch{first, first}, first, letter
	case (w == "Q" || w == "A") && first+1 < l.end && p.lower[first+1] == colon:
		out.name, out.mark, out.form = stretch{first, first}, first+1, letter
	default:
		end := first
		for end < l.end && end <= first+longest && p.lower[end] != colon {
			end++
		}
		if end == first || end >= l.end || p.lower[end] != colon {
			return out
		}
		out.mark = end
		out.name, out.form = p.named(stretch{first, end - 1})
	}
	from := p.pastNote(out.mark+1, l.end) // (INAUDIBLE)
	out.content = p.words(stretch{from, l.end - 1})
	if out.content.first > out.content.last || !p.small(out.content) {
		out.form = noLabel
	}
	return out
}

// pastNote is the first token from t on that is in no note in brackets.
func (p *page) pastNote(t, end int) int {
	for t < end {
		var closing string
		switch p.a.Word(t) {
		case "(":
			closing = ")"
		case "[":
			closing = "]"
		default:
			return t
		}
		k := t + 1
		for k < end && k < t+8 && p.a.Word(k) != closing {
			k++
		}
		if k >= end || p.a.Word(k) != closing {
			return t
		}
		t = k + 1
	}
	return t
}

// named is the name in label s and its form: what follows a comma is an office,
// and what stands in brackets in small letters a note. A party in brackets belongs
// to the name.
func (p *page) named(s stretch) (stretch, labelForm) {
	form := p.formOf(p.words(s))
	if form == noLabel {
		return s, noLabel
	}
	for t := s.first; t <= s.last; t++ {
		if w := p.a.Word(t); (w == "(" || w == "[") && t < s.last && !p.upper(t+1) || w == "," && form == capitals {
			s.last = t - 1
			break
		}
	}
	bracket := s.last > s.first && p.a.Word(s.last) == ")"
	if s = p.words(s); s.first > s.last {
		return s, noLabel
	}
	if bracket {
		s.last++
	}
	return s, form
}

// formOf tells whether s is written as the name of a speaker. What stands in
// brackets, a party or an office, may be in small letters, as may the word for
// what somebody is at the end ("Courier reporter"). What follows a comma is not
// counted.
func (p *page) formOf(s stretch) labelForm {
	const mostCapitals, most = 6, 5
	letters, small, brackets, words, commas := false, false, 0, 0, 0
	for t := s.first; t <= s.last; t++ {
		w := p.a.Word(t)
		switch {
		case p.kind[t]&(isOpen|isClose) != 0:
			return noLabel
		case w == "(" || w == "[":
			brackets++
			continue
		case w == ")" || w == "]":
			brackets--
			continue
		case brackets > 0 || p.kind[t]&isWord == 0 && w != ",":
			continue
		case w == ",":
			if commas++; !small {
				continue
			}
			return noLabel
		}
		r, _ := utf8.DecodeRuneInString(w)
		if commas == 0 {
			words++
		}
		letters = letters || strings.ContainsFunc(w, unicode.IsLetter)
		if strings.ContainsFunc(w, unicode.IsLower) {
			small = true
			if !unicode.IsUpper(r) && !nameParticles[p.lower[t]] && !(t == s.last && t > s.first && coref.Persons(strings.ToLower(w))) {
				return noLabel
			}
		}
	}
	first := p.lower[s.first]
	switch {
	case !letters || words == 0 || first == dear:
		return noLabel // "DEAR SIR:" is who is spoken to
	case words == 1 && notices[first] && !recordings[first]:
		return noLabel
	case !small:
		if words > mostCapitals {
			return noLabel
		}
		return capitals
	case words > most || notices[first] || notices[p.lower[s.last]] || wh[first]:
		return noLabel
	}
	return mixed
}

var (
	colon         = hash(":")
	dear          = hash("dear")
	recordings    = hashes("video", "audio") // played in a broadcast
	nameParticles = hashes("of", "the", "de", "von", "van", "der", "den", "la", "le", "al", "bin", "and", "for", "da", "di")
	wh            = hashes("who", "what", "how", "why", "when", "where", "which", "whose", "whom")

	// notices are the first or last words of what stands before a colon and names
	// no one: signposts of a page.
	notices = hashes("note", "notes", "photo", "photos", "image", "picture", "video", "audio", "watch", "listen", "read", "more", "see", "also",
		"breaking", "update", "updated", "updates", "latest", "correction", "clarification", "exclusive", "developing", "live", "analysis", "opinion",
		"numbers", "glance", "related", "follow", "share", "contact", "source", "credit", "caption", "tags", "topics", "filed", "posted",
		"published", "date", "time", "place", "location", "price", "subject", "re", "from", "to", "cc", "by", "email", "phone", "tel", "fax", "website",
		"warning", "spoiler", "disclaimer", "summary", "fact", "facts", "myth", "tip", "step", "part", "chapter", "next", "previous", "advertisement",
		"question", "conclusion", "example", "reminder", "background", "context", "takeaway", "result", "results", "score", "preview", "review", "recap")
)

// posted adds posts of short-message services: "@name:" and words, with RT
// before it where it is sent on.
func (p *page) posted(found []finding) []finding {
	var extra []finding
	for _, l := range p.lines {
		t := l.first
		if t < l.end && p.kind[t]&isOpen != 0 {
			t++
		}
		if t < l.end && p.a.Word(t) == "RT" {
			t++
		}
		if t+1 >= l.end || p.lower[t+1] != colon {
			continue
		}
		if w := p.a.Word(t); len(w) < 3 || w[0] != '@' {
			continue
		}
		// Where a page shows a post, a mark or a dash and who sent it on follow.
		end := t + 2
		for end < l.end && (p.kind[end]&isClose == 0 || p.quote[end] != p.quote[l.first]) && (p.lower[end] != dashMark || !p.sender(end+1, l.end)) {
			end++
		}
		content := p.words(stretch{t + 2, end - 1})
		if content.first > content.last {
			continue
		}
		extra = append(extra, finding{relation{stretch{t + 1, t + 1}, stretch{t, t}, []stretch{content}}, -1, namedConfidence, true})
	}
	return p.instead(found, extra)
}

// sender reports whether the words from first to before end name the account that
// sent a post: a few words and its handle in brackets.
func (p *page) sender(first, end int) bool {
	const longest = 8
	for t := first; t+1 < end && t < first+longest; t++ {
		if p.a.Word(t) == "(" && strings.HasPrefix(p.a.Word(t+1), "@") {
			return true
		}
	}
	return false
}
