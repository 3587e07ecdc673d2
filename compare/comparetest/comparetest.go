// Package comparetest makes small cases out of lines, for the tests of the comparing
// stages.
package comparetest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/compare"
	"github.com/openhearsay/hearsay/compare/proposition"
)

// Field makes a case of lines "document|speaker|kind|words", its documents printed on
// the days of dates. Each line is a sentence, a statement of its own (s1, s2, …); one
// without a speaker is the narrator's. A denial's words say that something is not so,
// a hedge's that it may be; "denial:RULE" names the rule that tells, and "denial!" is
// one that no rule tells. "Vane<0" speaks within the first statement.
func Field(dates map[string]string, lines ...string) *proposition.Field {
	in := &proposition.Input{}
	index := map[string]int{}
	for _, line := range lines {
		l := strings.SplitN(line, "|", 4)
		k, ok := index[l[0]]
		if !ok {
			k = len(in.Documents)
			index[l[0]] = k
			d := hearsay.Document{ID: l[0]}
			if dates[l[0]] != "" {
				d.Published = hearsay.Day(dates[l[0]])
			}
			in.Documents = append(in.Documents, d)
			in.Sentences, in.Clauses = append(in.Sentences, nil), append(in.Clauses, nil)
		}
		d := &in.Documents[k]
		span := hearsay.Span{Start: len(d.Text), End: len(d.Text) + len(l[3])}
		d.Text += l[3] + ".\n"
		in.Sentences[k] = append(in.Sentences[k], span)
		kind, rule, _ := strings.Cut(l[2], ":")
		put := hearsay.Reading{Rule: rule}
		switch kind {
		case "denial":
			put.Polarity = hearsay.Not
		case "hedge":
			put.Polarity = hearsay.Perhaps
		}
		if l[1] == "" {
			in.Clauses[k] = append(in.Clauses[k], hearsay.Clause{Span: span, Put: put})
			continue
		}
		speaker, outer, inside := strings.Cut(l[1], "<")
		s := hearsay.Statement{ID: fmt.Sprint("s", len(in.Statements)+1), Document: l[0], Item: -1, Within: -1, Speaker: speaker,
			Kind: hearsay.Kind(strings.TrimSuffix(kind, "!")), Own: put, Contents: []hearsay.Span{span}, Confidence: 1}
		if inside {
			if _, err := fmt.Sscan(outer, &s.Within); err != nil {
				panic(line + ": " + err.Error())
			}
		}
		in.Statements = append(in.Statements, s)
		if !slices.ContainsFunc(in.Speakers, func(x hearsay.Speaker) bool { return x.ID == speaker }) {
			in.Speakers = append(in.Speakers, hearsay.Speaker{ID: speaker, Name: speaker, Named: true, Kind: hearsay.Person})
		}
	}
	return proposition.NewField(in)
}

// Add appends a document that is made of lines "speaker|kind|cue|content" (a
// statement) or plain text (the document's own words). A speaker that begins with
// "two " has no name, one that begins with ? is not known; the kind "unsure" is a
// denial that no word tells; a fifth part is the outlet that the statement came
// through.
func Add(in *compare.Input, id, outlet, published string, lines ...string) {
	d := hearsay.Document{ID: id, Outlet: outlet, Language: "en"}
	if published != "" {
		d.Published = hearsay.Day(published)
	}
	f := hearsay.Findings{}
	for _, l := range lines {
		p := strings.Split(l, "|")
		start := len(d.Text)
		if len(p) == 1 {
			d.Text += l + "\n\n"
			whole := hearsay.Span{Start: start, End: start + len(l)}
			f.Sentences, f.Clauses = append(f.Sentences, whole), append(f.Clauses, hearsay.Clause{Span: whole})
			continue
		}
		put := func(s string) *hearsay.Span {
			span := hearsay.Span{Start: len(d.Text), End: len(d.Text) + len(s)}
			d.Text += s + " "
			return &span
		}
		source, unknown := strings.CutPrefix(p[0], "?")
		s := hearsay.Statement{Kind: hearsay.Kind(p[1]), Within: -1, Quoted: hearsay.Indirect, Confidence: 0.9}
		s.Source, s.Cue, s.Contents = put(source), put(p[2]), []hearsay.Span{*put(p[3])}
		switch s.Kind {
		case hearsay.Denial:
			s.Own.Polarity = hearsay.Not
		case "unsure":
			s.Kind = hearsay.Denial
		}
		if len(p) > 4 {
			s.Via = []hearsay.Hop{{Name: outlet}, {Name: p[4], At: s.Source}}
		}
		d.Text = strings.TrimSuffix(d.Text, " ") + ".\n\n"
		f.Sentences = append(f.Sentences, hearsay.Span{Start: start, End: len(d.Text) - 2})
		if !unknown {
			s.Speaker = source
			if !slices.ContainsFunc(f.Speakers, func(x hearsay.Speaker) bool { return x.ID == source }) {
				f.Speakers = append(f.Speakers, hearsay.Speaker{ID: source, Name: source, Named: !strings.HasPrefix(source, "two "), Kind: hearsay.Person,
					Mentions: []hearsay.Mention{{Document: id, Span: *s.Source}}})
			}
		}
		f.Statements = append(f.Statements, s)
	}
	in.Documents = append(in.Documents, d)
	in.Findings = append(in.Findings, f)
}
