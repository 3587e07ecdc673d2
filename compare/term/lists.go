package term

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func pairs(s string) map[string]string {
	m := map[string]string{}
	f := strings.Fields(s)
	for i := 0; i+1 < len(f); i += 2 {
		m[f[i]] = f[i+1]
	}
	return m
}

// stops say nothing about the matter: function words and the commonest verbs of saying.
var stops = set(`a an the and or but nor so yet if then than that this these those there here it its itself
he him his himself she her hers herself they them their theirs themselves we us our ours i me my mine you your yours
who whom whose which what when where why how whether while as at by for from in into of off on onto out over to up upon
with without within about above after again against before below between during through under until via per
be am is are was were been being do does did doing done have has had having will would shall should can could may might must
not no never none nothing nobody neither n't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't cannot
couldn't shouldn't haven't hasn't hadn't ain't i'm i've i'd i'll he'd he'll she'd she'll they're they've they'd they'll
we're we've we'd we'll you're you've it'd it'll that'd there'd who'd what's
all any both each either every few many more most much other others another some such own same only very too also just even still
said say says saying tell tells told telling ask asks asked asking add adds added adding
mr mrs ms dr sir one ones s t re ve ll d m let lets get gets got getting go goes going went gone make makes made making
because since though although however therefore thus hence rather quite perhaps almost already always ever often once
like well now today yesterday tomorrow really actually simply indeed`)

// Memory reports whether a folded word speaks of what one remembers or is sure of.
func Memory(fold string) bool { return memory[fold] }

var memory = set(`recall recalls recalled recollect recollection remember remembers remembered memory certain sure`)

// numbers are spelled numbers that news writes both ways.
var numbers = pairs(`two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13
fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60
seventy 70 eighty 80 ninety 90 first 1st second 2nd third 3rd fourth 4th fifth 5th`)

// irregular are forms that no ending shows.
var irregular = pairs(`met meet spoke speak spoken speak knew know known know saw see seen see took take taken take gave give given give
came come went go gone go held hold kept keep left leave lost lose paid pay sent send spent spend stood stand taught teach
thought think won win wrote write written write broke break broken break brought bring built build bought buy caught catch
chose choose chosen choose drew draw drawn draw drove drive driven drive fell fall fallen fall felt feel fought fight
found find flew fly flown fly forgot forget forgotten forget grew grow grown grow heard hear hid hide hidden hide led lead
meant mean ran run rose rise risen rise sold sell shot shoot showed show shown show slept sleep stole steal stolen steal
swore swear sworn swear threw throw thrown throw understood understand withdrew withdraw withdrawn withdraw wore wear
men man women woman children child people people died die dies die dying die dead die death die lying lie lied lie lies lie
meeting meet meetings meet talks talk discussion discuss discussions discuss conversation converse conversations converse
contacts contact communication communicat communications communicat communicated communicat
denial deny denials deny allegation alleg allegations alleg claim claim assertion assert assertions assert
was be were be news news`)
