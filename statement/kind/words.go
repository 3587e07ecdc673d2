package kind

import (
	"strings"

	"github.com/openhearsay/hearsay"
)

// cueWords say what a cue does, by the lemma of a verb or by a noun, with how
// much that counts. A word of reporting that says nothing more ("said") is in
// none of them.
var cueWords = func() map[string]evidence {
	m := map[string]evidence{}
	add := func(k hearsay.Kind, weight float64, words string) {
		for _, w := range strings.Fields(words) {
			m[w] = evidence{k, weight}
		}
	}
	add(hearsay.Denial, 3, `deny denial denials refute refutation rebut rebuttal disavow repudiate debunk contradict disclaim gainsay`)
	add(hearsay.Denial, 2, `dispute reject dismiss dismissal rejection counter quash`)
	add(hearsay.Admission, 3, `admit admission acknowledge acknowledgment acknowledgement concede concession confess confession apologize apologise apology`)
	add(hearsay.Admission, 2, `concur grant`)
	add(hearsay.NoComment, 3, `decline refuse refusal`)
	add(hearsay.Question, 2.5, `ask question wonder inquire enquire query inquiry quiz questions questioning`)
	add(hearsay.Demand, 3, `demand demands urge implore beg plead instruct command order exhort beseech request requests appeal appeals`)
	add(hearsay.Demand, 2, `recommend recommendation advise encourage discourage press require lobby seek petition propose proposal`)
	add(hearsay.Promise, 3, `promise promises pledge pledges vow vows swear commit commitment guarantee undertake assure assurance assurances oath`)
	add(hearsay.Promise, 2, `plan plans intend intention intentions aim resolve offer threaten threat threats prepare`)
	add(hearsay.Hedge, 2.5, `speculate speculation suspect suspicion guess surmise imply hint insinuate`)
	add(hearsay.Hedge, 1.2, `suggest intimate conjecture`)
	add(hearsay.Opinion, 3, `believe belief beliefs think feel feeling feelings consider regard view views opine criticize criticise criticism condemn condemnation denounce
blast slam praise applaud commend hail laud welcome deplore decry blame fault mock ridicule deride lambaste assail castigate rebuke chide scold lament bemoan
complain complaint complaints worry worries fear fears hope hopes doubt doubts prefer favor favour support oppose opposition endorse admire like love hate dislike
resent regret appreciate joke quip brand dub deem rate judge interpret perceive downplay
defend marvel gush rave scoff jeer boo critical concerned frustrated displeasure frustration disappointment outrage pushback touted tout`)
	add(hearsay.Opinion, 0.9, `call describe characterize characterise label depict portray term`)
	add(hearsay.Opinion, 2, `predict prediction expect expectation anticipate attack agree disagree
convince convinced sure confident optimistic skeptical sceptical`)
	return m
}()

type evidence struct {
	kind   hearsay.Kind
	weight float64
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var negations = set("not n't n’t never no none nobody nothing neither nor without cannot")

// falsehoods are the words that say that something is not so.
var falsehoods = set(`false untrue baseless bogus fake incorrect inaccurate unfounded groundless fabricated fabrication hoax
fiction nonsense erroneous preposterous falsehood`)

// against are verbs that set what they introduce against what is told.
var against = set("contradict contradicts contradicted contradicting belie belies belied belying disproves disproved disproving")

// silences are the verbs of which "would not" and "did not" make a refusal to comment.
var silences = set(`comment respond reply answer return elaborate discuss identify disclose reveal address specify
provide name say confirm immediately speak talk describe explain`)

// memories are the verbs and nouns of remembering and of being sure, whose
// negation is a hedge.
var memories = set(`recall remember recollect recollection memory recollections certain sure`)

// judging are words that rate what they are said of.
var judging = set(`good bad great terrible horrible awful wonderful amazing awesome excellent best worst better worse disgraceful disgusting
outrageous shocking troubling disturbing alarming worrying concerning unacceptable appropriate inappropriate wrong right fair unfair
unpopular popular important disappointing disappointed impressive embarrassing ridiculous absurd stupid smart dumb crazy insane dangerous reckless
irresponsible careless misleading dishonest honest corrupt crooked unfit qualified unqualified incompetent competent strong weak tough
sad tragic heartbreaking unfortunate regrettable shameful shame disgrace scandal outrage travesty joke farce proud beautiful ugly nasty nice brilliant genius fantastic tremendous incredible
unbelievable remarkable extraordinary unprecedented disaster disastrous catastrophe failure mess mistake success successful
victory necessary unnecessary vital essential severe bizarre strange weird odd silly
happy unhappy pleased glad grateful thankful angry furious upset worried hopeful excited thrilled confident sorry
perfect imperfect effective ineffective useless useful helpful harmful hurtful offensive racist sexist bigoted hateful cruel
hypocritical hypocrite cowardly brave courageous heroic evil sick pathetic desperate cynical naive foolish unwise wise
premature counterproductive toxic divisive inflammatory extreme radical troublesome problematic`)

// selves are the pronouns by which speakers mean themselves: in their own words,
// and in a reporter's.
var (
	ownSelves      = set("i we i'm i've we've i'd")
	reportedSelves = set("he she they it i we")
)

// namings are the verbs that name what is thought, wanted or undertaken:
// "expressed regret", "stressed the need", "voiced concern".
var namings = set(`express voice indicate stress emphasize emphasise underscore underline reiterate raise convey
state share repeat signal articulate communicate impress show reveal`)

// named are the nouns after them, by what they make of the statement.
var named = func() map[string]evidence {
	m := map[string]evidence{}
	add := func(k hearsay.Kind, words string) {
		for _, w := range strings.Fields(words) {
			m[w] = evidence{k, 2.5}
		}
	}
	add(hearsay.Opinion, `frustration regret displeasure concern concerns anger dismay disappointment outrage satisfaction confidence
doubt doubts skepticism hope hopes desire importance support opposition sympathy gratitude thanks condolences sadness optimism pessimism
admiration disgust shock surprise alarm fear fears worry worries interest reservations misgivings`)
	add(hearsay.Demand, `need responsibility obligation duty necessity urgency`)
	add(hearsay.Promise, `commitment intention determination willingness readiness resolve`)
	add(hearsay.Hedge, `uncertainty`)
	return m
}()
