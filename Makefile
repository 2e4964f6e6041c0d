# Two commands on a fresh machine do all the set-up: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Where the app starts; `make run ARTICLES=path/to/articles` opens others.
ARTICLES ?= seeds

.PHONY: run test gold bench snapshots install dev clean

run: install  ## open the app on the seed articles; piped, print their briefs
	@$(BIN)/briefing $(ARTICLES)

install: $(VENV)/installed

dev: $(VENV)/installed-dev

# What make and pip say goes to stderr, so that `make run | less` carries briefs alone.
$(VENV)/installed: pyproject.toml
	@echo "installing briefing into $(VENV) (once; a minute or two)" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e . >&2
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' >&2
	@touch $@

test: dev  ## style, types and tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadfile

gold: dev  ## score the gold set and compare with the pinned floors
	$(BIN)/python tests/gold/measure.py
	$(BIN)/python tests/timex/measure.py
	$(BIN)/python tests/dossier/measure.py

bench: dev  ## speed as ratios against a baseline in the same run, quality against sumy and yake
	$(BIN)/python tests/bench/speed.py
	$(BIN)/python tests/bench/app.py
	$(BIN)/python tests/bench/quality.py
	$(BIN)/python tests/bench/scale.py

snapshots: dev  ## accept what the program shows now as what it should show
	$(BIN)/pytest -n 2 --dist loadfile --accept

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
