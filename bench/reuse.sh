#!/bin/sh
# Compare hearsay extract passages with sim_text on the same documents, in the
# same run: time, memory, and how many of the pairs of documents that share
# twelve words in a row each of them finds.
#
# usage: bench/reuse.sh DOCS.jsonl[.gz] [WORK_FOLDER]
#
# It needs Go, Python 3, GNU time and sim_text (Debian: similarity-tester). Run it on an
# idle machine: the ratio of two times means nothing on a busy one.
set -eu
cd "$(dirname "$0")/.."
docs=$1
work=${2:-$(mktemp -d)}
timer=$(command -v time || true)
if [ -z "$timer" ] || ! command -v sim_text >/dev/null; then
	echo "bench/reuse.sh: GNU time and sim_text (Debian: time, similarity-tester) are not both here" >&2
	exit 1
fi
go build -o "$work/hearsay" ./cmd/hearsay
go build -o "$work/pairs" ./bench/pairs
mkdir -p "$work/files"
python3 - "$docs" "$work" <<'PY'
import gzip, json, os, sys
docs, work = sys.argv[1:]
with (gzip.open if docs.endswith('.gz') else open)(docs, 'rt', encoding='utf8') as f, \
        open(os.path.join(work, 'plain.jsonl'), 'w', encoding='utf8') as plain:
    for line in f:
        d = json.loads(line)
        plain.write(line)
        with open(os.path.join(work, 'files', str(d['id']) + '.txt'), 'w', encoding='utf8') as g:
            g.write(d['text'])
PY
find "$work/files" -name '*.txt' | sort >"$work/list"
for run in 1 2 3; do
	echo "run $run"
	"$timer" -f '  sim_text -r 12      %e s  %M KB' sim_text -r 12 -n -i -o "$work/sim.out" <"$work/list"
	"$timer" -f '  hearsay             %e s  %M KB' "$work/hearsay" extract passages "$work/plain.jsonl" --boilerplate -o "$work/hearsay.jsonl"
	"$timer" -f '  hearsay, 256 MB     %e s  %M KB' "$work/hearsay" extract passages "$work/plain.jsonl" --boilerplate --memory 256MB -o "$work/small.jsonl"
	cmp "$work/hearsay.jsonl" "$work/small.jsonl"
done
python3 - "$work" <<'PY'
import os, re, sys
work = sys.argv[1]
pairs = set()
for line in open(os.path.join(work, 'sim.out'), encoding='utf8', errors='replace'):
    m = re.match(r'(.+?): line .*?\|(.+?): line ', line)
    if m:
        a, b = sorted(os.path.basename(x.strip())[:-4] for x in m.groups())
        if a != b:
            pairs.add((a, b))
with open(os.path.join(work, 'sim.pairs'), 'w', encoding='utf8') as f:
    for a, b in sorted(pairs):
        f.write(f'{a}\t{b}\n')
PY
echo "hearsay:"
"$work/pairs" "$work/plain.jsonl" "$work/hearsay.jsonl"
echo "sim_text:"
"$work/pairs" "$work/plain.jsonl" "$work/sim.pairs"
