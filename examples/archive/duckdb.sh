#!/bin/sh
# The statements of what a query of DuckDB gives, through a pipe: no file in between.
#
#   sh duckdb.sh OUT.parquet "select id, text, outlet, date from 'part-*.jsonl' where outlet <> 'Pell Wire'"
#
# The query names the columns id and text, and of series, outlet, date, title, url and
# language what there is. HEARSAY and DUCKDB name the programs where they are not on the PATH.
set -eu
"${DUCKDB:-duckdb}" -c "copy ($2) to '/dev/stdout' (format json)" |
  "${HEARSAY:-hearsay}" extract statements - -o "$1"
