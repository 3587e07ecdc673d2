package polarity

import (
	"strings"

	"github.com/openhearsay/hearsay/language/english"
)

// An effect is what becomes of a clause below a word.
type effect uint8

const (
	keep    effect = iota
	turn           // not so
	doubt          // rather not so
	perhaps        // left open
	wish           // wanted
	shun           // wanted not to be
	ask            // asked
	unsay          // not said
	fact           // so, whatever becomes of the word
)

// A rule is a row of the table: words, what they do to the clause that depends on
// them, and what they do when they are negated themselves.
type rule struct {
	name    string
	words   string // base forms, a_b for a and its particle b
	tags    string // beginnings of tags that a word may have, empty for any
	plain   effect
	negated effect
	traits  trait
}

// A trait is what else holds of a rule.
type trait uint16

const (
	speech   trait = 1 << iota // only told of, nothing is said where it may, should or will be: "may say that"
	matters                    // what the clause below says is the matter, and not this word: "there is no evidence that"
	contents                   // a noun for what is said: to call it false turns it round
	nominal                    // the same for a noun below it: "denied involvement"
	infinite                   // only of an infinitive below it: "declined to"
	passive                    // only where it is a participle after "is": "was expected to"
	against                    // a rejection and no mere negation
	finite                     // of anything but an infinitive
)

// rules is the table. Where a word has several rows, the first that fits holds.
var rules = []rule{
	// Verbs that turn round what depends on them.
	{"denied", `deny refute rebut disavow repudiate debunk disprove negate gainsay contradict belie discredit disown disclaim denial refutation rebuttal`, "", turn, perhaps, matters | contents | nominal | against},
	{"rejected", `reject dismiss dispute contest challenge counter quash rejection dismissal knock_down shoot_down shot_down bat_down wave_off brush_off push_back`, "V,NN", turn, perhaps, matters | contents | nominal | against},
	{"ruled out", `rule_out exclude preclude foreclose`, "V", turn, perhaps, matters | nominal},
	{"failed to", `fail refuse decline neglect omit forget hesitate refusal failure inability reluctance unwilling unable reluctant powerless`, "", turn, keep, infinite},
	{"kept from", `prevent prohibit forbid ban bar block stop avoid avert abandon scrap drop cancel prevention`, "V,NN", turn, keep, infinite},
	{"short of", `short`, "JJ,RB", turn, keep, matters},
	{"far from", `far`, "RB,JJ,IN", turn, keep, matters | nominal},
	{"absence", `lack absence dearth shortage lacked`, "", turn, keep, matters | nominal},
	{"pretended", `pretend feign invent fabricate misreport`, "V", turn, perhaps, matters | nominal | against},
	{"lied", `lie`, "V", turn, keep, matters | against},
	// What is called false, said of a clause or of a noun for one.
	{"called false", `false untrue baseless unfounded groundless incorrect inaccurate bogus fake fabricated fictitious erroneous mistaken nonsense
fiction fabrication falsehood hoax myth lie rubbish meritless nonsensical preposterous absurd ludicrous laughable wrong untruth misinformation disinformation
debunked discredited disproved invention impossible unthinkable inconceivable garbage baloney malarkey
horseshit bullshit hogwash distortion mischaracterization misrepresentation`, "JJ,NN,VBN,RB", turn, keep, matters | contents | against},
	{"impossible", `unlikely improbable doubtful dubious questionable`, "JJ,RB", doubt, perhaps, matters},
	{"called true", `true correct accurate case right`, "JJ,NN,RB", keep, turn, matters | contents | against},
	{"truth in", `truth merit substance foundation basis validity`, "NN", keep, turn, matters | nominal | against},
	// What is shown, planned or known, of which there may be none.
	{"evidence", `evidence proof indication sign hint confirmation suggestion trace record information intelligence reason grounds nothing anything`, "NN", keep, turn, matters | nominal},
	{"plan", `plan intention intent desire wish interest need reason obligation chance possibility prospect danger risk way`, "NN", keep, turn, matters | nominal},
	{"recollection", `recollection memory`, "NN", keep, perhaps, matters | nominal},
	{"knowledge", `knowledge awareness`, "NN", keep, turn, matters | nominal},
	{"possible", `possible possibility chance prospect risk danger conceivable plausible likely likelihood probable`, "", perhaps, turn, matters},
	// Doubt.
	{"doubt", `doubt doubts skeptical sceptical`, "V,NN,JJ", doubt, keep, matters},
	{"question of fact", `question`, "NN", ask, keep, matters | finite},
	{"sure", `sure certain convinced confident positive recall remember recollect`, "", keep, perhaps, matters | nominal},
	{"clear", `clear apparent obvious evident known established`, "JJ,VBN", keep, perhaps, matters},
	{"unclear", `unclear unknown unsure uncertain undecided unconfirmed unverified unproven unproved`, "JJ,VBN", perhaps, keep, matters | contents},
	{"confirmed", `confirm verify corroborate substantiate prove establish authenticate vouch`, "V", keep, perhaps, matters | nominal},
	{"seemed", `seem appear`, "V", perhaps, turn, matters},
	{"suspected", `suspect speculate guess wager suspicion speculation rumour rumor hunch`, "", perhaps, turn, matters | contents},
	{"expected", `expect slate schedule poise tip set predict`, "VBN,VBD", perhaps, turn, infinite | passive | matters},
	{"said to be", `rumour rumor allege report believe think suppose say`, "VBN,VBD", perhaps, turn, infinite | passive | matters},
	{"shown", `suggest indicate show demonstrate imply mean warrant justify support`, "V", keep, turn, matters | nominal | finite},
	// Wishes.
	{"asked whether", `ask wonder inquire enquire query`, "V", ask, perhaps, speech | matters | finite},
	{"demanded", `demand urge implore beg plead instruct command order exhort beseech request recommend advise encourage require tell warn ask call press lobby petition
appeal invite summon want wish hope need have propose suggest insist forbid`, "V", wish, shun, infinite | matters},
	{"call for", `demand request appeal call order plea recommendation proposal hope wish instruction`, "NN", wish, shun, matters},
	{"wanted", `want wish hope demand recommend urge propose pray`, "V", wish, shun, matters},
	// Knowing: so whether known or not.
	{"known", `know realize realise discover forget regret notice learn ignore aware unaware`, "", fact, fact, 0},
	{"admitted", `admit concede acknowledge confess grant own_up admission concession`, "", keep, perhaps, speech | contents},
	// Thinking: not to think that it is so is to think that it is not.
	{"thought", `think believe expect feel consider suppose imagine find see figure reckon accept buy agree belief`, "", keep, turn, matters},
	// Doing what is said by the verb below.
	{"managed", `manage try seek plan intend mean aim start begin continue dare bother happen get use come go promise vow pledge agree offer threaten prepare`, "V", keep, turn, infinite | matters},
	{"able", `able willing ready prepared set going about`, "JJ,VBG,VBN", keep, turn, infinite | matters},
	{"idea", `idea notion myth theory story claim report rumour rumor allegation accusation assertion suggestion charge insinuation contention account belief
perception impression premise narrative conclusion statement version legend tale speculation`, "NN", keep, unsay, contents | speech | matters},
}

// fallback are the rules of words that have no row.
var (
	saying   = rule{name: "said", plain: keep, negated: unsay, traits: speech}
	thinking = rule{name: "thought", plain: keep, negated: turn, traits: 0}
	other    = rule{name: "negation", plain: keep, negated: turn}
	loose    = rule{name: "", plain: keep, negated: keep}
)

// An entry is a row under one of its words.
type entry struct {
	rule     int
	particle string // that must follow, "" for none
}

// byStem is the rows of each stem, in the order of the table.
var byStem = func() map[string][]entry {
	m := map[string][]entry{}
	for i := range rules {
		for _, w := range strings.Fields(rules[i].words) {
			verb, particle, _ := strings.Cut(w, "_")
			s := english.Stem(verb)
			m[s] = append(m[s], entry{i, particle})
		}
	}
	return m
}()

// Class is the name of the first rule that has a word of this tag, "" for none: what
// the word does to a clause below it. stem is english.Stem of the word.
func Class(stem, tag string) string {
	for _, e := range byStem[stem] {
		if row := &rules[e.rule]; e.particle == "" && row.traits&passive == 0 && (row.tags == "" || hasTag(row.tags, tag)) {
			return row.name
		}
	}
	return ""
}

// Rules are the names of the rows of the table.
func Rules() []string {
	var names []string
	for i := range rules {
		names = append(names, rules[i].name)
	}
	return names
}
