package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/openhearsay/hearsay/sql"
)

// passagesSQL is "hearsay passages sql".
type passagesSQL struct {
	Fingerprints string `arg:"" help:"A file of \"hearsay passages fingerprint\", a folder of them, or a pattern in quotation marks." placeholder:"FINGERPRINTS"`
	Engine       string `required:"" enum:"duckdb,spark,clickhouse" help:"Which SQL: duckdb, spark or clickhouse." placeholder:"ENGINE"`
	Pairs        string `default:"pairs.parquet" help:"Where the SQL is to write the pairs: a file, for Spark a folder (${default})." placeholder:"PAIRS"`
	Parts        int    `default:"1" help:"Divide the pairs into so many parts, PAIRS/part=0 and so on, each of which \"hearsay passages align\" takes by itself." placeholder:"N"`
	Ranges       int    `default:"0" help:"Divide the hashes into so many ranges that are paired one after the other: what an engine holds at once. 0 is one for each 150 million fingerprints, about 4 GB in DuckDB; Spark divides its work by itself." placeholder:"N"`
	Output       string `short:"o" help:"Where the SQL goes; - is standard output." default:"-" placeholder:"OUT"`
	forceFlag
}

// Help is shown by --help.
func (x *passagesSQL) Help() string {
	return `The second of three steps; see "hearsay passages fingerprint --help". The files of
fingerprints are looked at first: those of another version are refused, for none of their
pairs would be found. An address of other storage (s3://…) is put into the SQL as it is.

Examples:
  hearsay passages sql fingerprints/ --engine duckdb | duckdb
  hearsay passages sql fingerprints/ --engine spark -o pairs.sql && spark-sql -f pairs.sql
  hearsay passages sql fingerprints/ --engine clickhouse -o pairs.sql && clickhouse local --queries-file pairs.sql`
}

func (x *passagesSQL) Run(p *program) error {
	from, rows := x.Fingerprints, int64(0)
	if !strings.Contains(from, "://") {
		files, pattern, err := printFiles(from)
		if err != nil {
			return fmt.Errorf("passages sql: %w", err)
		}
		for _, file := range files {
			made, _, err := sql.ReadMade(file)
			if err != nil {
				return fmt.Errorf("passages sql: %w", err)
			}
			rows += made.Rows
		}
		from = pattern
	}
	ranges := x.Ranges
	if ranges == 0 {
		ranges = int(min(1+rows/sql.RangeRows, 1000))
		if x.Engine == "spark" { // which divides its work by itself
			ranges = 1
		}
	}
	query, err := sql.Candidates(x.Engine, from, filepath.ToSlash(x.Pairs), x.Parts, ranges)
	if err != nil {
		return usageError{fmt.Errorf("passages sql: %w", err)}
	}
	out, err := p.create(x.Output, guard{force: x.Force})
	if err != nil {
		return err
	}
	defer out.Discard()
	if _, err := io.WriteString(out, query); err != nil {
		return fmt.Errorf("passages sql: write: %w", err)
	}
	if err := out.Commit(); err != nil {
		return fmt.Errorf("passages sql: write: %w", err)
	}
	return nil
}

// printFiles are the files of fingerprints that a path names, a file, a folder or a
// pattern, and the pattern by which engines find them.
func printFiles(path string) (files []string, pattern string, err error) {
	pattern = path
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		pattern = filepath.Join(path, "*.parquet")
	}
	if files, err = filepath.Glob(pattern); err != nil {
		return nil, "", fmt.Errorf("%s: %w", path, err)
	}
	if len(files) == 0 {
		return nil, "", fmt.Errorf("%s: no files of fingerprints there: \"hearsay passages fingerprint\" writes them", path)
	}
	slices.Sort(files)
	return files, filepath.ToSlash(pattern), nil
}
