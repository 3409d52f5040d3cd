#!/usr/bin/env bash
# Builds Actant with the explorer's page and opens the example articles' graph
# on http://127.0.0.1:8040. Installs what is missing.
# usage: examples/explore.sh [OPTION...]      options of `actant serve`
set -euo pipefail
cd "$(dirname "$0")/.."

cmake/install-packages.sh
cmake --preset release -DACTANT_BUILD_TESTS=OFF -DACTANT_BUILD_WEB=ON \
  -DACTANT_STRICT=OFF > /dev/null
cmake --build build/release --target actant actant-server actant_web
if [ $# -eq 0 ]; then set -- --demo; fi
exec build/release/bin/actant serve "$@"
