#!/usr/bin/env bash
# Kills writers and fails disks over and over, and prints how many of each the
# store survived: opened again, whole, with all that was acknowledged.
# usage: bench/safety.sh [--kills N] [--faults N] [--flips N] [BUILD_DIR]
#   --kills N    at least N kills (default 1000)
#   --faults N   at least N injected faults (default 1000)
#   --flips N    flipped bytes a file (default 20)
#   BUILD_DIR    default: build/dev
#
# Built first: ninja -C BUILD_DIR storage_test kill_test
# Exit code 1 where one was not survived. bench/RESULTS.md has the tables.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
kills=1000
faults=1000
flips=20
build=$here/../build/dev
while [ $# -gt 0 ]; do
  case $1 in
    --kills | --faults | --flips)
      [ $# -gt 1 ] || { echo "$1 needs a number" >&2; exit 2; }
      case $1 in
        --kills) kills=$2 ;;
        --faults) faults=$2 ;;
        --flips) flips=$2 ;;
      esac
      shift
      ;;
    -h | --help) sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; exit 0 ;;
    -*) echo "no option $1; see --help" >&2; exit 2 ;;
    *) build=$1 ;;
  esac
  shift
done
storage=$build/tests/storage/storage_test
apps=$build/tests/apps/kill_test
if [ ! -x "$storage" ]; then
  echo "$storage is missing: ninja -C $build storage_test kill_test" >&2
  exit 2
fi
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# Groups of tests run beside each other, each with a log of its own.
pids=()
run() {
  local name=$1
  shift
  "$@" >"$logs/$name" 2>&1 &
  pids+=($!)
}
# A few more than asked for: not every fault meets its moment.
scripts=$("$storage" --gtest_list_tests \
  --gtest_filter='FaultTest.*:BackupFaultTest.*' | grep -c '^  ')
run faults env ACTANT_FAULTS=$((faults * 11 / 10 / scripts + 8)) "$storage" \
  --gtest_filter='FaultTest.*:BackupFaultTest.*'
for test in KilledWriterLosesNothingAcknowledged KilledImportLosesNoSegment \
  KilledCreationIsCompleted; do
  run "$test" env ACTANT_CRASH_ROUNDS=$((kills / 3 + 1)) "$storage" \
    --gtest_filter="CrashTest.$test"
done
run flips env ACTANT_FLIPS="$flips" "$storage" \
  --gtest_filter='FlippedByteTest.*'
# Those of the program take ten times as long.
if [ -x "$apps" ]; then
  run apps env ACTANT_KILL_ROUNDS=$((kills / 20 + 2)) "$apps"
else
  echo "kill_test is left out: not built (ninja -C $build kill_test)" >&2
fi
status=0
for pid in "${pids[@]}"; do
  wait "$pid" || status=1
done
log=$logs/all
cat "$logs"/* >"$log"
grep -A12 Failure "$log" >&2 || true

table() {
  awk -F '\t' -v word="$1" -v column="$2" '
    $1 == word {
      if (!(($column) in all)) order[++n] = $column
      all[$column] += $(NF - 1); good[$column] += $NF
    }
    END {
      for (i = 1; i <= n; ++i) {
        printf "| %s | %d | %d |\n", order[i], all[order[i]], good[order[i]]
        a += all[order[i]]; g += good[order[i]]
      }
      printf "| all | %d | %d |\n", a, g
    }' "$log"
}
echo "| killed | times | survived |"
echo "| --- | --- | --- |"
table kill 2
echo
echo "| fault | injected | survived |"
echo "| --- | --- | --- |"
table fault 3
echo
echo "| work under faults | injected | survived |"
echo "| --- | --- | --- |"
table fault 2
echo
echo "| flipped byte in | reported | no answer changed |"
echo "| --- | --- | --- |"
awk -F '\t' '
  $1 == "flips" { if (!($2 in seen)) order[++n] = $2; seen[$2] = 1
                  count[$2, $3] = $4 }
  END { for (i = 1; i <= n; ++i)
          printf "| %s | %d | %d |\n", order[i],
                 count[order[i], "reported"],
                 count[order[i], "no answer changed"] }' "$log"
exit $status
