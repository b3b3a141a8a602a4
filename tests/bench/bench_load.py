"""The file: opening beside bare rows out of SQLite, an edit as the window's thread sees it, memory."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from krets.model import Change, Edit, Ego, edits
from krets.storage import MapFile
from tests.bench.rows import head, said
from tests.helpers.maps import invented
from tests.helpers.strategies import NOW

SIZES = ((150, 1_500, 41), (1_000, 10_000, 21), (30_000, 300_000, 5))
LOAD_GOAL = 2.3
MEMORY_GOAL = 320

_OPEN = """
import resource, sys
from pathlib import Path
from krets.storage import MapFile
with MapFile.open(Path(sys.argv[1])) as file:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def make(path: Path, contacts: int, ties: int) -> None:
    """Write a map as an import does: everything in one step."""
    network = invented(contacts, ties)
    others = [Edit(None, record) for record in network.records() if not isinstance(record, Ego)]
    with MapFile.create(path) as file:
        file.append(Change(NOW, "import", {}, (Edit(Ego(), network.ego), *others)))


def bare(path: Path) -> None:
    """Fetch every row of every record's table, as it is."""
    with closing(sqlite3.connect(path)) as connection:
        for table in ("ego", '"group"', "contact", "tie", "exchange", "need"):
            connection.execute(f"SELECT * FROM {table}").fetchall()


def opened(path: Path) -> None:
    """Open the map: checked, locked, with its network, indexes and last thousand steps."""
    MapFile.open(path).close()


def milliseconds(what: Callable[[Path], None], path: Path) -> float:
    """Return how long something took."""
    begun = perf_counter()
    what(path)
    return (perf_counter() - begun) * 1000


def edit_costs(path: Path, count: int = 300) -> tuple[list[float], list[float]]:
    """Return microseconds of `append` on the calling thread, and milliseconds until each was on the disk."""
    calls, until_saved = [], []
    with MapFile.open(path) as file:
        for i in range(count):
            change = edits.set_level(file.network, NOW, [1], (3, 4)[i % 2])
            change = change or edits.set_level(file.network, NOW, [1], 5)
            file.network.apply(change)
            begun = perf_counter()
            file.append(change)
            calls.append((perf_counter() - begun) * 1e6)
            file.flush()
            until_saved.append((perf_counter() - begun) * 1000)
    return calls, until_saved


def main() -> None:
    """Print the ratios."""
    head("The file, beside the bare rows fetched out of SQLite in turn (medians).")
    with TemporaryDirectory() as folder:
        for contacts, ties, runs in SIZES:
            path = Path(folder, f"{contacts}.krets")
            make(path, contacts, ties)
            bare(path)
            pairs = [(milliseconds(bare, path), milliseconds(opened, path)) for _ in range(runs)]
            floor, candidate = (median(each) for each in zip(*pairs, strict=True))
            ratio = candidate / floor
            shown = f"{ratio:.2f}x ({candidate:.1f} / {floor:.1f} ms)"
            what = f"open {contacts:,} / {ties:,}, to bare rows"
            if contacts < 1_000:
                said(what, "", shown, note="no goal: lock and check outweigh the rows")
            else:
                said(what, f"<= {LOAD_GOAL}x", shown, ratio <= LOAD_GOAL)
        contacts, ties, _ = SIZES[-1]
        command = [sys.executable, "-c", _OPEN, str(Path(folder, f"{contacts}.krets"))]
        memory = int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        what = f"memory with {contacts:,} / {ties:,} open, no window"
        said(what, f"<= {MEMORY_GOAL} MB", f"{memory} MB", memory <= MEMORY_GOAL)
        calls, until_saved = edit_costs(Path(folder, f"{SIZES[0][0]}.krets"))
        handed = f"{median(calls):.0f} µs, p95 {quantiles(calls, n=20)[-1]:.0f} µs"
        said("an edit handed to the file, on the window's thread", "no commit", handed)
        saved = f"{median(until_saved):.2f} ms, p95 {quantiles(until_saved, n=20)[-1]:.2f} ms"
        said("the same edit on the disk", "", saved)


if __name__ == "__main__":
    main()
