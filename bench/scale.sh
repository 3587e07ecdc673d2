#!/bin/sh
# Measure "hearsay passages" in three steps over the first N documents of a file, or over
# as many as are asked for by copies with edits (bench/copies), beside "extract passages":
# bytes, rows, seconds of processors, memory, spill, and whether the rows are the same.
#
# usage: bench/scale.sh N ENGINE DOCS.jsonl[.gz] [WORK_FOLDER]
#
# ENGINE is duckdb, clickhouse or spark. It needs Go, GNU time and, as HEARSAY_ENGINES, a
# Python with the engine (pip install duckdb chdb pyspark==4.0.1). doc/scale.md has a table.
set -eu
cd "$(dirname "$0")/.."
n=$1 engine=$2 docs=$3
work=${4:-$(mktemp -d)}
timer=$(command -v time || true)
if [ -z "$timer" ] || ! [ -x "${HEARSAY_ENGINES:-}" ]; then
	echo "bench/scale.sh: GNU time, or a Python that HEARSAY_ENGINES names, is not here" >&2
	exit 1
fi
measure() { what=$1; shift; "$timer" -f "$what: %U + %S s of processors, %M KB" "$@"; }
go build -o "$work/hearsay" ./cmd/hearsay
go run ./bench/copies -n "$n" -o "$work/docs.jsonl" "$docs"
measure fingerprint "$work/hearsay" passages fingerprint "$work/docs.jsonl" -o "$work/fp.parquet"
"$HEARSAY_ENGINES" - "$work/fp.parquet" <<'PY'
import os, sys
import pyarrow.parquet as parquet
f = sys.argv[1]
rows = parquet.ParquetFile(f).metadata.num_rows
print(f"fingerprints: {rows} rows, {os.path.getsize(f)} bytes")
PY
"$work/hearsay" passages sql "$work/fp.parquet" --engine "$engine" --pairs "$work/pairs" -o "$work/q.sql"
rm -rf "$work/pairs"
HEARSAY_TIMES=1 measure "$engine" "$HEARSAY_ENGINES" sql/run.py "$engine" "$work/q.sql"
du -sb "$work/pairs"
measure align "$work/hearsay" passages align "$work/pairs" "$work/docs.jsonl" -o "$work/passages.jsonl"
measure "extract passages" "$work/hearsay" extract passages "$work/docs.jsonl" -o "$work/native.jsonl"
wc -l "$work/native.jsonl"
cmp "$work/native.jsonl" "$work/passages.jsonl" && echo the same
