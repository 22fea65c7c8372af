#!/usr/bin/env bash
# Production settings on loopback, for load tests. A real server has a proxy with TLS in front.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -z "${DATABASE_URL:-}" ]; then
  echo "make serve needs a database: make serve DATABASE_URL=postgres://name:password@127.0.0.1/werfkring" >&2
  exit 1
fi
export DJANGO_SETTINGS_MODULE=cop.settings.production
export BASE_URL="${BASE_URL:-http://127.0.0.1:${PORT:-8000}}" ALLOWED_HOSTS="${ALLOWED_HOSTS:-127.0.0.1,localhost}"
# A key for this run alone: sessions end with it.
export SECRET_KEY="${SECRET_KEY:-$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(60))')}"
.venv/bin/python manage.py migrate --verbosity 0
.venv/bin/python manage.py collectstatic --noinput --verbosity 0
echo "Serving at $BASE_URL"
exec .venv/bin/gunicorn cop.wsgi:application --bind "127.0.0.1:${PORT:-8000}" --workers "${WORKERS:-2}" --threads "${THREADS:-4}"
