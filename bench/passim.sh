#!/bin/sh
# Compare hearsay extract passages with passim (Spark) on the first 2,000
# documents: time, and how many pairs of documents each finds that the other
# does not.
#
# usage: PASSIM=FOLDER bench/passim.sh DOCS.jsonl[.gz] [WORK_FOLDER]
#
# It needs Go, Python 3, Java, pyspark (pip install pyspark) and a checkout of
# passim's repository, PASSIM. The package "passim" of PyPI is another program,
# a password checker.
set -eu
cd "$(dirname "$0")/.."
docs=$1
work=${2:-$(mktemp -d)}
if [ ! -f "${PASSIM:-}/passim/seriatim.py" ]; then
	echo "bench/passim.sh: passim is not here: PASSIM names no checkout of its repository; nothing is compared" >&2
	exit 1
fi
if ! command -v spark-submit >/dev/null || ! command -v java >/dev/null; then
	echo "bench/passim.sh: Java or spark-submit (pip install pyspark) is not here; nothing is compared" >&2
	exit 1
fi
go build -o "$work/hearsay" ./cmd/hearsay
python3 - "$docs" "$work/first.jsonl" <<'PY'
import gzip, itertools, sys
docs, out = sys.argv[1:]
with (gzip.open if docs.endswith('.gz') else open)(docs, 'rt', encoding='utf8') as f, open(out, 'w', encoding='utf8') as g:
    g.writelines(itertools.islice(f, 2000))
PY
seconds() { date +%s.%N; }
start=$(seconds)
"$work/hearsay" extract passages "$work/first.jsonl" --boilerplate -o "$work/hearsay.jsonl"
middle=$(seconds)
rm -rf "$work/passim.out"
PYTHONPATH=$PASSIM spark-submit --master 'local[2]' "$PASSIM/passim/seriatim.py" \
	--docwise --output-format json "$work/first.jsonl" "$work/passim.out"
end=$(seconds)
python3 - "$work" "$start" "$middle" "$end" <<'PY'
import collections, glob, itertools, json, os, sys
work, start, middle, end = sys.argv[1], *map(float, sys.argv[2:])
ours = set()
for line in open(os.path.join(work, 'hearsay.jsonl'), encoding='utf8'):
    r = json.loads(line)
    ours.add(tuple(sorted((str(r['a']['document']), str(r['b']['document'])))))
clusters = collections.defaultdict(set)
for name in glob.glob(os.path.join(work, 'passim.out', '**', '*.json'), recursive=True):
    for line in open(name, encoding='utf8'):
        r = json.loads(line)
        if 'cluster' in r:
            clusters[r['cluster']].add(str(r['id']))
theirs = {p for c in clusters.values() for p in itertools.combinations(sorted(c), 2)}
print(f'hearsay {middle - start:.1f} s, passim {end - middle:.1f} s, {(end - middle) / (middle - start):.0f} times')
print(f'pairs of documents: both {len(ours & theirs)}, hearsay alone {len(ours - theirs)}, passim alone {len(theirs - ours)}')
PY
