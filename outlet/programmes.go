package outlet

import "strings"

// programmes stand for the network that airs them: "network: programme; …". What is
// said on one is said on its network. A name after "?" is also ordinary words, and
// counts only where the words around it speak of an outlet.
const programmes = `
NBC News: NBC Nightly News; Dateline NBC; ?Today show
CBS News: Face the Nation; CBS Evening News; CBS This Morning; CBS Sunday Morning; 48 Hours Mystery
ABC News: Good Morning America; World News Tonight; ?This Week; ?Nightline
CNN: State of the Union with; The Situation Room; Anderson Cooper 360; Larry King Live; Reliable Sources; Piers Morgan Tonight; Piers Morgan Live
Fox News: Fox News Sunday; Fox & Friends; The O'Reilly Factor; ?Hannity; On the Record with Greta Van Susteren; Special Report with; Tucker Carlson Tonight; The Ingraham Angle
MSNBC: Morning Joe; The Rachel Maddow Show; Hardball with; The Ed Show; ?Hardball
CNBC: Squawk Box; Mad Money; Closing Bell; Halftime Report
NPR: All Things Considered; Morning Edition; Fresh Air; Weekend Edition
PBS NewsHour: The NewsHour
Comedy Central: The Daily Show; The Colbert Report
BBC: The Andrew Marr Show
`

// addProgrammes adds the programmes to the forms of names.
func (g *gazetteer) addProgrammes() {
	for _, line := range strings.Split(strings.TrimSpace(programmes), "\n") {
		network, names, _ := strings.Cut(line, ": ")
		if c, ok := g.names[fold(network)]; ok {
			network = c
		}
		for _, name := range strings.Split(names, "; ") {
			name, context := strings.CutPrefix(name, "?")
			bare, the := strings.CutPrefix(name, "The ")
			k := firstRun(bare)
			g.forms[k] = append(g.forms[k], form{text: bare, upper: strings.ToUpper(bare), name: network, article: the, context: context})
		}
	}
}
