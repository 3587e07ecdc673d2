package term

import "strings"

// Class is what a stem is compared by where the same matter may be told in other
// words: one stem for each small class of words that news uses for one another
// ("caught", "apprehended", "arrested"). A stem in no class is its own.
func Class(stem string) string {
	if c, ok := classes[stem]; ok {
		return c
	}
	return stem
}

var classes = classTable(`
catch apprehend capture arrest detain seiz custody round nab
meet discuss speak talk convers encounter contact communicat dialogue
kill dead slay murder slain fatal death
attack strik assault raid bomb blast explod explosion
resign quit step depart
fire dismiss oust sack remov terminat dismissal fir
provid hand suppl deliver
steal rob theft stolen robb
buy purchas acquir acquisition bought
plan plot intend plann intention
hide conceal cover
lie mislead deceiv misled
reveal disclos divulg shar leak disclosur expos
publish release print releas
stop halt end ceas suspend
clos shut closur
begin start launch began
injur wound hurt injury
investigat probe inquiry investigation prob inquir
letter memo note
vessel ship boat ferry
car vehicle truck
child kid boy girl
physician doctor medic
police officer cop
troop soldier military army
rais increas rise grow hike
lower cut reduc decreas drop fall
approv pass endors back support
oppos object resist
win victory defeat won
cost price
money fund cash
company firm corporation
bos head chief leader director
cross enter infiltrat coming
fighter militant terrorist jihadist extremist insurgent
suspect accus
tie link affiliat connection relationship association
sourc informant
claim assert alleg
false bogu untru wrong incorrect
spy espionag
agreement deal accord pact
crash collid collision
trial court hear
immigrant migrant
hous home
document paper file record
recus recusal
appoint nam nominat appointment
`)

func classTable(s string) map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(s, "\n") {
		f := strings.Fields(line)
		for _, w := range f {
			if _, ok := m[w]; !ok {
				m[w] = "=" + f[0]
			}
		}
	}
	return m
}

// Classes maps sorted stems to their classes, sorted and distinct.
func Classes(stems []string) []string {
	out := make([]string, len(stems))
	for i, s := range stems {
		out[i] = Class(s)
	}
	return Distinct(out)
}
