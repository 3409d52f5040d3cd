#!/bin/sh
# Imports lines shaped as GDELT 2.0's and checks that all are accounted for:
# the sound ones are in the store, the broken ones in the report, each with the
# reason it was broken for.
#   bench/gdelt_import.sh BUILD_DIR [LINES]      (2,000,000 unless said)
set -eu
if [ $# -lt 1 ]; then
  sed -n '2,5p' "$0" >&2
  exit 1
fi
actant=$1/bin/actant
lines=${2:-2000000}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$here/gdelt_lines.py" --lines "$lines" --out "$work/lines.CSV"
ls -l "$work/lines.CSV" | awk '{printf "lines:    %d bytes\n", $5}'
python3 - "$actant" import --store "$work/store" --dataset gdelt \
  --format gdelt2 --rejects "$work/rejects.tsv" "$work/lines.CSV" <<'END'
import resource, subprocess, sys, time
start = time.monotonic()
code = subprocess.run(sys.argv[1:]).returncode
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"wall:     {wall:.1f} s from start to end, "
      f"{used.ru_utime + used.ru_stime:.1f} s of processors, "
      f"{used.ru_maxrss / 1024:.0f} MiB at most")
sys.exit(code)
END

# Line and reason of each, as the generator wrote them.
tail -n +2 "$work/rejects.tsv" | cut -f2,4 --output-delimiter=' ' |
  LC_ALL=C sort >"$work/reported"
LC_ALL=C sort "$work/lines.CSV.broken" >"$work/broken"
if ! cmp -s "$work/reported" "$work/broken"; then
  echo "gdelt_import: what was reported is not what was broken:" >&2
  diff "$work/broken" "$work/reported" | head >&2
  exit 1
fi
broken=$(wc -l <"$work/broken")
events=$("$actant" stats --store "$work/store" --format csv |
  awk -F, '$1 == "events" {print $2 + 0; exit}')
if [ "$events" -ne $((lines - broken)) ]; then
  echo "gdelt_import: $events events of $((lines - broken)) lines" >&2
  exit 1
fi
echo "checked:  $broken broken lines reported, $events events in the store"
