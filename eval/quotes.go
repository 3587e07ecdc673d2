package eval

import (
	"github.com/openhearsay/hearsay"
	"github.com/openhearsay/hearsay/corpus"
)

// Quotes are the outermost of statements as PolNeAR marks them, in code points
// of text, and for each the index of its statement.
func Quotes(text string, statements []hearsay.Statement) (quotes []corpus.Quote, of []int) {
	points := hearsay.NewCodePoints(text)
	for i := range statements {
		if statements[i].Within < 0 {
			quotes, of = append(quotes, Quote(points, &statements[i])), append(of, i)
		}
	}
	return quotes, of
}

// Quote is one statement as PolNeAR marks it. Its lists are empty where there is
// nothing, never nil, so that they are written as lists.
func Quote(points *hearsay.CodePoints, s *hearsay.Statement) corpus.Quote {
	span := func(s hearsay.Span) corpus.Span {
		s = points.Span(s)
		return corpus.Span{Start: s.Start, End: s.End}
	}
	q := corpus.Quote{Sources: []corpus.Span{}, Contents: []corpus.Span{}}
	if s.Cue != nil {
		c := span(*s.Cue)
		q.Cue = &c
	}
	if s.Source != nil {
		q.Sources = append(q.Sources, span(*s.Source))
	}
	for _, c := range s.Contents {
		q.Contents = append(q.Contents, span(c))
	}
	return q
}
