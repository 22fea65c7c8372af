#!/usr/bin/env bash
# Everything that reads the code without running it.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
code="cop events home knowledge tests scripts benchmarks manage.py"
echo "ruff";           $bin/ruff check $code
echo "ruff format";    $bin/ruff format --check $code
echo "djhtml";         git ls-files 'templates/*.html' | xargs $bin/djhtml --check --tabwidth 2
echo "import-linter";  $bin/lint-imports --no-cache >/dev/null || $bin/lint-imports --no-cache
echo "mypy";           $bin/mypy $(git ls-files 'cop/*services*' 'cop/*permissions.py' 'cop/*querysets.py' 'knowledge/*services*.py' 'knowledge/*permissions.py' 'knowledge/*querysets.py' 'events/*services*' 'events/*permissions.py' 'events/*querysets.py' 'cop/core/richtext.py' 'home/*services*.py' | grep '\.py$')
echo "migrations";     DATABASE_URL="" $bin/python manage.py makemigrations --check --dry-run --settings cop.settings.test
echo "translations";   $bin/python scripts/check_translations.py
