package kind

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/language/english"
)

// reportingNames are the classes of reporting words in features.
var reportingNames = map[english.ReportingClass]string{english.Say: "saying", english.Tell: "telling", english.Write: "writing",
	english.Think: "thinking", english.Ask: "asking", english.Show: "showing", english.Intend: "intending", english.Refuse: "refusing",
	english.Judge: "judging", english.Learn: "learning", english.Noun: "a noun", english.Relation: "a relation"}

// doing are the words of cues that say by themselves what the speaker does. A word stands
// in one row, else it would be chance which.
var doing = map[string]string{
	"promises": `promise pledge vow swear commit commitment guarantee undertake assure assurance plan intend intention aim resolve offer threaten threat prepare
			willing ready prepared determined`,
	"demands": `demand urge implore beg plead instruct command order beseech request appeal recommend advise encourage press require lobby seek petition propose summon behest`,
	"judges": `criticize criticise criticism condemn denounce blast slam praise applaud commend hail laud welcome deplore decry blame fault mock ridicule deride assail
			castigate rebuke chide scold lament bemoan complain complaint prefer favor favour support oppose opposition endorse admire like love hate dislike resent appreciate
			joke quip brand dub deem rate judge call describe characterize label depict portray frustrate disappoint outrage tout defend accuse attack thank celebrate`,
	"feels":     `worry fear hope feel regret doubt expect predict anticipate confident optimistic skeptical convinced sure concerned want wish`,
	"grants":    `admit acknowledge concede confess apologize apologise apology grant retract retraction confirm own correction`,
	"guesses":   `suspect speculate guess surmise imply hint suggest insinuate wonder conjecture`,
	"is silent": `comment respond reply answer return elaborate discuss disclose reveal specify decline refuse refer ignore unavailable reach unanswered`,
}

// does is what the speaker does, by the stems of the words of doing.
var does = func() map[string]string {
	m := map[string]string{}
	for name, words := range doing {
		for w := range strings.FieldsSeq(words) {
			m[english.Stem(w)] = name
		}
	}
	return m
}()

// asks are what goes unanswered.
var asks = stems(`comment request question call message email e-mail inquiry letter query voicemail interview detail`)

// rates are words that judge what they are said of.
var rates = stems(`good bad great terrible horrible awful wonderful amazing excellent best worst better worse disgraceful disgusting outrageous shocking troubling
disturbing alarming unacceptable appropriate inappropriate wrong right fair unfair popular unpopular important disappointing impressive embarrassing ridiculous absurd
stupid smart crazy insane dangerous reckless irresponsible careless misleading dishonest honest corrupt unfit qualified incompetent strong weak tough sad tragic
unfortunate shameful shame disgrace scandal outrage joke proud beautiful ugly brilliant genius fantastic tremendous incredible unbelievable remarkable extraordinary
disaster catastrophe failure mess mistake success necessary unnecessary vital essential bizarre strange weird odd silly happy unhappy pleased glad grateful angry furious
worried hopeful excited thrilled confident sorry perfect effective useless helpful harmful offensive hypocritical cowardly brave courageous evil pathetic desperate
cynical naive foolish wise premature divisive extreme radical problematic serious significant interesting`)

func stems(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[english.Stem(w)] = true
	}
	return m
}

// contrasts are conjunctions that set a sentence against another, questions the words of
// one who asks, and claims what may be answered by a denial.
var (
	contrasts = set(`but however still though although while yet`)
	questions = set(`asked pressed questioned`)
	claims    = stems(`claim report allege allegation rumor rumour accuse accusation assertion suggest suggestion charge insinuate`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// said are nouns for what others have said or written.
var said = stems(`claim report allegation story rumor rumour article assertion suggestion accusation charge statement comment remark account figure question
criticism narrative version number`)

// tells are words of a content, by their stems, and what they tell of it.
var tells = func() map[string][]string {
	m := map[string][]string{}
	for _, row := range [...]struct{ name, words string }{
		{"doubt", `doubt doubtful skeptical sceptical unconvinced unsure uncertain unclear vague suspicion suspect recollection recall remember maybe perhaps
possible possibly possibility presumably apparently probably likely unlikely guess speculate speculation`},
		{"regret", `misspeak misspoke misspoken mistake mistaken regret sorry apologize apologise apology inaccurate error forgive forgiveness lapse ashamed
fault blame retract retraction admit acknowledge confess wrong`},
		{"contrast", `only rather instead otherwise contrary unrelated merely simply actually informal routine neither nor`},
		{"duty", `should must ought need necessary imperative`},
		{"time to come", `will wo would 'll going shall plan intend`},
		{"hope", `hope expect wish want fear worry concern worried afraid look believe think feel`},
		{"degree", `very so too extremely really absolutely totally completely such quite deeply highly truly always never every all most much more`},
		{"condition", `if unless would could`},
		{"number", `percent million billion thousand hundred`},
		{"time", `yesterday ago monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
november december`},
	} {
		for w := range strings.FieldsSeq(row.words) {
			s := english.Stem(w)
			if !slices.Contains(m[s], row.name) {
				m[s] = append(m[s], row.name)
			}
		}
	}
	return m
}()
