package claim

import (
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
	for i := range r.in.Statements {
		statements[r.in.Statements[i].ID] = &r.in.Statements[i]
	}
	var all []proposal
	for n, g := range r.in.Groups {
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

// sentence is a rendering as a sentence that can stand alone, "" where it cannot:
// its pronoun for the speaker becomes the name, the first person does not fit.
func (r *Reader) sentence(x hearsay.Rendering, s *hearsay.Statement) string {
	text := strings.Join(strings.Fields(x.Spans[0].In(r.docs[x.Document].Text)), " ")
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
		p := r.speakers[s.Speaker]
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
