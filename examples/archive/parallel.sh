#!/bin/sh
# The statements of an archive in parts, on all cores: GNU parallel where it is there (which
# also goes over several machines: --sshlogin), else xargs.
#
#   sh parallel.sh OUT part-*.jsonl
#
# OUT gets a Parquet file for each part. Started again it makes those that are missing.
# HEARSAY names the program where it is not on the PATH.
set -eu
hearsay=${HEARSAY:-hearsay}
out=$1
shift
mkdir -p "$out"
if parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
  exec parallel "$hearsay" extract statements {} -o "$out/" ::: "$@"
fi
printf '%s\0' "$@" | xargs -0 -n 1 -P "$(getconf _NPROCESSORS_ONLN)" \
  sh -c '"$0" extract statements "$2" -o "$1/"' "$hearsay" "$out"
