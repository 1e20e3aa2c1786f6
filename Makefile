# rseq ABI conformance suite. `make conformance` is the main job, `make check` are our own tests; both set up what
# they need below build/ and take nothing from the environment of the shell but PATH and where Python is.

BUILD := build
ENV   := $(BUILD)/env
PY    := $(ENV)/bin/python
HOST_PYTHON := python3

# What is under test comes from make's command line alone: a CC or LD that the shell exports is not part of it.
given = $(if $(filter command line,$(origin $(1))),'$(2)=$($(1))')
TARGETS_GIVEN = $(call given,LIBC,--libc) $(call given,KERNEL,--kernel) $(call given,ARCH,--arch) \
                $(call given,CC,--cc) $(call given,LD,--ld)
SUBJECTS_GIVEN = $(foreach each,$(foreach one,$(SUBJECT),$(or $(wildcard $(one)),$(one))),'--subject=$(each)')
PYTEST = env -u PYTEST_ADDOPTS -u GLIBC_TUNABLES -u LD_PRELOAD -u LD_LIBRARY_PATH -u CFLAGS -u LDFLAGS $(PY) -m pytest
WORKERS = -n 2  # for many small tests; judging is too little work for it

.PHONY: help conformance audit overhead benchmark check lint proof soak bundle fetch clauses host-tools clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /	/' | expand -t 16

conformance: $(ENV)/ready ## judge a system: LIBC=, KERNEL=, CC=, LD= say which, ARGS= are pytest's options
	$(PYTEST) suites -q $(TARGETS_GIVEN) $(ARGS)

audit: $(ENV)/ready ## judge somebody's own files: SUBJECT="FILE|TREE|PACKAGE ...", names without spaces
	@test -n "$(SUBJECT)" || { echo 'make audit SUBJECT="FILE|TREE|PACKAGE ...": say what to judge' >&2; exit 1; }
	$(PYTEST) suites/audit -q $(SUBJECTS_GIVEN) $(ARGS)

overhead: $(ENV)/ready ## judge, and measure what registration and access cost
	$(PYTEST) suites -q --figures $(TARGETS_GIVEN) $(ARGS)

benchmark: $(ENV)/ready ## what the suite costs beside its programs and its build alone
	$(PY) -m fixtures.benchmark $(TARGETS_GIVEN)

check: $(ENV)/ready lint ## our own tests
	$(PYTEST) fixtures/selftests $(WORKERS) -q $(ARGS)

lint: $(ENV)/ready
	$(ENV)/bin/ruff check .
	$(ENV)/bin/mypy -p fixtures

proof: $(ENV)/ready ## prove the judges: facts changed, mutants and their null twins
	$(PYTEST) suites --proof --report-dir $(BUILD)/proof --expect kernel.rseq,libc.rseq $(WORKERS) -q $(TARGETS_GIVEN) $(ARGS)

soak: $(ENV)/ready ## many runs, also under load: RUNS= alone, LOADED= beside busy loops; no verdict may change
	$(PY) -m fixtures.proof.soak --runs $(or $(RUNS),20) --loaded $(or $(LOADED),5) $(TARGETS_GIVEN)

bundle: $(ENV)/ready ## write BUNDLE=build/bundle.tar.gz: static programs for a machine without Python; judge by --replay
	$(PYTEST) suites -q --bundle=$(or $(BUNDLE),$(BUILD)/bundle.tar.gz) $(TARGETS_GIVEN) $(ARGS)

fetch: $(ENV)/ready ## fetch catalogue targets: TARGETS="glibc-2.41 linux-7.2", RELOCK=1 to take newer packages
	$(PY) -m fixtures.targets $(if $(RELOCK),--relock) $(TARGETS)

clauses: ## list the clauses, and write BUILD/clauses.html, with RECORD= also what releases do; CLAUSE=id explains one
	@$(HOST_PYTHON) -m fixtures.catalogue $(CLAUSE)
	@$(if $(CLAUSE),,if test -x $(PY); then $(PY) -m fixtures.report specification $(RECORD) -o $(BUILD)/clauses.html; \
	  else echo "no page: it is written once another target has made $(ENV)" >&2; fi)

host-tools: ## what this host has and lacks, with the packages that have it
	@$(HOST_PYTHON) -m fixtures.targets.hosttools

clean: ## remove what was built and reported; fetched packages stay
	rm -rf $(ENV) $(filter-out $(BUILD)/cache,$(wildcard $(BUILD)/*))

$(ENV)/ready: fixtures/requirements.txt
	@$(HOST_PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(HOST_PYTHON) is older than 3.11: name another one by HOST_PYTHON=" >&2; exit 1; }
	@$(HOST_PYTHON) -m venv $(ENV) || \
	  { echo "$(HOST_PYTHON) cannot make an environment: install the package python3-venv" >&2; exit 1; }
	@$(PY) -m pip install --quiet --disable-pip-version-check -r fixtures/requirements.txt
	@touch $@
