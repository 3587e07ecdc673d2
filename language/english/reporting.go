// Package english holds the word lists of the language stages, apart from their
// algorithms: words of the language and of the trade, no names.
package english

import "strings"

// A ReportingClass says how a word may introduce a statement.
type ReportingClass uint8

// The classes of reporting words; None is any other word.
const (
	None     ReportingClass = iota
	Say                     // utters words
	Tell                    // utters words to somebody
	Write                   // utters words in writing
	Think                   // holds or wonders
	Ask                     // puts a question or a demand
	Show                    // a document, a poll or a fact says
	Intend                  // wants, plans, hopes
	Refuse                  // declines, denies, rejects
	Judge                   // praises or blames
	Learn                   // comes to know
	Noun                    // a noun for an utterance or a thought
	Relation                // according to, per, citing
)

// Reporting is the class of a word whose Stem is stem.
func Reporting(stem string) ReportingClass { return reporting[stem] }

var reporting = classes(map[ReportingClass]string{
	Say: `say add affirm announce argue assert aver avow boast claim comment complain concede confess confide
confirm contend continue counter cry declare describe detail disclose echo elaborate emphasize exclaim explain
express hint imply insist interject joke lament maintain mention mumble murmur mutter muse note object observe
opine phrase preach proclaim pronounce quip rail reaffirm reason recite recount reiterate relate relay remark repeat
reply respond restate retort reveal shout shrug sigh snap speak specify stipulate state stress suggest summarize
swear talk testify underline underscore utter vent verify voice volunteer whisper yell chant explode fume gush deadpan
warn predict forecast prophesy estimate signal indicate acknowledge admit agree allege point`,
	Tell: `tell advise alert assure brief caution convince instruct inform lecture notify persuade promise remind teach
reassure address interview greet`,
	Write: `write tweet retweet post publish print report blog text email e-mail scrawl pen sign document list record
quote headline caption chronicle transcribe headlin`,
	Think: `think believe consider doubt expect fancy fear feel figure guess imagine judge know presume reckon regard see
sense speculate suppose surmise suspect view wonder worry anticipate assume dread remember recall forget deem
conclude decide determine conceive understand realize recognize interpret perceive value love hate`,
	Ask: `ask beg call challenge command demand dare enquire inquire implore invite order petition plead press pray
prompt propose query question recommend request require summon urge lobby appeal encourage advocate bid`,
	Show: `show demonstrate depict illustrate mean portray prove read reflect contain highlight evidence attest
seem appear present cover feature`,
	Intend: `aim desire hope intend long plan pledge prefer resolve seek threaten try vow want wish yearn commit
support endorse back favor consent offer guarantee`,
	Refuse: `decline deny disagree dismiss dispute oppose rebut rebuff rebuke refuse refute reject renounce repudiate
disavow contradict ignore withhold retract withdraw disclaim discount downplay block resist deflect sidestep dodge evade`,
	Judge: `accuse admire applaud assail attack blame blast bash belittle brand castigate celebrate cheer chide commend
condemn congratulate criticize decry defend denigrate denounce deride disparage hail impugn insult knock label lambaste
laud liken mock praise rap rate rip scold slam slap smear suspect tar taunt tease thank tout trash vilify welcome
ridicule compare characterize cast credit charge`,
	Learn: `learn discover find hear discern ascertain uncover detect establish gather notice calculate observe`,
	Noun: `accusation account admission advice allegation announcement answer appeal argument assertion assessment
assumption assurance belief boast claim comment commentary complaint concern conclusion confession confirmation
contention conviction criticism declaration decision demand denial description doubt estimate expectation explanation
finding hunch hypothesis idea indication insinuation insistence interpretation intention invitation judgment memo message
notion observation opinion opposition perception petition pitch plan plea prediction proclamation proposal
rebuttal recollection recommendation refusal rejection remark reminder report request response revelation
rhetoric rumor sentiment speculation speech statement stance story suggestion summary suspicion testimony theory thesis
thought threat verdict vision wording words worry poll survey study letter memoir transcript article column editorial
desire hope fear promise pledge prospect interview quote question call`,
	Relation: `according per cite quote reference accord via reportedly allegedly supposedly purportedly ostensibly`,
})

func classes(lists map[ReportingClass]string) map[string]ReportingClass {
	m := map[string]ReportingClass{}
	for c := Say; c <= Relation; c++ {
		for _, w := range strings.Fields(lists[c]) {
			if s := Stem(w); m[s] == None {
				m[s] = c
			}
		}
	}
	return m
}

// irregular holds the forms that no rule brings to their verb.
var irregular = forms(`
say:said tell:told write:wrote,written think:thought know:knew,known see:saw,seen hear:heard find:found
speak:spoke,spoken feel:felt mean:meant read:read show:shown swear:swore,sworn teach:taught take:took,taken
give:gave,given go:went,gone,goes do:did,done,does,doing make:made have:had,has,having 've,’ve be:is,was,were,been,are,am,'s,’s,'re,’re,'m,’m,being
forget:forgot,forgotten forbid:forbade,forbidden foretell:foretold withdraw:withdrew,withdrawn seek:sought
understand:understood hold:held keep:kept leave:left choose:chose,chosen bid:bade,bidden come:came begin:began,begun
become:became beg:begged,begging lay:laid lead:led put:putting set:setting get:got,gotten,getting sing:sang,sung
shout:shouted cry:cried,cries deny:denied,denies reply:replied,replies run:ran win:won,winning stand:stood
break:broke,broken bring:brought build:built draw:drew,drawn fight:fought throw:threw,thrown will:'ll,’ll,would not:n't,n’t
overhear:overheard recount:recounted foresee:foresaw,foreseen tie:tied,tying lie:lied,lying die:died,dying
admit:admitted,admitting refer:referred,referring rebut:rebutted,rebutting quip:quipped,quipping rip:ripped,ripping
commit:committed,committing prefer:preferred,preferring plan:planned,planning`)

func forms(s string) map[string]string {
	m := map[string]string{}
	for _, f := range strings.Fields(s) {
		base, others, ok := strings.Cut(f, ":")
		if !ok {
			continue
		}
		for _, o := range strings.Split(others, ",") {
			m[o] = base
		}
	}
	return m
}

// Stem brings the forms of a verb or noun, in lower case, to one crude stem that
// need not be a word: "declares", "declared" and "declaring" give "declar".
func Stem(low string) string {
	if b, ok := irregular[low]; ok {
		low = b
	}
	w := low
	n := len(w)
	switch {
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "i"
	case n > 4 && strings.HasSuffix(w, "ied"):
		return w[:n-3] + "i"
	case n > 5 && strings.HasSuffix(w, "ing"):
		w = undouble(w[:n-3])
	case n > 4 && strings.HasSuffix(w, "ed"):
		w = undouble(w[:n-2])
	case n > 4 && (strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes")):
		w = w[:n-2]
	case n > 3 && w[n-1] == 's' && w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i' && w[n-2] != '\'':
		w = w[:n-1]
	}
	n = len(w)
	switch {
	case n > 3 && w[n-1] == 'e':
		w = w[:n-1]
	case n > 2 && w[n-1] == 'y':
		w = w[:n-1] + "i"
	}
	return w
}

// undouble parts a doubled consonant that the ending made: "admitt" gives "admit".
func undouble(w string) string {
	n := len(w)
	if n > 3 && w[n-1] == w[n-2] {
		switch w[n-1] {
		case 'b', 'd', 'g', 'm', 'n', 'p', 'r', 't':
			return w[:n-1]
		}
	}
	return w
}

// Stems is the set of the stems of words.
func Stems(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[Stem(w)] = true
	}
	return m
}
