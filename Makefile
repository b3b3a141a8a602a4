# make run     open Krets (makes the environment first, the first time)
# make test    lint, types and tests
# make lint    ruff and mypy alone
# make bench   the speed goals, as ratios
# make pins    choose the newest library versions anew (needs the package registry)
# make clean   remove what the above have made
#
# All of them need only Python 3.11 or newer; PYTHON=/path/to/python chooses which.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TRANSLATED := $(VENV)/.translated
PYTHON ?=
JOBS ?= 2
ARGS ?=

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test lint format types tests bench pins clean env

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

env: $(READY) $(TRANSLATED)

run: env
	@$(BIN)/krets $(ARGS)

test: lint tests

lint: format types

format: env
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: env
	$(BIN)/mypy

tests: env
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(ARGS)

bench: env
	@$(BIN)/python -m tests.bench $(ARGS)

pins: $(READY)
	PYTHON=$(BIN)/python packaging/pin.sh

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -f resources/krets_resources/i18n/*.qm
	find app resources tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: pinned libraries, then Krets itself as an editable install (which cannot be hashed).
$(READY): pyproject.toml packaging/constraints.txt packaging/hatch_build.py packaging/make_env.sh
	@PYTHON="$(PYTHON)" packaging/make_env.sh $(VENV)
	@touch $@

# Translations that Qt reads, made from the tracked .ts files.
$(TRANSLATED): $(READY) $(wildcard resources/krets_resources/i18n/*.ts)
	@$(BIN)/python packaging/hatch_build.py
	@touch $@
