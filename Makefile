# Two commands do all the set-up: `make demo` and `make test`.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK := True

.PHONY: demo test setup lint format lock fonts clean

setup: $(STAMP) ## environment and model weights
	$(BIN)/yinjian models fetch

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "需要 Python 3.11 至 3.13：make setup PYTHON=python3.12"; exit 4; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(STAMP)

demo: setup ## read the samples with the real models and open the dashboard
	$(BIN)/yinjian demo

test: setup fonts lint ## everything that CI checks
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

fonts: $(STAMP) ## handwriting-like fonts for made samples; the tests say so where they are absent
	-$(BIN)/python -m samples.fetch_fonts

lock: $(STAMP) ## pin every package for all platforms with its hashes, without registry addresses
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url \
		--python-version 3.11 --extra dev --extra postgres --extra cluster --extra oidc \
		--output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build *.egg-info
