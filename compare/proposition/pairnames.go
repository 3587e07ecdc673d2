package proposition

import (
	"slices"

	"github.com/openhearsay/hearsay"
)

// kinds are those of statements, "" for one whose kind is not known.
var kinds = [...]hearsay.Kind{"", hearsay.Assertion, hearsay.Denial, hearsay.Admission, hearsay.Hedge, hearsay.NoComment,
	hearsay.Question, hearsay.Demand, hearsay.Promise, hearsay.Opinion}

// The features of a pair of places, in the order in which a model adds them up; two of
// them are one for each of kinds.
const (
	pairCosine = iota
	pairCosineSquare
	pairLighterShare
	pairLogShared
	pairFramesCosine
	pairInFrame
	pairInBefore
	pairRank
	pairRelativeCosine
	pairSharedPassage
	pairCentral
	pairCentralProduct
	pairCentralCosine
	pairNamesShared
	pairNoName
	pairNumberShared
	pairNumbersDiffer
	pairNumberInOne
	pairPairsShared
	pairShorter
	pairLonger
	pairOneDenies
	pairOneDeniesCosine
	pairOneDeniesFrames
	pairOneDeniesCentral
	pairOneNegates
	pairOneNegatesCosine
	pairBothDeny
	pairDenialOne
	pairDenialCentral
	pairDenialCosine
	pairDenialBoth
	pairOneHedges
	pairOneAsks
	pairOneRefers
	pairJustBehind
	pairSoonBehind
	pairJustBefore
	pairNamesDenier
	pairNamesSpeaker
	pairDenialRefers
	pairOfNarrator
	pairOfHeadline
	pairByFraming
	pairOfKind
)

const (
	pairOfNested = pairOfKind + len(kinds) + iota
	pairDenialKind
)

const (
	pairSameDocument = pairDenialKind + len(kinds) + iota
	pairSameSpeaker
	pairSameSpeakerCosine
	pairNarratorAndSpeaker
	pairTwoNarrators
	pairHeadline
	pairOneUtterance

	pairFeatures // how many
)

// pairNames are the names of the features, by which models know them.
var pairNames = func() []string {
	names := make([]string, pairFeatures)
	for i, name := range map[int]string{
		pairCosine:             "cosine",
		pairCosineSquare:       "cosine²",
		pairLighterShare:       "share of the lighter",
		pairLogShared:          "log shared",
		pairFramesCosine:       "frames: cosine",
		pairInFrame:            "words in the other's frame",
		pairInBefore:           "words in the sentence before",
		pairRank:               "rank",
		pairRelativeCosine:     "relative cosine",
		pairSharedPassage:      "shared passage",
		pairCentral:            "central",
		pairCentralProduct:     "central product",
		pairCentralCosine:      "central × cosine",
		pairNamesShared:        "names shared",
		pairNoName:             "no name shared",
		pairNumberShared:       "number shared",
		pairNumbersDiffer:      "numbers differ",
		pairNumberInOne:        "number in one",
		pairPairsShared:        "pairs shared",
		pairShorter:            "shorter",
		pairLonger:             "longer",
		pairOneDenies:          "one denies",
		pairOneDeniesCosine:    "one denies × cosine",
		pairOneDeniesFrames:    "one denies × frames",
		pairOneDeniesCentral:   "one denies × central",
		pairOneNegates:         "one negates",
		pairOneNegatesCosine:   "one negates × cosine",
		pairBothDeny:           "both deny",
		pairDenialOne:          "denial: one",
		pairDenialCentral:      "denial: one × central",
		pairDenialCosine:       "denial: one × cosine",
		pairDenialBoth:         "denial: both",
		pairOneHedges:          "one hedges",
		pairOneAsks:            "one asks",
		pairOneRefers:          "one points at a report",
		pairJustBehind:         "denial: just behind",
		pairSoonBehind:         "denial: soon behind",
		pairJustBefore:         "denial: just before",
		pairNamesDenier:        "denial: of one that names the denier",
		pairNamesSpeaker:       "denial: names who said it",
		pairDenialRefers:       "denial: points at a report",
		pairOfNarrator:         "denial: of the narrator's",
		pairOfHeadline:         "denial: of a headline",
		pairByFraming:          "denial: by the framing",
		pairOfNested:           "denial: of one nested",
		pairSameDocument:       "same document",
		pairSameSpeaker:        "same speaker",
		pairSameSpeakerCosine:  "same speaker × cosine",
		pairNarratorAndSpeaker: "narrator and speaker",
		pairTwoNarrators:       "two narrators",
		pairHeadline:           "headline",
		pairOneUtterance:       "one utterance",
	} {
		names[i] = name
	}
	for k, kind := range kinds {
		names[pairOfKind+k], names[pairDenialKind+k] = "denial: of kind "+string(kind), "denial: kind "+string(kind)
	}
	return names
}()

// A pairValues is the values of the features of a pair, 0 for what is not the case.
type pairValues [pairFeatures]float64

func (x *pairValues) flag(feature int, is bool) {
	if is {
		x[feature] = 1
	}
}

// kind sets the feature of a kind among those that begin at first.
func (x *pairValues) kind(first int, k hearsay.Kind) {
	if i := slices.Index(kinds[:], k); i >= 0 {
		x[first+i] = 1
	}
}
