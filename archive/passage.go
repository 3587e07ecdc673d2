package archive

import "github.com/openhearsay/hearsay"

// A Passage is a row of the table of passages: a stretch of text that documents a and b
// share. "" is null in a column that may be null.
type Passage struct {
	A            string  `parquet:"a,dict"`
	AStart       int32   `parquet:"a_start"`
	AEnd         int32   `parquet:"a_end"`
	B            string  `parquet:"b,dict"`
	BStart       int32   `parquet:"b_start"`
	BEnd         int32   `parquet:"b_end"`
	Similarity   float64 `parquet:"similarity"`
	Parts        []Part  `parquet:"parts,list"`
	Direction    string  `parquet:"direction,dict"`
	CommonSource string  `parquet:"common_source,optional,dict"`
	Why          string  `parquet:"why,optional,dict"`
	Boilerplate  bool    `parquet:"boilerplate"`
	Holders      int32   `parquet:"holders,optional"`
}

// A Part is an aligned piece of a passage.
type Part struct {
	AStart int32 `parquet:"a_start"`
	AEnd   int32 `parquet:"a_end"`
	BStart int32 `parquet:"b_start"`
	BEnd   int32 `parquet:"b_end"`
}

// PassageOf is the row of a passage. a and b turn the bytes of their documents into code
// points.
func PassageOf(q *hearsay.Passage, a, b func(hearsay.Span) hearsay.Span) Passage {
	sa, sb := a(q.A.Span), b(q.B.Span)
	row := Passage{
		A: q.A.Document, AStart: int32(sa.Start), AEnd: int32(sa.End), B: q.B.Document, BStart: int32(sb.Start), BEnd: int32(sb.End),
		Similarity: q.Similarity, Direction: string(q.From), CommonSource: q.CommonSource, Why: q.Why, Boilerplate: q.Boilerplate, Holders: int32(q.Holders),
	}
	for _, p := range q.Parts {
		pa, pb := a(p.A), b(p.B)
		row.Parts = append(row.Parts, Part{int32(pa.Start), int32(pa.End), int32(pb.Start), int32(pb.End)})
	}
	return row
}
