# Everything sets itself up: `make dataset` and `make test` work on a fresh machine.

PARQUILL := target/release/parquill
PYTHON := build/venv/bin/python
BENCH_PYTHON := build/bench-venv/bin/python
# An environment's python is a link, whose age is that of the system's: a file of its own says that
# all is installed.
VENV := build/venv/installed
BENCH_VENV := build/bench-venv/installed
# Where there is no npm, compromise and ajv are left out.
BENCH_NODE := $(if $(shell command -v npm 2>/dev/null),build/bench-node/node_modules)
GOLD ?=
SUITE ?=

.PHONY: help dataset test check schema golden suite validate bench eval model clean

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1	\2/p' $(MAKEFILE_LIST) | expand -t 12

dataset: $(PARQUILL) ## Build the sample articles into build/dataset
	$(PARQUILL) build data/articles --out build/dataset

test: dataset $(VENV) ## Run every test: Rust, and the tables in real engines
	cargo test --locked --quiet
	$(PYTHON) -m unittest -q tests.eval.test_score
	$(PYTHON) -m unittest -q tests/python/test_engines.py tests/python/test_readme.py \
		tests/python/test_schema_sql.py

check: ## Format, lints, documentation, walls between the stages
	cargo fmt --check
	cargo clippy --locked --all-targets --quiet -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --quiet

schema: ## Rewrite schema/ from the records
	PARQUILL_UPDATE=1 cargo test --locked --quiet --test suite schema::

golden: ## Rewrite the expected rows and outputs; read the change before you commit it
	PARQUILL_UPDATE=1 cargo test --locked --quiet --test suite golden::
	TRYCMD=overwrite cargo test --locked --quiet --test suite cli::

suite: ## Hold rows and columns to the JSON-Schema-Test-Suite: make suite SUITE=DIR
	@test -n "$(SUITE)" || { echo "say where the suite is: make suite SUITE=DIR"; exit 2; }
	JSON_SCHEMA_SUITE="$(SUITE)" cargo test --locked --quiet --lib official -- --nocapture

validate: dataset ## Hold the sample dataset to its contract
	$(PARQUILL) validate build/dataset

bench: $(PARQUILL) $(BENCH_VENV) $(BENCH_NODE) ## Measure speed beside peers; GOLD=DIR for a corpus of real news
	GOLD="$(GOLD)" BENCH_PYTHON=$(BENCH_PYTHON) BENCH_NODE=$(BENCH_NODE) \
		cargo bench --locked --quiet --bench speed

eval: $(PARQUILL) $(VENV) ## Score against gold: make eval GOLD=DIR; fails below the floors
	@test -n "$(GOLD)" || { echo "say where the gold is: make eval GOLD=DIR"; exit 2; }
	$(PYTHON) -m tests.eval --gold $(GOLD) --parquill $(PARQUILL)

model: ## Retrain data/*.model from the annotated pool: make model GOLD=DIR
	@test -n "$(GOLD)" || { echo "say where the gold is: make model GOLD=DIR"; exit 2; }
	cargo run --release --locked --quiet --example train-entities -- $(GOLD) data/entity.model
	cargo run --release --locked --quiet --example train-claims -- $(GOLD) data

clean: ## Remove everything that was built
	rm -rf target build

# Cargo knows what is stale; make does not.
.PHONY: $(PARQUILL)
$(PARQUILL):
	cargo build --release --locked --quiet

$(VENV): tests/requirements.txt
	python3 -m venv build/venv
	build/venv/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

$(BENCH_VENV): tests/bench/requirements.txt
	python3 -m venv build/bench-venv
	build/bench-venv/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

build/bench-node/node_modules: tests/bench/package.json tests/bench/package-lock.json
	mkdir -p build/bench-node
	cp $^ build/bench-node
	npm ci --prefix build/bench-node --ignore-scripts --no-audit --no-fund --silent
	@touch $@
