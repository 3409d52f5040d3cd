#!/usr/bin/env bash
# Puts DuckDB's library where workload_peers looks for it: Debian 12 has no
# package of it, npm has one.
# usage: bench/fetch_duckdb.sh [BUILD_DIR]     default: build/release
set -euo pipefail
case ${1:-} in
  -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; exit 0 ;;
esac
target=$(realpath -m "${1:-$(dirname "$0")/../build/release}")/duckdb
package=@duckdb/node-bindings-linux-x64@1.5.6-r.1
# sha256 of the packed package.
sum=1b9f82478539bb9a1d1df44bd103121a12ae52142c07158dc52b97d2ec1d69ff

if [ "$(uname -m)" != x86_64 ]; then
  echo "No version of DuckDB is pinned for $(uname -m): put a libduckdb.so of 1.5 into $target yourself." >&2
  exit 1
fi
if ! command -v npm >/dev/null; then
  echo "npm is missing: apt-get install npm" >&2
  exit 1
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(cd "$scratch" && npm pack --silent "$package" >/dev/null)
packed=$(echo "$scratch"/*.tgz)
if ! echo "$sum  $packed" | sha256sum --check --quiet; then
  echo "$package is not what it was when it was pinned: not installed." >&2
  exit 1
fi
mkdir -p "$target"
# Renamed into place, so that a library there is always a whole one.
tar -xzf "$packed" -C "$scratch" --strip-components=1 package/libduckdb.so package/LICENSE
mv "$scratch/LICENSE" "$target/LICENSE"
mv "$scratch/libduckdb.so" "$target/libduckdb.so.new"
mv "$target/libduckdb.so.new" "$target/libduckdb.so"
echo "$target/libduckdb.so"
