#!/usr/bin/env bash
# Installs the Debian packages of cmake/debian-packages.txt that are missing.
# usage: cmake/install-packages.sh
# Needs root, or sudo, only when something is missing.
set -euo pipefail
list="$(dirname "$0")/debian-packages.txt"

if ! command -v dpkg-query >/dev/null; then
  echo "This is no Debian system: install what $list names by hand, then run again." >&2
  exit 1
fi

# What is installed, by its own name and by those it stands for: some builds of
# nodejs bring npm along, and exclude Debian's package of that name.
present=$(dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' |
  sed -n 's/^installed //p' | sed 's/([^)]*)//g' | tr -s ', ' '\n')

missing=()
while read -r package; do
  case "$package" in ''|'#'*) continue ;; esac
  grep -qxF -- "$package" <<< "$present" || missing+=("$package")
done < "$list"
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Missing packages: ${missing[*]}" >&2
    echo "Install them as root (apt-get install ...), or install sudo, then run again." >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "Installing: ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
