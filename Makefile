# Every command sets itself up: `make` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEPLOY := .venv-deploy
T ?= tests
CHAOS ?= 0

.PHONY: help
help: ## List the commands
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# The stamp names the requirements, so that a changed file installs again and an unchanged one costs nothing.
# uv is the quick way; where only pip is set up for this network (its index, its certificates), pip is the way.
STAMP := $(VENV)/installed-$(shell cat requirements/dev.txt | sha256sum | cut -c1-16)
$(STAMP): requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Journeywork needs Python 3.11 or later; $$($(PYTHON) --version) is here. Set PYTHON=python3.12, for example." >&2; exit 1; }
	@$(BIN)/python -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@$(BIN)/uv pip install -q --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/dev.txt 2>/dev/null \
	  || $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@rm -f $(VENV)/installed-* && touch $@

.PHONY: setup
setup: $(STAMP) ## Install what the other commands need (they do it themselves)
	@:

# What checks an installation has hundreds of dependencies of its own, so it has an environment of its own.
DEPLOY_STAMP := $(DEPLOY)/installed-$(shell cat requirements/deploy.txt | sha256sum | cut -c1-16)
$(DEPLOY_STAMP): requirements/deploy.txt | $(STAMP)
	@$(DEPLOY)/bin/python -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear $(DEPLOY)
	@$(BIN)/uv pip install -q --python $(DEPLOY)/bin/python --require-hashes -r requirements/deploy.txt 2>/dev/null \
	  || $(DEPLOY)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/deploy.txt
	@rm -f $(DEPLOY)/installed-* && touch $@

.PHONY: demo
demo: setup ## The whole story on real servers; CHAOS=1 kills every service on the way
	@CHAOS=$(CHAOS) $(BIN)/python -m deploy.story

.PHONY: images
images: setup ## Build the images of docker-compose.yml; says how large each is, and what its limit is
	@$(BIN)/python -m deploy.docker.images

.PHONY: docker
docker: setup ## Tests of the images, and of servers as containers, on a Docker engine
	@DOCKER=1 $(BIN)/python -m pytest tests/docker

TARGET ?= compose
KILL ?= 0
.PHONY: story
story: setup ## The same story told to containers: TARGET=compose, which runs (KILL=1 kills each once), or small, the plain manifests
	@KILL=$(KILL) $(BIN)/python -m deploy.docker.story $(TARGET)

.PHONY: operate
operate: setup ## What an operator sees and does, on real servers, against the recording; RECORD=1 replaces it
	@$(BIN)/python -m deploy.story.operate $(if $(RECORD),--write)

.PHONY: serve
serve: setup ## Everything, until interrupted; addresses in var/local/endpoints.json
	@exec $(BIN)/python -m deploy.local.serve

.PHONY: test
test: setup ## Every test; T=tests/unit selects
	@$(BIN)/python -m pytest -n 2 --dist loadgroup $(T)

.PHONY: faults
faults: setup ## Every fault on real servers, counted; CASE=F3,mix selects, FRESH=1 repeats what was clean, SEED= replays
	@$(BIN)/python -m deploy.faults

.PHONY: upgrade
upgrade: setup ## Rolling restart, upgrade and the way back under load, counted; RECORD=1 replaces the table in the runbook
	@$(BIN)/python -m deploy.upgrade $(if $(RECORD),--record)

.PHONY: restore
restore: setup ## Everything lost under load and brought back from backups, Kafka kept and Kafka empty; KAFKA=kept selects
	@$(BIN)/python -m deploy.restore

.PHONY: alerts
alerts: setup ## Every alert fired by its real fault; CASE=FuseBlown selects, LONG=1 takes half an hour, RECORD=1 with it replaces docs
	@$(BIN)/python -m deploy.alerts $(if $(RECORD),--record)

.PHONY: bench
bench: setup ## What is shipped beside what the machine allows; ROW=consume,drain selects, FRESH=1 measures anew
	@$(BIN)/python -m deploy.bench

.PHONY: cost
cost: setup ## Bytes and processor seconds per project and per event; RECORD=1 replaces what docs/scaling.md cites
	@$(BIN)/python -m deploy.bench.cost $(if $(RECORD),--write)

.PHONY: judgement
judgement: setup ## Simulated panels against their truth, every goal; SCENARIO='n20*' PANELS=60 select, RECORD=1 replaces docs
	@$(BIN)/python -m deploy.judgement

.PHONY: check
check: setup $(DEPLOY_STAMP) ## Linters, types, import boundaries, dependencies, what an installation is made of
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry shared services deploy
	@$(DEPLOY)/bin/python -m deploy.kubernetes.check

.PHONY: manifests
manifests: setup $(DEPLOY_STAMP) ## Write what the Helm chart takes from the code, and the chart as plain manifests
	@$(BIN)/python -m deploy.kubernetes.generate
	@$(DEPLOY)/bin/python -m deploy.kubernetes.chart

.PHONY: kube-dry-run
kube-dry-run: $(DEPLOY_STAMP) ## Ask the server of KUBECONFIG about every object; PREPARE=1 makes namespace and kinds, APPLY=1 applies and deletes
	@$(DEPLOY)/bin/python -m deploy.kubernetes.server $(if $(PREPARE),--prepare) $(if $(APPLY),--apply)

.PHONY: fmt
fmt: setup ## Format, and mend what can be mended
	@$(BIN)/ruff check --fix -q
	@$(BIN)/ruff format

.PHONY: schemas
schemas: setup ## Write schemas and examples of new or extended contracts
	@$(BIN)/python -m shared.contracts

UV_COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q
.PHONY: requirements
requirements: setup ## Resolve requirements/*.in again, with hashes and without hosts
	@for name in uv sbom dev deploy; do $(UV_COMPILE) requirements/$$name.in -o requirements/$$name.txt; done
	@for name in posting evaluation conversion; do \
	  $(UV_COMPILE) requirements/service.in requirements/$$name.in -o requirements/$$name.txt; done
	@$(UV_COMPILE) requirements/{service,posting,evaluation,conversion,story}.in -o requirements/story.txt

.PHONY: clean
clean: ## Remove what the commands made in this folder
	@rm -rf var $(VENV) $(DEPLOY) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
