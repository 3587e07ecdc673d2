package attribution

import (
	"strings"

	"github.com/openhearsay/hearsay/language/english"
)

// Words of the reporting list that inside a content more often tell of something
// done or felt than of something said.
var doing = stems(`require bid press petition propose challenge prompt appeal query command summon order invite
	attack hit knock rip rate cast credit cheer trash celebrate welcome compare smear tar taunt liken charge thank defend
	see sense value love hate judge regard figure recognize dread anticipate determine decide perceive worry
	try seek aim offer commit support endorse back favor prefer consent desire long yearn resolve
	mean seem appear cover feature contain highlight present reflect portray prove mislead read
	address interview greet teach brief list document record sign pen print publish express voice vent shrug sigh continue counter add yell
	issue share feel cry preach lecture explode fume gush`)

// Verbs that say little by themselves: what they introduce is a clause or a quotation.
var bare = stems(`say tell think believe know understand hope fear suppose assume guess doubt expect conclude learn hear find discover write insist argue assert add aver contend maintain suspect want plan intend vow threaten pledge warn predict estimate confirm`)

// refusing are verbs of which only the refusal of an answer is a statement.
var refusing = stems(`refuse decline resist block withhold ignore deflect sidestep dodge evade withdraw retract discount contradict oppose`)

// memories are words of memory and certainty, whose negation is a statement too.
var memories = stems(`recall remember certain sure`)

// Nouns for what is told; others of the list are as often things.
var toldNouns = stems(`accusation account admission allegation announcement assertion assurance belief claim confession contention
	denial description insinuation insistence recollection rumor speculation statement suggestion suspicion testimony version
	warning conclusion assessment finding criticism complaint acknowledgement prediction reference`)

// Carriers are nouns for papers, pictures and recordings that show something.
var carriers = stems(`report study survey poll memo memorandum letter email e-mail transcript document statement article story book paper
	filing lawsuit complaint indictment affidavit testimony intercept cable dossier record data analysis review audit
	investigation inquiry recording tape video audio clip tweet post blog editorial column readout ruling note message intelligence finding
	statistic figure file account information image photo photograph picture footage evidence polling number log slide readout assessment communication`)

// nobodyInParticular are sources that are nobody in particular.
var nobodyInParticular = hashes("you", "one", "anyone", "anybody", "someone", "somebody", "everyone", "everybody", "nobody", "people", "that", "this", "what", "things", "there", "me", "us")

var relatives = hashes("who", "which", "that")

// hypothetical are the auxiliaries under which nothing has been said yet.
var hypothetical = hashes("would", "might", "could", "should", "may", "will", "can", "ca", "wo", "'d", "’d", "'ll", "’ll", "must", "let", "cannot")

var ifWords = hashes("if", "unless", "whoever", "whether", "matter")

// uncommented are the verbs that a refusal is the refusal of.
var uncommented = stems(`comment respond answer discuss elaborate confirm identify specify`)

// factual are verbs by which a fact speaks as often as a person does.
var factual = stems(`suggest underscore underline reaffirm indicate demand signal confirm reveal demonstrate illustrate prove mean show highlight imply explain`)

// bodies are nouns for many people who speak as one.
var bodies = stems(`government administration agency department ministry office team campaign committee board court company firm union group police
	party press media majority minority percent number half third bank church community public crowd staff jury country nation city state
	association organization organisation council commission bureau parliament congress senate house cabinet university college school institute
	newspaper paper network channel outlet magazine broadcaster website site family couple embassy army military delegation coalition opposition
	industry plaintiff defense prosecution institution foundation academy alliance league federation authority establishment left right critic`)

var (
	tagVBD, tagVBN        = hash("VBD"), hash("VBN")
	tagVBZ, tagVBP, tagMD = hash("VBZ"), hash("VBP"), hash("MD")
	wordAbout             = hash("about")
	ifWord                = hash("if")
	failed                = hash(english.Stem("fail"))
	objects               = hashes("me", "us", "him", "them")
	heardOrSaw            = hashes("heard", "saw", "overheard")
	wordWho, wordIt       = hash("who"), hash("it")
	tagPOS                = hash("POS")
	according             = hash(english.Stem("according"))
	hearing               = hashes("hear", "hears", "see", "let", "make", "makes", "have", "watch")
	knowing, wordUnknown  = hash(english.Stem("know")), hash("unknown")
	tagNN, tagNNS         = hash("NN"), hash("NNS")
	tagNNP, tagNNPS       = hash("NNP"), hash("NNPS")
	tagPRP, tagCD         = hash("PRP"), hash("CD")
	tagDT, tagJJ          = hash("DT"), hash("JJ")
	tagIN, tagTO          = hash("IN"), hash("TO")
	tagWP, tagWDT         = hash("WP"), hash("WDT")
	tagVB, tagVBG         = hash("VB"), hash("VBG")
)

// stems is the set of the stems of words.
func stems(words string) map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields(words) {
		m[hash(english.Stem(w))] = true
	}
	return m
}
