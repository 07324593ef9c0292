# make demo   see it work: a fresh environment, then the whole way against a bundled newspaper
# make test   lint, types and tests, in the same environment: five minutes on two cores
# make slow   the tests that take seconds each: browsers, terminals, clusters, programs that are killed half-way
# make long   more cases of what make test and make slow try once, and packages that are built and installed
# make corpus the tests on real pages, which are not part of the project: skipped where ../shared is not there
# make check  lint, types and the guards of layout and wording: under a minute, before a commit
# make bench  measure everything beside its peers, and write docs/benchmarks.md (takes a good hour; QUICK=--quick some minutes)

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# the extra "fast" is a compiled port of jieba, "readers" opens what is exported: taken where there are wheels of them
COMPILED := rjieba brotli duckdb pyarrow
WHEELS := $(COMPILED:%=--only-binary %) --editable
# uv installs in a tenth of pip's time, and needs none in the environment (4 s); UV= does without it
UV ?= $(shell uv --version >/dev/null 2>&1 && echo uv)
ifeq ($(UV),)
MAKE_VENV := $(PYTHON) tools/make_venv.py
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check $(WHEELS)
else
MAKE_VENV := $(UV) venv --quiet --allow-existing --python $(PYTHON)
INSTALL := $(UV) pip install --quiet --python $(BIN)/python $(WHEELS)
endif

# two processes a core (tests/conftest.py); each has a row of neighbours, so that what a module starts (a server, a cluster) is started once
SPREAD := -n auto --dist worksteal

# pytest makes assertions say their values by compiling all tests anew, which takes half the time of reading them (12 s)
PLAIN := --assert=plain

# run the tests of a marker expression; what failed beside the others runs once more, alone, and says its values: whatever fails by
# itself fails twice, and what passes then was held up by a busy machine (CONTRIBUTING.md says what to do about it)
define run_tests
$(BIN)/python -m pytest -q $(PLAIN) $(SPREAD) -m $(1) || { [ $$? -eq 1 ] && echo 'Running the failed tests once more, alone:' >&2 && \
$(BIN)/python -m pytest -q -x --last-failed --last-failed-no-failures none -m $(1); }
endef

# compiled modules are stored, whatever the environment says: hundreds of processes would each compile what they import
unexport PYTHONDONTWRITEBYTECODE

.PHONY: check demo test lint types tests slow long corpus bench clean
.DEFAULT_GOAL := demo

$(VENV)/.demo: pyproject.toml
	$(MAKE_VENV) $(VENV)
	$(INSTALL) '.[fast]' || $(INSTALL) .
	touch $@

$(VENV)/.test: pyproject.toml
	$(MAKE_VENV) $(VENV)
	$(INSTALL) '.[fast,readers,test]' || $(INSTALL) '.[fast,test]' || $(INSTALL) '.[test]'
	touch $@ $(VENV)/.demo

demo: $(VENV)/.demo
	$(BIN)/scrape demo

test: $(VENV)/.test
	$(MAKE) --no-print-directory -k -j 3 lint types tests

check: lint types
	$(BIN)/pytest -q tests/test_guards.py tests/test_layers.py tests/test_library.py

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

# compiled once, on all cores: each of the processes that run the tests would compile all that it imports (10 s)
tests: $(VENV)/.test
	$(BIN)/python -m compileall -q -j 0 scraper tests
	$(call run_tests,'not corpus and not long and not slow')

slow: $(VENV)/.test
	$(call run_tests,'slow and not corpus and not long')

long: $(VENV)/.test
	export HYPOTHESIS_PROFILE=all; $(call run_tests,'(long or hypothesis) and not corpus')

corpus: $(VENV)/.test
	$(call run_tests,corpus)

bench: $(VENV)/.test
	$(BIN)/python bench/page.py --peers .bench $(QUICK)

clean:
	rm -rf $(VENV) .bench build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
