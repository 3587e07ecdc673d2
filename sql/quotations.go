package sql

import (
	_ "embed"
	"fmt"
	"strings"
	"text/template"

	"github.com/openhearsay/hearsay/reuse"
)

//go:embed quotations.sql.tmpl
var quotations string

// What makes two wordings near, and how far a group reaches.
const (
	leastWords  = 4   // of a quotation that counts
	leastShared = 2   // fingerprints that two near wordings share
	mostLonger  = 3   // times the words of the shorter one
	mostOfOne   = 100 // wordings that have a fingerprint for each two of them to be compared
	doublings   = 3   // of the steps from a wording to the first of its group
)

// A groupQuery is what stands in the braces of quotations.sql.tmpl.
type groupQuery struct {
	query
	Statements, Unnest             string
	Words, Shared, Longer, Holders int
	Steps, Standing                int
	Jumps                          []jump
	Last                           string
}

// A jump doubles the steps from a wording to the first of its group.
type jump struct{ From, To string }

// Quotations is the SQL that says who first said what, from the rows of "hearsay extract
// statements": groups of quotations of the same or nearly the same words. statements is a
// Parquet file, a pattern of several, or whatever else the engine reads by such a name;
// result is the path of the result: a Parquet file, for Spark a folder.
func Quotations(engine, statements, result string) (string, error) {
	q := groupQuery{
		query: query{Engine: engine, pairs: result, Parts: 1},
		Words: leastWords, Shared: leastShared, Longer: mostLonger, Holders: mostOfOne, Steps: 1 << doublings, Standing: reuse.LeastStanding,
	}
	if err := q.reads(&q.Statements, statements); err != nil {
		return "", err
	}
	q.Unnest = map[string]string{"duckdb": "unnest", "spark": "explode", "clickhouse": "arrayJoin"}[engine]
	q.Last = "step1"
	for i := range doublings {
		to := fmt.Sprint("step", 2<<i)
		q.Jumps = append(q.Jumps, jump{q.Last, to})
		q.Last = to
	}
	return write("quotations.sql.tmpl", quotations, &q)
}

// reads fills in what the engine is called, and how it reads the Parquet files at path.
func (q *query) reads(from *string, path string) error {
	for _, path := range []string{path, q.pairs} {
		if path == "" || strings.ContainsAny(path, "'\"`\\;\n\r\x00") {
			return fmt.Errorf("%q: a path that stands in SQL is not empty and has no quotation marks, backslashes, semicolons or line breaks", path)
		}
	}
	switch q.Engine {
	case "duckdb":
		q.Name = "DuckDB"
		*from = "read_parquet('" + path + "')"
	case "spark":
		q.Name = "Spark SQL"
		*from = "parquet.`" + path + "`"
	case "clickhouse":
		q.Name = "ClickHouse"
		*from = "file('" + path + "', Parquet)"
	default:
		return fmt.Errorf("engine %q: one of %s", q.Engine, strings.Join(Engines[:], ", "))
	}
	q.Begin = strings.ReplaceAll(begins[q.Engine], "{{database}}", q.database())
	return nil
}

// write is a template filled in.
func write(name, text string, q any) (string, error) {
	t, err := template.New(name).Parse(text)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if err := t.Execute(&b, q); err != nil {
		return "", err
	}
	return strings.TrimRight(b.String(), "\n") + "\n", nil
}
