#!/bin/sh
# Makes doc/report.png, the picture of a report in the README, from the example
# case: the beginning of the page beside its findings. Needs Go and Chromium;
# run it from anywhere. BROWSER names another browser that takes Chromium's
# options.
set -eu
cd "$(dirname "$0")/.."
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
go run ./cmd/hearsay report examples/harbor/documents --claims examples/harbor/claims.txt -o "$dir/report.html"
cat >"$dir/frame.html" <<HTML
<!DOCTYPE html><style>body{margin:0;display:flex;gap:24px;background:#d9d5cb}iframe{border:0;width:1010px;height:1300px}</style>
<iframe src="report.html" scrolling="no"></iframe><iframe src="report.html#conflicts" scrolling="no"></iframe>
HTML
"${BROWSER:-chromium}" --headless=new --no-sandbox --disable-gpu --hide-scrollbars \
	--user-data-dir="$dir/profile" --window-size=2044,1300 --force-device-scale-factor=0.75 \
	--virtual-time-budget=3000 --screenshot="$dir/report.png" "file://$dir/frame.html"
mv "$dir/report.png" doc/report.png
