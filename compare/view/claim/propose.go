package claim

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare/term"
)

// Propose returns the claims that several documents carry, as sentences, those of
// most documents first: contents of quote groups that tell something and can
// stand alone.
func (r *Reader) Propose() []string {
	type proposal struct {
		text      string
		documents int
		first     int
	}
	statements := map[string]*hearsay.Statement{}
	for i := range r.Field.In.Statements {
		statements[r.Field.In.Statements[i].ID] = &r.Field.In.Statements[i]
	}
	var all []proposal
	for n, g := range r.Field.In.Groups {
		documents := map[string]bool{}
		text := ""
		for _, x := range g.Renderings {
			documents[x.Document] = true
			s := statements[x.Statement]
			if s == nil || s.Kind != hearsay.Assertion && s.Kind != hearsay.Denial && s.Kind != hearsay.Admission || len(x.Spans) != 1 {
				continue
			}
			if t := r.sentence(x, s); t != "" && (text == "" || len(t) > len(text) && len(t) < 220) {
				text = t
			}
		}
		if len(documents) < 2 || text == "" {
			continue
		}
		all = append(all, proposal{text, len(documents), n})
	}
	sort.SliceStable(all, func(a, b int) bool {
		if all[a].documents != all[b].documents {
			return all[a].documents > all[b].documents
		}
		return all[a].first < all[b].first
	})
	var out []string
	seen := map[string]bool{}
	for _, p := range all {
		k := strings.Join(term.Stems(term.Words(p.text, hearsay.Span{End: len(p.text)})), " ")
		if seen[k] || len(out) == maxProposed {
			continue
		}
		seen[k] = true
		out = append(out, p.text)
	}
	return out
}

// maxProposed is how many claims hearsay proposes by itself.
const maxProposed = 12

func (r *Reader) text(id string) string {
	docs := r.Field.In.Documents
	i, ok := slices.BinarySearchFunc(docs, id, func(d hearsay.Document, id string) int { return strings.Compare(d.ID, id) })
	if !ok {
		return ""
	}
	return docs[i].Text
}

// sentence is a rendering as a sentence that can stand alone, "" where it cannot:
// its pronoun for the speaker becomes the name, the first person does not fit.
func (r *Reader) sentence(x hearsay.Rendering, s *hearsay.Statement) string {
	text := strings.Join(strings.Fields(x.Spans[0].In(r.text(x.Document))), " ")
	text = strings.TrimPrefix(strings.Trim(text, " ,;:.“”\"‘’'–—-"), "that ")
	words := term.Words(text, hearsay.Span{End: len(text)})
	if len(words) < 5 || len(text) > 300 || len(term.Stems(words)) < 4 || strings.ContainsAny(text, "“”\"?!…[]") {
		return ""
	}
	for i := range words {
		switch words[i].Fold {
		case "i", "we", "my", "our", "us", "me", "you", "your", "i'm", "we're", "i've", "we've", "you're":
			return ""
		}
	}
	switch words[0].Fold {
	case "he", "she", "they", "it":
		p := r.speaker(s.Speaker)
		if p == nil || !p.Named || words[0].Fold == "it" || words[0].Fold == "they" {
			return ""
		}
		text = p.Name + text[words[0].Span.End:]
	case "the", "a", "an", "there", "no", "some", "all", "many", "several", "most", "one":
	default:
		if !words[0].Number && !words[0].Name && (len(words) < 2 || !words[1].Name) {
			return "" // "when …", "last month …", "to have …"
		}
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:] + "."
}
