package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/openhearsay/hearsay/sql"
)

// quotationsCommand is "hearsay quotations".
type quotationsCommand struct {
	Statements string `arg:"" help:"Rows of \"hearsay extract statements\": a Parquet file, a folder of them, or a pattern in quotation marks." placeholder:"STATEMENTS"`
	Engine     string `required:"" enum:"duckdb,spark,clickhouse" help:"Which SQL: duckdb, spark or clickhouse." placeholder:"ENGINE"`
	Result     string `default:"quotations.parquet" help:"Where the SQL is to write its rows: a file, for Spark a folder (${default})." placeholder:"RESULT"`
	Output     string `short:"o" help:"Where the SQL goes; - is standard output." default:"-" placeholder:"OUT"`
	forceFlag
}

// Help is shown by --help.
func (c *quotationsCommand) Help() string {
	return `Writes the SQL that says who first said what, over an archive: quotations of the same or
nearly the same words, with the first document, its date and outlet, how many documents and
outlets have them, until when, and each wording. doc/parquet.md says how they are found and
what the columns hold. The first is the first of these documents, as far as their dates tell.

Examples:
  hearsay extract statements part-*.parquet -o statements/
  hearsay quotations statements/ --engine duckdb | duckdb
  hearsay quotations statements/ --engine spark -o q.sql && spark-sql -f q.sql
  hearsay quotations statements/ --engine clickhouse -o q.sql && clickhouse local --queries-file q.sql`
}

// Run looks at the files first, but for those that lie in other storage (s3://…).
func (c *quotationsCommand) Run(p *program) error {
	from := c.Statements
	if !strings.Contains(from, "://") {
		if info, err := os.Stat(from); err == nil && info.IsDir() {
			from = filepath.Join(from, "*.parquet")
		}
		files, err := filepath.Glob(from)
		if _, e := os.Stat(from); e == nil {
			files = []string{from}
		}
		if err != nil || len(files) == 0 {
			return fmt.Errorf("quotations: %s: no such file", c.Statements)
		}
		for _, file := range files {
			if err := checkStatements(file); err != nil {
				return fmt.Errorf("quotations: %s: %w", file, err)
			}
		}
	}
	query, err := sql.Quotations(c.Engine, filepath.ToSlash(from), filepath.ToSlash(c.Result))
	if err != nil {
		return usageError{fmt.Errorf("quotations: %w", err)}
	}
	out, err := p.create(c.Output, guard{inputs: []string{c.Statements}, force: c.Force})
	if err != nil {
		return err
	}
	defer out.Discard()
	if _, err := io.WriteString(out, query); err != nil {
		return fmt.Errorf("quotations: write: %w", err)
	}
	if err := out.Commit(); err != nil {
		return fmt.Errorf("quotations: write: %w", err)
	}
	return nil
}
