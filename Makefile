# `make help` lists the commands. The work is in scripts/.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; exit; }; done; command -v python3 || echo none)
PORT ?= 8000
export PORT
.DEFAULT_GOAL := help
.PHONY: help run test lint fmt ci setup messages lock bench serve need-python

help: ## these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: need-python ## set up everything and start the site with demo content (PORT=8000)
	@$(PYTHON) scripts/bootstrap.py run

test: setup ## the whole suite on SQLite, and on PostgreSQL when DATABASE_URL names one
	@scripts/test.sh

lint: setup ## read the code without running it
	@scripts/lint.sh

fmt: setup ## format code and templates
	@.venv/bin/ruff check --fix --quiet cop events home knowledge tests scripts benchmarks manage.py; .venv/bin/ruff format cop events home knowledge tests scripts benchmarks manage.py
	@git ls-files 'templates/*.html' | xargs .venv/bin/djhtml --tabwidth 2

ci: setup ## what CI runs: lint, the suite on both databases, the browser; nothing is skipped
	@scripts/lint.sh
	@REQUIRE_ALL=1 scripts/test.sh

bench: setup ## measure lists and pages against a bare view, and what the search costs and finds
	@.venv/bin/python benchmarks/run.py
	@.venv/bin/python -m benchmarks.search
	@.venv/bin/python -m benchmarks.threads
	@.venv/bin/python -m benchmarks.agenda

serve: need-python ## production settings on loopback with several workers (needs DATABASE_URL)
	@$(PYTHON) scripts/bootstrap.py setup && scripts/serve.sh

messages: setup ## add new texts to the Dutch catalogue
	@.venv/bin/python manage.py makemessages --locale nl --ignore .venv --ignore var --no-obsolete

lock: ## renew the lock files (needs uv)
	@uv pip compile requirements.in -o requirements.txt --generate-hashes --universal --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links --quiet
	@uv pip compile requirements-dev.in -o requirements-dev.txt --generate-hashes --universal --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links --quiet

setup: need-python
	@$(PYTHON) scripts/bootstrap.py setup

need-python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Werfkring needs Python 3.11 or newer. Install it, or name it: make run PYTHON=/path/to/python3"; exit 1; }
