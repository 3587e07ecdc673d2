#!/bin/sh
# Makes doc/report.png, the picture of a report in the README, from the example
# case: its first screen. Needs Go and Chromium;
# run it from anywhere. BROWSER names another browser that takes Chromium's
# options.
set -eu
cd "$(dirname "$0")/.."
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
go run ./cmd/hearsay report examples/harbor/documents --claims examples/harbor/claims.txt -o "$dir/report.html"
"${BROWSER:-chromium}" --headless=new --no-sandbox --disable-gpu --hide-scrollbars \
	--user-data-dir="$dir/profile" --window-size=1300,860 \
	--virtual-time-budget=3000 --screenshot="$dir/report.png" "file://$dir/report.html"
mv "$dir/report.png" doc/report.png
