package statement

import (
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
)

// find adds the statements: those of the extractor outside the furniture, with a
// source that the grammar allows, and those that forms of words tell, whose kind the
// form tells too. It needs the sheet alone.
func (p *page) find(x Extractor) {
	p.statements = p.kept(x.Extract(p.a))
	p.sourced()
	p.fenced()
	p.refusals()
	p.denials()
	p.contraries()
	p.order()
}

// kept are the statements outside the furniture, in the order of the text, with
// Within renumbered. One whose spans do not lie in the text is dropped.
func (p *sheet) kept(all []hearsay.Statement) []hearsay.Statement {
	index := make([]int, len(all))
	var out []hearsay.Statement
	for i := range all {
		s := &all[i]
		index[i] = -1
		if len(s.Contents) == 0 || !sound(s, len(p.d.Text)) || p.inFurniture(s.Contents[0]) {
			continue
		}
		index[i] = len(out)
		out = append(out, *s)
		if at := s.Source; at != nil {
			source := closed(p.d.Text, *undated(p.d.Text, *at))
			out[len(out)-1].Source = &source
		}
	}
	for i := range out {
		if w := out[i].Within; w >= 0 && w < len(index) {
			out[i].Within = index[w]
		} else {
			out[i].Within = -1
		}
	}
	return out
}

// undated is a source without the dateline of a report in front of it: "A guard" of
// "MARLOW (Agency) - A guard".
func undated(text string, s hearsay.Span) *hearsay.Span {
	words := s.In(text)
	end := strings.Index(words, ") ")
	open := strings.Index(words, " (")
	if open <= 0 || end < open || words[:open] != strings.ToUpper(words[:open]) {
		return &s
	}
	rest := strings.TrimLeft(words[end+1:], " \t-–—")
	if rest == words[end+2:] || rest == "" {
		return &s // no dash: "IAEA (the agency) inspectors"
	}
	s.Start = s.End - len(rest)
	return &s
}

// spansOf are the contents, the source and the cue of a statement.
func spansOf(s *hearsay.Statement) []hearsay.Span {
	spans := slices.Clone(s.Contents)
	if s.Source != nil {
		spans = append(spans, *s.Source)
	}
	if s.Cue != nil {
		spans = append(spans, *s.Cue)
	}
	return spans
}

func sound(s *hearsay.Statement, n int) bool {
	for _, x := range spansOf(s) {
		if x.Start < 0 || x.End > n || x.Empty() {
			return false
		}
	}
	return true
}
