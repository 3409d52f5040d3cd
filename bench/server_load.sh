#!/usr/bin/env bash
# Loads a server with wrk: 64 connections, questions of one kind each and all
# mixed, and a slow question beside quick ones. Needs Debian's package wrk.
# usage: bench/server_load.sh BUILD STORE [SECONDS]
# STORE: say, DIR/store of bench/workload --data DATA_1M --store DIR.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:?usage: bench/server_load.sh BUILD STORE [SECONDS]}
store=${2:?usage: bench/server_load.sh BUILD STORE [SECONDS]}
seconds=${3:-10}
command -v wrk > /dev/null || { echo "wrk is missing: apt-get install wrk" >&2; exit 1; }

scratch=$(mktemp -d)
"$build/bin/actant" serve --store "$store" --port 0 > "$scratch/log" &
server=$!
trap 'kill $server 2> /dev/null; wait $server 2> /dev/null; rm -rf "$scratch"' EXIT
until grep -q '^listening on' "$scratch/log"; do
  kill -0 $server || { echo "the server ended" >&2; exit 1; }
  sleep 0.1
done
base=$(sed -n 's/^listening on //p' "$scratch/log")

# A thousand actors with events; pairs of one with one of its neighbours.
python3 - "$base" "$scratch/targets" <<'PYTHON'
import json, random, sys, urllib.request
base, out = sys.argv[1:]
def ask(target):
    with urllib.request.urlopen(base + "/api/v1" + target) as answer:
        return json.load(answer)["results"]
codes = [a["code"] for a in ask("/actors?limit=1000") if a["events"]]
draw = random.Random(1)
kinds = {"neighbors": [], "timeline": [], "chains": []}
for _ in range(300):
    code = draw.choice(codes)
    kinds["neighbors"].append(f"/api/v1/neighbors?limit=50&actor={code}")
    kinds["chains"].append(f"/api/v1/chains?max_hops=2&limit=10&evidence=false&start={code}")
    near = ask(f"/neighbors?limit=50&actor={code}")
    if near:
        other = draw.choice(near)["actor"]
        kinds["timeline"].append(
            f"/api/v1/timeline?limit=50&evidence=false&a={code}&b={other}")
kinds["mixed"] = sum(kinds.values(), [])
for name, targets in kinds.items():
    with open(f"{out}.{name}", "w") as file:
        file.write("\n".join(targets) + "\n")
PYTHON

cat > "$scratch/draw.lua" <<'LUA'
-- Asks for the addresses of a file at random; counts answers other than 200.
local targets = {}
for line in io.lines(os.getenv("TARGETS")) do targets[#targets + 1] = line end
local threads = {}
function setup(thread) threads[#threads + 1] = thread end
function init() math.randomseed(7); refused = 0 end
function request() return wrk.format("GET", targets[math.random(#targets)]) end
function response(status) if status ~= 200 then refused = refused + 1 end end
function done(summary, latency)
  local refused = 0
  for _, thread in ipairs(threads) do refused = refused + thread:get("refused") end
  local errors = summary.errors
  io.write(string.format(
    "%-22s %9.0f %9.2f %9.2f %9.2f %7d\n", os.getenv("NAME"),
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3,
    refused + errors.connect + errors.read + errors.write + errors.timeout))
end
LUA

load() {  # NAME FILE CONNECTIONS
  NAME=$1 TARGETS=$scratch/targets.$2 wrk -t 2 -c "$3" -d "${seconds}s" \
    --timeout 30s -s "$scratch/draw.lua" "$base" | tail -n 1
}
printf '%-22s %9s %9s %9s %9s %7s\n' '' requests/s median p99 max errors
for kind in neighbors timeline chains mixed; do
  load "$kind, 64" "$kind" 64
done
load "neighbors, 2" neighbors 2

# Whole graphs as files, four at a time.
(while :; do
  for _ in 1 2 3 4; do
    curl -s -o "$scratch/null" "$base/api/v1/export?format=graphml" &
  done
  wait
done) & slow=$!
load "neighbors, 2, + slow" neighbors 2
kill $slow 2> /dev/null || true
