package main

import (
	_ "embed" // the kinds
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
	"github.com/openhearsay/hearsay/eval"
	"github.com/openhearsay/hearsay/language"
	"github.com/openhearsay/hearsay/statement/kind"
)

// trainKind learns what statements do from those of the golds and from the same ones as
// hearsay itself finds them, whose spans are those that it will be asked about, and from
// those of other stories.
func trainKind(e *engines, cases []*goldCase) ([]byte, error) {
	var samples []kind.Sample
	for _, c := range cases {
		for i := range c.documents {
			d := &c.documents[i]
			for k := range d.placed {
				samples = append(samples, kind.Sample{Analysis: d.analysis, Statement: &d.placed[k].Statement, Kind: d.placed[k].Kind})
			}
			found := e.reader.Read(&d.Document, d.analysis).Statements
			for _, pair := range eval.Pairs(d.Text, found, d.placed) {
				samples = append(samples, kind.Sample{Analysis: d.analysis, Statement: &found[pair[0]], Kind: d.placed[pair[1]].Kind})
			}
		}
	}
	return kind.Train(append(samples, e.kinds...), e.analyzer.Analyze)
}

//go:embed lessons/kinds.tsv
var kindLessons string

// kindSamples are the statements of kindLessons in the stories of a file of JSON Lines;
// none where there is no such file.
func kindSamples(stories string, analyze func(string) *language.Analysis) ([]kind.Sample, error) {
	lessons := map[string][]string{} // by story and document
	for line := range strings.Lines(kindLessons) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 7 {
			lessons[f[0]+" "+f[1]] = append(lessons[f[0]+" "+f[1]], line)
		}
	}
	type story struct {
		ID        string
		Documents []struct{ ID, Text string }
	}
	var samples []kind.Sample
	var failed []error
	err := corpus.Lines(stories, func(_ int, s story) error {
		for _, d := range s.Documents {
			lines := lessons[s.ID+" "+d.ID]
			if len(lines) == 0 {
				continue
			}
			a := analyze(d.Text)
			for _, line := range lines {
				sample, err := kindSample(a, line)
				if err != nil {
					failed = append(failed, fmt.Errorf("%s: %w", d.ID, err))
					continue
				}
				samples = append(samples, sample)
			}
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return samples, errors.Join(append(failed, err)...)
}

// judgedKind is what a statement of another story counts against one of a gold, whose
// readers took more time.
const judgedKind = 0.7

// kindSample reads a line of kindLessons.
func kindSample(a *language.Analysis, line string) (kind.Sample, error) {
	f := strings.Split(strings.TrimSpace(line), "\t")
	if len(f) != 7 {
		return kind.Sample{}, fmt.Errorf("%d fields in %q", len(f), line)
	}
	s := hearsay.Statement{Item: -1, Within: -1, Kind: hearsay.Kind(f[2]), Quoted: hearsay.Quoted(f[3])}
	for i, field := range f[4:] {
		for piece := range strings.SplitSeq(field, ",") {
			var span hearsay.Span
			if piece == "-" && i < 2 {
				continue
			}
			if _, err := fmt.Sscanf(piece, "%d-%d", &span.Start, &span.End); err != nil || span.Start < 0 || span.Empty() || span.End > len(a.Text) {
				return kind.Sample{}, fmt.Errorf("%q in %q is no span of a text of %d bytes", piece, line, len(a.Text))
			}
			switch i {
			case 0:
				s.Source = &span
			case 1:
				s.Cue = &span
			default:
				s.Contents = append(s.Contents, span)
			}
		}
	}
	return kind.Sample{Analysis: a, Statement: &s, Kind: s.Kind, Weight: judgedKind, Picked: true}, nil
}
