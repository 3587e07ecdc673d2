package html

import (
	"golang.org/x/net/html/atom"

	"github.com/openhearsay/hearsay/pattern"
)

// Whole is the text of an article with its headline, where the page shows one in it.
func (a *Article) Whole() string {
	switch {
	case a.Head == "":
		return a.Text
	case a.Text == "":
		return a.Head
	}
	return a.Head + "\n\n" + a.Text
}

// standfirst are the names of the lines between a headline and the story.
var standfirst = pattern.New(`(?i)(?:^|[ _-])(?:stand-?first|sub-?head(?:line|er|ing)?|sub-?title|dek|deck|strap-?line)(?:[ _-]|$)`)

// maxHead is how many lines may stand at the head of a story: headline, standfirst, date,
// authors.
const maxHead = 6

// headOf is how many of the first paragraphs of an article are its head: its headline,
// and below it a standfirst, a date and the authors. 0 where no headline is there.
func headOf(l []paragraph, d *declared, title string) int {
	n, titled := 0, false
	for i := 0; i < min(len(l)-1, maxHead); i++ {
		p := &l[i]
		switch {
		case !titled && (p.block != nil && headed(p.block, nil) || i <= 1) && wordsOf(p.text) >= 2 && (level(p.text) == level(title) || d.isAbout(p.text)):
			titled = true
		case len(p.text) < 120 && (clockLine.MatchString(p.text) || datedLine.MatchString(p.text)):
			if !titled {
				continue
			}
		case titled && wordsOf(p.text) <= 12 && authored(p.block, nil):
		case titled && p.block != nil && (p.block.DataAtom == atom.H2 && i == n && n == 1 && wordsOf(p.text) >= 8 || standfirst.MatchString(class(p.block)) || standfirst.MatchString(class(p.block.Parent))):
		default:
			return n
		}
		n = i + 1
	}
	if !titled {
		return 0
	}
	return n
}
