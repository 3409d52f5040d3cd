#!/usr/bin/env bash
# Prints how the extraction scores against gold annotations: levels with their
# intervals, by type, document and rule, where missed events were lost, the
# calibration of the confidence, and the change since the recorded run.
# usage: bench/accuracy.sh [OPTION...] [BUILD_DIR]
#   BUILD_DIR      default: build/release, else build/dev
#   --data PATH    read with this knowledge: an image, or a folder like data/
#   --set NAME     open, check or corpus only
#   --all          whole tables
#   --lost STEP    list the pairs lost at layout, actor, predicate, frame, rule
#                  or roles
#   --record       keep the figures (bench/results/accuracy.json)
#
# Gold material beyond tests/corpus is not part of the project: set ACTANT_EVAL
# to its folder (bench/gold_sets.py says what is looked for there).
set -euo pipefail
cd "$(dirname "$0")/.."
options=()
build=
while [ $# -gt 0 ]; do
  case $1 in
    --data | --set | --lost)
      [ $# -gt 1 ] || { echo "$1 needs a value" >&2; exit 1; }
      options+=("$1" "$2")
      shift
      ;;
    -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; exit 0 ;;
    -*) options+=("$1") ;;
    *) build=$1 ;;
  esac
  shift
done
if [ -z "$build" ]; then
  for candidate in build/release build/dev build; do
    [ -x "$candidate/bin/actant" ] && build=$candidate && break
  done
fi
actant="$build/bin/actant"
if [ ! -x "$actant" ]; then
  echo "No actant under '${build:-build}': build first (tests/run.sh), or name the build folder." >&2
  exit 1
fi
exec python3 bench/accuracy_report.py "$actant" "${options[@]}"
