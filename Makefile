# make            set up what is missing, then every deck and paper into build/
# make test       the same set-up and the tools for tests, then lint, types and the tests that are not slow
# make test-all   the same with the slow tests (whole audits, simulators, long queues, kills, fuzz, an older Anki) and more examples by chance
# make fuzz       two thousand files spoiled by chance, given to every reader and command; SEED=… for others
# make lowest     the tests that touch what the project is made from, with the lowest version of each that pyproject.toml allows
# make lint       ruff and mypy
# make bench      how fast, as ratios
# make pictures   the pictures in the README files and the page for AnkiWeb
# make release PREVIOUS=…   decks, papers, the wheel, files to start it by a double click and SHA256SUMS into dist/. PREVIOUS is what students
#                 have: the dist/ of the last release, moved away, or its .apkg files; PREVIOUS=none for the first. Notes that did not change
#                 stay untouched there.
# make clean      remove what the above made, except .venv (make distclean: that too)
# make help       this list
#
# PYTHON=python3.12 make: with that Python. scripts/lock renews the pinned versions.

MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: all test test-all fuzz lowest lint bench pictures release clean distclean help system-runtime system-test node-tools dev

# Compiled modules are kept, whatever the shell says: without them each of the hundred commands under test compiles the program anew.
unexport PYTHONDONTWRITEBYTECODE

# As many tests at once as there are processors for us, and not more than the groups that share what is made once (tests/conftest.py).
WORKERS ?= $(shell python3 -c 'import os; print(min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2))')

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && exit; \
	done; echo python3)
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --no-input install -qq
# What a deck is made from; a folder counts too, so that a removed file is noticed.
CONTENT := $(shell find seeds templates decks data project.yaml -not -name '.*' -not -name '* *' 2>/dev/null)
CODE := $(shell find src -type f -not -path '*/__pycache__/*' -not -name '.*' 2>/dev/null)

all: build/.made
	@echo "Decks and papers are in build/"

build/.made: $(VENV)/.project $(CONTENT) $(CODE)
	@$(BIN)/zhongbu-quiz build
	@mkdir -p build && touch $@

test: lint
	@echo "Tests"
	@$(BIN)/python -m pytest -n $(WORKERS) -m "not slow"

test-all: lint $(VENV)/.anki-old
	@echo "All tests"
	@$(BIN)/python -m pytest -n $(WORKERS) --hypothesis-profile=thorough

SEED ?= 0
fuzz: dev
	@ZHONGBU_CACHE=off PYTHONPATH=. $(BIN)/python -m tests.hostile.fuzz 2000 $(SEED)

LOWEST := tests/core tests/extract tests/formats tests/hostile $(wildcard tests/paper/test_[ckpw]*.py) tests/paper/test_fonts.py \
	tests/teacher/test_convert.py tests/teacher/test_question_pictures.py \
	$(filter-out %browser.py %new_user.py,$(wildcard tests/web/test_*.py))
# The test client of the lowest starlette names something by a name that anyio gives up; the program never does.
LOWEST_PASSES := -W "ignore:The anyio.abc.BlockingPortal alias:DeprecationWarning"
lowest: dev
	@scripts/lowest $(VENV)/lowest
	@$(VENV)/lowest/bin/python -m pytest -n $(WORKERS) -m "not slow" $(LOWEST_PASSES) $(LOWEST)

lint: dev
	@echo "ruff"
	@$(BIN)/ruff check --quiet .
	@echo "mypy"
	@$(BIN)/mypy --no-error-summary

bench: dev
	@$(BIN)/python bench/run.py

pictures: dev
	@$(BIN)/python scripts/pictures.py
	@$(BIN)/python scripts/ankiweb.py

release: $(VENV)/.project
	@test -n "$(PREVIOUS)" || { echo "Say what students have: make release PREVIOUS=folder (or .apkg files); none for the first release"; exit 2; }
	@for path in $(filter-out none,$(PREVIOUS)); do case "$$(cd "$$(dirname "$$path")" && pwd)/$$(basename "$$path")/" in \
		"$(CURDIR)/dist/"*) echo "$$path: lies in dist/, which is made anew; move it away first"; exit 2;; esac; done
	@rm -rf dist
	@$(BIN)/zhongbu-quiz build --out dist $(addprefix --previous ,$(filter-out none,$(PREVIOUS)))
	@$(BIN)/python -m pip --disable-pip-version-check wheel -qq --no-deps --no-build-isolation \
		--wheel-dir dist .
	@cp -p scripts/start/start.bat scripts/start/start.command dist/
	@cd dist && find . -type f -not -name SHA256SUMS -not -name '.*' | sed 's|^\./||' | LC_ALL=C sort | tr '\n' '\0' \
		| xargs -0 $$(command -v sha256sum || echo shasum -a 256) > SHA256SUMS
	@echo "Ready in dist/; check with: cd dist && sha256sum -c SHA256SUMS"

clean:
	@rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find src tests bench scripts -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

distclean: clean
	@rm -rf $(VENV)

help:
	@sed -n '/^$$/q; s/^# \{0,1\}//p' Makefile

# Set-up. A stamp file says what is done; the system is looked at each time, which costs nothing.

system-runtime:
	@PYTHON="$(PYTHON)" scripts/system-packages runtime

system-test:
	@PYTHON="$(PYTHON)" scripts/system-packages test

node-tools:
	@scripts/node-tools

# Build tools come first and pinned: nothing is fetched behind the lock's back to build a package.
$(VENV)/.venv: requirements-build.txt | system-runtime
	@echo "Python packages, into $(VENV)/ (a minute or so, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements-build.txt
	@touch $@

$(VENV)/.runtime: requirements.txt $(VENV)/.venv
	@$(INSTALL) --require-hashes --no-build-isolation -r requirements.txt
	@touch $@

$(VENV)/.project: pyproject.toml $(VENV)/.runtime
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	@echo "Python packages for tests, into $(VENV)/"
	@$(INSTALL) --require-hashes --no-build-isolation -r requirements-dev.txt
	@touch $@

# Two versions of Anki cannot live in one environment, so the older one of the tests has its own.
$(VENV)/.anki-old: requirements-anki-old.txt $(VENV)/.venv
	@echo "An older Anki for all tests, into $(VENV)/anki-old/"
	@$(PYTHON) -m venv --clear $(VENV)/anki-old
	@$(VENV)/anki-old/bin/python -m pip --disable-pip-version-check --no-input install -qq \
		--require-hashes --only-binary :all: -r requirements-anki-old.txt
	@touch $@

dev: $(VENV)/.project $(VENV)/.dev | system-test node-tools
