#!/bin/sh
# Resolve the dependencies of pyproject.toml anew and write the locks (needs uv).
# The locks hold for Python 3.11 and later on every platform, with hashes and no address.
set -eu
cd "$(dirname "$0")/.."
compile() {
    uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@"
}
compile --group build --output-file requirements-build.txt
compile pyproject.toml --output-file requirements.txt
compile pyproject.toml --group dev --constraint requirements.txt \
    --output-file requirements-dev.txt
compile tests/bench/requirements.in --output-file tests/bench/requirements.txt
