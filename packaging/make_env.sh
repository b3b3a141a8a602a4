#!/usr/bin/env bash
# Makes the virtual environment that `make` works in, or brings it up to date.
# Usage: packaging/make_env.sh FOLDER       PYTHON, if set, says which Python to take.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$1

# A Python that runs (a version manager's stand-in may not), is new enough, and can make environments.
suits() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null
}

find_python() {
    local candidate
    for candidate in ${PYTHON:+"$PYTHON"} python3.13 python3.12 python3.11 python3.14 python3 python; do
        if suits "$candidate"; then
            echo "$candidate"
            return
        elif [ -n "${PYTHON:-}" ]; then
            break
        fi
    done
    echo "Krets needs Python 3.11 to 3.14 with its venv module${PYTHON:+, and $PYTHON is not one};" \
        "install one (on Debian and Ubuntu: apt-get install python3 python3-venv)" \
        "or name it: make PYTHON=/path/to/python3" >&2
    return 1
}

if ! suits "$venv/bin/python" || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    python=$(find_python)
    echo "Making $venv with $("$python" --version) ..."
    rm -rf "$venv"
    "$python" -m venv "$venv"
fi

echo "Installing the pinned libraries (about 400 MB the first time) ..."
if ! "$venv/bin/python" -m pip install --quiet --require-hashes -r packaging/constraints.txt; then
    echo "Krets could not fetch the libraries it needs: make sure that pip can reach a package registry," \
        "then run make again." >&2
    exit 1
fi
"$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --editable .
