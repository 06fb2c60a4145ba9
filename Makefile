# `make build` sets up everything and builds the graph; `make test` runs the tests.
# Needs Python 3.11 or newer and make. The network is used once, by pip, for the pinned packages of constraints.txt, and
# where there is npm, by npm for the engine of the page of queries.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: build test lint check bench lock clean

build: .venv/ready
	$(BIN)/kg build --npm

test: .venv/ready-test
	$(BIN)/pytest -n auto --dist loadfile

lint: .venv/ready-lint
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

check: .venv/ready
	$(BIN)/kg check

bench: .venv/ready-test
	for b in benchmarks/*.py; do $(BIN)/python $$b || exit 1; done

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; call make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet -e .
	touch $@

.venv/ready-test: .venv/ready
	$(BIN)/pip install --quiet -e .[test]
	touch $@

.venv/ready-lint: .venv/ready
	$(BIN)/pip install --quiet -e .[test,lint]
	touch $@

# Pins every package that the extras bring, for all platforms; run it when pyproject.toml changes. Needs uv.
lock:
	echo 'hatchling==1.33.0' | uv pip compile pyproject.toml - --all-extras --universal --python-version 3.11 --upgrade \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet -o constraints.txt

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis && find exports -mindepth 1 ! -name README.md -delete
