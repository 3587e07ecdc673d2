#!/bin/sh
# Measure "hearsay quotations" on DuckDB over statements of N documents of an archive, or, as
# many times as are asked for, over copies of their rows with edits (bench/quotations.py says
# which): rows, pairs of near wordings, seconds of processors, memory, and what stands first.
#
# usage: bench/quotations.sh DOCS.jsonl[.gz] N ROUNDS [WORK_FOLDER]
#
# Statements of the first N documents are extracted once into WORK_FOLDER. It needs Go, GNU
# time and, as HEARSAY_ENGINES, a Python with duckdb. doc/scale.md has a table.
set -eu
cd "$(dirname "$0")/.."
docs=$1 n=$2 rounds=$3
work=${4:-$(mktemp -d)}
timer=$(command -v time || true)
if [ -z "$timer" ] || ! [ -x "${HEARSAY_ENGINES:-}" ]; then
	echo "bench/quotations.sh: GNU time, or a Python that HEARSAY_ENGINES names, is not here" >&2
	exit 1
fi
go build -o "$work/hearsay" ./cmd/hearsay
if ! [ -e "$work/statements-$n.parquet" ]; then
	go run ./bench/copies -n "$n" -o "$work/docs-$n.jsonl" "$docs"
	"$timer" -f "extract statements: %U + %S s of processors, %M KB" \
		"$work/hearsay" extract statements "$work/docs-$n.jsonl" -o "$work/statements-$n.parquet"
fi
rows="$work/rows-$n-$rounds.parquet"
"$HEARSAY_ENGINES" bench/quotations.py copy "$work/statements-$n.parquet" "$rounds" "$rows"
rm -f "$work/quotations.sql"
"$work/hearsay" quotations "$rows" --engine duckdb --result "$work/quotations.parquet" -o "$work/quotations.sql"
"$timer" -f "duckdb: %U + %S s of processors, %M KB" "$HEARSAY_ENGINES" sql/run.py duckdb "$work/quotations.sql"
"$HEARSAY_ENGINES" bench/quotations.py show "$rows" "$work/quotations.parquet"
