package ingest

import (
	"strings"
	"sync"
	"unicode"
)

// functionWords are the commonest short words of a language, those first that
// the others do not have. Their share tells languages apart (about four words in
// ten of running text are such words).
var functionWords = map[string]string{
	"en": "the of and to in a is that it for was on with as he be by at are this have from or had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two him see no could my than been who its now did get may after his they said also over new before such",
	"fr": "le la les des et est une un du que qui dans pour pas sur au avec ce il sont plus par ne se aux cette ont été mais comme nous vous leur ses elle était deux même son sa fait être",
	"de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch",
	"es": "el la los las de que y en un una por con no para su al del lo como más pero sus le ya este porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante fue son",
	"it": "il di che la e un a per in è una sono con non si da come i le dei nel alla più della ha del al anche lo gli ma se delle dal questo nella ai suo degli stato essere",
	"pt": "o a de que e do da em um para com não uma os no se na por mais as dos como mas ao ele das seu sua ou quando muito nos já também pelo pela até isso foi são está",
	"nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit door over ze zich hij naar heeft worden wordt werd deze kan dit hebben geen meer tot was",
	"sv": "och att det i en som på är av för med den till inte har de ett om var jag men sig så han från vi eller nu efter ut vid kan skulle när också",
	"da": "og at det i en som på er af for med den til ikke har de et om var jeg men sig så han fra vi eller nu efter ved kan skulle når også blev",
	"no": "og at det i en som på er av for med den til ikke har de et om var jeg men seg så han fra vi eller nå etter ved kan skulle når også ble",
	"pl": "i w na z się nie do to że jest o jak po co ale za od przez są być dla czy tylko jego oraz już było tym może które",
	"tr": "ve bir bu da de için ile olarak çok daha olan gibi en sonra kadar ise ama her ne var oldu ancak olduğu tarafından",
	"id": "yang dan di dengan untuk dari tidak ini itu pada dalam akan ke adalah oleh juga telah sudah karena bisa ada mereka saya kami lebih",
	"fi": "ja on ei että se oli hän ovat mutta myös kun niin kuin joka sen mukaan ole olla vain jos tai sekä",
	"hu": "a az és hogy nem is egy ez volt meg csak azt de már még ki mint van szerint lehet vagy",
	"ro": "și în de la cu pe nu care din o un este pentru mai că au fost sunt prin lui după fi dar sau ca",
	"cs": "a se v na je že to s z do o i si jako za by byl pro ale který podle od jsou po ve",
}

var languageNames = map[string]string{
	"fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish",
	"da": "Danish", "no": "Norwegian", "pl": "Polish", "tr": "Turkish", "id": "Indonesian", "fi": "Finnish", "hu": "Hungarian",
	"ro": "Romanian", "cs": "Czech", "ru": "Russian or another language in Cyrillic", "ar": "Arabic", "he": "Hebrew", "el": "Greek",
	"zh": "Chinese", "ja": "Japanese", "ko": "Korean", "hi": "Hindi", "th": "Thai",
}

func languageName(code string) string {
	if n := languageNames[code]; n != "" {
		return n
	}
	return "language unknown"
}

// enoughWords is how many words a text needs for its language to be told.
const enoughWords = 20

// Language is the language of a text by its script and the share of each
// language's function words: ISO 639-1, "und" where it is surely not English but
// not a known one, "" where the text is too short to tell. At most the first
// hundred thousand bytes are read.
func Language(text string) string {
	if len(text) > 100_000 {
		text = strings.ToValidUTF8(text[:100_000], "")
	}
	if code, ok := byScript(text); ok {
		return code
	}
	counts, n := map[string]int{}, 0
	lists := wordLanguages()
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		n++
		for _, l := range lists[strings.ToLower(w)] {
			counts[l]++
		}
	}
	if n < enoughWords {
		return ""
	}
	best := "en"
	for l := range functionWords {
		if l != "en" && (counts[l] > counts[best] || counts[l] == counts[best] && best != "en" && l < best) {
			best = l
		}
	}
	switch {
	case best == "en" && 100*counts["en"] >= 8*n:
		return "en"
	case best != "en" && 100*counts[best] >= 15*n && 2*counts[best] >= 3*counts["en"]:
		return best
	case 100*counts["en"] >= 8*n:
		return "en" // English with much of something else in it
	case n < 60:
		return ""
	}
	return "und"
}

// wordLanguages is the languages that each function word belongs to.
var wordLanguages = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for l, list := range functionWords {
		for _, w := range strings.Fields(list) {
			if k := m[w]; len(k) == 0 || k[len(k)-1] != l {
				m[w] = append(k, l)
			}
		}
	}
	return m
})

var scripts = []struct {
	table *unicode.RangeTable
	code  string
}{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Han, "zh"}, {unicode.Cyrillic, "ru"},
	{unicode.Arabic, "ar"}, {unicode.Hebrew, "he"}, {unicode.Greek, "el"}, {unicode.Devanagari, "hi"}, {unicode.Thai, "th"},
}

// byScript tells languages that are not written in Latin letters.
func byScript(text string) (string, bool) {
	letters, counts := 0, map[string]int{}
	for _, r := range text {
		if r < 0x250 {
			if unicode.IsLetter(r) {
				letters++
			}
			continue
		}
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		for _, s := range scripts {
			if unicode.Is(s.table, r) {
				counts[s.code]++
				break
			}
		}
	}
	if letters < enoughWords {
		return "", false
	}
	if counts["ja"] > 0 && 20*counts["ja"] > counts["zh"] {
		counts["ja"] += counts["zh"]
	}
	for _, s := range scripts {
		if 2*counts[s.code] > letters {
			return s.code, true
		}
	}
	return "", false
}
