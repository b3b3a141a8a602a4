"""Reading what people bring: beside merely reading the lines, and how long the window is held up by it.

The largest list that LinkedIn lets one have, an address book of 20,000 cards, a table of 30,000 rows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from krets.formats import read
from krets.storage import MapFile
from krets.window import Program, Settings
from krets.window.collecting import Collector
from krets.window.import_dialog import ImportDialog
from tests.bench.bench_window import GOAL, Watch
from tests.bench.rows import head, said
from tests.helpers.linkedin import connections, people
from tests.helpers.maps import TODAY

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 12)  # noqa: DTZ001 - local time without a zone
ROWS, CARDS = 30_000, 20_000
RUNS = 5
PATIENCE = 120.0
"""Seconds that an import may take beside the window."""


def linkedin() -> str:
    """Return a Connections.csv of the largest size."""
    return connections(people(ROWS))


def cards() -> str:
    """Return an address book as vCard 3.0, with addresses, numbers, groups and firms."""
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{row['Last Name']};{row['First Name']};;;\r\n"
        f"FN:{row['First Name']} {row['Last Name']} {number}\r\n"
        f"item1.EMAIL;type=INTERNET:p{number}@post.invalid\r\nitem1.X-ABLabel:_$!<Home>!$_\r\n"
        f"TEL;type=CELL:+47 {number:08}\r\nORG:{row['Company']};\r\nTITLE:{row['Position']}\r\n"
        f"CATEGORIES:Group {number % 20}\r\nNOTE:met at\\, well\\, work\r\nEND:VCARD\r\n"
        for number, row in enumerate(people(CARDS))
    )


def table() -> str:
    """Return a table with headings of a club's own."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(("Navn", "E-post", "Mobil", "Firma", "Stilling", "Gruppe", "Notat"))
    for number, row in enumerate(people(ROWS)):
        name = f"{row['First Name']} {row['Last Name']} {number}"
        mail, phone = f"p{number}@post.invalid", f"+47 {number:08}"
        writer.writerow((name, mail, phone, row["Company"], row["Position"], f"Group {number % 9}", "a; b"))
    return out.getvalue()


FILES: dict[str, Callable[[], str]] = {
    f"LinkedIn, {ROWS:,} lines": linkedin,
    f"vCard, {CARDS:,} cards": cards,
    f"a table of {ROWS:,} rows": table,
}


def seconds(what: Callable[[], object]) -> float:
    """Return how long something took."""
    begun = perf_counter()
    what()
    return perf_counter() - begun


def merely(path: Path) -> None:
    """Read the lines of a file, and do nothing with them."""
    with path.open(encoding="utf-8", newline="") as file:
        for _ in file:
            pass


def reading(folder: Path) -> dict[str, Path]:
    """Print what reading each file costs beside merely reading its lines; return the files."""
    paths = {}
    for number, (what, make) in enumerate(FILES.items()):
        path = paths[what] = folder / f"{number}.txt"
        path.write_text(make(), encoding="utf-8", newline="")
        pairs = []
        for _ in range(RUNS):
            floor = seconds(lambda path=path: merely(path))  # type: ignore[misc] # called at once
            pairs.append((floor, seconds(lambda path=path: read(path))))  # type: ignore[misc] # called at once
        floor, candidate = (median(each) for each in zip(*pairs, strict=True))
        shown = f"{candidate / floor:.0f}x ({candidate:.2f} s / {floor * 1000:.1f} ms)"
        said(f"{what}, to merely reading the lines", "", shown)
    return paths


def wait(watch: Watch, until: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    begun = perf_counter()
    while not until() and perf_counter() - begun < PATIENCE:
        watch.processEvents()


def dialog() -> ImportDialog | None:
    """Return the import screen, once it is there and worked out."""
    shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, ImportDialog))
    found = next((each for each in shown if each.isVisible()), None)
    return found if found is not None and found.ready else None


def window(watch: Watch, folder: Path, what: str, path: Path) -> None:
    """Print how long the window is held up while a file is read, worked out, and brought in."""
    MapFile.create(folder / f"{path.stem}.krets").close()
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    program = Program(watch, settings, lambda: NOW)
    opened = program.open(folder / f"{path.stem}.krets")
    assert opened is not None
    watch.rest()
    watch.longest = 0.0
    opened.files.read([path])
    wait(watch, lambda: dialog() is not None)
    _held(watch, f"{what}: read, matched, shown")
    chosen = dialog()
    assert chosen is not None
    chosen.accept()
    wait(watch, lambda: bool(opened.document.network.contacts) and opened.document.all_saved)
    watch.rest()
    _held(watch, f"{what}: brought in, on the disk")
    program.quit()
    watch.rest()


def _held(watch: Watch, what: str) -> None:
    milliseconds = watch.longest * 1000
    said(what, f"<= {GOAL:.0f} ms", f"{milliseconds:.1f} ms", milliseconds <= GOAL, watch.what)
    watch.longest = 0.0


def main() -> None:
    """Print the ratios, then the longest time that the window is held up."""
    head("Reading, beside merely reading the lines in turn (medians).")
    with TemporaryDirectory() as name:
        folder = Path(name)
        paths = reading(folder)
        head("\nThe longest time that the window is held up (CPU of its thread).")
        watch = Watch()
        collector = Collector(watch)
        for what, path in paths.items():
            window(watch, folder, what, path)
        del collector


if __name__ == "__main__":
    main()
