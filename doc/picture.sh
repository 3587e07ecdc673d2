#!/bin/sh
# Makes the pictures of the README from the example case: doc/report.png, the first
# screen of a report, and doc/workbench.png, the conflicts in `hearsay open`,
# each to be accepted, rejected or corrected.
# Needs Go and Chromium; run it from anywhere.
set -eu
cd "$(dirname "$0")/.."
dir=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$dir"' EXIT
go build -o "$dir/hearsay" ./cmd/hearsay
go build -o "$dir/pages" ./bench/pages
"$dir/hearsay" report examples/harbor/documents --claims examples/harbor/claims.txt -o "$dir/report.html"
"$dir/pages" -first doc/report.png -size 1300x790 "$dir/report.html"

"$dir/hearsay" add -c "$dir/harbor.case" examples/harbor/documents
"$dir/hearsay" open "$dir/harbor.case" --no-browser >"$dir/address" &
server=$!
until grep -q http "$dir/address"; do sleep 0.1; done
address=$(sed -n 's/.*\(http:[^ ]*\).*/\1/p' "$dir/address" | head -n 1)
"$dir/pages" -first doc/workbench.png -size 1300x800 -follow '.leads a; a[href="/conflicts"]' "$address"
