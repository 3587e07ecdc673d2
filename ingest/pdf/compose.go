package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// compose is the paragraphs of a document.
func compose(pages [][]piece) []string {
	var all []paragraph
	block := 0
	for _, page := range headless(pages) {
		for _, b := range blocks(page) {
			all = append(all, paragraphsOf(linesOf(b), block)...)
			block++
		}
	}
	all = joined(all)
	words := vocabulary(all)
	out := make([]string, 0, len(all))
	for _, p := range all {
		if s := strings.TrimSpace(words.join(p.lines)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// joined puts paragraphs together that go over the end of a column or page. Between
// their halves may stand what is set in another size: captions, footnotes.
func joined(all []paragraph) (out []paragraph) {
	const between = 4
	body := bodySize(all)
	for i, p := range all {
		if i > 0 && p.block != all[i-1].block && !p.table && similar(p.size, body) {
			for k := len(out) - 1; k >= 0 && k >= len(out)-1-between; k-- {
				if similar(out[k].size, p.size) && out[k].bold == p.bold && !out[k].table {
					if out[k].block != p.block && goesOn(out[k], p) {
						out[k].lines = append(out[k].lines, p.lines...)
						out[k].room = p.room
						if k == len(out)-1 {
							out[k].block = p.block
						}
						goto next
					}
					break
				}
			}
		}
		out = append(out, p)
	next:
	}
	return out
}

// bodySize is the size of the font of most of a document.
func bodySize(all []paragraph) (size float64) {
	count := map[float64]int{}
	for _, p := range all {
		for _, l := range p.lines {
			count[p.size] += len(l)
		}
	}
	most := 0
	for _, p := range all { // in order, so that a draw ends the same each time
		if count[p.size] > most {
			most, size = count[p.size], p.size
		}
	}
	return size
}

// goesOn reports whether the second paragraph seems to be the rest of the first.
func goesOn(a, b paragraph) bool {
	end := a.lines[len(a.lines)-1]
	if ended(end) || b.indented || bullet(b.lines[0]) {
		return false
	}
	return small(b.lines[0]) || hyphened(end) || len(a.lines) > 1 && !fits(b.lines[0], a.room)
}

func hyphened(s string) bool { return strings.HasSuffix(s, "-") || strings.HasSuffix(s, soft) }

// words are those that a document holds inside of its lines, in small letters.
type words map[string]bool

func vocabulary(all []paragraph) words {
	w := words{}
	for _, p := range all {
		for _, l := range p.lines {
			f := strings.Fields(l)
			for i, s := range f {
				if i == len(f)-1 && hyphened(s) || i == 0 && len(p.lines) > 1 {
					continue // perhaps half a word
				}
				w[strings.ToLower(strings.TrimFunc(s, notOfWord))] = true
			}
		}
	}
	return w
}

func notOfWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// join makes one line of those of a paragraph.
func (w words) join(lines []string) string {
	var b strings.Builder
	for i, l := range lines {
		if i+1 == len(lines) {
			b.WriteString(strings.TrimSuffix(l, soft))
			break
		}
		next := lines[i+1]
		switch {
		case strings.HasSuffix(l, soft):
			b.WriteString(strings.TrimSuffix(l, soft))
		case !strings.HasSuffix(l, "-") || strings.HasSuffix(l, " -") || strings.HasSuffix(l, "--"):
			b.WriteString(l)
			if !strings.HasSuffix(l, "—") {
				b.WriteByte(' ')
			}
		case w.real(l, next):
			b.WriteString(l)
		default:
			b.WriteString(strings.TrimSuffix(l, "-"))
		}
	}
	return b.String()
}

// compounds are first parts of words that keep their hyphen before a small letter.
var compounds = map[string]bool{"self": true, "ex": true, "vice": true, "well": true, "half": true, "non": true, "so": true, "all": true,
	"mid": true, "long": true, "short": true, "high": true, "low": true, "part": true, "full": true, "one": true, "two": true, "three": true, "four": true, "five": true, "ten": true}

// real reports whether the hyphen at the end of a line belongs to the word that the next
// line ends: the document writes it so elsewhere, what follows is a capital or a number,
// or what stands before the hyphen mostly has one.
func (w words) real(line, next string) bool {
	first := line[strings.LastIndexAny(line, " \t")+1:]
	second, _, _ := strings.Cut(next, " ")
	r, _ := utf8.DecodeRuneInString(second)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(first, "-"))
	if !unicode.IsLower(r) || !unicode.IsLetter(last) {
		return true
	}
	first = strings.ToLower(strings.TrimLeftFunc(first, notOfWord))
	second = strings.ToLower(strings.TrimRightFunc(second, notOfWord))
	stem := strings.TrimSuffix(first, "-")
	switch {
	case w[stem+second]:
		return false
	case w[first+second], strings.Contains(stem, "-"), compounds[stem]:
		return true
	}
	return (stem == "co" || stem == "pre" || stem == "re" || stem == "de") && strings.HasPrefix(second, stem[len(stem)-1:])
}
