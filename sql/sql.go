package sql

import (
	_ "embed"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"strings"

	"github.com/openhearsay/hearsay/reuse"
)

//go:embed candidates.sql.tmpl
var candidates string

// Engines are the names of the engines that Candidates knows, in the order of the alphabet.
var Engines = [...]string{"clickhouse", "duckdb", "spark"}

// A query is what stands in the braces of candidates.sql.tmpl.
type query struct {
	Engine, Name string
	Fingerprints string // what FROM names
	Begin        string
	Parts        int    // of the result
	pairs        string // its path
	Ranges       []hashRange

	Gram, Short, Holders, ShortHolders, ShortSeeds           int
	LeastStanding, StandingSlack, StandingEdge, StandingDays int
}

// RangeRows is how many fingerprints a range of hashes has, for which DuckDB takes about 4 GB.
const RangeRows = 150_000_000

// A hashRange is the hashes from one to another, whose fingerprints are paired at once.
type hashRange struct {
	number, of int // from 1
}

// Title begins the statements of a range, where there are several.
func (r hashRange) Title() string {
	if r.of == 1 {
		return ""
	}
	return fmt.Sprintf("\n-- Hashes %d of %d.\n", r.number, r.of)
}

// Name is what a table of the range is called.
func (r hashRange) Name(table string) string {
	if r.of == 1 {
		return table
	}
	return fmt.Sprintf("%s_%d", table, r.number)
}

// In is the condition that a hash is in the range; "" where all are.
func (r hashRange) In(column string) string {
	edge := func(n int) int64 { return int64(math.MaxUint64/uint64(r.of)*uint64(n) + 1<<63) }
	var where []string
	if r.number > 1 {
		where = append(where, fmt.Sprintf("%s >= %d", column, edge(r.number-1)))
	}
	if r.number < r.of {
		where = append(where, fmt.Sprintf("%s < %d", column, edge(r.number)))
	}
	return strings.Join(where, " AND ")
}

// Candidates is the SQL that makes pairs of fingerprints. fingerprints is a Parquet file, a
// pattern of several, or whatever else the engine reads by such a name; pairs is the path
// of the result: a file, for Spark a folder; with several parts a folder part=0 and so on
// in it, each with all seeds of its pairs. The hashes are divided into so many ranges, which
// are paired one after the other, so that an engine on one machine holds the fingerprints of
// one at a time; each reads the files again.
func Candidates(engine, fingerprints, pairs string, parts, ranges int) (string, error) {
	if parts < 1 || parts > 10_000 {
		return "", fmt.Errorf("%d parts: from 1 to 10000", parts)
	}
	if ranges < 1 || ranges > 1000 {
		return "", fmt.Errorf("%d ranges: from 1 to 1000", ranges)
	}
	if engine == "spark" && ranges > 1 {
		return "", errors.New("ranges: Spark divides its work by itself")
	}
	q := query{
		Engine: engine, pairs: pairs, Parts: parts,
		Gram: reuse.GramWords, Short: reuse.ShortWords, Holders: reuse.Holders, ShortHolders: reuse.ShortHolders, ShortSeeds: reuse.ShortSeeds,
		LeastStanding: reuse.LeastStanding, StandingSlack: reuse.StandingSlack, StandingEdge: reuse.StandingEdge, StandingDays: reuse.StandingDays,
	}
	for i := range ranges {
		q.Ranges = append(q.Ranges, hashRange{i + 1, ranges})
	}
	if err := q.reads(&q.Fingerprints, fingerprints); err != nil {
		return "", err
	}
	return write("candidates.sql.tmpl", candidates, &q)
}

var begins = map[string]string{
	"duckdb": `
-- Beyond the memory DuckDB goes to its temp_directory: SET memory_limit = '8GB' bounds it.
SET preserve_insertion_order = false;
`,
	"spark": `
-- Tables that are read again are in a database of this result, which the last statement drops.
-- (Cached views would be analysed anew, each with all below it, wherever they are named.)
DROP DATABASE IF EXISTS {{database}} CASCADE;
CREATE DATABASE {{database}};
USE {{database}};
`,
	"clickhouse": `
-- Beyond the memory ClickHouse goes to its disk: groups, sorts and joins alike.
SET max_bytes_before_external_group_by = 2000000000, max_bytes_before_external_sort = 2000000000;
SET join_algorithm = 'grace_hash,hash';
`,
}

// Table begins a table that is read by what follows, in the order of a key where the
// engine has one.
func (q *query) Table(name, key string) string {
	switch q.Engine {
	case "spark":
		return "CREATE TABLE " + name + " USING parquet AS"
	case "clickhouse":
		return "DROP TABLE IF EXISTS " + name + ";\nCREATE TABLE " + name + " ENGINE = MergeTree ORDER BY (" + key + ") AS"
	}
	return "CREATE OR REPLACE TEMP TABLE " + name + " AS"
}

// database is where Spark keeps the tables of one result: a name that nothing else has, the
// same each time, so that what a run left that was stopped is dropped by the next one.
func (q *query) database() string {
	h := fnv.New32a()
	h.Write([]byte(q.pairs))
	return fmt.Sprintf("hearsay_%08x", h.Sum32())
}

// Drop ends tables that nothing reads after the range; "" where there is one range, after
// which little is left to do.
func (q *query) Drop(names ...string) string {
	if len(q.Ranges) == 1 {
		return ""
	}
	var all []string
	for _, name := range names {
		all = append(all, "DROP TABLE "+name+";")
	}
	return strings.Join(all, "\n")
}

// All is the rows of a table in all ranges, for FROM.
func (q *query) All(table string) string {
	if len(q.Ranges) == 1 {
		return table
	}
	var all []string
	for _, r := range q.Ranges {
		all = append(all, "SELECT * FROM "+r.Name(table))
	}
	return "(" + strings.Join(all, " UNION ALL ") + ")"
}

// Pairs are the rows of the result.
func (q *query) Pairs() string {
	seedPart, placePart, join := "", "", ""
	if q.Parts > 1 {
		seedPart = fmt.Sprintf(", abs(s.a %% %d) AS part", q.Parts)
		placePart = ", n.part AS part"
		join = "\nJOIN named AS n ON h.document = n.document"
	}
	return fmt.Sprintf(`SELECT s.a AS a, s.b AS b, CAST(s.word_a AS INTEGER) AS word_a, CAST(s.word_b AS INTEGER) AS word_b, CAST(s.gram AS INTEGER) AS gram,
  CAST(s.boilerplate AS INTEGER) AS boilerplate, CAST(s.holders AS INTEGER) AS holders, CAST(s.version AS INTEGER) AS version%s
FROM %s AS s
UNION ALL
SELECT h.document AS a, h.document AS b, CAST(h.word AS INTEGER) AS word_a, CAST(h.word AS INTEGER) AS word_b, CAST(%d AS INTEGER) AS gram,
  CAST(0 AS INTEGER) AS boilerplate, CAST(0 AS INTEGER) AS holders, CAST(h.version AS INTEGER) AS version%s
FROM %s AS h%s`, seedPart, q.All("seed"), q.Gram, placePart, q.All("heavy"), join)
}

// Output is the statement that writes rows as the result, and what is to be cleared after it.
func (q *query) Output(rows string) string {
	switch {
	case q.Engine == "spark":
		into := "INSERT OVERWRITE DIRECTORY '" + q.pairs + "' USING parquet\n"
		if q.Parts > 1 {
			into = "CREATE TABLE pairs USING parquet PARTITIONED BY (part) LOCATION '" + q.pairs + "' AS\n"
		}
		return into + rows + ";\n\nUSE default;\nDROP DATABASE " + q.database() + " CASCADE;"
	case q.Engine == "clickhouse" && q.Parts == 1:
		return "INSERT INTO FUNCTION file('" + q.pairs + "', Parquet)\n" + rows + "\nSETTINGS engine_file_truncate_on_insert = 1;"
	case q.Engine == "clickhouse":
		return "INSERT INTO FUNCTION file('" + q.pairs + "/part={_partition_id}/pairs.parquet', Parquet) PARTITION BY part\n" + rows + "\nSETTINGS engine_file_truncate_on_insert = 1;"
	case q.Parts == 1:
		return "COPY (\n" + rows + "\n) TO '" + q.pairs + "' (FORMAT parquet, COMPRESSION zstd);"
	}
	return "COPY (\n" + rows + "\n) TO '" + q.pairs + "' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (part), OVERWRITE_OR_IGNORE);"
}
