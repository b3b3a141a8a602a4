"""``make bench``: runs every ``tests/bench/bench_*.py`` in a process of its own, one after the other.

Each has a ``main()`` that prints ratios: a candidate beside a floor, measured in turn in one run, as medians.
Give names to run only some: ``make bench ARGS="drag load"``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent


def main(wanted: list[str]) -> int:
    """Run the benches named (all, if none is); return how many failed."""
    found = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    unknown = sorted(set(wanted) - set(found))
    if unknown:
        print(f"No such bench: {', '.join(unknown)}. There are: {', '.join(found)}.", file=sys.stderr)
        return 2
    failed = []
    with TemporaryDirectory() as compiled:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        python = partial(subprocess.run, cwd=HERE.parent.parent, env=environment, check=False)
        python([sys.executable, "-m", "compileall", "-q", "app", "tests"])  # as an installed program is
        for name in [name for name in found if not wanted or name in wanted]:
            print(f"\n== {name} ==", flush=True)
            code = f"from tests.bench.bench_{name} import main; main()"
            if python([sys.executable, "-c", code]).returncode != 0:
                failed.append(name)
    if failed:
        print(f"\nDid not finish: {', '.join(failed)}.", file=sys.stderr)
    return min(len(failed), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
