"""From the process's start to the first paint: Krets' window beside a bare one of PySide6, run in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.bench.rows import head, said

RUNS = 9
GOAL = 1.4

_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
application = QApplication([])
class Canvas(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
def painted():
    print("painted", flush=True)
    import os
    os._exit(0)
window = QMainWindow()
window.setCentralWidget(Canvas())
window.resize(1600, 1000)
window.show()
application.exec()
"""

# The command as a user gives it, except that it ends at the first paint of the map or of the three cards.
_KRETS = """
import os, sys
from krets.cli.loading import load
load(sys.argv[1:])
import krets.cli.program as command
opened = command._open_window
def open_window(path, reporter):
    import krets.window.program as program
    from PySide6.QtCore import QEvent, QObject, QTimer
    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, ended)
            return False
    def ended():
        print("painted", flush=True)
        os._exit(0)
    watch = Watch()
    show, show_start = program.Program.show, program.Program.show_start
    def shown(self, file):
        window = show(self, file)
        window.canvas.installEventFilter(watch)
        return window
    def start_shown(self):
        page = show_start(self)
        page.draw.installEventFilter(watch)
        return page
    program.Program.show, program.Program.show_start = shown, start_shown
    return opened(path, reporter)
command._open_window = open_window
sys.exit(command.main(sys.argv[1:]))
"""


class Spent(NamedTuple):
    """Milliseconds up to the first paint, by the clock and of the processor (all threads)."""

    wall: float
    work: float


def elapsed(code: str, *arguments: str) -> Spent:
    """Start a process and wait for what it prints at its first paint, where it ends."""
    begun, worked = time.perf_counter(), _work()
    process = subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    wall = (time.perf_counter() - begun) * 1000
    process.wait()
    process.stdout.close()
    assert line == "painted\n", "it did not paint"
    return Spent(wall, (_work() - worked) * 1000)


def _work() -> float:
    """Seconds that the processor has given to processes that were started here and have ended."""
    if sys.platform == "win32":
        return os.times().children_user + os.times().children_system
    import resource  # counts in microseconds where `os.times` counts in hundredths of a second

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def make_map(path: Path, people: int) -> None:
    """Write a map of some people for the window to open."""
    from krets.cli import main as krets

    names = path.with_suffix(".txt")
    names.write_text("".join(f"Person {number}\n" for number in range(people)), encoding="utf-8")
    assert krets(["import", str(names), "--into", str(path), "--level", "3"]) == 0


def main() -> None:
    """Print each candidate's median beside the bare window's."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ.update(
            XDG_CONFIG_HOME=str(home / "config"),
            XDG_DATA_HOME=str(home / "data"),
            XDG_STATE_HOME=str(home / "log"),
        )
        os.environ["PYTHONPYCACHEPREFIX"] = str(home / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        path = home / "map.krets"
        make_map(path, 150)
        large = home / "large.krets"
        make_map(large, 1_000)
        candidates: dict[str, tuple[str, ...]] = {
            "the start page": (_KRETS,),
            "a map of 150": (_KRETS, str(path)),
            "a map of 1,000": (_KRETS, str(large)),
        }
        bare: list[Spent] = []
        taken: dict[str, list[Spent]] = {name: [] for name in candidates}
        for code, *arguments in ((_BARE,), *candidates.values()):
            elapsed(code, *arguments)  # compiles what an installed program has compiled already
        for _ in range(RUNS):
            bare.append(elapsed(_BARE))
            for name, (code, *arguments) in candidates.items():
                taken[name].append(elapsed(code, *arguments))
    floor = _medians(bare)
    head(f"start to first paint, ms by the clock (processor), median of {RUNS}, and x a bare PySide6 window")
    said("bare PySide6 window", "", f"{floor.wall:.0f} ({floor.work:.0f})")
    for name, times in taken.items():
        mid = _medians(times)
        wall, work = mid.wall / floor.wall, mid.work / floor.work
        measured = f"{mid.wall:.0f} ({mid.work:.0f}) = {wall:.2f}x ({work:.2f}x)"
        said(name, f"<= {GOAL}x", measured, wall <= GOAL)


def _medians(times: list[Spent]) -> Spent:
    return Spent(median(each.wall for each in times), median(each.work for each in times))


if __name__ == "__main__":
    main()
