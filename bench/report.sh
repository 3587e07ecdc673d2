#!/bin/sh
# Print what hearsay report takes, from cold, of the first documents of a file: words a
# second of processor time, and peak memory. Memory under load is the same, time is not.
#
# usage: bench/report.sh DOCS.jsonl[.gz] [NUMBER...]     (1000 2000 4000)
#
# It needs Go, Python 3 and GNU time.
set -eu
cd "$(dirname "$0")/.."
docs=$1
shift
[ $# -gt 0 ] || set -- 1000 2000 4000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CGO_ENABLED=0 go build -o "$work/hearsay" ./cmd/hearsay
echo '| documents | words | processor seconds | words a processor second | peak memory, MB |'
echo '|---|---|---|---|---|'
for n; do
	python3 - "$docs" "$work/$n" "$n" <<'PY'
import gzip, itertools, json, os, sys
docs, out, n = sys.argv[1], sys.argv[2], int(sys.argv[3])
os.makedirs(out)
with (gzip.open if docs.endswith('.gz') else open)(docs, 'rt', encoding='utf8') as f:
    for i, line in enumerate(itertools.islice(f, n)):
        with open(f'{out}/{i:05d}.txt', 'w', encoding='utf8') as g:
            g.write(json.loads(line)['text'])
PY
	/usr/bin/time -f '%U %S %M' -o "$work/time" "$work/hearsay" report "$work/$n" -f json -o "$work/$n.json" 2>"$work/log"
	words=$(cat "$work/$n"/*.txt | wc -w)
	tail -1 "$work/time" | awk -v n="$n" -v w="$words" '{s=$1+$2; printf "| %d | %d | %.0f | %.0f | %.0f |\n", n, w, s, w/s, $3/1024}'
done
