package report

import (
	"slices"
	"strings"
	"unicode"

	"github.com/openhearsay/hearsay/reuse/align"
)

// A Run is a stretch of words that share a fate in a comparison: same, cut
// (stands in the other text only), new (in this text only), gap (outside the
// aligned pieces) or note (said by the report, not by the text).
type Run struct {
	Fate, Text string
	Tight      bool // no space stands before it
}

// words splits a text at white space; keys holds each word's letters and digits
// in lower case, "" for a word that is punctuation only.
func words(s string) (shown, keys []string) {
	shown = strings.Fields(s)
	keys = make([]string, len(shown))
	for i, w := range shown {
		keys[i] = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, w)
	}
	return shown, keys
}

// common pairs the words that a and b share, in order: for each word of a, the
// index of its partner in b or -1. Punctuation has no partner.
func common(a, b []string) []int {
	var table align.Table
	own := slices.Clone(a)
	for i, w := range own {
		if w == "" {
			own[i] = " "
		}
	}
	return align.Pairs(&table, own, b)
}

// Changes shows text beside the fullest rendering: what was cut from it, what is
// new, what stayed, in the order of the text.
func Changes(fullest, text string) []Run {
	ref, refKeys := words(fullest)
	own, ownKeys := words(text)
	pair := common(ownKeys, refKeys)
	var out runs
	var fresh []string // new words that wait for the cut ones, which are told first
	at := 0            // next word of ref
	flush := func(to int) {
		for ; at < to; at++ {
			if refKeys[at] != "" {
				out.add("cut", ref[at])
			}
		}
		for _, w := range fresh {
			out.add("new", w)
		}
		fresh = nil
	}
	for i, w := range own {
		switch j := pair[i]; {
		case j >= 0:
			flush(j)
			at = j + 1
			out.add("same", w)
		case ownKeys[i] == "" && len(fresh) == 0:
			out.add("", w)
		default:
			fresh = append(fresh, w)
		}
	}
	flush(len(ref))
	return out.shortened()
}

// runs gathers words with the same fate; a word of fate "" goes with its neighbour.
type runs []Run

func (r *runs) add(fate, word string) {
	k := len(*r) - 1
	if k >= 0 && (fate == "" && (*r)[k].Fate != "cut" || (*r)[k].Fate == fate) {
		(*r)[k].Text += " " + word
		return
	}
	if fate == "" {
		fate = "same"
	}
	*r = append(*r, Run{Fate: fate, Text: word})
}

// shortened says how many words a long cut has instead of showing them all.
func (r runs) shortened() []Run {
	const shown = 30
	var out []Run
	for _, x := range r {
		if f := strings.Fields(x.Text); x.Fate == "cut" && len(f) > 2*shown {
			out = append(out, Run{Fate: "cut", Text: strings.Join(f[:shown], " ")}, Run{Fate: "note", Text: "[" + Number(len(f)-shown, "more word", "more words") + " cut]"})
			continue
		}
		out = append(out, x)
	}
	return out
}
