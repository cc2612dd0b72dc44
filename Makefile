# make run    serve the project on this machine      make check  what a reviewer need not look for
# make test   all tests                              make bench  figures, beside their floors

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
DEMO ?= yes
TESTS ?= tests
PROCESSES ?= auto
COVER ?= no
BENCH ?=
VENV := .venv
BIN := $(VENV)/bin
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/*.po))
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.DELETE_ON_ERROR:
.PHONY: run test check bench format words locks clean
.PHONY: check-format check-lint check-types check-imports check-rules check-templates check-words
.PHONY: check-locks check-dependencies

run: $(VENV)/.run $(CATALOGUES)
	@$(BIN)/python -m tools.serve --port $(PORT) --demo $(DEMO)

test: $(VENV)/.dev $(CATALOGUES) node_modules/.installed
	@$(BIN)/python -m tools.machine chromium poppler zbar java preflight redis
	$(BIN)/pytest --numprocesses $(PROCESSES) $(if $(filter yes,$(COVER)),--cov --cov-report=term) $(TESTS)

CHECKS := check-format check-lint check-types check-imports check-rules check-templates \
	check-words check-locks check-dependencies

check: $(CHECKS)  # `make -k check` goes on after the first fault
$(CHECKS): $(VENV)/.dev

check-format:
	$(BIN)/ruff format --check .
check-lint:
	$(BIN)/ruff check .
check-types:
	$(BIN)/mypy
check-imports:
	$(BIN)/lint-imports --no-logo
check-rules:
	$(BIN)/ast-grep test --skip-snapshot-tests
	$(BIN)/ast-grep scan --error --report-style short
check-templates:
	$(BIN)/djlint --check --lint templates
	$(BIN)/pytest --quiet --no-header -p no:cacheprovider tests/templates/test_house_style.py
check-words:
	$(BIN)/python -m tools.check_translations
	$(BIN)/python -m tools.derive_words
	$(BIN)/python -m tools.language_table
check-locks:
	$(BIN)/python -m tools.check_locks
check-dependencies:
	$(BIN)/deptry .

bench: $(VENV)/.dev $(CATALOGUES)
	@$(BIN)/python -m bench $(BENCH)

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djlint --quiet --reformat templates

words: $(VENV)/.dev  # derived first: what has just been translated is then no fault of theirs
	$(BIN)/python -m tools.derive_words --update
	$(BIN)/python -m tools.check_translations --update
	$(BIN)/python -m tools.language_table --update

locks: $(VENV)/.dev
	$(BIN)/python -m tools.check_locks --update
	npm install --package-lock-only

clean:
	rm -rf $(VENV) node_modules $(CATALOGUES)

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Onewindow needs Python 3.11 or newer; name it with PYTHON=…"; exit 1; }
	@echo "Making the environment in $(VENV) (once; a minute or two)"
	@"$(PYTHON)" -m venv $(VENV)

$(VENV)/.run: requirements/run.txt | $(BIN)/python
	@$(INSTALL) -r $<
	@touch $@

$(VENV)/.dev: requirements/dev.txt | $(BIN)/python
	@$(INSTALL) -r $<
	@touch $@ $(VENV)/.run

node_modules/.installed: package-lock.json .npmrc | $(VENV)/.dev
	@$(BIN)/python -m tools.machine npm
	npm ci --no-progress
	@touch $@

%.mo: %.po | $(VENV)/.run
	@new=$(@D)/$$$$.mo; trap 'rm -f $$new' EXIT; $(BIN)/pybabel --quiet compile --input-file $< --output-file $$new --locale $(notdir $(patsubst %/LC_MESSAGES/,%,$(dir $<))) && mv $$new $@
