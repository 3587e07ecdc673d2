package version

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// Blank leaves of the earlier version of a document only what no later one says in the
// same words: a sentence that stands in a later version is blanked, with blanks as long
// as its bytes, so that spans hold, and what was found in it is taken out. What it gives
// is what the documents of a case are compared by; findings run parallel to docs, and
// neither is changed.
func Blank(docs []hearsay.Document, findings []hearsay.Findings) ([]hearsay.Document, []hearsay.Findings) {
	docs, findings = slices.Clone(docs), slices.Clone(findings)
	all := map[string][]int{} // by the id of the latest version
	for i := range docs {
		if docs[i].Version > 0 {
			all[of(&docs[i])] = append(all[of(&docs[i])], i)
		}
	}
	for _, versions := range all {
		slices.SortFunc(versions, func(i, j int) int { return docs[j].Version - docs[i].Version }) // the latest first
		later := map[string]bool{}
		for n, i := range versions {
			text, sentences := docs[i].Text, sentencesOf(&docs[i], findings[i])
			if n > 0 {
				var gone []hearsay.Span
				for _, s := range sentences {
					if later[wording(s.In(text))] {
						gone = append(gone, s)
					}
				}
				findings[i] = without(findings[i], gone)
				blank(&docs[i], gone)
			}
			for _, s := range sentences {
				later[wording(s.In(text))] = true
			}
		}
	}
	return docs, findings
}

// of is the id of the latest version of the document that d is one of.
func of(d *hearsay.Document) string {
	if d.VersionOf != "" {
		return d.VersionOf
	}
	return d.ID
}

// Same reports whether two documents are versions of one.
func Same(a, b *hearsay.Document) bool { return a.Version > 0 && b.Version > 0 && of(a) == of(b) }

// sentencesOf are the sentences of a document, its lines where none were found.
func sentencesOf(d *hearsay.Document, f hearsay.Findings) []hearsay.Span {
	if len(f.Sentences) > 0 {
		return f.Sentences
	}
	var lines []hearsay.Span
	at := 0
	for line := range strings.Lines(d.Text) {
		lines = append(lines, hearsay.Span{Start: at, End: at + len(strings.TrimRight(line, "\r\n"))})
		at += len(line)
	}
	return lines
}

// marks are quotation marks and dashes, of which another form is no other wording.
var marks = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "\u00ad", "", "\u200b", "", "\ufeff", "")

// wording is a sentence as it is compared word for word.
func wording(s string) string { return strings.Join(strings.Fields(marks.Replace(s)), " ") }

// blank puts blanks in place of spans, and leaves the ends of lines.
func blank(d *hearsay.Document, spans []hearsay.Span) {
	if len(spans) == 0 {
		return
	}
	text := []byte(d.Text)
	for _, s := range spans {
		for i := s.Start; i < s.End; i++ {
			if text[i] != '\n' {
				text[i] = ' '
			}
		}
	}
	d.Text = string(text)
}

// without is findings without what stands in gone, whose spans are in order. A statement
// goes where all its words do; the others keep the words that stay.
func without(f hearsay.Findings, gone []hearsay.Span) hearsay.Findings {
	in := func(s hearsay.Span) bool {
		i, _ := slices.BinarySearchFunc(gone, s.Start, func(g hearsay.Span, at int) int { return g.End - at - 1 })
		return i < len(gone) && gone[i].Contains(s)
	}
	out := hearsay.Findings{}
	heard := map[string]bool{}
	now := make([]int, len(f.Statements)) // where a statement stands now, -1 for one that went
	for i, s := range f.Statements {
		now[i] = -1
		s.Contents = slices.DeleteFunc(slices.Clone(s.Contents), in)
		if len(s.Contents) == 0 {
			continue
		}
		heard[s.Speaker] = true
		now[i] = len(out.Statements)
		out.Statements = append(out.Statements, s)
	}
	for i := range out.Statements {
		if w := out.Statements[i].Within; w >= 0 && w < len(now) {
			out.Statements[i].Within = now[w]
		}
	}
	for _, s := range f.Speakers {
		kept := slices.DeleteFunc(slices.Clone(s.Mentions), func(m hearsay.Mention) bool { return in(m.Span) })
		if len(kept) == 0 && !heard[s.ID] {
			continue
		}
		if !heard[s.ID] {
			s.Mentions = kept
		}
		out.Speakers = append(out.Speakers, s)
	}
	for _, s := range f.Sentences {
		if !in(s) {
			out.Sentences = append(out.Sentences, s)
		}
	}
	for _, c := range f.Clauses {
		if !in(c.Span) {
			out.Clauses = append(out.Clauses, c)
		}
	}
	for _, d := range f.Dates {
		if !in(d.Span) {
			out.Dates = append(out.Dates, d)
		}
	}
	return out
}

// Apart is passages without those between versions of one document.
func Apart(docs []hearsay.Document, passages []hearsay.Passage) []hearsay.Passage {
	series := map[string]string{}
	for i := range docs {
		if docs[i].Version > 0 {
			series[docs[i].ID] = of(&docs[i])
		}
	}
	if len(series) == 0 {
		return passages
	}
	return slices.DeleteFunc(passages, func(p hearsay.Passage) bool {
		a, b := series[p.A.Document], series[p.B.Document]
		return a != "" && a == b
	})
}
