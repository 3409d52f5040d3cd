#!/usr/bin/env bash
# Builds Actant and runs all its tests; installs what is missing first.
# usage: tests/run.sh [PRESET]     dev (default), release, asan or tsan
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-dev}

cmake/install-packages.sh
cmake --preset "$preset"
cmake --build --preset "$preset"
# Tests that time themselves out or hold a lock run beside others without harm.
ctest --preset "$preset" -j "$(nproc)"
