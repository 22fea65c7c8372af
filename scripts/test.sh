#!/usr/bin/env bash
# The whole suite: on SQLite, and again on PostgreSQL when DATABASE_URL points at one.
# REQUIRE_ALL=1 (make ci) turns what would be skipped into a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python
postgres=""
case "${DATABASE_URL:-}" in postgres://* | postgresql://*) postgres="$DATABASE_URL" ;; esac
chromium=""
for name in chromium chromium-browser google-chrome; do
  chromium=$(command -v "$name" || true)
  [ -n "$chromium" ] && break
done

missing() {
  if [ "${REQUIRE_ALL:-}" = 1 ]; then
    echo "Missing: $1 $2" >&2
    exit 1
  fi
  echo "Skipped: $1 $2"
}

# One process a core: each makes its own database, and no test depends on another. What shares the demo community, which
# takes long to load, goes to one of them (tests/conftest.py).
workers=(-n "${TEST_WORKERS:-auto}")
browser=()
if [ -z "$chromium" ]; then
  missing "the browser tests, because there is no Chromium." "Get it with: sudo apt install chromium"
  browser=(-m "not browser")
fi
if [ -n "$postgres" ]; then
  echo "== PostgreSQL"
  DATABASE_URL="$postgres" $python -m pytest -q "${workers[@]}" -m "not browser" "$@"
else
  missing "the suite on PostgreSQL, because DATABASE_URL names none." "Try: make test DATABASE_URL=postgres://name:password@127.0.0.1/werfkring"
fi
echo "== SQLite"
DATABASE_URL="" CHROMIUM="$chromium" $python -m pytest -q "${workers[@]}" "${browser[@]}" "$@"
