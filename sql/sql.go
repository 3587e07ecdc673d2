package sql

import (
	_ "embed"
	"fmt"
	"hash/fnv"

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

	Gram, Short, Holders, ShortHolders, ShortSeeds           int
	LeastStanding, StandingSlack, StandingEdge, StandingDays int
}

// Candidates is the SQL that makes pairs of fingerprints. fingerprints is a Parquet file, a
// pattern of several, or whatever else the engine reads by such a name; pairs is the path
// of the result: a file, for Spark a folder; with several parts a folder part=0 and so on
// in it, each with all seeds of its pairs.
func Candidates(engine, fingerprints, pairs string, parts int) (string, error) {
	if parts < 1 || parts > 10_000 {
		return "", fmt.Errorf("%d parts: from 1 to 10000", parts)
	}
	q := query{
		Engine: engine, pairs: pairs, Parts: parts,
		Gram: reuse.GramWords, Short: reuse.ShortWords, Holders: reuse.Holders, ShortHolders: reuse.ShortHolders, ShortSeeds: reuse.ShortSeeds,
		LeastStanding: reuse.LeastStanding, StandingSlack: reuse.StandingSlack, StandingEdge: reuse.StandingEdge, StandingDays: reuse.StandingDays,
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

// Part is the column that names the part of a row of table, where there are several.
func (q *query) Part(table string) string {
	if q.Parts == 1 {
		return ""
	}
	return ", " + table + ".part AS part"
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
