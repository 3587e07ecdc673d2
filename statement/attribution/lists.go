package attribution

import (
	"strings"

	"github.com/openhearsay/hearsay/language/english"
)

// Classes of words that the features of spots look at.
var (
	// carriers are nouns for papers, pictures and recordings that show something.
	carriers = stems(`report study survey poll memo memorandum letter email e-mail transcript document statement article story book paper
	filing lawsuit complaint indictment affidavit testimony intercept cable dossier record data analysis review audit
	investigation inquiry recording tape video audio clip tweet post blog editorial column readout ruling note message intelligence finding
	statistic figure file account information image photo photograph picture footage evidence polling number log slide readout assessment communication
	test law code rule scan`)

	// bodies are nouns for many people who speak as one.
	bodies = stems(`government administration agency department ministry office team campaign committee board court company firm union group police
	party press media majority minority percent number half third bank church community public crowd staff jury country nation city state
	association organization organisation council commission bureau parliament congress senate house cabinet university college school institute
	newspaper paper network channel outlet magazine broadcaster website site family couple embassy army military delegation coalition opposition
	industry plaintiff defense prosecution institution foundation academy alliance league federation authority establishment left right critic`)

	// tidings are nouns for what is told, beside those of the list of reporting words.
	tidings = stems(`information tip intelligence news rumor evidence detail allegation claim account offer charge warning lie theory`)

	// lending are verbs that lend a noun their subject: who makes a claim claims.
	lending = stems(`make issue express voice raise give have offer release repeat deliver send write lodge file spread float push level`)

	// refused are verbs of which only the refusal is told.
	refused = stems(`comment elaborate respond answer reply confirm identify specify disclose discuss`)

	// hearing are verbs whose subject is not who speaks, but who is told.
	hearing = stems(`hear learn receive obtain get come stem originate`)

	// nobodyInParticular are sources that are nobody in particular.
	nobodyInParticular = hashes("you", "one", "anyone", "anybody", "someone", "somebody", "everyone", "everybody", "nobody", "people", "that", "this", "what", "things", "there", "me", "us")

	relatives  = hashes("who", "which", "that")
	thingWords = hashes("this", "which", "what", "these", "those")

	// unreal are the words under which nothing has been said yet.
	unreal = hashes("would", "might", "could", "should", "may", "will", "can", "ca", "wo", "'d", "’d", "'ll", "’ll", "must", "let", "cannot")

	ifWords = hashes("if", "unless", "whoever", "whether", "matter")
)

var (
	tagVBD, tagVBN        = hash("VBD"), hash("VBN")
	tagVBZ, tagVBP, tagMD = hash("VBZ"), hash("VBP"), hash("MD")
	tagVB, tagVBG         = hash("VB"), hash("VBG")
	tagNNP, tagNNPS       = hash("NNP"), hash("NNPS")
	tagPRP, tagPOS        = hash("PRP"), hash("POS")
	tagIN, tagTO          = hash("IN"), hash("TO")
	tagWP, tagWDT, tagWRB = hash("WP"), hash("WDT"), hash("WRB")
	tagJJ, tagRB          = hash("JJ"), hash("RB")
	tagNN, tagNNS         = hash("NN"), hash("NNS")
	tagDT, tagCD          = hash("DT"), hash("CD")
	objects               = hashes("me", "us", "him", "them")

	relSubject, relPassive          = hash("nsubj"), hash("nsubj:pass")
	relCcomp, relXcomp              = hash("ccomp"), hash("xcomp")
	relObject, relObl, relNmod      = hash("obj"), hash("obl"), hash("nmod")
	relAcl, relRelative             = hash("acl"), hash("acl:relcl")
	relAdvcl, relParataxis, relConj = hash("advcl"), hash("parataxis"), hash("conj")
	relAux, relAuxPass, relCase     = hash("aux"), hash("aux:pass"), hash("case")
	relPossessor, relIobj, relMark  = hash("nmod:poss"), hash("iobj"), hash("mark")
	relAdvmod, relPunct, relCc      = hash("advmod"), hash("punct"), hash("cc")
	relCop, relAgent                = hash("cop"), hash("obl:agent")

	wordThat, wordIt, wordTo = hash("that"), hash("it"), hash("to")
	wordColon                = hash(":")
)

// stems is the set of the stems of words.
func stems(words string) map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields(words) {
		m[hash(english.Stem(w))] = true
	}
	return m
}
