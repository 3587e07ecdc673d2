package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Words of the invented news. Names and half of the nouns are made of syllables, so that
// two texts seldom share many words in a row but where one copies the other.
var (
	given   = strings.Fields("Alma Berit Carlo Dana Edvin Fenna Goran Hedda Ilse Jonas Kaia Ludo Marit Nadja Orin Petra Quirin Runa Stellan Thora")
	offices = []string{"mayor", "harbor master", "spokeswoman for the city", "engineer", "member of the council", "prosecutor",
		"head of the union", "teacher", "director of the clinic", "commissioner"}
	things = strings.Fields(`bridge ferry tunnel budget hospital contract inquiry storm school library railway dam market pipeline survey
reservoir tax strike lawsuit harvest museum court jail bus mine beach forest refinery tower loan`)
	plain = strings.Fields(`new old late northern costly empty public unsafe disputed small narrow secret broken foreign quiet local private
rural modern wooden heavy cheap wet popular`)
	acts      = strings.Fields("close open fail collapse reopen delay flood expand cost shrink burn vanish recover improve move sink grow leak settle freeze")
	cues      = strings.Fields("said said said added claimed insisted argued denied confirmed suggested warned")
	days      = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	syllables = strings.Fields("bar cal den el fir gor har ik jun kel lor mar nor os pel quin ras sel tor ul ven wick ys zan bro tham lund mere stad ham")
)

// A text is one document.
type text struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// invent makes n documents of some 200 words, every third of which has paragraphs of an
// earlier one, a few words changed. The same n gives the same texts.
func invent(n int) []text {
	g := &inventor{rand.New(rand.NewPCG(uint64(n), 5))}
	all := make([]text, n)
	for i := range all {
		var paragraphs []string
		for range 5 + g.IntN(5) {
			paragraphs = append(paragraphs, g.paragraph())
		}
		if i > 0 && i%3 == 0 {
			from := strings.Split(all[g.IntN(i)].Text, "\n\n")
			for range 2 {
				paragraphs[g.IntN(len(paragraphs))] = g.copied(from[g.IntN(len(from))])
			}
		}
		all[i] = text{fmt.Sprintf("%06d", i), strings.Join(paragraphs, "\n\n") + "\n"}
	}
	return all
}

type inventor struct{ *rand.Rand }

func (g *inventor) of(list []string) string { return list[g.IntN(len(list))] }

// made is a word of syllables.
func (g *inventor) made() string {
	w := g.of(syllables) + g.of(syllables)
	if g.IntN(2) == 0 {
		w += g.of(syllables)
	}
	return w
}

func (g *inventor) place() string { return capital(g.made()) }

func (g *inventor) name() string { return g.of(given) + " " + g.place() }

func (g *inventor) thing() string {
	switch g.IntN(4) {
	case 0:
		return "the " + g.of(things) + " of " + g.place()
	case 1:
		return "a " + g.of(plain) + " " + g.made()
	case 2:
		return fmt.Sprintf("%d %ss", 2+g.IntN(9000), g.of(things))
	}
	return "the " + g.of(plain) + " " + g.of(things)
}

func (g *inventor) day() string { return g.of(days) }

// clause is a whole sentence without its full stop.
func (g *inventor) clause() string {
	switch g.IntN(5) {
	case 0:
		return g.thing() + " will " + g.of(acts) + " " + g.of([]string{"before", "after", "because of", "in spite of"}) + " " + g.thing()
	case 1:
		return "nobody in " + g.place() + " had seen " + g.thing() + " since " + g.thing() + " began to " + g.of(acts)
	case 2:
		return "if " + g.thing() + " does not " + g.of(acts) + ", " + g.name() + " is going to pay for " + g.thing()
	case 3:
		return g.thing() + " and " + g.thing() + " were found near " + g.place()
	}
	return "it is " + g.of(plain) + " that " + g.thing() + " should " + g.of(acts) + " while " + g.place() + " waits for " + g.thing()
}

func (g *inventor) paragraph() string {
	c := g.clause()
	who := g.name() + ", " + g.of(offices) + " of " + g.place()
	switch g.IntN(6) {
	case 0:
		return who + " " + g.of(cues) + " on " + g.day() + " that " + c + ". “" + capital(g.clause()) + ",” " + g.of([]string{"he", "she"}) + " " + g.of(cues) + "."
	case 1:
		return "“" + capital(c) + ",” " + g.of(cues) + " " + who + ". “I have seen it, and " + g.clause() + ".”"
	case 2:
		return "According to " + who + ", " + c + ". " + capital(g.thing()) + " did not answer questions on " + g.day() + "."
	case 3:
		return "On " + g.day() + ", " + c + ". " + capital(g.thing()) + " cost " + fmt.Sprint(1+g.IntN(900)) + " million, and " + g.clause() + "."
	case 4:
		return capital(c) + ". " + capital(g.clause()) + "."
	}
	return who + " denied that " + c + ", as the " + g.place() + " Courier had reported, but " + g.of(cues) + " that " + g.clause() + "."
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// copied is a paragraph with every thirtieth word or so another.
func (g *inventor) copied(paragraph string) string {
	words := strings.Fields(paragraph)
	for i := range words {
		if g.IntN(30) == 0 {
			words[i] = g.of(things)
		}
	}
	return strings.Join(words, " ")
}
