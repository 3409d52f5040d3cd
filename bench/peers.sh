#!/usr/bin/env bash
# Runs the graph workload over Actant and the stores it is compared with, one
# after the other, and prints their figures and their ratios.
# usage: bench/peers.sh [OPTION...] DATA_DIR [BUILD_DIR]
#   DATA_DIR         folder of events.tsv, actors.tsv, types.tsv, params.tsv
#                    (bench/workload_rows.h says what is in them)
#   BUILD_DIR        default: build/release
#   --expected FILE  answers to compare with; without it those of the first
#                    program count
#   --results DIR    where the figures go (default: DATA_DIR/results)
#   --keep, --query Q, --warm S, --timed S, --stores DIR
#                    as of workload_peers --help
#
# Built first: ninja -C BUILD_DIR workload workload_peers. DuckDB takes part
# when bench/fetch_duckdb.sh has fetched it. bench/README.md says how the
# figures get into bench/RESULTS.md.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
options=()
names=()
expected=
results=
while [ $# -gt 0 ]; do
  case $1 in
    --expected | --results | --query | --warm | --timed | --stores)
      [ $# -gt 1 ] || { echo "$1 needs a value" >&2; exit 2; }
      case $1 in
        --expected) expected=$2 ;;
        --results) results=$2 ;;
        *) options+=("$1" "$2") ;;
      esac
      shift
      ;;
    --keep) options+=("$1") ;;
    -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; exit 0 ;;
    -*) echo "no option $1; see --help" >&2; exit 2 ;;
    *) names+=("$1") ;;
  esac
  shift
done
if [ ${#names[@]} -lt 1 ] || [ ${#names[@]} -gt 2 ]; then
  echo "usage: bench/peers.sh [OPTION...] DATA_DIR [BUILD_DIR]; see --help" >&2
  exit 2
fi
data=${names[0]}
build=${names[1]:-$here/../build/release}
results=${results:-$data/results}
mkdir -p "$results"

# The answers of the first program are what the others are held against.
status=0
ran=()
for program in workload workload_peers; do
  if [ ! -x "$build/bench/$program" ]; then
    echo "$program is left out: not built (ninja -C $build $program)" >&2
    continue
  fi
  rm -f "$results/$program.json" "$results/$program.answers.tsv"
  echo "== $program"
  "$build/bench/$program" "${options[@]}" ${expected:+--expected "$expected"} \
    --json "$results/$program.json" \
    --answers "$results/$program.answers.tsv" "$data" || status=1
  [ -e "$results/$program.json" ] || continue
  ran+=("$results/$program.json")
  expected=${expected:-$results/$program.answers.tsv}
done
if [ ${#ran[@]} -eq 0 ]; then
  echo "Nothing ran: build first, or see the messages above." >&2
  exit 1
fi
echo "== ratios"
"$here/workload_report.py" --ratios "${ran[@]}"
exit $status
