#!/usr/bin/env bash
# Builds Actant, reads the example articles into a graph, and asks it the
# questions people ask first. Installs what is missing. On a second run only
# the questions take time.
# usage: examples/quickstart.sh [OUTPUT_DIR]        default: build/quickstart
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-build/quickstart}

cmake/install-packages.sh
if [ ! -f build/release/build.ninja ]; then
  cmake --preset release -DACTANT_BUILD_TESTS=OFF \
    -DACTANT_BUILD_WEB=OFF -DACTANT_STRICT=OFF > /dev/null
fi
cmake --build build/release --target actant > build/release/quickstart-build.log || {
  tail -n 40 build/release/quickstart-build.log >&2
  exit 1
}
actant=build/release/bin/actant
mkdir -p "$out"
rm -rf "$out/store"

say() { printf '\n\033[1m$ actant %s\033[0m\n' "$*"; }
run() { say "$*"; "$actant" "$@" --store "$out/store"; }

run ingest examples/articles
run chain 美國 日本 --type sanction --max-hops 3 --limit 5
run timeline 中國 美國 --limit 12
run neighbors 俄羅斯 --depth 2 --limit 15
run analyze betweenness --limit 5
run analyze communities --limit 5
run export --format gexf --out "$out/events.gexf"
run neighbors 中國 --svg "$out/china.svg" --limit 12
printf '\nLeft behind: %s (Gephi), %s (a browser), %s (the store).\n' \
  "$out/events.gexf" "$out/china.svg" "$out/store"
