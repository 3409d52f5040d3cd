#!/usr/bin/env bash
# Prints how the extraction scores against gold annotations.
# usage: bench/accuracy.sh [BUILD_DIR]        default: build/release, else build/dev
#
# The gold material is not part of the project. It is looked for in
# $ACTANT_EVAL, else in ../shared/eval beside the checkout: score_events.py,
# zh/articles/*.txt, zh/published.json, zh/leads.jsonl, zh/gold/*.jsonl and
# zh/check_leads.jsonl with zh/check_gold.json (totals only). The project's
# own corpus (tests/corpus) is scored in any case where the scorer is there.
set -euo pipefail
cd "$(dirname "$0")/.."
eval_dir=${ACTANT_EVAL:-../shared/eval}
build=${1:-}
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
if [ ! -f "$eval_dir/score_events.py" ]; then
  echo "The gold material is absent ($eval_dir/score_events.py): nothing was measured." >&2
  echo "Set ACTANT_EVAL to the folder that holds it." >&2
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Documents as JSON Lines, each with its date of publication.
python3 - "$eval_dir/zh" > "$work/documents.jsonl" <<'PYTHON'
import glob, json, os, sys
folder = sys.argv[1]
with open(os.path.join(folder, "published.json"), encoding="utf-8") as f:
    published = json.load(f)
for path in sorted(glob.glob(os.path.join(folder, "articles", "*.txt"))):
    name = os.path.basename(path)[:-4]
    with open(path, encoding="utf-8") as f:
        text = f.read()
    print(json.dumps({"id": name, "published": published.get(name), "text": text}, ensure_ascii=False))
PYTHON

echo "== open set: 15 documents, 40 items =="
"$actant" extract "$work/documents.jsonl" "$eval_dir/zh/leads.jsonl" > "$work/open.jsonl"
python3 "$eval_dir/score_events.py" "$eval_dir/zh/gold" "$work/open.jsonl"
echo "-- by type --"
python3 "$eval_dir/score_events.py" "$eval_dir/zh/gold" "$work/open.jsonl" --show type | grep ' gold '

echo "== check set: totals only =="
"$actant" extract "$eval_dir/zh/check_leads.jsonl" > "$work/check.jsonl"
python3 "$eval_dir/score_events.py" "$eval_dir/zh/check_gold.json" "$work/check.jsonl"

echo "== the project's own corpus (regression, not a benchmark) =="
"$actant" extract tests/corpus/articles.jsonl > "$work/corpus.jsonl"
python3 "$eval_dir/score_events.py" tests/corpus/gold "$work/corpus.jsonl"
