package name

import "strings"

// A Title stands before a name and says what its bearer is.
type Title struct {
	Gender Gender // where the title tells it
	Roles  string // other words that a text may use for the bearer, apart by spaces
}

// TitleOf is the title that a word in small letters is, with its full stop where
// it is an abbreviation. Of a compound, "vice-president", the last part counts.
func TitleOf(w string) (Title, bool) {
	t, ok := titles[w]
	if !ok {
		if i := strings.LastIndexByte(w, '-'); i > 0 {
			t, ok = titles[w[i+1:]]
		}
	}
	return t, ok
}

// IsTitle reports whether a word in small letters is a title.
func IsTitle(w string) bool {
	_, ok := TitleOf(w)
	return ok
}

// Respect reports whether a word in small letters is a title that only a name
// follows: "Mr.", "Sen.".
func Respect(w string) bool {
	switch w {
	case "mr", "mrs", "ms", "mx", "dr":
		return true
	}
	return strings.HasSuffix(w, ".") && IsTitle(w)
}

// InTitle reports whether a word in small letters may stand inside a title of
// several words: "deputy prime minister", "chief of staff".
func InTitle(w string) bool { return inTitle[w] || IsTitle(w) }

// Suffix reports whether a word in small letters may follow a name: "Jr.", "III".
func Suffix(w string) bool { return suffixes[strings.ReplaceAll(w, ".", "")] }

// Particle reports whether a word in small letters may begin a surname: "van".
func Particle(w string) bool { return particles[w] }

var titles = readTitles()

func readTitles() map[string]Title {
	all := map[string]Title{}
	for _, group := range [...]struct {
		gender Gender
		words  string
	}{{Male, maleTitles}, {Female, femaleTitles}, {Unknown, otherTitles}} {
		for _, w := range strings.Fields(group.words) {
			all[w] = Title{Gender: group.gender, Roles: titleRoles[w]}
			if short := strings.TrimSuffix(w, "."); short != w && !unsure[short] {
				all[short] = all[w]
			}
		}
	}
	return all
}

const maleTitles = `mr. messrs. sir lord congressman father fr. pope cardinal imam sheikh sheik ayatollah king prince emperor
chairman councilman spokesman assemblyman alderman selectman businessman duke baron count viscount earl abbot monsignor msgr. brother
sultan emir shah freshman anchorman policeman freiherr señor monsieur herr tsar czar ombudsman headmaster`

const femaleTitles = `mrs. ms. miss lady dame madam madame sister queen princess empress congresswoman chairwoman councilwoman
spokeswoman assemblywoman alderwoman businesswoman duchess baroness countess viscountess abbess anchorwoman actress policewoman
señora frau headmistress selectwoman`

const otherTitles = `mx. dr. doctor prof. professor emeritus sen. sens. senator senators rep. reps. representative representatives gov. govs. governor lt. lieutenant
gen. general col. colonel maj. major capt. captain cmdr. cdr. commander adm. admiral sgt. sergeant cpl. corporal pvt. private brig. brigadier commodore
marshal ensign cadet petty midshipman airman specialist
rev. reverend bishop archbishop rabbi deacon canon vicar chaplain dean provost rector pastor patriarch swami lama
president pres. premier chancellor minister secretary sec. ambassador amb. consul attorney att. judge justice magistrate director chairperson chair speaker mayor
sheriff chief officer ofc. detective det. inspector insp. constable trooper ranger commissioner comm. councilor councillor cllr. counselor councilmember assemblymember delegate
coach candidate nominee spokesperson adviser advisor prosecutor superintendent supt. treasurer comptroller
controller envoy aide lawyer counsel barrister solicitor leader deputy host editor reporter correspondent columnist analyst economist author actor singer anchor
whip taoiseach tánaiste principal headteacher nurse midwife coroner paramedic firefighter bailiff marshall warden ombudsperson postmaster surgeon pathologist
historian scientist researcher engineer activist lecturer architect curator astronaut cosmonaut strategist pollster lobbyist publicist producer presenter commentator
quarterback linebacker pitcher goalkeeper midfielder striker forward
democrat republican hon. honorable lcpl. l.cpl. ssgt. msgt. cwo vp evp svp ceo cfo coo cto cio mp mep mla msp td`

// titleRoles are the words that a text may use for who bears a title.
var titleRoles = map[string]string{
	"dr.": "doctor physician", "prof.": "professor", "sen.": "senator lawmaker", "sens.": "senator lawmaker", "senator": "lawmaker", "senators": "lawmaker",
	"rep.": "representative congressman congresswoman lawmaker", "reps.": "representative congressman congresswoman lawmaker",
	"representative": "congressman congresswoman lawmaker", "congressman": "representative lawmaker", "congresswoman": "representative lawmaker",
	"gov.": "governor", "govs.": "governor", "lt.": "lieutenant", "gen.": "general", "col.": "colonel", "maj.": "major", "capt.": "captain",
	"cmdr.": "commander", "cdr.": "commander", "adm.": "admiral", "sgt.": "sergeant", "cpl.": "corporal", "pvt.": "private", "brig.": "brigadier",
	"rev.": "reverend pastor", "reverend": "pastor", "fr.": "father priest", "pope": "pontiff", "king": "monarch", "queen": "monarch",
	"ambassador": "envoy diplomat", "amb.": "ambassador envoy diplomat", "supt.": "superintendent", "det.": "detective", "insp.": "inspector",
	"cllr.": "councillor", "assemblyman": "lawmaker", "assemblywoman": "lawmaker", "assemblymember": "lawmaker", "mp": "lawmaker",
	"ceo": "executive", "cfo": "executive", "coo": "executive", "attorney": "lawyer", "counsel": "lawyer", "pres.": "president",
}

// unsure are abbreviations that without their full stop are other words.
var unsure = set("gen sec att det comm rep hon col brig fr")

// inTitle are words that stand in titles of several words.
var inTitle = set(`deputy prime foreign vice former acting interim ex attorney general district defense defence state interior
finance assistant associate executive managing press national security first senior junior white house republican democratic senate
majority minority party campaign staff special crown rear special chief founding co-founder founder emerita emeritus master warrant
staff secretary-general under permanent joint regional assembly council police fire health communications political public affairs
current then late retired fellow honorary world news investigative sports science editorial opinion policy operating financial technology marketing`)

var suffixes = set(`jr sr ii iii iv esq phd md qc kc`)

var particles = set(`van von der den de del della di da la le al el bin ben ibn abu ter ten dos das du`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
