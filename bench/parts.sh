#!/bin/sh
# Measure "hearsay passages" over N documents in files of 100,000 each, copies with edits
# (bench/copies), the pairs in PARTS parts: what bench/scale.sh measures, for what takes hours.
#
# usage: bench/parts.sh N PARTS DOCS.jsonl[.gz] WORK_FOLDER
#
# Started again, it goes on where it was: each step leaves its figures in WORK_FOLDER/times and
# is passed over when these are there. 2,000,000 documents take 3 GB of texts, 11 GB of
# fingerprints and some 6 GB while DuckDB is at work. It needs Go, GNU time and, as
# HEARSAY_ENGINES, a Python with duckdb. doc/scale.md has a table.
set -eu
cd "$(dirname "$0")/.."
n=$1 parts=$2 docs=$3 work=$4
timer=$(command -v time || true)
if [ -z "$timer" ] || ! [ -x "${HEARSAY_ENGINES:-}" ]; then
	echo "bench/parts.sh: GNU time, or a Python that HEARSAY_ENGINES names, is not here" >&2
	exit 1
fi
mkdir -p "$work/docs" "$work/fp" "$work/times" "$work/passages" "$work/temp"
go build -o "$work/hearsay" ./cmd/hearsay
go build -o "$work/copies" ./bench/copies
measure() {
	what=$1
	shift
	if ! [ -e "$work/times/$what" ]; then
		"$timer" -f "%U %S %M" -o "$work/times/new" "$@"
		mv "$work/times/new" "$work/times/$what"
	fi
	read -r user system memory < "$work/times/$what"
	echo "$what: $user + $system s of processors, $memory KB"
}
from=0
while [ "$from" -lt "$n" ]; do
	to=$((from + 100000 < n ? from + 100000 : n))
	file="$work/docs/$(printf %09d "$from").jsonl.gz"
	if ! [ -e "$file" ]; then
		mkfifo "$work/temp/pipe"
		gzip -1 < "$work/temp/pipe" > "$file.new" &
		"$work/copies" -from "$from" -n "$to" -o "$work/temp/pipe" "$docs"
		wait
		rm "$work/temp/pipe"
		mv "$file.new" "$file"
	fi
	measure "fingerprint-$from" "$work/hearsay" passages fingerprint "$file" -o "$work/fp/"
	from=$to
done
du -sb "$work/fp"
if ! [ -e "$work/times/duckdb" ]; then
	rm -rf "$work/pairs" "$work/pairs.sql"
	"$work/hearsay" passages sql "$work/fp/" --engine duckdb --parts "$parts" --pairs "$work/pairs" -o "$work/pairs.sql"
fi
TMPDIR="$work/temp" HEARSAY_TIMES=1 measure duckdb "$HEARSAY_ENGINES" sql/run.py duckdb "$work/pairs.sql"
du -sb "$work/pairs"
for part in $(seq 0 $((parts - 1))); do
	measure "align-$part" "$work/hearsay" passages align "$work/pairs/part=$part" "$work"/docs/*.jsonl.gz \
		--fingerprints "$work/fp/" --memory 4GB -o "$work/passages/$part.jsonl"
done
cat "$work"/passages/*.jsonl | wc -l
