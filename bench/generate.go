package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Words of the invented news, of which each sentence takes some at random, so that two
// texts seldom share twelve words in a row but where one copies the other.
var (
	given   = strings.Fields("Alma Berit Carlo Dana Edvin Fenna Goran Hedda Ilse Jonas Kaia Ludo Marit Nadja Orin Petra Quirin Runa Stellan Thora")
	family  = strings.Fields("Ames Brandt Corvin Dahl Estrup Falk Garrow Hale Ivers Jarl Kestrel Lomax Marsh Norden Ostwick Pell Quist Rook Sorrel Thane")
	offices = []string{"mayor", "harbor master", "spokeswoman for the city", "engineer", "member of the council", "prosecutor",
		"head of the union", "teacher", "director of the clinic", "commissioner"}
	places = strings.Fields("Ostwick Harrowby Lunde Marrick Vesterby Tollan Brackwater Selby Norrvik Caldmoor")
	things = strings.Fields("bridge ferry tunnel budget hospital contract inquiry storm school library railway dam market pipeline survey reservoir")
	plain  = strings.Fields("new old late northern costly empty public unsafe disputed small narrow secret broken foreign")
	acts   = strings.Fields("close open fail collapse reopen delay flood expand cost shrink burn vanish recover improve")
	cues   = strings.Fields("said said said added claimed insisted argued denied confirmed suggested warned")
	days   = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
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

func (g *inventor) name() string { return g.of(given) + " " + g.of(family) }

// clause is a whole sentence without its full stop.
func (g *inventor) clause() string {
	return fmt.Sprintf("the %s %s in %s would %s %s the %s %s near %s", g.of(plain), g.of(things), g.of(places), g.of(acts),
		g.of([]string{"before", "after", "because of", "in spite of"}), g.of(plain), g.of(things), g.of(places))
}

func (g *inventor) paragraph() string {
	c := g.clause()
	who := fmt.Sprintf("%s, %s of %s", g.name(), g.of(offices), g.of(places))
	switch g.IntN(5) {
	case 0:
		return fmt.Sprintf("%s %s on %s that %s. “%s%s,” %s %s.", who, g.of(cues), g.of(days), c, strings.ToUpper(c[:1]), c[1:], g.of([]string{"he", "she"}), g.of(cues))
	case 1:
		return fmt.Sprintf("“%s%s,” %s %s. “I have seen %d of them, and %s.”", strings.ToUpper(c[:1]), c[1:], g.of(cues), who, 2+g.IntN(900), g.clause())
	case 2:
		return fmt.Sprintf("According to %s, %s. Nobody at the %s answered questions on %s.", who, c, g.of(things), g.of(days))
	case 3:
		return fmt.Sprintf("On %s, %s. The %s cost %d million, and %s.", g.of(days), c, g.of(things), 1+g.IntN(900), g.clause())
	}
	return fmt.Sprintf("%s denied that %s, as the %s Courier had reported, but %s that %s.", who, c, g.of(places), g.of(cues), g.clause())
}

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
