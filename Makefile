# make demo    lint the example reports, on the terminal and as a page
# make test    run the tests
# make smoke   run a few tests of every room of the code: some seconds
# make check   format, lint, types, layers
# make docs    write docs/rules.md and the outputs shown in the READMEs and docs/ anew
# make onefile build dist/reportlint.pyz, which needs nothing but Python (this version, this system)
#
# Each needs nothing but Python 3.11 or newer as python3 (or: make PYTHON=python3.13 …).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq install

# As many tests at once as there are processors; those of one file share what they make.
ARGS ?= -n auto --dist loadfile

# Of every room some tests that cost little; no browser, no office, no process of their own.
SMOKE := $(addprefix tests/,test_folding.py test_grammars.py test_lexicon.py test_relation.py test_class_names.py test_findings.py \
	test_repair.py test_copies.py test_recompute.py test_config_schema.py test_foi.py test_examples.py read/test_markdown.py \
	read/test_package.py parse/test_sections.py parse/test_quantities.py parse/test_cells.py checks/test_relations.py \
	checks/test_tables.py render/test_json.py render/test_terminal.py cli/test_tree.py audit/test_sample.py)

PAGES := README.md README.zh-CN.md docs/findings.md docs/writing-rules.md docs/sentence-patterns.md docs/json.md docs/templates.md

.PHONY: help demo test smoke check docs onefile formatted linted typed layered format clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

demo: $(VENV)/.installed
	@mkdir -p demo
	@$(BIN)/reportlint check examples/disclosure/*.txt --fail-on never \
		--format terminal --output html:demo/report.html
	@echo
	@echo "The same as a page: $(CURDIR)/demo/report.html"

test: $(VENV)/.installed-test
	@$(BIN)/python -m pytest $(ARGS)

smoke: $(VENV)/.installed-test
	@$(BIN)/python -m pytest -q $(ARGS) $(SMOKE)

check: formatted linted typed layered

formatted linted typed layered: $(VENV)/.installed-test

formatted:
	@$(BIN)/ruff format --check --output-format concise .
linted:
	@$(BIN)/ruff check .
typed:
	@$(BIN)/mypy
layered:
	@$(BIN)/lint-imports

format: $(VENV)/.installed-test
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: $(VENV)/.installed-test
	@$(BIN)/python -m linter rules --format markdown > build-rules.md && mv build-rules.md docs/rules.md
	@$(BIN)/python tests/console.py $(PAGES)

# EXTRAS= leaves out PDF, XLSX and the window: a third of the size. EXTRAS=all has the audit's database and the language server, too.
EXTRAS := pdf,xlsx,serve
onefile: $(VENV)/.installed
	@$(BIN)/python -c 'import shiv' 2>/dev/null || $(PIP) shiv
	@$(BIN)/python ci/onefile.py "$(EXTRAS)"

clean:
	rm -rf $(VENV) build demo dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

$(VENV)/.installed: WHAT = .
$(VENV)/.installed-test: WHAT = .[all,test]

# Where everything is there already, nothing is asked of the network.
$(VENV)/.installed $(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	@$(PIP) --no-index --no-build-isolation --editable '$(WHAT)' 2>/dev/null || $(PIP) --editable '$(WHAT)'
	@touch $@ $(VENV)/.installed

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "reportlint needs Python 3.11 or newer: make PYTHON=python3.13 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
