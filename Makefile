# On a machine with Python 3.11, make and a package index, every target sets up .venv by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := .venv-deploy
WORKERS ?= 4
# Tests start hundreds of processes of ours: what is compiled is kept, whatever the machine's habit is.
unexport PYTHONDONTWRITEBYTECODE
PROJECTS := core/pyproject.toml streams/pyproject.toml $(wildcard plugins/*/pyproject.toml)

.PHONY: setup demo test certify deploy-tools deploy-check image-lock sbom image-check screenshots lint types schemas check \
  measure cross-validate reference docs wheels clean

setup: $(READY)

# The pip of Python 3.11 takes the extra lxml[html_clean], which jusText asks for, for another than html-clean, and warns.
$(READY): requirements-dev.txt constraints.txt $(PROJECTS)
	@echo 'setting up $(VENV), once; this takes a minute or two'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt 'pip>=23.3'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -r requirements-dev.txt
	touch $(READY)

demo: $(READY)  ## the whole way of an article on this machine, with a broker in memory
	$(BIN)/onrecord demo

# Much of the time goes to waiting for brokers: four processes keep two cores busy. Files go to processes whole, since
# their tests share brokers, pools and environments, and in the order of testpaths.
test: $(READY)  ## every test that this machine can run, by WORKERS processes at once
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

certify: $(READY)  ## what operators are promised, at full size, on a real Kafka: over half an hour
	ONRECORD_CERTIFY=1 ONRECORD_REQUIRE_KAFKA=1 $(BIN)/python -m pytest tests/certify

# The tools that check deploy/ need versions of their own: an environment apart.
$(TOOLS)/.ready: requirements-deploy.txt
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-deploy.txt
	touch $@

deploy-tools: $(TOOLS)/.ready

deploy-check: $(READY) $(TOOLS)/.ready  ## deploy/ and docker-compose.yml, by the tools of those whom they are for
	ONRECORD_REQUIRE_DEPLOY_TOOLS=1 $(BIN)/python -m pytest tests/deploy

LOCK := $(TOOLS)/bin/uv pip compile --quiet --constraints constraints.txt --generate-hashes --only-binary :all: \
  --python-version 3.11 --python-platform linux --no-annotate --custom-compile-command 'make image-lock'

image-lock: $(TOOLS)/.ready  ## what goes into the image, with versions and hashes
	$(LOCK) $(patsubst %,--no-emit-package onrecord-%,core streams $(notdir $(wildcard plugins/*))) \
	  deploy/requirements.in -o deploy/requirements.txt
	$(LOCK) deploy/requirements-build.in -o deploy/requirements-build.txt

sbom: $(TOOLS)/.ready  ## what others wrote in the image, as a bill of materials: dist/onrecord.cdx.json (CycloneDX)
	mkdir -p dist
	$(TOOLS)/bin/cyclonedx-py requirements deploy/requirements.txt --pyproject core/pyproject.toml \
	  --output-reproducible --output-file dist/onrecord.cdx.json

image-check: $(READY)  ## the image, built without Docker (root, buildah and debootstrap), and a worker of it on a broker
	ONRECORD_IMAGE=1 $(BIN)/python -m pytest -rP tests/deploy/test_image.py

screenshots: $(READY)  ## the pictures of the documentation, from a real browser
	ONRECORD_SCREENSHOTS=1 ONRECORD_REQUIRE_BROWSER=1 $(BIN)/python -m pytest tests/test_page_browser.py tests/test_view_browser.py -k picture

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy --strict core/src streams/src plugins/*/src examples/*/src

schemas: $(READY)  ## whether facts changed, since the last commit, so that consumers trip over it
	.ci/schemas

check: lint types schemas test

measure: $(READY)  ## the extractors on a folder of gold: make measure GOLD=FOLDER
	$(BIN)/python tests/measure.py $(GOLD)

cross-validate: $(READY)  ## quotations in texts that no weights were fitted on: make cross-validate GOLD=FILE.jsonl
	$(BIN)/python tests/cross_validate.py $(GOLD)

reference: $(READY)  ## the pages of docs/reference that are written from the code
	$(BIN)/python docs/generate

docs: $(READY)  ## the docs site, in build/site; a warning is an error
	$(BIN)/sphinx-build -q -W --keep-going -c docs/site -d build/doctrees . build/site

wheels: $(READY)  ## the six distributions, in dist/
	for project in core streams plugins/*; do $(BIN)/python -m build --quiet --wheel --outdir dist $$project || exit 1; done

clean:
	rm -rf $(VENV) $(TOOLS) dist build
