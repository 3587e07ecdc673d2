package eval

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// ArticleScore is how well article bodies were found: the overlap of runs of
// four words, each page counting the same (the measure of the
// article-extraction benchmark of Scrapinghub, 2020).
type ArticleScore struct {
	Pages, Missing        int
	Precision, Recall, F1 float64
}

// Articles scores the bodies of found against those of gold, both by page id. A
// page that is not in found counts as found empty.
func Articles(gold, found map[string]string) ArticleScore {
	s := ArticleScore{Pages: len(gold)}
	var precisions, recalls []float64
	for _, id := range slices.Sorted(maps.Keys(gold)) {
		if _, ok := found[id]; !ok {
			s.Missing++
		}
		g, f := fourGrams(gold[id]), fourGrams(found[id])
		both, ng, nf := 0, 0, 0
		for k, n := range g {
			ng += n
			both += min(n, f[k])
		}
		for _, n := range f {
			nf += n
		}
		if nf > 0 {
			precisions = append(precisions, float64(both)/float64(nf))
		}
		if ng > 0 {
			recalls = append(recalls, float64(both)/float64(ng))
		}
	}
	s.Precision, s.Recall = mean(precisions), mean(recalls)
	if s.Precision+s.Recall > 0 {
		s.F1 = 2 * s.Precision * s.Recall / (s.Precision + s.Recall)
	}
	return s
}

// fourGrams counts the runs of four words of a text; all of its words are one
// run where it has fewer.
func fourGrams(text string) map[string]int {
	w := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
	m := map[string]int{}
	if len(w) == 0 {
		return m
	}
	for i := 0; i < max(1, len(w)-3); i++ {
		m[strings.Join(w[i:min(i+4, len(w))], " ")]++
	}
	return m
}

func mean(l []float64) float64 {
	sum := 0.0
	for _, v := range l {
		sum += v
	}
	return sum / float64(max(1, len(l)))
}
