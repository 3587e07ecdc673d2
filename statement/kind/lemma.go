package kind

import "strings"

var irregular = map[string]string{
	"said": "say", "says": "say", "told": "tell", "thought": "think", "felt": "feel", "saw": "see", "seen": "see", "found": "find",
	"swore": "swear", "sworn": "swear", "swears": "swear", "sought": "seek", "began": "begin", "knew": "know", "known": "know", "wrote": "write", "written": "write",
	"spoke": "speak", "spoken": "speak", "held": "hold", "begged": "beg", "quipped": "quip", "slammed": "slam", "committed": "commit",
	"admitted": "admit", "admitting": "admit", "planned": "plan", "planning": "plan", "shot": "shoot", "refuted": "refute", "undertook": "undertake",
	"rebutting": "rebut", "rebutted": "rebut", "begging": "beg", "planing": "plan", "committing": "commit", "referred": "refer", "referring": "refer",
	"preferred": "prefer", "dubbed": "dub", "is": "be", "was": "be", "were": "be", "are": "be", "been": "be", "has": "have", "had": "have", "did": "do", "does": "do",
}

// Lemma is the base form of a verb in lower case, by its ending; other words are
// returned as they are.
func Lemma(w, tag string) string {
	if l, ok := irregular[w]; ok {
		return l
	}
	if !strings.HasPrefix(tag, "V") && tag != "NNS" && tag != "" {
		if !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ing") {
			return w
		}
	}
	stem, end := w, ""
	for _, s := range [...]string{"ies", "ied", "ying", "ing", "ed", "es", "s"} {
		if rest, ok := strings.CutSuffix(w, s); ok && len(rest) > 1 {
			stem, end = rest, s
			break
		}
	}
	switch end {
	case "ies", "ied":
		return stem + "y"
	case "ying":
		return stem + "y"
	case "s":
		if strings.HasSuffix(stem, "s") {
			return w
		}
		return stem
	case "ed", "ing", "es":
		if cueWordsHas(stem) {
			return stem
		}
		if cueWordsHas(stem+"e") || silences[stem+"e"] || memories[stem+"e"] {
			return stem + "e"
		}
		if n := len(stem); n > 2 && stem[n-1] == stem[n-2] && cueWordsHas(stem[:n-1]) {
			return stem[:n-1]
		}
		return stem
	}
	return w
}

func cueWordsHas(w string) bool {
	_, ok := cueWords[w]
	return ok || namings[w]
}
