#!/usr/bin/env bash
# Makes packaging/constraints.txt anew from pyproject.toml: the newest versions that serve every supported
# Python, with the hashes of all platforms' files. Run it as `make pins`; it needs the package registry.
# The machine's own pip and uv settings are set aside, so that only the public registry's files are named.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check uv

{
    echo "# Made by 'make pins' from pyproject.toml: do not edit."
    echo "# Python 3.11 to 3.14; Linux, Windows, macOS. The build tools are among them."
    env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL -u UV_FIND_LINKS -u UV_EXTRA_INDEX_URL -u UV_INDEX \
        "$work/venv/bin/uv" pip compile pyproject.toml --extra dev --quiet --no-config --native-tls \
        --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links
} > "$work/constraints.txt"

mv "$work/constraints.txt" packaging/constraints.txt
echo "packaging/constraints.txt: $(grep -c '==' packaging/constraints.txt) packages"
