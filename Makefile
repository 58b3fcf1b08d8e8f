# Works with GNU Make 3.81 and later, and any POSIX shell.
# A stamp in .venv/ is newer than the lock file it was made from: nothing is installed twice.

.PHONY: help run test lint format types bench lock upgrade clean .venv
.DEFAULT_GOAL := help

PORT = 8501
VENV = .venv/bin
PIP = $(VENV)/python -m pip --disable-pip-version-check install --quiet
LOCK = $(VENV)/uv pip compile --quiet --no-config --universal --fork-strategy fewest --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" $(LOCK_OPTIONS)

help: ## this list
	@awk -F ':.*## ' '/^[a-z.]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: .venv/run.stamp ## start the explorer at http://127.0.0.1:8501 (another port: make run PORT=8600)
	@$(VENV)/python -m streamlit run app.py --server.port $(PORT)

test: .venv/test.stamp ## lint, then every test, in a real browser too (some of them: make test TESTS=tests/test_dates.py)
	@$(VENV)/python tools/chromium.py
	@$(MAKE) --no-print-directory lint
	@$(VENV)/python -m pytest $(TESTS)

lint: .venv/test.stamp ## ruff: rules and format
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .

format: .venv/test.stamp ## ruff: mend what it can mend
	@$(VENV)/ruff check --fix .
	@$(VENV)/ruff format .

types: .venv/dev.stamp ## mypy
	@$(VENV)/mypy

bench: .venv/bench.stamp ## the table of speed, each figure beside its bound
	@$(VENV)/python tools/chromium.py
	@$(VENV)/python -m benchmarks

lock: .venv/dev.stamp ## write requirements/*.txt anew from pyproject.toml, keeping the versions that still fit
	@$(LOCK) pyproject.toml --group build -o requirements/run.txt
	@$(LOCK) --group test -c requirements/run.txt -o requirements/test.txt
	@$(LOCK) --group bench -c requirements/run.txt -c requirements/test.txt -o requirements/bench.txt
	@$(LOCK) --group dev -c requirements/run.txt -c requirements/test.txt -o requirements/dev.txt

upgrade: ## the same with the newest versions
	@$(MAKE) --no-print-directory lock LOCK_OPTIONS=--upgrade

clean: ## remove .venv and every cache
	rm -rf .venv build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv: .venv/run.stamp ## only make .venv, with the pinned packages

.venv/run.stamp: requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "Installing the pinned packages into .venv (a minute or two, once)"
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/run.stamp
	@echo "Installing what the tests need"
	@$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

.venv/bench.stamp: requirements/bench.txt .venv/run.stamp
	@echo "Installing what the benchmarks need"
	@$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

# The first Python that is new enough; name another with: make run PYTHON=/some/python3
.venv/bin/python:
	@for candidate in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
		if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			"$$candidate" -m venv --clear .venv && exit 0; \
			rm -rf .venv; \
			echo "$$candidate cannot make a virtual environment (Debian, Ubuntu: apt-get install python3-venv)" >&2; \
			exit 1; \
		fi; \
	done; \
	echo "Python 3.11 or newer was not found. Name one: make run PYTHON=/some/python3" >&2; exit 1
