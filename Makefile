# Heard. `make help` lists what there is. Everything sets itself up: a fresh clone and a Python of 3.11 or later will do.
.DEFAULT_GOAL := help
SHELL := /bin/sh
STAGE ?= dev
WORKERS ?= 3

# The first Python of at least 3.11 that really runs and can make a virtual environment: a name on the path may be an empty shim.
USABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c '$(USABLE)' >/dev/null 2>&1 && { echo $$p; break; }; done)

# A virtual environment is ready when it holds a mark named after its requirements' checksum, and its Python still starts.
RUNS = $(shell $(1)/bin/python -c '' 2>/dev/null || echo -broken)
SUM = $(firstword $(shell cat $(1) 2>/dev/null | cksum))
READY := .venv/.ready-$(call SUM,requirements.txt requirements-dev.txt)$(call RUNS,.venv)
MINISTACK := .venv-ministack/.ready-$(call SUM,requirements-ministack.txt)$(call RUNS,.venv-ministack)
PIP = -m pip install --quiet --disable-pip-version-check --no-input
CHROMIUM ?= /usr/bin/chromium

# $(1) folder, $(2) requirements, $(3) mark: make the environment anew if it does not start, fill it, mark it.
define environment
	@test -n "$(PYTHON)" || { echo "Heard needs Python 3.11 or later with its venv module. None was found; set PYTHON=..." >&2; exit 1; }
	@echo "Setting up $(1) with $(PYTHON). This takes a minute or two, once." >&2
	@$(1)/bin/python -c '' 2>/dev/null || { rm -rf $(1); $(PYTHON) -m venv $(1); }
	@$(1)/bin/python $(PIP) -r $(2)
	@rm -f $(1)/.ready-* && touch $(subst -broken,,$(3))
endef

$(READY):
	$(call environment,.venv,requirements-dev.txt,$@)

$(MINISTACK): $(READY)
	$(call environment,.venv-ministack,requirements-ministack.txt,$@)

.PHONY: help setup run test quick words figures check types format chromium ministack package deploy mail put-back delete rotate-keys bench assets tables messages what-if council-check walk replay pictures past-cases export report pdf example-report holidays clean

help: ## List what make can do
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Make the virtual environment, without running anything

run: $(READY) ## Serve everything on this machine: the web on PORT (8000), mail in on SMTP_PORT (2525)
	@exec .venv/bin/python -m infra.local

test: $(READY) chromium ## Set up and run everything: style, types and all tests, browser and deployment included
	@$(MAKE) --no-print-directory $(MINISTACK) || \
		echo "!! ministack could not be installed: the deployment and race tests will be SKIPPED." >&2
	@$(MAKE) --no-print-directory check
	.venv/bin/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)
	@test -x $(CHROMIUM) || echo "!! The browser tests were SKIPPED: there is no $(CHROMIUM)." >&2

# the core, and of the app one file for each door and for each thing that happens by itself
QUICK := tests/core tests/test_shape.py tests/test_docs.py tests/doors/public/test_form.py \
	tests/doors/person/test_tracking.py tests/doors/officer/test_officers_link.py \
	tests/casework/mail/test_mailroom.py tests/casework/test_acknowledgement.py \
	tests/casework/test_danger.py tests/casework/test_schedules.py

quick: $(READY) ## The core's tests, and the app's at each of its doors, while you work; what is slow is left out
	.venv/bin/python -m pytest -q -n 2 --dist loadfile -m "not slow" $(QUICK) $(ARGS)

words: $(READY) ## Count the words of each letter and public page, and say how they read
	@.venv/bin/python -m tests.letters.lengths

figures: $(READY) ## Measure how the code reads, and print the table of docs/figures.md
	@.venv/bin/python -m infra.style_figures
	@.venv/bin/python -m infra.danger_figures

check: $(READY) ## Style, types and the templates' own checker; quick, changes nothing
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/cfn-lint infra/template.yaml infra/mail.yaml

format: $(READY) ## Lay the code out as `make check` wants it
	.venv/bin/ruff check --fix-only --quiet .
	.venv/bin/ruff format .

chromium: ## Install Debian's chromium for the browser tests, where it is missing and can be
	@test -x $(CHROMIUM) || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && { \
		echo "Installing chromium for the browser tests." >&2; \
		{ apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } >/dev/null 2>&1; }; } || \
		echo "!! $(CHROMIUM) is missing and cannot be installed from here: the browser tests will be SKIPPED. On Debian: apt-get install chromium" >&2

ministack: $(MINISTACK) ## Start the second stand-in of AWS on 127.0.0.1:4566, for AWS_ENDPOINT_URL
	@exec .venv-ministack/bin/python -P infra/local/ministack_server.py

package: $(READY) ## Build the Lambda package as it is deployed, into .build/package.zip
	.venv/bin/python -m infra.package --stage $(STAGE)

deploy: $(READY) ## Deploy to AWS: infrastructure, keys, code (STAGE=live COUNCIL=... ALARM_EMAIL=... ORIGIN=...)
	.venv/bin/python -m infra.deploy $(STAGE) $(if $(ALARM_EMAIL),--alarm-email $(ALARM_EMAIL)) \
		$(if $(COUNCIL),--council $(COUNCIL)) $(if $(ORIGIN),--origin $(ORIGIN)) \
		$(if $(filter yes,$(CHANGE_COUNCIL)),--change-council)

mail: $(READY) ## Let mail for DOMAIN in by SES (STAGE=live DOMAIN=heard.example), and print the DNS records it needs
	.venv/bin/python -m infra.deploy $(STAGE) --mail $(DOMAIN)

put-back: $(READY) ## Put mail that was given up back into its queue, once the mailroom is well (STAGE=live)
	.venv/bin/python -m infra.put_back $(STAGE)

delete: $(READY) ## Take the functions and the API away (STAGE=...); the cases, the mail and the keys stay
	.venv/bin/python -m infra.deploy $(STAGE) --delete

rotate-keys: $(READY) ## Sign new links with a new key; the older ones still read (STAGE=...)
	.venv/bin/python -m infra.keys $(STAGE) --rotate $(if $(FORGET),--forget)

bench: $(READY) ## Measure requests, CPU time, reads a sweep, cold imports and size, and print them
	.venv/bin/python -m infra.bench

assets: ## Build the style sheet and script anew from GOV.UK Frontend (needs npm)
	sh infra/assets/build.sh

tables: $(READY) ## Write docs/procedures.md anew from the procedures themselves
	.venv/bin/python -m infra.procedure_tables

what-if: $(READY) ## Say what is due when (AT=2026-12-24T13:00 PROCEDURE=children_act COUNCIL=sefton STAGE2= STAGE3= PANEL=2027-02-01)
	@.venv/bin/python -m infra.what_if --at "$(AT)" $(if $(PROCEDURE),--procedure "$(PROCEDURE)") $(if $(COUNCIL),--council "$(COUNCIL)") \
		$(foreach day,STAGE2 STAGE3 PANEL,$(if $($(day)),"$(day)=$($(day))")) $(KNOWN)

messages: $(READY) ## Bring the catalogues of other languages up to date, and say what they lack (NEW=pl begins one)
	@.venv/bin/python -m infra.messages $(if $(NEW),--new "$(NEW)")

council-check: $(READY) ## Say what is wrong in a council's file, and where (COUNCIL=sefton; of each without it)
	@.venv/bin/python -m infra.council_check $(COUNCIL)

walk: $(READY) ## Take a complaint through all three stages on a running `make run`, and print each step (INTO=docs/a-case-from-start-to-end.md)
	@.venv/bin/python -m infra.walk --origin "http://localhost:$(or $(PORT),8000)" $(if $(INTO),--into "$(INTO)")

replay: $(READY) ## Load two years that a council published through the form, the mail and officers’ links, and compare the figures (YEAR=2021)
	@.venv/bin/python -m infra.replay $(if $(YEAR),--year $(YEAR))

# The stand-in of `make run`, unless a stage is named.
HERE_OR_STAGE = $(if $(filter file,$(origin STAGE)),local,$(STAGE))

pictures: $(READY) ## Take the pictures of docs/pictures anew, on a running `make run` that has no cases yet
	@.venv/bin/python -m infra.pictures --origin "http://localhost:$(or $(PORT),8000)"

past-cases: $(READY) ## Check a CSV of past cases (FILE=past.csv STAGE=live), and take it over (WRITE=yes)
	@.venv/bin/python -m infra.past_cases "$(FILE)" --stage "$(HERE_OR_STAGE)" $(if $(filter yes,$(WRITE)),--write)

export: $(READY) ## Write everything of a council as open files (INTO=export STAGE=live)
	@.venv/bin/python -m infra.export "$(or $(INTO),export)" --stage "$(HERE_OR_STAGE)"

report: $(READY) ## Make the report of a running `make run` (FROM=2026-04-01 TO=2027-03-31 INTO=report): web page, PDF, spreadsheet, CSV
	@.venv/bin/python -m infra.report --origin "http://localhost:$(or $(PORT),8000)" --first "$(FROM)" --last "$(TO)" --into "$(or $(INTO),report)"

example-report: $(READY) ## Write docs/example-report anew: the report of a year of made-up cases
	@.venv/bin/python -m infra.example_report

pdf: $(READY) ## Make the PDF of a report from its pages, saved from the page of figures (OF=public-pages.json INTO=public.pdf)
	@.venv/bin/python -m infra.pdf "$(OF)" "$(INTO)"

holidays: $(READY) ## Write England's bank holidays anew from the `holidays` package
	.venv/bin/python -m infra.bank_holidays

clean: ## Remove what was built; the virtual environments stay
	rm -rf .build .chalice/deployments .pytest_cache .mypy_cache .ruff_cache .hypothesis
