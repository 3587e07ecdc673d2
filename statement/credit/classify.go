package credit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/outlet"
)

// A Role is what an outlet did, by the words around its name.
type Role uint8

// The roles. What the document tells came through an outlet that was told it, that
// reported it, got hold of it, or is credited for the whole.
const (
	None      Role = iota
	Told           // somebody spoke to the outlet: "told the Gazette", "in an interview with", "on Channel 9"
	Reported       // the outlet is the one that says it: "the Gazette reported", "according to", "a report in"
	Obtained       // it got hold of a writing or recording: "messages obtained by the Gazette"
	Whole          // it is credited for a whole story: "(h/t Gazette)", "first appeared in the Gazette"
	Confirmed      // it bears out what another one reported
	Refused        // it asked and got no answer
	Pictured       // it supplied a picture
)

// Carries reports whether words or facts in the document come through an outlet
// in this role.
func (r Role) Carries() bool { return r >= Told && r <= Whole }

// A reading is what the words around an outlet's name make of it; kind is "" for no credit.
type reading struct {
	kind hearsay.CreditKind
	span hearsay.Span
	role Role
}

// sentences longer than this around a name are not looked at, in bytes.
const reach = 160

// classify looks at the words around match k. A list of outlets ("A, B and C
// later confirmed it") shares the words around it.
func classify(text string, matches []outlet.Match, k int) reading {
	m := matches[k]
	left, right := k, k
	start, end := beside(text, m.Span)
	for left > 0 {
		s, e := beside(text, matches[left-1].Span)
		if e > start || !joins(text[e:start]) {
			break
		}
		left, start = left-1, s
	}
	for right+1 < len(matches) {
		s, e := beside(text, matches[right+1].Span)
		if s < end || !joins(text[end:s]) {
			break
		}
		right, end = right+1, e
	}
	if c := line(text, m.Span, start, end); c.kind != "" {
		return c
	}
	before := cut(text, lineBefore(text, start), true)
	after := cut(text, lineAfter(text, end), false)
	possessive := false
	if len(after) > 0 && (after[0].w == "'s" || after[0].w == "'") {
		possessive = true
		after = after[1:]
	}
	span := func(b, a int) hearsay.Span { // with b words before and a after
		s := hearsay.Span{Start: m.Start, End: m.End}
		if k == left && b > 0 && b <= len(before) {
			s.Start = before[b-1].at
		}
		if k == right && a > 0 && a <= len(after) {
			s.End = after[a-1].end
		} else if k == right && possessive {
			s.End = m.End
		}
		return s
	}
	if refusal(before, after) {
		return reading{hearsay.AccordingTo, m.Span, Refused}
	}
	if n, role := leads(before, len(after) == 0 || after[0].w == "."); n > 0 {
		return reading{hearsay.AccordingTo, span(n, 0), role}
	}
	if n, role := follows(after, possessive); n > 0 {
		return reading{hearsay.AccordingTo, span(0, n), role}
	}
	if n := linked(text, m.End); n > 0 {
		return reading{hearsay.Link, hearsay.Span{Start: m.Start, End: m.End + n}, Reported}
	}
	return reading{}
}

// beside is a name's place with the noun for an outlet that stands beside it: "the
// newspaper, the Watch,", "the Watch magazine".
func beside(text string, name hearsay.Span) (start, end int) {
	start, end = name.Start, name.End
	at := start
	comma := at > 1 && text[at-2:at] == ", " && end < len(text) && text[end] == ','
	if comma {
		at -= 2
	} else if at > 0 && text[at-1] == ' ' {
		at--
	}
	if w := text[wordStart(text, at):at]; houses[w] || w == "media" {
		if start = wordStart(text, at); comma {
			end++
		}
	}
	for n := 0; n < 3 && end < len(text) && text[end] == ' '; n++ {
		e := wordEnd(text, end+1)
		w := text[end+1 : e]
		if houses[w] || w == "television" || w == "radio" || w == "TV" {
			end = e
			break
		}
		if w != "news" && w != "online" && w != "daily" && w != "media" {
			break
		}
		if after := wordEnd(text, min(e+1, len(text))); e >= len(text) || !houses[text[e+1:after]] {
			break
		}
		end = e
	}
	return start, end
}

func wordStart(text string, at int) int {
	for at > 0 && isLetter(text[at-1]) {
		at--
	}
	return at
}

// joins reports whether between is what parts the names of a list.
func joins(between string) bool {
	switch strings.TrimSpace(between) {
	case ",", "and", "&", ", and", "or":
		return true
	}
	return false
}

// line recognises credits that stand by themselves: in brackets at the end of a
// line, after "h/t" or "via", behind a photographer's name.
func line(text string, m hearsay.Span, start, end int) reading {
	from := strings.LastIndexByte(text[:start], '\n') + 1
	to := len(text)
	if i := strings.IndexByte(text[end:], '\n'); i >= 0 {
		to = end + i
	}
	from, to = max(from, start-300), min(to, end+300)
	pre, post := text[from:start], text[end:to]
	open := strings.LastIndexAny(pre, "[(")
	if open >= 0 && !strings.ContainsAny(pre[open:], "])") {
		if shut := strings.IndexAny(post, "])"); shut >= 0 && shut < 40 {
			inner := strings.ToLower(strings.Trim(pre[open+1:], " :"))
			rest := strings.TrimSpace(post[:shut])
			span := hearsay.Span{Start: from + open, End: end + shut + 1}
			tail := strings.TrimSpace(post[shut+1:])
			switch {
			case tip(inner):
				return reading{hearsay.HatTip, span, Whole}
			case strings.Contains(inner, "image") || strings.Contains(inner, "photo"):
				return reading{hearsay.CreditLine, span, Pictured}
			case (inner == "" || inner == "source" || inner == "from") && rest == "" && (tail == "" || text[from+open] == '['):
				return reading{hearsay.CreditLine, span, Whole}
			}
		}
	}
	low := strings.ToLower(strings.TrimSpace(pre))
	alone := strings.Trim(post, " .|") == ""
	switch {
	case alone && (low == "source:" || low == "from" || low == "via" || low == "source" || tip(strings.TrimSuffix(low, ":"))):
		kind := hearsay.CreditLine
		if tip(strings.TrimSuffix(low, ":")) {
			kind = hearsay.HatTip
		}
		return reading{kind, hearsay.Span{Start: from + strings.Index(pre, strings.TrimSpace(pre)), End: m.End}, Whole}
	case photo(pre, post, alone):
		return reading{hearsay.CreditLine, m, Pictured}
	}
	return reading{}
}

func tip(s string) bool {
	switch strings.Trim(s, " :") {
	case "h/t", "ht", "hat tip", "hat-tip", "via", "hat tip to", "h/t to":
		return true
	}
	return false
}

// photo reports whether a line is the credit of a picture: it ends in the
// agency's name after a slash, a bar or "©", or names a photographer.
func photo(pre, post string, alone bool) bool {
	low := strings.ToLower(pre)
	if strings.Contains(low, "©") || strings.Contains(low, "photo:") || strings.Contains(low, "photo by") ||
		strings.Contains(low, "photograph by") || strings.Contains(low, "getty") || strings.Contains(low, "image:") {
		return true
	}
	p := strings.TrimRight(pre, " ")
	slash := strings.HasSuffix(p, "/") || strings.HasSuffix(p, "|")
	next := strings.TrimLeft(post, " ")
	if slash && (alone || strings.HasPrefix(next, "/") || strings.HasPrefix(next, "|") || len(strings.Fields(post)) < 3 || strings.HasPrefix(next, "\n")) {
		return true
	}
	// AGENCY/Photographer, the whole line
	return strings.TrimSpace(pre) == "" && strings.HasPrefix(post, "/") && len(strings.Fields(post)) <= 4
}

// A near is a word near a name: folded, with its place in the text.
type near struct {
	w       string
	at, end int
}

// lineBefore is the part of the sentence before at, lineAfter the part of the line after it.
func lineBefore(text string, at int) hearsay.Span {
	from := max(0, at-reach)
	for from < at && !utf8.RuneStart(text[from]) {
		from++
	}
	s := text[from:at]
	if i := strings.LastIndexByte(s, '\n'); i >= 0 {
		from += i + 1
		s = text[from:at]
	}
	if i := lastStop(s); i >= 0 {
		from += i
	}
	return hearsay.Span{Start: from, End: at}
}

// lastStop is where the last sentence of s begins, -1 where it is the only one.
func lastStop(s string) int {
	for i := len(s) - 2; i > 0; i-- {
		if (s[i] == '.' || s[i] == '!' || s[i] == '?') && s[i+1] == ' ' {
			w := s[strings.LastIndexByte(s[:i], ' ')+1 : i]
			if len(w) > 2 && !strings.Contains(w, ".") && !unicode.IsUpper(rune(w[0])) || len(w) > 4 {
				return i + 1
			}
		}
	}
	return -1
}

func lineAfter(text string, at int) hearsay.Span {
	to := min(len(text), at+reach)
	for to > at && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	s := text[at:to]
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		to = at + i
	}
	return hearsay.Span{Start: at, End: to}
}

// cut cuts a stretch of text into folded words; backward gives the last word
// first. A comma, a bracket and a full stop are words of their own.
func cut(text string, span hearsay.Span, backward bool) []near {
	var out []near
	s, base := span.In(text), span.Start
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			i += size
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := i
			for j < len(s) {
				r, n := utf8.DecodeRuneInString(s[j:])
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && !(r == '.' && j-i == 1) {
					break
				}
				j += n
			}
			out = append(out, near{strings.ToLower(s[i:j]), base + i, base + j})
			i = j
		case r == '\'' || r == '’':
			j := i + size
			if strings.HasPrefix(s[j:], "s") && (j+1 == len(s) || !isLetter(s[j+1])) {
				j++
				out = append(out, near{"'s", base + i, base + j})
			} else {
				out = append(out, near{"'", base + i, base + j})
			}
			i = j
		default:
			out = append(out, near{string(r), base + i, base + i + size})
			i += size
		}
	}
	if backward {
		for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
			out[a], out[b] = out[b], out[a]
		}
	}
	return out
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }
